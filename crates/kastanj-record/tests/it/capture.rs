use std::collections::BTreeSet;

use kastanj_instrument::{AnswerCode, ItemId, Library, Occasion, QuestionnaireId, VariantId};
use kastanj_language::{Explain, Lang};
use kastanj_record::{
    Answer, Assessment, AssessmentId, CaptureFault, KeptAt, Merged, Missing, Mode, Provenance,
    RawAnswer, RawResponse, ReadingOrigin, Setting, Submission, capture, differences, doubts,
    merge, score_assessment, settle, stored_items,
};
use proptest::prelude::*;

use crate::world::{World, level, one, submission, week};

fn setting(world: &World) -> Setting<'_> {
    Setting {
        questionnaire: &world.questionnaire,
        episode: &world.episodes[0],
        after_week: None,
        windows: &world.study.windows,
        kept_at: KeptAt::Service,
    }
}

fn world() -> World {
    let mut world = World::new();
    world.contact("EX-A", Some(week("2025-W02")));
    world
}

fn take(world: &World, submission: &Submission) -> Result<Assessment, Vec<CaptureFault>> {
    capture(AssessmentId([1; 16]), submission, &setting(world)).map_err(|error| error.faults)
}

fn reading(posterior: f64) -> Provenance {
    Provenance::scanned(ReadingOrigin {
        scan: "00".into(),
        scan_page: 1,
        reader: "test".into(),
        posterior,
        machine_said: None,
    })
}

fn scanned(item: &str, response: RawResponse) -> RawAnswer {
    RawAnswer { item: ItemId(item.into()), response, provenance: reading(0.7) }
}

fn answer(assessment: &Assessment, item: &str) -> Answer {
    assessment.answers.iter().find(|it| it.item.0 == item).unwrap().answer.clone()
}

#[test]
fn every_stored_question_gets_exactly_one_answer() {
    let world = world();
    for occasion in Occasion::ALL {
        let taken = take(&world, &submission(occasion, vec![one("grepp-1", 3)])).unwrap();
        let variant = world.questionnaire.variant(&taken.form.variant).unwrap();
        let expected: Vec<&ItemId> = stored_items(&world.questionnaire, variant, KeptAt::Service)
            .iter()
            .map(|stored| &stored.item.id)
            .collect();
        let recorded: Vec<&ItemId> = taken.answers.iter().map(|given| &given.item).collect();
        assert_eq!(recorded, expected);
        assert_eq!(answer(&taken, "grepp-1"), Answer::One(AnswerCode(3)));
        assert_eq!(answer(&taken, "grepp-2"), Answer::Missing(Missing::Blank));
    }
}

#[test]
fn the_strip_and_the_open_line_are_never_stored() {
    let world = world();
    for item in ["talk-life", "talk-health", "own-words"] {
        let faults = take(&world, &submission(Occasion::Before, vec![one(item, 1)])).unwrap_err();
        assert_eq!(faults, [CaptureFault::UnknownItem(ItemId(item.into()))]);
    }
}

#[test]
fn every_fault_is_told_at_once() {
    let world = world();
    let mut bad = submission(
        Occasion::Before,
        vec![
            one("grepp-1", 9),
            one("grepp-2", 1),
            one("grepp-2", 1),
            one("no-such", 1),
            RawAnswer {
                item: ItemId("grepp-3".into()),
                response: RawResponse::Codes(vec![AnswerCode(1), AnswerCode(2)]),
                provenance: Provenance::keyed(),
            },
            RawAnswer {
                item: ItemId("grepp-4".into()),
                response: RawResponse::Codes(vec![AnswerCode(1)]),
                provenance: Provenance {
                    mode: Mode::Scanned,
                    reading: None,
                    seen_by_person: false,
                },
            },
            one("age", 2),
        ],
    );
    bad.pages = Some(BTreeSet::from([1]));
    let faults = take(&world, &bad).unwrap_err();
    let id = |name: &str| ItemId(name.into());
    for expected in [
        CaptureFault::UnknownCode { item: id("grepp-1"), code: AnswerCode(9) },
        CaptureFault::AnsweredTwice(id("grepp-2")),
        CaptureFault::UnknownItem(id("no-such")),
        CaptureFault::TakesOne(id("grepp-3")),
        CaptureFault::Provenance(id("grepp-4")),
        CaptureFault::PageAbsent { item: id("age"), page: 2 },
    ] {
        assert!(faults.contains(&expected), "{expected:?} not in {faults:?}");
        for lang in Lang::ALL {
            assert!(!expected.explain(lang).contains("record-"));
        }
    }
    assert_eq!(faults.len(), 6);
}

