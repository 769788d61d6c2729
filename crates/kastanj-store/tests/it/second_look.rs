//! Second looks, decisions and second keyings at rest: sealed, counted, logged, and erased.

use kastanj_instrument::{AnswerCode, ItemId};
use kastanj_record::{
    Answer, Assessment, Episode, Mode, Provenance, ReadingOrigin, Retention, UnassignedReason, Week,
};
use kastanj_store::{
    CheckState, NewRowPicture, NewRuling, PicturePurpose, Put, RulingOn, Store, StoreError,
    draw_lot, new_page_mark,
};

use crate::fixture::{before, contact, new_store, reopen, unit};

fn item(name: &str) -> ItemId {
    ItemId(name.to_owned())
}

fn one(code: i16) -> Answer {
    Answer::One(AnswerCode(code))
}

fn drawn(name: &str) -> NewRowPicture {
    NewRowPicture {
        purpose: PicturePurpose::Drawn,
        loss: 0.25,
        ..NewRowPicture::doubt(item(name), "clear", vec![7; 40])
    }
}

/// A contact whose form of two answers was read by the machine.
fn read(store: &mut Store) -> (Episode, Assessment) {
    let episode = contact(store);
    let mut assessment = before(episode.id, &[Some(3), Some(1)]);
    for answer in &mut assessment.answers {
        answer.provenance = Provenance::scanned(ReadingOrigin {
            scan: "ab".repeat(32),
            scan_page: 1,
            reader: "test".to_owned(),
            posterior: 0.99,
            machine_said: None,
        });
    }
    assert_eq!(assessment.answers[0].provenance.mode, Mode::Scanned);
    store.batch(|batch| batch.put_assessment(&assessment)).unwrap();
    (episode, assessment)
}

/// Draws both answers of a form from one page.
fn draw_both(store: &mut Store, assessment: &Assessment) {
    store
        .batch(|batch| {
            let page = new_page_mark()?;
            for name in ["grepp-1", "grepp-2"] {
                assert!(batch.draw_check(assessment.id, &unit(), page, &drawn(name))?);
            }
            Ok(())
        })
        .unwrap();
}

fn counts(store: &Store) -> Vec<(CheckState, u64)> {
    // Pages go by random numbers, so that their order says nothing.
    let mut counts: Vec<_> = store
        .view()
        .check_counts()
        .unwrap()
        .into_iter()
        .map(|row| (row.state, row.count))
        .collect();
    counts.sort();
    counts
}

#[test]
fn a_check_goes_its_way_and_can_be_taken_back_until_it_is_decided() {
    let (folder, mut store, _) = new_store();
    let (_, known) = read(&mut store);
    draw_both(&mut store, &known);
    let waiting = store.view().waiting_checks().unwrap();
    assert_eq!(waiting.len(), 2);
    let [first, second] = ["grepp-1", "grepp-2"]
        .map(|name| waiting.iter().find(|check| check.item == item(name)).unwrap().clone());
    let agreed = store.batch(|batch| batch.look_again(&first, one(3))).unwrap();
    let differs = store.batch(|batch| batch.look_again(&second, one(4))).unwrap();
    assert_eq!((agreed, differs), (CheckState::Agreed, CheckState::Differs));
    // The picture of what both read alike is gone; the other stays for the third look.
    let left = store.view().row_pictures(known.id).unwrap();
    assert_eq!(left.iter().map(|one| one.item.clone()).collect::<Vec<_>>(), [item("grepp-2")]);
    let twice = store.batch(|batch| batch.look_again(&first, one(3)));
    assert!(matches!(twice, Err(StoreError::Refused { .. })), "{twice:?}");
    store.batch(|batch| batch.unlook(&first, Some(&drawn("grepp-1")))).unwrap();
    assert_eq!(store.view().row_pictures(known.id).unwrap().len(), 2);
    let now = store.view().differing_checks().unwrap();
    assert_eq!(now[0].second.as_ref().unwrap().by, "anna");
    store.batch(|batch| batch.decide_check(&now[0], false)).unwrap();
    let late = store.batch(|batch| batch.unlook(&now[0], None));
    assert!(matches!(late, Err(StoreError::Refused { .. })), "{late:?}");
    assert_eq!(counts(&store), [(CheckState::Waiting, 1), (CheckState::MachineWrong, 1)]);
    // A third look is taken back with its picture, and only once.
    let picture = drawn("grepp-2");
    store.batch(|batch| batch.undecide_check(&now[0], Some(&picture))).unwrap();
    assert_eq!(store.view().differing_checks().unwrap(), now);
    assert_eq!(store.view().row_pictures(known.id).unwrap().len(), 2);
    let twice = store.batch(|batch| batch.undecide_check(&now[0], None));
    assert!(matches!(twice, Err(StoreError::Refused { .. })), "{twice:?}");
    store.batch(|batch| batch.decide_check(&now[0], false)).unwrap();
    let noted = store.view().audit_log(50).unwrap();
    assert!(noted.iter().filter(|entry| entry.noun == "reading check").count() >= 6);
    store.close().unwrap();
    reopen(&folder).verify(None).unwrap();
}

