//! A sheet comes in with questions that nobody can read for sure, and accepted ones are drawn for a
//! second look: the queue by keys, what comes of it on the pages, and a second keying.

use kastanj_instrument::SheetKind;
use kastanj_rehearsal::files::tiff_group4;

use crate::accessibility::sound;
use crate::browser::{Browser, DESK, Kind, PHONE, open};
use crate::paper::{numbered, sheet};
use crate::room::unlock;
use crate::server::Server;

const PACK: &str = "HJKMNPQRST";

/// Has this share of the accepted answers looked at again, in per cent.
fn draw(browser: &Browser, server: &Server, percent: &str) {
    browser.go(&server.page("/house/settings"));
    browser.script("document.querySelector('#looks-answers').value = ''");
    browser.fill("#looks-answers", percent);
    browser.click("form[action='/house/settings'] button.main");
    assert_eq!(browser.path(), "/house/settings", "{}", browser.text());
}

/// Sends a sheet of two pages in, a quarter of its questions in doubt.
fn send(browser: &Browser, server: &Server) {
    let file = server.folder.path().join("bunt.tif");
    let pages = sheet(numbered(SheetKind::Pack, PACK), 0.25);
    std::fs::write(&file, tiff_group4(&pages).expect("a TIFF")).expect("a file");
    browser.go(&server.page("/sheets"));
    browser.attach("#files", &file.to_string_lossy());
    browser.click("form[enctype] button.main");
    assert_eq!(browser.path(), "/sheets/taken", "{}", browser.text());
}

/// How many wait in the queue that is shown.
fn left(browser: &Browser) -> usize {
    let told = browser.script("return (document.querySelector('.when') || {}).textContent || '0'");
    let told = told.as_str().unwrap_or_default().to_owned();
    if told.starts_with("En") {
        return 1;
    }
    told.split_whitespace().next().and_then(|word| word.parse().ok()).unwrap_or(0)
}

/// Decides the question that is shown by one key, and waits for the next page.
fn decide(browser: &Browser) {
    let before = left(browser);
    if browser.has("button[data-key='s']") {
        browser.keys("s");
    } else if browser.has("input[name=m]") {
        browser.click("button[value='+']");
    } else {
        browser.keys("1");
    }
    for _ in 0..100 {
        if browser.path() == "/review" && left(browser) != before {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("no next question: {}", browser.text());
}

#[test]
fn doubts_and_checks_are_decided_by_keys_and_counted() {
    let Some(browser) = open(DESK) else { return };
    let server = Server::furnished();
    unlock(&browser, &server);
    draw(&browser, &server, "100");
    send(&browser, &server);
    browser.go(&server.page("/review"));
    let all = left(&browser);
    assert_eq!(all, 25, "every question of the form waits: {}", browser.text());
    sound(&browser, "queue");
    let pictures = browser
        .script("return [...document.querySelectorAll('.row img')].map((one) => one.naturalWidth)");
    let widths = pictures.as_array().expect("pictures");
    assert_eq!(widths.len(), 2, "the row and the blank");
    assert!(widths.iter().all(|width| width.as_u64() > Some(1000)), "{pictures}");
    // The paper is found by its number; whose it is is not told.
    assert!(browser.text().contains("HJKMN PQRST"), "{}", browser.text());
    let first = browser.text_of("#q");
    decide(&browser);
    assert_eq!(left(&browser), all - 1);
    browser.keys("\u{e003}");
    for _ in 0..100 {
        if left(&browser) == all {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    assert_eq!(browser.text_of("#q"), first, "taken back, and asked again");
    for _ in 0..all {
        decide(&browser);
    }
    assert!(browser.text().contains("Inga frågor väntar"), "{}", browser.text());

    // What was read differently goes to a third look; one key decides there, too.
    browser.go(&server.page("/review/third"));
    let differing = left(&browser);
    assert!(differing > 0, "the guess on the left is not always the machine's: {}", browser.text());
    sound(&browser, "third look");
    let waits_for = |count: usize| {
        for _ in 0..100 {
            if left(&browser) == count {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        panic!("{count} expected: {}", browser.text());
    };
    browser.keys("d");
    waits_for(differing - 1);
    // A slip of the finger is taken back, here as well.
    browser.keys("\u{e003}");
    waits_for(differing);
    assert_eq!(browser.path(), "/review/third");
    browser.keys("d");
    waits_for(differing - 1);
    browser.go(&server.page("/overview/reading"));
    sound(&browser, "quality");
    let text = browser.text();
    assert!(text.contains("svar kontrollerade") && text.contains("tredje blick"), "{text}");

    // The record tells who decided, and the sheet is keyed once more.
    browser.go(&server.page("/contacts"));
    browser.click("main a[href^='/contact/']");
    let contact = browser.path();
    browser.go(&server.page(&format!("{contact}/readings")));
    sound(&browser, "readings");
    assert!(browser.text().contains("anna") && browser.text().contains("kontroll"));
    browser.click("button[name=want]");
    browser.go(&server.page("/sheets"));
    browser.click("section[aria-labelledby=again] a");
    browser.script(
        "document.querySelectorAll('fieldset[data-q]').forEach((one) => {
             const field = one.querySelector('input[type=radio], input[type=checkbox]');
             if (field) { field.checked = true; }
         })",
    );
    browser.click("form[data-sheet] button.main");
    assert!(browser.path().starts_with("/keyed/"), "the keying differs: {}", browser.text());
    sound(&browser, "differences");
    let differences = browser.path();
    // Left for later, it waits; then the first question has neither of the two, all others the first.
    browser.click("form[data-sheet] a.button");
    browser.click("section[aria-labelledby=keyed] a");
    assert_eq!(browser.path(), differences);
    browser.script(
        "document.querySelectorAll('input[value=first]').forEach((one) => { one.checked = true; })",
    );
    browser.click("fieldset[data-q] summary");
    browser.click("fieldset[data-q] details input[value=x]");
    sound(&browser, "differences, neither");
    browser.click("form[data-sheet] button.main");
    browser.go(&server.page("/overview/reading"));
    sound(&browser, "quality with sheets");
    assert!(browser.text().contains("1 blad är inmatat"), "{}", browser.text());
}

#[test]
fn the_queue_works_by_touch_without_script_and_when_it_is_dark() {
    let kind = Kind { script: false, dark: true, ..PHONE };
    let Some(browser) = open(kind) else { return };
    let server = Server::furnished();
    unlock(&browser, &server);
    draw_without_script(&browser, &server);
    send(&browser, &server);
    browser.go(&server.page("/review"));
    let text = browser.text();
    assert!(text.contains("Troligast") && text.contains("Inget kryss"), "{text}");
    browser.click("button[name=v][value=x]");
    assert_eq!(browser.path(), "/review");
    browser.click("form[action='/review/undo'] button");
    assert!(browser.text().contains("ångrat"), "{}", browser.text());
    browser.click(".guesses button");
    assert_eq!(browser.path(), "/review");
}

/// Nothing is drawn: what waits is in doubt.
fn draw_without_script(browser: &Browser, server: &Server) {
    browser.go(&server.page("/house/settings"));
    assert!(browser.has("#looks-answers"), "{}", browser.text());
}
