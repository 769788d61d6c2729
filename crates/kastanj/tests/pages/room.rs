//! A form is opened for a client, answered, and found in the record.

use crate::accessibility::sound;
use crate::browser::{Browser, DESK, Kind, PHONE, open};
use crate::server::{PASSPHRASE, Server};

/// Lets `anna` in.
pub(crate) fn unlock(browser: &Browser, server: &Server) {
    browser.go(&server.page("/"));
    assert_eq!(browser.path(), "/unlock");
    browser.fill("#passphrase", PASSPHRASE);
    browser.click("button.main");
    assert_ne!(browser.path(), "/unlock", "{}", browser.text());
}

/// Begins a contact and gives its page.
pub(crate) fn new_contact(browser: &Browser, server: &Server) -> String {
    browser.go(&server.page("/today"));
    browser.click("form[action='/contacts'] button");
    let path = browser.path();
    assert!(path.starts_with("/contact/"), "{path}");
    path
}

/// Asks for a code on the page of a contact. A laptop has no button for it, because no other device
/// reaches it; a second browser on the same machine does.
pub(crate) fn ask_for_a_code(browser: &Browser) {
    browser.script(
        "const form = document.createElement('form');
         form.method = 'post';
         form.action = location.pathname + '/code';
         form.innerHTML = '<button name=occasion value=before></button>';
         form.id = 'ask';
         document.body.append(form);",
    );
    browser.click("#ask button");
}

/// Answers until the form is done; tells how many taps it took.
pub(crate) fn answer_all(browser: &Browser, check: bool) -> usize {
    let mut taps = 1;
    browser.click("button[name=go]");
    for _ in 0..80 {
        if browser.has("button[name=done]") {
            return taps;
        }
        if check && (taps == 1 || taps > 17) {
            sound(browser, "question");
        }
        if browser.has("button.option") {
            browser.click("button.option");
        } else {
            if browser.has(".tick input") {
                browser.click(".tick input");
                taps += 1;
            }
            browser.click("button.go");
        }
        taps += 1;
    }
    panic!("no end: {}", browser.text());
}

fn answers_on_this_machine(kind: Kind) {
    let Some(browser) = open(kind) else { return };
    let server = Server::furnished();
    unlock(&browser, &server);
    let contact = new_contact(&browser, &server);
    browser.click("form[action$='/here'] button[value=before]");
    assert_eq!((browser.path().as_str(), browser.title().as_str()), ("/f", "Frågor"));
    // Nothing else can be reached, whether it is there or not.
    for path in ["/today", &contact, "/contact/7KQ4-2M", "/no-such-page"] {
        browser.go(&server.page(path));
        assert_eq!(browser.path(), "/f", "{path}");
    }
    let taps = answer_all(&browser, kind.script);
    assert!(taps <= 32, "{taps} taps for the form before");
    assert!(browser.text().contains("Tack"), "{}", browser.text());
    browser.click("button[name=done]");
    browser.go(&server.page("/today"));
    assert_eq!(
        browser.path(),
        "/unlock",
        "the machine is still the client's until somebody unlocks"
    );
    // Who works here is not told to who holds the screen: the passphrase alone, nothing to choose.
    let names = |text: &str| text.split(|c: char| !c.is_alphabetic()).any(|word| word == "anna");
    if kind.script {
        sound(&browser, "unlock a screen that is with a client");
    }
    let door = browser.text();
    assert!(!names(&door) && !browser.has("[name=person]"), "{door}");
    browser.go(&server.page("/f"));
    assert!(browser.text().contains("Lämna tillbaka skärmen"), "{}", browser.text());
    browser.click("a[href='/unlock']");
    browser.click("a[href='/unlock?other=1']");
    if kind.script {
        sound(&browser, "somebody else unlocks");
    }
    assert!(browser.has("#person") && !browser.has("[type=radio]"), "{}", browser.text());
    assert!(!names(&browser.text()), "{}", browser.text());
    unlock(&browser, &server);
    assert_eq!(browser.path(), contact, "back where the machine was handed over");
    let text = browser.text();
    assert!(text.contains("ifyllt") && text.contains("Vill prata om"), "{text}");
    // The strip stays until it is read, on every page where the contact is met; then it is gone.
    browser.go(&server.page("/today"));
    assert!(browser.has(".unread"), "{}", browser.text());
    browser.go(&server.page(&format!("{contact}/talk")));
    assert!(browser.has(".strip"), "{}", browser.text());
    browser.go(&server.page("/today"));
    browser.click("form[action='/service-lock'] button");
    assert_eq!(browser.path(), "/unlock", "locking asks nothing");
    assert!(browser.text().contains("ingen har läst"), "{}", browser.text());
    unlock(&browser, &server);
    browser.click(".unread a");
    browser.click("form[action$='/strip'] button");
    assert_eq!(browser.path(), contact);
    for page in [&contact, "/today", &format!("{contact}/talk")] {
        browser.go(&server.page(page));
        assert!(!browser.has(".strip") && !browser.has(".unread"), "{}", browser.text());
    }
}

