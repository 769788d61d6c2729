use std::ops::Range;

use kastanj_language::Text;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::problems::{Problems, problem};

/// A value with its place in the file.
#[derive(Debug, Clone)]
pub(super) struct Placed<T> {
    pub(super) value: T,
    pub(super) at: Range<usize>,
}

/// One table of the file, read field by field; what nobody asked for is a fault.
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

    /// The value of an optional field.
    fn find(&mut self, key: &'static str) -> Option<&'t Spanned<DeValue<'t>>> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        self.table.get(key)
    }

    /// The value of a field that must be there.
    fn need(
        &mut self,
        key: &'static str,
        problems: &mut Problems<'_>,
    ) -> Option<&'t Spanned<DeValue<'t>>> {
        let found = self.find(key);
        if found.is_none() {
            problem!(
                problems,
                &self.at,
                "instrument-missing-field",
                "instrument-missing-field-hint",
                table = self.name,
                field = key,
            );
        }
        found
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    pub(super) fn string(
        &mut self,
        key: &'static str,
        problems: &mut Problems<'_>,
    ) -> Placed<String> {
        let read = self.need(key, problems).and_then(|value| string(key, value, problems));
        read.unwrap_or_else(|| Placed { value: String::new(), at: self.at.clone() })
    }

    /// One of a fixed list of words.
    pub(super) fn choice<T: Copy>(
        &mut self,
        key: &'static str,
        choices: &[(&str, T)],
        problems: &mut Problems<'_>,
    ) -> Option<Placed<T>> {
        let word = self.need(key, problems).and_then(|value| string(key, value, problems))?;
        choose(key, &word, choices, problems).map(|value| Placed { value, at: word.at })
    }

    /// A list of words, each one of a fixed list.
    pub(super) fn choices<T: Copy>(
        &mut self,
        key: &'static str,
        choices: &[(&str, T)],
        problems: &mut Problems<'_>,
    ) -> Vec<Placed<T>> {
        let words = self.strings(key, problems);
        let chosen = words.into_iter().filter_map(|word| {
            choose(key, &word, choices, problems).map(|value| Placed { value, at: word.at })
        });
        chosen.collect()
    }

    pub(super) fn strings(
        &mut self,
        key: &'static str,
        problems: &mut Problems<'_>,
    ) -> Vec<Placed<String>> {
        let values = self.need(key, problems).and_then(|value| list(key, value, problems));
        values.unwrap_or_default().iter().filter_map(|v| string(key, v, problems)).collect()
    }

    /// A list of lists of words.
    pub(super) fn string_lists(
        &mut self,
        key: &'static str,
        problems: &mut Problems<'_>,
    ) -> Vec<Vec<Placed<String>>> {
        let values = self.need(key, problems).and_then(|value| list(key, value, problems));
        let rows = values.unwrap_or_default().iter();
        rows.filter_map(|row| {
            let words = list(key, row, problems)?;
            Some(words.iter().filter_map(|v| string(key, v, problems)).collect())
        })
        .collect()
    }

    pub(super) fn integer(
        &mut self,
        key: &'static str,
        allowed: std::ops::RangeInclusive<i64>,
        problems: &mut Problems<'_>,
    ) -> Option<Placed<i64>> {
        let value = self.need(key, problems)?;
        let number = match value.get_ref() {
            DeValue::Integer(digits) => i64::from_str_radix(digits.as_str(), digits.radix()).ok(),
            _ => None,
        };
        match number.filter(|number| allowed.contains(number)) {
            Some(value_) => Some(Placed { value: value_, at: value.span() }),
            None => {
                problem!(
                    problems,
                    &value.span(),
                    "instrument-whole-number",
                    "instrument-whole-number-hint",
                    field = key,
                    low = allowed.start().to_string(),
                    high = allowed.end().to_string(),
                );
                None
            }
        }
    }

    pub(super) fn number(
        &mut self,
        key: &'static str,
        problems: &mut Problems<'_>,
    ) -> Option<Placed<f64>> {
        let value = self.need(key, problems)?;
        number(key, value, problems)
    }

    pub(super) fn numbers(
        &mut self,
        key: &'static str,
        problems: &mut Problems<'_>,
    ) -> Vec<Placed<f64>> {
        let values = self.need(key, problems).and_then(|value| list(key, value, problems));
        values.unwrap_or_default().iter().filter_map(|v| number(key, v, problems)).collect()
    }

    /// A field that is `false` unless it says `true`.
    pub(super) fn flag(&mut self, key: &'static str, problems: &mut Problems<'_>) -> bool {
        let Some(value) = self.find(key) else { return false };
        value.get_ref().as_bool().unwrap_or_else(|| {
            wrong_kind(key, "true / false", value, problems);
            false
        })
    }

    /// A field that must say `true` or `false`.
    pub(super) fn boolean(&mut self, key: &'static str, problems: &mut Problems<'_>) -> bool {
        let present = self.need(key, problems).is_some();
        present && self.flag(key, problems)
    }

    /// A text in every language, with its place.
    pub(super) fn text(&mut self, key: &'static str, problems: &mut Problems<'_>) -> Placed<Text> {
        let read = self.need(key, problems).and_then(|value| text(key, value, problems));
        read.unwrap_or_else(|| Placed { value: Text::default(), at: self.at.clone() })
    }

    /// As [`Self::text`], for a text that may be left out.
    pub(super) fn optional_text(
        &mut self,
        key: &'static str,
        problems: &mut Problems<'_>,
    ) -> Option<Placed<Text>> {
        self.find(key).and_then(|value| text(key, value, problems))
    }

    pub(super) fn table(
        &mut self,
        key: &'static str,
        problems: &mut Problems<'_>,
    ) -> Option<Fields<'t>> {
        let value = self.need(key, problems)?;
        as_table(key, value, problems)
    }

    /// All tables of a list; none if the field is left out.
    pub(super) fn tables(
        &mut self,
        key: &'static str,
        problems: &mut Problems<'_>,
    ) -> Vec<Fields<'t>> {
        let values = self.find(key).and_then(|value| list(key, value, problems));
        values.unwrap_or_default().iter().filter_map(|v| as_table(key, v, problems)).collect()
    }

    /// Tells of every field that nobody asked for.
    pub(super) fn finish(self, problems: &mut Problems<'_>) {
        for key in self.table.keys() {
            let word: &str = key.get_ref();
            if self.asked.contains(&word) {
                continue;
            }
            if matches!(word, "reversed" | "reverse" | "inverted") {
                problem!(problems, &key.span(), "instrument-reversed", "instrument-reversed-hint",);
                continue;
            }
            problem!(
                problems,
                &key.span(),
                "instrument-unknown-field",
                "instrument-unknown-field-hint",
                table = self.name,
                field = word,
                known = self.asked.join(", "),
            );
        }
    }
}

