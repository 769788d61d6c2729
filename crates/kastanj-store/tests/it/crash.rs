//! `kill -9` while writing: what was acknowledged is there, and nothing is half.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use kastanj_record::{AssessmentId, ClientKind};
use kastanj_store::{EpisodeFacts, KeyCost, ServiceUnit, Store, StoreError};

use crate::fixture::{PASSPHRASE, before, new_store, person, reopen, unit};

const CHILD: &str = "KASTANJ_STORE_CRASH_DIR";
const ANSWERS: usize = 30;

/// The part of the child: opens the store of the environment variable and writes until it is killed.
#[test]
fn child_that_writes_until_it_is_killed() {
    let Some(dir) = std::env::var_os(CHILD) else { return };
    let mut store = Store::open(Path::new(&dir), &person(), PASSPHRASE).unwrap();
    let mut out = std::io::stdout().lock();
    loop {
        let put = store
            .batch(|batch| {
                let episode =
                    batch.start_contact(&unit(), ClientKind::Own, &EpisodeFacts::default())?;
                batch.put_assessment(&before(episode.id, &[Some(2); ANSWERS]))
            })
            .unwrap();
        // Only after the batch has returned does the parent hear of it.
        let id: String = put.id().0.iter().map(|byte| format!("{byte:02x}")).collect();
        writeln!(out, "\nacknowledged {id}").unwrap();
        out.flush().unwrap();
    }
}

/// Lets a child write until it has acknowledged `after` assessments, then kills it.
fn write_and_kill(dir: &Path, after: usize) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::child_that_writes_until_it_is_killed", "--nocapture"])
        .env(CHILD, dir)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let out = child.stdout.take().unwrap();
    let reader = std::thread::spawn(move || {
        let lines = BufReader::new(out).lines().map_while(Result::ok);
        let mut heard: Vec<String> = Vec::new();
        for line in lines {
            heard.extend(line.strip_prefix("acknowledged ").map(str::to_owned));
        }
        heard
    });
    // Not at a round number of writes, but in the middle of whatever goes on.
    std::thread::sleep(Duration::from_millis(120 + 37 * after as u64));
    child.kill().unwrap();
    child.wait().unwrap();
    // A line that was cut in half was not heard.
    reader.join().unwrap().into_iter().filter(|id| id.len() == 32).collect()
}

fn unhex(id: &str) -> AssessmentId {
    let bytes: Vec<u8> =
        (0..16).map(|at| u8::from_str_radix(&id[at * 2..at * 2 + 2], 16).unwrap()).collect();
    AssessmentId(bytes.try_into().unwrap())
}

#[test]
fn what_was_acknowledged_survives_kill_and_nothing_is_half() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("s");
    let (mut store, _) = Store::create(&dir, &person(), PASSPHRASE, KeyCost::WEAK).unwrap();
    let service = ServiceUnit { code: unit(), label: "SYNTETISK".to_owned() };
    store.batch(|batch| batch.add_unit(&service)).unwrap();
    store.close().unwrap();

    let mut acknowledged: BTreeSet<AssessmentId> = BTreeSet::new();
    for round in 0..12 {
        acknowledged.extend(write_and_kill(&dir, round % 6).iter().map(|id| unhex(id)));
        let store = Store::open(&dir, &person(), PASSPHRASE).unwrap();
        let verified = store.verify(None).unwrap();
        let stored = store.view().assessments(None).unwrap();
        let ids: BTreeSet<AssessmentId> = stored.iter().map(|assessment| assessment.id).collect();
        assert!(acknowledged.is_subset(&ids), "round {round}: an acknowledged assessment is lost");
        assert!(stored.iter().all(|assessment| assessment.answers.len() == ANSWERS));
        assert_eq!(stored.len(), verified.episodes, "round {round}: a contact without its form");
        store.close().unwrap();
    }
    assert!(acknowledged.len() >= 12, "the children hardly wrote: {}", acknowledged.len());
}

#[test]
fn a_key_that_cannot_be_made_durable_takes_its_rows_back_and_stops_the_store() {
    let (folder, mut store, _) = new_store();
    let keys = folder.path().join("s/keys");
    let before_it = std::fs::read(&keys).unwrap();
    // The file is written beside its place first: a folder of that label stands in the way.
    let obstacle = folder.path().join("s/keys.new");
    std::fs::create_dir(&obstacle).unwrap();
    let start = |store: &mut Store| {
        store.batch(|b| b.start_contact(&unit(), ClientKind::Own, &EpisodeFacts::default()))
    };
    assert!(matches!(start(&mut store), Err(StoreError::Io { .. })));
    assert!(store.view().episodes(None).unwrap().is_empty());
    assert_eq!(std::fs::read(&keys).unwrap(), before_it);
    std::fs::remove_dir(&obstacle).unwrap();
    // A second try could be reported as done without having been written.
    assert!(matches!(start(&mut store), Err(StoreError::Stopped)));
    drop(store);
    start(&mut reopen(&folder)).unwrap();
}
