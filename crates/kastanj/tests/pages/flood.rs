//! Whoever guesses keeps nobody out: neither the client with the right code, nor the therapist at
//! work, nor the one who logs in.

use std::net::Ipv4Addr;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::http::Visitor;
use crate::server::{PASSPHRASE, Server};

/// Machines that guess, half of them codes and half of them passphrases.
const GUESSERS: u8 = 12;

#[test]
#[expect(clippy::print_stdout, reason = "a measurement")]
fn a_flood_of_guesses_starves_neither_client_nor_therapist() {
    let server = Server::furnished();
    let port = server.port();
    let mut staff = server.staff();
    let contact = staff.post("/contacts", "").expect("a contact").location;
    let page = staff.post(&format!("{contact}/code"), "occasion=before").expect("a code").body;
    let code = page.split("class=\"code\"").nth(1).and_then(|rest| rest.split(['>', '<']).nth(1));
    let code = code.expect("a code").replace(' ', "");
    let over = AtomicBool::new(false);
    let [codes, passphrases, hits] = [const { AtomicUsize::new(0) }; 3];
    let begun = Instant::now();
    std::thread::scope(|scope| {
        for guesser in 0..GUESSERS {
            let (over, code) = (&over, &code);
            let (codes, passphrases, hits) = (&codes, &passphrases, &hits);
            scope.spawn(move || {
                let from = Ipv4Addr::new(127, 0, 0, 10 + guesser);
                let mut guess = u32::from(guesser);
                while !over.load(Ordering::Relaxed) {
                    guess = (guess.wrapping_mul(1_664_525).wrapping_add(1_013_904_223)) % 1_000_000;
                    let typed = format!("{guess:06}");
                    let mut browser = Visitor::from(port, from);
                    if guesser % 2 == 1 {
                        browser.post("/unlock", &format!("person=anna&passphrase=fel+{typed}"));
                        passphrases.fetch_add(1, Ordering::Relaxed);
                    } else if typed != *code {
                        browser.post("/f", &format!("k={typed}"));
                        hits.fetch_add(usize::from(browser.has_session()), Ordering::Relaxed);
                        codes.fetch_add(1, Ordering::Relaxed);
                    }
                }
            });
        }
        std::thread::sleep(Duration::from_secs(2));
        // The therapist works on.
        let mut slowest = Duration::ZERO;
        for _ in 0..20 {
            let asked = Instant::now();
            assert_eq!(staff.get(&contact).expect("a page").status, 200);
            slowest = slowest.max(asked.elapsed());
        }
        // The client types the right code, once.
        let mut client = Visitor::at(port);
        let answer = client.post("/f", &format!("k={code}")).expect("an answer");
        let client_in = (answer.status, client.has_session());
        // The other therapist logs in.
        let asked = Instant::now();
        let form = format!("person=anna&passphrase={}", PASSPHRASE.replace(' ', "+"));
        let login = Visitor::at(port).post("/unlock", &form).expect("an answer");
        let waited = asked.elapsed();
        over.store(true, Ordering::Relaxed);
        println!(
            "{} codes and {} passphrases guessed in {:.1} s from {GUESSERS} machines, {} right; \
             slowest page {} ms; login {} ms",
            codes.load(Ordering::Relaxed),
            passphrases.load(Ordering::Relaxed),
            begun.elapsed().as_secs_f64(),
            hits.load(Ordering::Relaxed),
            slowest.as_millis(),
            waited.as_millis(),
        );
        assert_eq!(client_in, (303, true), "the client is let in");
        assert_eq!(login.location, "/today", "{}", login.body);
        assert!(waited < Duration::from_secs(60), "{waited:?}");
        assert!(slowest < Duration::from_secs(5), "{slowest:?}");
    });
    assert_eq!(hits.load(Ordering::Relaxed), 0);
}
