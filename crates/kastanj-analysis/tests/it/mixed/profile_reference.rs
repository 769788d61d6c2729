//! Profile intervals against lme4's deviance (ends found by root search) and its interpolated ones.

use kastanj_analysis::mixed::{Likelihood, fit};

use super::data;
use crate::r;

#[test]
fn agrees_with_confint() {
    let Some(all) = data::all() else { return };
    for name in [
        "sleepstudy-slope",
        "sleepstudy_gaps-slope",
        "orthodont-level",
        "orthodont-slope",
        "chem-nested",
        "oats-nested",
        "waves-level",
        "waves-nested",
        "waves-slope",
    ] {
        let model =
            fit(&all[name].input(Likelihood::Reml)).unwrap_or_else(|e| panic!("{name}: {e}"));
        let ours = model.profile_intervals().unwrap_or_else(|e| panic!("{name}: {e}"));
        let mut compared = 0;
        for (key, theirs) in r::stored(&format!("mixed_profile_{name}")) {
            let parts: Vec<&str> = key.split('/').collect();
            let [_, kind, parameter, end] = parts[..] else { panic!("{key}") };
            let interval = ours.iter().find(|interval| interval.name == parameter);
            let value = interval.and_then(|interval| match end {
                "lower" => interval.lower,
                "upper" => interval.upper,
                _ => Some(interval.estimate),
            });
            let value = value.unwrap_or_else(|| panic!("{name}: no {key} in {ours:?}"));
            let tolerance = if kind == "exact" { 1e-4 } else { 2e-3 };
            compared += usize::from(kind == "exact");
            r::close(&format!("{name} {key}"), value, theirs, tolerance);
        }
        assert!(compared == 3 * ours.len(), "{name}: {compared} figures");
    }
}
