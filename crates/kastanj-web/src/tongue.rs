//! The languages of the client's pages: those of the program, and those of files that a service
//! has put beside its store.

use std::fs;
use std::path::Path;

use kastanj_language::{Argument, FurtherLanguage, Lang, Text, lookup};

/// Where further languages lie, within the folder of the store.
const FOLDER: &str = "languages";
/// A file of texts is small.
const LARGEST: u64 = 1024 * 1024;
/// More languages than fit on a page are no help.
const MOST: usize = 24;

/// A language in which a client reads; a further one stands on Swedish, which fills its gaps.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tongue {
    /// The program's own language under it: that of staff, and of whatever is stored.
    pub(crate) lang: Lang,
    further: Option<&'static FurtherLanguage>,
}

impl From<Lang> for Tongue {
    fn from(lang: Lang) -> Tongue {
        Tongue { lang, further: None }
    }
}

impl PartialEq for Tongue {
    fn eq(&self, other: &Tongue) -> bool {
        self.tag() == other.tag()
    }
}

impl Tongue {
    /// The language tag, as HTML has it.
    pub(crate) fn tag(self) -> &'static str {
        self.further.map_or(self.lang.code(), FurtherLanguage::tag)
    }

    /// What it is called in itself, as the name of a button.
    pub(crate) fn name(self) -> &'static str {
        match (self.further, self.lang) {
            (Some(further), _) => further.name(),
            (None, Lang::Sv) => "På svenska",
            (None, Lang::En) => "In English",
        }
    }

    /// A text of a form under its key.
    pub(crate) fn text(self, key: &str, text: &Text) -> String {
        let own = self.further.and_then(|further| further.message(key, &[]));
        own.unwrap_or_else(|| text.get(self.lang).to_owned())
    }

    fn message(self, key: &str, arguments: &[(&str, Argument)]) -> String {
        let own = self.further.and_then(|further| further.message(key, arguments));
        own.unwrap_or_else(|| lookup(self.lang, key, arguments))
    }

    /// A message of the program.
    pub(crate) fn t(self, key: &str) -> String {
        self.message(key, &[])
    }

    /// A message with a number called `count`.
    pub(crate) fn n<N: Into<Argument> + Copy>(self, key: &str, count: &N) -> String {
        self.message(key, &[("count", (*count).into())])
    }

    /// A message with one word in it.
    pub(crate) fn with(self, key: &str, name: &str, word: impl Into<Argument>) -> String {
        self.message(key, &[(name, word.into())])
    }

    /// The language of the program that weeks and numbers are told in.
    pub(crate) fn lang(self) -> Lang {
        self.lang
    }

    /// Which way it is written, as HTML has it.
    pub(crate) fn direction(self) -> &'static str {
        self.further.map_or("ltr", FurtherLanguage::direction)
    }
}

/// Every language of the client's pages.
#[derive(Debug, Default)]
pub(crate) struct Tongues(Vec<&'static FurtherLanguage>);

impl Tongues {
    /// The files in the folder of a store. What is no language is passed over: `kastanj form check`
    /// says what is wrong with it. They are read once and kept until the program ends.
    pub(crate) fn beside(store: &Path) -> Tongues {
        let Ok(entries) = fs::read_dir(store.join(FOLDER)) else { return Tongues::default() };
        let mut found: Vec<FurtherLanguage> = entries
            .filter_map(Result::ok)
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "ftl"))
            .filter(|path| path.metadata().is_ok_and(|known| known.len() <= LARGEST))
            .filter_map(|path| {
                let tag = path.file_stem()?.to_str()?.to_owned();
                FurtherLanguage::parse(&tag, &fs::read_to_string(&path).ok()?).ok()
            })
            .take(MOST)
            .collect();
        found.sort_by(|a, b| a.tag().cmp(b.tag()));
        let keep = |language| -> &'static FurtherLanguage { Box::leak(Box::new(language)) };
        Tongues(found.into_iter().map(keep).collect())
    }

    /// The further languages.
    pub(crate) fn further(&self) -> impl Iterator<Item = Tongue> {
        self.0.iter().map(|further| Tongue { lang: Lang::Sv, further: Some(further) })
    }

    /// All of them, those of the program first.
    pub(crate) fn at_the_door(&self) -> Vec<Tongue> {
        Lang::ALL.into_iter().map(Tongue::from).chain(self.further()).collect()
    }

    /// The language with this tag.
    pub(crate) fn named(&self, tag: &str) -> Option<Tongue> {
        let further = || self.further().find(|known| known.tag().eq_ignore_ascii_case(tag));
        tag.parse::<Lang>().ok().map(Tongue::from).or_else(further)
    }
}
