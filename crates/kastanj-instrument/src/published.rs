use std::collections::BTreeMap;
use std::sync::OnceLock;

use toml::de::{DeTable, DeValue};

use crate::{Diagnostic, QuestionnaireId};

/// The published versions that come with the program, with their checksums.
const SHIPPED: &str = include_str!("../../../instruments/published.toml");

/// Which versions are published, each with the SHA-256 of its file.
///
/// A published version is never edited: answers that were given to one wording
/// must not come to stand under another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PublishedList {
    checksums: BTreeMap<String, String>,
}

impl PublishedList {
    /// The list that comes with the program.
    pub fn shipped() -> &'static PublishedList {
        static LIST: OnceLock<PublishedList> = OnceLock::new();
        LIST.get_or_init(|| {
            // A test reads the compiled-in list; a damaged one guards nothing.
            PublishedList::parse("instruments/published.toml", SHIPPED).unwrap_or_default()
        })
    }

    /// Reads a list: a table `[published]` of `"name@version" = "sha256"`.
    ///
    /// # Errors
    /// When the text is not TOML. Entries that are no texts are left out.
    pub fn parse(file: &str, source: &str) -> Result<PublishedList, Vec<Diagnostic>> {
        let document = DeTable::parse(source)
            .map_err(|error| vec![Diagnostic::of_toml(file, source, &error)])?;
        let table = document.get_ref().get("published").and_then(|v| v.get_ref().as_table());
        let entry = |(id, sum): (&toml::Spanned<_>, &toml::Spanned<DeValue<'_>>)| {
            let id: &std::borrow::Cow<'_, str> = id.get_ref();
            Some((id.to_string(), sum.get_ref().as_str()?.to_lowercase()))
        };
        let checksums =
            table.map(|table| table.iter().filter_map(entry).collect()).unwrap_or_default();
        Ok(PublishedList { checksums })
    }

    /// The checksum under which a version was published, if it was.
    pub fn checksum_of(&self, id: &QuestionnaireId) -> Option<&str> {
        self.checksums.get(&id.to_string()).map(String::as_str)
    }

    /// Whether a text may carry this name and version: yes unless the version
    /// is published with another text.
    pub fn allows(&self, id: &QuestionnaireId, checksum: &str) -> bool {
        self.checksum_of(id).is_none_or(|published| published == checksum)
    }
}
