//! One contact, from the first form to the last, through close and open.

use kastanj_instrument::AnswerCode;
use kastanj_record::{
    Answer, Assessment, ClientKind, EpisodeId, Missing, Provenance, ReadAgain, ReadingOrigin,
    TargetBehaviour, to_compare,
};
use kastanj_store::{
    Choice, EpisodeFacts, NewRowPicture, Put, Store, StoreError, new_assessment_id,
};

use crate::fixture::{before, contact, new_store, reopen, unit};

#[test]
fn a_contact_lives_through_closing_and_opening() {
    let (folder, mut store, _) = new_store();
    let facts = EpisodeFacts {
        first_visit: Some("2026-W05".parse().unwrap()),
        referral: None,
        target_behaviours: vec![TargetBehaviour::Buying],
    };
    let episode =
        store.batch(|batch| batch.start_contact(&unit(), ClientKind::Own, &facts)).unwrap();
    let assessment = before(episode.id, &[Some(3), Some(1), None]);
    assert!(matches!(store.batch(|b| b.put_assessment(&assessment)).unwrap(), Put::Added(_)));
    store.close().unwrap();

    let store = reopen(&folder);
    let found = store.view().episode_by_code(episode.code).unwrap();
    assert_eq!(found, episode);
    assert_eq!(found.target_behaviours, [TargetBehaviour::Buying]);
    assert_eq!(store.view().assessments_of_episode(episode.id).unwrap(), [assessment]);
}

/// Puts a before-form with these answers.
fn put(store: &mut Store, episode: EpisodeId, codes: &[Option<i16>]) -> Put {
    let assessment = before(episode, codes);
    store.batch(|b| b.put_assessment(&assessment)).unwrap()
}

#[test]
fn the_same_sheet_twice_is_stored_once_and_a_difference_waits_for_a_person() {
    let (_folder, mut store, _) = new_store();
    let episode = store
        .batch(|b| b.start_contact(&unit(), ClientKind::Own, &EpisodeFacts::default()))
        .unwrap();
    let first = put(&mut store, episode.id, &[Some(3), None]);
    assert!(matches!(first, Put::Added(_)));
    assert_eq!(put(&mut store, episode.id, &[Some(3), None]), Put::Known(first.id()));
    assert_eq!(put(&mut store, episode.id, &[Some(3), Some(2)]), Put::Extended(first.id()));
    // The first page again brings nothing and takes nothing away.
    assert_eq!(put(&mut store, episode.id, &[Some(3), None]), Put::Known(first.id()));
    let Put::Conflict(_, conflict) = put(&mut store, episode.id, &[Some(0), Some(2)]) else {
        panic!("a differing sheet was taken in");
    };
    assert_eq!(
        put(&mut store, episode.id, &[Some(0), Some(2)]),
        Put::Conflict(first.id(), conflict)
    );
    assert_eq!(store.view().conflicts().unwrap().len(), 1);
    let kept = store.view().assessment(first.id()).unwrap();
    assert_eq!(kept.answers, before(episode.id, &[Some(3), Some(2)]).answers);

    store.batch(|b| b.settle_conflict(conflict, &Choice::Incoming)).unwrap();
    let chosen = store.view().assessment(first.id()).unwrap();
    assert_eq!(chosen.answers, before(episode.id, &[Some(0), Some(2)]).answers);
    assert!(store.view().conflicts().unwrap().is_empty());
}

#[test]
fn of_two_versions_each_question_is_chosen_by_itself() {
    let (_folder, mut store, _) = new_store();
    let episode = store
        .batch(|b| b.start_contact(&unit(), ClientKind::Own, &EpisodeFacts::default()))
        .unwrap();
    let first = put(&mut store, episode.id, &[Some(3), Some(1)]);
    let Put::Conflict(_, conflict) = put(&mut store, episode.id, &[Some(0), Some(2)]) else {
        panic!("a differing sheet was taken in");
    };
    let later = before(episode.id, &[Some(3), Some(1)]).answers[1].item.clone();
    let choice = Choice::LaterTo([later].into());
    store.batch(|b| b.settle_conflict(conflict, &choice)).unwrap();
    let chosen = store.view().assessment(first.id()).unwrap();
    assert_eq!(chosen.answers, before(episode.id, &[Some(3), Some(2)]).answers);
    assert!(store.view().conflicts().unwrap().is_empty());
}

