use std::collections::BTreeSet;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::{LanguageIdentifier, langid};

use crate::Lang;

/// A value that is put into a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Argument {
    /// Any text.
    Words(String),
    /// A number; plural forms of the message follow it.
    Number(f64),
}

impl From<&str> for Argument {
    fn from(value: &str) -> Self {
        Argument::Words(value.to_owned())
    }
}

impl From<String> for Argument {
    fn from(value: String) -> Self {
        Argument::Words(value)
    }
}

impl From<&String> for Argument {
    fn from(value: &String) -> Self {
        Argument::Words(value.clone())
    }
}

macro_rules! from_number {
    ($($kind:ty),*) => {$(
        impl From<$kind> for Argument {
            fn from(value: $kind) -> Self {
                #[expect(clippy::allow_attributes, reason = "lossless for most, exact enough for all")]
                #[allow(clippy::cast_precision_loss)]
                Argument::Number(value as f64)
            }
        }
    )*};
}
from_number!(u8, u16, u32, u64, usize, i16, i32, i64, f64);

macro_rules! catalogue {
    ($($area:literal),* $(,)?) => {
        /// The areas, one file per language each.
        pub fn areas() -> &'static [&'static str] {
            &[$($area),*]
        }

        fn sources(lang: Lang) -> Vec<(&'static str, &'static str)> {
            match lang {
                Lang::Sv => vec![$(($area, include_str!(concat!("../../../locales/sv/", $area, ".ftl")))),*],
                Lang::En => vec![$(($area, include_str!(concat!("../../../locales/en/", $area, ".ftl")))),*],
            }
        }
    };
}

catalogue![
    "analysis",
    "analyze",
    "instrument",
    "kit",
    "paper",
    "program",
    "record",
    "rehearsal",
    "report",
    "store",
    "web",
];

type Bundle = FluentBundle<FluentResource>;

fn language(lang: Lang) -> LanguageIdentifier {
    match lang {
        Lang::Sv => langid!("sv"),
        Lang::En => langid!("en"),
    }
}

fn load(lang: Lang) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![language(lang)]);
    // Isolation marks would put invisible characters into every text.
    bundle.set_use_isolating(false);
    for (_, source) in sources(lang) {
        // A damaged entry costs that entry alone; a test refuses any damage.
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(kept, _)| kept);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn bundle(lang: Lang) -> &'static Bundle {
    static SV: OnceLock<Bundle> = OnceLock::new();
    static EN: OnceLock<Bundle> = OnceLock::new();
    match lang {
        Lang::Sv => SV.get_or_init(|| load(lang)),
        Lang::En => EN.get_or_init(|| load(lang)),
    }
}

/// The message `key` in `lang` with its arguments filled in; use [`crate::tr!`].
pub fn lookup(lang: Lang, key: &str, arguments: &[(&str, Argument)]) -> String {
    let bundle = bundle(lang);
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        return key.to_owned();
    };
    let mut values = FluentArgs::new();
    for (name, argument) in arguments {
        let value = match argument {
            Argument::Words(words) => FluentValue::from(words.clone()),
            Argument::Number(number) => FluentValue::from(*number),
        };
        values.set((*name).to_owned(), value);
    }
    let mut errors = Vec::new();
    bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned()
}

/// Every message key that `lang` defines: for the check that the languages agree.
pub fn message_ids(lang: Lang) -> BTreeSet<String> {
    sources(lang)
        .into_iter()
        .flat_map(|(_, source)| source.lines())
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| line.split_once('='))
        .map(|(key, _)| key.trim().to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_parses_and_keys_are_unique() {
        for lang in Lang::ALL {
            let mut seen = BTreeSet::new();
            for (area, source) in sources(lang) {
                let parsed = FluentResource::try_new(source.to_owned());
                assert!(
                    parsed.is_ok(),
                    "locales/{lang}/{area}.ftl: {:?}",
                    parsed.err().map(|e| e.1)
                );
                for line in
                    source.lines().filter(|l| l.starts_with(|c: char| c.is_ascii_lowercase()))
                {
                    let key = line.split('=').next().unwrap_or_default().trim().to_owned();
                    assert!(key.starts_with(&format!("{area}-")), "{key} stands in {area}.ftl");
                    assert!(seen.insert(key.clone()), "{key} is defined twice");
                }
            }
        }
    }

    #[test]
    fn both_languages_define_the_same_keys() {
        assert_eq!(message_ids(Lang::Sv), message_ids(Lang::En));
    }

    #[test]
    fn a_missing_key_shows_itself() {
        assert_eq!(lookup(Lang::Sv, "program-no-such-key", &[]), "program-no-such-key");
    }
}
