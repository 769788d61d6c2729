//! A disk without room: what is read is read, what is written is refused in plain words, and
//! what has to work works: export, erasure, the next start.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::http::Visitor;
use crate::kills::{Asked, asked};
use crate::server::Server;

/// A small disk in memory, mounted for this test.
struct SmallDisk {
    folder: Option<tempfile::TempDir>,
    place: PathBuf,
}

impl SmallDisk {
    /// Needs the right to mount; the word of its absence is told loudly.
    fn new() -> Option<SmallDisk> {
        let around = tempfile::tempdir().expect("a folder");
        let place = around.path().to_owned();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=24m", "tmpfs"])
            .arg(&place)
            .output()
            .is_ok_and(|output| output.status.success());
        if !mounted {
            #[expect(clippy::print_stderr, reason = "a skip is told loudly")]
            {
                eprintln!("SKIPPED: no disk can be mounted here, so none was filled");
            }
            return None;
        }
        Some(SmallDisk { folder: Some(around), place })
    }

    /// A folder on it.
    fn folder(&self) -> tempfile::TempDir {
        tempfile::tempdir_in(&self.place).expect("a folder")
    }

    /// Takes what room is left.
    fn fill(&self) -> PathBuf {
        let path = self.place.join("others");
        let mut file = File::options().create(true).append(true).open(&path).expect("a file");
        for size in [1 << 20, 1 << 12, 1] {
            while file.write_all(&vec![0x5A; size]).is_ok() {}
        }
        path
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.place).status();
        drop(self.folder.take());
    }
}

/// Answers until an answer is refused; how many were taken, and what the refusal says.
fn answer_until_refused(clients: &mut [Visitor]) -> (usize, String) {
    let mut taken = 0;
    for client in clients {
        loop {
            let page = client.get("/f").expect("a page");
            let Some(Asked::Question(number, values)) = asked(&page) else { break };
            let form = format!("n={}&v={}", number - 1, values[0].replace('+', "%2B"));
            let answer = client.post("/f", &form).expect("an answer");
            if answer.status != 303 {
                assert_eq!(answer.status, 500, "{}", answer.body);
                // The client is still at the same question.
                let again = asked(&client.get("/f").expect("a page")).expect("a question");
                assert!(matches!(again, Asked::Question(same, _) if same == number), "{again:?}");
                return (taken, answer.body);
            }
            taken += 1;
        }
    }
    panic!("{taken} answers were taken on a full disk");
}

fn size(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).expect("a folder");
    entries.map(|entry| entry.expect("a file").metadata().expect("a file").len()).sum()
}

#[test]
fn on_a_full_disk_reading_export_and_erasure_work_and_nothing_is_half_done() {
    let Some(disk) = SmallDisk::new() else { return };
    let mut server = Server::furnished_in(disk.folder());
    let mut staff = server.staff();
    let begin = |staff: &mut Visitor| staff.post("/contacts", "").expect("a contact").location;
    let contacts: Vec<String> = (0..12).map(|_| begin(&mut staff)).collect();
    let mut clients: Vec<Visitor> =
        contacts.iter().map(|contact| server.client(&mut staff, contact)).collect();
    let others = disk.fill();
    let (taken, said) = answer_until_refused(&mut clients);
    assert!(said.contains("kunde inte sparas") && said.contains("/f/x"), "{said}");
    assert!(!said.contains(&*disk.place.to_string_lossy()), "{said}");
    // Whoever comes in now comes in. Reading goes on; a change by staff is refused with the reason.
    let mut staff = server.staff();
    for path in ["/today", "/contacts", &contacts[0], "/sheets", "/review", "/key"] {
        assert_eq!(staff.get(path).expect("a page").status, 200, "{path}");
    }
    let refused = staff.post("/contacts", "").expect("an answer");
    assert!(refused.body.contains("Disken är full"), "{}", refused.body);
    // A new start, an export to another disk, an erasure: on the full disk.
    server.stop();
    disk.fill();
    let elsewhere = tempfile::tempdir().expect("a folder");
    let out = elsewhere.path().join("export");
    server.cli(&["export", "--data-only", "--out", &out.to_string_lossy()]).expect("an export");
    assert!(size(&out) > 0);
    disk.fill();
    let gone = contacts[0].trim_start_matches("/contact/");
    server.cli(&["client", "erase", "--yes", "--episode", gone]).expect("an erasure");
    assert!(server.cli(&["episode", "show", gone]).is_err(), "{gone} is erased");
    // With room again everything goes on, and nothing is half.
    std::fs::remove_file(others).expect("room");
    server.cli(&["verify"]).expect("a sound store");
    let server = Server::over(server.kill());
    let mut staff = server.staff();
    let mut client = server.client(&mut staff, &contacts[11]);
    let page = client.get("/f").expect("a page");
    assert_eq!(asked(&page), asked(&client.get("/f").expect("a page")));
    let answer = client.post("/f", "n=0&v=-").expect("an answer");
    assert_eq!(answer.status, 303, "{taken} were taken before; {}", answer.body);
}
