//! The BCa bootstrap against R: exactly from the same resamples, within Monte Carlo error from our
//! own.

use kastanj_analysis::Refusal;
use kastanj_analysis::paired_change::Pairs;
use kastanj_analysis::resampling::{
    Bca, BcaSettings, PairedStatistic, QuantileType, bca, bca_from_replicates, jackknife,
    replicates,
};
use proptest::prelude::*;

use crate::r;
use crate::series::{Results, Sets, still_says_so};

const STATISTICS: [PairedStatistic; 6] = [
    PairedStatistic::MeanChange,
    PairedStatistic::DZ,
    PairedStatistic::DAv,
    PairedStatistic::Glass,
    PairedStatistic::RateRatio,
    PairedStatistic::MedianChange,
];

fn pairs(before: &[f64], after: &[f64]) -> Pairs {
    Pairs::new(before.to_vec(), after.to_vec()).unwrap_or_else(|e| panic!("{e}"))
}

#[test]
fn agrees_with_r_on_the_same_resamples_and_on_our_own() {
    let Some(sets) = Sets::of("resampling") else { return };
    let mut results = Results::default();
    let stored = r::stored("resampling");
    for set in sets.with("replicates") {
        let statistic = STATISTICS[sets.number(set, "statistic") as usize - 1];
        let pairs = pairs(&sets.column(set, "before"), &sets.column(set, "after"));
        let left_out = jackknife(&pairs, statistic).unwrap_or_else(|e| panic!("{set}: {e}"));
        let (estimate, _) = replicates(&pairs, statistic, 0, 0).unwrap();
        for (name, quantile) in [("bca6", QuantileType::Type6), ("bca7", QuantileType::Type7)] {
            let drawn = sets.column(set, "replicates");
            let result = bca_from_replicates(estimate, drawn, &left_out, quantile);
            results.put(set, name, result.unwrap_or_else(|e| panic!("{set}: {e}")));
        }
        let settings = BcaSettings { resamples: 60_000, ..BcaSettings::seeded(4) };
        let own = bca(&pairs, statistic, &settings).unwrap_or_else(|e| panic!("{set}: {e}"));
        for (end, value) in [("lower", own.interval.lower), ("upper", own.interval.upper)] {
            let key = format!("/{set}/drawn/interval/{end}");
            let Some((_, theirs)) = stored.iter().find(|(stored, _)| *stored == key) else {
                assert!(statistic == PairedStatistic::MedianChange, "no {key}");
                continue;
            };
            if own.at_the_end && end == "lower" {
                // Beyond all resamples there is no Monte Carlo error to speak of.
                assert!(set.starts_with("skew"), "{set} is at the end");
                continue;
            }
            // The distribution function at the end is √(p(1−p)/B) uncertain in both; ±4 of it.
            let error = four_errors(&pairs, statistic, &own, value < own.estimate);
            assert!((value - theirs).abs() < error, "{key}: {value} against {theirs} ± {error}");
        }
        results.put(set, "drawn", own);
    }
    results.agree_with("resampling", |key| if key.contains("/drawn/") { 1.0 } else { 1e-9 });
}

/// Distance between the quantiles that lie four Monte Carlo errors to either side: that of the
/// share itself, and that of z₀ (1.25/√B), which moves the share by φ·(1 + 1/(1 − a(z₀ + z))²).
fn four_errors(pairs: &Pairs, statistic: PairedStatistic, own: &Bca, lower: bool) -> f64 {
    let (_, mut drawn) = replicates(pairs, statistic, 60_000, 5).unwrap();
    drawn.sort_by(f64::total_cmp);
    let share = if lower { own.lower_share } else { own.upper_share };
    let z = if lower { -1.96 } else { 1.96 };
    let stretch = 1.0 / (1.0 - own.acceleration * (own.bias_correction + z));
    let normal = kastanj_analysis::distribution::normal_quantile(share);
    let density = (-normal * normal / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt();
    let by_z0 = density * (1.0 + stretch * stretch) * 1.2533;
    let per_draw = share * (1.0 - share) + by_z0 * by_z0;
    let error = 4.0 * (per_draw * (1.0 / 20_000.0 + 1.0 / 60_000.0)).sqrt();
    let at = |p: f64| QuantileType::Type7.of_sorted(&drawn, p.clamp(0.0, 1.0)).unwrap();
    at(share + error) - at(share - error)
}

#[test]
fn r_still_says_so() {
    still_says_so("resampling", 1e-9);
}

#[test]
fn the_number_of_threads_changes_no_bit() {
    let before: Vec<f64> = (0..37).map(|i| f64::from(i * 7 % 23)).collect();
    let after: Vec<f64> = (0..37).map(|i| f64::from(i * 11 % 29) + 1.0).collect();
    let pairs = pairs(&before, &after);
    for statistic in STATISTICS {
        let with = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            let (_, drawn) = pool.install(|| replicates(&pairs, statistic, 700, 9)).unwrap();
            drawn.iter().map(|value| value.to_bits()).collect::<Vec<_>>()
        };
        let one = with(1);
        assert_eq!(one, with(3));
        assert_eq!(one, with(8));
        let (_, other) = replicates(&pairs, statistic, 700, 10).unwrap();
        assert!(other.iter().zip(&one).any(|(value, bits)| value.to_bits() != *bits));
    }
}

