//! Erasing a client, and keeping it erased.

use kastanj_instrument::Serial;
use kastanj_store::{Rule, Store, StoreError, Unlock};

use crate::fixture::{PASSPHRASE, answered, before, new_store, person, reopen, unit};

fn unlock() -> Unlock {
    Unlock::Passphrase(person(), PASSPHRASE.to_owned())
}

#[test]
fn an_erased_client_is_gone_and_the_others_stay() {
    let (folder, mut store, _) = new_store();
    let (gone, assessment) = answered(&mut store);
    let (stays, _) = answered(&mut store);
    let rows = store.erase_client(gone.client).unwrap();
    assert_eq!((rows.episodes, rows.assessments, rows.answer_states), (1, 1, 1));
    assert!(store.view().episode_by_code(gone.code).is_err());
    assert!(store.view().assessment(assessment.id).is_err());
    assert!(matches!(store.erase_client(gone.client), Err(StoreError::NotFound { .. })));
    store.close().unwrap();
    let store = reopen(&folder);
    store.view().episode_by_code(stays.code).unwrap();
    let verified = store.verify(None).unwrap();
    assert_eq!((verified.clients, verified.erased, verified.spare_keys), (1, 1, 0));
}

#[test]
fn a_late_sheet_of_an_erased_client_starts_no_new_record() {
    let (_folder, mut store, _) = new_store();
    let serial = Serial::from_numbers([3; 10]);
    let owner = store.batch(|batch| batch.owner_of_pack(serial, &unit())).unwrap();
    store.batch(|b| b.put_assessment(&before(owner.episode.id, &[Some(1)]))).unwrap();
    store.erase_client(owner.episode.client).unwrap();
    let late = store.batch(|batch| batch.owner_of_pack(serial, &unit()));
    assert!(matches!(late, Err(StoreError::Refused { rule: Rule::Withdrawn, .. })), "{late:?}");
    assert!(store.view().episodes(None).unwrap().is_empty());
}

#[test]
fn a_restored_backup_does_not_bring_an_erased_client_back() {
    let (folder, mut store, _) = new_store();
    let (gone, _) = answered(&mut store);
    answered(&mut store);
    let older = folder.path().join("older.kastanj");
    store.backup(&older).unwrap();
    store.erase_client(gone.client).unwrap();

    // The tombstones of the store that is still there.
    let named = folder.path().join("named");
    let live = folder.path().join("s");
    let restored = Store::restore(&older, &named, &unlock(), std::slice::from_ref(&live)).unwrap();
    assert_eq!(restored.erased_again, 1);
    assert_eq!(restored.verified.clients, 1);

    // A newer backup beside the older one is asked without being named.
    store.backup(&folder.path().join("newer.kastanj")).unwrap();
    std::fs::write(folder.path().join("letter.txt"), "no backup").unwrap();
    let found = folder.path().join("found");
    let restored = Store::restore(&older, &found, &unlock(), &[]).unwrap();
    assert_eq!((restored.erased_again, restored.verified.clients), (1, 1));
    assert!(restored.unread.is_empty(), "{:?}", restored.unread);
    let store = Store::open(&found, &person(), PASSPHRASE).unwrap();
    assert!(store.view().episode_by_code(gone.code).is_err());
}