#[test]
fn bulk_input_is_all_or_nothing_and_names_the_line() {
    let (_folder, mut store, _) = new_store();
    let failed = store.batch(|batch| {
        for line in 1..=3 {
            batch.line(line, |batch| {
                let unit = if line == 3 { "NONE".parse().unwrap() } else { unit() };
                batch.start_contact(&unit, ClientKind::Own, &EpisodeFacts::default())
            })?;
        }
        Ok(())
    });
    assert!(matches!(failed, Err(StoreError::AtLine { line: 3, .. })), "{failed:?}");
    assert!(store.view().episodes(None).unwrap().is_empty());
}

#[test]
fn a_doubt_waits_with_its_picture_until_a_person_settles_it() {
    let (_folder, mut store, _) = new_store();
    let episode = contact(&mut store);
    let mut read = before(episode.id, &[Some(3), Some(1)]);
    for answer in &mut read.answers {
        answer.provenance = Provenance::scanned(ReadingOrigin {
            scan: "ab".repeat(32),
            scan_page: 1,
            reader: "test".to_owned(),
            posterior: 0.6,
            machine_said: None,
        });
    }
    read.answers[1].answer = Answer::Missing(Missing::Unreadable);
    let picture = NewRowPicture::doubt(read.answers[1].item.clone(), "faint", vec![7; 64]);
    store
        .batch(|b| {
            b.put_assessment(&read)?;
            b.add_row_picture(read.id, &picture)?;
            // The same row read again replaces its picture.
            b.add_row_picture(read.id, &picture)
        })
        .unwrap();
    let waiting = store.view().assessments_in_doubt().unwrap();
    assert_eq!(waiting.iter().map(|a| a.id).collect::<Vec<_>>(), [read.id]);
    assert_eq!(store.view().row_pictures(read.id).unwrap().len(), 1);

    let mut settled = read.clone();
    settled.answers[1].answer = Answer::One(AnswerCode(2));
    settled.answers[1].provenance.seen_by_person = true;
    store.batch(|b| b.correct_assessment(&settled)).unwrap();
    assert!(store.view().assessments_in_doubt().unwrap().is_empty());
    assert!(store.view().row_pictures(read.id).unwrap().is_empty());
    // The sheet read once more cannot bring the doubt back.
    let again = Assessment { id: new_assessment_id().unwrap(), ..read };
    assert!(matches!(store.batch(|b| b.put_assessment(&again)).unwrap(), Put::Known(_)));
    assert_eq!(store.view().assessment(settled.id).unwrap(), settled);
}

#[test]
fn a_keyed_answer_fills_an_open_doubt() {
    let (_folder, mut store, _) = new_store();
    let episode = contact(&mut store);
    let mut read = before(episode.id, &[Some(3)]);
    read.answers[0].provenance = Provenance::scanned(ReadingOrigin {
        scan: "ab".repeat(32),
        scan_page: 1,
        reader: "test".to_owned(),
        posterior: 0.6,
        machine_said: Some("3?".to_owned()),
    });
    read.answers[0].answer = Answer::Missing(Missing::Unreadable);
    store.batch(|b| b.put_assessment(&read)).unwrap();
    let keyed = before(episode.id, &[Some(3)]);
    let put = store.batch(|b| b.put_assessment(&keyed)).unwrap();
    assert_eq!(put, Put::Extended(read.id));
    assert_eq!(store.view().assessment(read.id).unwrap().answers, keyed.answers);
}

/// A before-form that the machine read: an answer each, or what it saw where it was unsure.
fn read_by_machine(
    episode: kastanj_record::EpisodeId,
    scan: &str,
    said: &[Result<i16, &str>],
) -> Assessment {
    let codes: Vec<Option<i16>> = said.iter().map(|one| Some(one.unwrap_or(0))).collect();
    let mut read = before(episode, &codes);
    for (answer, said) in read.answers.iter_mut().zip(said) {
        answer.provenance = Provenance::scanned(ReadingOrigin {
            scan: scan.repeat(32),
            scan_page: 1,
            reader: "test".to_owned(),
            posterior: 0.6,
            machine_said: said.err().map(str::to_owned),
        });
        if said.is_err() {
            answer.answer = Answer::Missing(Missing::Unreadable);
        }
    }
    read
}

