//! Figures for two of the rival explanations, where the plan says what it takes to compute them.

use kastanj_analysis::individual::{EntryRule, RegressionInput, regression_to_the_mean};
use kastanj_analysis::summary_statistics::{
    NaturalCourse, PairedSummary, Similarity, benchmark_at,
};
use kastanj_analysis::{Direction, Findings};
use kastanj_language::tr;

use crate::document::Block;
use crate::effect::telling::Telling;
use crate::refusal::explain;

/// Regression to the mean, and the natural course, each with its figure or why there is none.
pub(super) fn figures(telling: &Telling<'_>) -> Vec<Block> {
    let Some(findings) = telling.findings() else { return Vec::new() };
    vec![
        Block::Paragraph(towards_the_mean(telling).into()),
        Block::Paragraph(natural_course(telling, findings).into()),
    ]
}

fn towards_the_mean(telling: &Telling<'_>) -> String {
    let (lang, declared) = (telling.lang, &telling.input.declared);
    let (Some(limit), Some(norm), Some(reliability)) =
        (declared.entry_limit, &declared.norm, &declared.reliability)
    else {
        return tr!(lang, "report-rtm-none");
    };
    let found = regression_to_the_mean(&RegressionInput {
        mean: norm.mean(),
        sd: norm.sd(),
        r: Some(reliability.value()),
        entry_cut_off: Some(limit),
        // Those who are let in are those who score badly.
        entry: match telling.analysis.direction {
            Direction::HigherIsBetter => EntryRule::Below,
            Direction::LowerIsBetter => EntryRule::Above,
        },
    });
    match found {
        Ok(found) => tr!(
            lang,
            "report-rtm",
            limit = telling.score(limit),
            points = telling.points(found.expected_change),
            source = norm.source()
        ),
        Err(refusal) => explain(&refusal, lang),
    }
}

fn natural_course(telling: &Telling<'_>, findings: &Findings) -> String {
    let (lang, change) = (telling.lang, &findings.change);
    let Some(declared) = &telling.input.declared.natural_course else {
        return tr!(lang, "report-course-none");
    };
    let people = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    let own = PairedSummary {
        n: people(change.n),
        mean_before: change.mean_before,
        sd_before: change.sd_before,
        mean_after: change.mean_after,
        sd_after: change.sd_after,
        r: change.r,
    };
    let other = PairedSummary {
        n: people(declared.persons),
        mean_before: declared.mean_before,
        sd_before: declared.sd_before,
        mean_after: declared.mean_after,
        sd_after: declared.sd_after,
        r: None,
    };
    // The plan says in its own words how alike they are, and those are printed.
    let found = NaturalCourse::new(other, declared.source.clone(), Similarity::Low)
        .and_then(|natural| benchmark_at(&own, &natural, telling.analysis.level));
    let row = match found.map(|found| found.rows) {
        Ok(rows) => rows.into_iter().reduce(|a, b| if a.variance > b.variance { a } else { b }),
        Err(refusal) => return explain(&refusal, lang),
    };
    let Some(row) = row else { return tr!(lang, "report-course-none") };
    tr!(
        lang,
        "report-course",
        count = telling.number(declared.persons),
        natural = telling.points(declared.mean_after - declared.mean_before),
        own = telling.points(change.mean_change),
        d = telling.standardised(row.d_ppc2),
        interval = telling.standardised_interval(row.interval),
        source = &declared.source,
        similarity = &declared.similarity
    )
}
