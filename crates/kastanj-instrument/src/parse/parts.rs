use kastanj_language::Text;

use super::codes::{MEASURE, OCCASION};
use super::draft::{DraftScale, DraftScore, DraftSection, DraftVariant};
use super::fields::{Fields, Placed};
use super::item::item;
use crate::problems::Problems;
use crate::{
    AnswerCode, AnswerOption, ItemId, Measure, Page, ResponseScale, ScoreId, ScoringRule, Section,
    Variant, VariantId,
};

/// Keeps a text that a client reads, for the checks of wording.
pub(super) fn client(text: Placed<Text>, seen: &mut Vec<Placed<Text>>) -> Text {
    seen.push(text.clone());
    text.value
}

fn optional_client(text: Option<Placed<Text>>, seen: &mut Vec<Placed<Text>>) -> Option<Text> {
    text.map(|text| client(text, seen))
}

pub(super) fn scale(
    mut table: Fields<'_>,
    seen: &mut Vec<Placed<Text>>,
    problems: &mut Problems<'_>,
) -> DraftScale {
    let id = table.string("id", problems);
    let measure = table.choice("measure", &MEASURE, problems);
    let lead = optional_client(table.optional_text("lead", problems), seen);
    let low_end = optional_client(table.optional_text("low_end", problems), seen);
    let high_end = optional_client(table.optional_text("high_end", problems), seen);
    let mut options = Vec::new();
    let mut codes_at = Vec::new();
    for mut row in table.tables("option", problems) {
        let code = row.integer("code", 0..=99, problems);
        let label = client(row.text("label", problems), seen);
        let short = optional_client(row.optional_text("short", problems), seen);
        codes_at.push(code.as_ref().map_or(row.at.clone(), |code| code.at.clone()));
        row.finish(problems);
        // A code that could not be read has been told of already; a stand-in
        // that no other option has keeps it from being told of twice.
        let stand_in = -1 - i16::try_from(options.len()).unwrap_or(i16::MAX - 1);
        let number = code.and_then(|code| i16::try_from(code.value).ok());
        let code = AnswerCode(number.unwrap_or(stand_in));
        options.push(AnswerOption { code, label, short });
    }
    table.finish(problems);
    DraftScale {
        scale: ResponseScale {
            id: id.value,
            measure: measure.map_or(Measure::Steps, |measure| measure.value),
            options,
            lead,
            low_end,
            high_end,
        },
        at: id.at,
        codes_at,
    }
}

pub(super) fn section(
    mut table: Fields<'_>,
    seen: &mut Vec<Placed<Text>>,
    problems: &mut Problems<'_>,
) -> DraftSection {
    let id = table.string("id", problems);
    let heading = optional_client(table.optional_text("heading", problems), seen);
    let intro = optional_client(table.optional_text("intro", problems), seen);
    let fold_off = table.flag("fold_off", problems);
    let rows = table.tables("item", problems);
    table.finish(problems);
    let (items, items_at) = rows.into_iter().map(|row| item(row, seen, problems)).unzip();
    DraftSection {
        section: Section { id: id.value, heading, intro, items, fold_off },
        at: id.at,
        items_at,
    }
}

pub(super) fn score(mut table: Fields<'_>, problems: &mut Problems<'_>) -> DraftScore {
    let id = table.string("id", problems);
    let name = table.text("name", problems);
    let items = table.strings("items", problems);
    let factor = table.number("factor", problems);
    let least = table.integer("least_answered", 0..=999, problems);
    let range = table.numbers("range", problems);
    let higher_is_better = table.boolean("higher_is_better", problems);
    let primary = table.flag("primary", problems);
    let start = table.at.clone();
    table.finish(problems);
    // Anything but two numbers becomes a range that no score has.
    let bounds = match range.as_slice() {
        [low, high] => (low.value, high.value),
        _ => (f64::NAN, f64::NAN),
    };
    DraftScore {
        at: id.at,
        items_at: items.iter().map(|item| item.at.clone()).collect(),
        least_at: least.as_ref().map_or(start.clone(), |least| least.at.clone()),
        range_at: range.first().map_or(start, |low| low.at.clone()),
        rule: ScoringRule {
            id: ScoreId(id.value),
            name: name.value,
            items: items.into_iter().map(|item| ItemId(item.value)).collect(),
            factor: factor.map_or(f64::NAN, |factor| factor.value),
            least_answered: least.and_then(|l| usize::try_from(l.value).ok()).unwrap_or(1),
            range: bounds,
            higher_is_better,
            primary,
        },
    }
}

pub(super) fn variant(
    mut table: Fields<'_>,
    seen: &mut Vec<Placed<Text>>,
    problems: &mut Problems<'_>,
) -> DraftVariant {
    let id = table.string("id", problems);
    let title = client(table.text("title", problems), seen);
    let intro = client(table.text("intro", problems), seen);
    let margin = optional_client(table.optional_text("margin", problems), seen);
    let occasions = table.choices("occasions", &OCCASION, problems);
    let pages = table.string_lists("pages", problems);
    table.finish(problems);
    let sections_at =
        pages.iter().map(|page| page.iter().map(|name| name.at.clone()).collect()).collect();
    let page = |names: Vec<Placed<String>>| Page {
        sections: names.into_iter().map(|name| name.value).collect(),
    };
    DraftVariant {
        variant: Variant {
            id: VariantId(id.value),
            title,
            intro,
            occasions: occasions.into_iter().map(|occasion| occasion.value).collect(),
            pages: pages.into_iter().map(page).collect(),
            margin,
        },
        at: id.at,
        sections_at,
    }
}
