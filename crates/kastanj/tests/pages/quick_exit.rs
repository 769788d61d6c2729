//! Leaving at once.

use crate::browser::{Browser, DESK, Kind, PHONE, open};
use crate::room::{new_contact, unlock};
use crate::server::Server;

/// A browser in the middle of the form.
fn in_the_form(kind: Kind) -> Option<(Browser, Server)> {
    let browser = open(kind)?;
    let server = Server::furnished();
    unlock(&browser, &server);
    new_contact(&browser, &server);
    browser.click("form[action$='/here'] button[value=before]");
    browser.click("button[name=go]");
    browser.click("button.option");
    assert!(browser.text_of(".n").starts_with("2 /"));
    Some((browser, server))
}

fn has_left(browser: &Browser, server: &Server) {
    assert_eq!(browser.path(), "/f/v");
    assert_eq!(browser.title(), "Vädret");
    // Back shows nothing of the form: the session is over.
    browser.back();
    assert!(!browser.text().contains("2 /"), "{}", browser.text());
    browser.go(&server.page("/f"));
    assert!(browser.has("#k"), "{}", browser.text());
}

#[test]
fn the_link_leaves_with_and_without_script() {
    for kind in [PHONE, Kind { script: false, ..DESK }] {
        let Some((browser, server)) = in_the_form(kind) else { return };
        browser.click("a.exit");
        has_left(&browser, &server);
    }
}

#[test]
fn escape_twice_and_shift_three_times_leave() {
    for keys in ["\u{E00C}\u{E00C}", "\u{E008}\u{E000}\u{E008}\u{E000}\u{E008}\u{E000}"] {
        let Some((browser, server)) = in_the_form(DESK) else { return };
        browser.keys(keys);
        std::thread::sleep(std::time::Duration::from_millis(300));
        has_left(&browser, &server);
    }
}

#[test]
fn nothing_of_the_form_is_left_in_the_history() {
    let Some((browser, _server)) = in_the_form(DESK) else { return };
    let before = browser.script("return history.length");
    browser.click("a.exit");
    assert_eq!(browser.script("return history.length"), before);
}
