//! Shares in clusters against a hand formula in R.

use kastanj_analysis::ClusteredProportion;

use crate::series::{Results, Sets, still_says_so};

#[test]
fn agrees_with_r() {
    let Some(sets) = Sets::of("shares") else { return };
    let mut results = Results::default();
    for set in sets.with("of") {
        let counts = |column| sets.column(set, column).into_iter().map(|x| x as u64);
        let clusters: Vec<(u64, u64)> = counts("count").zip(counts("of")).collect();
        let share = ClusteredProportion::new(&clusters).unwrap_or_else(|e| panic!("{set}: {e}"));
        results.put(set, "share", share);
    }
    results.agree_with("shares", |_| 1e-8);
}

#[test]
fn r_still_says_so() {
    still_says_so("shares", 1e-8);
}
