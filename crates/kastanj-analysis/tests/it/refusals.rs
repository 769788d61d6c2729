//! What is refused, and where the refusal points.

use kastanj_analysis::gates::{DescribeGates, SupportedGates};
use kastanj_analysis::paired_change::{Pairs, paired_change};
use kastanj_analysis::pooling::{Estimate, pool};
use kastanj_analysis::{
    Column, Direction, Gates, Outcome, PairedInput, PairedRow, Proportion, Quantity, Refusal,
    ScaleRange, Verdict, paired_analysis,
};

fn input(rows: &[(f64, f64)]) -> PairedInput {
    let rows =
        rows.iter().map(|&(before, after)| PairedRow::new(Some(before), Some(after))).collect();
    PairedInput::new(rows, Direction::HigherIsBetter)
}

const FIVE: [(f64, f64); 5] = [(10.0, 14.0), (12.0, 11.0), (9.0, 15.0), (14.0, 18.0), (11.0, 13.0)];

#[test]
fn impossible_input_is_refused_with_its_place() {
    let mut outside = input(&FIVE);
    outside.range = Some(ScaleRange { lower: 0.0, upper: 17.0 });
    let mut reversed = input(&FIVE);
    reversed.range = Some(ScaleRange { lower: 100.0, upper: 0.0 });
    let mut infinite = input(&FIVE);
    infinite.rows[2].before = Some(f64::NAN);
    let mut huge = input(&FIVE);
    huge.rows[1].after = Some(-1e308);
    let empty = PairedInput::new(vec![PairedRow::default(); 3], Direction::HigherIsBetter);
    let same_before =
        input(&[(10.0, 14.0), (10.0, 11.0), (10.0, 15.0), (10.0, 18.0), (10.0, 13.0)]);
    // 0.1 steps: the changes differ by rounding only.
    let same_change = input(&[(0.1, 0.3), (0.2, 0.4), (0.3, 0.5), (0.4, 0.6), (0.7, 0.9)]);
    let cases = [
        (
            outside,
            Refusal::OutsideRange {
                row: 3,
                column: Column::After,
                value: 18.0,
                lower: 0.0,
                upper: 17.0,
            },
        ),
        (reversed, Refusal::BadRange { lower: 100.0, upper: 0.0 }),
        (infinite, Refusal::NotFinite { row: 2, column: Column::Before }),
        (huge, Refusal::TooLarge { row: 1, column: Column::After }),
        (empty, Refusal::AllMissing),
        (same_before, Refusal::ZeroVariance { what: Quantity::Before }),
        (same_change, Refusal::ZeroVariance { what: Quantity::Change }),
    ];
    for (input, expected) in cases {
        assert_eq!(paired_analysis(&input).map(|a| a.verdict), Err(expected));
    }
}

#[test]
fn contradicting_counts_are_refused() {
    type Change = fn(&mut PairedInput);
    let changes: [(Change, &str); 5] = [
        (|i| (i.asked, i.eligible) = (Some(9), Some(8)), "asked"),
        (|i| (i.persons, i.asked) = (Some(9), Some(8)), "persons"),
        (|i| i.persons = Some(4), "before forms"),
        (|i| (i.persons, i.open_contacts) = (Some(6), 2), "before forms"),
        (|i| i.closed_before_forms = Some(4), "scores before"),
    ];
    for (change, name) in changes {
        let mut input = input(&FIVE);
        change(&mut input);
        let Err(Refusal::CountsDisagree { part_name, .. }) = paired_analysis(&input) else {
            panic!("{name} was accepted")
        };
        assert_eq!(part_name, name);
    }
}

#[test]
fn a_plan_may_not_weaken_disclosure() {
    for gates in [
        Gates { describe_only: DescribeGates { pairs: 4 }, ..Gates::default() },
        Gates {
            supported_change: SupportedGates { pairs_per_service: 2, ..SupportedGates::default() },
            ..Gates::default()
        },
        Gates {
            supported_change: SupportedGates { asked_share: 1.5, ..SupportedGates::default() },
            ..Gates::default()
        },
    ] {
        let mut input = input(&FIVE);
        input.gates = gates;
        assert!(matches!(paired_analysis(&input), Err(Refusal::BadSetting { .. })));
    }
}