#[test]
fn form_occasion_and_pages_must_fit() {
    let world = world();
    let mut wrong = submission(Occasion::Before, Vec::new());
    wrong.occasion = Occasion::After;
    assert!(matches!(take(&world, &wrong).unwrap_err()[..], [CaptureFault::WrongOccasion { .. }]));
    wrong.form.variant = VariantId("nothing".into());
    assert!(matches!(take(&world, &wrong).unwrap_err()[..], [CaptureFault::UnknownForm(_)]));
    wrong.form.questionnaire.version = 2;
    assert!(matches!(
        take(&world, &wrong).unwrap_err()[..],
        [CaptureFault::WrongQuestionnaire { .. }]
    ));
    let mut pages = submission(Occasion::Before, Vec::new());
    pages.pages = Some(BTreeSet::new());
    assert_eq!(take(&world, &pages).unwrap_err(), [CaptureFault::NoPage]);
    pages.pages = Some(BTreeSet::from([1, 3]));
    assert_eq!(take(&world, &pages).unwrap_err(), [CaptureFault::UnknownPage(3)]);
}

#[test]
fn a_second_page_fills_what_had_not_come_in() {
    let world = world();
    let mut first = submission(Occasion::Before, level(2));
    first.pages = Some(BTreeSet::from([1]));
    let taken = take(&world, &first).unwrap();
    assert_eq!(answer(&taken, "age"), Answer::Missing(Missing::PageNotReceived));

    let mut second = submission(Occasion::Before, vec![one("age", 3)]);
    second.pages = Some(BTreeSet::from([2]));
    second.week = Some(week("2025-W20"));
    let Ok(Merged::Added(whole)) = merge(&taken, &second, &setting(&world)) else {
        panic!("the page was not added")
    };
    assert_eq!(answer(&whole, "age"), Answer::One(AnswerCode(3)));
    assert_eq!(answer(&whole, "partner"), Answer::Missing(Missing::Blank));
    assert_eq!(answer(&whole, "grepp-1"), Answer::One(AnswerCode(2)));
    assert_eq!(whole.answers.len(), taken.answers.len());
    assert!(whole.late, "week and lateness come with the page that knows them");

    assert_eq!(merge(&whole, &second, &setting(&world)), Ok(Merged::NothingNew));
    let mut other = second.clone();
    other.answers = vec![one("age", 4)];
    let error = merge(&whole, &other, &setting(&world)).unwrap_err();
    assert!(error.faults.contains(&CaptureFault::Conflict(ItemId("age".into()))));
    let foreign = submission(Occasion::After, Vec::new());
    let error = merge(&whole, &foreign, &setting(&world)).unwrap_err();
    assert_eq!(error.faults, [CaptureFault::OtherSheet]);
}

#[test]
fn a_doubt_waits_for_a_person_and_keeps_what_the_machine_said() {
    let world = world();
    let mut sheet = submission(
        Occasion::Before,
        vec![
            scanned("grepp-1", RawResponse::Doubtful("1|2".into())),
            scanned("grepp-2", RawResponse::Codes(vec![AnswerCode(4)])),
        ],
    );
    sheet.mode = Mode::Scanned;
    // Questions without a reading of their own were blank on the page.
    let mut taken = take(&world, &sheet).unwrap();
    let open: Vec<&str> = doubts(&taken).map(|it| it.item.0.as_str()).collect();
    assert_eq!(open, ["grepp-1"]);

    let questionnaire = &world.questionnaire;
    let item = ItemId("grepp-1".into());
    let before = taken.clone();
    let codes = |code| RawResponse::Codes(vec![AnswerCode(code)]);
    assert!(settle(&mut taken, questionnaire, &item, &codes(7)).is_err());
    assert!(settle(&mut taken, questionnaire, &item, &RawResponse::Doubtful("?".into())).is_err());
    assert_eq!(taken, before, "a refused decision changes nothing");

    settle(&mut taken, questionnaire, &item, &codes(1)).unwrap();
    assert_eq!(doubts(&taken).count(), 0);
    assert_eq!(answer(&taken, "grepp-1"), Answer::One(AnswerCode(1)));
    settle(&mut taken, questionnaire, &item, &RawResponse::Unreadable).unwrap();
    assert_eq!(doubts(&taken).count(), 0, "a person who cannot tell has settled it too");
    settle(&mut taken, questionnaire, &ItemId("grepp-2".into()), &codes(3)).unwrap();
    let said = |name: &str| {
        let given = taken.answers.iter().find(|it| it.item.0 == name).unwrap();
        given.provenance.reading.as_ref().unwrap().machine_said.clone()
    };
    assert_eq!(said("grepp-1").as_deref(), Some("1|2"), "the first word of the machine stays");
    assert_eq!(said("grepp-2").as_deref(), Some("4"));
}

#[test]
fn only_the_machine_doubts() {
    let world = world();
    let mut raw = one("grepp-1", 1);
    raw.response = RawResponse::Doubtful("?".into());
    let faults = take(&world, &submission(Occasion::Before, vec![raw])).unwrap_err();
    assert_eq!(faults, [CaptureFault::Provenance(ItemId("grepp-1".into()))]);
    let mut raw = scanned("grepp-1", RawResponse::Blank);
    raw.provenance = reading(f64::NAN);
    assert!(take(&world, &submission(Occasion::Before, vec![raw])).is_err());
}

