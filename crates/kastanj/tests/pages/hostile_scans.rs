//! A file that makes a decoder run wild costs itself and nothing else, through the upload and
//! through the watched folder: the pages go on, the person is told, and nothing is left behind.

#![cfg(target_os = "linux")]

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use kastanj_desk::decoding::WORD;
use kastanj_instrument::SheetKind;
use kastanj_rehearsal::files::{tiff_group4, zoo};

use crate::http::{Answer, Visitor};
use crate::paper::{numbered, sheet};
use crate::server::Server;

/// A file of the zoo that computes without end.
const WILD: &str = "many-scans.jpg";
/// Stands in the hostile file: it must not be found anywhere afterwards.
const MARK: &[u8] = b"%qz7hostilemark";

/// The wild file, marked.
fn wild() -> Vec<u8> {
    let file = zoo().into_iter().find(|file| file.name == WILD).expect("in the zoo");
    [&file.bytes[..], b"\n", MARK, b"\n"].concat()
}

fn heic() -> Vec<u8> {
    let mut bytes = b"\0\0\0\x18ftypheic\0\0\0\0heicmif1".to_vec();
    bytes.resize(4000, 0x5a);
    bytes
}

/// Sends files as the page does, and gives what came back.
fn upload(staff: &Visitor, port: u16, files: &[(&str, &[u8])]) -> Option<String> {
    let mut body = Vec::new();
    for (name, bytes) in files {
        let head = format!(
            "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--x--\r\n");
    let head = format!(
        "POST /sheets HTTP/1.1\r\nHost: localhost:{port}\r\nCookie: {}\r\n\
         Sec-Fetch-Site: same-origin\r\nContent-Type: multipart/form-data; boundary=x\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n",
        staff.cookie(),
        body.len()
    );
    staff.raw(&[head.as_bytes(), &body].concat())
}

/// The workers that this process has started and that still live.
fn workers(server: &Server) -> Vec<u32> {
    let parent = format!("PPid:\t{}", server.pid());
    let numbers = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let numbers = numbers.filter_map(|entry| entry.file_name().to_string_lossy().parse().ok());
    numbers.filter(|pid| lives(*pid) && status(*pid).lines().any(|line| line == parent)).collect()
}

fn status(pid: u32) -> String {
    std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default()
}

/// Whether this is a worker at work: one that has ended has no words left.
fn lives(pid: u32) -> bool {
    std::fs::read_to_string(format!("/proc/{pid}/cmdline")).unwrap_or_default().contains(WORD)
}

/// Waits until it is so, for half a minute at most.
fn until<T>(what: &str, mut found: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(found) = found() {
            return found;
        }
        assert!(begun.elapsed() < Duration::from_secs(30), "waited in vain until {what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn signal(kind: &str, pid: u32) {
    let sent = Command::new("kill").args([kind, &pid.to_string()]).status().expect("kill");
    assert!(sent.success());
}

/// The worker of the first file that is being decoded, held still; it has bound itself.
fn held_worker(server: &Server) -> u32 {
    until("a worker is at work", || {
        let pid = workers(server).into_iter().next()?;
        let limits = std::fs::read_to_string(format!("/proc/{pid}/limits")).ok()?;
        let files = limits.lines().find_map(|line| line.strip_prefix("Max open files"))?;
        if files.split_whitespace().next() != Some("0") {
            return None;
        }
        signal("-STOP", pid);
        Some(pid)
    })
}

fn taken(staff: &mut Visitor) -> Answer {
    staff.get("/sheets/taken").expect("a page")
}

/// Nothing of the file lies under a folder.
fn nothing_left(folder: &Path) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            nothing_left(&path);
            continue;
        }
        let bytes = std::fs::read(&path).unwrap_or_default();
        let found = bytes.windows(MARK.len()).any(|seen| seen == MARK);
        assert!(!found, "the scan lies in {}", path.display());
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "a measurement")]
fn a_hostile_upload_costs_itself_and_nobody_else() {
    let server = Server::scanning();
    let port = server.port();
    let mut staff = server.staff();
    let file = wild();
    let begun = Instant::now();
    std::thread::scope(|scope| {
        let sent = scope.spawn(|| upload(&staff, port, &[("vild.jpg", &file)]));
        let worker = held_worker(&server);
        // However long the worker takes, the pages answer, to staff and to whoever comes.
        let mut other = server.staff();
        for path in ["/today", "/sheets", "/today", "/sheets"] {
            assert_eq!(other.get(path).expect("a page").status, 200, "{path}");
        }
        assert_eq!(Visitor::at(port).get("/unlock").expect("a page").status, 200);
        assert!(lives(worker), "all this while it was being decoded");
        signal("-CONT", worker);
        let asked = Instant::now();
        let mut answers = 0;
        while lives(worker) {
            assert_eq!(other.get("/today").expect("a page").status, 200);
            answers += 1;
        }
        println!(
            "{answers} pages answered in {:.1} s while the file was decoded; {:.1} s in all",
            asked.elapsed().as_secs_f64(),
            begun.elapsed().as_secs_f64()
        );
        assert!(answers > 0);
        let answer = sent.join().expect("sent").expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    });
    let told = taken(&mut staff).body;
    assert!(told.contains("vild.jpg: Filen tog för lång tid att öppna."), "{told}");
    assert!(told.contains("Skanna om med 300 punkter per tum"), "{told}");
    staff.post("/language", "lang=en");
    let told = taken(&mut staff).body;
    assert!(told.contains("vild.jpg: The file took too long to open."), "{told}");
    assert!(told.contains("Scan again at 300 dots per inch"), "{told}");
    // A photograph of a kind that is not read, a good sheet, and once more a wild file: each has
    // its own fate.
    let pages = sheet(numbered(SheetKind::Pack, "HJKMNPQRST"), 0.0);
    let good = tiff_group4(&pages).expect("a TIFF");
    let all = [("bild.heic", &heic()[..]), ("blad.tif", &good), ("vild.jpg", &file)];
    let answer = upload(&staff, port, &all).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    let told = taken(&mut staff).body;
    assert!(told.contains("choose Settings → Camera → Formats → Most Compatible"), "{told}");
    assert!(
        told.contains("took too long to open") && told.contains("2 pages are stored."),
        "{told}"
    );
    staff.post("/language", "lang=sv");
    let told = taken(&mut staff).body;
    assert!(told.contains("välj Inställningar → Kamera → Format → Mest kompatibelt"), "{told}");
    assert_eq!(workers(&server), Vec::<u32>::new());
    let temp = server.folder.path().join("temp");
    assert_eq!(std::fs::read_dir(&temp).expect("a folder").count(), 0, "temporary files");
    nothing_left(server.folder.path());
}

