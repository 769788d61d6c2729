//! Who did what, in words, and whether the chain of the log holds.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use chrono::{DateTime, Local};
use kastanj_language::{Explain, Lang, lookup, tr};
use kastanj_store::{Action, AuditEntry, Extent, Noun, Person, Role};

use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::number;
use crate::pages::keeping::extent_label;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// Lines on one page, and entries that are looked through for them.
const LINES: usize = 50;
const ENTRIES: u32 = 500;

/// One page of the log, newest first.
#[derive(Template)]
#[template(path = "log.html")]
struct LogPage {
    f: Frame,
    /// That the chain holds, or where it does not.
    chain: String,
    broken: bool,
    lines: Vec<Line>,
    /// The entry before which the next page begins.
    older: Option<u64>,
}

/// One entry, or several of the same kind in a row.
struct Line {
    entry: u64,
    when: String,
    person: String,
    what: String,
    /// What was read, where a page looked at many at once.
    read: Vec<String>,
}

/// The newest entries.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
) -> Result<Response, Trouble> {
    look(&house, &staff, u64::MAX).await
}

/// The entries before one.
pub(crate) async fn before(
    State(house): State<Arc<House>>,
    staff: Staff,
    Path(entry): Path<String>,
) -> Result<Response, Trouble> {
    let entry = entry.parse().map_err(|_| Trouble::Absent)?;
    look(&house, &staff, entry).await
}

async fn look(house: &House, staff: &Staff, before: u64) -> Result<Response, Trouble> {
    let (f, lang) = (Frame::of(staff, Room::House), staff.lang);
    let shown = house.turn(&staff.person, move |desk| {
        let checked = desk.store.verify_log();
        let view = desk.store.view();
        let entries = view.audit_log_before(before, ENTRIES)?;
        // Internal numbers of contacts, as staff call them; an erased one has only its number.
        let codes: HashMap<String, String> = view
            .episodes(None)?
            .iter()
            .map(|episode| (number::spell(&episode.id.0), episode.code.to_string()))
            .collect();
        let (broken, chain) = match &checked {
            Ok(head) => (
                false,
                tr!(
                    lang,
                    "web-log-holds",
                    count = usize::try_from(head.entry).unwrap_or(usize::MAX)
                ),
            ),
            Err(error) => (true, error.explain(lang)),
        };
        let gathered = gathered(entries);
        let shown = gathered.iter().take(LINES);
        let last = shown.clone().next_back().and_then(|run| run.last());
        let older = last.map(|last| last.entry).filter(|entry| *entry > 1);
        let lines = shown.filter_map(|run| line(run, &codes, lang)).collect();
        Ok(LogPage { f, chain, broken, lines, older })
    });
    page(&shown.await?)
}

/// Entries that are one line: the same deed again (a form on a screen is kept after each answer), or
/// reading, which a page of many contacts does many times. They would push all else off the page.
fn gathered(entries: Vec<AuditEntry>) -> Vec<Vec<AuditEntry>> {
    let mut gathered: Vec<Vec<AuditEntry>> = Vec::new();
    for entry in entries {
        let goes_on = |run: &&mut Vec<AuditEntry>| {
            run.last().is_some_and(|last| {
                let same = (&last.person, &last.action, &last.noun)
                    == (&entry.person, &entry.action, &entry.noun);
                same && (last.object == entry.object || entry.action == Action::Read.code())
            })
        };
        match gathered.last_mut().filter(goes_on) {
            Some(run) => run.push(entry),
            None => gathered.push(vec![entry]),
        }
    }
    gathered
}

fn line(run: &[AuditEntry], codes: &HashMap<String, String>, lang: Lang) -> Option<Line> {
    let newest = run.first()?;
    let times = run.iter().map(|entry| entry.times).sum();
    let mut line = told(&AuditEntry { times, ..newest.clone() }, codes, lang);
    let objects: BTreeSet<&str> = run.iter().map(|entry| entry.object.as_str()).collect();
    if objects.len() > 1 {
        let noun = noun_label(newest, lang);
        line.what = tr!(lang, "web-log-read-many", noun = noun, count = objects.len());
        line.read = objects.into_iter().map(|object| called(object, codes)).collect();
    }
    Some(line)
}

