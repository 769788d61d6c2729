//! Nothing acknowledged is lost. `KASTANJ_KILLS` says how often the program is killed (20 in the
//! ordinary run). That proves the program's own order of things; a power cut is another matter.

use std::process::Command;
use std::time::Duration;

use crate::http::Visitor;
use crate::server::{PASSPHRASE, Server};

/// A small generator of our own: which moment is hit has to be different each time and the same
/// in each run.
struct Draws(u64);

impl Draws {
    fn next(&mut self, below: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }
}

impl Server {
    fn staff(&self) -> Visitor {
        let mut staff = Visitor::at(self.port());
        let form = format!("person=anna&passphrase={}", PASSPHRASE.replace(' ', "+"));
        let answer = staff.post("/unlock", &form).expect("an answer");
        assert_eq!((answer.status, answer.location.as_str()), (303, "/today"), "{}", answer.body);
        staff
    }

    /// A client with the form before of this contact open, gone on to the next open question.
    fn client(&self, staff: &mut Visitor, contact: &str) -> Visitor {
        let page = staff.post(&format!("{contact}/code"), "occasion=before").expect("a code").body;
        let code =
            page.split("class=\"code\"").nth(1).and_then(|rest| rest.split(['>', '<']).nth(1));
        let code = code.unwrap_or_else(|| panic!("no code in {page}")).replace(' ', "");
        let mut client = Visitor::at(self.port());
        assert_eq!(client.post("/f", &format!("k={code}")).expect("a door").location, "/f");
        client.post("/f", "go=1").expect("an introduction");
        client
    }
}

/// The number of the question that the page shows, from 1, and an answer that it offers.
fn question(client: &mut Visitor) -> Option<(usize, String)> {
    let page = client.get("/f")?.body;
    let number = page.split("class=\"n\">").nth(1)?.split('/').next()?.trim().parse().ok()?;
    let offered = page.split("name=\"v\" value=\"").nth(1)?.split('"').next()?;
    Some((number, offered.to_owned()))
}

#[test]
#[expect(clippy::print_stdout, reason = "a measurement")]
fn a_killed_program_has_lost_no_answer_that_it_acknowledged() {
    let kills: usize =
        std::env::var("KASTANJ_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(20);
    let mut server = Server::furnished();
    let mut draws = Draws(7);
    let (mut contact, mut in_flight, mut kept_unasked, mut acknowledged) = (String::new(), 0, 0, 0);
    // Answers of the form that is open: those acknowledged, and whether one more was on its way.
    let (mut known, mut open) = (0, 0);
    for kill in 0..kills {
        let mut staff = server.staff();
        if contact.is_empty() || known >= 18 {
            contact = staff.post("/contacts", "").expect("a contact").location;
            (known, open) = (0, 0);
        }
        let mut client = server.client(&mut staff, &contact);
        let (number, _) = question(&mut client).expect("a question");
        let stored = number - 1;
        assert!(
            (known..=known + open).contains(&stored),
            "kill {kill}: {known} acknowledged, {open} on the way, {stored} in the record"
        );
        kept_unasked += stored - known;
        known = stored;
        for _ in 0..=draws.next(3) {
            let (number, value) = question(&mut client).expect("a question");
            let form = format!("n={}&v={value}", number - 1);
            assert_eq!(client.post("/f", &form).expect("an answer").status, 303);
            known += 1;
            acknowledged += 1;
        }
        // One more is on its way when the program is killed, at another moment each time.
        let (number, value) = question(&mut client).expect("a question");
        let stream = client.post_and_leave("/f", &format!("n={}&v={value}", number - 1));
        std::thread::sleep(Duration::from_micros(draws.next(6_000)));
        server = Server::over(server.kill());
        open = 1;
        in_flight += usize::from(stream.is_some());
    }
    println!(
        "{kills} kills, {in_flight} with an answer on its way; {acknowledged} answers \
         acknowledged, 0 lost; {kept_unasked} kept though nobody was told"
    );
    assert!(in_flight * 10 >= kills * 9);
    let folder = server.kill();
    let verified = Command::new(env!("CARGO_BIN_EXE_kastanj"))
        .args(["verify", "--as", "anna", "--store"])
        .arg(folder.path().join("store"))
        .arg("--passphrase-file")
        .arg(folder.path().join("pass"))
        .output()
        .expect("the program starts");
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stderr));
}
