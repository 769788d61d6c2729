//! Two people and an empty folder.

use crate::accessibility::sound;
use crate::browser::{Browser, DESK, open};
use crate::server::{PASSPHRASE, Server};

pub(crate) fn fill_in(browser: &Browser, passphrase: &str) {
    for (field, text) in [
        ("#person", "anna"),
        ("#passphrase", passphrase),
        ("#again", passphrase),
        ("#name", "Övningsstad (SYNTETISK)"),
        ("#code", "OV-1"),
        ("#controller", "Nämnden i Övningsstad (SYNTETISK)"),
    ] {
        browser.fill(field, text);
    }
}

#[test]
fn an_empty_folder_becomes_a_service() {
    let Some(browser) = open(DESK) else { return };
    let server = Server::new();
    browser.go(&server.page("/"));
    assert_eq!(browser.path(), "/start");
    sound(&browser, "first start");
    // A short passphrase is told, and what was typed otherwise comes back.
    fill_in(&browser, "kort");
    browser.script("document.querySelector('form.start').noValidate = true");
    browser.click("button.main");
    assert!(browser.has("[role=alert]"), "{}", browser.text());
    assert_eq!(
        browser.script("return document.querySelector('#name').value"),
        "Övningsstad (SYNTETISK)"
    );
    assert!(!server.folder.path().join("store").exists());
    // So is one that anybody guesses.
    for guessed in ["aaaaaaaaaaaaaaa", "Övningsstad syntetisk"] {
        fill_in(&browser, guessed);
        browser.click("button.main");
        assert!(browser.text().contains("fyra ord"), "{}", browser.text());
    }
    assert!(!server.folder.path().join("store").exists());
    fill_in(&browser, PASSPHRASE);
    browser.click("button.main");
    sound(&browser, "paper key");
    let key = browser.text_of(".key");
    assert!(key.len() > 30, "{key}");
    browser.click("a.main");
    assert_eq!(browser.path(), "/today");
    // The key is shown once: the set-up is over.
    browser.go(&server.page("/start"));
    assert_eq!(browser.path(), "/unlock");
}
