//! The service shaped 29 / 22 / 9: a naive tool would celebrate, the verdict describes only.

use kastanj_analysis::{
    Baseline, Course, Direction, GateName, PairedAnalysis, PairedInput, PairedRow, ScaleRange,
    TippingStatus, Verdict, paired_analysis,
};

fn analysis() -> PairedAnalysis {
    let changes = [18.0, 25.0, 12.0, 30.0, 22.0, 15.0, 27.0, 8.0, 20.0];
    let mut rows: Vec<PairedRow> = changes
        .iter()
        .enumerate()
        .map(|(i, change)| {
            let before = 30.0 + 5.0 * (i % 5) as f64;
            PairedRow::new(Some(before), Some(before + change))
        })
        .collect();
    rows.extend((0..13).map(|i| PairedRow::new(Some(28.0 + 3.0 * f64::from(i % 6)), None)));
    let mut input = PairedInput::new(rows, Direction::HigherIsBetter);
    input.range = Some(ScaleRange { lower: 0.0, upper: 100.0 });
    (input.eligible, input.asked, input.persons) = (Some(60), Some(40), Some(29));
    paired_analysis(&input).unwrap_or_else(|e| panic!("{e}"))
}

#[test]
fn nine_striking_pairs_are_described_only() {
    let analysis = analysis();
    let findings = analysis.findings().unwrap_or_else(|| panic!("nine pairs may be described"));
    assert!(
        findings.change.p_value < 0.0005 && findings.effect_sizes.d_z > 2.0,
        "striking on purpose"
    );
    assert_eq!(analysis.course, Some(Course::Improvement));
    assert_eq!(analysis.verdict, Verdict::DescribeOnly);
    let failed: Vec<GateName> = analysis.failed_gates().map(|gate| gate.name).collect();
    assert_eq!(failed, [GateName::Pairs, GateName::AfterPerBefore, GateName::HalfWidth]);
}

#[test]
fn everything_the_page_needs_is_there() {
    let analysis = analysis();
    let flow = &analysis.flow;
    assert_eq!(
        (flow.persons, flow.closed_before_forms, flow.pairs, flow.lost),
        (Some(29), 22, 9, 13)
    );
    assert_eq!(flow.pairs_of_before.map(|share| (share.count, share.of)), Some((9, 22)));
    let findings = analysis.findings().unwrap_or_else(|| panic!("shown"));
    assert_eq!(findings.dropout.scenarios.len(), 5);
    assert_eq!(findings.sign_flip.map(|test| test.p_floor), Some(2.0 / 512.0));
    // The change is so large that those lost would have to fall below the scale's end to remove it.
    assert_eq!(findings.dropout.tipping.status, TippingStatus::WithinRange);
    let Baseline::Compared(baseline) = &findings.baseline else { panic!("nine and thirteen") };
    assert!(baseline.welch.is_none(), "no p below 20 pairs");
    let row = analysis
        .planner
        .by_sd_change
        .iter()
        .find(|row| row.half_width == 0.3)
        .unwrap_or_else(|| panic!("0.3"));
    // 46 pairs: t(.975, 45)/√46 = 0.297; 45 give 0.3004. 46 · 29/9 = 148.2; 149 · 40/29 = 205.5.
    assert_eq!(
        (row.expected.pairs, row.expected.persons, row.expected.asked),
        (46, Some(149), Some(206))
    );
    assert_eq!(row.expected.persons_at_70_percent, 66);
    assert!(row.assured_90.pairs > row.expected.pairs);
}
