//! The machine is lost and the backup is not; the passphrase is lost and the paper key is not.

use crate::accessibility::sound;
use crate::browser::{Browser, DESK, PHONE, open};
use crate::room::{new_contact, unlock};
use crate::server::{PASSPHRASE, Server};

/// Chooses a file in a field of the page.
fn choose(browser: &Browser, css: &str, file: &std::path::Path) {
    browser.attach(css, file.to_str().expect("a path"));
}

/// Saves a backup by the page into a new folder; gives the file.
fn backed_up(browser: &Browser, server: &Server) -> (tempfile::TempDir, std::path::PathBuf) {
    let stick = tempfile::tempdir().expect("a folder");
    browser.go(&server.page("/house"));
    browser.click("a[href='/house/backup']");
    browser.fill("#folder", stick.path().to_str().expect("a path"));
    browser.click("form[action='/house/backup'] button");
    assert!(browser.has(".done"), "{}", browser.text());
    let files = std::fs::read_dir(stick.path()).expect("a folder");
    let mut files = files.map(|file| file.expect("a file").path());
    let copy = files.find(|file| file.extension().is_some_and(|ending| ending == "dat"));
    (stick, copy.expect("a backup"))
}

#[test]
fn a_backup_is_checked_and_comes_back_on_another_machine() {
    let Some(browser) = open(DESK) else { return };
    let server = Server::furnished();
    unlock(&browser, &server);
    let contact = new_contact(&browser, &server);
    let (_stick, copy) = backed_up(&browser, &server);
    choose(&browser, "#copy", &copy);
    browser.fill("#passphrase", PASSPHRASE);
    browser.click("form[action='/house/backup/check'] button");
    assert!(browser.has(".done"), "{}", browser.text());

    // The machine is gone; the stick with the backup is not.
    drop(server.kill());
    let other = Server::new();
    browser.go(&other.page("/"));
    browser.click("a[href='/restore']");
    sound(&browser, "restore");
    choose(&browser, "#copy", &copy);
    browser.fill("#person", "anna");
    browser.fill("#passphrase", PASSPHRASE);
    // Alone it tells nothing of who was erased since.
    browser.click("button.main");
    assert!(browser.has("[role=alert]"), "{}", browser.text());
    choose(&browser, "#copy", &copy);
    browser.fill("#passphrase", PASSPHRASE);
    browser.click("input[name=nobody]");
    browser.click("button.main");
    sound(&browser, "restored");
    browser.click("a.main");
    browser.fill("#passphrase", PASSPHRASE);
    browser.click("button.main");
    browser.go(&other.page(&contact));
    assert!(browser.has("form[action$='/here']"), "{}", browser.text());
}

#[test]
fn the_paper_key_lets_in_who_has_lost_the_passphrase() {
    let Some(browser) = open(PHONE) else { return };
    let server = Server::furnished();
    unlock(&browser, &server);
    browser.go(&server.page("/house/people"));
    browser.script("document.querySelectorAll('details').forEach((one) => { one.open = true })");
    browser.fill("form[action='/house/key'] input[name=own]", PASSPHRASE);
    browser.click("form[action='/house/key'] button");
    let key = browser.text_of(".key").to_lowercase().replace('-', " ");
    browser.click("form[action='/service-lock'] button");
    browser.go(&server.page("/unlock"));
    browser.click("a[href='/recover']");
    sound(&browser, "recover");
    for (field, text) in [
        ("#person", "anna"),
        ("#key", &key),
        ("#passphrase", "ett annat sätt in"),
        ("#again", "ett annat sätt in"),
    ] {
        browser.fill(field, text);
    }
    browser.click("button.main");
    assert_eq!(browser.path(), "/today", "{}", browser.text());
}
