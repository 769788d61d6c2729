//! The fit against lme4 with a polished optimiser.

use kastanj_analysis::mixed::{Likelihood, MixedModel, fit};
use serde_json::{Value, json};

use super::data::{self, Long};
use crate::r;

fn fitted(name: &str, long: &Long, likelihood: Likelihood) -> (MixedModel, Value) {
    let input = long.input(likelihood);
    let model = fit(&input).unwrap_or_else(|e| panic!("{name}: {e}"));
    let mut ours = serde_json::to_value(model.report()).unwrap_or_else(|e| panic!("{e}"));
    let effects = model.group_effects(&input).unwrap_or_else(|e| panic!("{name}: {e}"));
    ours["effects"] = json!(effects);
    (model, ours)
}

/// Criterion, fixed effects and their covariance 1e-6; variances, theta and predictions 1e-5. What
/// is zero in R is zero to 1e-5 of the residual standard deviation.
fn agrees(name: &str, long: &Long, likelihood: Likelihood, word: &str) {
    let (model, ours) = fitted(name, long, likelihood);
    let sigma = model.report().random_effects.residual_sd;
    for (key, theirs) in r::stored(&format!("mixed_{name}_{word}")) {
        let found = ours.pointer(&key);
        let Some(value) = found.and_then(|v| v.as_f64().or(v.as_bool().map(f64::from))) else {
            panic!("{name}: no {key}: {found:?}")
        };
        let what = format!("{name} {word} {key}");
        let loose = ["/theta", "/random", "/icc", "/effects"].iter().any(|k| key.starts_with(k));
        let tolerance = if loose { 1e-5 } else { 1e-6 };
        if let Some((i, j)) = key.strip_prefix("/vcov/").and_then(|place| place.split_once('/')) {
            // A covariance near zero is measured by the standard errors.
            let se =
                |k: &str| ours.pointer(&format!("/fixed_effects/{k}/se")).and_then(Value::as_f64);
            let unit = se(i).zip(se(j)).map(|(a, b)| a * b).unwrap_or_else(|| panic!("{key}"));
            assert!((value - theirs).abs() <= tolerance * unit, "{what}: {value} {theirs}");
            continue;
        }
        if theirs == 0.0 {
            assert!(value.abs() <= 1e-6 * sigma.min(1.0), "{what}: {value} is not zero");
            continue;
        }
        r::close(&what, value, theirs, tolerance);
    }
}

#[test]
fn agrees_with_lme4() {
    let Some(all) = data::all() else { return };
    for name in data::NAMES {
        let Some(long) = all.get(name) else { panic!("no {name}") };
        agrees(name, long, Likelihood::Reml, "REML");
        agrees(name, long, Likelihood::Ml, "ML");
    }
}

#[test]
fn lme4_still_says_so() {
    for (name, word) in [("orthodont-slope", "REML"), ("waves-nested", "ML")] {
        let Some(text) = r::run(&["mixed.R", name, word]) else { return };
        let stored = r::stored(&format!("mixed_{name}_{word}"));
        for ((key, now), (_, stored)) in r::figures(&text).into_iter().zip(stored) {
            r::close(&format!("{name} {key}, R then and now"), now, stored, 1e-9);
        }
    }
}
