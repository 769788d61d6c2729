//! Anytime-valid bounds and Bayesian side notes against R, and the bounds against chance.

use kastanj_analysis::bayes::{DEFAULT_RSCALE, NormalPrior, jzs_bayes_factor, posterior};
use kastanj_analysis::monitoring::{SequenceTuning, always_valid, confidence_sequence, t_e_values};
use kastanj_analysis::paired_change::{Pairs, paired_change};
use kastanj_analysis::{Level, Quantity, Refusal};
use rand::{RngExt as _, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::series::{Results, Sets, still_says_so};

const TUNING: SequenceTuning = SequenceTuning { sd: 3.0, rho: 0.5, alpha: 0.05 };

fn results_of(sets: &Sets, set: &str, results: &mut Results) -> Result<(), Refusal> {
    let pairs = Pairs::new(sets.column(set, "before"), sets.column(set, "after"))?;
    results.put(set, "e_values", t_e_values(pairs.change(), 0.5)?);
    results.put(set, "sequence", confidence_sequence(pairs.change(), &TUNING)?);
    let change = paired_change(&pairs)?;
    for (name, alpha) in [("always", 0.05), ("always_at_90", 0.1)] {
        results.put(set, name, always_valid(&change, 0.5, Level::of_alpha(alpha)?)?);
    }
    results.put(set, "jzs", jzs_bayes_factor(&pairs, DEFAULT_RSCALE)?);
    results.put(set, "jzs_wide", jzs_bayes_factor(&pairs, 1.0)?);
    let sd_before = paired_change(&pairs)?.sd_before;
    for (name, prior) in [
        ("sceptical", NormalPrior::sceptical(sd_before)?),
        ("neutral", NormalPrior::neutral(sd_before)?),
        ("declared", NormalPrior::declared(2.0, 1.5)?),
    ] {
        results.put(set, name, posterior(&pairs, prior)?);
    }
    Ok(())
}

#[test]
fn agrees_with_r() {
    let Some(sets) = Sets::of("monitoring") else { return };
    let mut results = Results::default();
    for set in sets.with("before") {
        results_of(&sets, set, &mut results).unwrap_or_else(|e| panic!("{set}: {e}"));
    }
    results.agree_with("monitoring", |_| 1e-8);
}

#[test]
fn r_still_says_so() {
    still_says_so("monitoring", 1e-8);
}

/// Standard normal by the sum of twelve uniforms would not do: Box and Muller.
fn normal(rng: &mut ChaCha8Rng) -> f64 {
    let (u, v): (f64, f64) = (rng.random(), rng.random());
    (-2.0 * (1.0 - u).ln()).sqrt() * (2.0 * std::f64::consts::PI * v).cos()
}

/// With two pairs every mean is possible; the interval appears with more, and is wider than a fixed
/// one at every n.
#[test]
fn the_interval_of_all_looks_is_the_wider_one() {
    let mut rng = ChaCha8Rng::seed_from_u64(7);
    let changes: Vec<f64> = (0..300).map(|_| 1.0 + normal(&mut rng)).collect();
    for n in [2, 3, 5, 10, 50, 300] {
        let pairs = Pairs::new(vec![0.0; n], changes[..n].to_vec());
        let change =
            pairs.and_then(|pairs| paired_change(&pairs)).unwrap_or_else(|e| panic!("{e}"));
        let look = always_valid(&change, 0.5, Level::USUAL).unwrap_or_else(|e| panic!("{e}"));
        match look.interval {
            None => assert!(n < 10, "{n}"),
            Some(interval) => assert!(interval.half_width() > change.half_width, "{n}"),
        }
        let steps = t_e_values(&changes[..n], 0.5).unwrap_or_else(|e| panic!("{e}"));
        let last = steps.last().map_or(f64::NAN, |step| step.ln_e);
        assert!((look.ln_e - last).abs() < 1e-9, "{n}");
    }
    let pairs = Pairs::new(vec![0.0; 5], changes[..5].to_vec());
    let change = pairs.and_then(|pairs| paired_change(&pairs)).unwrap_or_else(|e| panic!("{e}"));
    assert!(matches!(
        always_valid(&change, 0.0, Level::USUAL),
        Err(Refusal::BadSetting { name: "rho", .. })
    ));
}

/// Looked at after each of 400 people, both bounds are ever broken in at most 5 % of runs; a fixed
/// interval is broken far more often, so the simulation is able to fail.
#[test]
fn bounds_hold_at_all_times_together() {
    let (runs, people) = (1_500, 400);
    let tuning = SequenceTuning { sd: 1.0, rho: 0.3, alpha: 0.05 };
    let (mut missed, mut rejected, mut naive) = (0, 0, 0);
    for run in 0..runs {
        let mut rng = ChaCha8Rng::seed_from_u64(50);
        rng.set_stream(run);
        let changes: Vec<f64> = (0..people).map(|_| normal(&mut rng)).collect();
        let steps = confidence_sequence(&changes, &tuning).unwrap();
        let last = steps.last().unwrap();
        missed += u32::from(last.lower > 0.0 || last.upper < 0.0);
        naive += u32::from(steps.iter().any(|s| s.mean.abs() * (s.n as f64).sqrt() > 1.96));
        let looks = t_e_values(&changes, 0.3).unwrap();
        rejected += u32::from(looks.last().unwrap().p_always <= 0.05);
    }
    // 5 % of 1,500 and three standard errors; and neither bound is idle.
    for (what, count) in [("sequence", missed), ("e-value", rejected)] {
        assert!((8..=100).contains(&count), "{what}: {count} of {runs}");
    }
    assert!(naive > 400, "looking often must hurt a fixed interval: {naive}");
}

#[test]
fn what_cannot_be_monitored_is_refused() {
    assert!(confidence_sequence(&[], &TUNING).is_err());
    assert!(confidence_sequence(&[f64::NAN], &TUNING).is_err());
    for tuning in [
        SequenceTuning { sd: 0.0, ..TUNING },
        SequenceTuning { rho: 0.0, ..TUNING },
        SequenceTuning { alpha: 1.0, ..TUNING },
        SequenceTuning { alpha: f64::NAN, ..TUNING },
    ] {
        let result = confidence_sequence(&[1.0, 2.0], &tuning);
        assert!(matches!(result, Err(Refusal::BadSetting { .. })), "{tuning:?}");
    }
    assert_eq!(t_e_values(&[1.0], 0.5), Err(Refusal::TooFew { found: 1, needed: 2 }));
    assert!(t_e_values(&[1.0, 2.0], -0.5).is_err());
    let still = t_e_values(&[2.0, 2.0, 2.0], 0.5).unwrap();
    assert!(still.iter().all(|step| step.t.is_none() && step.p_always == 1.0));
    let flat = Pairs::new(vec![1.0, 2.0], vec![2.0, 3.0]).unwrap();
    let no_change = Err(Refusal::ZeroVariance { what: Quantity::Change });
    assert_eq!(jzs_bayes_factor(&flat, 1.0), no_change);
    let some = Pairs::new(vec![1.0, 2.0, 4.0], vec![2.0, 5.0, 4.0]).unwrap();
    assert!(jzs_bayes_factor(&some, 0.0).is_err());
    assert!(NormalPrior::declared(f64::NAN, 1.0).is_err());
    assert!(NormalPrior::sceptical(0.0).is_err() && NormalPrior::neutral(f64::INFINITY).is_err());
    let same = Pairs::new(vec![2.0; 3], vec![2.0, 5.0, 4.0]).unwrap();
    let prior = NormalPrior::neutral(1.0).unwrap();
    assert_eq!(
        posterior(&same, prior).err(),
        Some(Refusal::ZeroVariance { what: Quantity::Before })
    );
    // Prior and data worlds apart: a figure or a refusal, no panic.
    for (mean, sd) in [(1e90, 1.0), (0.0, 1e100), (0.0, 1e-90), (1e6, 1e-3)] {
        let result = posterior(&some, NormalPrior::declared(mean, sd).unwrap());
        assert!(result.is_err() || result.is_ok_and(|p| p.posterior.mean.is_finite()));
    }
}

/// Before and after exchanged: the beliefs mirrored; the sceptic moves less than the neutral.
#[test]
fn exchange_mirrors_the_belief() {
    let (x, y) = (vec![4.0, 9.0, 6.0, 8.0, 5.0], vec![9.0, 12.0, 6.0, 13.0, 7.0]);
    let forth = Pairs::new(x.clone(), y.clone()).unwrap();
    let back = Pairs::new(y, x).unwrap();
    let of = |pairs: &Pairs, prior| posterior(pairs, prior).unwrap().posterior;
    let (neutral, sceptical) =
        (NormalPrior::declared(0.0, 2.0).unwrap(), NormalPrior::declared(0.0, 0.5).unwrap());
    let (one, two) = (of(&forth, neutral), of(&back, neutral));
    assert!((one.mean + two.mean).abs() < 1e-10);
    assert!((one.interval.lower + two.interval.upper).abs() < 1e-9);
    assert!(of(&forth, sceptical).mean.abs() < one.mean.abs());
    let factors = [&forth, &back].map(|p| jzs_bayes_factor(p, 1.0).unwrap().ln_bayes_factor);
    assert!((factors[0] - factors[1]).abs() < 1e-10);
}