#[test]
fn a_doubt_is_the_same_as_nothing_that_nobody_has_looked_at() {
    let (_folder, mut store, _) = new_store();
    let episode = contact(&mut store);
    let put = |store: &mut Store, scan: &str, said: &[Result<i16, &str>]| {
        let read = read_by_machine(episode.id, scan, said);
        store.batch(|b| b.put_assessment(&read)).unwrap()
    };
    let first = put(&mut store, "aa", &[Ok(3), Ok(1)]);
    // One question agrees for certain: it is the same page, and nothing waits.
    assert_eq!(put(&mut store, "bb", &[Ok(3), Err("faint (2)")]), Put::Known(first.id()));
    // None does: nobody knows what this page says, so it is kept.
    let Put::Unsure(kept, conflict) = put(&mut store, "cc", &[Err("faint (3)"), Err("faint (2)")])
    else {
        panic!("a page of doubts counts as the one that is stored")
    };
    assert_eq!(kept, first.id());
    let waiting = store.view().conflicts().unwrap();
    let compared = to_compare(&waiting[0].stored, &waiting[0].incoming);
    assert_eq!((waiting.len(), compared.len()), (1, 2));
    // What a person has compared once is not asked again when the page comes once more.
    store.batch(|b| b.settle_conflict(conflict, &Choice::Stored)).unwrap();
    let stored = store.view().assessment(first.id()).unwrap();
    assert_eq!(stored.answers[0].answer, Answer::One(AnswerCode(3)));
    assert!(stored.answers.iter().all(|answer| answer.settled()));
    let again = put(&mut store, "dd", &[Err("faint (3)"), Err("faint (2)")]);
    assert_eq!(again, Put::Known(first.id()));
    // Another doubt than the one that was looked at is a new one.
    let other = put(&mut store, "ee", &[Err("several (0)"), Err("several (0)")]);
    assert!(matches!(other, Put::Unsure(..)), "{other:?}");
    assert_eq!(store.view().assessment(first.id()).unwrap(), stored);
}

#[test]
fn a_page_of_doubts_twice_is_not_one_page() {
    let (_folder, mut store, _) = new_store();
    let episode = contact(&mut store);
    let doubts = [Err("faint (3)"), Err("several (1)")];
    let first = read_by_machine(episode.id, "aa", &doubts);
    let again = read_by_machine(episode.id, "bb", &doubts);
    assert_eq!(store.batch(|b| b.put_assessment(&first)).unwrap(), Put::Added(first.id));
    let put = store.batch(|b| b.put_assessment(&again)).unwrap();
    assert!(matches!(put, Put::Unsure(id, _) if id == first.id), "{put:?}");
    // A third scan that can be read settles what waits.
    let clear = read_by_machine(episode.id, "cc", &[Ok(3), Ok(1)]);
    assert_eq!(store.batch(|b| b.put_assessment(&clear)).unwrap(), Put::Extended(first.id));
}

#[test]
fn what_a_person_decided_stands_when_the_machine_reads_something_else() {
    let (_folder, mut store, _) = new_store();
    let episode = contact(&mut store);
    let read = read_by_machine(episode.id, "aa", &[Ok(3), Err("faint (2)")]);
    store.batch(|b| b.put_assessment(&read)).unwrap();
    let mut settled = read.clone();
    settled.answers[1].answer = Answer::One(AnswerCode(2));
    settled.answers[1].provenance.seen_by_person = true;
    store.batch(|b| b.correct_assessment(&settled)).unwrap();
    let again = read_by_machine(episode.id, "bb", &[Ok(3), Ok(0)]);
    let compared = ReadAgain::of(&settled, &again);
    assert_eq!(compared, ReadAgain { alike: 1, overruled: 1, ..ReadAgain::default() });
    assert_eq!(store.batch(|b| b.put_assessment(&again)).unwrap(), Put::Known(read.id));
    assert_eq!(store.view().assessment(read.id).unwrap(), settled);
}
