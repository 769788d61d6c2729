//! Rules of the fit.

use kastanj_analysis::Refusal;
use kastanj_analysis::mixed::{Design, Likelihood, MixedInput, MixedModel, MixedRefusal, fit};
use proptest::collection::vec;
use proptest::prelude::*;

use super::data::Long;

/// Clients with up to four waves, some missing; a covariate; two or three services.
fn long(slope: bool, nested: bool) -> impl Strategy<Value = Long> {
    vec((vec((0..=40_u8, prop::bool::weighted(0.8)), 4), 18..60_u8), 12..30).prop_map(
        move |clients| {
            let mut long = Long {
                outcome: Vec::new(),
                clients: Vec::new(),
                third: Vec::new(),
                services: nested.then(Vec::new),
                slope: slope.then(Vec::new),
                design: Design::empty(0),
            };
            let (mut age, mut waves) = (Vec::new(), Vec::new());
            for (client, (scores, years)) in clients.iter().enumerate() {
                for (wave, (score, there)) in scores.iter().enumerate() {
                    if !there {
                        continue;
                    }
                    // A stable part for each client.
                    let own = f64::from(scores[0].0) + 0.3 * f64::from(scores[1].0) * wave as f64;
                    long.outcome.push(own + f64::from(*score) / 2.0);
                    long.clients.push(client);
                    if let Some(services) = &mut long.services {
                        services.push(client % 3);
                    }
                    if let Some(slope) = &mut long.slope {
                        slope.push(wave as f64);
                    }
                    age.push(f64::from(*years));
                    waves.push(wave);
                }
            }
            long.design = design(&waves, &age);
            long
        },
    )
}

fn design(waves: &[usize], age: &[f64]) -> Design {
    Design::with_intercept(waves.len())
        .categorical("wave", &["0", "1", "2", "3"], waves)
        .and_then(|design| design.covariate("age", age))
        .unwrap_or_else(|e| panic!("{e}"))
}

fn near(a: f64, b: f64, tolerance: f64) -> bool {
    (a - b).abs() <= tolerance * (1.0 + a.abs().max(b.abs()))
}

fn fitted(long: &Long, likelihood: Likelihood) -> Option<MixedModel> {
    fit(&long.input(likelihood)).ok()
}

fn same(a: &MixedModel, b: &MixedModel, scale: f64) -> bool {
    let (a, b) = (a.report(), b.report());
    a.fixed_effects
        .iter()
        .zip(&b.fixed_effects)
        .skip(1)
        .all(|(x, y)| near(x.estimate * scale, y.estimate, 1e-6) && near(x.t, y.t, 1e-6))
        && near(a.icc.client, b.icc.client, 1e-5)
        && near(
            a.random_effects.residual_variance * scale * scale,
            b.random_effects.residual_variance,
            1e-5,
        )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn shift_scale_and_order_change_nothing(
        long in (any::<bool>(), any::<bool>()).prop_flat_map(|(s, n)| long(s, n)),
        shift in -1e6..1e6_f64, scale in 0.001..1000.0_f64, turn in 0..100_usize,
    ) {
        let Some(plain) = fitted(&long, Likelihood::Reml) else { return Ok(()) };
        let mut moved = long.clone();
        moved.outcome.iter_mut().for_each(|y| *y = shift + scale * *y);
        let other = fitted(&moved, Likelihood::Reml).ok_or_else(|| TestCaseError::fail("moved"))?;
        prop_assert!(same(&plain, &other, scale), "{plain:#?} {other:#?}");
        let n = long.outcome.len() as f64;
        let p = plain.report().fixed_effects.len() as f64;
        let expected = plain.report().criterion + 2.0 * (n - p) * scale.ln();
        prop_assert!(near(expected, other.report().criterion, 1e-8));
        let at = turn % long.outcome.len();
        let mut turned = long.clone();
        turned.outcome.rotate_left(at);
        turned.clients.rotate_left(at);
        turned.services.iter_mut().for_each(|s| s.rotate_left(at));
        turned.slope.iter_mut().for_each(|s| s.rotate_left(at));
        turned.design = Design::empty(long.outcome.len());
        for (name, column) in long.design.names().iter().zip(long.design.columns()) {
            let mut column = column.clone();
            column.rotate_left(at);
            turned.design = turned.design.covariate(name, &column).map_err(|e| TestCaseError::fail(e.to_string()))?;
        }
        let other = fitted(&turned, Likelihood::Reml).ok_or_else(|| TestCaseError::fail("turned"))?;
        prop_assert!(near(plain.report().criterion, other.report().criterion, 1e-9));
        prop_assert!(same(&plain, &other, 1.0));
    }

    /// Another coding of X: the same fit; the criterion of REML moves by log|T|².
    #[test]
    fn recoding_the_design_changes_nothing_else(long in long(true, false), ml in any::<bool>()) {
        let likelihood = if ml { Likelihood::Ml } else { Likelihood::Reml };
        let Some(plain) = fitted(&long, likelihood) else { return Ok(()) };
        let columns = long.design.columns();
        let mut coded = long.clone();
        coded.design = Design::empty(long.outcome.len());
        for (j, column) in columns.iter().enumerate() {
            let new: Vec<f64> = (0..column.len())
                .map(|i| if j == 0 { column[i] } else { 3.0 * column[i] - columns[(j + 1) % columns.len()][i] + 50.0 })
                .collect();
            coded.design = coded.design.covariate(&format!("c{j}"), &new).map_err(|e| TestCaseError::fail(e.to_string()))?;
        }
        let Some(other) = fitted(&coded, likelihood) else { return Err(TestCaseError::fail("recoded")) };
        let (a, b) = (plain.report(), other.report());
        prop_assert!(near(a.icc.client, b.icc.client, 1e-5));
        if ml {
            prop_assert!(near(a.criterion, b.criterion, 1e-9));
        }
    }

    /// A slope that counts from another year in another unit is the same model.
    #[test]
    fn the_slopes_origin_and_unit_do_not_matter(long in long(true, false)) {
        let Some(plain) = fitted(&long, Likelihood::Reml) else { return Ok(()) };
        let mut dated = long.clone();
        dated.slope.iter_mut().flatten().for_each(|t| *t = 2020.0 + 0.25 * *t);
        let other = fitted(&dated, Likelihood::Reml).ok_or_else(|| TestCaseError::fail("dated"))?;
        prop_assert!(near(plain.report().criterion, other.report().criterion, 1e-9));
        prop_assert!(near(plain.report().icc.client, other.report().icc.client, 1e-5));
        prop_assert!(same(&plain, &other, 1.0));
    }

    #[test]
    fn nothing_panics_and_nothing_is_not_a_number(
        raw in vec((prop_oneof![any::<f64>(), -5.0..5.0_f64, Just(1e100), Just(3.0)], 0..6_usize, 0..3_usize, 0..4_u8), 0..40),
        slope in any::<bool>(), nested in any::<bool>(),
    ) {
        let outcome: Vec<f64> = raw.iter().map(|r| r.0).collect();
        let clients: Vec<usize> = raw.iter().map(|r| r.1).collect();
        let services: Vec<usize> = raw.iter().map(|r| r.1 % 3).collect();
        let time: Vec<f64> = raw.iter().map(|r| f64::from(r.3)).collect();
        let design = Design::with_intercept(raw.len());
        let input = MixedInput {
            outcome: &outcome, design: &design, clients: &clients, slope: slope.then_some(&*time),
            services: nested.then_some(&*services), likelihood: Likelihood::Reml,
        };
        if let Ok(model) = fit(&input) {
            let shown = format!("{:?}", model.report());
            prop_assert!(!shown.contains("NaN") && !shown.contains("inf"), "{}", shown);
        }
    }
}

