//! `kastanj analyze summary` and `benchmark`: figures from somebody else's table.

use kastanj_analysis::summary_statistics::{
    Benchmark, NaturalCourse, PairedSummary, SummaryAnalysis, analyse_summary, benchmark,
};
use kastanj_analysis::{Interval, Refusal};
use kastanj_language::tr;
use serde::Serialize;

use super::sheet::Sheet;
use crate::arguments::analyze;
use crate::context::Context;
use crate::failure::Failure;

#[derive(Serialize)]
struct SummaryFigures {
    given: PairedSummary,
    summary: SummaryAnalysis,
}

/// Runs `summary`.
pub(super) fn run(context: &Context, asked: &analyze::figures::Summary) -> Result<(), Failure> {
    let given = PairedSummary::from(&asked.table);
    let summary = analyse_summary(&given).map_err(|refusal| refused(context, &refusal))?;
    let mut sheet = Sheet::plain(context);
    sheet.note(if summary.r_known { "r-known" } else { "r-unknown" });
    for row in &summary.rows {
        let (change, sizes) = (&row.change, &row.effect_sizes);
        sheet.sentence(String::new());
        sheet.figure("r", row.r);
        sheet.estimate("mean-change", change.mean_change, &change.interval);
        sheet.test("test", "t", &[change.df], change.t, Some(change.p_value));
        sheet.figure("sd-change", change.sd_change);
        let offered = sizes.d_av_interval_offered.then_some(sizes.d_av_interval_approximate);
        size(&mut sheet, "d-av", sizes.d_av, offered.as_ref());
        size(&mut sheet, "d-z", sizes.d_z, sizes.d_z_interval.as_ref());
        sheet.figure("glass", sizes.d_glass);
        sheet.figure_if("g-av", sizes.g_av);
        sheet.figure_if("d-rm", sizes.d_rm);
    }
    sheet.note("no-comparison");
    sheet.finish(asked.json, &SummaryFigures { given, summary })
}

fn size(sheet: &mut Sheet, key: &str, value: f64, interval: Option<&Interval>) {
    match interval {
        Some(interval) => sheet.estimate(key, value, interval),
        None => sheet.figure(key, value),
    }
}

fn refused(context: &Context, refusal: &Refusal) -> Failure {
    Failure(kastanj_report::refusal::explain(refusal, context.lang))
}

#[derive(Serialize)]
struct BenchmarkFigures {
    given: PairedSummary,
    benchmark: Benchmark,
}

/// Runs `benchmark`.
pub(super) fn run_benchmark(
    context: &Context,
    asked: &analyze::figures::Benchmark,
) -> Result<(), Failure> {
    let given = PairedSummary::from(&asked.table);
    let natural = PairedSummary {
        n: asked.natural_n,
        mean_before: asked.natural_mean_before,
        sd_before: asked.natural_sd_before,
        mean_after: asked.natural_mean_after,
        sd_after: asked.natural_sd_after,
        r: asked.natural_r,
    };
    let compute = || -> Result<Benchmark, Refusal> {
        let natural = NaturalCourse::new(natural, &asked.natural_source, asked.similarity.into())?;
        benchmark(&given, &natural)
    };
    let benchmark = compute().map_err(|refusal| refused(context, &refusal))?;
    let mut sheet = Sheet::plain(context);
    let similarity = kastanj_desk::key_of(&kastanj_analysis::summary_statistics::Similarity::from(
        asked.similarity,
    ));
    sheet.sentence(tr!(
        sheet.lang,
        "analyze-natural-course",
        source = asked.natural_source.as_str(),
        similarity =
            kastanj_language::lookup(sheet.lang, &format!("analyze-similarity-{similarity}"), &[])
    ));
    sheet.figure("sd-before-pooled", benchmark.sd_before_pooled);
    for row in &benchmark.rows {
        sheet.sentence(String::new());
        sheet.figure("r-own", row.r_own);
        sheet.figure("r-natural", row.r_natural);
        sheet.estimate("d-ppc2", row.d_ppc2, &row.interval);
        let welch = &row.difference;
        sheet.estimate("difference-of-changes", welch.difference, &welch.interval);
        sheet.test("test", "t", &[welch.df], welch.t, Some(welch.p_value));
    }
    sheet.note("benchmark");
    sheet.finish(asked.json, &BenchmarkFigures { given, benchmark })
}
