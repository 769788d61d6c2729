//! Rubin's rules exactly, and chained equations in distribution, against mice.

use kastanj_analysis::Refusal;
use kastanj_analysis::imputation::{
    ImputationMethod, ImputationSettings, Imputations, IncompleteColumn, impute, pool_imputations,
};
use kastanj_analysis::regression::{Design, LeastSquares};
use serde_json::Value;

use crate::data_sets::table;
use crate::r;

fn rubin_agrees(figures: &[(String, f64)], tolerance: f64) {
    let input = |case: usize, what: &str| -> Vec<f64> {
        let value = |i: usize| {
            let key = format!("/{case}/input/{what}/{i}");
            figures.iter().find(|(k, _)| *k == key).map(|(_, value)| *value)
        };
        (0..).map_while(value).collect()
    };
    let mut cases = 0;
    for case in 0.. {
        let (q, u) = (input(case, "q"), input(case, "u"));
        if q.is_empty() {
            break;
        }
        cases += 1;
        let df = figures.iter().find(|(k, _)| *k == format!("/{case}/input/df")).map(|(_, v)| *v);
        let ours = pool_imputations(&q, &u, df).unwrap_or_else(|e| panic!("{e}"));
        let ours = serde_json::to_value(ours).unwrap_or_else(|e| panic!("{e}"));
        for (key, theirs) in figures {
            if let Some(pointer) = key.strip_prefix(&format!("/{case}/pooled")) {
                let value = ours.pointer(pointer).and_then(Value::as_f64);
                r::close(key, value.unwrap_or_else(|| panic!("no {key}")), *theirs, tolerance);
            }
        }
    }
    assert_eq!(cases, 7);
}

#[test]
fn rubins_rules_agree_with_mice() {
    rubin_agrees(&r::stored("imputation_rubin"), 1e-6);
}

#[test]
fn mice_still_pools_so() {
    let Some(text) = r::run(&["imputation.R", "rubin"]) else { return };
    let now = r::figures(&text);
    for ((key, now), (_, stored)) in now.iter().zip(r::stored("imputation_rubin")) {
        r::close(&format!("{key}, R then and now"), *now, stored, 1e-8);
    }
}

/// Estimate and squared standard error of one analysis, by the name that the script gives it.
fn analyse(
    names: &[String],
    set: &str,
    what: &str,
    columns: &[Vec<f64>],
) -> Result<(f64, f64), Refusal> {
    let column = |name: &str| {
        let index = names.iter().position(|other| other == name);
        &columns[index.unwrap_or_else(|| panic!("{name}"))]
    };
    if let Some(name) = what.strip_prefix("mean_") {
        let values = column(name);
        let fit = LeastSquares::fit(&Design::with_intercept(values.len()), values)?;
        return Ok((fit.coefficients[0].estimate, fit.coefficients[0].se.powi(2)));
    }
    let (outcome, slope, other) = match set {
        "nhanes" => ("chl", "bmi", "age"),
        "boys" => ("hgt", "age", "wgt"),
        _ => ("ozone", "temp", "wind"),
    };
    let design = Design::with_intercept(columns[0].len()).numeric(slope, column(slope))?;
    let fit = LeastSquares::fit(&design.numeric(other, column(other))?, column(outcome))?;
    Ok((fit.coefficients[1].estimate, fit.coefficients[1].se.powi(2)))
}

fn imputed(set: &str, method: ImputationMethod, m: u32) -> Option<Imputations> {
    let names: &[&str] = match set {
        "nhanes" => &["age", "bmi", "hyp", "chl"],
        "boys" => &["age", "hgt", "wgt", "hc", "tv"],
        _ => &["ozone", "solar", "wind", "temp"],
    };
    let table = table(set)?;
    let columns: Vec<IncompleteColumn> = names
        .iter()
        .map(|name| IncompleteColumn::new(name, table.incomplete(name), method))
        .collect();
    let settings = ImputationSettings { m, iterations: 3, donors: 5, seed: 3 };
    Some(impute(&columns, &settings).unwrap_or_else(|e| panic!("{set}: {e}")))
}

/// Within 4 Monte Carlo errors of the difference, and within 2 %.
fn agrees_in_distribution(set: &str) {
    let stored = r::stored("imputation_mice");
    let mut compared = 0;
    for (word, method) in [("norm", ImputationMethod::Norm), ("pmm", ImputationMethod::Pmm)] {
        let Some(imputations) = imputed(set, method, 6000) else { return };
        let prefix = format!("/{set}/{word}/");
        let figure =
            |key: &str| stored.iter().find(|(k, _)| k == key).map_or(f64::NAN, |(_, value)| *value);
        let estimates =
            stored.iter().filter(|(key, _)| key.starts_with(&prefix) && key.ends_with("/estimate"));
        for (key, theirs) in estimates {
            let what = &key[prefix.len()..key.len() - "/estimate".len()];
            let pooled = imputations
                .pool(None, |columns| analyse(&imputations.names, set, what, columns))
                .unwrap_or_else(|e| panic!("{e}"));
            let error = |what: &str| figure(&key.replace("/estimate", what));
            let pairs = [
                ("estimate", pooled.estimate, *theirs, error("/estimate_mcse")),
                ("se", pooled.se, error("/se"), error("/se_mcse")),
            ];
            for (name, ours, theirs, mcse) in pairs {
                // Four times as many imputations here: √1.25 times the error of the stored ones.
                let z = (ours - theirs).abs() / (mcse * 1.25_f64.sqrt());
                assert!(z < 4.0, "{key} {name}: {ours} against {theirs}, {z:.1} errors");
                let share = (ours / theirs - 1.0).abs();
                assert!(share < 0.02, "{key} {name}: {ours} against {theirs}, off by {share:.4}");
                compared += 1;
            }
        }
    }
    assert!(compared >= 12, "{set}: only {compared}");
}

#[test]
fn nhanes_agrees_with_mice_in_distribution() {
    agrees_in_distribution("nhanes");
}

#[test]
fn boys_agree_with_mice_in_distribution() {
    agrees_in_distribution("boys");
}

#[test]
fn air_agrees_with_mice_in_distribution() {
    agrees_in_distribution("air");
}
