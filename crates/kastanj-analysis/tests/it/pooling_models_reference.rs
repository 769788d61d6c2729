//! Every estimator, test and companion of the pooling against metafor.

use kastanj_analysis::pooling::{
    Estimate, Moderator, PoolingOptions, PoolingTest, Tau2Estimator, egger, heterogeneity,
    leave_one_out, meta_regression, random_effects, trim_and_fill,
};
use serde_json::{Map, Value, json};

use crate::r;
use crate::tables::{Table, tables};

const DATA: [&str; 8] =
    ["bcg", "bcg3", "flat", "raudenbush", "bangert", "hackshaw", "equal", "far"];
const TESTS: [(PoolingTest, &str); 3] = [
    (PoolingTest::Wald, "z"),
    (PoolingTest::HartungKnapp, "knha"),
    (PoolingTest::HartungKnappGuarded, "adhoc"),
];

fn split(table: &Table) -> (Vec<Estimate>, Vec<Moderator>) {
    let estimates = table.numbers(0).into_iter().zip(table.numbers(1));
    let estimates = estimates.map(|(value, variance)| Estimate { value, variance }).collect();
    (estimates, table.moderators(2))
}

fn value<T: serde::Serialize>(result: T) -> Value {
    serde_json::to_value(result).unwrap_or_else(|e| panic!("{e}"))
}

fn all(estimates: &[Estimate], moderators: &[Moderator]) -> Value {
    let (mut plain, mut regression) = (Map::new(), Map::new());
    for estimator in Tau2Estimator::ALL {
        let (mut tests, mut with) = (Map::new(), Map::new());
        for (test, key) in TESTS {
            let options = PoolingOptions { estimator, test, ..PoolingOptions::default() };
            let fit = random_effects(estimates, &options).unwrap_or_else(|e| panic!("{e}"));
            tests.insert(key.to_owned(), value(fit));
            if let Ok(fit) = meta_regression(estimates, moderators, &options) {
                with.insert(key.to_owned(), value(fit));
            }
        }
        plain.insert(estimator.abbreviation().to_owned(), tests.into());
        regression.insert(estimator.abbreviation().to_owned(), with.into());
    }
    let options = PoolingOptions::default();
    let narrow = PoolingOptions { prediction_k_minus_2: true, ..options };
    plain.insert("regression".into(), regression.into());
    plain.insert("k_minus_2".into(), value(random_effects(estimates, &narrow).ok()));
    plain.insert("heterogeneity".into(), value(heterogeneity(estimates).ok()));
    plain.insert("leave_one_out".into(), value(leave_one_out(estimates, &options).ok()));
    plain.insert("egger".into(), value(egger(estimates).ok()));
    plain.insert("trim_and_fill".into(), value(trim_and_fill(estimates, &options).ok()));
    plain.into()
}

/// A Q-profile end is a root of a root finder in R: 1e-5, everything else 1e-6.
fn tolerance(key: &str) -> f64 {
    if key.contains("heterogeneity") { 1e-5 } else { 1e-6 }
}

#[test]
fn agrees_with_metafor() {
    let Some(tables) = tables("pooling_models.R", &DATA) else { return };
    for (name, table) in DATA.into_iter().zip(tables) {
        let (estimates, moderators) = split(&table);
        let ours = all(&estimates, &moderators);
        for (key, theirs) in r::stored(&format!("pooling_models_{name}")) {
            let Some(value) = ours.pointer(&key).and_then(Value::as_f64) else {
                panic!("{name}: no {key}")
            };
            r::close(&format!("{name} {key}"), value, theirs, tolerance(&key));
        }
        let k = estimates.len();
        assert_eq!(ours["egger"].is_null(), k < 10 || name == "flat", "{name}");
        assert_eq!(ours["trim_and_fill"].is_null(), k < 10 || name == "flat", "{name}");
        // R says NA where the Q-profile interval is empty.
        assert_eq!(ours["heterogeneity"]["tau2"] == json!(null), name == "equal", "{name}");
    }
}

#[test]
fn metafor_still_says_so() {
    for name in ["bcg3"] {
        let Some(text) = r::run(&["pooling_models.R", name]) else { return };
        let stored = r::stored(&format!("pooling_models_{name}"));
        let now = r::figures(&text);
        assert_eq!(now.len(), stored.len());
        for ((key, now), (_, stored)) in now.into_iter().zip(stored) {
            r::close(&format!("{name} {key}, R then and now"), now, stored, 1e-9);
        }
    }
}
