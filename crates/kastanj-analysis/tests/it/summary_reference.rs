//! Adjusted p-values and published tables against R.

use kastanj_analysis::multiplicity::{benjamini_hochberg, holm};
use kastanj_analysis::summary_statistics::{
    NaturalCourse, PairedSummary, Similarity, analyse_summary, benchmark,
};
use kastanj_analysis::{Quantity, Refusal};
use proptest::prelude::*;

use crate::series::{Results, Sets, still_says_so};

fn summary(cells: &[Option<f64>]) -> PairedSummary {
    let cell = |i: usize| cells[i].unwrap_or(f64::NAN);
    PairedSummary {
        n: cell(0) as u32,
        mean_before: cell(1),
        sd_before: cell(2),
        mean_after: cell(3),
        sd_after: cell(4),
        r: cells[5],
    }
}

fn natural(summary: PairedSummary) -> NaturalCourse {
    NaturalCourse::new(summary, "invented for the test", Similarity::Low)
        .unwrap_or_else(|e| panic!("{e}"))
}

#[test]
fn agrees_with_r() {
    let Some(sets) = Sets::of("summary") else { return };
    let mut results = Results::default();
    for set in sets.with("p") {
        let p = sets.column(set, "p");
        results.put(set, "holm", holm(&p).unwrap_or_else(|e| panic!("{set}: {e}")));
        results.put(set, "BH", benjamini_hochberg(&p).unwrap_or_else(|e| panic!("{set}: {e}")));
    }
    for set in sets.with("table") {
        let analysis = analyse_summary(&summary(&sets.cells(set, "table")));
        results.put(set, "summary", analysis.unwrap_or_else(|e| panic!("{set}: {e}")));
    }
    for set in sets.with("own") {
        let own = summary(&sets.cells(set, "own"));
        let other = natural(summary(&sets.cells(set, "natural")));
        let result = benchmark(&own, &other).unwrap_or_else(|e| panic!("{set}: {e}"));
        results.put(set, "benchmark", result);
    }
    results.agree_with("summary", |_| 1e-9);
}

#[test]
fn r_still_says_so() {
    still_says_so("summary", 1e-9);
}

const TABLE: PairedSummary = PairedSummary {
    n: 20,
    mean_before: 30.0,
    sd_before: 8.0,
    mean_after: 24.0,
    sd_after: 9.0,
    r: Some(0.6),
};

#[test]
fn impossible_tables_are_refused() {
    let cases = [
        (PairedSummary { n: 1, ..TABLE }, Refusal::TooFew { found: 1, needed: 2 }),
        (
            PairedSummary { sd_before: 0.0, ..TABLE },
            Refusal::ZeroVariance { what: Quantity::Before },
        ),
        (
            PairedSummary { sd_after: 8.0, r: Some(1.0), ..TABLE },
            Refusal::ZeroVariance { what: Quantity::Change },
        ),
    ];
    for (table, refusal) in cases {
        assert_eq!(analyse_summary(&table).err(), Some(refusal));
    }
    let impossible = [
        PairedSummary { r: Some(1.01), ..TABLE },
        PairedSummary { r: Some(f64::NAN), ..TABLE },
        PairedSummary { sd_after: -1.0, ..TABLE },
        PairedSummary { mean_after: f64::INFINITY, ..TABLE },
        PairedSummary { sd_before: 1e200, ..TABLE },
    ];
    for table in impossible {
        assert!(matches!(analyse_summary(&table), Err(Refusal::BadSetting { .. })), "{table:?}");
        assert!(benchmark(&TABLE, &natural(table)).is_err());
    }
    let two = PairedSummary { n: 2, ..TABLE };
    assert_eq!(benchmark(&two, &natural(two)).err(), Some(Refusal::TooFew { found: 4, needed: 5 }));
    assert!(analyse_summary(&two).is_ok_and(|a| a.rows[0].variances.is_none()));
    let unnamed = NaturalCourse::new(TABLE, "", Similarity::High);
    assert_eq!(unnamed.err(), Some(Refusal::NoSource { of: "natural course" }));
    assert!(holm(&[]).is_err() && benjamini_hochberg(&[0.2, 1.1]).is_err());
    assert!(holm(&[f64::NAN]).is_err());
    // No spread after: no correlation, but a change.
    let flat = analyse_summary(&PairedSummary { sd_after: 0.0, ..TABLE });
    assert!(flat.is_ok_and(|a| a.rows[0].effect_sizes.d_rm.is_none()));
}

#[test]
fn an_unknown_correlation_gives_three_rows() {
    let analysis = analyse_summary(&PairedSummary { r: None, ..TABLE }).unwrap();
    assert!(!analysis.r_known);
    assert_eq!(analysis.rows.iter().map(|row| row.r).collect::<Vec<_>>(), [0.3, 0.5, 0.7]);
    let unknown = PairedSummary { r: None, ..TABLE };
    assert_eq!(benchmark(&unknown, &natural(unknown)).unwrap().rows.len(), 3);
    assert_eq!(benchmark(&TABLE, &natural(unknown)).unwrap().rows.len(), 3);
}

proptest! {
    #[test]
    fn adjustment_keeps_order_and_never_helps(p in proptest::collection::vec(0.0_f64..=1.0, 1..40)) {
        let (strict, loose) = (holm(&p).unwrap().adjusted, benjamini_hochberg(&p).unwrap().adjusted);
        for i in 0..p.len() {
            prop_assert!(p[i] <= loose[i] && loose[i] <= strict[i] * (1.0 + 1e-12) && strict[i] <= 1.0);
            for j in 0..p.len() {
                prop_assert!(p[i] > p[j] || (strict[i] <= strict[j] && loose[i] <= loose[j]));
            }
        }
    }

    /// Both groups moved and stretched together: the same d_ppc2; exchanged: the other sign.
    #[test]
    fn benchmark_has_no_unit(shift in -50.0_f64..50.0, stretch in 0.1_f64..50.0) {
        let other = PairedSummary { n: 31, mean_after: 28.5, sd_before: 7.0, r: Some(0.4), ..TABLE };
        let moved = |t: PairedSummary| PairedSummary {
            mean_before: shift + stretch * t.mean_before,
            mean_after: shift + stretch * t.mean_after,
            sd_before: stretch * t.sd_before,
            sd_after: stretch * t.sd_after,
            ..t
        };
        let plain = benchmark(&TABLE, &natural(other)).unwrap().rows[0];
        let scaled = benchmark(&moved(TABLE), &natural(moved(other))).unwrap().rows[0];
        prop_assert!((plain.d_ppc2 - scaled.d_ppc2).abs() < 1e-10);
        prop_assert!((plain.variance - scaled.variance).abs() < 1e-10);
        let exchanged = benchmark(&other, &natural(TABLE)).unwrap().rows[0];
        prop_assert!((plain.d_ppc2 + exchanged.d_ppc2).abs() < 1e-12);
    }
}
