//! 200 strings that stand nowhere else are typed in everywhere, as people and as mischief would;
//! afterwards they are looked for wherever something could have been left.

use std::fs::File;
use std::io::{BufRead, Cursor, Read, Seek, SeekFrom};
use std::path::Path;

use crate::browser::{Browser, DESK, PHONE, open};
use crate::firefox::{Firefox, open_firefox};
use crate::http::Visitor;
use crate::room::new_contact;
use crate::server::Server;

/// How every string begins: what is looked for. Three symbols follow, which tell it apart.
const MARK: &str = "kq7zvx";
const SYMBOLS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
/// How many are typed at least.
const TYPED: usize = 200;

/// Strings that nobody has used yet.
#[derive(Default)]
struct Canaries(usize);

impl Canaries {
    /// Nine symbols, as many as the field for a code takes.
    fn next(&mut self) -> String {
        let at = self.0;
        self.0 += 1;
        let symbol =
            |of: usize| char::from(SYMBOLS[at / 36_usize.pow(u32::try_from(of).unwrap_or(0)) % 36]);
        format!("{MARK}{}{}{}", symbol(2), symbol(1), symbol(0))
    }

    /// A sentence long enough to be a passphrase.
    fn sentence(&mut self) -> String {
        [self.next(), self.next(), self.next()].join(" ")
    }
}

/// The mark as it may be written: UTF-8, large letters, UTF-16 both ways, and base64 at each of
/// the three places where it can begin.
fn disguises() -> Vec<(&'static str, Vec<u8>)> {
    let wide = |first: bool| -> Vec<u8> {
        MARK.bytes().flat_map(|byte| if first { [byte, 0] } else { [0, byte] }).collect()
    };
    let sixes = |shift: usize, from: usize, to: usize| -> Vec<u8> {
        let mut bytes = vec![0; shift];
        bytes.extend(MARK.bytes());
        bytes.resize(9, 0);
        base64(&bytes)[from..to].to_vec()
    };
    vec![
        ("UTF-8", MARK.as_bytes().to_vec()),
        ("capitals", MARK.to_ascii_uppercase().into_bytes()),
        ("UTF-16 LE", wide(true)),
        ("UTF-16 BE", wide(false)),
        ("base64", sixes(0, 0, 8)),
        ("base64, one later", sixes(1, 2, 9)),
        ("base64, two later", sixes(2, 3, 10)),
    ]
}

fn base64(bytes: &[u8]) -> Vec<u8> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digit = |number: u32| DIGITS[usize::try_from(number & 63).unwrap_or(0)];
    let three = |three: &[u8]| {
        let number = three.iter().fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte));
        [digit(number >> 18), digit(number >> 12), digit(number >> 6), digit(number)]
    };
    bytes.chunks_exact(3).flat_map(three).collect()
}

/// What is found in these bytes, with its surroundings.
fn found(bytes: &[u8]) -> Vec<String> {
    let mut hits = Vec::new();
    for (name, needle) in disguises() {
        let mut reader = Cursor::new(bytes);
        // The library's own search for one byte is fast even in a build for tests.
        while reader.skip_until(needle[0]).is_ok_and(|passed| passed > 0) {
            let at = usize::try_from(reader.position()).unwrap_or(0);
            let Some(begin) = at.checked_sub(1) else { break };
            if bytes[begin..].starts_with(&needle) {
                let end = (begin + 60).min(bytes.len());
                let around = &bytes[begin.saturating_sub(60)..end];
                hits.push(format!("{name}: …{}…", around.escape_ascii()));
            }
        }
    }
    hits
}

/// Everything under a folder, or one file.
fn found_under(path: &Path) -> Vec<String> {
    if path.is_dir() {
        let entries = std::fs::read_dir(path).expect("a folder");
        return entries.flat_map(|entry| found_under(&entry.expect("a file").path())).collect();
    }
    let bytes = std::fs::read(path).unwrap_or_default();
    found(&bytes).into_iter().map(|hit| format!("{}: {hit}", path.display())).collect()
}

/// What a process can read of itself, but for what it was started with (its environment).
fn found_in_memory(process: u32) -> Vec<String> {
    let maps = std::fs::read_to_string(format!("/proc/{process}/maps")).expect("a map");
    let mut memory = File::open(format!("/proc/{process}/mem")).expect("the memory");
    let mut hits = Vec::new();
    for line in
        maps.lines().filter(|line| line.split(' ').nth(1).is_some_and(|how| how.starts_with('r')))
    {
        let range = line.split(' ').next().and_then(|range| range.split_once('-'));
        let ends = range.map(|(a, b)| [a, b].map(|end| u64::from_str_radix(end, 16).unwrap_or(0)));
        let Some([begin, end]) = ends.filter(|[begin, end]| begin < end) else { continue };
        let length = usize::try_from(end - begin).unwrap_or(0);
        if memory.seek(SeekFrom::Start(begin)).is_err() || length > 1 << 30 {
            continue;
        }
        let mut bytes = vec![0; length];
        // Some pages belong to the kernel and cannot be read.
        if memory.read_exact(&mut bytes).is_ok() {
            let place = line.split_whitespace().nth(5).unwrap_or("memory");
            hits.extend(found(&bytes).into_iter().map(|hit| format!("{place}: {hit}")));
        }
    }
    hits
}

