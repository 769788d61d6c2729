use kastanj_instrument::{ItemId, Occasion};
use kastanj_record::{
    ClientKind, ConsentPurpose, DatasetError, EndReason, KeptOut, analysis_dataset, item_counts,
};

use crate::world::{World, unit, week};

const FIRST: &str = "2025-W02";

#[test]
fn a_row_holds_scores_flags_and_nothing_else() {
    let mut world = World::new();
    let first = week(FIRST);
    let at = world.contact("EX-A", Some(first));
    world.consent(at, true);
    world.form(at, Occasion::Before, Some(first.plus(9)), 1);
    world.end(at, first.plus(30), EndReason::Planned);
    world.form(at, Occasion::After, Some(first.plus(30)), 3);
    let today = first.plus(31);
    let data =
        analysis_dataset(&world.record(), &world.study, &world.questionnaire, today).unwrap();
    let [row] = data.rows.as_slice() else { panic!("{:?}", data.rows) };
    assert_eq!(
        (row.primary.before, row.primary.after, row.primary.follow_up),
        (Some(25.0), Some(75.0), None)
    );
    assert_eq!(row.secondary.len(), 3);
    assert!(row.before_late && !row.after_late && row.after_window_closed);
    assert_eq!(row.ending, Some(EndReason::Planned));
    assert!(row.local_consent && !row.national_consent);
    assert_eq!(data.pairs(), 1);
    assert_eq!(data.national().rows.len(), 0);
    let text = serde_json::to_string(&data).unwrap();
    let code = world.episodes[at].code.to_string();
    let pack = world.episodes[at].pack.unwrap().to_string();
    for trace in [code.as_str(), pack.as_str(), "2025", "-W"] {
        assert!(!text.contains(trace), "{trace} in {text}");
    }
}

#[test]
fn without_a_keyed_yes_answers_are_kept_out_and_counted() {
    let mut world = World::new();
    let first = week(FIRST);
    let kinds = ["yes", "none", "no", "withdrawn", "later", "relative", "care only"];
    for kind in kinds {
        let at = world.contact("EX-A", Some(first));
        world.form(at, Occasion::Before, Some(first), 2);
        match kind {
            "none" => {}
            "no" => world.consent(at, false),
            "withdrawn" => {
                world.consent(at, true);
                world.consent(at, false);
            }
            "care only" => {
                world.consent(at, true);
                world.consents.last_mut().unwrap().purpose = ConsentPurpose::CareSupport;
            }
            _ => world.consent(at, true),
        }
        match kind {
            "later" => world.episodes[at].sequence = 2,
            "relative" => world.clients[at].kind = ClientKind::Relative,
            _ => {}
        }
    }
    let data =
        analysis_dataset(&world.record(), &world.study, &world.questionnaire, first).unwrap();
    assert_eq!(data.rows.len(), 1);
    let expected = KeptOut {
        consent_not_keyed: 2,
        consent_refused: 1,
        withdrawn: 1,
        later_contacts: 1,
        relatives: 1,
    };
    assert_eq!(data.kept_out, expected);
}

#[test]
fn an_after_form_whose_score_is_missing_is_no_pair_but_no_open_contact_either() {
    let mut world = World::new();
    let first = week(FIRST);
    let at = world.contact("EX-A", Some(first));
    world.consent(at, true);
    world.form(at, Occasion::Before, Some(first), 2);
    world.form(at, Occasion::After, Some(first.plus(20)), 2);
    for given in world.assessments[1].answers.iter_mut().take(4) {
        given.answer = kastanj_record::Answer::Missing(kastanj_record::Missing::Blank);
    }
    let data =
        analysis_dataset(&world.record(), &world.study, &world.questionnaire, first.plus(21))
            .unwrap();
    assert_eq!((data.pairs(), data.closed_before_forms(), data.open_contacts()), (0, 1, 0));
}

#[test]
fn plan_and_questionnaire_must_belong_together() {
    let world = World::new();
    let mut other = world.questionnaire.clone();
    other.id.version = 2;
    let error = analysis_dataset(&world.record(), &world.study, &other, week(FIRST)).unwrap_err();
    assert!(matches!(error, DatasetError::WrongQuestionnaire { .. }));
}

#[test]
fn answers_on_the_contact_are_counted_over_the_analysed_clients() {
    let mut world = World::new();
    let first = week(FIRST);
    for number in 0..3 {
        let at = world.contact(if number == 2 { "EX-B" } else { "EX-A" }, Some(first));
        world.form(at, Occasion::After, Some(first.plus(20)), 3);
        if number > 0 {
            world.consent(at, true);
        }
    }
    let local = ConsentPurpose::LocalFollowUp;
    let items = [ItemId("grepp-1".into()), ItemId("contact-1".into()), ItemId("nothing".into())];
    let record = world.record();
    let counts = item_counts(&record, &world.questionnaire, Occasion::After, &items, local, None);
    assert_eq!(counts.len(), 2, "an unknown question is left out");
    assert_eq!((counts[0].answered(), counts[0].codes.len()), (2, 5));
    assert_eq!(counts[1].answered(), 0);
    assert_eq!(counts[1].missing.values().sum::<u64>(), 2);
    let at_a = unit("EX-A");
    let counts =
        item_counts(&record, &world.questionnaire, Occasion::After, &items, local, Some(&at_a));
    assert_eq!(counts[0].answered(), 1);
    let national = ConsentPurpose::NationalStudy;
    let counts =
        item_counts(&record, &world.questionnaire, Occasion::After, &items, national, None);
    assert_eq!(counts[0].answered(), 0, "nobody said yes to the national study");
}

#[test]
fn each_use_takes_its_own_yes_and_counts_the_others() {
    let mut world = World::new();
    let first = week(FIRST);
    let uses = [
        ("EX-A", "local"),
        ("EX-A", "both"),
        ("EX-A", "none"),
        ("EX-B", "national"),
        ("EX-B", "withdrawn"),
        ("EX-B", "no"),
    ];
    for (code, kind) in uses {
        let at = world.contact(code, Some(first));
        world.form(at, Occasion::Before, Some(first), 2);
        match kind {
            "none" => {}
            "no" => world.consent(at, false),
            "withdrawn" => {
                world.consent(at, true);
                world.consent(at, false);
            }
            _ => world.consent(at, true),
        }
        if kind == "both" {
            world.consent(at, true);
        }
        if ["both", "national"].contains(&kind) {
            world.consents.last_mut().unwrap().purpose = ConsentPurpose::NationalStudy;
        }
    }
    let data =
        analysis_dataset(&world.record(), &world.study, &world.questionnaire, first).unwrap();
    let flow = kastanj_record::inclusion_flow(&world.record(), &world.study, first).unwrap();
    let sizes = |data: &kastanj_record::AnalysisDataset| {
        (data.rows.len() as u64, data.before_forms_without_yes())
    };
    let (local, national) = (data.local(), data.national());
    assert_eq!((sizes(&data), sizes(&local), sizes(&national)), ((3, 2), (2, 3), (2, 3)));
    // A reader adds up: who said no was never among those who accepted.
    assert_eq!(flow.all.accepted, 5);
    assert_eq!(sizes(&local.of_unit(&unit("EX-A"))), (2, 1));
    assert_eq!(sizes(&local.of_unit(&unit("EX-B"))), (0, 2));
    assert_eq!(sizes(&national.of_unit(&unit("EX-A"))), (1, 2));
}
