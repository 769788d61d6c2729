use kastanj_language::Text;

use super::codes::{MEASURE, OCCASION};
use super::draft::{DraftScale, DraftScore, DraftSection, DraftVariant};
use super::item::item;
use crate::plain_file::{Faults, Fields, Placed};
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
    faults: &mut Faults<'_>,
) -> DraftScale {
    let id = table.word_or_blank("id", faults);
    let measure = table.need_choice("measure", &MEASURE, faults);
    let lead = optional_client(table.text("lead", faults), seen);
    let low_end = optional_client(table.text("low_end", faults), seen);
    let high_end = optional_client(table.text("high_end", faults), seen);
    let mut options = Vec::new();
    let mut codes_at = Vec::new();
    for mut row in table.tables("option", faults) {
        let code = row.need_whole("code", 0..=99, faults);
        let label = client(row.text_or_blank("label", faults), seen);
        let short = optional_client(row.text("short", faults), seen);
        codes_at.push(code.as_ref().map_or(row.at.clone(), |code| code.at.clone()));
        row.finish(faults);
        // A code that could not be read has been told of already; a stand-in
        // that no other option has keeps it from being told of twice.
        let stand_in = -1 - i16::try_from(options.len()).unwrap_or(i16::MAX - 1);
        let code = AnswerCode(code.map_or(stand_in, |code| code.value));
        options.push(AnswerOption { code, label, short });
    }
    table.finish(faults);
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
    faults: &mut Faults<'_>,
) -> DraftSection {
    let id = table.word_or_blank("id", faults);
    let heading = optional_client(table.text("heading", faults), seen);
    let intro = optional_client(table.text("intro", faults), seen);
    let fold_off = table.flag_or("fold_off", false, faults);
    let rows = table.tables("item", faults);
    table.finish(faults);
    let (items, items_at) = rows.into_iter().map(|row| item(row, seen, faults)).unzip();
    DraftSection {
        section: Section { id: id.value, heading, intro, items, fold_off },
        at: id.at,
        items_at,
    }
}

pub(super) fn score(mut table: Fields<'_>, faults: &mut Faults<'_>) -> DraftScore {
    let id = table.word_or_blank("id", faults);
    let name = table.text_or_blank("name", faults);
    let items = table.need_words("items", faults);
    let factor = table.need_number("factor", faults);
    let least = table.need_whole("least_answered", 0..=999, faults);
    let range = table.need_numbers("range", faults);
    let higher_is_better = table.need_flag("higher_is_better", faults);
    let primary = table.flag_or("primary", false, faults);
    let start = table.at.clone();
    table.finish(faults);
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
            least_answered: least.map_or(1, |least| least.value),
            range: bounds,
            higher_is_better,
            primary,
        },
    }
}

pub(super) fn variant(
    mut table: Fields<'_>,
    seen: &mut Vec<Placed<Text>>,
    faults: &mut Faults<'_>,
) -> DraftVariant {
    let id = table.word_or_blank("id", faults);
    let title = client(table.text_or_blank("title", faults), seen);
    let intro = client(table.text_or_blank("intro", faults), seen);
    let margin = optional_client(table.text("margin", faults), seen);
    let occasions = table.need_choices("occasions", &OCCASION, faults);
    let pages = table.need_word_lists("pages", faults);
    table.finish(faults);
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
