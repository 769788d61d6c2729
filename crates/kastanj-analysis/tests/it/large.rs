//! Many rows: neither quadratic memory nor minutes, and the result says what was approximated.

use kastanj_analysis::paired_change::Pairs;
use kastanj_analysis::sign_flip::{FlipMethod, sign_flip};
use kastanj_analysis::wilcoxon::PMethod;
use kastanj_analysis::{Direction, PairedInput, PairedRow, paired_analysis};

#[test]
fn two_hundred_thousand_pairs_are_analysed() {
    // Writing down all averages of pairs of changes would take 160 GB.
    let rows = (0..200_000_u32).map(|i| {
        let before = f64::from(i * 7 % 101);
        PairedRow::new(Some(before), Some(before + f64::from(i * 13 % 21) - 9.0))
    });
    let input = PairedInput::new(rows.collect(), Direction::HigherIsBetter);
    let analysis = paired_analysis(&input).unwrap_or_else(|refusal| panic!("{refusal}"));
    let findings = analysis.findings().unwrap_or_else(|| panic!("figures"));
    assert_eq!(findings.change.n, 200_000);
    // The changes -9..=11 come equally often: symmetric about 1.
    assert!((findings.hodges_lehmann.with_zeros - 1.0).abs() < 1e-9);
    assert_eq!(findings.sign_flip.map(|test| test.method), Some(FlipMethod::NormalApproximation));
    assert_eq!(findings.wilcoxon.map(|test| test.method), Some(PMethod::NormalApproximation));
}

#[test]
fn the_normal_approximation_continues_what_random_patterns_say() {
    let pairs = |n: u32| {
        let changes = (0..n).map(|i| f64::from(i * 13 % 23) - 11.0 + 0.3);
        Pairs::new(vec![0.0; n as usize], changes.collect())
            .and_then(|pairs| sign_flip(&pairs, 7))
            .unwrap_or_else(|refusal| panic!("{refusal}"))
    };
    // Just below and just above the limit: 23 changes per round, so 5,014 is 218 rounds.
    let (drawn, approximated) = (pairs(4_991), pairs(5_014));
    assert_eq!(drawn.method, FlipMethod::MonteCarlo);
    assert_eq!(approximated.method, FlipMethod::NormalApproximation);
    assert!(drawn.p_value > 0.001 && drawn.p_value < 0.1, "{drawn:?}");
    let allowed = 4.0 * drawn.monte_carlo_se + 0.001;
    assert!((drawn.p_value - approximated.p_value).abs() < allowed, "{drawn:?} {approximated:?}");
    assert_eq!(approximated.seed, None);
}
