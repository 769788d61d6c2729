//! A new language is a new file, written here from what the program says is missing; its made-up
//! letters run from right to left, and so does the page.

use std::process::Command;

use crate::accessibility::sound;
use crate::browser::{Kind, PHONE, open};
use crate::room::{answer_all, new_contact, unlock};
use crate::server::Server;

/// Every Latin letter as a letter of a script from right to left; it says nothing. What stands in
/// braces is filled in by the program.
fn mirrored(text: &str) -> String {
    let mut filled_in = false;
    let letter = |c: char| {
        filled_in = c == '{' || (filled_in && c != '}');
        match c.to_ascii_lowercase() {
            _ if filled_in => c,
            c @ 'a'..='z' => {
                char::from_u32(0x05D0 + (u32::from(c) - u32::from('a')) % 22).unwrap_or(c)
            }
            'å' | 'ä' | 'Å' | 'Ä' => '\u{05D0}',
            'ö' | 'Ö' => '\u{05D5}',
            _ => c,
        }
    };
    text.chars().map(letter).collect()
}

/// Checks such a file. It bears the tag of a real language, because the judge of the pages knows no
/// made-up ones; what stands in it is nobody's language.
fn check(text: &str) -> (bool, String, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("fa.ftl");
    std::fs::write(&file, text).expect("a file");
    let made = Command::new(env!("CARGO_BIN_EXE_kastanj"))
        .args(["form", "check", "--lang", "sv"])
        .arg(&file)
        .output()
        .expect("the program starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (made.status.success(), text(&made.stdout), text(&made.stderr))
}

/// A whole file: what the check says is missing, line by line.
fn whole() -> String {
    let head = format!("language-name = {}\nlanguage-direction = rtl\n", mirrored("prov"));
    let (sound, missing, told) = check(&head);
    assert!(!sound && told.contains("saknas"), "{told}");
    let lines = missing.lines().filter_map(|line| line.split_once(" = "));
    let lines: Vec<String> =
        lines.map(|(key, words)| format!("{key} = {}", mirrored(words))).collect();
    assert!(lines.len() > 100, "{missing}");
    let whole = format!("{head}{}\n", lines.join("\n"));
    let (sound, said, told) = check(&whole);
    assert!(sound && said.contains("alla"), "{said}{told}");
    let (sound, _, told) = check(&format!("{whole}web-client-bakc = x\n"));
    assert!(!sound && told.contains("web-client-bakc"), "{told}");
    whole
}

#[test]
fn a_file_beside_the_store_turns_the_clients_pages_from_right_to_left() {
    let file = whole();
    for kind in [PHONE, Kind { width: 1200, height: 900, dark: true, ..PHONE }] {
        let Some(browser) = open(kind) else { return };
        let server = Server::speaking("fa.ftl", &file);
        browser.go(&server.page("/f"));
        browser.click("button[name=lang][value=fa]");
        sound(&browser, "door from right to left");
        unlock(&browser, &server);
        new_contact(&browser, &server);
        browser.click("form[action$='/here'] button[value=before]");
        browser.click("button[name=lang][value=fa]");
        sound(&browser, "introduction from right to left");
        browser.click("button[name=go]");
        sound(&browser, "question from right to left");
        let turned = browser.script(
            "const option = document.querySelector('button.option');
             const [first, last] = document.querySelectorAll('a.exit');
             const left = (e) => e.getBoundingClientRect().left;
             return [document.documentElement.lang, document.dir, getComputedStyle(option).direction,
                     getComputedStyle(option).textAlign, left(first) > left(last)]",
        );
        assert_eq!(turned, serde_json::json!(["fa", "rtl", "rtl", "start", true]));
        browser.click("button[name=back]");
        answer_all(&browser, false);
        sound(&browser, "end from right to left");
        assert!(!browser.text().chars().any(|c| c.is_ascii_alphabetic()), "{}", browser.text());
        browser.click("a.exit");
        assert_eq!(browser.path(), "/f/v");
    }
}
