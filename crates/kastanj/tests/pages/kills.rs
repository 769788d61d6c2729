//! Nothing acknowledged is lost. `KASTANJ_KILLS` says how often the program is killed (20 in the
//! ordinary run; 500 take about ten minutes). That proves the program's own order of things; a
//! power cut is another matter, and `cargo xtask cuts` makes some.

use std::collections::BTreeMap;
use std::io::Read;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::http::{Answer, Visitor};
use crate::server::{PASSPHRASE, Server};

/// Clients who answer at the same time, so that hardly a moment is without an open write.
const CLIENTS: usize = 4;

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
    /// A browser in which `anna` has unlocked.
    pub(crate) fn staff(&self) -> Visitor {
        let mut staff = Visitor::at(self.port());
        let form = format!("person=anna&passphrase={}", PASSPHRASE.replace(' ', "+"));
        let answer = staff.post("/unlock", &form).expect("an answer");
        assert_eq!((answer.status, answer.location.as_str()), (303, "/today"), "{}", answer.body);
        staff
    }

    /// A client with the form before of this contact open, gone on to the next open question.
    pub(crate) fn client(&self, staff: &mut Visitor, contact: &str) -> Visitor {
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

/// What a page asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Asked {
    /// Question number, from 1; the values that are offered.
    Question(usize, Vec<String>),
    /// All that is stored has been answered.
    Whole,
}

/// What the page asks; `None` when it is no page of the form.
pub(crate) fn asked(page: &Answer) -> Option<Asked> {
    if page.body.contains("name=\"done\"") {
        return Some(Asked::Whole);
    }
    let Some(counted) = page.body.split("class=\"n\">").nth(1) else {
        // The strip is asked without a number: it is no part of the form.
        return page.body.contains("name=\"v\"").then_some(Asked::Whole);
    };
    let number: usize = counted.split('/').next()?.trim().parse().ok()?;
    let values = page.body.split("name=\"v\" value=\"").skip(1);
    let values = values.filter_map(|rest| rest.split('"').next().map(str::to_owned)).collect();
    Some(Asked::Question(number, values))
}

/// A contact with what was sent for it.
struct Known {
    contact: String,
    /// Questions acknowledged, and whether one more was on its way when the program was killed.
    acknowledged: usize,
    open: bool,
    /// What was sent last for each question, as the form sends it.
    sent: BTreeMap<usize, String>,
}

impl Known {
    /// How far the form is in the record now, which is as far as was told, or one further.
    fn look(&mut self, client: &mut Visitor, kill: usize) -> usize {
        let page = client.get("/f").expect("a page");
        let stored = match asked(&page).expect("a question") {
            Asked::Question(number, _) => number - 1,
            Asked::Whole => self.acknowledged.max(self.sent.len()),
        };
        let told = self.acknowledged;
        assert!(
            (told..=told + usize::from(self.open)).contains(&stored),
            "kill {kill}: {told} acknowledged, {stored} in the record of {}",
            self.contact
        );
        self.acknowledged = stored;
        stored - told
    }

