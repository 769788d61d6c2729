use std::ops::Range;
use std::sync::OnceLock;

/// The list as it stands in the repository.
const LIST: &str = include_str!("../../../instruments/forbidden-words.txt");

/// Where a text is read; some words of the list are allowed in some places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Anything that a client carries, opens or may be seen with. Nothing is allowed.
    Carried,
    /// Part II, read and left in the room.
    Room,
    /// The information sheet, which must name its controller and the limits of
    /// secrecy, and is never carried.
    InformationSheet,
}

/// A word that may not stand where it stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForbiddenWord {
    /// As it stood in the text.
    pub found: String,
    /// The entry of the list that refuses it.
    pub entry: String,
    /// Its place in the text, in bytes.
    pub at: Range<usize>,
}

#[derive(Debug)]
struct Entry {
    written: String,
    words: Vec<Pattern>,
    room: bool,
    information: bool,
}

#[derive(Debug)]
enum Pattern {
    Exactly(String),
    Begins(String),
    Contains(String),
}

impl Pattern {
    fn new(word: &str) -> Pattern {
        let word = word.to_lowercase();
        match (word.strip_prefix('*'), word.strip_suffix('*')) {
            (Some(_), _) => Pattern::Contains(word.trim_matches('*').to_owned()),
            (None, Some(start)) => Pattern::Begins(start.to_owned()),
            (None, None) => Pattern::Exactly(word),
        }
    }

    fn matches(&self, word: &str) -> bool {
        match self {
            Pattern::Exactly(whole) => word == whole,
            Pattern::Begins(start) => word.starts_with(start.as_str()),
            Pattern::Contains(part) => word.contains(part.as_str()),
        }
    }
}

impl Entry {
    fn new(line: &str) -> Entry {
        let (written, places) = line.split_once('|').unwrap_or((line, ""));
        let allowed = |place: &str| places.split_whitespace().any(|word| word == place);
        Entry {
            written: written.trim().to_owned(),
            words: written.split_whitespace().map(Pattern::new).collect(),
            room: allowed("room"),
            information: allowed("information"),
        }
    }

    fn holds_in(&self, place: Place) -> bool {
        match place {
            Place::Carried => true,
            Place::Room => !self.room,
            Place::InformationSheet => !self.information,
        }
    }
}

fn entries() -> &'static [Entry] {
    static ENTRIES: OnceLock<Vec<Entry>> = OnceLock::new();
    ENTRIES.get_or_init(|| {
        LIST.lines()
            .map(|line| line.split('#').next().unwrap_or_default().trim())
            .filter(|line| !line.is_empty())
            .map(Entry::new)
            .collect()
    })
}

/// The forbidden words of a text that a client may carry or open.
///
/// Case makes no difference; words are runs of letters and digits; soft
/// hyphens are ignored and letters with separate accents are read as one, so
/// that text taken out of a PDF is judged like the text that went in.
pub fn forbidden_words(text: &str) -> Vec<ForbiddenWord> {
    forbidden_words_in(text, Place::Carried)
}

/// As [`forbidden_words`], with the exceptions that the list makes for `place`.
pub fn forbidden_words_in(text: &str, place: Place) -> Vec<ForbiddenWord> {
    let words = words(text);
    let mut found = Vec::new();
    for entry in entries().iter().filter(|entry| entry.holds_in(place)) {
        for run in words.windows(entry.words.len()) {
            let alike = run.iter().zip(&entry.words).all(|(word, p)| p.matches(&word.plain));
            if let (true, Some(first), Some(last)) = (alike, run.first(), run.last()) {
                let at = first.at.start..last.at.end;
                found.push(ForbiddenWord {
                    found: text[at.clone()].to_owned(),
                    entry: entry.written.clone(),
                    at,
                });
            }
        }
    }
    found.sort_by_key(|word| word.at.start);
    found
}

/// One word of a text: folded to plain lower case, and its place.
struct Word {
    plain: String,
    at: Range<usize>,
}

fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (start, letter) in text.char_indices() {
        let end = start + letter.len_utf8();
        let accent = matches!(letter, '\u{308}' | '\u{30a}');
        let inside = letter.is_alphanumeric() || accent || letter == '\u{ad}';
        if !inside {
            open = false;
            continue;
        }
        if !open {
            words.push(Word { plain: String::new(), at: start..end });
            open = true;
        }
        let Some(word) = words.last_mut() else { continue };
        word.at.end = end;
        match (letter, word.plain.chars().last()) {
            ('\u{ad}', _) => {}
            ('\u{308}', Some('a')) => replace_last(&mut word.plain, 'ä'),
            ('\u{308}', Some('o')) => replace_last(&mut word.plain, 'ö'),
            ('\u{30a}', Some('a')) => replace_last(&mut word.plain, 'å'),
            _ => word.plain.extend(letter.to_lowercase()),
        }
    }
    words
}

fn replace_last(word: &mut String, letter: char) {
    word.pop();
    word.push(letter);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries_of(text: &str, place: Place) -> Vec<String> {
        forbidden_words_in(text, place).into_iter().map(|word| word.entry).collect()
    }

    #[test]
    fn the_product_is_found_in_any_case_and_inflection() {
        for text in ["KAST", "Kast-mottagning", "kasts", "Kastanj 1.0", "kastanjens", "x_KASTANJ_y"]
        {
            assert!(!forbidden_words(text).is_empty(), "{text}");
        }
        for text in ["kasta en boll", "kastade", "broadcast", "kastrull"] {
            assert!(forbidden_words(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn labels_for_people_are_found_when_inflected() {
        for text in
            ["torskarna", "Sexmissbrukaren", "gärningsmän", "sexköpare", "den som köper sex"]
        {
            assert!(!forbidden_words(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn text_from_a_pdf_is_judged_alike() {
        assert!(!forbidden_words("sexko\u{308}p").is_empty());
        assert!(!forbidden_words("sex\u{ad}köp").is_empty());
    }

    #[test]
    fn exceptions_go_by_place() {
        assert!(entries_of("polisen", Place::InformationSheet).is_empty());
        assert!(!entries_of("polisen", Place::Carried).is_empty());
        assert!(!entries_of("Kastanj", Place::InformationSheet).is_empty());
        assert!(entries_of("sexköp", Place::Room).is_empty());
        assert!(!entries_of("torsk", Place::Room).is_empty());
    }

    #[test]
    fn the_place_of_a_word_is_given_in_bytes() {
        let found = forbidden_words("Åka till KAST i dag");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].at, "Åka till ".len().."Åka till KAST".len());
    }

    #[test]
    fn every_entry_has_a_word_and_known_places() {
        for line in LIST.lines().filter(|line| !line.starts_with('#')) {
            let Some((words, places)) = line.split_once('|') else { continue };
            assert!(!words.trim().is_empty(), "{line}");
            for place in places.split_whitespace().take_while(|word| !word.starts_with('#')) {
                assert!(["room", "information"].contains(&place), "{line}");
            }
        }
        assert!(entries().iter().all(|entry| !entry.words.is_empty()));
        assert!(entries().len() > 20);
    }
}
