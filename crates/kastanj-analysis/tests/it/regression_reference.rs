//! Least squares, robust errors, analysis of covariance and logistic regression against R.

use kastanj_analysis::Refusal;
use kastanj_analysis::regression::ClusterCorrection::{Cr0, Cr1, Cr2};
use kastanj_analysis::regression::Heteroscedasticity::{Hc0, Hc1, Hc2, Hc3};
use kastanj_analysis::regression::{
    AttritionRow, Design, LeastSquares, ancova, attrition, logistic,
};
use serde_json::{Map, Value, json};

use crate::data_sets::{Table, table};
use crate::r;

fn value<T: serde::Serialize>(result: Result<T, Refusal>) -> Value {
    let result = result.unwrap_or_else(|refusal| panic!("{refusal}"));
    serde_json::to_value(result).unwrap_or_else(|e| panic!("{e}"))
}

/// Columns whose name ends in `*` are factors.
fn design(table: &Table, columns: &[&str]) -> Design {
    let rows = table.text(columns[0].trim_end_matches('*')).len();
    let mut design = Design::with_intercept(rows);
    for column in columns {
        design = match column.strip_suffix('*') {
            Some(name) => design.factor(name, &table.text(name)),
            None => design.numeric(column, &table.numbers(column)),
        }
        .unwrap_or_else(|refusal| panic!("{refusal}"));
    }
    design
}

fn least_squares(name: &str, outcome: &str, columns: &[&str]) -> Option<Value> {
    let table = table(name)?;
    let fit = LeastSquares::fit(&design(&table, columns), &table.numbers(outcome))
        .unwrap_or_else(|refusal| panic!("{refusal}"));
    let mut all = Map::new();
    for (name, kind) in [("hc0", Hc0), ("hc1", Hc1), ("hc2", Hc2), ("hc3", Hc3)] {
        all.insert(name.to_owned(), value(fit.heteroscedasticity_robust(kind)));
    }
    if table.has("cluster") {
        for (name, kind) in [("cr0", Cr0), ("cr1", Cr1), ("cr2", Cr2)] {
            all.insert(name.to_owned(), value(fit.cluster_robust(&table.text("cluster"), kind)));
        }
    }
    all.insert("fit".to_owned(), value(Ok(fit)));
    Some(Value::Object(all))
}

fn yes_no(name: &str, outcome: &str, columns: &[&str]) -> Option<Value> {
    let table = table(name)?;
    let yes: Vec<bool> = table.numbers(outcome).iter().map(|value| *value > 0.5).collect();
    Some(value(logistic(&design(&table, columns), &yes)))
}

fn who_is_lost(name: &str) -> Option<Value> {
    let table = table(name)?;
    let weeks = if table.has("week") { table.incomplete("week") } else { vec![None; 46] };
    let rows: Vec<AttritionRow> = table
        .paired()
        .into_iter()
        .zip(weeks)
        .filter_map(|(row, week)| {
            Some(AttritionRow {
                before: row.before?,
                service: row.service,
                week,
                lost: row.after.is_none(),
            })
        })
        .collect();
    Some(value(attrition(&rows)))
}

fn ours() -> Option<Value> {
    let covariance = |name: &str, by| Some(value(ancova(&table(name)?.paired(), by)));
    Some(json!({
        "stackloss": least_squares("stackloss", "loss", &["air", "water", "acid"])?,
        "cars": least_squares("cars", "mpg", &["wt", "hp"])?,
        "chick": least_squares("chick", "weight", &["time", "diet*"])?,
        "growth": least_squares("growth", "distance", &["age", "sex*"])?,
        "anorexia_plain": covariance("anorexia", false)?,
        "anorexia_by_service": covariance("anorexia", true)?,
        "services_plain": covariance("services", false)?,
        "services_by_service": covariance("services", true)?,
        "birth": yes_no("birth", "low", &["age", "lwt", "smoke", "race*"])?,
        "infert": yes_no("infert", "case", &["spontaneous", "induced"])?,
        "cars_logistic": yes_no("cars", "am", &["wt"])?,
        "services_attrition": who_is_lost("services")?,
        "ozone_attrition": who_is_lost("ozone")?,
    }))
}

#[test]
fn every_figure_of_regression_agrees_with_r() {
    let Some(ours) = ours() else { return };
    let stored = r::stored("regression");
    assert!(stored.len() > 900);
    for (key, theirs) in stored {
        let Some(value) = ours.pointer(&key).and_then(Value::as_f64) else { panic!("no {key}") };
        r::close(&key, value, theirs, 1e-6);
    }
}

#[test]
fn r_still_says_so_about_regression() {
    let Some(text) = r::run(&["regression.R"]) else { return };
    for ((key, now), (_, stored)) in r::figures(&text).into_iter().zip(r::stored("regression")) {
        r::close(&format!("{key}, R then and now"), now, stored, 1e-8);
    }
}
