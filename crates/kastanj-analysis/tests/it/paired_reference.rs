//! The whole paired analysis against R, key by key.

use kastanj_analysis::{Direction, Level, PairedInput, paired_analysis};
use serde_json::Value;

use crate::r;

/// Closed forms and exact tests: relative 1e-6.
const TOLERANCE: f64 = 1e-6;

/// Where R's figures of a data set are kept; those at another alpha apart.
fn stem(name: &str, alpha: Option<f64>) -> String {
    let name = name.trim_start_matches("own/").trim_end_matches(".csv");
    format!("paired_{name}{}", if alpha.is_some() { "_alpha" } else { "" })
}

fn agrees(name: &str, alpha: Option<f64>) {
    let Some(rows) = r::rows(name) else { return };
    let mut input = PairedInput::new(rows, Direction::HigherIsBetter);
    input.range = Some(r::range_around(&input.rows));
    if let Some(alpha) = alpha {
        input.level = Level::of_alpha(alpha).unwrap_or_else(|e| panic!("{e}"));
    }
    let analysis = paired_analysis(&input).unwrap_or_else(|e| panic!("{name}: {e}"));
    let ours: Value = serde_json::to_value(&analysis).unwrap_or_else(|e| panic!("{e}"));
    let mut compared = 0;
    for (key, theirs) in r::stored(&stem(name, alpha)) {
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

fn still_says_so(name: &str, alpha: Option<f64>) {
    let given = alpha.map(|alpha| alpha.to_string());
    let arguments: Vec<&str> = ["paired.R", name].into_iter().chain(given.as_deref()).collect();
    let Some(text) = r::run(&arguments) else { return };
    let now = r::figures(&text);
    let stored = r::stored(&stem(name, alpha));
    assert_eq!(now.len(), stored.len(), "{name}");
    for ((key, now), (stored_key, stored)) in now.into_iter().zip(stored) {
        assert_eq!(key, stored_key);
        r::close(&format!("{name} {key}, R then and now"), now, stored, 1e-9);
    }
}

macro_rules! data_sets {
    ($($test:ident $name:literal $alpha:expr),* $(,)?) => { $(
        mod $test {
            #[test]
            fn agrees_with_r() { super::agrees($name, $alpha); }
            #[test]
            fn r_still_says_so() { super::still_says_so($name, $alpha); }
        }
    )* };
}

data_sets! {
    sleep "sleep" None,
    anorexia_ft "anorexia_ft" None,
    immer "immer" None,
    immer_lost "immer_lost" None,
    orthodont "orthodont" None,
    own_ties "own/ties.csv" None,
    own_services "own/services.csv" None,
    immer_lost_at_ninety "immer_lost" Some(0.1),
    own_services_at_ninety "own/services.csv" Some(0.1),
}
