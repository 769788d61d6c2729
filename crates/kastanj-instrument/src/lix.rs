//! LIX (*läsbarhetsindex*), the Swedish measure of how heavy a text is to read.
//!
//! LIX = words ÷ sentences + 100 × long words ÷ words, where a long word has
//! more than six letters [Björnsson, *Läsbarhet*, 1968]. Under 30 is very easy,
//! 30–40 easy, 40–50 medium. It is blunt on single lines and meant for whole
//! documents.

use std::collections::BTreeSet;

use kastanj_language::Lang;

use crate::{Questionnaire, Section, Variant};

/// A word is long when it has more letters than this.
const LONG: usize = 6;

/// The counts that LIX is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lix {
    /// Words: runs of characters between spaces, slashes or dashes that hold a letter or digit.
    pub words: usize,
    /// Sentences; see [`of_text`] for what ends one.
    pub sentences: usize,
    /// Words of more than six letters.
    pub long_words: usize,
}

impl Lix {
    /// The figure; 0 for a text without words.
    pub fn value(self) -> f64 {
        if self.words == 0 {
            return 0.0;
        }
        let words = number(self.words);
        words / number(self.sentences.max(1)) + 100.0 * number(self.long_words) / words
    }

    fn add(&mut self, other: Lix) {
        self.words += other.words;
        self.sentences += other.sentences;
        self.long_words += other.long_words;
    }
}

/// LIX of a form, with and without its answer options.
///
/// Targets hold for `without_options`: options are no sentences.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LixReport {
    /// LIX of titles, introductions, headings and questions.
    pub without_options: f64,
    /// The same with the answer options: the options of a scale count as one
    /// sentence each time the scale is printed anew in a section.
    pub with_options: f64,
    /// Words without options.
    pub words: usize,
    /// Sentences without options.
    pub sentences: usize,
}

/// The words of a text as LIX counts them.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '/' | '–' | '—'))
        .filter(|word| word.chars().any(char::is_alphanumeric))
}

/// LIX of any running text, such as an information sheet.
///
/// A sentence ends at `.` `!` `?` `:` before a space or the end of a block; a
/// full stop before a lower-case letter (*bl.a. så*) ends none. A block ends at
/// an empty line and before a list item (`-`, `*`, `•` or a number), and ends
/// its last sentence: so headings and list items are sentences of their own.
pub fn of_text(text: &str) -> Lix {
    let mut total = Lix::default();
    let mut block = String::new();
    for line in text.lines().map(str::trim).chain([""]) {
        if line.is_empty() || starts_list_item(line) {
            total.add(of_block(&block));
            block.clear();
        }
        block.push_str(line);
        block.push(' ');
    }
    total.add(of_block(&block));
    total
}

/// LIX of one variant in one language.
pub fn of_variant(questionnaire: &Questionnaire, variant: &Variant, lang: Lang) -> LixReport {
    let sections: Vec<&Section> = questionnaire.sections_of(variant).collect();
    report(questionnaire, &sections, &[variant], lang)
}

/// LIX of a whole questionnaire in one language: every section once, and the
/// title and introduction of every variant.
pub fn of_questionnaire(questionnaire: &Questionnaire, lang: Lang) -> LixReport {
    let sections: Vec<&Section> = questionnaire.sections.iter().collect();
    let variants: Vec<&Variant> = questionnaire.variants.iter().collect();
    report(questionnaire, &sections, &variants, lang)
}

/// LIX of all reasons (`because`) of a questionnaire, as on *Varför vi frågar*.
pub fn of_reasons(questionnaire: &Questionnaire, lang: Lang) -> Lix {
    let mut total = Lix::default();
    for item in questionnaire.sections.iter().flat_map(|section| &section.items) {
        total.add(of_block(item.because.get(lang)));
    }
    total
}

fn report(
    questionnaire: &Questionnaire,
    sections: &[&Section],
    variants: &[&Variant],
    lang: Lang,
) -> LixReport {
    let mut plain = Lix::default();
    let mut options = Lix::default();
    for variant in variants {
        plain.add(of_block(variant.title.get(lang)));
        plain.add(of_block(variant.intro.get(lang)));
    }
    for section in sections {
        for text in section.heading.iter().chain(&section.intro) {
            plain.add(of_block(text.get(lang)));
        }
        let mut printed = BTreeSet::new();
        for item in &section.items {
            plain.add(of_block(item.stem.get(lang)));
            let Some(scale) = item.scale().and_then(|id| questionnaire.scale(id)) else { continue };
            if printed.insert(&scale.id) {
                let labels: Vec<&str> =
                    scale.options.iter().map(|option| option.label.get(lang)).collect();
                options.add(of_block(&labels.join(", ")));
            }
        }
    }
    let mut both = plain;
    both.add(options);
    LixReport {
        without_options: plain.value(),
        with_options: both.value(),
        words: plain.words,
        sentences: plain.sentences,
    }
}

/// Counts one block, whose end ends its last sentence.
fn of_block(block: &str) -> Lix {
    let mut counts = Lix::default();
    let mut open = false;
    let mut rest = block.split_whitespace().peekable();
    while let Some(token) = rest.next() {
        for word in words(token) {
            counts.words += 1;
            let letters = word.chars().filter(|c| c.is_alphabetic()).count();
            counts.long_words += usize::from(letters > LONG);
            open = true;
        }
        let bare = token.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']);
        let next_is_small =
            rest.peek().and_then(|next| next.chars().next()).is_some_and(char::is_lowercase);
        let ends = bare.ends_with(['!', '?', ':']) || (bare.ends_with('.') && !next_is_small);
        if open && ends {
            counts.sentences += 1;
            open = false;
        }
    }
    counts.sentences += usize::from(open);
    counts
}

fn starts_list_item(line: &str) -> bool {
    let Some((first, _)) = line.split_once(' ') else { return false };
    let numbered = first
        .strip_suffix(['.', ')'])
        .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()));
    matches!(first, "-" | "*" | "•" | "–" | "☐") || numbered
}

#[expect(clippy::cast_precision_loss, reason = "no text has 2^52 words")]
fn number(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_formula_by_hand() {
        // skriver, berättelser, tillsammans are long.
        let lix = of_text("Hon läser en liten bok. Sedan skriver barnen berättelser tillsammans.");
        assert_eq!(lix, Lix { words: 10, sentences: 2, long_words: 3 });
        assert!((lix.value() - (5.0 + 30.0)).abs() < 1e-12);
    }

    #[test]
    fn six_letters_are_short_and_seven_long() {
        assert_eq!(of_text("vänner").long_words, 0);
        assert_eq!(of_text("vännern").long_words, 1);
        assert_eq!(of_text("\"vänner\",").long_words, 0, "signs are no letters");
    }

    #[test]
    fn headings_lists_and_colons_end_sentences() {
        assert_eq!(of_text("Rubrik\n\nTvå ord.").sentences, 2);
        assert_eq!(of_text("Ta med:\n- penna\n- papper").sentences, 3);
        assert_eq!(of_text("en rad som\nfortsätter här").sentences, 1);
        assert_eq!(of_text("Det finns t.ex. böcker.").sentences, 1);
        assert_eq!(of_text("Han sa: \"Nej!\" Sedan gick han.").sentences, 3);
    }

    #[test]
    fn nothing_is_zero() {
        assert_eq!(of_text(" \n – \n").words, 0);
        assert!(of_text("").value().abs() < f64::EPSILON);
    }
}
