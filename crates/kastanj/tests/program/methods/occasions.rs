//! A client on two lines of one occasion.

use serde_json::json;

use super::Csv;
use super::models::waves;

const MIXED: [&str; 6] = ["--outcome", "score", "--client", "client", "--factor", "wave"];

/// The waves with a line once more at the end, some cell changed.
fn with_again(line: usize, from: &str, to: &str) -> (Csv, usize) {
    let text = waves();
    let again = text.lines().nth(line - 1).expect("a line").replacen(from, to, 1);
    let last = text.lines().count() + 1;
    (Csv::of(format!("{text}{again}\n")), last)
}

#[test]
fn a_measurement_that_stands_twice_is_named_with_its_lines() {
    // The score alone differs: the same client at the same wave again.
    let (changed, last) = with_again(3, ".", ".7");
    let json = changed.json("mixed", &MIXED);
    let client = json["equal_lines"][0]["client"].clone();
    let expected = json!([{"client": client, "lines": [3, last], "copies": false}]);
    assert_eq!(json["equal_lines"], expected);
    let lines = format!("lines 3, {last}");
    changed.readable("mixed", &MIXED, &["NOTE: ", &lines, "counts twice", "--wave"]);
    // A line that was copied whole.
    let (copied, last) = with_again(3, "", "");
    let json = copied.json("mixed", &MIXED);
    assert_eq!(json["equal_lines"][0]["copies"], true);
    let lines = format!("lines 3, {last}, the same in every cell");
    copied.readable("mixed", &MIXED, &[&lines]);
    // Without any time in the model all lines of a client are alike to it: copies alone are named.
    let without = &MIXED[..4];
    assert_eq!(copied.json("mixed", without)["equal_lines"][0]["lines"], json!([3, last]));
    assert_eq!(changed.json("mixed", without)["equal_lines"], json!([]));
    // Ordered answers with a level for each client, too.
    let ordered = ["--outcome", "answer", "--categories", "never,some,often", "--fixed", "time"];
    let ordered = [&ordered[..], &["--client", "client"]].concat();
    assert_eq!(copied.json("ordinal-model", &ordered)["equal_lines"][0]["copies"], true);
    copied.readable("ordinal-model", &ordered, &[&lines]);
}

#[test]
fn a_table_without_such_lines_says_nothing_of_them() {
    let waves = Csv::of(waves());
    assert_eq!(waves.json("mixed", &MIXED)["equal_lines"], json!([]));
    assert!(!waves.readable("mixed", &MIXED, &["Linear mixed"]).contains("NOTE"));
}

#[test]
fn where_the_column_of_occasions_is_told_a_second_line_is_refused() {
    let told = [&MIXED[..], &["--wave", "wave"]].concat();
    let (changed, last) = with_again(3, ".", ".7");
    changed.refused("mixed", &told, u32::try_from(last).expect("a line"), "wave");
    let waves = Csv::of(waves());
    assert_eq!(waves.json("mixed", &told)["tests"], waves.json("mixed", &MIXED)["tests"]);
    // The column need not explain anything; an occasion that is not known is no occasion.
    let trend = ["--outcome", "score", "--client", "client", "--fixed", "time", "--wave", "wave"];
    let (unknown, last) = with_again(3, ",after,", ",,");
    unknown.refused("mixed", &trend, u32::try_from(last).expect("a line"), "wave");
}