/// A client who mistypes, answers, pauses and leaves.
fn client_in_chromium(phone: &Browser, server: &Server, code: &str, canaries: &mut Canaries) {
    phone.go(&server.page("/f"));
    for _ in 0..8 {
        phone.fill("#k", &canaries.next());
        phone.click("button.go");
    }
    phone.fill("#k", code);
    phone.click("button.go");
    phone.click("button[name=go]");
    for _ in 0..6 {
        phone.click("button.option");
    }
    phone.click("button[name=pause]");
    phone.click("a.exit");
}

fn client_in_firefox(firefox: &mut Firefox, server: &Server, canaries: &mut Canaries) {
    firefox.go(&server.page("/f"));
    for _ in 0..8 {
        firefox.fill("#k", &canaries.next());
        firefox.click("button.go");
    }
    firefox.click("a.exit");
}

/// Two people set the service up, and one of them mistypes; gives the passphrase.
fn staff_in_chromium(desk: &Browser, server: &Server, canaries: &mut Canaries) -> String {
    let passphrase = canaries.sentence();
    desk.go(&server.page("/start"));
    desk.script("document.querySelectorAll('details').forEach((one) => { one.open = true })");
    for (field, text) in [
        ("#person", "anna".to_owned()),
        ("#passphrase", passphrase.clone()),
        ("#again", passphrase.clone()),
        ("#name", canaries.sentence()),
        ("#code", "OV-1".to_owned()),
        ("#controller", canaries.sentence()),
        ("#neutral", canaries.next()),
        ("#identity", canaries.next()),
        ("#rule", canaries.sentence()),
        ("#decision", canaries.next()),
    ] {
        desk.fill(field, &text);
    }
    desk.click("button.main");
    assert!(desk.has(".key"), "{}", desk.text());
    desk.click("a.main");
    desk.click("form[action='/lock'] button");
    for _ in 0..3 {
        desk.fill("#passphrase", &canaries.sentence());
        desk.click("button.main");
    }
    desk.fill("#passphrase", &passphrase);
    desk.click("button.main");
    for _ in 0..3 {
        desk.go(&server.page("/key"));
        desk.fill("#sheet", &canaries.next());
        desk.click("button.main");
    }
    passphrase
}

/// What no page of ours would send.
fn mischief(server: &Server, staff: &mut Visitor, contact: &str, canaries: &mut Canaries) {
    let pages = ["consent", "session", "talk", "close", "value", "here", "code", "key/before"];
    let paths = pages.map(|page| format!("{contact}/{page}"));
    let others = ["/contacts", "/review", "/key", "/sheets", "/language", "/review/undo"];
    for path in paths.iter().map(String::as_str).chain(others) {
        let form = format!(
            "{}=1&q={}&reason={}&theme={}&week={}&note={}",
            canaries.next(),
            canaries.next(),
            canaries.next(),
            canaries.next(),
            canaries.next(),
            canaries.next(),
        );
        staff.post(path, &form).expect("an answer");
    }
    for _ in 0..9 {
        staff.get(&format!("/contacts?q={}", canaries.next())).expect("an answer");
        staff.get(&format!("/contact/{}", canaries.next())).expect("an answer");
        staff.get(&format!("/{}/{}?{}=1", canaries.next(), canaries.next(), canaries.next()));
        Visitor::at(server.port())
            .post("/unlock", &format!("person=anna&passphrase={}", canaries.next()));
        Visitor::at(server.port()).post("/f", &format!("k={}", canaries.next()));
    }
    let head = |first: &str, rest: &str| {
        format!(
            "{first} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n{rest}",
            server.port()
        )
    };
    for _ in 0..4 {
        let rest = format!(
            "User-Agent: {}\r\nReferer: http://{}/\r\nCookie: s={}\r\nX-{}: 1\r\n\r\n",
            canaries.next(),
            canaries.next(),
            canaries.next(),
            canaries.next()
        );
        staff.raw(head("GET /f", &rest).as_bytes()).expect("an answer");
    }
    // A scan that is none, under a name that tells too much.
    let body = format!(
        "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{}.pdf\"\r\n\
         Content-Type: application/pdf\r\n\r\n%PDF-1.7 {}\r\n--x--\r\n",
        canaries.next(),
        canaries.next()
    );
    let rest = format!(
        "Cookie: {}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: multipart/form-data; \
         boundary=x\r\nContent-Length: {}\r\n\r\n{body}",
        staff.cookie(),
        body.len()
    );
    staff.raw(head("POST /sheets", &rest).as_bytes()).expect("an answer");
    staff.get("/sheets/taken").expect("a page");
}