fn wrong_kind(key: &str, wanted: &str, value: &Spanned<DeValue<'_>>, problems: &mut Problems<'_>) {
    problem!(
        problems,
        &value.span(),
        "instrument-wrong-kind",
        "instrument-wrong-kind-hint",
        field = key,
        wanted = wanted,
    );
}

fn string(
    key: &str,
    value: &Spanned<DeValue<'_>>,
    problems: &mut Problems<'_>,
) -> Option<Placed<String>> {
    let Some(word) = value.get_ref().as_str() else {
        wrong_kind(key, "\"…\"", value, problems);
        return None;
    };
    if word.trim().is_empty() {
        problem!(problems, &value.span(), "instrument-empty", "instrument-empty-hint", field = key,);
        return None;
    }
    Some(Placed { value: word.to_owned(), at: value.span() })
}

fn list<'t>(
    key: &str,
    value: &'t Spanned<DeValue<'t>>,
    problems: &mut Problems<'_>,
) -> Option<&'t [Spanned<DeValue<'t>>]> {
    let values = value.get_ref().as_array();
    if values.is_none() {
        wrong_kind(key, "[…]", value, problems);
    }
    values.map(|values| &**values)
}

fn number(
    key: &str,
    value: &Spanned<DeValue<'_>>,
    problems: &mut Problems<'_>,
) -> Option<Placed<f64>> {
    let read = match value.get_ref() {
        DeValue::Float(digits) => digits.as_str().parse::<f64>().ok(),
        DeValue::Integer(digits) if digits.radix() == 10 => digits.as_str().parse::<f64>().ok(),
        _ => None,
    };
    match read.filter(|number| number.is_finite()) {
        Some(read) => Some(Placed { value: read, at: value.span() }),
        None => {
            wrong_kind(key, "25.0", value, problems);
            None
        }
    }
}

fn text(
    key: &str,
    value: &Spanned<DeValue<'_>>,
    problems: &mut Problems<'_>,
) -> Option<Placed<Text>> {
    let Some(table) = value.get_ref().as_table() else {
        wrong_kind(key, "{ sv = \"…\", en = \"…\" }", value, problems);
        return None;
    };
    let mut wording = |lang: &'static str| {
        let words = table.get(lang).and_then(|value| value.get_ref().as_str());
        if words.is_none_or(|words| words.trim().is_empty()) {
            problem!(
                problems,
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
        problem!(
            problems,
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

fn as_table<'t>(
    key: &'static str,
    value: &'t Spanned<DeValue<'t>>,
    problems: &mut Problems<'_>,
) -> Option<Fields<'t>> {
    let Some(table) = value.get_ref().as_table() else {
        wrong_kind(key, "[table]", value, problems);
        return None;
    };
    Some(Fields::new(table, value.span(), key))
}

fn choose<T: Copy>(
    key: &str,
    word: &Placed<String>,
    choices: &[(&str, T)],
    problems: &mut Problems<'_>,
) -> Option<T> {
    let chosen = choices.iter().find(|(name, _)| *name == word.value).map(|(_, value)| *value);
    if chosen.is_none() {
        let known: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        problem!(
            problems,
            &word.at,
            "instrument-unknown-choice",
            "instrument-unknown-choice-hint",
            field = key,
            word = &word.value,
            known = known.join(", "),
        );
    }
    chosen
}
