use std::ops::{Range, RangeInclusive};
use std::str::FromStr;

use kastanj_language::Text;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::faults::{Faults, fault};

type Value<'t> = Spanned<DeValue<'t>>;

/// A value with its place in the file.
#[derive(Debug, Clone)]
pub(super) struct Placed<T> {
    pub(super) value: T,
    pub(super) at: Range<usize>,
}

/// One table of the study file, read field by field; what nobody asked for is a fault.
pub(super) struct Fields<'t> {
    table: &'t DeTable<'t>,
    /// Where the table begins.
    pub(super) at: Range<usize>,
    name: &'static str,
    asked: Vec<&'static str>,
}

impl<'t> Fields<'t> {
    pub(super) fn new(table: &'t DeTable<'t>, at: Range<usize>, name: &'static str) -> Self {
        Fields { table, at, name, asked: Vec::new() }
    }

    fn find(&mut self, key: &'static str) -> Option<&'t Value<'t>> {
        self.asked.push(key);
        self.table.get(key)
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Where a field stands, or the table if it is left out.
    pub(super) fn place(&self, key: &str) -> Range<usize> {
        self.table.get(key).map_or_else(|| self.at.clone(), Spanned::span)
    }

    /// Tells that a field has to be there.
    pub(super) fn missing(&self, key: &'static str, faults: &mut Faults<'_>) {
        fault!(
            faults,
            &self.at,
            "record-study-missing",
            "record-study-missing-hint",
            table = self.name,
            field = key,
        );
    }

    /// A text in quotation marks that may be left out.
    pub(super) fn word(
        &mut self,
        key: &'static str,
        faults: &mut Faults<'_>,
    ) -> Option<Placed<String>> {
        word(key, self.find(key)?, faults)
    }

    /// A text in quotation marks that must be there.
    pub(super) fn need_word(
        &mut self,
        key: &'static str,
        faults: &mut Faults<'_>,
    ) -> Option<Placed<String>> {
        if !self.has(key) {
            self.missing(key, faults);
        }
        self.word(key, faults)
    }

    /// A word with a shape of its own (a code, a month, a day), such as `example`.
    pub(super) fn parsed<T: FromStr>(
        &mut self,
        key: &'static str,
        example: &str,
        faults: &mut Faults<'_>,
    ) -> Option<Placed<T>> {
        let value = self.find(key)?;
        // A day may stand without quotation marks: TOML has a type for it.
        let text = match value.get_ref() {
            DeValue::Datetime(moment) => Placed { value: moment.to_string(), at: value.span() },
            _ => word(key, value, faults)?,
        };
        shaped(key, &text, example, faults)
    }

    /// A list of words with a shape of their own; `None` if left out.
    pub(super) fn parsed_list<T: FromStr>(
        &mut self,
        key: &'static str,
        example: &str,
        faults: &mut Faults<'_>,
    ) -> Option<Vec<Placed<T>>> {
        let value = self.find(key)?;
        let Some(values) = value.get_ref().as_array() else {
            wrong_kind(key, "[…]", value, faults);
            return None;
        };
        let words: Vec<Placed<String>> =
            values.iter().filter_map(|value| word(key, value, faults)).collect();
        Some(words.iter().filter_map(|word| shaped(key, word, example, faults)).collect())
    }

    /// `true` or `false`.
    pub(super) fn flag(
        &mut self,
        key: &'static str,
        default: bool,
        faults: &mut Faults<'_>,
    ) -> bool {
        let Some(value) = self.find(key) else { return default };
        value.get_ref().as_bool().unwrap_or_else(|| {
            wrong_kind(key, "true / false", value, faults);
            default
        })
    }

    /// A whole number between two others.
    pub(super) fn whole<T: TryFrom<i64> + Copy>(
        &mut self,
        key: &'static str,
        allowed: RangeInclusive<i64>,
        default: T,
        faults: &mut Faults<'_>,
    ) -> T {
        let Some(value) = self.find(key) else { return default };
        let number = match value.get_ref() {
            DeValue::Integer(digits) => i64::from_str_radix(digits.as_str(), digits.radix()).ok(),
            _ => None,
        };
        let sound = number.filter(|number| allowed.contains(number));
        sound.and_then(|number| T::try_from(number).ok()).unwrap_or_else(|| {
            fault!(
                faults,
                &value.span(),
                "record-study-number",
                "record-study-number-hint",
                field = key,
                low = allowed.start().to_string(),
                high = allowed.end().to_string(),
            );
            default
        })
    }

    /// A number between two others.
    pub(super) fn number(
        &mut self,
        key: &'static str,
        allowed: RangeInclusive<f64>,
        default: f64,
        faults: &mut Faults<'_>,
    ) -> f64 {
        let Some(value) = self.find(key) else { return default };
        number(key, value, &allowed, faults).unwrap_or(default)
    }

    /// Two numbers, the lower first: `[0, 100]`.
    pub(super) fn span_of_numbers(
        &mut self,
        key: &'static str,
        allowed: RangeInclusive<f64>,
        faults: &mut Faults<'_>,
    ) -> Option<(f64, f64)> {
        let value = self.find(key)?;
        let Some([low, high]) = value.get_ref().as_array().map(|values| &**values) else {
            wrong_kind(key, "[0, 100]", value, faults);
            return None;
        };
        let low = number(key, low, &allowed, faults)?;
        let high = number(key, high, &allowed, faults)?;
        if low >= high {
            fault!(
                faults,
                &value.span(),
                "record-study-order",
                "record-study-order-hint",
                field = key,
            );
            return None;
        }
        Some((low, high))
    }

    /// A text in every language, `{ sv = "…", en = "…" }`.
    pub(super) fn text(
        &mut self,
        key: &'static str,
        faults: &mut Faults<'_>,
    ) -> Option<Placed<Text>> {
        let value = self.find(key)?;
        let Some(table) = value.get_ref().as_table() else {
            wrong_kind(key, "{ sv = \"…\", en = \"…\" }", value, faults);
            return None;
        };
        let mut fields = Fields::new(table, value.span(), key);
        let sv = fields.need_word("sv", faults);
        let en = fields.need_word("en", faults);
        fields.finish(faults);
        Some(Placed { value: Text { sv: sv?.value, en: en?.value }, at: value.span() })
    }

    /// A table that may be left out.
    pub(super) fn table(
        &mut self,
        key: &'static str,
        faults: &mut Faults<'_>,
    ) -> Option<Fields<'t>> {
        as_table(key, self.find(key)?, faults)
    }

