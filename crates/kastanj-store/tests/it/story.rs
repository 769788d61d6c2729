//! One contact, from the first form to the last, through close and open.

use kastanj_instrument::AnswerCode;
use kastanj_record::{
    Answer, Assessment, ClientKind, Missing, Provenance, ReadingOrigin, TargetBehaviour,
};
use kastanj_store::{Choice, EpisodeFacts, NewRowPicture, Put, StoreError, new_assessment_id};

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

#[test]
fn the_same_sheet_twice_is_stored_once_and_a_difference_waits_for_a_person() {
    let (_folder, mut store, _) = new_store();
    let episode = store
        .batch(|b| b.start_contact(&unit(), ClientKind::Own, &EpisodeFacts::default()))
        .unwrap();
    let put = |store: &mut kastanj_store::Store, codes: &[Option<i16>]| {
        let assessment = before(episode.id, codes);
        store.batch(|b| b.put_assessment(&assessment)).unwrap()
    };
    let first = put(&mut store, &[Some(3), None]);
    assert!(matches!(first, Put::Added(_)));
    assert_eq!(put(&mut store, &[Some(3), None]), Put::Known(first.id()));
    assert_eq!(put(&mut store, &[Some(3), Some(2)]), Put::Extended(first.id()));
    // The first page again brings nothing and takes nothing away.
    assert_eq!(put(&mut store, &[Some(3), None]), Put::Known(first.id()));
    let Put::Conflict(_, conflict) = put(&mut store, &[Some(0), Some(2)]) else {
        panic!("a differing sheet was taken in");
    };
    assert_eq!(put(&mut store, &[Some(0), Some(2)]), Put::Conflict(first.id(), conflict));
    assert_eq!(store.view().conflicts().unwrap().len(), 1);
    let kept = store.view().assessment(first.id()).unwrap();
    assert_eq!(kept.answers, before(episode.id, &[Some(3), Some(2)]).answers);

    store.batch(|b| b.settle_conflict(conflict, Choice::Incoming)).unwrap();
    let chosen = store.view().assessment(first.id()).unwrap();
    assert_eq!(chosen.answers, before(episode.id, &[Some(0), Some(2)]).answers);
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
