//! What a screen reader is given, page by page, compared with reference files in `aria/`.
//!
//! After a wanted change: `KASTANJ_ARIA=write cargo test --test pages aria`, then read the
//! difference as one who cannot see would.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use serde_json::{Value, json};

use crate::browser::{Browser, DESK, PHONE, open};
use crate::room::{new_contact, unlock};
use crate::server::Server;

/// Roles that are only there for layout.
const NOTHING: [&str; 6] =
    ["none", "generic", "InlineTextBox", "LineBreak", "ListMarker", "LayoutTableCell"];
/// States that a screen reader tells.
const STATES: [&str; 8] =
    ["level", "checked", "pressed", "expanded", "required", "invalid", "disabled", "readonly"];

/// The outline of the page that the browser shows.
fn outline(browser: &Browser) -> String {
    browser.devtools("Accessibility.enable", json!({}));
    let tree = browser.devtools("Accessibility.getFullAXTree", json!({}));
    let nodes = tree["nodes"].as_array().expect("a tree");
    let by_id: BTreeMap<&str, &Value> =
        nodes.iter().filter_map(|node| Some((node["nodeId"].as_str()?, node))).collect();
    let mut text = String::new();
    if let Some(root) = nodes.first() {
        draw(root, &by_id, 0, "", &mut text);
    }
    text
}

fn draw(node: &Value, by_id: &BTreeMap<&str, &Value>, depth: usize, told: &str, text: &mut String) {
    let role = node["role"]["value"].as_str().unwrap_or_default();
    let name = node["name"]["value"].as_str().unwrap_or_default().trim();
    let hidden = node["ignored"] == true || NOTHING.contains(&role);
    // Text that the element around it has told already.
    let silent = hidden || (role == "StaticText" && (name.is_empty() || told.contains(name)));
    let (mut deeper, mut known) = (depth, told.to_owned());
    if !silent {
        let role = if role == "StaticText" { "text" } else { role };
        let _ = write!(text, "{:indent$}- {role}", "", indent = 2 * depth);
        if !name.is_empty() {
            let _ = write!(text, " \"{}\"", plain(name));
        }
        for property in node["properties"].as_array().into_iter().flatten() {
            let (key, value) = (property["name"].as_str(), &property["value"]["value"]);
            if let Some(key) = key.filter(|key| STATES.contains(key))
                && !matches!(value, Value::Bool(false))
                && value != "false"
            {
                let _ = write!(text, " [{key}={}]", value.to_string().trim_matches('"'));
            }
        }
        text.push('\n');
        deeper += 1;
        known.push('\n');
        known.push_str(name);
    }
    for child in node["childIds"].as_array().into_iter().flatten() {
        if let Some(child) = child.as_str().and_then(|id| by_id.get(id)) {
            draw(child, by_id, deeper, &known, text);
        }
    }
}

/// The name without what is different in each run: contacts, weeks, drawn digits, keys.
fn plain(name: &str) -> String {
    let word = |word: &str| {
        let bare = word.trim_matches(['.', ',', ':', '(', ')']);
        let digits = bare.len() == 3 && bare.bytes().all(|byte| byte.is_ascii_digit());
        let group =
            bare.len() == 5 && bare.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        let what = match () {
            () if bare.parse::<kastanj_record::EpisodeCode>().is_ok() => "‹kontakt›",
            () if digits && bare != "112" => "‹siffror›",
            () if group => "‹grupp›",
            () => return word.to_owned(),
        };
        word.replace(bare, what)
    };
    without_weeks(name).split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

/// `v. 47 2026` and `week 47 2026` are another week in every run.
fn without_weeks(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let (mut told, mut at) = (Vec::new(), 0);
    while let Some(word) = words.get(at) {
        let number = |step: usize, digits: std::ops::RangeInclusive<usize>| {
            let word = words.get(at + step).copied().unwrap_or_default();
            let bare = word.trim_matches(['.', ',', ':', '(', ')']);
            digits.contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit())
        };
        let begins = word.trim_matches(['(', '"']);
        if ["v.", "week"].contains(&begins) && number(1, 1..=2) && number(2, 4..=4) {
            let end = words[at + 2].trim_start_matches(|c: char| c.is_ascii_digit());
            told.push(format!("{}{end}", word.replace(begins, "‹vecka›")));
            at += 3;
        } else {
            told.push((*word).to_owned());
            at += 1;
        }
    }
    told.join(" ")
}

