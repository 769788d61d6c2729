//! A card is made, printed, typed at home, and ends what a client wants to end.

use kastanj_store::{SecondStep, wall_clock};
use serde_json::json;

use crate::accessibility::sound;
use crate::browser::{Browser, DESK, Kind, PHONE, open};
use crate::room::{answer_all, new_contact};
use crate::server::{PASSPHRASE, Server};

fn unlock(browser: &Browser, server: &Server, step: &SecondStep) {
    // The bare address is the clients'; from there a small link leads on.
    browser.go(&server.page("/"));
    assert_eq!(browser.path(), "/f");
    browser.click("a[href='/unlock']");
    browser.fill("#person", "anna");
    browser.fill("#passphrase", PASSPHRASE);
    // The period in which the program began counts as used; the next one is near enough.
    let next = u64::try_from(wall_clock()).expect("a time") / 30 + 1;
    browser.fill("#code", &step.code(next));
    browser.click("button.main");
    assert_eq!(browser.path(), "/today", "{}", browser.text());
}

fn knock(phone: &Browser, server: &Server, code: &str) -> String {
    phone.go(&server.page("/f"));
    phone.fill("#k", code);
    phone.click("button.go");
    phone.text()
}

fn at_home(phone: Kind) {
    let script = phone.script;
    let (Some(staff), Some(phone)) = (open(DESK), open(phone)) else { return };
    let judged = |page: &str| {
        // The judge is a script itself.
        if script {
            sound(&phone, page);
        }
    };
    let (server, step) = Server::networked();
    phone.go(&server.page("/f"));
    assert!(phone.text().contains("koden på ditt kort"), "{}", phone.text());
    assert!(knock(&phone, &server, "123456").contains("inte öppen just nu"));
    unlock(&staff, &server, &step);
    let contact = new_contact(&staff, &server);
    sound(&staff, "contact with cards");
    staff.click("a[href$='/card']");
    sound(&staff, "before the card");
    staff.click("form[action$='/card'] button[name=make]");
    sound(&staff, "new card");
    let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let code = words(staff.text_of(".card .groups"));
    assert!(staff.text_of(".card").contains("localhost:"), "{}", staff.text());
    // One page of a visiting card's size, with nothing beside the card.
    let print = json!({ "preferCSSPageSize": true, "transferMode": "ReturnAsBase64" });
    assert!(staff.devtools("Page.printToPDF", print)["data"].is_string());
    staff.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    let paper = words(staff.text());
    staff.devtools("Emulation.setEmulatedMedia", json!({ "media": "" }));
    assert_eq!(paper, format!("SYNTETISK localhost:{}/f {code}", server.port()));

    let wrong = knock(&phone, &server, "234 5678 9ACD EFGH JK");
    judged("a code that opens nothing");
    knock(&phone, &server, &code.to_lowercase());
    judged("introduction at home");
    assert_eq!((phone.path().as_str(), phone.title().as_str()), ("/f", "Frågor"));
    phone.click("button[name=go]");
    phone.click("button.option");
    phone.click("button[name=pause]");
    judged("pause at home");
    phone.click("a.exit");
    // Another day: on from the second question, to the end.
    knock(&phone, &server, &code);
    answer_all(&phone, false);
    judged("thanks at home");
    phone.click("button[name=done]");
    let nothing = knock(&phone, &server, &code);
    assert!(nothing.contains("Inga frågor väntar just nu"), "{nothing}");
    judged("nothing is asked");
    phone.click("button[name=withdraw]");
    judged("take back?");
    phone.click("button[value=yes]");
    judged("taken back");
    phone.click("button[name=done]");

    staff.go(&server.page("/today"));
    let there = format!("a[href='{contact}/consent']");
    staff.click(&there);
    sound(&staff, "a yes taken back");
    staff.click("button[name=seen]");
    assert!(!staff.text().contains("har tagit tillbaka sitt ja"), "{}", staff.text());
    staff.click(&format!("a[href='{contact}/card']"));
    sound(&staff, "card");
    staff.click("button[name=back]");
    assert!(staff.text().contains("Kortet är taget tillbaka"), "{}", staff.text());
    assert_eq!(knock(&phone, &server, &code), wrong, "taken back is as wrong as wrong");
}

#[test]
fn a_client_answers_at_home_with_a_card() {
    at_home(PHONE);
}

#[test]
fn a_card_needs_no_script_and_no_light() {
    at_home(Kind { script: false, dark: true, ..PHONE });
}
