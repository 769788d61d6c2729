use kastanj_language::Text;

use super::codes::{ASKED_BY, TRAVELS};
use super::draft::ItemPlaces;
use super::fields::{Fields, Placed};
use super::parts::client;
use crate::problems::{Problems, problem};
use crate::{AskedBy, Item, ItemId, ItemKind, Travels};

/// The most writing lines of one question.
const MOST_LINES: i64 = 12;

pub(super) fn item(
    mut table: Fields<'_>,
    seen: &mut Vec<Placed<Text>>,
    problems: &mut Problems<'_>,
) -> (Item, ItemPlaces) {
    let id = table.string("id", problems);
    let stem = table.text("stem", problems);
    let (kind, kind_at) = kind(&mut table, problems);
    let asked_by = table.choice("asked_by", &ASKED_BY, problems);
    let because = client(table.text("because", problems), seen);
    let travels = table.choice("travels", &TRAVELS, problems);
    let travels_at = travels.as_ref().map_or(table.at.clone(), |travels| travels.at.clone());
    table.finish(problems);
    let places =
        ItemPlaces { id: id.at, stem: stem.at.clone(), kind: kind_at, travels: travels_at };
    let item = Item {
        id: ItemId(id.value),
        stem: client(stem, seen),
        kind,
        asked_by: asked_by.map_or(AskedBy::Both, |asked_by| asked_by.value),
        because,
        travels: travels.map_or(Travels::Never, |travels| travels.value),
    };
    (item, places)
}

/// Exactly one of `one`, `many`, `open`.
fn kind(table: &mut Fields<'_>, problems: &mut Problems<'_>) -> (ItemKind, std::ops::Range<usize>) {
    let named: Vec<&str> =
        ["one", "many", "open"].into_iter().filter(|kind| table.has(kind)).collect();
    if named.len() != 1 {
        problem!(
            problems,
            &table.at,
            "instrument-answer-kind",
            "instrument-answer-kind-hint",
            found = named.len(),
        );
    }
    // A stand-in without a scale: it sets off no further faults.
    let mut read = (ItemKind::One { scale: String::new() }, table.at.clone());
    if table.has("open")
        && let Some(lines) = table.integer("open", 1..=MOST_LINES, problems)
    {
        read = (ItemKind::Open { lines: u8::try_from(lines.value).unwrap_or(1) }, lines.at);
    }
    if table.has("many") {
        let scale = table.string("many", problems);
        read = (ItemKind::Many { scale: scale.value }, scale.at);
    }
    if table.has("one") {
        let scale = table.string("one", problems);
        read = (ItemKind::One { scale: scale.value }, scale.at);
    }
    read
}
