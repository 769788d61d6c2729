//! What is put right afterwards: the first visit, a form that does not come, a session report.

use crate::accessibility::sound;
use crate::browser::{DESK, Kind, PHONE, open};
use crate::room::{new_contact, unlock};
use crate::server::Server;

/// Moves the first visit back, notes why the before-form does not come and takes it back, corrects
/// a report and removes it.
fn put_right(kind: Kind) {
    let Some(browser) = open(kind) else { return };
    let server = Server::furnished_with(&["session_reports", "added_value"]);
    let looked_at = |name: &str| {
        if kind.script {
            sound(&browser, name);
        }
    };
    unlock(&browser, &server);
    let contact = new_contact(&browser, &server);
    browser.click("a[href$='/first']");
    looked_at("first visit");
    let week = browser.text_of(".choices button:last-child");
    browser.click(".choices button:last-child");
    assert_eq!(browser.path(), contact);
    assert!(browser.text_of("dl").contains(&week), "{}", browser.text());
    browser.click("a[href$='/consent']");
    browser.click("button[name=all]");
    // Two taps from the worklist, and one to take it back.
    browser.go(&server.page("/today"));
    assert!(!browser.has("a[href$='/asked']"), "a yes is there: {}", browser.text());
    browser.click("a[href*='/missing/before']");
    looked_at("why a form does not come");
    browser.click("button[name=reason][value=moved]");
    assert_eq!(browser.path(), "/today");
    assert!(browser.text_of("main .done").contains("kommer inte: flyttade"), "{}", browser.text());
    assert!(!browser.has("a[href*='/missing/before']"), "{}", browser.text());
    looked_at("noted, with a way back");
    browser.click("main .done button[name=undo]");
    assert_eq!(browser.path(), "/today");
    browser.click("a[href*='/missing/before']");
    browser.click("button[name=reason][value=other]");
    browser.go(&server.page(&contact));
    assert!(browser.text_of("ol.forms").contains("kommer inte"), "{}", browser.text());
    looked_at("a contact whose form does not come");
    browser.click("ol.forms button[name=undo]");
    assert_eq!(browser.path(), contact);
    assert!(!browser.text_of("ol.forms").contains("kommer inte:"), "{}", browser.text());
    // A report is written, read, corrected and removed.
    browser.click("a[href$='/session']");
    for (name, value) in
        [("format", "room"), ("who", "client"), ("length", "up_to_60"), ("theme", "shame")]
    {
        browser.click(&format!("input[name={name}][value={value}]"));
    }
    browser.click("button[value=booked]");
    browser.click("a[href$='/session/1']");
    assert!(browser.text_of("dl").contains("skam och skuld"), "{}", browser.text());
    looked_at("a saved report");
    browser.click("main > details:first-of-type > summary");
    looked_at("a saved report, to be corrected");
    browser.click("input[name=theme][value=urges]");
    browser.click("button#next");
    assert_eq!(browser.path(), contact);
    let sessions = browser.text_of("section[aria-labelledby=sessions]");
    assert!(sessions.contains("skam och skuld;") || sessions.contains("; skam"), "{sessions}");
    browser.click("a[href$='/session/1']");
    browser.click("main > details:last-of-type > summary");
    browser.click("button[name=remove]");
    assert_eq!(browser.path(), contact);
    assert!(!browser.has("section[aria-labelledby=sessions]"), "{}", browser.text());
    // Closed with nothing used in the room: no question about its use, and the end is told.
    browser.click("a[href$='/close']");
    browser.click("input[name=reason][value=faded]");
    browser.click("input[name=after][value=not_coming]");
    browser.click("input[name=goal][value=none]");
    browser.click("button.main");
    assert_eq!(browser.path(), contact);
    assert!(browser.text_of("main .done").contains("efter-formuläret inte kommer"));
    browser.click("a[href$='/session']");
    looked_at("a report on a closed contact");
    assert!(browser.has("input[name=sure]"), "{}", browser.text());
}

#[test]
fn what_is_wrong_is_put_right_at_a_desk() {
    put_right(DESK);
}

#[test]
fn what_is_wrong_is_put_right_without_script() {
    put_right(Kind { script: false, ..DESK });
}

#[test]
fn what_is_wrong_is_put_right_on_a_narrow_dark_screen() {
    put_right(Kind { width: 500, dark: true, ..PHONE });
}
