//! The change divided by different spreads, and exact tests, each beside an interval.

use kastanj_analysis::Findings;
use kastanj_analysis::wilcoxon::SignedRank;
use kastanj_language::{Lang, decimal, tr};

use crate::document::{Block, Row, Table};
use crate::effect::telling::Telling;

pub(super) fn section(telling: &Telling<'_>, findings: &Findings) -> Vec<Block> {
    vec![standardised(telling, findings), exact(telling, findings)]
}

fn standardised(telling: &Telling<'_>, findings: &Findings) -> Block {
    let (lang, sizes) = (telling.lang, &findings.effect_sizes);
    let number = |value: f64| telling.standardised(value);
    let maybe = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), number);
    let dash = || "–".to_owned();
    // Offered only where simulation shows that it covers; else the interval in scale points serves.
    let approximate = if sizes.d_av_interval_offered {
        let interval = telling.standardised_interval(findings.interval().divided_by(sizes.sd_av));
        tr!(lang, "report-approximate", interval = interval)
    } else {
        dash()
    };
    let rows = vec![
        Row::texts([tr!(lang, "report-d-av"), number(sizes.d_av), maybe(sizes.g_av), approximate]),
        Row::texts([
            tr!(lang, "report-d-z"),
            number(sizes.d_z),
            maybe(sizes.g_z),
            // Noncentral t takes everyone for independent.
            sizes
                .d_z_interval
                .filter(|_| findings.over_services.is_none())
                .map_or_else(dash, |interval| telling.standardised_interval(interval)),
        ]),
        Row::texts([tr!(lang, "report-d-rm"), maybe(sizes.d_rm), maybe(sizes.g_rm), dash()]),
        Row::texts([
            tr!(lang, "report-d-before"),
            number(sizes.d_glass),
            maybe(sizes.g_glass),
            dash(),
        ]),
        Row::texts([
            tr!(lang, "report-d-av-arithmetic"),
            number(sizes.d_av_arithmetic),
            maybe(sizes.g_av_arithmetic),
            dash(),
        ]),
    ];
    Block::Table(Table {
        caption: tr!(lang, "report-standardised-caption"),
        head: vec![
            tr!(lang, "report-divided-by"),
            "d".to_owned(),
            tr!(lang, "report-hedges"),
            tr!(lang, "report-interval", level = telling.level()),
        ],
        figures: vec![1, 2, 3],
        widths: vec![11, 3, 5, 8],
        rows,
        note: Some(
            match findings.over_services {
                None => tr!(lang, "report-standardised-note"),
                Some(_) => {
                    let words = tr!(lang, "report-standardised-services");
                    format!("{} {words}", tr!(lang, "report-standardised-note"))
                }
            }
            .into(),
        ),
    })
}

fn exact(telling: &Telling<'_>, findings: &Findings) -> Block {
    let lang = telling.lang;
    let interval = tr!(
        lang,
        "report-mean-with-interval",
        mean = telling.points(findings.change.mean_change),
        interval = telling.interval(findings.interval())
    );
    let row =
        |name: String, p: String, about: String| Row::texts([name, p, about, interval.clone()]);
    let change = &findings.change;
    let (name, t, df) = match &findings.over_services {
        Some(over) if !over.student_is_wider => {
            let t = change.mean_change / over.standard_error;
            (tr!(lang, "report-test-t-services"), t, decimal(lang, over.df, 1))
        }
        _ => (tr!(lang, "report-test-t"), change.t, decimal(lang, change.df, 0)),
    };
    let mut rows = vec![row(
        name,
        p_value(lang, findings.p_value()),
        tr!(lang, "report-test-t-about", t = decimal(lang, t, 2), df = df),
    )];
    let ranked = |name: String, test: Option<SignedRank>| {
        test.map(|test| {
            let about = tr!(
                lang,
                "report-test-rank-about",
                v = decimal(lang, test.v, 1),
                n = test.n_nonzero
            );
            row(name, p_value(lang, test.p_value), about)
        })
    };
    rows.extend(ranked(tr!(lang, "report-test-wilcoxon"), findings.wilcoxon));
    rows.extend(ranked(tr!(lang, "report-test-pratt"), findings.wilcoxon_pratt));
    rows.extend(findings.sign_flip.map(|test| {
        let about = if test.enumerated {
            tr!(lang, "report-test-flip-floor", floor = p_value(lang, test.p_floor))
        } else {
            tr!(
                lang,
                "report-test-flip-drawn",
                draws = telling.number(test.patterns),
                seed = test.seed.unwrap_or_default().to_string()
            )
        };
        row(tr!(lang, "report-test-flip"), p_value(lang, test.p_value), about)
    }));
    Block::Table(Table {
        caption: tr!(lang, "report-tests-caption"),
        head: vec![
            tr!(lang, "report-test"),
            "p".to_owned(),
            tr!(lang, "report-test-about"),
            tr!(lang, "report-mean-and-interval"),
        ],
        figures: vec![1],
        widths: vec![7, 4, 7, 8],
        rows,
        note: Some(tests_note(telling, findings).into()),
    })
}

fn tests_note(telling: &Telling<'_>, findings: &Findings) -> String {
    let lang = telling.lang;
    let median = telling.points(findings.hodges_lehmann.with_zeros);
    let note = tr!(lang, "report-tests-note", median = median);
    if findings.over_services.is_none() {
        return note;
    }
    format!("{note} {}", tr!(lang, "report-tests-services"))
}

/// A p-value as text; it always stands in a row with an interval.
pub(super) fn p_value(lang: Lang, p: f64) -> String {
    if p < 0.0001 {
        format!("p < {}", decimal(lang, 0.0001, 4))
    } else {
        format!("p = {}", decimal(lang, p, if p < 0.01 { 4 } else { 3 }))
    }
}
