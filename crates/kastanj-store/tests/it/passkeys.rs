//! Passkeys: whose they are, and what takes them away.

use kastanj_store::{Erasures, KeyCost, Noun, PASSKEYS_MAXIMUM, Person, Store, StoreError, Unlock};

use crate::fixture::{PASSPHRASE, new_store, person, reopen};

fn bo() -> Person {
    "bo".parse().unwrap()
}

fn add(store: &mut Store, credential: &str) -> Result<(), StoreError> {
    store.batch(|batch| batch.add_passkey(credential, "handtag", "min telefon", "{}"))
}

#[test]
fn a_passkey_is_its_persons_alone_and_stands_in_the_log() {
    let (_folder, mut store, _) = new_store();
    store.add_person(&bo(), PASSPHRASE, KeyCost::WEAK).unwrap();
    assert!(!store.view().has_passkeys().unwrap());
    add(&mut store, "AAAABBBBCCCC").unwrap();
    assert!(matches!(add(&mut store, "AAAABBBBCCCC"), Err(StoreError::Exists { .. })));
    store.hand_to(&bo());
    assert!(matches!(add(&mut store, "AAAABBBBCCCC"), Err(StoreError::Exists { .. })));
    let foreign = store.batch(|batch| batch.come_in_by_passkey("AAAABBBBCCCC", "{}"));
    assert!(matches!(foreign, Err(StoreError::NotFound { noun: Noun::Passkey, .. })));
    assert!(store.batch(|batch| batch.remove_passkey("AAAABBBBCCCC")).is_err());
    store.hand_to(&person());
    store.batch(|batch| batch.come_in_by_passkey("AAAABBBBCCCC", "{\"n\":1}")).unwrap();
    let kept = store.view().passkeys_of(&person()).unwrap();
    assert_eq!((kept.len(), kept[0].content.as_str()), (1, "{\"n\":1}"));
    assert_eq!(kept[0].used_at, Some(1_700_000_000));
    store.batch(|batch| batch.remove_passkey("AAAABBBBCCCC")).unwrap();
    assert!(store.view().passkey("AAAABBBBCCCC").unwrap().is_none());
    let log = store.view().audit_log(3).unwrap();
    let told: Vec<_> = log.iter().map(|one| (one.action.as_str(), one.object.as_str())).collect();
    assert_eq!(told, [("erase", "AAAABBBB"), ("open", "AAAABBBB"), ("add", "AAAABBBB")]);
    for label in ["", "två\nrader", &"x".repeat(41)] {
        assert!(store.batch(|batch| batch.add_passkey("X", "h", label, "{}")).is_err(), "{label}");
    }
    for number in 0..PASSKEYS_MAXIMUM {
        add(&mut store, &format!("nyckel-{number}")).unwrap();
    }
    assert!(add(&mut store, "en-till").is_err());
}

#[test]
fn a_passkey_goes_with_the_account_and_comes_back_with_a_backup() {
    let (folder, mut store, recovery) = new_store();
    store.add_person(&bo(), PASSPHRASE, KeyCost::WEAK).unwrap();
    store.hand_to(&bo());
    add(&mut store, "bos-nyckel").unwrap();
    store.hand_to(&person());
    add(&mut store, "annas-nyckel").unwrap();
    let file = folder.path().join("backup");
    store.backup(&file).unwrap();
    store.remove_person(&bo()).unwrap();
    store.add_person(&bo(), PASSPHRASE, KeyCost::WEAK).unwrap();
    assert!(store.view().passkeys_of(&bo()).unwrap().is_empty(), "also under the same name");
    store.close().unwrap();
    // Whoever needs the paper key may have lost the telephone.
    let dir = folder.path().join("s");
    let cost = KeyCost::WEAK;
    Store::recover(&dir, &recovery, &person(), PASSPHRASE, cost).unwrap().close().unwrap();
    assert!(!reopen(&folder).view().has_passkeys().unwrap());
    let back = folder.path().join("back");
    let unlock = Unlock::Passphrase(person(), PASSPHRASE.to_owned());
    Store::restore(&file, &back, &unlock, &Erasures::default()).unwrap();
    let store = Store::open(&back, &person(), PASSPHRASE).unwrap();
    assert_eq!(store.view().passkeys_of(&person()).unwrap()[0].credential, "annas-nyckel");
}