fn noun_label(entry: &AuditEntry, lang: Lang) -> String {
    let noun = Noun::ALL.iter().find(|noun| noun.code() == entry.noun);
    noun.map_or_else(|| entry.noun.clone(), |noun| noun.label(lang))
}

/// What staff call an object.
fn called(object: &str, codes: &HashMap<String, String>) -> String {
    let part = |part: &str| codes.get(part).cloned().unwrap_or_else(|| short(part));
    object.split('/').map(part).collect::<Vec<_>>().join(" ")
}

fn told(entry: &AuditEntry, codes: &HashMap<String, String>, lang: Lang) -> Line {
    let code = |text: &str| text.replace(' ', "-");
    let action = lookup(lang, &format!("web-log-action-{}", code(&entry.action)), &[]);
    let (noun, object) = (noun_label(entry, lang), called(&entry.object, codes));
    let times = if entry.times > 1 { format!(" × {}", entry.times) } else { String::new() };
    let special = match entry.noun.as_str() {
        "export request" => request(entry, lang),
        "export" if entry.action == "export" => {
            let (_, extent) = entry.object.split_once(' ').unwrap_or(("*", ""));
            Some(tr!(lang, "web-log-export", extent = extent_words(extent, lang)))
        }
        "passkey" if entry.action == "open" => {
            Some(tr!(lang, "web-log-passkey-open", key = entry.object.as_str()))
        }
        "account" | "second step" | "passphrase" | "paper key" | "wrong tries" => {
            of_account(entry, lang)
        }
        _ => None,
    };
    // Whose name stands there is not who tried.
    let nobody_knows = entry.noun == Noun::WrongTries.code();
    let what = special.unwrap_or_else(|| format!("{action} {noun} {object}{times}"));
    Line {
        entry: entry.entry,
        when: moment(entry.at),
        person: if nobody_knows { "–".to_owned() } else { actor(&entry.person, lang) },
        what: what.trim_end().to_owned(),
        read: Vec::new(),
    }
}

/// Who acted, in words: a client at a screen or with a card is none of the staff.
fn actor(person: &str, lang: Lang) -> String {
    if person == Person::with_card().as_str() {
        return tr!(lang, "web-log-client-card");
    }
    match Person::screen_of(person) {
        Some(opener) => tr!(lang, "web-log-client-screen", person = opener),
        None => person.to_owned(),
    }
}

/// A wish for an export and what became of it: which one, and whose it was beside who acted.
fn request(entry: &AuditEntry, lang: Lang) -> Option<String> {
    let (number, other) = entry.object.split_once(' ').unwrap_or((&entry.object, ""));
    Some(match entry.action.as_str() {
        "add" => {
            let extent = extent_words(other, lang);
            tr!(lang, "web-log-request-add", number = number, extent = extent)
        }
        "approve" => tr!(lang, "web-log-request-approve", number = number, person = other),
        "decline" => tr!(lang, "web-log-request-decline", number = number, person = other),
        "undo" => tr!(lang, "web-log-request-undo", number = number),
        "export" => tr!(lang, "web-log-request-export", number = number, person = other),
        _ => return None,
    })
}

/// Whose answers went along; nothing for entries that are older than the choice.
fn extent_words(code: &str, lang: Lang) -> String {
    match Extent::ALL.into_iter().find(|extent| extent.code() == code) {
        Some(extent) => format!(" ({})", extent_label(extent, lang)),
        None => String::new(),
    }
}

/// What happened to the ways in.
fn of_account(entry: &AuditEntry, lang: Lang) -> Option<String> {
    let person = entry.object.as_str();
    Some(match (entry.noun.as_str(), entry.action.as_str()) {
        ("account", "open") => tr!(lang, "web-log-came-in"),
        ("account", action @ ("add" | "change")) => {
            let mut parts = entry.object.split(' ');
            let person = parts.next()?;
            let role = parts.next()?.parse::<Role>().ok()?.label(lang);
            let units = match parts.next()? {
                "*" => tr!(lang, "web-export-all-units"),
                units => units.replace(',', ", "),
            };
            if action == "add" {
                tr!(lang, "web-log-account-add", person = person, role = role, units = units)
            } else {
                tr!(lang, "web-log-account-role", person = person, role = role, units = units)
            }
        }
        ("second step", "add") => tr!(lang, "web-log-second-add", person = person),
        ("second step", "erase") => tr!(lang, "web-log-second-erase", person = person),
        ("passphrase", "change") => tr!(lang, "web-log-passphrase", person = person),
        ("paper key", "change") => tr!(lang, "web-log-paper-key"),
        ("wrong tries", "decline") => {
            let times = usize::try_from(entry.times).unwrap_or(usize::MAX);
            tr!(lang, "web-log-wrong-tries", person = person, count = times)
        }
        _ => return None,
    })
}

