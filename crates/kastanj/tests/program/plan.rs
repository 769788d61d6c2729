//! `kastanj plan`: frozen before the data, dated outside, and told when it changes.

use kastanj_record::EXAMPLE_SOURCE;

use crate::contacts::small_study;
use crate::store::{Trial, UNIT, read_folder};

fn digest_in(said: &str) -> &str {
    let line = said.lines().find(|line| line.starts_with("Digest of the plan:")).expect("a digest");
    line.rsplit(' ').next().expect("a word")
}

#[test]
fn a_plan_is_frozen_dated_changed_and_every_step_is_told() {
    let trial = Trial::new();
    let said = trial.call(["plan", "show"]).succeeds();
    assert!(said.contains("The plan is not frozen") && said.contains("Part I total"), "{said}");
    let digest = digest_in(&said).to_owned();
    assert_eq!(digest.len(), 64);

    let said = trial.call(["plan", "freeze", "--out"]).with([trial.path("plan")]).succeeds();
    assert_eq!(digest_in(&said), digest);
    assert!(said.contains("no after-form then"), "{said}");
    let files = read_folder(&trial.path("plan"));
    assert_eq!(files.len(), 1);
    assert!(files[0].0.starts_with("plan-receipt") && files[0].1.starts_with("%PDF-"));

    trial.call(["plan", "dated", "Dnr 2026-123 (SYN)"]).succeeds();
    let said = trial.call(["plan", "show"]).succeeds();
    assert!(said.contains("dated by somebody outside: Dnr 2026-123"), "{said}");

    let other = EXAMPLE_SOURCE.replacen("half_width = 0.5", "half_width = 0.6", 1);
    let file = trial.write("other.toml", &other);
    let said = trial.call(["plan", "change"]).with([&file]).succeeds();
    assert!(said.contains("plan.gates.indication.half_width: frozen 0.5, today 0.6"), "{said}");
    let refused = trial.call(["plan", "freeze", "--out"]).with([trial.path("plan")]).fails();
    assert!(refused.contains("reason"), "{refused}");
    let said = trial
        .call(["plan", "freeze", "--because", "The pilot said so", "--out"])
        .with([trial.path("plan")])
        .succeeds();
    assert!(said.contains("plan number 2") && said.contains("The pilot said so"), "{said}");
    assert_ne!(digest_in(&said), digest);
    assert_eq!(read_folder(&trial.path("plan")).len(), 2, "the first receipt stays");
    trial.call(["verify"]).succeeds();
}

#[test]
fn a_study_file_that_would_lose_something_takes_no_place() {
    let trial = Trial::new();
    let other = EXAMPLE_SOURCE
        .replacen("id = \"exempelstudie\"", "id = \"annan\"", 1)
        .replacen("synthetic = true", "synthetic = false", 1)
        .replacen("code = \"EX-B\"", "code = \"EX-Z\"", 1);
    let refused = trial.call(["plan", "change"]).with([&trial.write("o.toml", &other)]).fails();
    for word in ["id differs", "Invented", "EX-B"] {
        assert!(refused.contains(word), "{word}: {refused}");
    }
    let said = trial.call(["plan", "show"]).succeeds();
    assert!(said.contains("not frozen"), "{said}");
}

#[test]
fn the_report_says_whether_its_plan_was_frozen() {
    let trial = small_study();
    let report = |name: &str| {
        let out = trial.path(name);
        trial
            .call(["report", "effect", "--audience", "room", "--unit", UNIT, "--lang", "en"])
            .with(["--today", "2026-W30", "--out"])
            .with([&out])
            .succeeds();
        let files = read_folder(&out);
        files.into_iter().find(|(name, _)| name.ends_with(".html")).expect("a page").1
    };
    assert!(report("never").contains("The plan is not frozen"));
    let said = trial.call(["plan", "freeze", "--out"]).with([trial.path("plan")]).succeeds();
    assert!(said.contains("may have been seen"), "{said}");
    let page = report("late");
    assert!(page.contains("may have been seen") && page.contains(digest_in(&said)), "{page}");
    assert!(page.contains("what is said here is exploratory"), "{page}");
    let other = EXAMPLE_SOURCE.replacen("seed = 20260101", "seed = 7", 1);
    trial.call(["plan", "change"]).with([&trial.write("o.toml", &other)]).succeeds();
    let page = report("changed");
    assert!(page.contains("plan.seed") && page.contains("exploratory"), "{page}");
}

