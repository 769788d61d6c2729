//! The plan of the analysis and what differs from a frozen one.

use kastanj_instrument::{Library, ScoreId};
use kastanj_record::{
    EXAMPLE_SOURCE, Estimand, IntercurrentEvent, PlanChange, Protocol, Study, Summary, plan_changes,
};

fn changed(old: &str, new: &str) -> Result<Study, Vec<String>> {
    assert!(EXAMPLE_SOURCE.contains(old), "{old}");
    Study::parse("study.toml", &EXAMPLE_SOURCE.replacen(old, new, 1), &Library::shipped())
        .map_err(|faults| faults.into_iter().map(|fault| fault.message.en).collect())
}

fn changes_after(old: &str, new: &str) -> Vec<PlanChange> {
    let frozen = Protocol::of(&Study::example().unwrap()).content();
    plan_changes(&frozen, &Protocol::of(&changed(old, new).unwrap())).unwrap()
}

#[test]
fn the_example_declares_what_is_primary_and_what_is_not() {
    let plan = Study::example().unwrap().plan;
    assert_eq!(plan.secondary, ["grepp", "maende", "nara"].map(|id| ScoreId(id.to_owned())));
    assert!(plan.subgroups.is_empty() && plan.reliability.is_none());
    assert_eq!(plan.estimand.events, IntercurrentEvent::ALL);
    assert_eq!(plan.estimand.summaries, [Summary::MeanChange]);
    assert!(plan.estimand.population.is_some());
}

#[test]
fn without_its_own_words_an_estimand_is_the_usual_one() {
    let table = EXAMPLE_SOURCE.split("[plan.estimand]").nth(1).unwrap();
    let table = table.split("\n# The steps").next().unwrap();
    let study = changed(&format!("[plan.estimand]{table}"), "").unwrap();
    assert_eq!(study.plan.estimand, Estimand::default());
}

#[test]
fn a_change_of_one_value_is_named_as_in_the_file() {
    let found = changes_after("half_width = 0.5", "half_width = 0.6");
    let expected = PlanChange {
        field: "plan.gates.indication.half_width".to_owned(),
        frozen: Some("0.5".to_owned()),
        now: Some("0.6".to_owned()),
    };
    assert_eq!(found, [expected]);
    let found = changes_after(
        "[plan.gates.describe_only]",
        "[plan.reliability]\nvalue = 0.8\nsource = \"SYN\"\n\n[plan.gates.describe_only]",
    );
    let names: Vec<(&str, Option<&str>)> =
        found.iter().map(|it| (it.field.as_str(), it.frozen.as_deref())).collect();
    assert_eq!(names, [("plan.reliability.source", None), ("plan.reliability.value", None)]);
    assert_eq!(changes_after("after_latest = 52", "after_latest = 40").len(), 1);
}

#[test]
fn what_is_no_part_of_the_plan_changes_nothing() {
    assert!(changes_after("soon = 2", "soon = 4").is_empty());
    assert!(changes_after("name = \"Exempelstad A", "name = \"Exempelstad Ä").is_empty());
}

#[test]
fn content_that_is_no_plan_is_not_guessed_at() {
    let now = Protocol::of(&Study::example().unwrap());
    assert_eq!(plan_changes("not JSON", &now), None);
}

#[test]
fn what_a_plan_cannot_mean_is_told() {
    let secondary = "secondary = [\"grepp\", \"maende\", \"nara\"]";
    for (old, new, word) in [
        (secondary, "secondary = [\"total\"]", "total"),
        (secondary, "secondary = [\"grepp\", \"grepp\"]", "twice"),
        (secondary, "secondary = [\"sum\"]", "sum"),
        ("subgroups = []", "subgroups = [\"no-such\"]", "no-such"),
        ("subgroups = []", "subgroups = [\"grepp-1\", \"grepp-1\"]", "twice"),
        ("summaries = [\"mean_change\"]", "summaries = [\"share_reliably_changed\"]", "reliabl"),
        ("strategy = \"treatment_policy\"", "strategy = \"hypothetical\"", "hypothetical"),
        (
            "[plan.estimand]",
            "[plan.norm]\nmean = 70\nsd = 0\nsource = \"SYN\"\n\n[plan.estimand]",
            "sd",
        ),
        ("[plan.estimand]", "[plan.reliability]\nvalue = 0.8\n\n[plan.estimand]", "source"),
    ] {
        let told = changed(old, new).expect_err(new);
        assert!(told.len() == 1 && told[0].contains(word), "{new}: {told:?}");
    }
}
