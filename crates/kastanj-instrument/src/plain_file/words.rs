//! Fields that hold words: names, choices, texts in every language.

use std::str::FromStr;

use kastanj_language::Text;

use super::value::{choice, list, parsed, text, word};
use super::{Faults, Fields, Placed};

impl Fields<'_> {
    /// A text in quotation marks that may be left out but not be empty.
    pub fn word(&mut self, key: &'static str, faults: &mut Faults<'_>) -> Option<Placed<String>> {
        word(key, self.find(key)?, faults)
    }

    /// A text in quotation marks that must be there.
    pub fn need_word(
        &mut self,
        key: &'static str,
        faults: &mut Faults<'_>,
    ) -> Option<Placed<String>> {
        word(key, self.need(key, faults)?, faults)
    }

    /// As [`Self::need_word`]; after a fault an empty word, placed at the table.
    pub fn word_or_blank(&mut self, key: &'static str, faults: &mut Faults<'_>) -> Placed<String> {
        let read = self.need_word(key, faults);
        read.unwrap_or_else(|| Placed { value: String::new(), at: self.at.clone() })
    }

    /// A list of words that must be there; what is no word is left out.
    pub fn need_words(
        &mut self,
        key: &'static str,
        faults: &mut Faults<'_>,
    ) -> Vec<Placed<String>> {
        let values = self.need(key, faults).and_then(|value| list(key, "[…]", value, faults));
        values.unwrap_or_default().iter().filter_map(|v| word(key, v, faults)).collect()
    }

    /// A list of lists of words that must be there.
    pub fn need_word_lists(
        &mut self,
        key: &'static str,
        faults: &mut Faults<'_>,
    ) -> Vec<Vec<Placed<String>>> {
        let values = self.need(key, faults).and_then(|value| list(key, "[…]", value, faults));
        let rows = values.unwrap_or_default().iter();
        rows.filter_map(|row| {
            let words = list(key, "[…]", row, faults)?;
            Some(words.iter().filter_map(|v| word(key, v, faults)).collect())
        })
        .collect()
    }

    /// One of a fixed list of words, each with what it stands for; must be there.
    pub fn need_choice<T: Copy>(
        &mut self,
        key: &'static str,
        choices: &[(&str, T)],
        faults: &mut Faults<'_>,
    ) -> Option<Placed<T>> {
        let word = self.need_word(key, faults)?;
        choice(key, &word, choices, faults)
    }

    /// A list of words, each one of a fixed list; must be there.
    pub fn need_choices<T: Copy>(
        &mut self,
        key: &'static str,
        choices: &[(&str, T)],
        faults: &mut Faults<'_>,
    ) -> Vec<Placed<T>> {
        let words = self.need_words(key, faults);
        words.iter().filter_map(|word| choice(key, word, choices, faults)).collect()
    }

    /// A word with a shape of its own (a code, a month), or a day without quotation
    /// marks; may be left out. `example` is what the remedy shows.
    pub fn parsed<T: FromStr>(
        &mut self,
        key: &'static str,
        example: &str,
        faults: &mut Faults<'_>,
    ) -> Option<Placed<T>> {
        parsed(key, self.find(key)?, example, faults)
    }

    /// As [`Self::parsed`], for a field that must be there.
    pub fn need_parsed<T: FromStr>(
        &mut self,
        key: &'static str,
        example: &str,
        faults: &mut Faults<'_>,
    ) -> Option<Placed<T>> {
        parsed(key, self.need(key, faults)?, example, faults)
    }

    /// A list of words with a shape of their own; `None` if left out or no list.
    pub fn parsed_list<T: FromStr>(
        &mut self,
        key: &'static str,
        example: &str,
        faults: &mut Faults<'_>,
    ) -> Option<Vec<Placed<T>>> {
        let values = list(key, "[…]", self.find(key)?, faults)?;
        Some(values.iter().filter_map(|value| parsed(key, value, example, faults)).collect())
    }

    /// As [`Self::parsed_list`], for a field that must be there.
    pub fn need_parsed_list<T: FromStr>(
        &mut self,
        key: &'static str,
        example: &str,
        faults: &mut Faults<'_>,
    ) -> Option<Vec<Placed<T>>> {
        self.need(key, faults)?;
        self.parsed_list(key, example, faults)
    }

    /// A text in every language, `{ sv = "…", en = "…" }`, that may be left out.
    ///
    /// A language that is missing is a fault; its wording is empty then.
    pub fn text(&mut self, key: &'static str, faults: &mut Faults<'_>) -> Option<Placed<Text>> {
        text(key, self.find(key)?, faults)
    }

    /// As [`Self::text`], for a text that must be there.
    pub fn need_text(
        &mut self,
        key: &'static str,
        faults: &mut Faults<'_>,
    ) -> Option<Placed<Text>> {
        text(key, self.need(key, faults)?, faults)
    }

    /// As [`Self::need_text`]; after a fault an empty text, placed at the table.
    pub fn text_or_blank(&mut self, key: &'static str, faults: &mut Faults<'_>) -> Placed<Text> {
        let read = self.need_text(key, faults);
        read.unwrap_or_else(|| Placed { value: Text::default(), at: self.at.clone() })
    }
}