    /// Answers until the program is gone, and counts what it sends; the tries are told apart by what
    /// they send.
    fn answer(mut self, mut client: Visitor, mut draws: Draws, sends: &AtomicUsize) -> Known {
        self.open = false;
        while let Some(page) = client.get("/f") {
            let Some(Asked::Question(number, values)) = asked(&page) else { break };
            let pick = usize::try_from(draws.next(64)).unwrap_or(0) % values.len().max(1);
            let value = values.get(pick).expect("an offer").clone();
            let form = format!("n={}&v={}", number - 1, value.replace('+', "%2B"));
            // Sent, and then waited for: between the two the write is open.
            let Some(mut stream) = client.post_and_leave("/f", &form) else { break };
            self.open = true;
            sends.fetch_add(1, Ordering::Relaxed);
            self.sent.insert(number, value);
            let mut answer = Vec::new();
            let whole = stream.read_to_end(&mut answer).is_ok();
            if !whole || !answer.starts_with(b"HTTP/1.1 303") {
                break;
            }
            self.open = false;
            self.acknowledged = number;
        }
        self
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "a measurement")]
fn a_killed_program_has_lost_no_answer_that_it_acknowledged() {
    let kills: usize =
        std::env::var("KASTANJ_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(20);
    let mut server = Server::furnished();
    let mut draws = Draws(7);
    let (mut open, mut done) = (Vec::<Known>::new(), Vec::<Known>::new());
    let (mut hits, mut acknowledged, mut unasked) = (0, 0, 0);
    for kill in 0..kills {
        let mut staff = server.staff();
        let mut clients = Vec::new();
        for mut known in open.drain(..) {
            let mut client = server.client(&mut staff, &known.contact);
            unasked += known.look(&mut client, kill);
            let page = client.get("/f").expect("a page");
            if asked(&page) == Some(Asked::Whole) {
                known.open = false;
                done.push(known);
            } else {
                clients.push((client, known));
            }
        }
        while clients.len() < CLIENTS {
            let contact = staff.post("/contacts", "").expect("a contact").location;
            let client = server.client(&mut staff, &contact);
            let sent = BTreeMap::new();
            clients.push((client, Known { contact, acknowledged: 0, open: false, sent }));
        }
        let before: usize = clients.iter().map(|(_, known)| known.acknowledged).sum();
        let sends = Arc::new(AtomicUsize::new(0));
        let answering: Vec<_> = clients
            .into_iter()
            .map(|(client, known)| {
                let (own, sends) = (Draws(draws.next(1 << 30)), Arc::clone(&sends));
                std::thread::spawn(move || known.answer(client, own, &sends))
            })
            .collect();
        // However busy the machine is: not before there is something to lose.
        let waited = Instant::now();
        while sends.load(Ordering::Relaxed) == 0 && waited.elapsed() < Duration::from_secs(10) {
            std::thread::sleep(Duration::from_micros(200));
        }
        std::thread::sleep(Duration::from_micros(draws.next(40_000)));
        let folder = server.kill();
        open = answering.into_iter().map(|client| client.join().expect("a client")).collect();
        hits += usize::from(open.iter().any(|known| known.open));
        acknowledged += open.iter().map(|known| known.acknowledged).sum::<usize>() - before;
        server = Server::over(folder);
    }
    let mut staff = server.staff();
    for mut known in open {
        let mut client = server.client(&mut staff, &known.contact);
        unasked += known.look(&mut client, kills);
        // Nobody is disturbed any more: the form is filled in to the end.
        let sends = AtomicUsize::new(0);
        done.push(known.answer(client, Draws(draws.next(1 << 30)), &sends));
    }
    println!(
        "{kills} kills, {hits} of them with an open write; {acknowledged} answers acknowledged, \
         0 lost; {unasked} kept though nobody was told; {} whole forms",
        done.len()
    );
    assert!(hits * 10 >= kills * 9, "{hits} of {kills} kills hit an open write");
    server.stop();
    server.cli(&["verify"]).expect("a sound store");
    // Whole forms are in the record once, each with every answer as it was sent last.
    let out = server.folder.path().join("export");
    let out_dir = out.to_string_lossy();
    let words = ["export", "--data-only", "--everything", "--episode-codes", "--out", &out_dir];
    server.cli(&words).expect("an export");
    let answers = std::fs::read_to_string(out.join("data/answers.csv")).expect("answers");
    for known in &done {
        assert_eq!(recorded(&answers, known.contact.trim_start_matches("/contact/")), known.sent);
    }
}

/// The answers of a contact in an export, by question number, as the form sends them.
fn recorded(answers: &str, contact: &str) -> BTreeMap<usize, String> {
    let mut lines = answers.lines().map(|line| line.trim_start_matches('\u{feff}').split(';'));
    let heads: Vec<&str> = lines.next().expect("a heading").collect();
    let column = |name: &str| heads.iter().position(|head| *head == name).expect("a column");
    let [whose, code, missing] = ["contact", "code", "missing"].map(column);
    let own = lines.map(Iterator::collect::<Vec<_>>).filter(|row| row[whose] == contact);
    let sent = own.map(|row| match (row[code], row[missing]) {
        (_, "declined") => "-".to_owned(),
        (_, "blank") => "+".to_owned(),
        (code, _) => code.to_owned(),
    });
    (1..).zip(sent).collect()
}
