//! Checks of what the client reads: length of questions, words that may not stand.

use kastanj_language::Lang;

use super::draft::Draft;
use crate::Part;
use crate::forbidden::{Place, forbidden_words_in};
use crate::lix::words;
use crate::plain_file::{Faults, fault};

/// The most words of a question, in any language.
pub(super) const MOST_WORDS: usize = 15;

pub(super) fn check(draft: &Draft, faults: &mut Faults<'_>) {
    for (item, at) in draft.sections.iter().flat_map(|section| section.items()) {
        for lang in Lang::ALL {
            let count = words(item.stem.get(lang)).count();
            if count > MOST_WORDS {
                fault!(
                    faults,
                    &at.stem,
                    "instrument-long-stem",
                    "instrument-long-stem-hint",
                    item = &item.id.0,
                    lang = lang.code(),
                    count = count,
                    most = MOST_WORDS,
                );
            }
        }
    }
    // Part II is read in the room, where the words of the subject may stand.
    let place = match draft.part {
        Part::Research => Place::Carried,
        Part::AddedValue => Place::Room,
    };
    for text in &draft.client_texts {
        for lang in Lang::ALL {
            for word in forbidden_words_in(text.value.get(lang), place) {
                fault!(
                    faults,
                    &text.at,
                    "instrument-forbidden-word",
                    "instrument-forbidden-word-hint",
                    word = &word.found,
                );
            }
        }
    }
}
