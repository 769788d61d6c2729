//! t and F tests against lmerTest and pbkrtest.

use kastanj_analysis::mixed::{Likelihood, MixedModel, SmallSample, fit};
use serde_json::{Value, json};

use super::data;
use crate::r;

fn tests(name: &str, model: &MixedModel, method: SmallSample) -> Value {
    let tests = model.coefficient_tests(method).unwrap_or_else(|e| panic!("{name}: {e}"));
    let p = tests.len();
    let rest = |i: usize| (0..p).map(|j| f64::from(u8::from(i == j))).collect::<Vec<_>>();
    let contrast: Vec<Vec<f64>> = (1..p).map(rest).collect();
    let joint = (p > 1).then(|| model.joint_test(&contrast, method));
    let joint = joint.transpose().unwrap_or_else(|e| panic!("{name}: {e}"));
    json!({"tests": tests, "joint": joint})
}

/// SE 1e-6 (Kenward–Roger 1e-5), degrees of freedom of Satterthwaite 1e-4 (lmerTest differentiates
/// numerically), of Kenward and Roger 1e-5; p and intervals follow the degrees of freedom.
fn tolerance(key: &str) -> f64 {
    let adjusted = key.contains("kenward");
    match key.rsplit('/').next() {
        Some("estimate") => 1e-6,
        Some("se" | "t" | "f") => {
            if adjusted {
                1e-5
            } else {
                1e-6
            }
        }
        Some("p_value") => 1e-3,
        _ if adjusted => 1e-5,
        _ => 1e-4,
    }
}

#[test]
fn agrees_with_lmertest_and_pbkrtest() {
    let Some(all) = data::all() else { return };
    for name in data::NAMES {
        let Some(long) = all.get(name) else { panic!("no {name}") };
        let model =
            |likelihood| fit(&long.input(likelihood)).unwrap_or_else(|e| panic!("{name}: {e}"));
        let (reml, ml) = (model(Likelihood::Reml), model(Likelihood::Ml));
        let ours = json!({
            "reml_satterthwaite": tests(name, &reml, SmallSample::Satterthwaite),
            "reml_kenward_roger": tests(name, &reml, SmallSample::KenwardRoger),
            "ml_satterthwaite": tests(name, &ml, SmallSample::Satterthwaite),
        });
        assert!(ml.coefficient_tests(SmallSample::KenwardRoger).is_err(), "only under REML");
        for (key, theirs) in r::stored(&format!("mixed_tests_{name}")) {
            let Some(value) = ours.pointer(&key).and_then(Value::as_f64) else {
                panic!("{name}: no {key}")
            };
            r::close(&format!("{name} {key}"), value, theirs, tolerance(&key));
        }
    }
}

#[test]
fn lmertest_still_says_so() {
    let name = "waves-slope";
    let Some(text) = r::run(&["mixed_tests.R", name]) else { return };
    let stored = r::stored(&format!("mixed_tests_{name}"));
    for ((key, now), (_, stored)) in r::figures(&text).into_iter().zip(stored) {
        r::close(&format!("{name} {key}, R then and now"), now, stored, 1e-7);
    }
}
