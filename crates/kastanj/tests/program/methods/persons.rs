//! Which column names the persons, and who gave only one of two scores.

use serde_json::json;

use super::{Csv, PEOPLE, people, scores};

/// Every method on two columns, with what it needs.
fn paired_methods() -> Vec<(&'static str, Vec<&'static str>)> {
    let answers = |before, after| vec!["--before", before, "--after", after];
    let with = |words: &[&'static str]| scores(words);
    vec![
        ("paired", scores(&[])),
        ("wilcoxon", scores(&[])),
        ("bootstrap", with(&["--resamples", "200"])),
        ("individual", with(&["--reliability", "0.8", "--reliability-source", "invented"])),
        ("subgroups", with(&["--by", "yes1"])),
        ("ancova", scores(&[])),
        ("missing-data", with(&["--imputations", "5"])),
        ("impute", with(&["--imputations", "5"])),
        ("monitor", with(&["--sd", "5"])),
        ("bayes", scores(&[])),
        ("counts", scores(&[])),
        ("yes-no", [answers("yes1", "yes2"), vec!["--yes", "yes", "--no", "no"]].concat()),
        (
            "ordinal",
            [answers("often1", "often2"), vec!["--categories", "never,some,often"]].concat(),
        ),
    ]
}

/// The people, whole numbers alone, the name of the second line again on the fifth.
fn one_twice() -> Csv {
    let text = PEOPLE.replace("44.5", "44").replace("27.5", "27");
    Csv::of(text.replacen("\nd,22", "\na,22", 1))
}

#[test]
fn rows_taken_as_persons_are_said_to_be_and_a_name_that_repeats_is_shown() {
    let twice = one_twice();
    for (command, arguments) in paired_methods() {
        let json = twice.json(command, &arguments);
        assert_eq!(json["data"]["id"], json!(null), "{command}");
        let expected = json!([{"column": "id", "repeated_lines": [5]}]);
        assert_eq!(json["data"]["possible_ids"], expected, "{command}");
        let words = ["Every row is taken as a person of its own", "1 line repeats a name (line 5)"];
        twice.readable(command, &arguments, &words);
        let told = [&arguments[..], &["--id", "id"]].concat();
        twice.refused(command, &told, 5, "id");
    }
}

#[test]
fn a_column_that_names_persons_is_told() {
    let people = people();
    let told = scores(&["--id", "id"]);
    for command in ["paired", "wilcoxon"] {
        let json = people.json(command, &told);
        assert_eq!(
            (&json["data"]["id"], &json["data"]["possible_ids"]),
            (&json!("id"), &json!([]))
        );
        let said = people.readable(command, &told, &["Persons: the column \"id\""]);
        assert!(!said.contains("Every row is taken"), "{said}");
        let without = people.readable(command, &scores(&[]), &["was not used", "--id id"]);
        assert!(!without.contains("repeat"), "{without}");
    }
    // No column is called so: the rows are still said to be persons.
    let nameless = Csv::of(PEOPLE.replacen("id,", "row,", 1));
    let said = nameless.readable("wilcoxon", &scores(&[]), &["Every row is taken as a person"]);
    assert!(!said.contains("is called"), "{said}");
    assert_eq!(nameless.json("wilcoxon", &scores(&[]))["data"]["possible_ids"], json!([]));
}

#[test]
fn those_with_one_score_or_none_are_counted_in_the_paired_analysis() {
    let text = format!("{PEOPLE}o,,35,west,15,no,,never,\np,,,west,16,no,,never,\nq,,,,,,,,\n");
    let people = Csv::of(text);
    let json = people.json("paired", &scores(&[]));
    let counts = |key: &str| json["data"][key].as_u64();
    assert_eq!(
        ["rows", "pairs", "before_only", "after_only", "neither"].map(counts),
        [Some(17), Some(12), Some(2), Some(1), Some(2)]
    );
    let words = ["Before only: 2.", "After only: 1.", "Neither: 2."];
    people.readable("paired", &scores(&[]), &words);
}

#[test]
fn what_was_not_told_is_not_found_to_be_lacking() {
    let people = people();
    let gate = |arguments: &[&str]| {
        let said = people.call("paired", &scores(arguments)).succeeds();
        let line = said.lines().find(|line| line.contains("services with at least five pairs"));
        line.expect("the gate").to_owned()
    };
    let unknown = gate(&[]);
    assert!(unknown.contains("–   not known, so not passed (--service)"), "{unknown}");
    let counted = gate(&["--service", "service"]);
    assert!(counted.contains("NOT PASSED"), "{counted}");
    let services = |arguments: &[&str]| {
        let json = people.json("paired", &scores(arguments));
        let gates = json["gates"].as_array().expect("gates").clone();
        gates.into_iter().find(|gate| gate["name"] == "services").expect("the gate")
    };
    assert_eq!(services(&[])["value"], json!(null));
    assert_eq!(services(&[])["status"], "fail");
    assert_eq!(services(&["--service", "service"])["value"], 0.0);
}
