//! What a client marked on the strip: kept until it is read, and nowhere else.

use kastanj_instrument::{AnswerCode, ItemId};
use kastanj_language::Lang;
use kastanj_record::EpisodeId;
use kastanj_store::{ExportOptions, Extent, Separator, Store, StoreError, Unlock};

use crate::fixture::{PASSPHRASE, contact, new_store, nobody, person, reopen};

fn mark(store: &mut Store, episode: EpisodeId, item: &str) {
    let item = ItemId(item.into());
    store.batch(|batch| batch.leave_strip_mark(episode, item, AnswerCode(1))).unwrap();
}

fn marks(store: &Store, episode: EpisodeId) -> Vec<String> {
    let marks = store.view().strip_marks(episode).unwrap();
    marks.iter().map(|(item, code)| format!("{item}={code}")).collect()
}

#[test]
fn marks_outlast_a_restart_and_go_when_they_are_read() {
    let (folder, mut store, _) = new_store();
    let (marked, other) = (contact(&mut store), contact(&mut store));
    assert!(store.view().unread_strips().unwrap().is_empty());
    mark(&mut store, marked.id, "talk-life");
    mark(&mut store, marked.id, "talk-health");
    let sealed = store.verify(None).unwrap().sealed_values;
    store.close().unwrap();
    let mut store = reopen(&folder);
    assert_eq!(store.view().unread_strips().unwrap(), [marked.id]);
    assert_eq!(marks(&store, marked.id), ["talk-life=1", "talk-health=1"]);
    assert!(marks(&store, other.id).is_empty());
    store.batch(|batch| batch.erase_read_strip(marked.id)).unwrap();
    assert!(
        store.view().unread_strips().unwrap().is_empty() && marks(&store, marked.id).is_empty()
    );
    assert_eq!(store.verify(None).unwrap().sealed_values, sealed - 1, "they are verified");
    // Read twice: nothing to erase, and nothing to log.
    store.batch(|batch| batch.erase_read_strip(marked.id)).unwrap();
    let log = store.view().audit_log(100).unwrap();
    let deeds: Vec<&str> = log
        .iter()
        .filter(|entry| entry.noun == "strip")
        .map(|entry| entry.action.as_str())
        .collect();
    assert_eq!(deeds, ["erase", "add", "add"], "the newest first");
    let told = |entry: &&kastanj_store::AuditEntry| entry.noun == "strip";
    assert!(log.iter().filter(told).all(|entry| entry.object.is_empty()), "whose is not told");
    let absent = EpisodeId([9; 16]);
    let refused = store.batch(|batch| batch.erase_read_strip(absent));
    assert!(matches!(refused, Err(StoreError::NotFound { .. })), "{refused:?}");
}

#[test]
fn a_no_leaves_nothing_and_takes_an_earlier_mark_back() {
    let (_folder, mut store, _) = new_store();
    let marked = contact(&mut store);
    let no = |store: &mut Store| {
        let item = ItemId("talk-life".into());
        store.batch(|batch| batch.leave_strip_mark(marked.id, item, AnswerCode(0))).unwrap();
    };
    let deeds = |store: &Store| {
        let log = store.view().audit_log(100).unwrap();
        log.iter().filter(|entry| entry.noun == "strip").count()
    };
    no(&mut store);
    assert!(store.view().unread_strips().unwrap().is_empty());
    assert_eq!(deeds(&store), 0, "nothing to read, and nothing in the log");
    mark(&mut store, marked.id, "talk-life");
    no(&mut store);
    assert!(store.view().unread_strips().unwrap().is_empty());
    assert_eq!(deeds(&store), 2);
}

#[test]
fn marks_go_with_the_client_and_stand_in_no_backup_and_no_export() {
    let (folder, mut store, _) = new_store();
    let (gone, stays) = (contact(&mut store), contact(&mut store));
    mark(&mut store, gone.id, "talk-life");
    mark(&mut store, stays.id, "talk-life");
    let erasure = store.erase_client(gone.client).unwrap();
    assert_eq!(erasure.rows.notes, 1, "counted on the certificate");
    assert_eq!(store.view().unread_strips().unwrap(), [stays.id]);

    let options = ExportOptions {
        extent: Extent::Everything,
        lang: Lang::En,
        separator: Separator::Comma,
        episode_codes: true,
        unit: None,
    };
    let exported = store.export_to_carry(&options, &[]).unwrap();
    for file in &exported.files {
        assert!(!String::from_utf8_lossy(&file.bytes).contains("talk-life"), "{}", file.file);
    }

    let backup = folder.path().join("copy");
    store.backup(&backup).unwrap();
    assert_eq!(marks(&store, stays.id), ["talk-life=1"], "the store itself keeps them");
    store.close().unwrap();
    let restored = folder.path().join("restored");
    let unlock = Unlock::Passphrase(person(), PASSPHRASE.to_owned());
    Store::restore(&backup, &restored, &unlock, &nobody()).unwrap();
    let store = Store::open(&restored, &person(), PASSPHRASE).unwrap();
    assert!(store.view().unread_strips().unwrap().is_empty());
    store.verify(None).unwrap();
}
