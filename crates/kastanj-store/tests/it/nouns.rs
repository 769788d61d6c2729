//! Packs, sheets, losses, tallies, consents, sessions, scans, short codes, the study.

use std::collections::BTreeMap;

use kastanj_instrument::{Occasion, Serial, SheetKind};
use kastanj_record::{
    ConsentEvent, ConsentPurpose, EndReason, Ending, EpisodeLoss, Loss, MonthlyTally, Next,
    NotAskedReason, SessionFormat, SessionLength, SessionReport, ShortCode, Theme, Who,
};
use kastanj_store::{
    EpisodeFacts, Rule, ScanOutcome, ScanPage, ServiceUnit, Sheet, Store, StoreError,
};

use crate::fixture::{answered, contact, form, new_store, unit};

fn rule_of<T: std::fmt::Debug>(result: Result<T, StoreError>) -> Rule {
    match result {
        Err(StoreError::Refused { rule, .. }) => rule,
        other => panic!("not refused by a rule: {other:?}"),
    }
}

#[test]
fn an_unknown_pack_makes_its_client_at_first_sight_and_only_then() {
    let (_folder, mut store, _) = new_store();
    let serial = Serial::from_numbers([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    let first = store.batch(|b| b.owner_of_pack(serial, &unit())).unwrap();
    let again = store.batch(|b| b.owner_of_pack(serial, &unit())).unwrap();
    assert!(first.created && !again.created);
    assert_eq!(first.episode.id, again.episode.id);
    assert_eq!(again.episode.pack, Some(serial));
    assert_eq!(store.view().episode_of_pack(serial).unwrap().unwrap(), again.episode);
    let other = ServiceUnit { code: "EX-B".parse().unwrap(), label: "SYNTETISK B".to_owned() };
    store.batch(|b| b.add_unit(&other)).unwrap();
    assert_eq!(rule_of(store.batch(|b| b.owner_of_pack(serial, &other.code))), Rule::SheetTaken);
    let someone = contact(&mut store);
    let bound = store.batch(|b| b.bind_pack(serial, Some(someone.id)));
    assert_eq!(rule_of(bound), Rule::SheetTaken);
}

#[test]
fn a_personal_sheet_keeps_its_owner() {
    let (_folder, mut store, _) = new_store();
    let (mine, other) = (contact(&mut store), contact(&mut store));
    let sheet = Sheet {
        serial: Serial::from_numbers([9; 10]),
        kind: SheetKind::Personal,
        unit: unit(),
        form: form("before").tag(),
        occasion: Some(Occasion::Before),
        episode: Some(mine.id),
    };
    store.batch(|b| b.add_sheet(&sheet)).unwrap();
    store.batch(|b| b.add_sheet(&sheet)).unwrap();
    assert_eq!(store.view().sheet(sheet.serial).unwrap(), Some(sheet.clone()));
    let taken = store.batch(|b| b.bind_sheet(sheet.serial, Some((other.id, Occasion::Before))));
    assert_eq!(rule_of(taken), Rule::SheetTaken);
    let pack = Sheet { kind: SheetKind::Pack, ..sheet };
    assert_eq!(rule_of(store.batch(|b| b.add_sheet(&pack))), Rule::OutOfRange);
}

fn tally(eligible: u32, asked: u32, accepted: u32, forgot: u32) -> MonthlyTally {
    MonthlyTally {
        unit: unit(),
        month: "2026-03".parse().unwrap(),
        eligible,
        asked,
        accepted,
        not_asked: BTreeMap::from([(NotAskedReason::Forgot, forgot)]),
    }
}

#[test]
fn a_month_is_counted_once_adds_up_and_is_never_kept_twice() {
    let (_folder, mut store, _) = new_store();
    for wrong in [tally(5, 6, 0, 0), tally(5, 3, 4, 2), tally(5, 3, 2, 1), tally(0, u32::MAX, 0, 1)]
    {
        assert_eq!(rule_of(store.batch(|b| b.put_tally(&wrong))), Rule::TallyAddsUp);
    }
    store.batch(|b| b.put_tally(&tally(5, 3, 2, 2))).unwrap();
    store.batch(|b| b.put_tally(&tally(5, 3, 2, 2))).unwrap();
    let other = store.batch(|b| b.put_tally(&tally(6, 3, 2, 3)));
    assert!(matches!(other, Err(StoreError::Exists { .. })));
    store.batch(|b| b.correct_tally(&tally(6, 3, 2, 3))).unwrap();
    assert_eq!(store.view().tallies(Some(&unit())).unwrap(), [tally(6, 3, 2, 3)]);
    // What it said before is kept; the same once more is no correction.
    store.batch(|b| b.correct_tally(&tally(6, 3, 2, 3))).unwrap();
    store.batch(|b| b.correct_tally(&tally(7, 4, 2, 3))).unwrap();
    let month = tally(6, 3, 2, 3).month;
    let before = store.view().tallies_before(&unit(), month).unwrap();
    assert_eq!(before.last(), Some(&tally(6, 3, 2, 3)));
    assert_eq!(before.len(), 2);
    store.batch(|b| b.correct_tally(&tally(6, 3, 2, 3))).unwrap();

    let facts =
        EpisodeFacts { first_visit: Some("2026-W11".parse().unwrap()), ..EpisodeFacts::default() };
    let episode = contact(&mut store);
    store.batch(|b| b.describe_episode(episode.id, &facts)).unwrap();
    let loss = EpisodeLoss { episode: episode.id, loss: Loss::Declined };
    assert_eq!(rule_of(store.batch(|b| b.put_loss(&loss))), Rule::TallyOrPersons);
    // In another month the unit may keep reasons per person, and then no tally.
    let facts =
        EpisodeFacts { first_visit: Some("2026-W20".parse().unwrap()), ..EpisodeFacts::default() };
    store.batch(|b| b.describe_episode(episode.id, &facts)).unwrap();
    store.batch(|b| b.put_loss(&loss)).unwrap();
    let may = MonthlyTally { month: "2026-05".parse().unwrap(), ..tally(5, 3, 2, 2) };
    assert_eq!(rule_of(store.batch(|b| b.put_tally(&may))), Rule::TallyOrPersons);
}

#[test]
fn losses_are_one_per_station_and_can_be_taken_back() {
    let (_folder, mut store, _) = new_store();
    let episode = contact(&mut store);
    let of = |loss| EpisodeLoss { episode: episode.id, loss };
    let faded = of(Loss::FormMissing { occasion: Occasion::After, reason: EndReason::Faded });
    let moved = of(Loss::FormMissing { occasion: Occasion::After, reason: EndReason::Moved });
    let asked = of(Loss::NotAsked { reason: NotAskedReason::Crisis });
    for loss in [&faded, &moved, &asked] {
        store.batch(|b| b.put_loss(loss)).unwrap();
    }
    assert_eq!(store.view().losses_of_episode(episode.id).unwrap(), [moved, asked]);
    store.batch(|b| b.drop_loss(&moved)).unwrap();
    assert_eq!(store.view().losses(Some(&unit())).unwrap(), [asked]);
}

#[test]
fn the_consent_recorded_last_holds_and_the_earlier_ones_stay() {
    let (_folder, mut store, _) = new_store();
    let episode = contact(&mut store);
    let event = |given, week: &str| ConsentEvent {
        episode: episode.id,
        purpose: ConsentPurpose::NationalStudy,
        given,
        text_version: "utkast-1".to_owned(),
        week: week.parse().unwrap(),
    };
    let events = [event(true, "2026-W05"), event(false, "2026-W09"), event(true, "2026-W05")];
    for given in &events {
        store.batch(|b| b.add_consent(given)).unwrap();
        store.batch(|b| b.add_consent(given)).unwrap();
    }
    assert_eq!(store.view().consents(None).unwrap(), events);
    let holds = store.view().consent_to(episode.id, ConsentPurpose::NationalStudy).unwrap();
    assert_eq!(holds, Some(true));
    assert_eq!(store.view().consent_to(episode.id, ConsentPurpose::Interview).unwrap(), None);
}

#[test]
fn a_session_is_reported_once_and_corrected_on_purpose() {
    let (_folder, mut store, _) = new_store();
    let episode = contact(&mut store);
    let report = SessionReport {
        episode: episode.id,
        number: 1,
        week: "2026-W06".parse().unwrap(),
        format: SessionFormat::Room,
        who: Who::Client,
        length: Some(SessionLength::UpTo60),
        themes: vec![Theme::Shame],
        techniques: vec![],
        safety_handled: Some(true),
        next: Next::Booked,
    };
    store.batch(|b| b.add_session(&report)).unwrap();
    store.batch(|b| b.add_session(&report)).unwrap();
    let changed = SessionReport { themes: vec![Theme::Partner], ..report.clone() };
    assert!(matches!(store.batch(|b| b.add_session(&changed)), Err(StoreError::Exists { .. })));
    store.batch(|b| b.correct_session(&changed)).unwrap();
    assert_eq!(store.view().session(episode.id, 1).unwrap().as_ref(), Some(&changed));
    assert_eq!(store.view().sessions_of_episode(episode.id).unwrap().len(), 1);
    let many = SessionReport { number: 2, themes: vec![Theme::Partner; 6], ..changed };
    assert_eq!(rule_of(store.batch(|b| b.add_session(&many))), Rule::OutOfRange);
    store.batch(|b| b.remove_session(episode.id, 1)).unwrap();
    assert!(store.view().sessions_of_episode(episode.id).unwrap().is_empty());
    let gone = store.batch(|b| b.remove_session(episode.id, 1));
    assert!(matches!(gone, Err(StoreError::NotFound { .. })), "{gone:?}");
    // Its number is free again.
    store.batch(|b| b.add_session(&report)).unwrap();
}

#[test]
fn a_scanned_page_is_known_by_its_content() {
    let (_folder, mut store, _) = new_store();
    let (_, assessment) = answered(&mut store);
    let page = ScanPage {
        file_hash: "ab".repeat(32),
        page: 1,
        outcome: ScanOutcome::Taken,
        page_code: None,
        assessment: Some(assessment.id),
    };
    store.batch(|b| b.put_scan_page(&page)).unwrap();
    assert_eq!(store.view().scan_page(&page.file_hash, 1).unwrap(), Some(page.clone()));
    assert_eq!(store.view().scan_page(&page.file_hash, 2).unwrap(), None);
    let nameless = ScanPage { file_hash: "letter.pdf".to_owned(), ..page };
    assert_eq!(rule_of(store.batch(|b| b.put_scan_page(&nameless))), Rule::OutOfRange);
}

fn set_code(
    store: &mut Store,
    id: kastanj_record::EpisodeId,
    code: Option<u16>,
) -> Result<(), StoreError> {
    store.batch(|b| b.set_short_code(id, code.map(ShortCode)))
}

#[test]
fn a_short_code_belongs_to_one_open_contact_and_comes_free_again() {
    let (_folder, mut store, _) = new_store();
    let (one, two) = (contact(&mut store), contact(&mut store));
    set_code(&mut store, one.id, Some(42)).unwrap();
    assert_eq!(rule_of(set_code(&mut store, two.id, Some(42))), Rule::ShortCodeTaken);
    assert_eq!(rule_of(set_code(&mut store, two.id, Some(1000))), Rule::OutOfRange);
    let found = store.view().episode_by_short_code(&unit(), ShortCode(42)).unwrap().unwrap();
    assert_eq!(found.id, one.id);
    set_code(&mut store, one.id, None).unwrap();
    set_code(&mut store, two.id, Some(42)).unwrap();
}

#[test]
fn a_contact_cannot_end_before_it_starts() {
    let (_folder, mut store, _) = new_store();
    let episode = contact(&mut store);
    let facts =
        EpisodeFacts { first_visit: Some("2026-W11".parse().unwrap()), ..EpisodeFacts::default() };
    store.batch(|b| b.describe_episode(episode.id, &facts)).unwrap();
    let ending =
        |week: &str| Some(Ending { week: week.parse().unwrap(), reason: EndReason::Planned });
    let early = store.batch(|b| b.end_episode(episode.id, ending("2026-W10")));
    assert_eq!(rule_of(early), Rule::EndAfterStart);
    store.batch(|b| b.end_episode(episode.id, ending("2026-W40"))).unwrap();
    assert_eq!(store.view().episode(episode.id).unwrap().ending, ending("2026-W40"));
    store.batch(|b| b.end_episode(episode.id, None)).unwrap();
    assert_eq!(store.view().episode(episode.id).unwrap().ending, None);
}

#[test]
fn the_study_file_keeps_its_history() {
    let (_folder, mut store, _) = new_store();
    assert_eq!(store.view().study().unwrap(), None);
    for text in ["a = 1", "a = 1", "a = 2"] {
        store.batch(|b| b.set_study(text)).unwrap();
    }
    assert_eq!(store.view().study().unwrap().unwrap().revision, 2);
    assert_eq!(store.view().study_history().unwrap()[0].text, "a = 1");
}

#[test]
fn changes_and_reads_stand_in_the_log_under_the_person() {
    let (_folder, mut store, _) = new_store();
    let (episode, _) = answered(&mut store);
    let entries = store.view().audit_head().unwrap().entry;
    for _ in 0..3 {
        store.view().assessments_of_episode(episode.id).unwrap();
    }
    assert_eq!(store.view().audit_head().unwrap().entry, entries, "a read cost a write");
    store.batch(|_| Ok(())).unwrap();
    let log = store.view().audit_log(10).unwrap();
    let read = log.iter().find(|entry| entry.action == "read" && entry.noun == "episode").unwrap();
    assert_eq!(read.person, "anna");
    assert!(read.times >= 3, "{read:?}");
    assert!(log.iter().any(|entry| entry.action == "add" && entry.noun == "assessment"));
}

#[test]
fn a_form_in_outline_is_the_form_without_its_answers() {
    use kastanj_record::ReceivedForm;
    let (_folder, mut store, _) = new_store();
    let (episode, _) = answered(&mut store);
    let mut half = crate::fixture::before(episode.id, &[Some(3), None]);
    half.occasion = Occasion::After;
    half.form = form("after");
    half.answers[0].provenance.seen_by_person = false;
    store.batch(|batch| batch.put_assessment(&half)).unwrap();
    let seen = |store: &Store| {
        let whole = store.view().assessments(None).unwrap();
        let mut outlines = store.view().form_outlines().unwrap();
        assert_eq!(whole.len(), 2);
        for form in &whole {
            let at = outlines.iter().position(|outline| outline.id == form.id).unwrap();
            let outline = outlines.swap_remove(at);
            assert_eq!(
                (outline.episode, outline.occasion, &outline.form, outline.week, outline.late),
                (form.episode, form.occasion, &form.form, form.week, form.late)
            );
            assert_eq!(outline.doubts, form.doubts());
            assert_eq!(outline.lacks_a_page, form.lacks_a_page());
        }
        whole.iter().map(|form| form.lacks_a_page()).collect::<Vec<_>>()
    };
    let lacking = seen(&store);
    assert!(lacking.contains(&true) && lacking.contains(&false), "{lacking:?}");
    // The page comes.
    let mut whole = half.clone();
    whole.answers = crate::fixture::before(episode.id, &[Some(3), Some(2)]).answers;
    store.batch(|batch| batch.put_assessment(&whole)).unwrap();
    assert!(!seen(&store).contains(&true));
}
