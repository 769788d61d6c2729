//! Repeated measures against a dense likelihood in R, and against `nlme::gls`.

use kastanj_analysis::Refusal;
use kastanj_analysis::mixed::{
    Design, Likelihood, MixedRefusal, RepeatedInput, SmallSample, Structure, WaveStructure,
    fit_repeated,
};
use serde_json::{Value, json};

use super::data::{self, Long};
use crate::r;

fn agrees(name: &str, long: &Long, likelihood: Likelihood, word: &str) {
    let waves: Vec<usize> = long.third.iter().map(|wave| *wave as usize).collect();
    let input = RepeatedInput {
        outcome: &long.outcome,
        design: &long.design,
        clients: &long.clients,
        waves: &waves,
        structure: Structure::ByCells,
        likelihood,
    };
    let model = fit_repeated(&input).unwrap_or_else(|e| panic!("{name}: {e}"));
    let report = model.report();
    let few = name == "waves_few";
    assert_eq!(report.fallback, few, "{name}: {:?}", report.smallest_cell);
    assert_eq!(report.structure == WaveStructure::CompoundSymmetry, few);
    let mut ours = serde_json::to_value(report).unwrap_or_else(|e| panic!("{e}"));
    let tests = model.coefficient_tests(SmallSample::Satterthwaite);
    ours["tests"] = json!(tests.unwrap_or_else(|e| panic!("{name}: {e}")));
    let effects: Vec<f64> = report.fixed_effects.iter().map(|effect| effect.estimate).collect();
    ours["gls"] = json!({"criterion": report.criterion, "fixed_effects": effects});
    for (key, theirs) in r::stored(&format!("mixed_repeated_{name}_{word}")) {
        let Some(value) = ours.pointer(&key).and_then(Value::as_f64) else {
            panic!("{name}: no {key}")
        };
        let tolerance = match key.as_str() {
            "/criterion" | "/gls/criterion" | "/aic" => 1e-8,
            // gls stops early: its own fixed effects differ in the 6th digit.
            key if key.starts_with("/gls") => 1e-5,
            key if key.starts_with("/tests") => 1e-4,
            key if key.starts_with("/fixed") => 1e-6,
            _ => 1e-5,
        };
        r::close(&format!("{name} {word} {key}"), value, theirs, tolerance);
    }
    if likelihood == Likelihood::Reml {
        let adjusted = model.coefficient_tests(SmallSample::KenwardRoger);
        assert!(adjusted.is_ok_and(|tests| tests.iter().all(|test| test.df > 1.0)));
    }
}

#[test]
fn agrees_with_a_dense_likelihood_and_with_gls() {
    let Some(all) = data::repeated() else { return };
    for name in ["orthodont", "waves", "waves_few", "chick", "sleep6"] {
        agrees(name, &all[name], Likelihood::Reml, "REML");
        agrees(name, &all[name], Likelihood::Ml, "ML");
    }
}

/// With complete data and a mean for each wave the estimate is the sample covariance.
#[test]
fn complete_waves_give_the_sample_covariance() {
    let scores = [
        [3.0, 5.0, 4.0],
        [1.0, 2.0, 6.0],
        [4.0, 4.5, 3.0],
        [7.0, 8.0, 5.5],
        [2.0, 6.0, 1.0],
        [5.0, 3.0, 2.5],
    ];
    let outcome: Vec<f64> = scores.iter().flatten().copied().collect();
    let clients: Vec<usize> = (0..18).map(|i| i / 3).collect();
    let waves: Vec<usize> = (0..18).map(|i| i % 3).collect();
    let design = Design::with_intercept(18).categorical("wave", &["0", "1", "2"], &waves);
    let design = design.unwrap_or_else(|e| panic!("{e}"));
    let input = RepeatedInput {
        outcome: &outcome,
        design: &design,
        clients: &clients,
        waves: &waves,
        structure: Structure::Unstructured,
        likelihood: Likelihood::Reml,
    };
    let model = fit_repeated(&input).unwrap_or_else(|e| panic!("{e}"));
    let mean = |j: usize| scores.iter().map(|row| row[j]).sum::<f64>() / 6.0;
    for i in 0..3 {
        for j in 0..3 {
            let products = scores.iter().map(|row| (row[i] - mean(i)) * (row[j] - mean(j)));
            let expected = products.sum::<f64>() / 5.0;
            assert!((model.report().covariance[i][j] - expected).abs() < 1e-7);
        }
    }
    // The contrast of two waves is a paired t-test: 5 degrees of freedom either way.
    for method in [SmallSample::Satterthwaite, SmallSample::KenwardRoger] {
        let tests = model.coefficient_tests(method).unwrap_or_else(|e| panic!("{e}"));
        assert!((tests[1].df - 5.0).abs() < 1e-6, "{tests:?}");
    }

    let mixed = |input: &RepeatedInput<'_>| match fit_repeated(input) {
        Err(Refusal::Mixed(refusal)) => refusal,
        other => panic!("{other:?}"),
    };
    let mut double = waves.clone();
    double[1] = 0;
    let twice = RepeatedInput { waves: &double, ..input };
    assert!(matches!(mixed(&twice), MixedRefusal::WaveTwice { client: 0, wave: 0 }));
    let many: Vec<usize> = (0..18).collect();
    let many = RepeatedInput { waves: &many, ..input };
    assert!(matches!(mixed(&many), MixedRefusal::WaveCount { found: 18 }));
    let single = RepeatedInput { clients: &[4; 18], ..input };
    assert!(matches!(mixed(&single), MixedRefusal::TooFewGroups { found: 1, .. }));
    let again = design.clone().covariate("again", &design.columns()[1].clone());
    let again = again.unwrap_or_else(|e| panic!("{e}"));
    let dependent = RepeatedInput { design: &again, ..input };
    assert!(
        matches!(mixed(&dependent), MixedRefusal::RankDeficient { column } if column == "again")
    );
    // Nobody at both wave 1 and wave 2.
    let keep: Vec<usize> = (0..18).filter(|i| i % 3 == 0 || (i % 3 == 1) == (i / 3 < 3)).collect();
    let pick = |values: &[usize]| -> Vec<usize> { keep.iter().map(|&i| values[i]).collect() };
    let (clients, waves) = (pick(&clients), pick(&waves));
    let outcome: Vec<f64> = keep.iter().map(|&i| outcome[i]).collect();
    let design = Design::with_intercept(keep.len());
    let apart = RepeatedInput {
        outcome: &outcome,
        design: &design,
        clients: &clients,
        waves: &waves,
        ..input
    };
    assert!(matches!(mixed(&apart), MixedRefusal::WavesApart { first: 1, second: 2, found: 0 }));
    let by_cells = RepeatedInput { structure: Structure::ByCells, ..apart };
    let model = fit_repeated(&by_cells).unwrap_or_else(|e| panic!("{e}"));
    assert!(model.report().fallback);
}
