//! What the room costs in taps and keys: counted on the real pages, told as a table with
//! `cargo test --test pages burden -- --nocapture`, and never allowed to grow unseen.

use std::cell::Cell;

use crate::browser::{Browser, DESK, open};
use crate::server::{PASSPHRASE, Server};

/// Counts what hands do on a page. A passphrase counts as one: everybody has an own length.
struct Hands<'b> {
    browser: &'b Browser,
    taps: Cell<usize>,
    keys: Cell<usize>,
}

impl Hands<'_> {
    fn on(browser: &Browser) -> Hands<'_> {
        Hands { browser, taps: Cell::new(0), keys: Cell::new(0) }
    }

    fn tap(&self, css: &str) {
        self.taps.set(self.taps.get() + 1);
        self.browser.click(css);
    }

    fn press(&self, keys: &str) {
        self.keys.set(self.keys.get() + keys.chars().count());
        self.browser.keys(keys);
    }

    /// In with the own passphrase.
    fn unlock(&self) {
        self.browser.fill("#passphrase", PASSPHRASE);
        self.keys.set(self.keys.get() + 1);
        self.tap("button.main");
    }

    /// What has been done since the last time this was asked.
    fn so_far(&self) -> Cost {
        Cost { taps: self.taps.take(), keys: self.keys.take() }
    }
}

#[derive(Clone, Copy)]
struct Cost {
    taps: usize,
    keys: usize,
}

/// One line of the table, and the most that it may cost in taps and keys together.
#[expect(clippy::print_stdout, reason = "a measurement")]
fn told(what: &str, who: &str, cost: Cost, most: usize) {
    let Cost { taps, keys } = cost;
    println!("{what:<40} {who:<10} {taps:>3} taps {keys:>3} keys");
    assert!(taps + keys <= most, "{what}, {who}: {taps} taps and {keys} keys");
}

/// Answers with the first option until the form is done.
fn answer(client: &Hands<'_>) {
    client.tap("button[name=go]");
    while !client.browser.has("button[name=done]") {
        if client.browser.has("button.option") {
            client.tap("button.option");
        } else {
            client.tap("button.go");
        }
    }
    client.tap("button[name=done]");
}

/// Keys a sheet whose page is open, one key a question, in the page's own order.
fn key(therapist: &Hands<'_>) {
    let questions = therapist.browser.script("return document.querySelectorAll('[data-q]').length");
    let questions = questions.as_u64().expect("a number of questions");
    for _ in 0..questions {
        let key = therapist.browser.script(
            "return document.activeElement.closest('[data-q]').querySelector('[data-key]').dataset.key",
        );
        // Several may be chosen: a choice, and Enter to go on.
        let several = therapist.browser.script(
            "return document.activeElement.closest('[data-q]').querySelector('input').type === 'checkbox'",
        );
        therapist.press(key.as_str().expect("a key"));
        if several == true {
            therapist.press("\u{E007}");
        }
    }
    therapist.browser.enter();
    therapist.press("");
    therapist.keys.set(therapist.keys.get() + 1);
}

#[test]
fn the_room_costs_no_more_than_this() {
    let Some(browser) = open(DESK) else { return };
    let server = Server::furnished_with(&["session_reports", "added_value"]);
    let hands = Hands::on(&browser);
    browser.go(&server.page("/"));
    hands.unlock();
    hands.so_far();

    // From eligible to before done, on screen.
    hands.tap("form[action='/contacts'] button");
    let contact = browser.path();
    hands.tap("a[href$='/consent']");
    hands.tap("button[name=all]");
    hands.tap("form[action$='/here'] button[value=before]");
    let begun = hands.so_far();
    answer(&hands);
    told("eligible to before done, on screen", "client", hands.so_far(), 31);
    browser.go(&server.page("/today"));
    hands.unlock();
    let back = hands.so_far();
    let cost = Cost { taps: begun.taps + back.taps, keys: begun.keys + back.keys };
    told("eligible to before done, on screen", "therapist", cost, 6);

    // From session over to after done, on screen: the report, and the form in the same breath.
    browser.go(&server.page(&contact));
    hands.tap("a[href$='/session']");
    for (name, value) in [
        ("format", "room"),
        ("who", "client"),
        ("length", "up_to_60"),
        ("theme", "shame"),
        ("theme", "urges"),
        ("technique", "listening"),
        ("technique", "values"),
        ("technique", "relapse_plan"),
    ] {
        hands.tap(&format!("input[name={name}][value={value}]"));
    }
    hands.tap("button[value=open]");
    hands.tap("form[action$='/here'] button.main");
    let begun = hands.so_far();
    answer(&hands);
    told("session over to after done, on screen", "client", hands.so_far(), 31);
    browser.go(&server.page("/today"));
    hands.unlock();
    let back = hands.so_far();
    let cost = Cost { taps: begun.taps + back.taps, keys: begun.keys + back.keys };
    told("session over to after done, on screen", "therapist", cost, 13);

    // The same on paper, keyed: what the therapist does at the machine.
    browser.go(&server.page("/today"));
    hands.tap("form[action='/contacts'] button");
    let contact = browser.path();
    hands.tap("a[href$='/consent']");
    hands.tap("button[name=all]");
    hands.tap("a[href$='/key/before']");
    key(&hands);
    assert_eq!(browser.path(), contact, "{}", browser.text());
    told("eligible to before done, paper keyed", "therapist", hands.so_far(), 34);
    hands.tap("a[href$='/key/after']");
    key(&hands);
    assert_eq!(browser.path(), contact, "{}", browser.text());
    told("after keyed from paper", "therapist", hands.so_far(), 32);
}