#[test]
fn an_erased_client_leaves_the_count_of_what_was_decided_and_nothing_else() {
    let (folder, mut store, _) = new_store();
    let (gone, known) = read(&mut store);
    let (_, stays) = read(&mut store);
    for form in [&known, &stays] {
        draw_both(&mut store, form);
    }
    let check = store.view().check_of(known.id, &item("grepp-1")).unwrap().unwrap();
    store
        .batch(|batch| {
            batch.look_again(&check, one(3))?;
            batch.add_ruling(
                known.id,
                NewRuling {
                    on: RulingOn::SecondLook,
                    item: item("grepp-1"),
                    machine: Some("3".to_owned()),
                    posterior: Some(0.99),
                    before: one(3),
                    said: one(3),
                },
            )?;
            batch.add_keying(known.id, vec![(item("grepp-1"), one(3))], true)?;
            batch.want_keying(known.id, true)
        })
        .unwrap();
    let ruling = &store.view().rulings(known.id).unwrap()[0];
    assert_eq!((ruling.by.as_str(), ruling.at), ("anna", 1_700_000_000));
    assert_eq!(store.view().keyings(known.id).unwrap()[0].answers, [(item("grepp-1"), one(3))]);
    assert_eq!(store.view().written_by(known.id).unwrap(), ["anna"]);
    let rows = store.erase_client(gone.client).unwrap().rows;
    // Two checks, a decision and a keying; the picture of the one that nobody had looked at.
    assert_eq!((rows.checks, rows.pictures), (4, 1));
    assert_eq!(counts(&store), [(CheckState::Waiting, 2), (CheckState::Agreed, 1)]);
    assert_eq!(store.view().reading_checks().unwrap().len(), 2, "those of the other client");
    assert!(store.view().keyed_again().unwrap().is_empty());
    assert!(store.view().keyings_wanted().unwrap().is_empty());
    store.close().unwrap();
    reopen(&folder).verify(None).unwrap();
}

#[test]
fn what_was_drawn_of_a_sheet_without_an_owner_is_checked_when_it_has_one() {
    let (_folder, mut store, _) = new_store();
    let (owner, known) = read(&mut store);
    let submission = kastanj_record::Submission {
        form: known.form.clone(),
        occasion: known.occasion,
        sheet: known.sheet,
        week: None,
        therapist_present: None,
        mode: Mode::Scanned,
        pages: None,
        answers: Vec::new(),
    };
    let rows = [drawn("grepp-1"), drawn("grepp-7")];
    let id = store
        .batch(|batch| batch.park_sheet(&unit(), UnassignedReason::Stock, &submission, None, &rows))
        .unwrap();
    assert!(store.view().waiting_checks().unwrap().is_empty());
    let put = store.batch(|batch| batch.assign_sheet(id, &known)).unwrap();
    assert!(matches!(put, Put::Known(_)));
    let waiting = store.view().waiting_checks().unwrap();
    assert_eq!(waiting.len(), 1, "the other question is not in the form");
    assert_eq!((waiting[0].item.clone(), waiting[0].machine.clone()), (item("grepp-1"), one(3)));
    let pictures = store.view().row_pictures(known.id).unwrap();
    assert!((pictures[0].loss - 0.25).abs() < 1e-12);
    assert_eq!(pictures[0].purpose, PicturePurpose::Drawn);
    assert_eq!(store.view().episode(owner.id).unwrap().unit, unit());
}

