//! The mean change with services as clusters: the closed form against the general one, and its guard.

use kastanj_analysis::over_services::change_over_services;
use kastanj_analysis::paired_change::{PairedChange, Pairs, paired_change};
use kastanj_analysis::regression::{ClusterCorrection, Design, LeastSquares};
use kastanj_analysis::{
    ChangeOverServices, Direction, GateName, PairedInput, PairedRow, Verdict, paired_analysis,
};

/// Services of these sizes whose means differ by `apart`, people within them by ±4.
fn rows(sizes: &[usize], apart: f64) -> Vec<PairedRow> {
    let mut rows = Vec::new();
    for (service, size) in sizes.iter().enumerate() {
        for i in 0..*size {
            let own = 6.0 + apart * ((service * 5) % 7) as f64 + [4.0, -4.0, 1.0, -1.0][i % 4];
            let before = 40.0 + ((i * 3) % 11) as f64;
            let row = PairedRow::new(Some(before), Some(before + own));
            rows.push(row.in_service(format!("s{service}")));
        }
    }
    rows
}

fn change(rows: &[PairedRow]) -> PairedChange {
    let (before, after) = rows.iter().filter_map(|row| row.before.zip(row.after)).unzip();
    Pairs::new(before, after).and_then(|pairs| paired_change(&pairs)).expect("pairs that vary")
}

fn over(rows: &[PairedRow]) -> Option<ChangeOverServices> {
    change_over_services(rows, &change(rows))
}

#[test]
fn the_closed_form_is_cr2_of_a_line_without_slope() {
    for sizes in [&[5, 5, 5][..], &[40, 15, 5], &[1, 2, 30, 7], &[9, 1, 1, 1, 1, 1, 12]] {
        let rows = rows(sizes, 1.3);
        let changes: Vec<f64> =
            rows.iter().filter_map(|row| Some(row.after? - row.before?)).collect();
        let names: Vec<&str> = rows.iter().filter_map(|row| row.service.as_deref()).collect();
        let general = LeastSquares::fit(&Design::with_intercept(rows.len()), &changes)
            .and_then(|fit| fit.cluster_robust(&names, ClusterCorrection::Cr2))
            .expect("a line without slope");
        let general = &general.coefficients[0];
        let found = over(&rows).expect("three services or more");
        let close =
            |ours: f64, theirs: f64| assert!((ours / theirs - 1.0).abs() < 1e-9, "{ours} {theirs}");
        close(found.standard_error, general.se);
        close(found.df, general.df);
        close(found.cr2_interval.lower, general.interval.lower);
        close(found.cr2_interval.upper, general.interval.upper);
    }
}

/// Services that happen to agree do not make the interval narrower than that of independent people.
#[test]
fn it_is_never_narrower_than_students() {
    let agreeing = rows(&[8, 8, 8, 8], 0.01);
    let found = over(&agreeing).expect("four services");
    assert!(found.student_is_wider && found.cr2_interval.half_width() < found.half_width);
    assert_eq!(found.interval, change(&agreeing).interval);
    assert!(found.p_value >= change(&agreeing).p_value);
    let apart = over(&rows(&[8, 8, 8, 8], 2.0)).expect("four services");
    assert!(!apart.student_is_wider && apart.half_width > 2.0 * found.half_width);
}

/// Two services say nothing of how much services differ; pairs without a service are one more.
#[test]
fn it_takes_three_services() {
    let mut two = rows(&[10, 10], 1.0);
    assert_eq!(over(&two), None);
    two.push(PairedRow::new(Some(40.0), Some(52.0)));
    assert_eq!(over(&two).map(|found| found.services), Some(3));
}

/// The highest step asks of the interval over services, the one below of those who answered.
#[test]
fn services_that_differ_keep_a_study_from_the_highest_step() {
    let verdict = |apart: f64| {
        let mut input = PairedInput::new(rows(&[20; 4], apart), Direction::HigherIsBetter);
        (input.eligible, input.asked) = (Some(100), Some(90));
        paired_analysis(&input).expect("an analysis")
    };
    assert_eq!(verdict(0.0).verdict, Verdict::SupportedChange);
    let apart = verdict(4.0);
    assert_eq!(apart.verdict, Verdict::Indication, "{:#?}", apart.gates);
    let value = |step| {
        let gate =
            |gate: &&kastanj_analysis::Gate| gate.step == step && gate.name == GateName::HalfWidth;
        apart.gates.iter().find(gate).and_then(|gate| gate.value).expect("a half-width")
    };
    assert!(value(Verdict::SupportedChange) > 2.0 * value(Verdict::Indication));
}
