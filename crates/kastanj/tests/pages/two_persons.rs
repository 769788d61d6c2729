//! Taking the record out where roles are given, as the two people see it.

use std::time::Duration;

use crate::accessibility::sound;
use crate::browser::{Browser, DESK, open};
use crate::server::{PASSPHRASE, Server};

fn come_in(browser: &Browser, server: &Server, name: &str) {
    browser.go(&server.page("/unlock"));
    browser.click(&format!("input[name=person][value={name}]"));
    browser.fill("#passphrase", PASSPHRASE);
    browser.click("button.main");
}

fn leave(browser: &Browser) {
    browser.click("form[action='/lock'] button");
}

/// What a press on the button would save.
fn taken(browser: &Browser) -> String {
    browser.script(
        "const form = document.querySelector(\"form[action='/house/export']\");
         window.file = '';
         fetch('/house/export', { method: 'POST', body: new URLSearchParams(new FormData(form)) })
             .then((it) => { window.file = it.status + ' ' + it.headers.get('content-disposition'); });",
    );
    // The sheets are set anew, which takes its time without optimisation.
    for _ in 0..1_800 {
        std::thread::sleep(Duration::from_millis(100));
        let told = browser.script("return window.file");
        if told != "" {
            return told.as_str().unwrap_or_default().to_owned();
        }
    }
    panic!("nothing comes");
}

#[test]
fn two_people_take_the_record_out_on_two_screens_or_on_one() {
    let Some(browser) = open(DESK) else { return };
    let mut server = Server::furnished();
    server.stop();
    let pass = server.folder.path().join("pass");
    for (name, role) in [("cilla", "coordinator"), ("ada", "administrator"), ("gun", "auditor")] {
        let pass = pass.to_string_lossy();
        let words = ["person", "add", name, "--role", role, "--new-passphrase-file", &pass];
        server.cli(&words).expect("a person");
    }
    let folder = std::mem::replace(&mut server.folder, tempfile::tempdir().expect("a folder"));
    let server = Server::over(folder);
    for (name, home) in [("ada", "/house"), ("gun", "/log"), ("cilla", "/overview")] {
        come_in(&browser, &server, name);
        assert_eq!(browser.path(), home, "{name}");
        sound(&browser, home);
        if name != "cilla" {
            assert!(!browser.has("a[href='/house/export']"), "{name}");
            leave(&browser);
        }
    }
    browser.click("a[href='/house/export']");
    sound(&browser, "export, to be asked for");
    browser.fill("#purpose", "årsrapport till nämnden");
    browser.click("form[action='/house/export/ask'] button");
    sound(&browser, "export, asked for");
    leave(&browser);
    come_in(&browser, &server, "anna");
    browser.go(&server.page("/house"));
    browser.click("a[href='/house/export']");
    assert!(browser.text().contains("årsrapport till nämnden"), "{}", browser.text());
    sound(&browser, "export, to be answered");
    browser.fill("#own-1", PASSPHRASE);
    browser.click("button[name=answer][value=yes]");
    browser.go(&server.page("/house/people"));
    sound(&browser, "people with roles");
    leave(&browser);
    come_in(&browser, &server, "cilla");
    browser.go(&server.page("/house/export"));
    sound(&browser, "export, to be taken");
    let file = taken(&browser);
    assert!(file.starts_with("200 attachment; filename=\"SYNTETISK-uttag-"), "{file}");
    let again = taken(&browser);
    assert!(again.starts_with("200"), "a download may break off: {again}");
    // The other sits beside her.
    browser.go(&server.page("/house/export"));
    browser.click("form[action='/house/export/ask'] button");
    browser.script("document.querySelector('details').open = true");
    browser.fill("#h-person", "anna");
    browser.fill("#h-pass", "fel fel fel fel");
    browser.click("form[action='/house/export/here'] button");
    sound(&browser, "export, refused beside");
    browser.fill("#h-person", "anna");
    browser.fill("#h-pass", PASSPHRASE);
    browser.click("form[action='/house/export/here'] button");
    assert!(browser.has("form[action='/house/export']"), "{}", browser.text());
    browser.click("form[action='/house/export/back'] button");
    sound(&browser, "export, taken back");
    browser.click("form[action='/language'] button");
    browser.go(&server.page("/house/export"));
    assert!(browser.text().contains("took the request back"), "{}", browser.text());
}
