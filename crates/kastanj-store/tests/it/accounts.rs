//! Who can open a store, and what happens to those who cannot.

use kastanj_store::{KeyCost, Person, Store, StoreError};

use crate::fixture::{PASSPHRASE, answered, files, new_store, person, reopen};

#[test]
fn a_wrong_passphrase_opens_nothing_and_changes_nothing() {
    let (folder, mut store, _) = new_store();
    answered(&mut store);
    store.close().unwrap();
    let dir = folder.path().join("s");
    let before = files(&dir);
    let refused = Store::open(&dir, &person(), "another exempel exempel");
    assert!(matches!(refused, Err(StoreError::WrongPassphrase { .. })), "{refused:?}");
    let stranger: Person = "olof".parse().unwrap();
    assert!(matches!(
        Store::open(&dir, &stranger, PASSPHRASE),
        Err(StoreError::UnknownPerson { .. })
    ));
    assert_eq!(files(&dir), before);
}

#[test]
fn two_people_and_a_paper_key_open_the_same_store() {
    let (folder, mut store, recovery) = new_store();
    let (episode, _) = answered(&mut store);
    let colleague: Person = "bo".parse().unwrap();
    let units = store.view().units().unwrap();
    for weak in ["kort", "aaaaaaaaaaaaaaa", units[0].label.as_str()] {
        let refused = store.add_person(&colleague, weak, KeyCost::WEAK);
        assert!(matches!(refused, Err(StoreError::WeakPassphrase { .. })), "{weak}");
        let refused = store.change_passphrase(&person(), weak, KeyCost::WEAK);
        assert!(matches!(refused, Err(StoreError::WeakPassphrase { .. })), "{weak}");
    }
    store.add_person(&colleague, "en helt annan fras", KeyCost::WEAK).unwrap();
    assert!(matches!(
        store.add_person(&colleague, "en helt annan fras", KeyCost::WEAK),
        Err(StoreError::PersonExists { .. })
    ));
    store.change_passphrase(&person(), "ny fras för anna", KeyCost::WEAK).unwrap();
    store.close().unwrap();

    let dir = folder.path().join("s");
    assert!(matches!(
        Store::open(&dir, &person(), PASSPHRASE),
        Err(StoreError::WrongPassphrase { .. })
    ));
    let store = Store::open(&dir, &colleague, "en helt annan fras").unwrap();
    store.view().episode_by_code(episode.code).unwrap();
    store.close().unwrap();
    let mut store =
        Store::recover(&dir, &recovery, &person(), "åter till registret", KeyCost::WEAK).unwrap();
    let second = store.new_recovery_key().unwrap();
    store.remove_person(&colleague).unwrap();
    assert!(matches!(store.remove_person(&person()), Err(StoreError::LastPerson { .. })));
    store.close().unwrap();

    let refused = Store::recover(&dir, &recovery, &person(), "åter till registret", KeyCost::WEAK);
    assert!(matches!(refused, Err(StoreError::WrongRecoveryKey)));
    let typed = second.to_string().parse().unwrap();
    let store =
        Store::recover(&dir, &typed, &person(), "åter till registret", KeyCost::WEAK).unwrap();
    assert_eq!(store.persons(), [person()]);
    store.verify(None).unwrap();
}

#[test]
fn a_store_is_opened_by_one_program_at_a_time() {
    let (folder, store, _) = new_store();
    let dir = folder.path().join("s");
    let second = Store::open(&dir, &person(), PASSPHRASE);
    assert!(matches!(second, Err(StoreError::InUse { .. })), "{second:?}");
    // A command that ends soon is waited for.
    let waiting = std::thread::spawn(move || Store::open(&dir, &person(), PASSPHRASE).is_ok());
    std::thread::sleep(std::time::Duration::from_millis(300));
    store.close().unwrap();
    assert!(waiting.join().unwrap());
}

#[test]
fn nothing_is_made_over_anything() {
    let (folder, store, _) = new_store();
    let dir = folder.path().join("s");
    store.close().unwrap();
    let before = files(&dir);
    let again = Store::create(&dir, &person(), PASSPHRASE, KeyCost::WEAK);
    assert!(matches!(again, Err(StoreError::AlreadyAStore { .. })));
    assert_eq!(files(&dir), before);
    let other = folder.path().join("other");
    std::fs::create_dir(&other).unwrap();
    assert!(matches!(
        Store::open(&other, &person(), PASSPHRASE),
        Err(StoreError::NotAStore { .. })
    ));
    std::fs::write(other.join("letter.txt"), "x").unwrap();
    let full = Store::create(&other, &person(), PASSPHRASE, KeyCost::WEAK);
    assert!(matches!(full, Err(StoreError::NotEmpty { .. })));
    drop(reopen(&folder));
}

#[test]
fn the_default_cost_is_the_strong_one() {
    let cost = KeyCost::default();
    assert!(cost.memory_kib >= 64 * 1024 && cost.passes >= 3);
}