#[test]
fn a_client_answers_on_this_machine() {
    answers_on_this_machine(DESK);
}

#[test]
fn a_client_answers_without_script() {
    answers_on_this_machine(Kind { script: false, ..DESK });
}

#[test]
fn what_a_client_marked_is_there_after_a_new_start_until_it_is_read() {
    let Some(browser) = open(DESK) else { return };
    let server = Server::furnished();
    unlock(&browser, &server);
    let contact = new_contact(&browser, &server);
    browser.click("form[action$='/here'] button[value=before]");
    answer_all(&browser, true);
    // The power fails before anybody has read it.
    let server = Server::over(server.kill());
    // The client still has the screen: nobody is named, and no code is called wrong.
    browser.go(&server.page("/f"));
    assert!(browser.text().contains("Lämna tillbaka skärmen"), "{}", browser.text());
    browser.fill("#k", "123456");
    browser.click("form[action='/f'] button.go");
    assert!(browser.text().contains("inte öppen just nu"), "{}", browser.text());
    browser.go(&server.page("/unlock"));
    assert!(!browser.text().contains("anna"), "{}", browser.text());
    browser.fill("#person", "anna");
    browser.fill("#passphrase", PASSPHRASE);
    browser.click("button.main");
    assert!(browser.has(".unread"), "{}", browser.text());
    browser.click(".unread a");
    assert_eq!(browser.path(), contact);
    assert!(browser.has(".strip"), "{}", browser.text());
    browser.click("form[action$='/strip'] button");
    let server = Server::over(server.kill());
    unlock(&browser, &server);
    assert!(!browser.has(".unread"), "{}", browser.text());
    browser.go(&server.page(&contact));
    assert!(!browser.has(".strip"), "{}", browser.text());
}

#[test]
fn six_digits_open_the_form_on_another_device_once() {
    let (Some(staff), Some(phone)) = (open(DESK), open(PHONE)) else { return };
    let server = Server::furnished();
    unlock(&staff, &server);
    new_contact(&staff, &server);
    crate::room::ask_for_a_code(&staff);
    sound(&staff, "code");
    let code = staff.text_of(".code");
    phone.go(&server.page("/f"));
    sound(&phone, "door");
    // A device of the client's own is given back to nobody; its language can be chosen.
    assert!(phone.text().contains("Skriv koden"), "{}", phone.text());
    assert!(!phone.text().contains("Lämna tillbaka"), "{}", phone.text());
    phone.click("button[name=lang][value=en]");
    assert!(phone.text().contains("Type the code"), "{}", phone.text());
    phone.click("button[name=lang][value=sv]");
    let wrong = if code == "123 456" { "654 321" } else { "123 456" };
    phone.fill("#k", wrong);
    phone.click("button.go");
    let refused = phone.text();
    phone.fill("#k", &code);
    phone.click("button.go");
    sound(&phone, "introduction");
    // Three answers, then the phone is put away.
    phone.click("button[name=go]");
    for _ in 0..3 {
        phone.click("button.option");
    }
    phone.click("button[name=pause]");
    sound(&phone, "pause");
    phone.click("button[name=done]");
    // A spent code answers as a wrong one.
    phone.fill("#k", &code);
    phone.click("button.go");
    assert_eq!(phone.text(), refused);
    // A new code goes on at the fourth question, and shows nothing of the three.
    staff.back();
    crate::room::ask_for_a_code(&staff);
    phone.fill("#k", &staff.text_of(".code"));
    phone.click("button.go");
    phone.click("button[name=go]");
    assert!(phone.text_of(".n").starts_with("4 /"), "{}", phone.text());
}