#[test]
fn single_statistics_refuse_what_they_cannot_do() {
    let one = Estimate { value: 1.0, variance: 1.0 };
    assert_eq!(pool(&[one]), Err(Refusal::OneService));
    assert!(matches!(pool(&[]), Err(Refusal::TooFew { .. })));
    let flat = Estimate { variance: 0.0, ..one };
    assert!(matches!(pool(&[one, flat]), Err(Refusal::ZeroVariance { .. })));
    assert!(matches!(Proportion::new(1, 0), Err(Refusal::TooFew { .. })));
    assert!(matches!(Proportion::new(3, 2), Err(Refusal::CountsDisagree { .. })));
    let single = Pairs::new(vec![1.0], vec![2.0]).and_then(|pairs| paired_change(&pairs));
    assert_eq!(single, Err(Refusal::TooFew { found: 1, needed: 2 }));
    assert_eq!(Pairs::new(vec![1.0], vec![]), Err(Refusal::UnequalLengths { left: 1, right: 0 }));
}

#[test]
fn two_pairs_have_a_change_but_no_hedges_factor() {
    let pairs = Pairs::new(vec![1.0, 4.0], vec![2.0, 7.0]).unwrap_or_else(|e| panic!("{e}"));
    let change = paired_change(&pairs).unwrap_or_else(|e| panic!("{e}"));
    let sizes =
        kastanj_analysis::effect_size::effect_sizes(&change).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!((change.mean_change, change.df, sizes.g_z), (2.0, 1.0, None));
    assert!(sizes.d_z_interval.is_some());
}

#[test]
fn below_five_pairs_no_mean_leaves_the_program() {
    for n in 0..5 {
        let mut rows = input(&FIVE[..n]).rows;
        rows.push(PairedRow::new(Some(7.0), None));
        let input = PairedInput::new(rows, Direction::HigherIsBetter);
        let analysis = paired_analysis(&input).unwrap_or_else(|e| panic!("{n} pairs: {e}"));
        assert_eq!(analysis.verdict, Verdict::NoStatement);
        assert_eq!(analysis.outcome, Outcome::Withheld { pairs: n as u64, pairs_needed: 5 });
        assert_eq!(analysis.course, None);
        let json = serde_json::to_string(&analysis).unwrap_or_else(|e| panic!("{e}"));
        for word in ["mean", "sd_before", "interval", "half_width_sd", "d_av\""] {
            assert!(!json.contains(&format!("\"{word}")), "{n} pairs leak {word}");
        }
        let counted = ["pairs", "after_per_before", "asked_known", "asked_share", "services"];
        for gate in &analysis.gates {
            let name = serde_json::to_value(gate.name).unwrap_or_else(|e| panic!("{e}"));
            let is_count = counted.iter().any(|count| name == *count);
            assert!(is_count || gate.value.is_none(), "{n} pairs: {name} has a value");
        }
    }
}

#[test]
fn five_pairs_are_described() {
    let analysis = paired_analysis(&input(&FIVE)).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(analysis.verdict, Verdict::DescribeOnly);
    assert!(analysis.findings().is_some());
}

#[test]
fn a_scale_that_hits_the_floor_still_has_a_change() {
    let rows: Vec<(f64, f64)> = (1..9).map(|before| (f64::from(before), 0.0)).collect();
    let analysis = paired_analysis(&input(&rows)).unwrap_or_else(|e| panic!("{e}"));
    let findings = analysis.findings().unwrap_or_else(|| panic!("shown"));
    assert_eq!((findings.change.r, findings.effect_sizes.d_rm), (None, None));
    assert_eq!(findings.dropout.prediction.slope, 0.0);
}
