use kastanj_language::Text;

use super::codes::{ASKED_BY, TRAVELS};
use super::draft::ItemPlaces;
use super::parts::client;
use crate::plain_file::{Faults, Fields, Placed, fault};
use crate::{AnswerCode, AskedBy, Item, ItemId, ItemKind, Travels};

/// The most writing lines of one question.
const MOST_LINES: i64 = 12;

pub(super) fn item(
    mut table: Fields<'_>,
    seen: &mut Vec<Placed<Text>>,
    faults: &mut Faults<'_>,
) -> (Item, ItemPlaces) {
    let id = table.word_or_blank("id", faults);
    let stem = table.text_or_blank("stem", faults);
    let (kind, kind_at) = kind(&mut table, faults);
    let asked_by = table.need_choice("asked_by", &ASKED_BY, faults);
    let because = client(table.text_or_blank("because", faults), seen);
    let travels = table.need_choice("travels", &TRAVELS, faults);
    let travels_at = travels.as_ref().map_or(table.at.clone(), |travels| travels.at.clone());
    let crisis = if table.has("crisis") {
        table.need_whole("crisis", 0..=i64::from(i16::MAX), faults)
    } else {
        None
    };
    table.finish(faults);
    let places =
        ItemPlaces { id: id.at, stem: stem.at.clone(), kind: kind_at, travels: travels_at };
    let item = Item {
        id: ItemId(id.value),
        stem: client(stem, seen),
        kind,
        asked_by: asked_by.map_or(AskedBy::Both, |asked_by| asked_by.value),
        because,
        travels: travels.map_or(Travels::Never, |travels| travels.value),
        crisis: crisis.map(|code| AnswerCode(code.value)),
    };
    (item, places)
}

/// Exactly one of `one`, `many`, `open`.
fn kind(table: &mut Fields<'_>, faults: &mut Faults<'_>) -> (ItemKind, std::ops::Range<usize>) {
    let named: Vec<&str> =
        ["one", "many", "open"].into_iter().filter(|kind| table.has(kind)).collect();
    if named.len() != 1 {
        fault!(
            faults,
            &table.at,
            "instrument-answer-kind",
            "instrument-answer-kind-hint",
            found = named.len(),
        );
    }
    // A stand-in without a scale: it sets off no further faults.
    let mut read = (ItemKind::One { scale: String::new() }, table.at.clone());
    if table.has("open")
        && let Some(lines) = table.need_whole("open", 1..=MOST_LINES, faults)
    {
        read = (ItemKind::Open { lines: lines.value }, lines.at);
    }
    if table.has("many") {
        let scale = table.word_or_blank("many", faults);
        read = (ItemKind::Many { scale: scale.value }, scale.at);
    }
    if table.has("one") {
        let scale = table.word_or_blank("one", faults);
        read = (ItemKind::One { scale: scale.value }, scale.at);
    }
    read
}