#[test]
fn an_edition_is_made_again_byte_by_byte_until_its_data_change() {
    let trial = small_study();
    trial.call(["plan", "freeze", "--out"]).with([trial.path("plan")]).succeeds();
    let edition = |week: &str, folder: &str| {
        let out = trial.path(folder);
        trial
            .call(["report", "effect", "--unit", UNIT, "--lang", "en", "--today", week, "--out"])
            .with([&out])
            .succeeds()
    };
    let said = edition("2026-W30", "first");
    assert!(said.contains("Edition 1."), "{said}");
    assert!(edition("2026-W30", "again").contains("Edition 1."), "the same is no new edition");
    assert_eq!(read_folder(&trial.path("first")), read_folder(&trial.path("again")));
    let said = edition("2026-W31", "later");
    assert!(said.contains("Edition 2."), "{said}");
    let later = read_folder(&trial.path("later"));
    let page = later.iter().find(|(name, _)| name.ends_with(".html")).expect("a page");
    assert!(page.1.contains("Since the last edition"), "{}", page.1);

    // The plan's receipt is dated and the study file changed: the first edition is as it was.
    trial.call(["plan", "dated", "SYN 1"]).succeeds();
    let other = EXAMPLE_SOURCE.replacen("half_width = 0.5", "half_width = 0.6", 1);
    trial.call(["plan", "change"]).with([&trial.write("o.toml", &other)]).succeeds();
    let said = trial.call(["report", "reproduce", "1", "--out"]).with([trial.path("r")]).succeeds();
    assert!(said.contains("the same, byte by byte"), "{said}");
    assert_eq!(read_folder(&trial.path("r")), read_folder(&trial.path("first")));
    let said = trial.call(["report", "editions"]).succeeds();
    assert_eq!(said.lines().count(), 2, "{said}");
    assert!(trial.call(["report", "reproduce", "9"]).fails().contains("no edition 9"));

    let code = trial.call(["episode", "list", "--unit", UNIT]).succeeds();
    let code = code.split_whitespace().nth(1).expect("a code").to_owned();
    trial.call(["client", "erase", "--episode", &code, "--yes"]).succeeds();
    let refused = trial.call(["report", "reproduce", "1", "--out"]).with([trial.path("x")]).fails();
    assert!(refused.contains("erased since") && !trial.path("x").exists(), "{refused}");
}

/// Every method runs on the data of an edition, and finds the figures that the report printed.
#[test]
fn the_data_of_an_edition_are_analysed_as_its_report_was() {
    let trial = small_study();
    let source = EXAMPLE_SOURCE.replacen("alpha = 0.05", "alpha = 0.1", 1);
    assert_ne!(source, EXAMPLE_SOURCE);
    trial.call(["plan", "change"]).with([&trial.write("o.toml", &source)]).succeeds();
    let out = trial.path("report");
    trial
        .call(["report", "effect", "--audience", "room", "--unit", UNIT, "--lang", "en"])
        .with(["--today", "2026-W30", "--out"])
        .with([&out])
        .succeeds();
    let files = read_folder(&out);
    let page = &files.iter().find(|(name, _)| name.ends_with(".html")).expect("a page").1;
    // What comes later does not move it: another alpha, and a later edition.
    trial.call(["plan", "change"]).with([&trial.write("n.toml", EXAMPLE_SOURCE)]).succeeds();
    let columns = ["--edition", "1", "--before", "before", "--after", "after"];
    let run = |method: &'static str, further: &[&'static str]| {
        let call = trial.call(["analyze", method]);
        call.with(columns).with(further.iter().copied())
    };
    let said = run("paired", &["--json"]).succeeds();
    let json: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    let figure = |path: &str| json.pointer(path).and_then(serde_json::Value::as_f64).expect("one");
    assert_eq!(json["flow"]["pairs"], 6);
    assert!((figure("/level") - 0.9).abs() < 1e-12, "the plan of that day");
    let signed = |value: f64| format!("{value:+.1}").replace('-', "\u{2212}");
    let interval = "/outcome/change/interval";
    let printed = format!(
        "{} to {}",
        signed(figure(&format!("{interval}/lower"))),
        signed(figure(&format!("{interval}/upper")))
    );
    assert!(page.contains(&printed), "{printed}: {page}");
    assert!(page.contains("90% interval"), "{page}");
    assert!(page.contains(&signed(figure("/outcome/change/mean_change"))), "{page}");
    let flips = format!("{:.3}", figure("/outcome/sign_flip/p_value"));
    assert!(page.contains(&flips), "{flips}: {page}");
    let said = run("wilcoxon", &["--json"]).succeeds();
    let ranks: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(ranks["wilcoxon"]["v"], json["outcome"]["wilcoxon"]["v"]);
    let said = run("wilcoxon", &[]).succeeds();
    assert!(said.contains("edition 1") && said.contains("2026-W30"), "{said}");
    let grip = ["--edition", "1", "--before", "grepp_before", "--after", "grepp_after"];
    trial.call(["analyze", "bootstrap"]).with(grip).succeeds();
    let said = run("monitor", &["--sd", "10"]).fails();
    assert!(said.contains("order"), "{said}");
    let said = trial.call(["analyze", "wilcoxon", "--edition", "1"]).with(["x.csv"]).fails();
    assert!(said.contains("edition"), "{said}");
    let said = trial.call(["analyze", "wilcoxon", "--edition", "7"]).with(&columns[2..]).fails();
    assert!(said.contains("no edition 7"), "{said}");

    let code = trial.call(["episode", "list", "--unit", UNIT]).succeeds();
    let code = code.split_whitespace().nth(1).expect("a code").to_owned();
    trial.call(["client", "erase", "--episode", &code, "--yes"]).succeeds();
    let refused = run("paired", &[]).fails();
    assert!(refused.contains("erased since"), "{refused}");
}
