use kastanj_language::{Lang, tr};

/// What kind of document it is. Its title is the only heading that may name an effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentName {
    /// The effect report (*effektrapport*): the field's name for it.
    EffectReport,
    /// What is known: services, conclusions, numbers.
    Knowledge,
    /// Any other; its title is read for forbidden wording like all other words.
    Named {
        /// The title.
        title: String,
        /// The file name without ending.
        file_stem: &'static str,
    },
}

impl DocumentName {
    /// The title in `lang`.
    pub fn title(&self, lang: Lang) -> String {
        match self {
            DocumentName::EffectReport => tr!(lang, "report-title-effect"),
            DocumentName::Knowledge => tr!(lang, "report-title-knowledge"),
            DocumentName::Named { title, .. } => title.clone(),
        }
    }

    /// The file name without ending.
    pub fn file_stem(&self) -> &'static str {
        match self {
            DocumentName::EffectReport => "report-effect",
            DocumentName::Knowledge => "knowledge",
            DocumentName::Named { file_stem, .. } => file_stem,
        }
    }
}

/// A sentence from the register of knowledge, with its source.
///
/// Only [`crate::knowledge::Register`] makes one, so a quote always has a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) citation: Citation,
}

/// A source as printed, with its title set apart so that its language can be marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    pub(crate) line: String,
    pub(crate) title: String,
    pub(crate) lang: String,
}

impl Citation {
    /// The line in three runs: before the title, the title, after it.
    pub(crate) fn runs(&self) -> (&str, &str, &str) {
        match self.line.split_once(&self.title) {
            Some((before, after)) => (before, &self.title, after),
            None => (&self.line, "", ""),
        }
    }

    /// The language of the title as a tag such as `sv`.
    pub(crate) fn lang(&self) -> &str {
        &self.lang
    }
}

impl Quote {
    /// The fact's name in the register.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The sentence.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The source as printed: who, title, year, where, date checked.
    pub fn source(&self) -> &str {
        &self.citation.line
    }
}

/// The title of a publication in the register. Only the register makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiteratureTitle(pub(crate) String);

impl LiteratureTitle {
    /// The title as printed on the publication.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The wording of a question as it stands on the form. Only [`crate::effect::ContactItem`] makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedWords(pub(crate) String);

impl AskedWords {
    /// The wording.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A run of words with one standing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Our own words.
    Own(String),
    /// Our own words, in bold.
    Strong(String),
    /// A sentence from the register, numbered to its source.
    Quoted(Quote),
    /// The title of a publication, in italics.
    Title(LiteratureTitle),
    /// The wording of a question, in quotation marks.
    Asked(AskedWords),
    /// A heading of the same document: a link to it, on paper with its page.
    Section(String),
}

impl Piece {
    /// The characters.
    pub fn text(&self) -> &str {
        match self {
            Piece::Own(text) | Piece::Strong(text) | Piece::Section(text) => text,
            Piece::Quoted(quote) => &quote.text,
            Piece::Title(title) => &title.0,
            Piece::Asked(asked) => &asked.0,
        }
    }

    /// True for words of our own, which are read for forbidden wording.
    pub fn is_own(&self) -> bool {
        matches!(self, Piece::Own(_) | Piece::Strong(_) | Piece::Section(_))
    }
}

/// Words in a row: a paragraph, an item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words(pub Vec<Piece>);

impl Words {
    /// Starts with a run in bold, followed by a space.
    pub fn led_by(lead: impl Into<String>, rest: impl Into<Words>) -> Words {
        let mut pieces = vec![Piece::Strong(lead.into()), Piece::Own(" ".to_owned())];
        pieces.extend(rest.into().0);
        Words(pieces)
    }

    /// Adds more words after a space.
    #[must_use]
    pub fn and(mut self, more: impl Into<Words>) -> Words {
        self.0.push(Piece::Own(" ".to_owned()));
        self.0.extend(more.into().0);
        self
    }

    /// All characters.
    pub fn text(&self) -> String {
        self.0.iter().map(Piece::text).collect()
    }
}

impl From<String> for Words {
    fn from(text: String) -> Words {
        Words(vec![Piece::Own(text)])
    }
}

impl From<&str> for Words {
    fn from(text: &str) -> Words {
        Words(vec![Piece::Own(text.to_owned())])
    }
}

impl From<Quote> for Words {
    fn from(quote: Quote) -> Words {
        Words(vec![Piece::Quoted(quote)])
    }
}

impl From<LiteratureTitle> for Words {
    fn from(title: LiteratureTitle) -> Words {
        Words(vec![Piece::Title(title)])
    }
}