/// Pages compared with their reference files; the differences are told together at the end.
struct References {
    wrong: Vec<String>,
}

impl References {
    fn look(&mut self, browser: &Browser, page: &str) {
        let found = outline(browser);
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages/aria");
        let file = folder.join(format!("{page}.txt"));
        if std::env::var_os("KASTANJ_ARIA").is_some() {
            std::fs::create_dir_all(&folder).expect("a folder");
            std::fs::write(&file, found).expect("a file");
        } else if std::fs::read_to_string(&file).unwrap_or_default() != found {
            self.wrong.push(format!("{page}:\n{found}"));
        }
    }
}

#[test]
fn every_page_tells_a_screen_reader_what_its_reference_says() {
    let (Some(staff), Some(phone)) = (open(DESK), open(PHONE)) else { return };
    let mut pages = References { wrong: Vec::new() };
    let empty = Server::new();
    staff.go(&empty.page("/start"));
    pages.look(&staff, "first-start");
    let server = Server::furnished_with(&["session_reports", "added_value"]);
    staff.go(&server.page("/unlock"));
    pages.look(&staff, "unlock");
    unlock(&staff, &server);
    pages.look(&staff, "today-empty");
    let contact = new_contact(&staff, &server);
    pages.look(&staff, "contact");
    for page in [
        "consent",
        "session",
        "last",
        "talk",
        "close",
        "key/before",
        "readings",
        "missing/before",
        "first",
    ] {
        staff.go(&server.page(&format!("{contact}/{page}")));
        pages.look(&staff, &format!("contact-{}", page.replace('/', "-")));
    }
    for page in [
        "today",
        "contacts",
        "sheets",
        "review",
        "review/third",
        "overview/reading",
        "overview/effect",
        "house/settings",
        "key",
        "no-such-page",
    ] {
        staff.go(&server.page(&format!("/{page}")));
        pages.look(&staff, &page.replace('/', "-"));
    }
    staff.go(&server.page(&contact));
    crate::room::ask_for_a_code(&staff);
    pages.look(&staff, "code");
    phone.go(&server.page("/f"));
    pages.look(&phone, "client-door");
    phone.fill("#k", &staff.text_of(".code"));
    phone.click("button.go");
    pages.look(&phone, "client-introduction");
    phone.click("button[name=go]");
    pages.look(&phone, "client-question");
    phone.click("button.option");
    phone.click("button[name=back]");
    pages.look(&phone, "client-question-answered");
    phone.click("button[name=pause]");
    pages.look(&phone, "client-pause");
    phone.click("button[name=go]");
    let mut strip = false;
    for _ in 0..80 {
        if phone.has("button[name=done]") {
            break;
        }
        if phone.has("ul.numbers") && !strip {
            strip = true;
            pages.look(&phone, "client-numbers");
        }
        let next = if phone.has("button.option") { "button.option" } else { "button.go" };
        phone.click(next);
    }
    pages.look(&phone, "client-thanks");
    phone.click("a.exit");
    pages.look(&phone, "client-elsewhere");
    staff.go(&server.page(&contact));
    pages.look(&staff, "contact-with-strip");
    staff.go(&server.page(&format!("{contact}/value")));
    pages.look(&staff, "contact-value");
    staff.go(&server.page(&format!("{contact}/session")));
    for (name, value) in [("format", "phone"), ("who", "client"), ("length", "up_to_30")] {
        staff.click(&format!("input[name={name}][value={value}]"));
    }
    staff.click("input[name=theme][value=shame]");
    staff.click("button[value=booked]");
    pages.look(&staff, "contact-with-report");
    staff.click("a[href$='/session/1']");
    pages.look(&staff, "contact-session-kept");
    assert!(pages.wrong.is_empty(), "{}", pages.wrong.join("\n"));
}