#[test]
fn pictures_go_by_age_and_the_record_stays() {
    let (_folder, mut store, _) = new_store();
    let (_, known) = read(&mut store);
    draw_both(&mut store, &known);
    assert_eq!(store.view().pictures_older_than(1_700_000_000).unwrap(), 0);
    assert_eq!(store.view().pictures_older_than(1_700_000_001).unwrap(), 2);
    let dropped = store.batch(|batch| batch.drop_pictures_older_than(1_700_000_001)).unwrap();
    assert_eq!(dropped, 2);
    assert!(store.view().row_pictures(known.id).unwrap().is_empty());
    assert!(store.view().waiting_checks().unwrap().is_empty(), "nobody can look any more");
    assert_eq!(store.view().assessment(known.id).unwrap().answers, known.answers);
}

#[test]
fn the_rule_of_a_service_takes_pictures_in_their_time() {
    let (_folder, mut store, _) = new_store();
    let (_, known) = read(&mut store);
    draw_both(&mut store, &known);
    let rule = Retention { pictures_days: Some(30), ..Retention::default() };
    store.batch(|batch| batch.set_retention(&rule)).unwrap();
    // The pictures came on Tuesday 14 November 2023, in the week 46.
    let week = |text: &str| text.parse::<Week>().unwrap();
    let due =
        |store: &Store, text: &str| store.view().retention_due(&rule, week(text)).unwrap().pictures;
    assert_eq!((due(&store, "2023-W50"), due(&store, "2023-W51")), (0, 2));
    assert_eq!(store.run_retention(&rule, week("2023-W50")).unwrap().rows.pictures, 0);
    assert_eq!(store.run_retention(&rule, week("2023-W51")).unwrap().rows.pictures, 2);
    assert_eq!(due(&store, "2023-W51"), 0);
    assert_eq!(store.view().assessment(known.id).unwrap().answers, known.answers);
    for days in [0, 3651] {
        let rule = Retention { pictures_days: Some(days), ..Retention::default() };
        assert!(store.batch(|batch| batch.set_retention(&rule)).is_err());
    }
}

#[test]
fn lots_fall_all_over_and_never_twice_alike() {
    let lots: Vec<f64> = (0..2000).map(|_| draw_lot().unwrap()).collect();
    assert!(lots.iter().all(|lot| (0.0..1.0).contains(lot)));
    let below = lots.iter().filter(|lot| **lot < 0.5).count();
    // Outside these bounds once in 10^9 runs.
    assert!((860..=1140).contains(&below), "{below}");
    let mut sorted = lots.clone();
    sorted.sort_by(f64::total_cmp);
    sorted.dedup();
    assert_eq!(sorted.len(), lots.len());
}

#[test]
fn a_keying_with_open_differences_waits_and_can_be_thrown_away() {
    let (folder, mut store, _) = new_store();
    let (_, known) = read(&mut store);
    let keyed = || vec![(item("grepp-1"), one(4))];
    store
        .batch(|batch| {
            batch.want_keying(known.id, true)?;
            batch.add_keying(known.id, keyed(), false)
        })
        .unwrap();
    let kept = store.view().keyings(known.id).unwrap().remove(0);
    assert!(kept.asked_for && !kept.settled);
    assert_eq!(store.view().keyings_unsettled().unwrap(), [known.id]);
    assert!(!store.view().is_keying_wanted(known.id).unwrap());
    assert!(store.batch(|batch| batch.drop_keying(known.id, kept.number)).unwrap());
    assert!(!store.batch(|batch| batch.drop_keying(known.id, kept.number)).unwrap());
    assert!(store.view().is_keying_wanted(known.id).unwrap(), "it was asked for");
    assert!(store.view().keyings_unsettled().unwrap().is_empty());
    // What has been decided stays.
    store.batch(|batch| batch.add_keying(known.id, keyed(), true)).unwrap();
    let settled = store.view().keyings(known.id).unwrap().remove(0);
    assert!(!store.batch(|batch| batch.drop_keying(known.id, settled.number)).unwrap());
    assert_eq!(store.view().keyings(known.id).unwrap().len(), 1);
    store.close().unwrap();
    reopen(&folder).verify(None).unwrap();
}
