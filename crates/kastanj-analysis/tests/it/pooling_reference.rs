//! Random-effects pooling against metafor.

use kastanj_analysis::pooling::{Estimate, pool};
use serde_json::Value;

use crate::r;

fn agrees(name: &str) {
    let Some(csv) = r::run(&["data.R", "pooling", name]) else { return };
    let estimates: Vec<Estimate> = r::parse(&csv)
        .iter()
        .filter_map(|row| Some(Estimate { value: row.before?, variance: row.after? }))
        .collect();
    let pooled = pool(&estimates).unwrap_or_else(|e| panic!("{name}: {e}"));
    let ours = serde_json::to_value(pooled).unwrap_or_else(|e| panic!("{e}"));
    for (key, theirs) in r::stored(&format!("pooling_{name}")) {
        let Some(value) = ours.pointer(&key).and_then(Value::as_f64) else {
            panic!("{name}: no {key}")
        };
        r::close(&format!("{name} {key}"), value, theirs, 1e-6);
    }
    assert_eq!(pooled.p_value.is_some(), estimates.len() >= 5, "{name}: p only from five services");
}

fn still_says_so(name: &str) {
    let Some(text) = r::run(&["pooling.R", name]) else { return };
    for ((key, now), (_, stored)) in
        r::figures(&text).into_iter().zip(r::stored(&format!("pooling_{name}")))
    {
        r::close(&format!("{name} {key}, R then and now"), now, stored, 1e-9);
    }
}

#[test]
fn agrees_with_metafor() {
    ["bcg", "bcg3", "hackshaw", "normand", "craft", "equal"].into_iter().for_each(agrees);
}

#[test]
fn metafor_still_says_so() {
    ["bcg", "bcg3", "hackshaw", "normand", "craft", "equal"].into_iter().for_each(still_says_so);
}

/// The guard: never narrower than the fixed-effect interval, reported beside the plain one.
#[test]
fn estimates_closer_than_chance_meet_the_guard() {
    let estimates: Vec<Estimate> = [(5.1, 1.0), (5.0, 2.0), (4.9, 1.5), (5.2, 0.7)]
        .map(|(value, variance)| Estimate { value, variance })
        .into();
    let pooled = pool(&estimates).unwrap_or_else(|e| panic!("{e}"));
    assert!(pooled.guard_applied && pooled.tau2_at_boundary);
    assert!(pooled.guarded_interval.half_width() > 3.0 * pooled.interval.half_width());
}
