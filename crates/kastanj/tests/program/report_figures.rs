//! From the store to the printed report and its JSON: every figure is found again, and a declared
//! division reaches both.

use std::fmt::Write as _;

use kastanj_record::EXAMPLE_SOURCE;
use serde_json::Value;

use crate::runner::Call;
use crate::store::{Trial, read_folder};

const DOCUMENT: &str = include_str!("../../../../docs/json.md");
const CONTACTS: usize = 72;

/// What client `at` answers to each of the 17 questions, before and after.
fn answers(at: usize) -> ([usize; 17], [usize; 17]) {
    let before = std::array::from_fn(|item| (at * 5 + item * item + at * item) % 4);
    let after = std::array::from_fn(|item| {
        let gain = usize::from(!(at + 3 * item).is_multiple_of(3))
            + usize::from(age(at) == 3 && item.is_multiple_of(2));
        (before[item] + gain).min(4)
    });
    (before, after)
}

/// The answer to the question of age: two groups.
fn age(at: usize) -> usize {
    2 + at % 2
}

/// All but three live with somebody: too few to be told of.
fn partner(at: usize) -> usize {
    usize::from(!at.is_multiple_of(25))
}

/// Every sixth is lost.
fn is_lost(at: usize) -> bool {
    at % 6 == 5
}

/// The score is 25 times the mean answer.
fn score(answers: [usize; 17]) -> f64 {
    answers.iter().sum::<usize>() as f64 / 17.0 * 25.0
}

fn items() -> impl Iterator<Item = String> {
    [("grepp", 7), ("maende", 5), ("nara", 5)]
        .into_iter()
        .flat_map(|(area, count)| (1..=count).map(move |number| format!("{area}-{number}")))
}

fn sheet(pack: &str, variant: &str, week: &str, given: [usize; 17], more: &str) -> String {
    let given: Vec<String> =
        items().zip(given).map(|(item, code)| format!("\"{item}\":{code}")).collect();
    let given = given.join(",");
    format!(
        r#"{{"type":"assess","pack":"{pack}","questionnaire":"del-1@1","variant":"{variant}","occasion":"{variant}","week":"{week}","answers":{{{given}{more}}}}}"#
    )
}