#[test]
fn a_study_office_leaves_out_what_stays_at_the_service() {
    let world = world();
    let office = Setting { kept_at: KeptAt::StudyOffice, ..setting(&world) };
    let variant = world.questionnaire.variant(&VariantId("follow-up".into())).unwrap();
    let all = stored_items(&world.questionnaire, variant, KeptAt::Service);
    let few = stored_items(&world.questionnaire, variant, KeptAt::StudyOffice);
    assert!(few.len() < all.len(), "the follow-up has questions that stay at the service");
    let stays = all.iter().find(|it| few.iter().all(|kept| kept.item.id != it.item.id)).unwrap();
    let sheet = submission(Occasion::FollowUp, vec![one("grepp-1", 1), one(&stays.item.id.0, 1)]);
    let taken = capture(AssessmentId([2; 16]), &sheet, &office).unwrap();
    assert_eq!(taken.answers.len(), few.len());
    assert!(taken.answers.iter().all(|given| given.item != stays.item.id));

    let id = QuestionnaireId { name: "del-2".into(), version: 1 };
    let library = Library::shipped();
    let part_two = library.get(&id).unwrap();
    let mut sheet = submission(Occasion::Before, Vec::new());
    sheet.form.questionnaire = id.clone();
    sheet.form.variant = part_two.variants[0].id.clone();
    let office = Setting { questionnaire: part_two, ..office };
    let error = capture(AssessmentId([3; 16]), &sheet, &office).unwrap_err();
    assert_eq!(error.faults, [CaptureFault::StaysAtService(id)]);
    let service = Setting { kept_at: KeptAt::Service, ..office };
    assert!(capture(AssessmentId([3; 16]), &sheet, &service).is_ok());
}

#[test]
fn scores_follow_the_missing_rule() {
    let world = world();
    let total = |answers: Vec<RawAnswer>| -> Option<f64> {
        let taken = take(&world, &submission(Occasion::Before, answers)).unwrap();
        let scores = score_assessment(&world.questionnaire, &taken);
        scores.iter().find(|(id, _)| id.0 == "total").unwrap().1
    };
    assert_eq!(total(level(3)), Some(75.0));
    let mut answers = level(4);
    for raw in answers.iter_mut().take(3) {
        raw.response = RawResponse::Declined;
    }
    assert_eq!(total(answers.clone()), Some(100.0), "14 of 17 carry a score");
    answers[3].response = RawResponse::Declined;
    assert_eq!(total(answers), None, "13 of 17 do not");
    let mut other = world.questionnaire.clone();
    other.id.version = 2;
    let taken = take(&world, &submission(Occasion::Before, level(3))).unwrap();
    assert_eq!(score_assessment(&other, &taken), Vec::new());
}

#[test]
fn two_keyings_differ_where_they_differ() {
    let world = world();
    let first = take(&world, &submission(Occasion::Before, level(2))).unwrap();
    let mut answers = level(2);
    answers[4] = one("grepp-5", 3);
    let second = take(&world, &submission(Occasion::Before, answers)).unwrap();
    assert_eq!(differences(&first, &first), Vec::new());
    let found = differences(&first, &second);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].item.0, "grepp-5");
    assert_eq!(found[0].second, Some(Answer::One(AnswerCode(3))));
}

fn any_response() -> impl Strategy<Value = RawResponse> {
    prop_oneof![
        proptest::collection::vec((-1i16..12).prop_map(AnswerCode), 0..3)
            .prop_map(RawResponse::Codes),
        Just(RawResponse::Declined),
        Just(RawResponse::Blank),
        Just(RawResponse::Unreadable),
        Just(RawResponse::NotApplicable),
    ]
}

proptest! {
    #[test]
    fn no_question_is_ever_lost(
        occasion in proptest::sample::select(Occasion::ALL.to_vec()),
        picks in proptest::collection::vec((any::<u16>(), any_response()), 0..40),
        pages in proptest::option::of(proptest::collection::btree_set(0u8..4, 0..3)),
    ) {
        let world = world();
        let mut sheet = submission(occasion, Vec::new());
        let variant = world.questionnaire.variant(&sheet.form.variant).unwrap();
        let items = stored_items(&world.questionnaire, variant, KeptAt::Service);
        sheet.answers = picks
            .into_iter()
            .map(|(pick, response)| RawAnswer {
                item: items[usize::from(pick) % items.len()].item.id.clone(),
                response,
                provenance: Provenance::keyed(),
            })
            .collect();
        sheet.pages = pages;
        match take(&world, &sheet) {
            Ok(taken) => {
                prop_assert_eq!(taken.answers.len(), items.len());
                for (given, stored) in taken.answers.iter().zip(&items) {
                    prop_assert_eq!(&given.item, &stored.item.id);
                    let absent = given.answer == Answer::Missing(Missing::PageNotReceived);
                    prop_assert_eq!(absent, !sheet.has_page(stored.page));
                }
                for raw in &sheet.answers {
                    let given = taken.answers.iter().find(|it| it.item == raw.item).unwrap();
                    if let RawResponse::Codes(codes) = &raw.response
                        && let [code] = codes.as_slice()
                    {
                        prop_assert_eq!(&given.answer, &Answer::One(*code));
                    }
                }
            }
            Err(faults) => prop_assert!(!faults.is_empty()),
        }
    }
}
