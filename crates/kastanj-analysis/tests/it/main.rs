//! Kastanj's figures against R, against their own rules, and one step either side of every gate.

mod counts_reference;
mod coverage;
mod individual_reference;
mod json_keys;
mod large;
mod loss;
mod monitoring_reference;
mod nine_pairs;
mod ordinal_reference;
mod paired_reference;
mod pooling_reference;
mod properties;
mod question_diet;
mod r;
mod refusals;
mod resampling_reference;
mod series;
mod single_reference;
mod summary_reference;
mod tables_reference;
mod verdict_steps;
