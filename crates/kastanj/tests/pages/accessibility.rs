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
    assert_eq!(findings(browser), Vec::<String>::new(), "{page}");
    leave_picture(browser, page);
}

/// Leaves the whole page as a picture, at phone size, for a person to look at: in the folder that
/// `KASTANJ_PICTURES` names.
fn leave_picture(browser: &Browser, page: &str) {
    let Some(folder) = std::env::var_os("KASTANJ_PICTURES") else { return };
    browser.shrink(360, 640);
    let height = browser.script("return document.documentElement.scrollHeight").as_u64();
    let height = height.and_then(|height| u32::try_from(height).ok()).unwrap_or(640);
    browser.shrink(360, height);
    let name: String =
        page.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign } else { '-' }).collect();
    let path = browser.path().trim_matches('/').replace('/', "-");
    let file = std::path::Path::new(&folder).join(format!("{name} {path}.png"));
    std::fs::write(file, browser.picture()).expect("written");
    browser.grow_back();
}

/// What is wrong with the page as it stands.
fn findings(browser: &Browser) -> Vec<String> {
    let mut findings = Vec::new();
    let wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
    let mut too_wide = |width: &str| {
        if browser.script(wide) != 0 {
            findings.push(format!("wider than a window of {width}"));
        }
    };
    too_wide("its own size");
    // 320 px; and a window of 1280 × 1024 at 400 %.
    for (width, height) in [(320, 640), (320, 256)] {
        browser.shrink(width, height);
        too_wide(&format!("{width} × {height}"));
    }
    browser.grow_back();
    let Some(axe) = axe() else { return findings };
    browser.script(axe);
    let found = browser.script_later(
        "const done = arguments[arguments.length - 1];
         const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
         axe.run(document, { runOnly: tags, resultTypes: ['violations'] }).then((result) =>
             done(result.violations.map((one) =>
                 one.id + ': ' + one.nodes.map((node) => node.target.join(' ')).join(', '))));",
    );
    let found = found.as_array().expect("what axe found").iter();
    findings.extend(found.map(ToString::to_string));
    findings
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

/// Where the address of a contact's page, of a sheet or an envelope leads, on a practice store.
fn samples(browser: &Browser, server: &Server) -> Vec<(&'static str, String)> {
    let first = |page: &str, start: &str| -> Option<String> {
        browser.go(&server.page(page));
        let found = browser.script(&format!(
            "const a = [...document.querySelectorAll('main a[href^=\"{start}\"]')]
                 .map((one) => one.getAttribute('href').slice({}).split('/')[0]);
             return a.length ? a[Math.floor(a.length / 2)] : null",
            start.len()
        ));
        found.as_str().map(str::to_owned)
    };
    let contact = first("/contacts", "/contact/").expect("a contact");
    let reports = format!("/contact/{contact}/session/");
    let number = first(&format!("/contact/{contact}"), &reports).unwrap_or_else(|| "1".to_owned());
    let pack = first("/key", "/slip/").unwrap_or_else(|| "2345-6789-AC".to_owned());
    vec![
        ("{code}", contact),
        ("{pack}", pack),
        ("{occasion}", "after".to_owned()),
        ("{number}", number),
        ("{entry}", "5".to_owned()),
        ("{id}", "0".repeat(32)),
        ("{item}", "g1".to_owned()),
    ]
}

#[test]
fn every_page_of_the_table_is_sound_with_clients_in_it() {
    let Some(browser) = open(crate::browser::DESK) else { return };
    let server = Server::new();
    browser.go(&server.page("/start"));
    crate::first_start::fill_in(&browser, crate::server::PASSPHRASE);
    for module in ["sessions", "value", "practice"] {
        browser.click(&format!("input[name={module}]"));
    }
    browser.click("button.main");
    browser.click("a.main");
    let samples = samples(&browser, &server);
    let (mut looked_at, mut all) = (0, Vec::new());
    for page in kastanj_web::looked_at() {
        let address =
            samples.iter().fold(page.to_owned(), |page, (hole, value)| page.replace(hole, value));
        // What is no page: style sheets, files, pictures.
        if address.contains('{') || address.ends_with("/report") || page.starts_with("/review/{") {
            continue;
        }
        for dark in [false, true] {
            browser.prefer_dark(dark);
            browser.go(&server.page(&address));
            let mut wrong = findings(&browser);
            if browser.text().contains("web-") {
                wrong.push("a sentence is missing".to_owned());
            }
            all.extend(wrong.iter().map(|wrong| format!("{address}, dark {dark}: {wrong}")));
        }
        leave_picture(&browser, page);
        looked_at += 1;
    }
    assert!(all.is_empty(), "{all:#?}");
    assert!(looked_at > 40, "{looked_at}");
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