fn refused(input: &MixedInput<'_>) -> Refusal {
    match fit(input) {
        Ok(model) => panic!("{model:?}"),
        Err(refusal) => refusal,
    }
}

#[test]
fn what_cannot_be_fitted_is_refused_with_its_reason() {
    let outcome = [1.0, 3.0, 2.0, 5.0, 4.0, 4.5];
    let clients = [1, 1, 2, 2, 3, 3];
    let time = [0.0, 1.0, 0.0, 1.0, 0.0, 1.0];
    let ones = Design::with_intercept(6);
    let input = MixedInput {
        outcome: &outcome,
        design: &ones,
        clients: &clients,
        slope: None,
        services: None,
        likelihood: Likelihood::Reml,
    };
    assert!(fit(&input).is_ok());
    let mixed = |input: &MixedInput<'_>| match refused(input) {
        Refusal::Mixed(refusal) => refusal,
        other => panic!("{other:?}"),
    };
    let with = |clients: &[usize]| mixed(&MixedInput { clients, ..input });
    assert!(matches!(with(&[1; 6]), MixedRefusal::TooFewGroups { found: 1, of: "clients" }));
    assert!(matches!(with(&[1, 2, 3, 4, 5, 6]), MixedRefusal::TooFewRows { rows: 6, effects: 6 }));
    let slope = MixedInput { slope: Some(&time), ..input };
    assert!(matches!(mixed(&slope), MixedRefusal::TooFewRows { rows: 6, effects: 6 }));
    let still = MixedInput { slope: Some(&[2.0; 6]), clients: &[1, 1, 1, 2, 2, 2], ..input };
    assert!(matches!(mixed(&still), MixedRefusal::SlopeConstant));
    let services = |services: &[usize]| mixed(&MixedInput { services: Some(services), ..input });
    assert!(matches!(services(&[1; 6]), MixedRefusal::TooFewGroups { of: "services", .. }));
    assert!(matches!(
        services(&[1, 1, 1, 2, 2, 2]),
        MixedRefusal::ClientInTwoServices { client: 2 }
    ));
    assert!(matches!(services(&clients), MixedRefusal::OneClientPerService));
    let constant = MixedInput { outcome: &[7.0; 6], ..input };
    assert!(matches!(mixed(&constant), MixedRefusal::NoVariation));
    let flat = MixedInput { outcome: &[1.0, 1.0, 4.0, 4.0, 2.0, 2.0], ..input };
    assert!(matches!(mixed(&flat), MixedRefusal::NoVariationWithin));
    let twice = ones.clone().covariate("again", &[2.0; 6]).unwrap_or_else(|e| panic!("{e}"));
    let twice = MixedInput { design: &twice, ..input };
    assert!(matches!(mixed(&twice), MixedRefusal::RankDeficient { column } if column == "again"));
    let empty = Design::empty(6);
    assert!(matches!(mixed(&MixedInput { design: &empty, ..input }), MixedRefusal::NoFixedEffect));
    let gap = MixedInput { outcome: &[1.0, f64::NAN, 2.0, 5.0, 4.0, 4.5], ..input };
    assert_eq!(refused(&gap), Refusal::NotFiniteValue { index: 1 });
    let nobody = Design::with_intercept(0);
    let none = MixedInput { outcome: &[], clients: &[], design: &nobody, ..input };
    assert_eq!(refused(&none), Refusal::AllMissing);
}