/// Seventy-two contacts of three units.
fn lines() -> String {
    let mut lines = String::new();
    for at in 0..CONTACTS {
        let symbols = ["H", "J", "K", "M", "N", "P", "Q", "R", "S"];
        let pack = format!("HJKMNPQR{}{}", symbols[at / 9], symbols[at % 9]);
        let unit = ["EX-A", "EX-B", "EX-D"][at / 2 % 3];
        writeln!(
            lines,
            r#"{{"type":"episode","unit":"{unit}","pack":"{pack}","first_visit":"2025-W02"}}"#
        )
        .expect("a line");
        writeln!(
            lines,
            r#"{{"type":"consent","pack":"{pack}","purpose":"national_study","given":true,"text_version":"1","week":"2025-W02"}}"#
        )
        .expect("a line");
        let (before, after) = answers(at);
        let more = format!(",\"age\":{},\"partner\":{}", age(at), partner(at));
        writeln!(lines, "{}", sheet(&pack, "before", "2025-W03", before, &more)).expect("a line");
        if is_lost(at) {
            writeln!(
                lines,
                r#"{{"type":"loss","pack":"{pack}","loss":"form_missing","occasion":"after","reason":"faded"}}"#
            )
            .expect("a line");
        } else {
            writeln!(lines, "{}", sheet(&pack, "after", "2025-W30", after, "")).expect("a line");
            let later = std::array::from_fn(|item| (after[item] + (at * item) % 2).min(4));
            let follow_up = sheet(&pack, "follow-up", "2026-W02", later, "")
                .replace(r#""occasion":"follow-up""#, r#""occasion":"follow_up""#);
            writeln!(lines, "{follow_up}").expect("a line");
        }
    }
    lines
}

/// A store whose plan divides by two questions, and the page of its report for the board.
fn reported() -> (Trial, String) {
    let source = EXAMPLE_SOURCE.replacen("subgroups = []", "subgroups = [\"age\", \"partner\"]", 1);
    // Every loss is kept by person: how many could be asked is then known.
    let source = source.replace("losses = \"tally\"", "losses = \"per_person\"");
    assert_ne!(source, EXAMPLE_SOURCE);
    let folder = tempfile::tempdir().expect("a folder");
    let study = folder.path().join("study.toml");
    std::fs::write(&study, &source).expect("a file");
    let trial = Trial::made_with(&["--study", study.to_str().expect("a path")]);
    trial.plan_frozen_before_the_answers(&source);
    trial.call(["episode", "add"]).given(lines()).succeeds();
    let out = trial.path("report");
    let said = trial
        .call(["report", "effect", "--audience", "board", "--lang", "en", "--today", "2026-W30"])
        .with(["--out"])
        .with([&out]);
    said.succeeds();
    let files = read_folder(&out);
    let page = files.into_iter().find(|(name, _)| name.ends_with(".html")).expect("a page").1;
    (trial, page)
}

fn call(trial: &Trial, words: &str) -> Call {
    let call = trial.call(["analyze"]).with(words.split_whitespace().map(str::to_owned));
    call.with(["--edition", "1", "--json"])
}

fn json(trial: &Trial, words: &str) -> Value {
    serde_json::from_str(&call(trial, words).succeeds()).expect("JSON")
}

/// `tests[1].estimate` as a JSON pointer.
fn pointer(key: &str) -> String {
    format!("/{}", key.replace(['.', '['], "/").replace(']', ""))
}

fn figure(json: &Value, key: &str) -> f64 {
    let found = json.pointer(&pointer(key)).and_then(Value::as_f64);
    found.unwrap_or_else(|| panic!("no {key} in {json}"))
}

fn interval(json: &Value, at: &str) -> String {
    let (lower, upper) = (format!("{at}.lower"), format!("{at}.upper"));
    format!("{} to {}", signed(figure(json, &lower)), signed(figure(json, &upper)))
}

fn signed(value: f64) -> String {
    format!("{value:+.1}").replace('-', "\u{2212}")
}

/// The words between `code` marks of a cell.
fn marked(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

#[test]
fn every_documented_figure_is_printed_as_json_and_on_the_page() {
    let (trial, page) = reported();
    let section = DOCUMENT.split("# Where the figures of the effect report stand").nth(1);
    let section = section.and_then(|text| text.split("\n# ").next()).expect("the section");
    let mut lines = 0;
    for row in section.lines().filter(|line| line.starts_with("| ") && line.contains('`')) {
        let cells: Vec<&str> = row.split('|').collect();
        let [command] = marked(cells[2])[..] else { panic!("{row}") };
        let json = json(&trial, command);
        for key in marked(cells[3]) {
            let found = json.pointer(&pointer(key));
            assert!(found.is_some_and(|value| !value.is_null()), "{command}: no {key}");
        }
        lines += 1;
    }
    assert!(lines >= 11, "{lines}");

    let paired = json(&trial, "paired --before before --after after");
    let imputed = json(&trial, "missing-data --before before --after after");
    let mixed = json(&trial, "mixed --outcome score --client client --fixed after");
    // The occasions of an edition stand in their own order, not in that of the alphabet.
    let occasions = "mixed --outcome score --client client --factor occasion";
    let levels = |words: &str| json(&trial, words)["data"]["factors"][0].clone();
    let found = levels(occasions);
    assert_eq!(
        (&found["reference"], &found["reference_by"]),
        (&"before".into(), &"first_occasion".into())
    );
    assert_eq!(found["levels"], serde_json::json!(["after", "follow_up"]));
    let asked = levels(&format!("{occasions} --reference occasion=after"));
    assert_eq!(asked["levels"], serde_json::json!(["before", "follow_up"]));
    let grip = json(&trial, "paired --before grepp_before --after grepp_after");
    let tipping = figure(&imputed, "missing_data.tipping.interval_reaches_zero");
    let at_random = imputed["missing_data"]["rows"].as_array().expect("rows").iter();
    let at_random = at_random
        .clone()
        .find(|row| row["assumption"] == "missing_at_random_imputed")
        .expect("the imputed row");
    for printed in [
        signed(figure(&paired, "outcome.change.mean_change")),
        interval(&paired, "outcome.over_services.interval"),
        interval(&paired, "outcome.services.pooled.interval"),
        interval(&paired, "always_valid.interval"),
        signed(figure(&mixed, "tests[1].estimate")),
        interval(&grip, "outcome.over_services.interval"),
        interval(at_random, "interval"),
        signed(tipping),
    ] {
        assert!(page.contains(&printed), "{printed} is not on the page\n{page}");
    }
}

#[test]
fn a_declared_division_reaches_page_and_json_and_a_small_group_stays_hidden() {
    let (trial, page) = reported();
    let part = page.split("Change by answers before").nth(1).unwrap_or_default();
    assert!(part.contains("25–34"), "{part}");
    assert!(!page.contains("Exploratory: the plan was not frozen with this division"), "{page}");
    let found = json(&trial, "subgroups --before before --after after --by age");
    let question = &found["questions"][0];
    for (place, code) in [(0, 2), (1, 3)] {
        let members: Vec<usize> =
            (0..CONTACTS).filter(|at| !is_lost(*at) && age(*at) == code).collect();
        let number = members.len() as f64;
        let mean = |of: fn(([usize; 17], [usize; 17])) -> f64| {
            members.iter().map(|at| of(answers(*at))).sum::<f64>() / number
        };
        let (before, change) = (mean(|(b, _)| score(b)), mean(|(b, a)| score(a) - score(b)));
        let group = &question["subgroups"]["groups"][place];
        assert_eq!(question["names"][place], code.to_string());
        assert_eq!(group["pairs"], members.len());
        assert!((figure(group, "change.mean_before") - before).abs() < 1e-9, "{group}");
        assert!((figure(group, "change.mean_change") - change).abs() < 1e-9, "{group}");
        // The row of the page: group, persons, mean before, change.
        let label = ["25–34", "35–44"][place];
        let row = part.split("<tr").find(|row| row.contains(label)).expect("a row of the group");
        let row = row.split("</tr>").next().unwrap_or_default();
        for cell in [members.len().to_string(), format!("{before:.1}"), signed(change)] {
            assert!(row.contains(&cell), "{cell} is not in {row}");
        }
    }
    let p = figure(question, "over_services.p_value");
    assert!(p >= figure(question, "subgroups.interaction.p_value"), "{question}");
    // The other question has no test: it is the only one, and not adjusted.
    assert!(page.contains(&format!("p = {p:.3} (services as clusters, CR2;")), "{p} {part}");
    let between = interval(question, "over_services.differences[0].interval");
    assert!(part.contains(&between), "{between} {part}");
    // Three answered the other way: neither group of that question is told.
    assert!(page.contains("Do you live with a partner? Not shown"), "{page}");
    let few = call(&trial, "subgroups --before before --after after --by partner").fails();
    assert!(few.contains("\"partner\": one group with at least 5 pairs"), "{few}");
}
