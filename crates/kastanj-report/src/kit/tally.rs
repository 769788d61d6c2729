use kastanj_instrument::{OwnPaper, Serial};
use kastanj_language::{Lang, lookup, tr};
use kastanj_record::{MonthlyTally, NotAskedReason};
use kastanj_typeset::GrayRaster;
use serde_json::{Value, json};

use super::manual::PICTURE_DPI;
use super::slip::page_code;
use super::{KitProblem, KitSetting};

const TEMPLATE: &str = include_str!("../../typst/kit/tally.typ");

/// What a column of the month's row counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TallyField {
    /// Could be asked.
    Eligible,
    /// Were asked.
    Asked,
    /// Said yes.
    Accepted,
    /// Were not asked, for this reason.
    NotAsked(NotAskedReason),
}

/// The columns of the month's row in printed order; one definition for paper and keyboard.
pub fn tally_fields(reasons: &[NotAskedReason]) -> Vec<TallyField> {
    [TallyField::Eligible, TallyField::Asked, TallyField::Accepted]
        .into_iter()
        .chain(reasons.iter().copied().map(TallyField::NotAsked))
        .collect()
}

impl TallyField {
    /// What staff read.
    pub fn label(self, lang: Lang) -> String {
        match self {
            TallyField::Eligible => tr!(lang, "kit-tally-eligible"),
            TallyField::Asked => tr!(lang, "kit-tally-asked"),
            TallyField::Accepted => tr!(lang, "kit-tally-accepted"),
            TallyField::NotAsked(reason) => {
                tr!(lang, "kit-tally-not-asked", reason = reason.label(lang))
            }
        }
    }
}

impl TallyField {
    /// The number of this column in a tally.
    pub fn of(self, tally: &MonthlyTally) -> u32 {
        match self {
            TallyField::Eligible => tally.eligible,
            TallyField::Asked => tally.asked,
            TallyField::Accepted => tally.accepted,
            TallyField::NotAsked(reason) => tally.not_asked.get(&reason).copied().unwrap_or(0),
        }
    }

    /// Writes the number of this column into a tally.
    pub fn put(self, tally: &mut MonthlyTally, count: u32) {
        match self {
            TallyField::Eligible => tally.eligible = count,
            TallyField::Asked => tally.asked = count,
            TallyField::Accepted => tally.accepted = count,
            TallyField::NotAsked(reason) if count > 0 => {
                tally.not_asked.insert(reason, count);
            }
            TallyField::NotAsked(reason) => {
                tally.not_asked.remove(&reason);
            }
        }
    }
}

/// A year of months on one page.
pub(super) fn pdf(setting: &KitSetting<'_>) -> Result<Vec<u8>, KitProblem> {
    setting.typeset("tally", TEMPLATE, &data(setting), Vec::new())
}

/// The empty page as it looks on paper.
pub(super) fn picture(setting: &KitSetting<'_>) -> Result<GrayRaster, KitProblem> {
    let pages = setting.pages("tally", TEMPLATE, &data(setting), Vec::new())?;
    pages
        .raster(1, PICTURE_DPI)
        .map_err(|source| KitProblem::Document { document: "tally", source })
}

fn data(setting: &KitSetting<'_>) -> Value {
    let lang = setting.lang;
    let columns: Vec<String> = tally_fields(&setting.study.reasons.not_asked)
        .into_iter()
        .map(|field| field.label(lang))
        .chain([tr!(lang, "kit-tally-keyed")])
        .collect();
    let months: Vec<String> =
        (1..=12).map(|month| lookup(lang, &format!("kit-month-{month}"), &[])).collect();
    json!({
        "lang": lang.code(),
        "synthetic": setting.study.synthetic,
        "unit": setting.unit_value(),
        "columns": columns,
        "months": months,
        "code": page_code(OwnPaper::MonthTally, Serial::NONE),
        "words": {
            "title": tr!(lang, "kit-tally-title"),
            "about": tr!(lang, "kit-tally-about"),
            "foot": tr!(lang, "kit-tally-foot"),
            "year": tr!(lang, "kit-tally-year"),
            "month": tr!(lang, "kit-tally-month"),
        },
    })
}
