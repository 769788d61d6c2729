//! A passkey in a real browser: added, used, refused, taken away; and what it cannot open.

use std::time::Duration;

use crate::accessibility::sound;
use crate::browser::{Browser, DESK, open};
use crate::room::unlock;
use crate::server::{PASSPHRASE, Server};

const FORM: &str = "form[data-passkey]";

/// Presses the button of the form and waits for what the page says instead of going on.
fn refused(browser: &Browser) -> String {
    browser.script("document.querySelector('form[data-passkey] button').click()");
    for _ in 0..200 {
        std::thread::sleep(Duration::from_millis(50));
        let said = browser.script(
            "const told = document.querySelector('form[data-passkey] [role=alert]');
             return told && !told.hidden ? told.textContent : ''",
        );
        if said != "" {
            return said.as_str().unwrap_or_default().to_owned();
        }
    }
    panic!("nothing is said: {}", browser.text());
}

#[test]
fn a_telephone_lets_its_person_in_while_the_service_is_open() {
    let Some(browser) = open(DESK) else { return };
    let server = Server::furnished();
    let telephone = browser.telephone();
    unlock(&browser, &server);
    browser.go(&server.page("/account"));
    sound(&browser, "account");
    browser.fill("#p-label", "min telefon");
    browser.fill("#p-own", "fel fel fel fel");
    assert!(refused(&browser).contains("Lösenfras"), "{}", browser.text());
    sound(&browser, "account, refused");
    browser.fill("#p-own", PASSPHRASE);
    browser.click(&format!("{FORM} button"));
    assert!(browser.text_of("p.done").contains("min telefon"), "{}", browser.text());
    sound(&browser, "account with a passkey");
    browser.click("form[action='/lock'] button");
    assert_eq!(browser.path(), "/unlock");
    sound(&browser, "unlock with a passkey");
    // Somebody else holds the telephone.
    browser.recognises(&telephone, false);
    refused(&browser);
    assert_eq!(browser.path(), "/unlock");
    browser.recognises(&telephone, true);
    browser.click(&format!("{FORM} button"));
    assert_eq!(browser.path(), "/today", "{}", browser.text());
    let cookies = browser.script("return document.cookie");
    assert_eq!(cookies, "", "no script reads a cookie");
    // What has been answered once is worth nothing, and neither is what another page would ask.
    browser.click("form[action='/lock'] button");
    let replayed = browser.script_later(
        "const done = arguments[arguments.length - 1];
         const form = document.querySelector('form[data-passkey]');
         const send = (answer) => fetch('/unlock/passkey', { method: 'POST',
             body: new URLSearchParams({ answer }) }).then((it) => new URL(it.url).pathname);
         form.submit = async () => {
             const answer = form.elements.answer.value;
             const first = await send(answer);
             await fetch('/lock', { method: 'POST' });
             const second = await send(answer);
             await fetch('/unlock/passkey/begin', { method: 'POST' });
             done([first, second, await send(answer)]);
         };
         form.querySelector('button').click();",
    );
    assert_eq!(replayed, serde_json::json!(["/today", "/unlock/passkey", "/unlock/passkey"]));
    // A telephone from which the passkey has been taken away, here and not there.
    unlock(&browser, &server);
    browser.go(&server.page("/account"));
    browser.fill("#p-label", "en till");
    browser.fill("#p-own", PASSPHRASE);
    refused(&browser);
    browser.click("details:has(form[action='/account/passkey/away']) summary");
    browser.fill("form[action='/account/passkey/away'] [name=own]", PASSPHRASE);
    browser.click("form[action='/account/passkey/away'] button");
    assert!(!browser.has("form[action='/account/passkey/away']"), "{}", browser.text());
    browser.click("form[action='/lock'] button");
    assert!(!browser.has(FORM), "nobody has a passkey any more");
}

#[test]
fn a_locked_service_is_opened_by_the_passphrase_alone() {
    let Some(browser) = open(DESK) else { return };
    let server = Server::furnished();
    browser.telephone();
    unlock(&browser, &server);
    browser.go(&server.page("/account"));
    browser.fill("#p-label", "min dator");
    browser.fill("#p-own", PASSPHRASE);
    browser.click(&format!("{FORM} button"));
    browser.click("form[action='/service-lock'] button");
    browser.go(&server.page("/unlock"));
    assert!(!browser.has(FORM) && browser.has("#passphrase"), "{}", browser.text());
    unlock(&browser, &server);
    browser.click("form[action='/lock'] button");
    browser.click(&format!("{FORM} button"));
    assert_eq!(browser.path(), "/today", "{}", browser.text());
}
