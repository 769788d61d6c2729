//! Refusals of the analysis in the reader's language.

use kastanj_analysis::{Column, Quantity, Refusal};
use kastanj_language::{Lang, decimal, tr};

/// What happened, where, and what to do, for a refusal of the analysis.
pub fn explain(refusal: &Refusal, lang: Lang) -> String {
    match refusal {
        Refusal::ZeroVariance { what } => {
            tr!(lang, "analysis-zero-variance", what = quantity(*what, lang))
        }
        Refusal::TooFew { found, needed } => {
            tr!(lang, "analysis-too-few", found = *found, needed = *needed)
        }
        Refusal::OneService => tr!(lang, "analysis-one-service"),
        Refusal::AllMissing => tr!(lang, "analysis-all-missing"),
        Refusal::OutsideRange { row, column: place, value, lower, upper } => tr!(
            lang,
            "analysis-outside-range",
            row = row + 1,
            column = column(*place, lang),
            value = plain(lang, *value),
            lower = plain(lang, *lower),
            upper = plain(lang, *upper)
        ),
        Refusal::NotFinite { row, column: place } => {
            tr!(lang, "analysis-not-finite", row = row + 1, column = column(*place, lang))
        }
        Refusal::TooLarge { row, column: place } => {
            tr!(lang, "analysis-too-large", row = row + 1, column = column(*place, lang))
        }
        Refusal::NotFiniteValue { index } => {
            tr!(lang, "analysis-not-finite-value", place = index + 1)
        }
        Refusal::UnequalLengths { left, right } => {
            tr!(lang, "analysis-unequal-lengths", left = *left, right = *right)
        }
        Refusal::BadRange { lower, upper } => {
            let (lower, upper) = (plain(lang, *lower), plain(lang, *upper));
            tr!(lang, "analysis-bad-range", lower = lower, upper = upper)
        }
        Refusal::CountsDisagree { part_name, part, whole_name, whole } => tr!(
            lang,
            "analysis-counts-disagree",
            part = count_name(part_name, lang),
            part_count = *part,
            whole = count_name(whole_name, lang),
            whole_count = *whole
        ),
        Refusal::BadSetting { name, value, allowed } => {
            let value = plain(lang, *value);
            tr!(lang, "analysis-bad-setting", name = *name, value = value, allowed = *allowed)
        }
    }
}

fn plain(lang: Lang, value: f64) -> String {
    let places = if value.fract() == 0.0 { 0 } else { 2 };
    decimal(lang, value, places)
}

fn quantity(what: Quantity, lang: Lang) -> String {
    match what {
        Quantity::Before => tr!(lang, "analysis-scores-before"),
        Quantity::After => tr!(lang, "analysis-scores-after"),
        Quantity::Change => tr!(lang, "analysis-changes"),
        Quantity::Groups => tr!(lang, "analysis-scores-groups"),
    }
}

fn column(place: Column, lang: Lang) -> String {
    match place {
        Column::Before => tr!(lang, "analysis-before"),
        Column::After => tr!(lang, "analysis-after"),
    }
}

fn count_name(name: &str, lang: Lang) -> String {
    match name {
        "eligible" => tr!(lang, "analysis-count-eligible"),
        "asked" => tr!(lang, "analysis-count-asked"),
        "persons" => tr!(lang, "analysis-count-persons"),
        "before forms" => tr!(lang, "analysis-count-before-forms"),
        "scores before" => tr!(lang, "analysis-count-scores-before"),
        other => other.to_owned(),
    }
}
