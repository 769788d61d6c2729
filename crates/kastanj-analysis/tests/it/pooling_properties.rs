//! Rules of the pooling that hold for any estimates, and what it refuses.

use kastanj_analysis::pooling::{
    Estimate, Moderator, NestedEstimate, PoolingOptions, PoolingTest, Tau2Estimator, egger,
    heterogeneity, leave_one_out, meta_regression, random_effects, three_level, trim_and_fill,
};
use kastanj_analysis::{Quantity, Refusal};
use proptest::collection::vec;
use proptest::prelude::*;

fn estimates(sizes: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Estimate>> {
    vec((-30..=30_i16, 1..=60_u16), sizes).prop_map(|raw| {
        let estimate = |(y, v): (i16, u16)| Estimate {
            value: f64::from(y) / 4.0,
            variance: f64::from(v) / 10.0,
        };
        raw.into_iter().map(estimate).collect()
    })
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-7 * (1.0 + a.abs().max(b.abs()))
}

fn options(estimator: Tau2Estimator) -> PoolingOptions {
    PoolingOptions { estimator, ..PoolingOptions::default() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn shift_scale_sign_and_order(
        data in estimates(2..25), shift in -50.0..50.0_f64, scale in prop_oneof![0.02..40.0_f64, -40.0..-0.02_f64],
    ) {
        let mut moved: Vec<Estimate> = data
            .iter()
            .map(|e| Estimate { value: shift + scale * e.value, variance: scale * scale * e.variance })
            .collect();
        moved.reverse();
        for estimator in Tau2Estimator::ALL {
            let here = random_effects(&data, &options(estimator));
            let there = random_effects(&moved, &options(estimator));
            let (Ok(here), Ok(there)) = (here, there) else { panic!("{estimator:?}") };
            prop_assert!(near(shift + scale * here.estimate, there.estimate), "{estimator:?}");
            prop_assert!(near(here.tau2 * scale * scale, there.tau2), "{estimator:?} {here:?} {there:?}");
            prop_assert!(near(here.se * scale.abs(), there.se) && near(here.i2, there.i2));
        }
    }

    #[test]
    fn the_summit_of_the_likelihood_is_not_below_any_other_tau2(data in estimates(3..20), tau2 in 0.0..60.0_f64) {
        let likelihood = |tau2: f64| {
            let w: Vec<f64> = data.iter().map(|e| 1.0 / (e.variance + tau2)).collect();
            let total: f64 = w.iter().sum();
            let mean = w.iter().zip(&data).map(|(w, e)| w * e.value).sum::<f64>() / total;
            let squares: f64 = w.iter().zip(&data).map(|(w, e)| w * (e.value - mean).powi(2)).sum();
            w.iter().map(|w| w.ln()).sum::<f64>() - total.ln() - squares
        };
        let Ok(fit) = random_effects(&data, &PoolingOptions::default()) else { panic!("fits") };
        prop_assert!(likelihood(fit.tau2) >= likelihood(tau2) - 1e-9);
    }

    #[test]
    fn the_guard_never_narrows_and_intervals_hold_their_centre(data in estimates(2..20)) {
        let with = |test| random_effects(&data, &PoolingOptions { test, ..PoolingOptions::default() });
        let (Ok(plain), Ok(guarded)) = (with(PoolingTest::HartungKnapp), with(PoolingTest::HartungKnappGuarded)) else { panic!("fits") };
        prop_assert!(guarded.se >= plain.se);
        prop_assert!(plain.prediction.is_some_and(|p| p.interval.half_width() >= plain.interval.half_width() - 1e-12));
        let Ok(profile) = heterogeneity(&data) else { panic!("fits") };
        if let Some(tau2) = profile.tau2 {
            prop_assert!(0.0 <= tau2.lower && tau2.lower <= tau2.upper);
            // The Paule–Mandel estimate lies between the points of χ² wherever it is not 0.
            let Ok(pm) = random_effects(&data, &options(Tau2Estimator::PauleMandel)) else { panic!("fits") };
            prop_assert!(pm.tau2 <= tau2.upper + 1e-9 && (pm.tau2 >= tau2.lower - 1e-9));
        }
    }

    #[test]
    fn recoding_a_moderator_changes_its_unit_only(data in estimates(4..20), a in 0.1..9.0_f64, b in -2000.0..2000.0_f64) {
        let x: Vec<f64> = (0..data.len()).map(|i| (i * i % 5) as f64).collect();
        let moved = x.iter().map(|x| a * x + b).collect();
        let fit = |values| meta_regression(&data, &[Moderator { name: "x".into(), values }], &PoolingOptions::default());
        let (Ok(here), Ok(there)) = (fit(x), fit(moved)) else { panic!("fits") };
        prop_assert!(near(here.coefficients[1].estimate, a * there.coefficients[1].estimate));
        prop_assert!(near(here.tau2, there.tau2) && near(here.qe, there.qe));
    }

    #[test]
    fn nested_effects_shift_and_change_sign(data in estimates(6..24), clusters in 2..5_usize) {
        let nest = |sign: f64| {
            let nested: Vec<NestedEstimate> = data.iter().enumerate().map(|(i, e)| NestedEstimate {
                estimate: Estimate { value: sign * (e.value + 3.0), variance: e.variance },
                cluster: format!("{}", i % clusters),
            }).collect();
            three_level(&nested, &[])
        };
        let (Ok(here), Ok(there)) = (nest(1.0), nest(-1.0)) else { panic!("fits") };
        prop_assert!(near(here.coefficients[0].estimate, -there.coefficients[0].estimate));
        prop_assert!(near(here.sigma2_cluster, there.sigma2_cluster));
        prop_assert!(near(here.robust[0].df, there.robust[0].df));
    }

    #[test]
    fn no_number_makes_it_panic(raw in vec((any::<f64>(), any::<f64>()), 0..14), twice in any::<bool>()) {
        let mut data: Vec<Estimate> = raw.iter().map(|(value, variance)| Estimate { value: *value, variance: variance.abs() }).collect();
        if twice {
            data.extend(data.clone());
        }
        let column = Moderator { name: "x".into(), values: raw.iter().map(|(x, _)| *x).collect() };
        for estimator in Tau2Estimator::ALL {
            let options = options(estimator);
            if let Ok(fit) = random_effects(&data, &options) {
                prop_assert!(fit.estimate.is_finite() && fit.tau2.is_finite() && fit.se.is_finite(), "{fit:?}");
            }
            leave_one_out(&data, &options).ok();
            trim_and_fill(&data, &options).ok();
            meta_regression(&data, std::slice::from_ref(&column), &options).ok();
        }
        egger(&data).ok();
        heterogeneity(&data).ok();
        let nested: Vec<NestedEstimate> = data.iter().enumerate().map(|(i, e)| NestedEstimate { estimate: *e, cluster: format!("{}", i % 3) }).collect();
        three_level(&nested, &[column]).ok();
    }
}

fn spread(k: usize) -> Vec<Estimate> {
    (0..k).map(|i| Estimate { value: (i * i % 7) as f64, variance: 1.0 + i as f64 }).collect()
}

#[test]
fn small_study_tests_need_ten_estimates() {
    let options = PoolingOptions::default();
    let few = Refusal::TooFew { found: 9, needed: 10 };
    assert_eq!(egger(&spread(9)).err(), Some(few.clone()));
    assert_eq!(trim_and_fill(&spread(9), &options).err(), Some(few));
    assert!(egger(&spread(10)).is_ok() && trim_and_fill(&spread(10), &options).is_ok());
    let same: Vec<Estimate> = spread(12).iter().map(|e| Estimate { variance: 2.0, ..*e }).collect();
    let flat = Refusal::ZeroVariance { what: Quantity::StandardErrors };
    assert_eq!(egger(&same).err(), Some(flat.clone()));
    assert_eq!(trim_and_fill(&same, &options).err(), Some(flat));
}

#[test]
fn single_services_and_repeated_moderators_are_refused() {
    let options = PoolingOptions::default();
    assert_eq!(
        leave_one_out(&spread(2), &options).err(),
        Some(Refusal::TooFew { found: 2, needed: 3 })
    );
    assert_eq!(heterogeneity(&spread(1)).err(), Some(Refusal::OneService));
    let x = Moderator { name: "x".into(), values: vec![1.0, 2.0, 3.0, 5.0, 8.0, 13.0] };
    let twice = [
        x.clone(),
        Moderator { name: "y".into(), values: x.values.iter().map(|x| 3.0 * x - 1.0).collect() },
    ];
    let fit = |columns: &[Moderator]| meta_regression(&spread(6), columns, &options).err();
    assert_eq!(fit(&twice), Some(Refusal::Singular { what: "moderators" }));
    assert_eq!(fit(&[]), Some(Refusal::TooFew { found: 0, needed: 1 }));
    let short = Moderator { values: vec![1.0], ..x.clone() };
    assert_eq!(fit(&[short]), Some(Refusal::UnequalLengths { left: 6, right: 1 }));
    let wide = vec![x; 5];
    assert_eq!(fit(&wide), Some(Refusal::TooFew { found: 6, needed: 7 }));
    let apart =
        [Estimate { value: 1e100, variance: 1.0 }, Estimate { value: 1.0, variance: 1e-60 }];
    assert!(matches!(random_effects(&apart, &options), Err(Refusal::BeyondArithmetic { .. })));
}
