//! Single functions against R on grids.

use kastanj_analysis::distribution::{
    NoncentralT, chi_square_quantile, noncentrality_interval, student_quantile, student_upper,
};
use kastanj_analysis::fisher::compare_shares;
use kastanj_analysis::hedges::hedges_j;
use kastanj_analysis::planner::{
    pairs_for_d_z, pairs_for_power, power_paired, smallest_detectable,
};
use kastanj_analysis::two_groups::compare_groups;
use kastanj_analysis::{Level, Proportion};

use crate::r;

const FIRST: [f64; 9] = [41.0, 55.5, 38.0, 60.0, 47.0, 52.0, 49.5, 44.0, 58.0];
const SECOND: [f64; 13] =
    [36.0, 62.0, 30.5, 45.0, 39.0, 41.0, 57.0, 28.0, 50.0, 33.0, 47.5, 40.0, 35.0];

fn answer(key: &str) -> Option<f64> {
    let words: Vec<&str> = key.split(' ').filter(|word| word.parse::<f64>().is_err()).collect();
    let numbers: Vec<f64> = key.split(' ').filter_map(|word| word.parse().ok()).collect();
    let count = |i: usize| numbers[i] as u64;
    let end = |interval: kastanj_analysis::Interval| {
        if numbers[2] < 1.5 { interval.lower } else { interval.upper }
    };
    let share = || Proportion::new(count(0), count(1)).ok();
    let shares = || compare_shares((count(0), count(1)), (count(2), count(3))).ok();
    let noncentral = || NoncentralT { df: numbers[1], noncentrality: numbers[2] };
    let groups = || compare_groups(&FIRST, &SECOND).ok();
    match words.as_slice() {
        ["wilson"] => share().map(|p| end(p.wilson)),
        ["clopper"] => share().map(|p| end(p.clopper_pearson)),
        ["qt"] => Some(student_quantile(numbers[0], numbers[1])),
        ["pt"] => Some(student_upper(numbers[0], numbers[1])),
        ["qchisq"] => Some(chi_square_quantile(numbers[0], numbers[1])),
        ["nct", "lower"] => Some(noncentral().lower(numbers[0])),
        ["nct", "upper"] => Some(noncentral().upper(numbers[0])),
        ["ncp", "lower"] => noncentrality_interval(numbers[0], numbers[1], 0.95).map(|ends| ends.0),
        ["ncp", "upper"] => noncentrality_interval(numbers[0], numbers[1], 0.95).map(|ends| ends.1),
        ["J"] => hedges_j(numbers[0]),
        ["power", "n"] => pairs_for_power(numbers[0], numbers[1], Level::USUAL).map(|n| n as f64),
        ["power"] => Some(power_paired(numbers[0], 0.5, Level::USUAL)),
        ["detectable"] => smallest_detectable(count(0), 0.8, Level::USUAL),
        ["d_z", "n"] => pairs_for_d_z(numbers[0], numbers[1], Level::USUAL).map(|n| n as f64),
        ["welch", what] => groups().map(|g| match *what {
            "t" => g.welch.t,
            "df" => g.welch.df,
            "p" => g.welch.p_value,
            "lower" => g.welch.interval.lower,
            _ => g.welch.interval.upper,
        }),
        ["smd", what] => groups().and_then(|g| match *what {
            "d" => Some(g.standardised.d),
            "g" => g.standardised.g,
            "lower" => g.standardised.interval.map(|i| i.lower),
            _ => g.standardised.interval.map(|i| i.upper),
        }),
        ["fisher"] => shares().map(|s| s.fisher_p_value),
        ["newcombe", "lower"] => shares().map(|s| s.interval.lower),
        ["newcombe", "upper"] => shares().map(|s| s.interval.upper),
        _ => None,
    }
}

#[test]
fn every_single_figure_agrees_with_r() {
    let stored = r::stored("single");
    assert!(stored.len() > 300);
    for (key, theirs) in stored {
        let Some(ours) = answer(&key) else { panic!("{key} has no answer") };
        // Probabilities far out in a tail are compared absolutely.
        if key.starts_with("nct") && theirs < 1e-9 {
            assert!((ours - theirs).abs() < 1e-14, "{key}: {ours:e} against {theirs:e}");
        } else {
            r::close(&key, ours, theirs, 1e-8);
        }
    }
}

#[test]
fn r_still_says_so() {
    let Some(text) = r::run(&["single.R"]) else { return };
    for ((key, now), (_, stored)) in r::figures(&text).into_iter().zip(r::stored("single")) {
        r::close(&format!("{key}, R then and now"), now, stored, 1e-9);
    }
}