/// Day, hour and minute, as the clock on the wall of whoever runs the program shows them.
pub(crate) fn moment(at: i64) -> String {
    let told = DateTime::from_timestamp(at, 0).unwrap_or_default().with_timezone(&Local);
    told.format("%Y-%m-%d %H:%M").to_string()
}

/// Internal numbers are cut to what tells them apart.
fn short(object: &str) -> String {
    let internal = object.len() >= 32 && object.bytes().all(|byte| byte.is_ascii_hexdigit());
    match object.get(..8) {
        Some(start) if internal => format!("{start}…"),
        _ if object == "*" => String::new(),
        _ => object.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trial::Trial;
    use axum::http::StatusCode;
    use kastanj_language::Lang;

    #[tokio::test]
    async fn the_log_is_read_in_words_and_turned_page_by_page() {
        let trial = Trial::new();
        let contact = trial.contact().await;
        let staff = trial.staff();
        for _ in 0..60 {
            staff.post("/contacts", &[]).await;
        }
        staff.get(&format!("/contact/{}", contact.code)).await;
        for lang in Lang::ALL {
            staff.post("/language", &[("lang", lang.code())]).await;
            let shown = staff.get("/log").await.body;
            assert!(!shown.contains("web-log-"), "{shown}");
            assert!(shown.contains("anna"), "{shown}");
            let older = shown.split("href=\"/log/").nth(1).expect("an older page");
            let older = older.split('"').next().expect("an entry");
            let next = staff.get(&format!("/log/{older}")).await;
            assert_eq!(next.status, StatusCode::OK);
            assert_ne!(next.body, shown);
        }
        assert_eq!(staff.get("/log/abc").await.status, StatusCode::NOT_FOUND);
    }

    /// Nouns whose deeds have sentences of their own.
    const IN_SENTENCES: [Noun; 8] = [
        Noun::Export,
        Noun::ExportRequest,
        Noun::Passkey,
        Noun::Account,
        Noun::SecondStep,
        Noun::Passphrase,
        Noun::PaperKey,
        Noun::WrongTries,
    ];

    #[test]
    fn every_deed_and_every_noun_has_words() {
        let actions = [
            Action::Add,
            Action::Change,
            Action::Read,
            Action::Assign,
            Action::Undo,
            Action::Erase,
            Action::Open,
            Action::Export,
            Action::Approve,
            Action::Decline,
        ];
        let entry = |action: &str, noun: &str| AuditEntry {
            entry: 1,
            at: 1_700_000_000,
            person: "anna".to_owned(),
            action: action.to_owned(),
            noun: noun.to_owned(),
            object: "0123456789abcdef0123456789abcdef".to_owned(),
            times: 3,
            head: [0; 32],
        };
        for lang in Lang::ALL {
            for action in actions {
                for noun in Noun::ALL {
                    let told = told(&entry(action.code(), noun.code()), &HashMap::new(), lang);
                    assert!(!told.what.contains("web-log-"), "{}", told.what);
                    if !IN_SENTENCES.contains(noun) {
                        assert!(told.what.ends_with("01234567… × 3"), "{}", told.what);
                    }
                }
            }
            let mut approved = entry("approve", "export request");
            approved.object = "3 cilla".to_owned();
            let told = told(&approved, &HashMap::new(), lang).what;
            assert!(told.contains('3') && told.contains("cilla"), "{told}");
        }
        let wall = moment(1_700_000_000);
        assert!(wall.starts_with("2023-11-1") && wall.ends_with(":13"), "{wall}");
    }
}