    /// All tables of a list; none if the field is left out.
    pub(super) fn tables(&mut self, key: &'static str, faults: &mut Faults<'_>) -> Vec<Fields<'t>> {
        let Some(value) = self.find(key) else { return Vec::new() };
        let Some(values) = value.get_ref().as_array() else {
            wrong_kind(key, "[[…]]", value, faults);
            return Vec::new();
        };
        values.iter().filter_map(|value| as_table(key, value, faults)).collect()
    }

    /// Tells of every field that nobody asked for.
    pub(super) fn finish(self, faults: &mut Faults<'_>) {
        for key in self.table.keys() {
            let word: &str = key.get_ref();
            if !self.asked.contains(&word) {
                fault!(
                    faults,
                    &key.span(),
                    "record-study-unknown-field",
                    "record-study-unknown-field-hint",
                    table = self.name,
                    field = word,
                    known = self.asked.join(", "),
                );
            }
        }
    }
}

fn wrong_kind(key: &str, wanted: &str, value: &Value<'_>, faults: &mut Faults<'_>) {
    fault!(
        faults,
        &value.span(),
        "record-study-wrong-kind",
        "record-study-wrong-kind-hint",
        field = key,
        wanted = wanted,
    );
}

fn word(key: &str, value: &Value<'_>, faults: &mut Faults<'_>) -> Option<Placed<String>> {
    let Some(word) = value.get_ref().as_str() else {
        wrong_kind(key, "\"…\"", value, faults);
        return None;
    };
    if word.trim().is_empty() {
        fault!(faults, &value.span(), "record-study-empty", "record-study-empty-hint", field = key,);
        return None;
    }
    Some(Placed { value: word.to_owned(), at: value.span() })
}

fn shaped<T: FromStr>(
    key: &str,
    word: &Placed<String>,
    example: &str,
    faults: &mut Faults<'_>,
) -> Option<Placed<T>> {
    let read = word.value.parse().ok();
    if read.is_none() {
        fault!(
            faults,
            &word.at,
            "record-study-not-one",
            "record-study-not-one-hint",
            field = key,
            found = word.value.as_str(),
            example = example,
        );
    }
    read.map(|value| Placed { value, at: word.at.clone() })
}

fn number(
    key: &str,
    value: &Value<'_>,
    allowed: &RangeInclusive<f64>,
    faults: &mut Faults<'_>,
) -> Option<f64> {
    let read: Option<f64> = match value.get_ref() {
        DeValue::Float(digits) => digits.as_str().parse().ok(),
        DeValue::Integer(digits) if digits.radix() == 10 => digits.as_str().parse().ok(),
        _ => None,
    };
    let sound = read.filter(|number| allowed.contains(number));
    if sound.is_none() {
        fault!(
            faults,
            &value.span(),
            "record-study-number",
            "record-study-number-hint",
            field = key,
            low = allowed.start().to_string(),
            high = allowed.end().to_string(),
        );
    }
    sound
}

fn as_table<'t>(
    key: &'static str,
    value: &'t Value<'t>,
    faults: &mut Faults<'_>,
) -> Option<Fields<'t>> {
    let table = value.get_ref().as_table();
    if table.is_none() {
        wrong_kind(key, "[…]", value, faults);
    }
    table.map(|table| Fields::new(table, value.span(), key))
}
