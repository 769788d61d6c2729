use kastanj_instrument::Occasion;
use kastanj_record::{
    EXAMPLE_SOURCE, LossKeeping, Modules, PlanGates, Protocol, Reasons, Study, Windows,
};

#[test]
fn the_example_study_is_sound_and_synthetic() {
    let study = Study::example().unwrap_or_else(|faults| panic!("{faults:#?}"));
    assert!(study.synthetic);
    let codes: Vec<String> = study.units.iter().map(|unit| unit.code.to_string()).collect();
    let expected = ["EX-A", "EX-B", "EX-C", "EX-D", "EX-E", "EX-F", "EX-G", "EX-H"];
    assert_eq!(codes, expected);
    assert!(study.units.iter().all(|unit| unit.name.contains("SYNTETISK")));
    assert!(study.units.iter().all(|unit| unit.controller.contains("SYNTETISK")));
    assert_eq!(study.occasions, Occasion::ALL);
    assert_eq!(study.unit(&"EX-F".parse().unwrap()).unwrap().losses, LossKeeping::PerPerson);
}

#[test]
fn the_example_spells_out_the_defaults() {
    let study = Study::example().unwrap();
    assert_eq!(study.windows, Windows::default());
    assert_eq!(study.modules, Modules::default());
    assert_eq!(study.reasons, Reasons::default());
    assert_eq!(study.plan.gates, PlanGates::default());
}

#[test]
fn an_approval_lifts_the_draft_mark_of_that_unit_alone() {
    let study = Study::example().unwrap();
    let drafts: Vec<bool> = study.units.iter().map(|unit| unit.is_draft()).collect();
    assert_eq!(drafts, [false, true, true, true, true, true, true, true]);
}

#[test]
fn the_plan_digest_follows_values_not_layout() {
    let study = Study::example().unwrap();
    let library = kastanj_instrument::Library::shipped();
    let laid_out = EXAMPLE_SOURCE.replace("seed = 20260101", "# a remark\nseed   = 20_260_101");
    let same = Study::parse("study.toml", &laid_out, &library).unwrap();
    assert_eq!(Protocol::of(&study).digest(), Protocol::of(&same).digest());
    assert_ne!(study.checksum, same.checksum);
    let changed = EXAMPLE_SOURCE.replace("pairs = 50", "pairs = 51");
    let other = Study::parse("study.toml", &changed, &library).unwrap();
    assert_ne!(Protocol::of(&study).digest(), Protocol::of(&other).digest());
}