#[test]
fn what_has_no_bootstrap_is_refused() {
    let settings = BcaSettings::seeded(1);
    let flat = pairs(&[1.0, 2.0, 3.0, 4.0], &[2.0, 3.0, 4.0, 5.0]);
    assert_eq!(bca(&flat, PairedStatistic::DZ, &settings), Err(Refusal::UndefinedStatistic));
    assert_eq!(bca(&flat, PairedStatistic::MeanChange, &settings), Err(Refusal::NoInfluence));
    let few = pairs(&[1.0, 2.0, 3.0, 4.0], &[2.0, 5.0, 3.5, 5.0]);
    let refusal = bca(&few, PairedStatistic::DZ, &settings);
    assert!(matches!(refusal, Err(Refusal::UndefinedResamples { undefined, .. }) if undefined > 0));
    let two = pairs(&[1.0, 2.0], &[2.0, 5.0]);
    let refusal = bca(&two, PairedStatistic::MeanChange, &settings);
    assert_eq!(refusal, Err(Refusal::TooFew { found: 2, needed: 3 }));
    let negative = pairs(&[1.0, 2.0, 3.0], &[2.0, -5.0, 1.0]);
    let refusal = bca(&negative, PairedStatistic::RateRatio, &settings);
    assert_eq!(refusal, Err(Refusal::NotACount { index: 1 }));
    let none_before = pairs(&[0.0, 0.0, 0.0], &[2.0, 5.0, 1.0]);
    let refusal = bca(&none_before, PairedStatistic::RateRatio, &settings);
    assert_eq!(refusal, Err(Refusal::UndefinedStatistic));
    let rare = BcaSettings { resamples: 99, ..settings };
    assert!(matches!(bca(&few, PairedStatistic::DZ, &rare), Err(Refusal::BadSetting { .. })));
    let outside = bca_from_replicates(9.0, vec![1.0, 2.0], &[1.0, 3.0], QuantileType::Type7);
    assert_eq!(outside, Err(Refusal::BootstrapBreaksDown));
    assert!(bca_from_replicates(9.0, vec![1.0], &[1.0, 3.0], QuantileType::Type7).is_err());
    let huge = pairs(&[1e100, -1e100, 3.0], &[-1e100, 1e100, 9.0]);
    for statistic in STATISTICS {
        let result = bca(&huge, statistic, &settings);
        assert!(result.is_err() || result.is_ok_and(|b| b.interval.lower.is_finite()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    /// Moved and stretched: standardised figures stay, the mean change is stretched.
    #[test]
    fn keeps_shift_and_scale(
        rows in proptest::collection::vec((0_u32..50, 0_u32..50), 25..40),
        shift in -30.0_f64..30.0,
        stretch in 0.1_f64..10.0,
    ) {
        let at = |recode: &dyn Fn(f64) -> f64, statistic| {
            let (x, y): (Vec<f64>, Vec<f64>) = rows
                .iter()
                .map(|&(x, y)| (recode(f64::from(x)), recode(f64::from(y))))
                .unzip();
            let settings = BcaSettings { resamples: 400, ..BcaSettings::seeded(3) };
            bca(&pairs(&x, &y), statistic, &settings)
        };
        for (statistic, unit) in [
            (PairedStatistic::MeanChange, stretch),
            (PairedStatistic::MedianChange, stretch),
            (PairedStatistic::DZ, 1.0),
            (PairedStatistic::DAv, 1.0),
            (PairedStatistic::Glass, 1.0),
        ] {
            match (at(&|x| x, statistic), at(&|x| shift + stretch * x, statistic)) {
                (Ok(a), Ok(b)) => {
                    let near = |x: f64, y: f64| (x * unit - y).abs() < 1e-8 * (1.0 + y.abs());
                    prop_assert!(near(a.interval.lower, b.interval.lower), "{:?} {:?}", a, b);
                    prop_assert!(near(a.interval.upper, b.interval.upper), "{:?} {:?}", a, b);
                    prop_assert!(a.interval.lower <= a.interval.upper);
                }
                (a, b) => prop_assert_eq!(a.is_err(), b.is_err()),
            }
        }
    }
}
