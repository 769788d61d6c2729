//! The whole paired analysis against R, key by key.

use kastanj_analysis::{Direction, PairedInput, paired_analysis};
use serde_json::Value;

use crate::r;

/// Closed forms and exact tests: relative 1e-6.
const TOLERANCE: f64 = 1e-6;

fn agrees(name: &str) {
    let Some(rows) = r::rows(name) else { return };
    let stem = name.trim_start_matches("own/").trim_end_matches(".csv");
    let mut input = PairedInput::new(rows, Direction::HigherIsBetter);
    input.range = Some(r::range_around(&input.rows));
    let analysis = paired_analysis(&input).unwrap_or_else(|e| panic!("{name}: {e}"));
    let ours: Value = serde_json::to_value(&analysis).unwrap_or_else(|e| panic!("{e}"));
    let mut compared = 0;
    for (key, theirs) in r::stored(&format!("paired_{stem}")) {
        let Some(value) = ours.pointer(&key).and_then(Value::as_f64) else {
            panic!("{name}: no {key}")
        };
        let monte_carlo = ours.pointer("/outcome/sign_flip/monte_carlo_se").and_then(Value::as_f64);
        match (key.as_str(), monte_carlo) {
            ("/outcome/sign_flip/p_value", Some(se)) if se > 0.0 => {
                // R's p is exact; ours must lie within four standard errors (and the +1 of the estimate).
                let allowed = 4.0 * se + 1e-5;
                assert!(
                    (value - theirs).abs() <= allowed,
                    "{name} {key}: {value} against {theirs} ± {allowed}"
                );
            }
            _ => r::close(&format!("{name} {key}"), value, theirs, TOLERANCE),
        }
        compared += 1;
    }
    assert!(compared > 100, "{name}: only {compared} figures compared");
}

fn still_says_so(name: &str) {
    let stem = name.trim_start_matches("own/").trim_end_matches(".csv");
    let Some(text) = r::run(&["paired.R", name]) else { return };
    let now = r::figures(&text);
    let stored = r::stored(&format!("paired_{stem}"));
    assert_eq!(now.len(), stored.len(), "{name}");
    for ((key, now), (stored_key, stored)) in now.into_iter().zip(stored) {
        assert_eq!(key, stored_key);
        r::close(&format!("{name} {key}, R then and now"), now, stored, 1e-9);
    }
}

macro_rules! data_sets {
    ($($test:ident $name:literal),* $(,)?) => { $(
        mod $test {
            #[test]
            fn agrees_with_r() { super::agrees($name); }
            #[test]
            fn r_still_says_so() { super::still_says_so($name); }
        }
    )* };
}

data_sets! {
    sleep "sleep",
    anorexia_ft "anorexia_ft",
    immer "immer",
    immer_lost "immer_lost",
    orthodont "orthodont",
    own_ties "own/ties.csv",
    own_services "own/services.csv",
}
