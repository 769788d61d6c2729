//! Nothing that a client said, and no label of staff, stands in clear in any file.

use std::fs;
use std::path::Path;

use kastanj_instrument::ItemId;
use kastanj_record::{Answer, Missing, Mode, Provenance, ReadingOrigin, RecordedAnswer};
use kastanj_store::NewRowPicture;

use crate::fixture::{before, contact, new_store};

const MARKER: &str = "KANARIEFAGEL-7391";

fn search(folder: &Path, hits: &mut Vec<String>, bytes_seen: &mut usize) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            search(&path, hits, bytes_seen);
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        *bytes_seen += bytes.len();
        for word in [MARKER, "SQLite format", "grepp-1", "Exempelstad", "CREATE TABLE", "EX-A"] {
            if bytes.windows(word.len()).any(|window| window == word.as_bytes()) {
                hits.push(format!("{word} in {}", path.display()));
            }
        }
    }
}

#[test]
fn planted_words_are_in_no_file_while_open_closed_or_backed_up() {
    let (folder, mut store, _) = new_store();
    let episode = contact(&mut store);
    let mut assessment = before(episode.id, &[Some(3)]);
    assessment.answers.push(RecordedAnswer {
        item: ItemId(MARKER.to_owned()),
        answer: Answer::Missing(Missing::Unreadable),
        provenance: Provenance {
            mode: Mode::Scanned,
            reading: Some(ReadingOrigin {
                scan: "0".repeat(64),
                scan_page: 1,
                reader: MARKER.to_owned(),
                posterior: 0.4,
                machine_said: Some(MARKER.to_owned()),
            }),
            seen_by_person: false,
        },
    });
    let picture =
        NewRowPicture::doubt(ItemId(MARKER.to_owned()), "two_marks", MARKER.as_bytes().repeat(100));
    store
        .batch(|batch| {
            batch.set_study(&format!("# {MARKER}"))?;
            batch.put_assessment(&assessment)?;
            batch.add_row_picture(assessment.id, &picture)
        })
        .unwrap();
    let (mut hits, mut seen) = (Vec::new(), 0);
    search(folder.path(), &mut hits, &mut seen);
    store.backup(&folder.path().join("copy.kastanj")).unwrap();
    store.close().unwrap();
    search(folder.path(), &mut hits, &mut seen);
    assert!(hits.is_empty(), "{hits:?}");
    assert!(seen > 100_000, "only {seen} bytes were searched");
}

#[test]
fn the_search_finds_what_is_planted_in_clear() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("x"), format!("abc {MARKER} def")).unwrap();
    let (mut hits, mut seen) = (Vec::new(), 0);
    search(folder.path(), &mut hits, &mut seen);
    assert_eq!(hits.len(), 1);
}

#[test]
#[cfg(unix)]
fn nobody_else_may_read_the_files() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, store, _) = new_store();
    let dir = store.dir().to_owned();
    assert_eq!(fs::metadata(&dir).unwrap().permissions().mode() & 0o077, 0);
    for file in ["accounts", "keys", "erased"] {
        assert_eq!(fs::metadata(dir.join(file)).unwrap().permissions().mode() & 0o077, 0);
    }
    drop(folder);
}
