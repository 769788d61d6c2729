//! What is old goes by the rule, in its time and not before.

use kastanj_language::Lang;
use kastanj_record::{Alias, ClientKind, EndReason, Ending, Episode, Retention, Week};
use kastanj_store::{EpisodeFacts, ExportOptions, Extent, Separator, Store};

use crate::fixture::{before, new_store, reopen, unit};

fn week(text: &str) -> Week {
    text.parse().unwrap()
}

fn ended(store: &mut Store, end: Week) -> Episode {
    let facts = EpisodeFacts { first_visit: Some(end.plus(-10)), ..EpisodeFacts::default() };
    let episode =
        store.batch(|batch| batch.start_contact(&unit(), ClientKind::Own, &facts)).unwrap();
    let words = Alias { alias: Some(format!("räv {end}")), hint: None };
    store
        .batch(|batch| {
            batch.put_assessment(&before(episode.id, &[Some(3)]))?;
            batch.put_alias(episode.client, &words)?;
            batch.end_episode(episode.id, Some(Ending { week: end, reason: EndReason::Planned }))
        })
        .unwrap();
    episode
}

#[test]
fn ten_years_week_by_week_erase_each_client_in_its_week_and_never_before() {
    let (folder, mut store, _) = new_store();
    let ends: Vec<Week> = (0..8).map(|n| week("2026-W01").plus(n * 61)).collect();
    let contacts: Vec<Episode> = ends.iter().map(|end| ended(&mut store, *end)).collect();
    let open = store
        .batch(|b| b.start_contact(&unit(), ClientKind::Own, &EpisodeFacts::default()))
        .unwrap();
    let rule =
        Retention { contacts_years: Some(3), aliases_years: Some(1), ..Retention::default() };
    store.batch(|batch| batch.set_retention(&rule)).unwrap();
    assert_eq!(store.view().own_retention().unwrap(), Some(rule.clone()));
    let (mut gone, mut aliases) = (0, 0);
    for number in 0..=(16 * 52) {
        let today = week("2025-W40").plus(number);
        let erasure = store.run_retention(&rule, today).unwrap();
        gone += erasure.clients;
        aliases += erasure.rows.aliases;
        for (contact, end) in contacts.iter().zip(&ends) {
            let (year, number) = end.year_and_number();
            let due = |years: i32| {
                Week::from_year_and_number(year + years, number)
                    .or_else(|| Week::from_year_and_number(year + years + 1, 1))
                    .unwrap()
            };
            let there = store.view().episode(contact.id).is_ok();
            assert_eq!(there, today < due(3), "{end} in {today}");
            let named = store.view().has_alias(contact.client).unwrap();
            assert_eq!(named, today < due(1), "{end} in {today}");
        }
    }
    assert_eq!((gone, aliases), (contacts.len(), contacts.len()));
    assert!(store.view().episode(open.id).is_ok(), "what is not closed stays");
    store.verify(None).unwrap();
    store.close().unwrap();
    let store = reopen(&folder);
    assert_eq!(store.verify(None).unwrap().erased, contacts.len());
}

#[test]
fn without_a_rule_nothing_is_ever_erased() {
    let (_folder, mut store, _) = new_store();
    ended(&mut store, week("1990-W01"));
    assert_eq!(store.view().own_retention().unwrap(), None);
    let erasure = store.run_retention(&Retention::default(), week("2199-W01")).unwrap();
    assert_eq!((erasure.clients, erasure.rows), (0, kastanj_store::ErasedRows::default()));
    let wrong = Retention { contacts_years: Some(0), ..Retention::default() };
    assert!(store.batch(|batch| batch.set_retention(&wrong)).is_err());
}

#[test]
fn no_alias_leaves_in_an_export() {
    let (_folder, mut store, _) = new_store();
    let contact = ended(&mut store, week("2026-W01"));
    let words =
        Alias { alias: Some("Kanariefågel".to_owned()), hint: Some("Burfågel".to_owned()) };
    store.batch(|batch| batch.put_alias(contact.client, &words)).unwrap();
    let options = ExportOptions {
        extent: Extent::Everything,
        lang: Lang::Sv,
        separator: Separator::Semicolon,
        episode_codes: true,
        unit: None,
    };
    let exported = store.export_to_carry(&options, &[]).unwrap();
    let all: Vec<u8> = exported.files.iter().flat_map(|file| file.bytes.clone()).collect();
    let all = String::from_utf8(all).unwrap();
    assert!(all.contains(&contact.code.to_string()), "the export holds the contact");
    assert!(!all.contains("Kanariefågel") && !all.contains("Burfågel"));
}

#[test]
fn a_carried_backup_comes_back_with_the_carried_list_and_keeps_the_erased_away() {
    use kastanj_store::{Erasures, StoreError, Unlock};
    let (folder, mut store, _) = new_store();
    let contact = ended(&mut store, week("2026-W01"));
    let stick = folder.path().join("stick");
    std::fs::create_dir(&stick).unwrap();
    let file = stick.join("copy.dat");
    std::fs::write(&file, store.backup_to_carry().unwrap().1).unwrap();
    assert!(store.backup_folders().unwrap().is_empty(), "where it lies is not known");
    store.erase_client(contact.client).unwrap();
    let list = folder.path().join("list.dat");
    std::fs::write(&list, store.erased_list().unwrap()).unwrap();
    drop(store);
    std::fs::remove_dir_all(folder.path().join("s")).unwrap();
    let unlock =
        Unlock::Passphrase(crate::fixture::person(), crate::fixture::PASSPHRASE.to_owned());
    let target = folder.path().join("restored");
    let unknown = Store::restore(&file, &target, &unlock, &Erasures::default());
    assert!(matches!(unknown, Err(StoreError::ErasuresUnknown { .. })), "{unknown:?}");
    let erasures = Erasures { named: vec![list], none_since: false };
    let restored = Store::restore(&file, &target, &unlock, &erasures).unwrap();
    assert_eq!((restored.erased_again, restored.verified.clients), (1, 0));
}
