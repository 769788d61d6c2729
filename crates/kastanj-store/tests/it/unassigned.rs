//! Sheets that nobody owns yet.

use std::collections::BTreeSet;

use kastanj_instrument::{AnswerCode, ItemId, Occasion, Serial, SheetKind};
use kastanj_record::UnassignedReason;
use kastanj_record::{
    Answer, Assessment, Episode, Mode, Provenance, RawAnswer, RawResponse, SheetIdentity,
    Submission,
};
use kastanj_store::{NewRowPicture, Put, Rule, Store, StoreError, UnassignedId};

use crate::fixture::{answer, answered, before, contact, form, new_store, reopen, unit};

fn stock() -> SheetIdentity {
    SheetIdentity { kind: SheetKind::Stock, serial: Serial::from_numbers([5; 10]) }
}

fn submission() -> Submission {
    Submission {
        form: form("before"),
        occasion: Occasion::Before,
        sheet: Some(stock()),
        week: None,
        therapist_present: None,
        mode: Mode::Keyed,
        pages: Some(BTreeSet::from([1])),
        answers: vec![RawAnswer {
            item: ItemId("grepp-1".to_owned()),
            response: RawResponse::Codes(vec![AnswerCode(4)]),
            provenance: Provenance::keyed(),
        }],
    }
}

/// What the door makes of the sheet for an episode.
fn captured(episode: &Episode, code: i16) -> Assessment {
    let mut assessment = before(episode.id, &[]);
    assessment.sheet = Some(stock());
    assessment.answers = vec![answer("grepp-1", Answer::One(AnswerCode(code)))];
    assessment
}

fn park(store: &mut Store) -> UnassignedId {
    let picture = NewRowPicture::doubt(ItemId("grepp-2".to_owned()), "faint", vec![1, 2, 3]);
    store
        .batch(|b| b.park_sheet(&unit(), UnassignedReason::Stock, &submission(), None, &[picture]))
        .unwrap()
}

#[test]
fn a_parked_sheet_waits_is_assigned_and_taken_back() {
    let (folder, mut store, _) = new_store();
    let episode = contact(&mut store);
    let id = park(&mut store);
    assert_eq!(park(&mut store), id, "the same sheet was parked twice");
    store.close().unwrap();

    let mut store = reopen(&folder);
    let waiting = store.view().unassigned_sheets().unwrap();
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].submission, submission());
    assert_eq!(store.view().row_pictures_unassigned(id).unwrap()[0].png, [1, 2, 3]);

    let put = store.batch(|b| b.assign_sheet(id, &captured(&episode, 4))).unwrap();
    assert!(matches!(put, Put::Added(_)));
    assert!(store.view().unassigned_sheets().unwrap().is_empty());
    assert_eq!(store.view().sheet(stock().serial).unwrap().unwrap().episode, Some(episode.id));
    let twice = store.batch(|b| b.assign_sheet(id, &captured(&episode, 4)));
    assert!(matches!(twice, Err(StoreError::Refused { rule: Rule::AlreadySettled, .. })));
    store.verify(None).unwrap();
    store.close().unwrap();

    let mut store = reopen(&folder);
    store.batch(|b| b.undo_assignment(id)).unwrap();
    assert!(store.view().assessments(None).unwrap().is_empty());
    assert_eq!(store.view().unassigned_sheets().unwrap()[0].submission, submission());
    assert_eq!(store.view().row_pictures_unassigned(id).unwrap().len(), 1);
    assert_eq!(store.view().sheet(stock().serial).unwrap().unwrap().episode, None);
    store.close().unwrap();

    // To another client this time; the key of the sheet has been made anew.
    let mut store = reopen(&folder);
    let other = contact(&mut store);
    store.batch(|b| b.assign_sheet(id, &captured(&other, 4))).unwrap();
    let verified = store.verify(None).unwrap();
    assert_eq!(verified.spare_keys, 0);
    // Erasing that client takes the parked copy with it.
    store.erase_client(other.client).unwrap();
    assert!(store.view().unassigned_sheet(id).is_err());
    store.verify(None).unwrap();
}

#[test]
fn an_assignment_that_was_built_upon_is_not_undone() {
    let (_folder, mut store, _) = new_store();
    let episode = contact(&mut store);
    let id = park(&mut store);
    let put = store.batch(|b| b.assign_sheet(id, &captured(&episode, 4))).unwrap();
    let mut corrected = store.view().assessment(put.id()).unwrap();
    corrected.answers = vec![answer("grepp-1", Answer::One(AnswerCode(0)))];
    store.batch(|b| b.correct_assessment(&corrected)).unwrap();
    let undone = store.batch(|b| b.undo_assignment(id));
    assert!(matches!(undone, Err(StoreError::Refused { rule: Rule::ChangedSince, .. })));
    assert_eq!(store.view().assessment(put.id()).unwrap(), corrected);
    let history = store.view().history(put.id()).unwrap();
    assert_eq!(
        history.iter().map(|r| r.cause.as_str()).collect::<Vec<_>>(),
        ["first", "correction"]
    );
    assert_eq!(history[0].answers, captured(&episode, 4).answers);
}

