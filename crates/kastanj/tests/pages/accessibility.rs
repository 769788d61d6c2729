//! Every page that a test comes to is judged by axe-core, WCAG 2.2 AA.

use std::sync::OnceLock;

use crate::browser::{Browser, Kind, PHONE, open};
use crate::room::{new_contact, unlock};
use crate::server::Server;

/// The script of axe-core, if it is here.
fn axe() -> Option<&'static str> {
    static AXE: OnceLock<Option<String>> = OnceLock::new();
    let read = || {
        let file = std::env::var_os("KASTANJ_AXE")?;
        Some(std::fs::read_to_string(file).expect("the script of axe-core"))
    };
    let axe = AXE.get_or_init(read).as_deref();
    assert!(
        axe.is_some() || std::env::var_os("KASTANJ_REQUIRE_ALL").is_none(),
        "KASTANJ_AXE names no file with axe-core"
    );
    axe
}

/// No finding on the page as it stands, and no sideways scroll.
pub(crate) fn sound(browser: &Browser, page: &str) {
    let wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
    assert_eq!(browser.script(wide), 0, "{page} is wider than the window");
    // 320 px; and a window of 1280 × 1024 at 400 %.
    for (width, height) in [(320, 640), (320, 256)] {
        browser.shrink(width, height);
        assert_eq!(browser.script(wide), 0, "{page} is wider than {width} × {height}");
    }
    browser.grow_back();
    let Some(axe) = axe() else { return };
    browser.script(axe);
    let found = browser.script_later(
        "const done = arguments[arguments.length - 1];
         const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
         axe.run(document, { runOnly: tags, resultTypes: ['violations'] }).then((result) =>
             done(result.violations.map((one) =>
                 one.id + ': ' + one.nodes.map((node) => node.target.join(' ')).join(', '))));",
    );
    assert_eq!(found, serde_json::json!([]), "{page}");
}

#[test]
fn the_pages_for_staff_are_sound_small_and_dark() {
    let narrow = Kind { width: 500, ..PHONE };
    for kind in [narrow, Kind { dark: true, ..crate::browser::DESK }] {
        let Some(browser) = open(kind) else { return };
        let server = Server::furnished();
        browser.go(&server.page("/unlock"));
        sound(&browser, "unlock");
        unlock(&browser, &server);
        sound(&browser, "to do, empty");
        let contact = new_contact(&browser, &server);
        sound(&browser, "contact");
        let consent = format!("{contact}/consent");
        let absent = "/contact/2222-22";
        for path in ["/today", "/contacts", "/sheets", "/review", "/key", &consent, absent] {
            browser.go(&server.page(path));
            sound(&browser, path);
        }
        browser.go(&server.page(&contact));
        browser.click("form[action='/language'] button");
        assert!(browser.text().contains("To do"), "{}", browser.text());
        sound(&browser, "to do in English");
    }
}

#[test]
fn the_whole_way_is_walked_by_the_keyboard_alone() {
    let Some(browser) = open(crate::browser::DESK) else { return };
    let server = Server::furnished();
    browser.go(&server.page("/unlock"));
    browser.tab_to("#passphrase");
    browser.keys(crate::server::PASSPHRASE);
    browser.enter();
    assert_eq!(browser.path(), "/today");
    browser.tab_to("form[action='/contacts'] button");
    browser.enter();
    assert!(browser.path().starts_with("/contact/"));
    browser.tab_to("form[action$='/here'] button[value=before]");
    browser.enter();
    browser.tab_to("button[name=go]");
    browser.enter();
    for question in 2..=4 {
        browser.tab_to("button.option");
        browser.enter();
        assert!(browser.text_of(".n").starts_with(&format!("{question} /")));
    }
    browser.tab_to("button[name=back]");
    browser.enter();
    assert!(browser.text_of(".n").starts_with("3 /"));
    browser.tab_to("button[name=pause]");
    browser.enter();
    browser.tab_to("a.exit");
    browser.enter();
    assert_eq!(browser.path(), "/f/v");
}
