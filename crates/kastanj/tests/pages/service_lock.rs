//! After a lock of the service the program's memory holds nothing of what was shown or typed.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use crate::http::Visitor;
use crate::server::{PASSPHRASE, Server};

/// How often each text stands in the memory of a process; every readable page is searched.
fn in_memory(pid: u32, texts: &[&str]) -> Vec<usize> {
    let maps = std::fs::read_to_string(format!("/proc/{pid}/maps")).expect("a map of memory");
    let mut memory = File::open(format!("/proc/{pid}/mem")).expect("the memory");
    let mut found = vec![0; texts.len()];
    for line in maps.lines().filter(|line| line.contains(" r")) {
        let Some((start, end)) = line.split(' ').next().and_then(|range| range.split_once('-'))
        else {
            continue;
        };
        let address = |text: &str| u64::from_str_radix(text, 16).expect("an address");
        let (start, end) = (address(start), address(end));
        let mut bytes = Vec::new();
        if memory.seek(SeekFrom::Start(start)).is_err() {
            continue;
        }
        // What the system keeps to itself cannot be read.
        let _ = Read::by_ref(&mut memory).take(end - start).read_to_end(&mut bytes);
        for (count, text) in found.iter_mut().zip(texts) {
            *count += bytes.windows(text.len()).filter(|seen| *seen == text.as_bytes()).count();
        }
    }
    found
}

#[test]
#[cfg(target_os = "linux")]
#[expect(clippy::print_stdout, reason = "a measurement")]
fn a_locked_program_is_the_same_process_with_nothing_in_its_memory() {
    let server = Server::furnished();
    let mut staff = Visitor::at(server.port());
    let typed = PASSPHRASE.replace(' ', "+");
    let unlock = format!("person=anna&passphrase={typed}");
    assert_eq!(staff.post("/unlock", &unlock).expect("an answer").location, "/today");
    let contact = staff.post("/contacts", "").expect("a contact").location;
    let code = contact.rsplit('/').next().expect("a code").to_owned();
    assert!(staff.get(&contact).expect("a page").body.contains(&code));
    // The example's crisis numbers and study stand in the program itself: no canaries.
    let canaries = [code.as_str(), typed.as_str(), PASSPHRASE];
    let before = in_memory(server.pid(), &canaries);
    assert!(before[0] > 0, "the search finds what was shown: {before:?}");
    let answer = staff.post("/service-lock", "").expect("an answer");
    assert_eq!((answer.status, answer.location.as_str()), (303, "/unlock"));
    // The browser asks at once; the socket is the same and only makes it wait.
    let page = staff.get("/unlock").expect("the program answers again");
    assert_eq!(page.status, 200, "{}", page.body);
    let after = in_memory(server.pid(), &canaries);
    println!("shown code, typed passphrase, passphrase in memory: {before:?}, locked: {after:?}");
    assert_eq!(after, [0, 0, 0]);
    assert_eq!(staff.get(&contact).expect("an answer").location, "/unlock");
    let mut again = Visitor::at(server.port());
    assert_eq!(again.post("/unlock", &unlock).expect("an answer").location, "/today");
    assert!(again.get(&contact).expect("a page").body.contains(&code));
    // And once more: the new program can be locked as the first one.
    assert_eq!(again.post("/service-lock", "").expect("an answer").status, 303);
    assert_eq!(again.get("/unlock").expect("a page").status, 200);
    assert_eq!(in_memory(server.pid(), &canaries), [0, 0, 0]);
}