#[test]
fn a_sheet_that_contradicts_its_episode_waits_as_a_conflict_and_can_be_taken_back() {
    let (_folder, mut store, _) = new_store();
    let (episode, stored) = answered(&mut store);
    let id = park(&mut store);
    let put = store.batch(|b| b.assign_sheet(id, &captured(&episode, 0))).unwrap();
    assert!(matches!(put, Put::Conflict(kept, _) if kept == stored.id));
    assert_eq!(store.view().assessment(stored.id).unwrap(), stored);
    store.batch(|b| b.undo_assignment(id)).unwrap();
    assert!(store.view().conflicts().unwrap().is_empty());
    assert_eq!(store.view().unassigned_sheets().unwrap().len(), 1);
    store.batch(|b| b.drop_unassigned(id)).unwrap();
    assert!(store.view().unassigned_sheets().unwrap().is_empty());
    assert_eq!(store.verify(None).unwrap().spare_keys, 0);
}

#[test]
fn a_sheet_of_two_pages_is_taken_back_the_last_page_first() {
    let (_folder, mut store, _) = new_store();
    let episode = contact(&mut store);
    let first = park(&mut store);
    let second = Submission {
        pages: Some(BTreeSet::from([2])),
        answers: vec![RawAnswer {
            item: ItemId("grepp-2".to_owned()),
            response: RawResponse::Codes(vec![AnswerCode(1)]),
            provenance: Provenance::keyed(),
        }],
        ..submission()
    };
    let second = store
        .batch(|b| b.park_sheet(&unit(), UnassignedReason::Stock, &second, None, &[]))
        .unwrap();
    let page = |item: &str, code: i16| {
        let mut page = captured(&episode, code);
        page.id = kastanj_store::new_assessment_id().unwrap();
        page.answers = vec![answer(item, Answer::One(AnswerCode(code)))];
        page
    };
    store.batch(|b| b.assign_sheet(first, &page("grepp-1", 4))).unwrap();
    let put = store.batch(|b| b.assign_sheet(second, &page("grepp-2", 1))).unwrap();
    assert!(matches!(put, Put::Extended(_)));
    let too_early = store.batch(|b| b.undo_assignment(first));
    assert!(matches!(too_early, Err(StoreError::Refused { rule: Rule::ChangedSince, .. })));
    store.batch(|b| b.undo_assignment(second)).unwrap();
    assert_eq!(store.view().assessment(put.id()).unwrap().answers.len(), 1);
    store.batch(|b| b.undo_assignment(first)).unwrap();
    assert!(store.view().assessments(None).unwrap().is_empty());
    assert_eq!(store.view().unassigned_sheets().unwrap().len(), 2);
    store.verify(None).unwrap();
}

#[test]
fn a_single_page_that_contradicts_takes_nothing_away_from_the_others() {
    let (_folder, mut store, _) = new_store();
    let episode = contact(&mut store);
    let mut whole = before(episode.id, &[]);
    whole.answers = vec![
        answer("grepp-1", Answer::One(AnswerCode(1))),
        answer("alder", Answer::One(AnswerCode(2))),
    ];
    let stored = store.batch(|b| b.put_assessment(&whole)).unwrap().id();
    let mut page = whole.clone();
    page.id = kastanj_store::new_assessment_id().unwrap();
    page.week = None;
    page.answers[0].answer = Answer::One(AnswerCode(4));
    page.answers[1].answer = Answer::Missing(kastanj_record::Missing::PageNotReceived);
    let put = store.batch(|b| b.put_assessment(&page)).unwrap();
    let Put::Conflict(_, conflict) = put else { panic!("{put:?}") };
    assert_eq!(store.batch(|b| b.put_assessment(&page)).unwrap(), put, "kept once");
    store.batch(|b| b.settle_conflict(conflict, &kastanj_store::Choice::Incoming)).unwrap();
    let now = store.view().assessment(stored).unwrap();
    assert_eq!(now.answers[0].answer, Answer::One(AnswerCode(4)));
    assert_eq!(now.answers[1].answer, Answer::One(AnswerCode(2)));
    assert_eq!(now.week, whole.week);
}
