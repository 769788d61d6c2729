//! Those lost: scenarios worked by hand, and the rule that nobody lost can help.

use kastanj_analysis::dropout::{Lost, dropout_sensitivity, least_favourable_mean};
use kastanj_analysis::paired_change::{Pairs, paired_change};
use kastanj_analysis::{
    Assumption, Direction, DropoutSensitivity, GateName, PairedInput, PairedRow, ScaleRange,
    TippingStatus, Verdict, paired_analysis,
};

/// after = 10 + before exactly plus (−1, 1, 1, −1): mean before 25, mean change 10, slope 1.
fn sensitivity(lost: &[f64], without_score: u64, direction: Direction) -> DropoutSensitivity {
    let before = vec![10.0, 20.0, 30.0, 40.0];
    let after = vec![19.0, 31.0, 41.0, 49.0];
    let pairs = Pairs::new(before, after).unwrap_or_else(|e| panic!("{e}"));
    let change = paired_change(&pairs).unwrap_or_else(|e| panic!("{e}"));
    let lost = Lost { before: lost.to_vec(), without_score };
    let range = ScaleRange { lower: 0.0, upper: 50.0 };
    dropout_sensitivity(&pairs, &change, change.half_width, &lost, Some((range, direction)))
}

fn mean(sensitivity: &DropoutSensitivity, assumption: Assumption) -> f64 {
    sensitivity.scenario(assumption).map_or(f64::NAN, |scenario| scenario.mean_change)
}

#[test]
fn scenarios_by_hand() {
    let s = sensitivity(&[20.0, 36.0], 0, Direction::HigherIsBetter);
    assert!((s.prediction.slope - 1.0).abs() < 1e-12);
    let expected = [
        (Assumption::Completers, 10.0),
        (Assumption::MissingAtRandom, 10.0),
        (Assumption::LostUnchanged, 40.0 / 6.0),
        (Assumption::LostAtWorstEnd, (40.0 - 20.0 - 36.0) / 6.0),
        (Assumption::LostAtBestEnd, (40.0 + 30.0 + 14.0) / 6.0),
    ];
    for (assumption, value) in expected {
        assert!((mean(&s, assumption) - value).abs() < 1e-12, "{assumption:?}");
    }
    for scenario in &s.scenarios {
        assert!(
            (scenario.interval.half_width() - s.half_width).abs() < 1e-12,
            "filled-in rows narrow nothing"
        );
    }
    let lower_is_better = sensitivity(&[20.0, 36.0], 0, Direction::LowerIsBetter);
    assert!((mean(&lower_is_better, Assumption::LostAtWorstEnd) - 84.0 / 6.0).abs() < 1e-12);
}

#[test]
fn the_tipping_point_makes_the_mean_zero_and_knows_the_scale() {
    // Two lost must change by −20 each: from 28 on average to 8, possible; delta = −30.
    let s = sensitivity(&[20.0, 36.0], 0, Direction::HigherIsBetter);
    assert_eq!(s.tipping.status, TippingStatus::WithinRange);
    assert!((s.tipping.delta.unwrap_or(f64::NAN) + 30.0).abs() < 1e-9);
    assert!((s.tipping.mean_after_of_lost.unwrap_or(f64::NAN) - 8.0).abs() < 1e-9);
    // One lost at 36 would have to end at −4: not on the scale.
    let s = sensitivity(&[36.0], 0, Direction::HigherIsBetter);
    assert_eq!(s.tipping.status, TippingStatus::NoPlausibleDelta);
    let s = sensitivity(&[], 0, Direction::HigherIsBetter);
    assert_eq!((s.tipping.status, s.tipping.delta), (TippingStatus::NobodyLost, None));
}

#[test]
fn a_form_without_a_score_counts_as_a_person_lost() {
    let s = sensitivity(&[], 2, Direction::HigherIsBetter);
    assert_eq!((s.lost, s.lost_without_score), (2, 2));
    assert!((mean(&s, Assumption::LostUnchanged) - 40.0 / 6.0).abs() < 1e-12);
}

#[test]
fn the_delta_line_passes_through_the_regression() {
    let s = sensitivity(&[20.0, 36.0], 0, Direction::HigherIsBetter);
    assert_eq!(s.delta_line.len(), 9);
    assert!((s.delta_line[4].mean_change - mean(&s, Assumption::MissingAtRandom)).abs() < 1e-12);
    let slope =
        (s.delta_line[8].mean_change - s.delta_line[0].mean_change) / (2.0 * s.sd_for_delta);
    assert!((slope - 2.0 / 6.0).abs() < 1e-12, "a third of all people are lost");
}

/// The same through the whole analysis: nothing before predicts after, those lost stood at the top.
/// 20 · 20 − 12 · 35 < 0: no indication. Two more at the completers' mean, 15 each, would turn a
/// plain mean positive.
#[test]
fn two_more_people_lost_do_not_make_an_indication() {
    let pair = |i: usize| {
        let before = if i.is_multiple_of(2) { 40.25 } else { 59.75 };
        PairedRow::new(Some(before), Some(if (i / 2).is_multiple_of(2) { 69.0 } else { 71.0 }))
    };
    let mut rows: Vec<PairedRow> = (0..20).map(pair).collect();
    rows.extend((0..12).map(|_| PairedRow::new(Some(100.0), None)));
    let mut input = PairedInput::new(rows, Direction::HigherIsBetter);
    (input.eligible, input.asked) = (Some(90), Some(80));
    input.gates.indication.half_width = 2.0;
    for _ in 0..3 {
        let analysis = paired_analysis(&input).unwrap_or_else(|e| panic!("{e}"));
        let failed: Vec<GateName> = analysis.failed_gates().map(|gate| gate.name).collect();
        assert_eq!(
            (analysis.verdict, failed),
            (Verdict::DescribeOnly, vec![GateName::LostShifted])
        );
        input.rows.push(PairedRow::new(Some(50.0), None));
    }
}

#[test]
fn nobody_lost_can_help_another() {
    // Twenty pairs at +1, twenty lost at −1.1: below zero. Ten more lost at +0.5 lift the plain mean
    // above it. The least favourable mean stays where it was.
    let mut lost = vec![-1.1; 20];
    let before = least_favourable_mean(20, 1.0, &lost);
    assert!(before < 0.0);
    lost.extend([0.5; 10]);
    let plain = (20.0 + lost.iter().sum::<f64>()) / 50.0;
    assert!(plain > 0.0);
    assert!((least_favourable_mean(20, 1.0, &lost) - before).abs() < 1e-12);
    // With all alike it is the plain mean.
    assert!((least_favourable_mean(20, 1.0, &[0.25; 5]) - 21.25 / 25.0).abs() < 1e-12);
}
