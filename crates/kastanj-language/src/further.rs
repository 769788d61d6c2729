use std::collections::BTreeSet;
use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::{Argument, Lang, lookup, message_ids};

/// What the language is called in itself.
const NAME: &str = "language-name";
/// `ltr` or `rtl`.
const DIRECTION: &str = "language-direction";
/// The messages of the program that clients read.
const CLIENT: &str = "web-client-";

/// A language that comes from a file of a service: for the pages and questions that clients read.
///
/// The file is Fluent, one message per text, named by its language tag: `ar.ftl`. What it does not
/// hold is shown in Swedish. It never reaches pages for staff, paper or data: an answer is a code,
/// in whatever language its question was read.
pub struct FurtherLanguage {
    tag: String,
    name: String,
    right_to_left: bool,
    bundle: FluentBundle<FluentResource>,
    keys: BTreeSet<String>,
}

/// Why a file is no language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FurtherFault {
    /// The name of the file is no language tag, or that of a language the program has.
    Tag(String),
    /// `language-name` is missing.
    NoName,
    /// `language-direction` is neither `ltr` nor `rtl`.
    NoDirection,
    /// So many entries cannot be read.
    Damaged(usize),
}

impl fmt::Debug for FurtherLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FurtherLanguage({})", self.tag)
    }
}

fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| (1..=8).contains(&part.len()) && letters(part))
        && tag.parse::<Lang>().is_err()
}

impl FurtherLanguage {
    /// Reads a file; `tag` is its name without the ending.
    ///
    /// # Errors
    /// Everything that is wrong with it. Missing texts are no fault here
    /// ([`FurtherLanguage::missing`] tells them).
    pub fn parse(tag: &str, source: &str) -> Result<FurtherLanguage, Vec<FurtherFault>> {
        let mut faults = Vec::new();
        if !is_tag(tag) {
            faults.push(FurtherFault::Tag(tag.to_owned()));
        }
        let resource = match FluentResource::try_new(source.to_owned()) {
            Ok(resource) => resource,
            Err((kept, errors)) => {
                faults.push(FurtherFault::Damaged(errors.len()));
                kept
            }
        };
        // Plural forms of a language that the library does not know follow the root.
        let plural = tag.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![plural]);
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        let keys = source
            .lines()
            .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()))
            .filter_map(|line| line.split_once('='))
            .map(|(key, _)| key.trim().to_owned())
            .collect();
        let mut language = FurtherLanguage {
            tag: tag.to_owned(),
            name: String::new(),
            right_to_left: false,
            bundle,
            keys,
        };
        match language.message(NAME, &[]) {
            Some(name) => language.name = name,
            None => faults.push(FurtherFault::NoName),
        }
        match language.message(DIRECTION, &[]).as_deref() {
            Some("rtl") => language.right_to_left = true,
            Some("ltr") => {}
            _ => faults.push(FurtherFault::NoDirection),
        }
        if faults.is_empty() { Ok(language) } else { Err(faults) }
    }

    /// The language tag, as in the name of the file.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// What the language is called in itself.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// `rtl` or `ltr`, as HTML has it.
    pub fn direction(&self) -> &'static str {
        if self.right_to_left { "rtl" } else { "ltr" }
    }

    /// A message of the file, if it is there, whole, and not empty.
    pub fn message(&self, key: &str, arguments: &[(&str, Argument)]) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut values = FluentArgs::new();
        for (name, argument) in arguments {
            let value = match argument {
                Argument::Words(words) => FluentValue::from(words.clone()),
                Argument::Number(number) => FluentValue::from(*number),
            };
            values.set((*name).to_owned(), value);
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
        (errors.is_empty() && !text.trim().is_empty()).then_some(text)
    }

    /// The keys among `wanted` that the file has no text for.
    pub fn missing<'k>(&self, wanted: impl IntoIterator<Item = &'k str>) -> Vec<&'k str> {
        wanted.into_iter().filter(|key| !self.keys.contains(*key)).collect()
    }

    /// The keys of the file that nothing asks for: most often a slip of the pen.
    pub fn unknown(&self, wanted: &BTreeSet<&str>) -> Vec<&str> {
        let own = |key: &str| key == NAME || key == DIRECTION;
        let unknown = |key: &&str| !own(key) && !wanted.contains(key);
        self.keys.iter().map(String::as_str).filter(unknown).collect()
    }
}

/// The messages of the program that a further language is to hold, each as it stands in Swedish.
pub fn client_messages() -> Vec<(String, String)> {
    let of_clients = |key: &String| key.starts_with(CLIENT);
    let keys = message_ids(Lang::Sv).into_iter().filter(of_clients);
    keys.map(|key| {
        // As a line of such a file: what the program fills in stands in braces.
        let words = lookup(Lang::Sv, &key, &[("count", Argument::from("{ $count }"))]);
        (key, words)
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = "language-name = Prov\nlanguage-direction = rtl\nweb-client-back = [Bak]\n";

    #[test]
    fn a_file_gives_its_own_words_and_no_others() {
        let further = FurtherLanguage::parse("qaa", SMALL).unwrap();
        assert_eq!((further.name(), further.direction()), ("Prov", "rtl"));
        assert_eq!(further.message("web-client-back", &[]).as_deref(), Some("[Bak]"));
        assert_eq!(further.message("web-client-next", &[]), None);
        let wanted = client_messages();
        let wanted: BTreeSet<&str> = wanted.iter().map(|(key, _)| key.as_str()).collect();
        let missing = further.missing(wanted.iter().copied());
        assert_eq!(missing.len(), wanted.len() - 1);
        assert!(further.unknown(&wanted).is_empty());
        let slip = format!("{SMALL}web-client-bakc = x\n");
        let further = FurtherLanguage::parse("qaa", &slip).unwrap();
        assert_eq!(further.unknown(&wanted), ["web-client-bakc"]);
    }

    #[test]
    fn what_is_no_language_is_told() {
        let fault = |tag: &str, text: &str| FurtherLanguage::parse(tag, text).unwrap_err();
        for tag in ["sv", "en", "", "Q", "ar_SY", "../x", "a"] {
            assert_eq!(fault(tag, SMALL), [FurtherFault::Tag(tag.to_owned())]);
        }
        assert_eq!(fault("qaa", ""), [FurtherFault::NoName, FurtherFault::NoDirection]);
        let damaged = format!("{SMALL}web-client-next\n");
        assert!(matches!(fault("qaa", &damaged)[..], [FurtherFault::Damaged(_)]));
        let sideways = SMALL.replace("rtl", "up");
        assert_eq!(fault("qaa", &sideways), [FurtherFault::NoDirection]);
        assert!(FurtherLanguage::parse("zh-Hant", SMALL).is_ok());
    }

    #[test]
    fn a_text_that_wants_what_it_is_not_given_is_no_text() {
        let text = format!("{SMALL}web-client-intro-how = {{ $antal }} saker\n");
        let further = FurtherLanguage::parse("qaa", &text).unwrap();
        let count = [("count", Argument::Number(3.0))];
        assert_eq!(further.message("web-client-intro-how", &count), None);
    }
}