#[test]
fn a_worker_ends_with_a_kill_a_lock_and_the_program() {
    let server = Server::scanning();
    let port = server.port();
    let file = wild();
    // Killed, as a system out of memory does: the file is refused, the next one is read.
    let mut staff = server.staff();
    std::thread::scope(|scope| {
        let sent = scope.spawn(|| upload(&staff, port, &[("vild.jpg", &file)]));
        signal("-KILL", held_worker(&server));
        assert!(sent.join().expect("sent").expect("an answer").starts_with("HTTP/1.1 303"));
    });
    let told = taken(&mut staff).body;
    assert!(told.contains("vild.jpg: Filen behöver mer minne än en skanning får ta."), "{told}");
    // Locked while a file is decoded: the program begins anew at once, and the worker is gone.
    std::thread::scope(|scope| {
        let sent = scope.spawn(|| upload(&staff, port, &[("vild.jpg", &file)]));
        let worker = held_worker(&server);
        assert_eq!(server.staff().post("/service-lock", "").expect("an answer").status, 303);
        assert_eq!(Visitor::at(port).get("/unlock").expect("a page").status, 200);
        until("the worker is gone", || (!lives(worker)).then_some(()));
        let _ = sent.join();
    });
    // The program is killed: the worker does not outlive it.
    let staff = server.staff();
    let folder = std::thread::scope(|scope| {
        scope.spawn(|| upload(&staff, port, &[("vild.jpg", &file)]));
        let worker = held_worker(&server);
        let folder = server.kill();
        until("the worker is gone", || (!lives(worker)).then_some(()));
        folder
    });
    nothing_left(&folder.path().join("store"));
    nothing_left(&folder.path().join("temp"));
}

#[test]
fn a_hostile_file_in_the_watched_folder_stops_nothing() {
    let server = Server::scanning();
    let scanner = server.folder.path().join("scanner");
    let pages = sheet(numbered(SheetKind::Pack, "HJKMNPQRST"), 0.0);
    std::fs::write(scanner.join("a-vild.jpg"), wild()).expect("a file");
    std::fs::write(scanner.join("b-bild.jpg"), heic()).expect("a file");
    std::fs::write(scanner.join("c-blad.tif"), tiff_group4(&pages).expect("a TIFF"))
        .expect("a file");
    // Nothing is taken in before somebody has opened the store.
    let mut staff = server.staff();
    let told = until("all three are told of", || {
        let page = staff.get("/sheets/folder")?.body;
        page.contains("c-blad.tif").then_some(page)
    });
    assert!(told.contains("a-vild.jpg: Filen tog för lång tid att öppna."), "{told}");
    assert!(told.contains("Mest kompatibelt") && told.contains("2 sidor är sparade."), "{told}");
    // What could not be read stays for a person.
    assert!(scanner.join("a-vild.jpg").exists() && scanner.join("b-bild.jpg").exists());
    assert!(
        !Visitor::at(server.port()).get("/sheets/folder").expect("an answer").body.contains("vild")
    );
    nothing_left(&server.folder.path().join("store"));
    nothing_left(&server.folder.path().join("temp"));
}
