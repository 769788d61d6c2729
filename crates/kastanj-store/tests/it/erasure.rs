//! Erasing a client, and keeping it erased.

use std::path::{Path, PathBuf};

use kastanj_instrument::Serial;
use kastanj_store::{Erasures, Restored, Rule, Store, StoreError, Unlock};

use crate::fixture::{PASSPHRASE, answered, before, new_store, person, reopen, unit};

fn unlock() -> Unlock {
    Unlock::Passphrase(person(), PASSPHRASE.to_owned())
}

#[test]
fn an_erased_client_is_gone_and_the_others_stay() {
    let (folder, mut store, _) = new_store();
    let (gone, assessment) = answered(&mut store);
    let (stays, _) = answered(&mut store);
    let rows = store.erase_client(gone.client).unwrap().rows;
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

/// A store with one erased client, one that stays, and a backup from before the erasure.
struct Erased {
    folder: tempfile::TempDir,
    store: Store,
    gone: kastanj_record::Episode,
    older: PathBuf,
}

fn erased_after_a_backup() -> Erased {
    erased_at(|| 1_700_000_100)
}

fn erased_at(moment: fn() -> i64) -> Erased {
    let (folder, mut store, _) = new_store();
    store.set_clock(|| 1_700_000_000);
    let (gone, _) = answered(&mut store);
    answered(&mut store);
    let backups = folder.path().join("backups");
    std::fs::create_dir(&backups).unwrap();
    let older = backups.join("older.kastanj");
    store.backup(&older).unwrap();
    store.set_clock(moment);
    let erasure = store.erase_client(gone.client).unwrap();
    assert_eq!((erasure.lists.len(), erasure.unreached.len()), (1, 0));
    Erased { folder, store, gone, older }
}

/// Somebody carries a backup away, without the list that lay beside it.
fn carried_away(folder: &Path, older: &Path) -> PathBuf {
    let stick = folder.join("stick");
    std::fs::create_dir(&stick).unwrap();
    let carried = stick.join("carried.kastanj");
    std::fs::rename(older, &carried).unwrap();
    std::fs::remove_dir_all(folder.join("backups")).unwrap();
    carried
}

fn stays_erased(folder: &Path, gone: &kastanj_record::Episode, restored: &Restored) {
    assert_eq!((restored.erased_again, restored.verified.clients), (1, 1));
    let store = Store::open(folder, &person(), PASSPHRASE).unwrap();
    assert!(store.view().episode_by_code(gone.code).is_err());
}

#[test]
fn the_list_beside_a_backup_keeps_a_client_erased() {
    let Erased { folder, store, gone, older } = erased_after_a_backup();
    // The machine is lost; what is left is the folder with the backup.
    drop(store);
    std::fs::remove_dir_all(folder.path().join("s")).unwrap();
    let target = folder.path().join("restored");
    let restored = Store::restore(&older, &target, &unlock(), &Erasures::default()).unwrap();
    assert_eq!(restored.erasures_known_until, Some(1_700_000_100));
    stays_erased(&target, &gone, &restored);
}

#[test]
fn an_erasure_counts_by_the_log_where_the_clock_cannot_tell() {
    // Within the backup's second, and by a clock that was set back a day.
    let moments: [fn() -> i64; 2] = [|| 1_700_000_000, || 1_699_913_600];
    for moment in moments {
        let Erased { folder, store, gone, older } = erased_at(moment);
        drop(store);
        std::fs::remove_dir_all(folder.path().join("s")).unwrap();
        let target = folder.path().join("restored");
        let restored = Store::restore(&older, &target, &unlock(), &Erasures::default()).unwrap();
        stays_erased(&target, &gone, &restored);
    }
}

#[test]
fn the_list_that_came_with_a_backup_knows_no_more_than_the_backup() {
    let (folder, mut store, _) = new_store();
    answered(&mut store);
    // The clock goes on while the backup is being checked.
    let backups = folder.path().join("backups");
    std::fs::create_dir(&backups).unwrap();
    let file = backups.join("only.kastanj");
    store.backup(&file).unwrap();
    drop(store);
    std::fs::remove_dir_all(folder.path().join("s")).unwrap();
    let target = folder.path().join("restored");
    let refused = Store::restore(&file, &target, &unlock(), &Erasures::default());
    assert!(matches!(refused, Err(StoreError::ErasuresUnknown { .. })), "{refused:?}");
}

#[test]
fn the_store_that_is_still_there_keeps_a_client_erased() {
    let Erased { folder, store, gone, older } = erased_after_a_backup();
    drop(store);
    let carried = carried_away(folder.path(), &older);
    let target = folder.path().join("restored");
    let restored = Store::restore(&carried, &target, &unlock(), &Erasures::default()).unwrap();
    stays_erased(&target, &gone, &restored);
}

#[test]
fn a_backup_that_nobody_can_tell_about_is_restored_on_a_persons_word_alone() {
    let Erased { folder, store, gone, older } = erased_after_a_backup();
    drop(store);
    let carried = carried_away(folder.path(), &older);
    let kept = folder.path().join("kept");
    std::fs::rename(folder.path().join("s"), &kept).unwrap();
    let target = folder.path().join("restored");
    let alone = Store::restore(&carried, &target, &unlock(), &Erasures::default());
    assert!(matches!(alone, Err(StoreError::ErasuresUnknown { .. })), "{alone:?}");
    assert!(!target.exists());
    // Where the store has been moved to can be named.
    let named = Erasures { named: vec![kept], none_since: false };
    let restored = Store::restore(&carried, &target, &unlock(), &named).unwrap();
    stays_erased(&target, &gone, &restored);
}

#[test]
fn a_newer_backup_beside_the_older_one_is_asked() {
    let Erased { folder, mut store, gone, older } = erased_after_a_backup();
    let newer = folder.path().join("backups/newer.kastanj");
    store.backup(&newer).unwrap();
    drop(store);
    std::fs::remove_dir_all(folder.path().join("s")).unwrap();
    for list in std::fs::read_dir(folder.path().join("backups")).unwrap() {
        let list = list.unwrap().path();
        if list.extension().is_none() {
            std::fs::remove_file(list).unwrap();
        }
    }
    std::fs::write(folder.path().join("backups/letter.txt"), "no backup").unwrap();
    let target = folder.path().join("restored");
    let restored = Store::restore(&older, &target, &unlock(), &Erasures::default()).unwrap();
    assert!(restored.unread.is_empty(), "{:?}", restored.unread);
    stays_erased(&target, &gone, &restored);
}

#[test]
fn a_folder_that_cannot_be_reached_is_named() {
    let Erased { folder, mut store, .. } = erased_after_a_backup();
    std::fs::remove_dir_all(folder.path().join("backups")).unwrap();
    let (other, _) = answered(&mut store);
    let erasure = store.erase_client(other.client).unwrap();
    assert!(erasure.lists.is_empty());
    assert_eq!(erasure.unreached.len(), 1);
}
