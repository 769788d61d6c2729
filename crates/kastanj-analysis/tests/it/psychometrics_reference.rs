//! Alpha, items, intraclass correlations and factors against psych, lavaan and factanal.

use kastanj_analysis::ScaleRange;
use kastanj_analysis::psychometrics::{
    Answers, Extraction, Rotation, alpha, cfa, efa, intraclass_correlations, item_quality, omega,
};
use serde_json::{Value, json};

use crate::r;
use crate::tables::{Table, tables};

const DATA: [&str; 5] = ["holzinger", "bfi", "agree", "crossed", "items"];

fn answers(table: &Table) -> Answers {
    let cell = |cell: &String| {
        (!cell.is_empty()).then(|| cell.parse().unwrap_or_else(|e| panic!("{cell}: {e}")))
    };
    let rows = table.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
    Answers::new(table.names.clone(), rows).unwrap_or_else(|e| panic!("{e}"))
}

fn all(answers: &Answers) -> Value {
    let p = answers.items();
    let given = || answers.rows().iter().flatten().flatten();
    let range = ScaleRange {
        lower: given().fold(f64::INFINITY, |a, x| a.min(*x)).floor(),
        upper: given().fold(f64::NEG_INFINITY, |a, x| a.max(*x)).ceil(),
    };
    let halves: Vec<usize> = (0..p).map(|i| usize::from(i >= p / 2)).collect();
    let (likely, least) = (Extraction::MaximumLikelihood, Extraction::MinimumResidual);
    let factors = |extraction, rotation| {
        efa(answers, 2, extraction, rotation).unwrap_or_else(|e| panic!("{e}"))
    };
    json!({
        "alpha": alpha(answers).unwrap_or_else(|e| panic!("{e}")),
        "quality": item_quality(answers, range).unwrap_or_else(|e| panic!("{e}")),
        "icc": intraclass_correlations(answers).unwrap_or_else(|e| panic!("{e}")),
        "one": cfa(answers, &vec![0; p]).unwrap_or_else(|e| panic!("{e}")),
        "two": (p > 5).then(|| cfa(answers, &halves).unwrap_or_else(|e| panic!("{e}"))),
        "omega": omega(answers).unwrap_or_else(|e| panic!("{e}")),
        "efa_varimax": factors(likely, Rotation::Varimax),
        "efa_oblimin": factors(likely, Rotation::Oblimin),
        "efa_minres": factors(least, Rotation::Varimax),
    })
}

fn tolerance(key: &str) -> f64 {
    if key.starts_with("/efa") { 1e-3 } else { 1e-5 }
}

#[test]
fn agrees_with_psych_lavaan_and_factanal() {
    let Some(tables) = tables("psychometrics.R", &DATA) else { return };
    for (name, table) in DATA.into_iter().zip(tables) {
        let ours = all(&answers(&table));
        for (key, theirs) in r::stored(&format!("psychometrics_{name}")) {
            let Some(value) = ours.pointer(&key).and_then(Value::as_f64) else {
                panic!("{name}: no {key}")
            };
            r::close(&format!("{name} {key}"), value, theirs, tolerance(&key));
        }
        let flag = &ours["alpha"]["negative_mean_covariance"];
        assert_eq!(flag, &json!(name == "crossed"), "{name}");
    }
}

#[test]
fn r_still_says_so() {
    let Some(text) = r::run(&["psychometrics.R", "items"]) else { return };
    let stored = r::stored("psychometrics_items");
    for ((key, now), (_, stored)) in r::figures(&text).into_iter().zip(stored) {
        r::close(&format!("{key}, R then and now"), now, stored, 1e-6);
    }
}
