//! A text for readers: blocks of words, tables and figures, before it is a page.

mod block;
mod checked;
mod html;
mod outline;
mod pdf;
mod plain;
mod style;
mod words;

use kastanj_language::Lang;
use kastanj_typeset::Date;

pub use block::{Block, Callout, Cell, Figure, Flow, KeyFigure, Row, Table, Tone};
pub use checked::Checked;
pub(crate) use outline::headings;
pub use outline::{Place, Utterance};
pub use words::{AskedWords, Citation, DocumentName, LiteratureTitle, Piece, Quote, Words};

use crate::audience::Audience;
use crate::wording::{ForbiddenWording, Limits, wording_of};

/// A document that has not been read for forbidden wording yet. It cannot be printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// What kind of document, which gives its title.
    pub name: DocumentName,
    /// The line under the title: about whom, which period, which edition.
    pub subtitle: String,
    /// The language of every word.
    pub lang: Lang,
    /// The edition, if figures about clients stand in it.
    pub audience: Option<Audience>,
    /// The smallest count of persons that may stand in it, 1 or more; 0 always may.
    pub smallest: u64,
    /// Made-up people: stamped on every page and figure.
    pub synthetic: bool,
    /// The date it bears.
    pub date: Date,
    /// What it says.
    pub blocks: Vec<Block>,
    /// The line at the foot of every page: program version, digest.
    pub foot: String,
}

impl Document {
    /// Reads every word and count, and lets the document through if nothing is forbidden.
    ///
    /// # Errors
    /// All forbidden wordings and counts, each with its place.
    pub fn check(self, limits: Limits) -> Result<Checked, Vec<ForbiddenWording>> {
        wording_of(&self, limits)?;
        Ok(Checked::new(self))
    }

    /// Every word of our own that a reader meets, with its place, in reading order.
    pub fn utterances(&self) -> Vec<Utterance> {
        outline::utterances(self)
    }

    /// The file name without folder and ending: kind, edition, language, and *syntetisk* if so.
    pub fn file_stem(&self) -> String {
        let mut stem = self.name.file_stem().to_owned();
        if let Some(audience) = self.audience {
            stem.push('-');
            stem.push_str(audience.code());
        }
        stem.push('-');
        stem.push_str(self.lang.code());
        if self.synthetic {
            stem.push_str("-SYNTETISK");
        }
        stem
    }
}
