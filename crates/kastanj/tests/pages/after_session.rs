//! A session is over: report, the after-form before the client leaves, the talk, the end.

use crate::accessibility::sound;
use crate::browser::{DESK, Kind, PHONE, open};
use crate::room::{new_contact, unlock};
use crate::server::Server;

/// Reports a session that may have been the last, hands the first page of the after-form over in
/// one tap, looks at what it says, and closes.
fn from_report_to_end(kind: Kind) {
    let Some(browser) = open(kind) else { return };
    let server = Server::furnished_with(&["session_reports", "added_value"]);
    unlock(&browser, &server);
    let contact = new_contact(&browser, &server);
    browser.click("a[href$='/session']");
    if kind.script {
        sound(&browser, "session report");
    }
    let chosen = [
        ("format", "room"),
        ("who", "client"),
        ("length", "up_to_60"),
        ("theme", "shame"),
        ("theme", "urges"),
        ("technique", "listening"),
        ("technique", "values"),
        ("technique", "relapse_plan"),
    ];
    for (name, value) in chosen {
        browser.click(&format!("input[name={name}][value={value}]"));
    }
    browser.click("button[value=open]");
    assert_eq!(browser.path(), format!("{contact}/last"));
    if kind.script {
        sound(&browser, "may be the last time");
    }
    // One tap, and the machine is the client's.
    browser.click("form[action$='/here'] button[value='1']");
    assert_eq!(browser.path(), "/f");
    browser.click("button[name=go]");
    for _ in 0..18 {
        browser.click("button.option");
    }
    assert!(browser.text().contains("Tack"), "{}", browser.text());
    browser.click("button[name=done]");
    unlock(&browser, &server);
    browser.go(&server.page(&contact));
    browser.click("a[href$='/talk']");
    if kind.script {
        sound(&browser, "the talk");
    }
    browser.click("button[value='del-1@1/grepp/after']");
    assert!(browser.text().contains("Pratat om"), "{}", browser.text());
    browser.click("button[name=undo]");
    assert!(!browser.text().contains("Pratat om"), "{}", browser.text());
    browser.go(&server.page(&format!("{contact}/close")));
    if kind.script {
        sound(&browser, "the end");
    }
    browser.click("input[name=reason][value=planned]");
    browser.click("input[name=goal][value='7']");
    browser.click("button.main");
    assert_eq!(browser.path(), format!("{contact}/value"));
    if kind.script {
        sound(&browser, "the therapist's meter");
    }
    for question in ["matters", "hard_things", "change", "worth_the_time"] {
        browser.click(&format!("input[name={question}][value='3']"));
    }
    browser.click("button.main");
    // Page 2 of the after-form is still open; nothing else is.
    assert_eq!(browser.path(), format!("{contact}/last"));
    browser.go(&server.page(&contact));
    assert!(browser.text().contains("avslut enligt plan"), "{}", browser.text());
}

#[test]
fn from_the_report_to_the_end_at_a_desk() {
    from_report_to_end(DESK);
}

#[test]
fn from_the_report_to_the_end_without_script() {
    from_report_to_end(Kind { script: false, ..DESK });
}

#[test]
fn from_the_report_to_the_end_on_a_narrow_dark_screen() {
    from_report_to_end(Kind { width: 500, dark: true, ..PHONE });
}
