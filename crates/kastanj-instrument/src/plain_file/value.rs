//! From one value of the file to a type of Rust, or to a fault.

use std::ops::{Range, RangeInclusive};
use std::str::FromStr;

use kastanj_language::Text;
use toml::Spanned;
use toml::de::DeValue;

use super::{Faults, fault};

/// A value as TOML gives it, with its place.
pub(super) type Value<'t> = Spanned<DeValue<'t>>;

/// A value that was read, with its place in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed<T> {
    /// What was read.
    pub value: T,
    /// The bytes of the file where it stands.
    pub at: Range<usize>,
}

/// The value is not of the kind that `wanted` shows.
pub(super) fn wrong_kind(key: &str, wanted: &str, value: &Value<'_>, faults: &mut Faults<'_>) {
    fault!(
        faults,
        &value.span(),
        "instrument-wrong-kind",
        "instrument-wrong-kind-hint",
        field = key,
        wanted = wanted,
    );
}

/// A list; `wanted` shows how one is written.
pub(super) fn list<'t>(
    key: &str,
    wanted: &str,
    value: &'t Value<'t>,
    faults: &mut Faults<'_>,
) -> Option<&'t [Value<'t>]> {
    let values = value.get_ref().as_array();
    if values.is_none() {
        wrong_kind(key, wanted, value, faults);
    }
    values.map(|values| &**values)
}

/// A text in quotation marks that is not empty.
pub(super) fn word(
    key: &str,
    value: &Value<'_>,
    faults: &mut Faults<'_>,
) -> Option<Placed<String>> {
    let Some(word) = value.get_ref().as_str() else {
        wrong_kind(key, "\"…\"", value, faults);
        return None;
    };
    if word.trim().is_empty() {
        fault!(faults, &value.span(), "instrument-empty", "instrument-empty-hint", field = key);
        return None;
    }
    Some(Placed { value: word.to_owned(), at: value.span() })
}

/// One of a fixed list of words.
pub(super) fn choice<T: Copy>(
    key: &str,
    word: &Placed<String>,
    choices: &[(&str, T)],
    faults: &mut Faults<'_>,
) -> Option<Placed<T>> {
    let chosen = choices.iter().find(|(name, _)| *name == word.value);
    if chosen.is_none() {
        let known: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        fault!(
            faults,
            &word.at,
            "instrument-unknown-choice",
            "instrument-unknown-choice-hint",
            field = key,
            word = &word.value,
            known = known.join(", "),
        );
    }
    chosen.map(|(_, value)| Placed { value: *value, at: word.at.clone() })
}

/// A word with a shape of its own, such as `example`.
pub(super) fn parsed<T: FromStr>(
    key: &str,
    value: &Value<'_>,
    example: &str,
    faults: &mut Faults<'_>,
) -> Option<Placed<T>> {
    // A day may stand without quotation marks: TOML has a type for it.
    let word = match value.get_ref() {
        DeValue::Datetime(moment) => Placed { value: moment.to_string(), at: value.span() },
        _ => word(key, value, faults)?,
    };
    let Ok(read) = word.value.parse() else {
        fault!(
            faults,
            &word.at,
            "instrument-unknown-choice",
            "instrument-example-hint",
            field = key,
            word = &word.value,
            example = example,
        );
        return None;
    };
    Some(Placed { value: read, at: word.at })
}

/// A text in every language. A language that is missing is a fault and stays
/// empty, so that the other one can still be checked.
pub(super) fn text(key: &str, value: &Value<'_>, faults: &mut Faults<'_>) -> Option<Placed<Text>> {
    let Some(table) = value.get_ref().as_table() else {
        wrong_kind(key, "{ sv = \"…\", en = \"…\" }", value, faults);
        return None;
    };
    let mut wording = |lang: &'static str| {
        let words = table.get(lang).and_then(|value| value.get_ref().as_str());
        if words.is_none_or(|words| words.trim().is_empty()) {
            fault!(
                faults,
                &value.span(),
                "instrument-missing-language",
                "instrument-missing-language-hint",
                field = key,
                lang = lang,
            );
        }
        words.unwrap_or_default().to_owned()
    };
    let both = Text { sv: wording("sv"), en: wording("en") };
    for lang in table.keys().filter(|lang| !matches!(lang.get_ref().as_ref(), "sv" | "en")) {
        fault!(
            faults,
            &lang.span(),
            "instrument-unknown-field",
            "instrument-unknown-field-hint",
            table = key,
            field = lang.get_ref().as_ref(),
            known = "sv, en",
        );
    }
    Some(Placed { value: both, at: value.span() })
}

/// A whole number within limits.
pub(super) fn whole<T: TryFrom<i64>>(
    key: &str,
    value: &Value<'_>,
    allowed: &RangeInclusive<i64>,
    faults: &mut Faults<'_>,
) -> Option<Placed<T>> {
    let number = match value.get_ref() {
        DeValue::Integer(digits) => i64::from_str_radix(digits.as_str(), digits.radix()).ok(),
        _ => None,
    };
    let sound = number.filter(|number| allowed.contains(number));
    let Some(read) = sound.and_then(|number| T::try_from(number).ok()) else {
        fault!(
            faults,
            &value.span(),
            "instrument-whole-number",
            "instrument-whole-number-hint",
            field = key,
            low = allowed.start().to_string(),
            high = allowed.end().to_string(),
        );
        return None;
    };
    Some(Placed { value: read, at: value.span() })
}

/// A number, with or without decimals; never infinite.
pub(super) fn number(key: &str, value: &Value<'_>, faults: &mut Faults<'_>) -> Option<Placed<f64>> {
    let read = finite(value);
    if read.is_none() {
        wrong_kind(key, "25.0", value, faults);
    }
    read.map(|read| Placed { value: read, at: value.span() })
}

/// A number within limits, with or without decimals.
pub(super) fn bounded(
    key: &str,
    value: &Value<'_>,
    allowed: &RangeInclusive<f64>,
    faults: &mut Faults<'_>,
) -> Option<f64> {
    let sound = finite(value).filter(|number| allowed.contains(number));
    if sound.is_none() {
        fault!(
            faults,
            &value.span(),
            "instrument-number",
            "instrument-number-hint",
            field = key,
            low = allowed.start().to_string(),
            high = allowed.end().to_string(),
        );
    }
    sound
}

fn finite(value: &Value<'_>) -> Option<f64> {
    let read: Option<f64> = match value.get_ref() {
        DeValue::Float(digits) => digits.as_str().parse().ok(),
        DeValue::Integer(digits) if digits.radix() == 10 => digits.as_str().parse().ok(),
        _ => None,
    };
    read.filter(|number| number.is_finite())
}
