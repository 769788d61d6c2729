//! The paired analysis of a published table: n, means and standard deviations, perhaps r.

mod benchmark;
mod paired_summary;
mod sampling_variance;

pub use benchmark::{Benchmark, BenchmarkRow, NaturalCourse, Similarity, benchmark, benchmark_at};
pub use paired_summary::{
    ASSUMED_CORRELATIONS, PairedSummary, SummaryAnalysis, SummaryRow, analyse_summary,
};
pub use sampling_variance::{SamplingVariances, sampling_variances};
