use std::fmt;

use kastanj_language::{Lang, Text};
use serde::{Deserialize, Serialize};

use crate::{FormTag, Occasion, QuestionnaireId};

/// The name of a variant within its questionnaire: `before`, `after`, `follow-up`, `relations` …
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VariantId(pub String);

impl fmt::Display for VariantId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One printed page: the names of its sections in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// Names of sections.
    pub sections: Vec<String>,
}

/// A form as it is printed or shown: which sections, on which pages, when.
///
/// Part I has three variants of two pages; every loose sheet of Part II is a
/// variant of one page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variant {
    /// Name within the questionnaire.
    pub id: VariantId,
    /// The neutral heading that a client reads.
    pub title: Text,
    /// One or two sentences under the heading: why, who reads, that skipping is fine.
    pub intro: Text,
    /// The occasions it serves.
    pub occasions: Vec<Occasion>,
    /// The pages, one A4 each.
    pub pages: Vec<Page>,
    /// Heading of the margin for the two in the room; the sheet has such a margin if it is given.
    pub margin: Option<Text>,
}

/// Names one form completely: questionnaire, version, variant and language.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FormKey {
    /// Questionnaire and version.
    pub questionnaire: QuestionnaireId,
    /// The variant.
    pub variant: VariantId,
    /// The language of the texts.
    pub lang: Lang,
}

impl FormKey {
    /// The tag that stands for this form in a page code.
    pub fn tag(&self) -> FormTag {
        FormTag::of(self)
    }
}

impl fmt::Display for FormKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.questionnaire, self.variant, self.lang)
    }
}