/// The same string, left in a place by us: it has to be found there.
fn plant(folder: &Path, name: &str, bytes: &[u8]) {
    let place = folder.join(name);
    std::fs::write(&place, bytes).expect("a leak");
    let told = found_under(folder).iter().any(|hit| hit.contains(name));
    assert!(told, "a leak in {} is not found", place.display());
    std::fs::remove_file(place).expect("a leak");
}

#[test]
#[expect(clippy::print_stdout, reason = "a measurement")]
fn nothing_that_was_typed_is_left_anywhere() {
    let (Some(desk), Some(phone)) = (open(DESK), open(PHONE)) else { return };
    let planted = format!("{MARK}zzz");
    let mut server = Server::watched("PLANTED", &planted);
    let folder = server.folder.path().to_owned();
    let mut canaries = Canaries::default();
    let passphrase = staff_in_chromium(&desk, &server, &mut canaries);
    let contact = new_contact(&desk, &server);
    crate::room::ask_for_a_code(&desk);
    let code = desk.text_of(".code");
    client_in_chromium(&phone, &server, &code, &mut canaries);
    let mut firefox = open_firefox();
    if let Some(firefox) = &mut firefox {
        client_in_firefox(firefox, &server, &mut canaries);
    }
    let mut staff = Visitor::at(server.port());
    let form = format!("person=anna&passphrase={}", passphrase.replace(' ', "+"));
    assert_eq!(staff.post("/unlock", &form).expect("an answer").location, "/today");
    mischief(&server, &mut staff, &contact, &mut canaries);
    assert!(canaries.0 >= TYPED, "{} strings were typed", canaries.0);
    // While it is open, and after the service is locked.
    let open_files = found_under(&folder.join("store"));
    staff.post("/service-lock", "").expect("an answer");
    std::thread::sleep(std::time::Duration::from_secs(1));
    let memory = found_in_memory(server.process());
    // The one in the environment is ours: it shows that memory is read.
    let (ours, memory): (Vec<_>, Vec<_>) =
        memory.into_iter().partition(|hit| hit.contains(&planted));
    assert!(!ours.is_empty(), "a leak in memory is not found");
    let profiles = [
        ("Chromium, the client's", Some(phone.leave_profile())),
        ("Chromium, the staff's", Some(desk.leave_profile())),
        ("Firefox, the client's", firefox.map(Firefox::leave_profile)),
    ];
    server.stop();
    std::fs::write(folder.join("pass"), &passphrase).expect("a passphrase");
    std::fs::create_dir(folder.join("out")).expect("a folder");
    let out = |name: &str| folder.join("out").join(name).to_string_lossy().into_owned();
    server.cli(&["backup", &out("backup")]).expect("a backup");
    server.cli(&["form", "print", "del-1/before", "--out", &out("form.pdf")]).expect("a form");
    let mut left = open_files;
    for place in ["store", "temp", "log", "out"] {
        left.extend(found_under(&folder.join(place)));
    }
    for (name, profile) in &profiles {
        let Some(profile) = profile else { continue };
        left.extend(found_under(profile.path()).into_iter().map(|hit| format!("{name}: {hit}")));
        // A control in the browser's own coat, so that the search is known to see it.
        plant(
            profile.path(),
            "leak.ldb",
            &planted.bytes().flat_map(|byte| [byte, 0]).collect::<Vec<_>>(),
        );
    }
    plant(&folder.join("temp"), "leak", &base64(format!("x{planted}xx").as_bytes()));
    plant(&folder.join("store"), "leak.db-wal", format!("\0\0{planted}").as_bytes());
    plant(&folder.join("store"), "leak.db", format!("SQLite format 3\0{planted}").as_bytes());
    plant(&folder.join("out"), "leak.pdf", format!("/Title ({planted})").as_bytes());
    plant(&folder.join("out"), "leak-backup", &base64(format!("xx{planted}x").as_bytes()));
    plant(&folder, "leak-log", format!("GET /contacts?q={planted}").as_bytes());
    // What a browser keeps of a form that was refused, so that it can be sent again, until it is
    // closed: on the staff's own machine. Declared. On the client's nothing is refused to a form.
    let declared = |hit: &String| hit.contains("/Sessions/") && hit.contains("the staff's");
    let (declared, left): (Vec<_>, Vec<_>) = left.into_iter().partition(declared);
    println!(
        "{} strings typed; left in files: {}, and {} in the browsers' own session files as declared; in memory \
         after the service lock: {}",
        canaries.0,
        left.len(),
        declared.len(),
        memory.len()
    );
    assert!(left.is_empty(), "{}", left[..left.len().min(20)].join("\n"));
    assert!(memory.is_empty(), "{}", memory[..memory.len().min(20)].join("\n"));
}
