//! Effects in services against metafor and clubSandwich.

use kastanj_analysis::Refusal;
use kastanj_analysis::pooling::{Estimate, Moderator, NestedEstimate, ThreeLevel, three_level};
use serde_json::Value;

use crate::r;
use crate::tables::{Table, tables};

const DATA: [&str; 5] = ["schools", "schools_even", "assink", "assink4", "bornmann"];

fn fit(table: &Table) -> Result<ThreeLevel, Refusal> {
    let cells = table.numbers(0).into_iter().zip(table.numbers(1)).zip(table.texts(2));
    let effects: Vec<NestedEstimate> = cells
        .map(|((value, variance), cluster)| NestedEstimate {
            estimate: Estimate { value, variance },
            cluster,
        })
        .collect();
    three_level(&effects, &table.moderators(3))
}

#[test]
fn agrees_with_metafor_and_clubsandwich() {
    let Some(tables) = tables("three_level.R", &DATA) else { return };
    for (name, table) in DATA.into_iter().zip(tables) {
        let fit = fit(&table).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert_eq!(fit.at_boundary, name == "schools_even", "{name}: {fit:?}");
        let ours = serde_json::to_value(fit).unwrap_or_else(|e| panic!("{e}"));
        for (key, theirs) in r::stored(&format!("three_level_{name}")) {
            let Some(value) = ours.pointer(&key).and_then(Value::as_f64) else {
                panic!("{name}: no {key}")
            };
            r::close(&format!("{name} {key}"), value, theirs, 1e-5);
        }
    }
}

#[test]
fn r_still_says_so() {
    let Some(text) = r::run(&["three_level.R", "assink4"]) else { return };
    for ((key, now), (_, stored)) in
        r::figures(&text).into_iter().zip(r::stored("three_level_assink4"))
    {
        r::close(&format!("{key}, R then and now"), now, stored, 1e-8);
    }
}

fn nested(clusters: &[&str]) -> Vec<NestedEstimate> {
    let effects = clusters.iter().enumerate().map(|(i, cluster)| NestedEstimate {
        estimate: Estimate { value: (i * i % 7) as f64, variance: 1.0 + i as f64 },
        cluster: (*cluster).to_owned(),
    });
    effects.collect()
}

#[test]
fn levels_that_cannot_be_told_apart_are_refused() {
    let apart = three_level(&nested(&["a", "b", "c", "d"]), &[]);
    assert!(matches!(apart, Err(Refusal::Singular { .. })));
    assert_eq!(three_level(&nested(&["a", "a", "a"]), &[]), Err(Refusal::OneService));
    let x = |values: [f64; 5]| Moderator { name: "x".into(), values: values.into() };
    let five = nested(&["a", "a", "b", "b", "c"]);
    let constant = three_level(&five, &[x([2.0; 5])]);
    assert!(matches!(constant, Err(Refusal::Singular { .. })));
    let two = [x([0.0, 1.0, 2.0, 3.0, 5.0]), x([1.0, 1.0, 0.0, 1.0, 0.0])];
    assert_eq!(three_level(&five, &two), Err(Refusal::TooFew { found: 3, needed: 4 }));
    assert!(three_level(&five, &two[..1]).is_ok());
}
