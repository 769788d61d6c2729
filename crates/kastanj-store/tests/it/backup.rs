//! Backup and restore.

use std::fs;

use kastanj_store::{KeyCost, Store, StoreError, Unlock};

use crate::fixture::{PASSPHRASE, answered, files, new_store, nobody, person, reopen};

#[test]
fn a_restored_store_holds_what_was_backed_up_and_no_more() {
    let (folder, mut store, recovery) = new_store();
    let (episode, assessment) = answered(&mut store);
    let file = folder.path().join("copy.kastanj");
    let receipt = store.backup(&file).unwrap();
    assert_eq!(receipt.verified.assessments, 1);
    assert!(matches!(store.backup(&file), Err(StoreError::FileExists { .. })));
    answered(&mut store);
    store.change_passphrase(&person(), "en senare lösenfras", KeyCost::WEAK).unwrap();
    store.close().unwrap();

    // It opens with the passphrase of its day, and with the paper key.
    let unlock = Unlock::Passphrase(person(), PASSPHRASE.to_owned());
    assert_eq!(Store::verify_backup(&file, &unlock).unwrap().assessments, 1);
    let dir = folder.path().join("restored");
    let restored = Store::restore(&file, &dir, &unlock, &nobody()).unwrap();
    assert_eq!(restored.verified.assessments, 1);
    let store = Store::open(&dir, &person(), PASSPHRASE).unwrap();
    assert_eq!(store.view().episode_by_code(episode.code).unwrap(), episode);
    assert_eq!(store.view().assessment(assessment.id).unwrap(), assessment);
    store.verify(Some(&receipt.head)).unwrap();
    store.close().unwrap();

    let paper = Unlock::Recovery(person(), recovery);
    Store::restore(&file, &folder.path().join("by-paper"), &paper, &nobody()).unwrap();
}

#[test]
fn a_restore_never_goes_over_a_store_and_a_wrong_passphrase_leaves_nothing() {
    let (folder, mut store, _) = new_store();
    answered(&mut store);
    let file = folder.path().join("copy.kastanj");
    store.backup(&file).unwrap();
    store.close().unwrap();
    let dir = folder.path().join("s");
    let before = files(&dir);
    let unlock = Unlock::Passphrase(person(), PASSPHRASE.to_owned());
    let over = Store::restore(&file, &dir, &unlock, &nobody());
    assert!(matches!(over, Err(StoreError::AlreadyAStore { .. })));
    assert_eq!(files(&dir), before);

    let wrong = Unlock::Passphrase(person(), "fel fel fel fel fel".to_owned());
    let target = folder.path().join("target");
    let refused = Store::restore(&file, &target, &wrong, &nobody());
    assert!(matches!(refused, Err(StoreError::WrongPassphrase { .. })));
    let refused = Store::verify_backup(&file, &wrong);
    assert!(matches!(refused, Err(StoreError::WrongPassphrase { .. })));
    // The store, the backup, and the list of erased clients beside it.
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
}

#[test]
fn a_cut_log_shows_against_the_head_of_the_last_backup() {
    let (folder, mut store, _) = new_store();
    answered(&mut store);
    let early = store.view().audit_head().unwrap();
    store.backup(&folder.path().join("copy.kastanj")).unwrap();
    answered(&mut store);
    store.close().unwrap();
    let store = reopen(&folder);
    let verified = store.verify(Some(&early)).unwrap();
    assert!(verified.head.entry > early.entry);
    let later = kastanj_store::AuditHead { entry: verified.head.entry + 5, hash: [7; 32] };
    assert!(matches!(store.verify(Some(&later)), Err(StoreError::TruncatedAudit { .. })));
}
