//! Refusals of the analysis in the reader's language.

mod models;

use kastanj_analysis::{Column, Quantity, Refusal};
use kastanj_language::{Lang, decimal, tr};

use models::{allowed_words, thing};

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
            let (name, allowed) = (thing(name, lang), allowed_words(allowed, lang));
            tr!(lang, "analysis-bad-setting", name = name, value = value, allowed = allowed)
        }
        Refusal::UnusableValue { row, column } => {
            tr!(lang, "analysis-unusable-value", row = row + 1, column = column.as_str())
        }
        Refusal::FullLeverage { row } => tr!(lang, "analysis-full-leverage", row = row + 1),
        Refusal::TooFewClusters { found, needed } => {
            tr!(lang, "analysis-too-few-clusters", found = *found, needed = *needed)
        }
        Refusal::WithinClusters { what } => {
            tr!(lang, "analysis-within-clusters", what = what.as_str())
        }
        Refusal::Separation { column } => {
            tr!(lang, "analysis-separation", column = column.as_str())
        }
        Refusal::MissingService => tr!(lang, "analysis-missing-service"),
        Refusal::MissingWeek => tr!(lang, "analysis-missing-week"),
        Refusal::OneOutcome => tr!(lang, "analysis-one-outcome"),
        Refusal::TooFewIn { group, found, needed } => tr!(
            lang,
            "analysis-too-few-in",
            group = thing(group, lang),
            found = *found,
            needed = *needed
        ),
        Refusal::TooFewObserved { column, found, needed } => tr!(
            lang,
            "analysis-too-few-observed",
            column = column.as_str(),
            found = *found,
            needed = *needed
        ),
        Refusal::ConstantColumn { column } => {
            tr!(lang, "analysis-constant-column", column = column.as_str())
        }
        Refusal::NothingMissing => tr!(lang, "analysis-nothing-missing"),
        Refusal::UnknownColumn { column } => {
            tr!(lang, "analysis-unknown-column", column = column.as_str())
        }
        Refusal::BeyondArithmetic { what } => {
            tr!(lang, "analysis-beyond-arithmetic", what = thing(what, lang))
        }
        Refusal::Singular { what } => tr!(lang, "analysis-singular", what = thing(what, lang)),
        Refusal::NoConvergence { what } => {
            tr!(lang, "analysis-no-convergence", what = thing(what, lang))
        }
        Refusal::TooFewItems { found, needed } => {
            tr!(lang, "analysis-too-few-items", found = *found, needed = *needed)
        }
        Refusal::ConstantItem { item } => tr!(lang, "analysis-constant-item", item = item.as_str()),
        Refusal::NothingChanged => tr!(lang, "analysis-nothing-changed"),
        Refusal::NotSquare { row, found, needed } => {
            tr!(lang, "analysis-not-square", row = row + 1, found = *found, needed = *needed)
        }
        Refusal::NoSuchCategory { index, found, categories } => tr!(
            lang,
            "analysis-no-such-category",
            place = index + 1,
            found = found + 1,
            categories = *categories
        ),
        Refusal::TooMany { found, most } => {
            tr!(lang, "analysis-too-many", found = *found, most = *most)
        }
        Refusal::NoSource { of } => tr!(lang, "analysis-no-source", what = thing(of, lang)),
        Refusal::NormNotBetter { norm, clients } => tr!(
            lang,
            "analysis-norm-not-better",
            norm = plain(lang, *norm),
            clients = plain(lang, *clients)
        ),
        Refusal::NoReliability { of } => {
            tr!(lang, "analysis-no-reliability", what = thing(of, lang))
        }
        Refusal::NotComputable { missing } => {
            tr!(lang, "analysis-not-computable", what = thing(missing, lang))
        }
        Refusal::UndefinedStatistic => tr!(lang, "analysis-undefined-statistic"),
        Refusal::UndefinedResamples { undefined, resamples } => tr!(
            lang,
            "analysis-undefined-resamples",
            undefined = *undefined,
            resamples = *resamples
        ),
        Refusal::NoInfluence => tr!(lang, "analysis-no-influence"),
        Refusal::BootstrapBreaksDown => tr!(lang, "analysis-bootstrap-breaks-down"),
        Refusal::NotACount { index } => tr!(lang, "analysis-not-a-count", place = index + 1),
        Refusal::Collinear { column } => tr!(lang, "analysis-collinear", column = column.as_str()),
        Refusal::NoEvents => tr!(lang, "analysis-no-events"),
        Refusal::NoZeros => tr!(lang, "analysis-no-zeros"),
        Refusal::NoSpreadBetweenPeople => tr!(lang, "analysis-no-spread-between-people"),
        Refusal::NoMaximum => tr!(lang, "analysis-no-maximum"),
        Refusal::EmptyCategory { category } => {
            tr!(lang, "analysis-empty-category", category = category + 1)
        }
        Refusal::Mixed(refusal) => models::mixed(refusal, lang),
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
        Quantity::Imputed => tr!(lang, "analysis-scores-imputed"),
        Quantity::StandardErrors => tr!(lang, "analysis-scores-standarderrors"),
        Quantity::Residuals => tr!(lang, "analysis-scores-residuals"),
        Quantity::Ratings => tr!(lang, "analysis-scores-ratings"),
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
