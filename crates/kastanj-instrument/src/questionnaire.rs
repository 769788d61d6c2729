use std::fmt;

use kastanj_language::Text;
use serde::{Deserialize, Serialize};

use crate::{Item, ItemId, Permission, ResponseScale, ScoreId, ScoringRule, Variant, VariantId};

/// A questionnaire at one version, written `del-1@1`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct QuestionnaireId {
    /// Folder name under `instruments/`.
    pub name: String,
    /// Version number, from 1.
    pub version: u32,
}

impl fmt::Display for QuestionnaireId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.name, self.version)
    }
}

/// How far a questionnaire has come. Published versions are never edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Not yet tried on people.
    Draft,
    /// Being tried.
    Pilot,
    /// Fixed for good; a checksum guards it.
    Published,
}

/// What a questionnaire is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Part I, the research questions.
    Research,
    /// Part II, added value for the conversation; stays in the service.
    AddedValue,
}

/// A group of questions that are printed and shown together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Name within the questionnaire.
    pub id: String,
    /// What the client reads above it, if anything.
    pub heading: Option<Text>,
    /// One sentence that says what period or way of answering holds.
    pub intro: Option<Text>,
    /// The questions in order.
    pub items: Vec<Item>,
    /// A strip that is folded off and stays with the therapist: nothing on it is read or stored.
    pub fold_off: bool,
}

/// A complete questionnaire at one version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Questionnaire {
    /// Name and version.
    pub id: QuestionnaireId,
    /// Draft, pilot or published.
    pub state: State,
    /// Part I or Part II.
    pub part: Part,
    /// What staff call it.
    pub name: Text,
    /// Rights.
    pub permission: Permission,
    /// The answer scales.
    pub scales: Vec<ResponseScale>,
    /// All sections; a variant says which of them it prints.
    pub sections: Vec<Section>,
    /// How scores are made.
    pub scores: Vec<ScoringRule>,
    /// The printed and shown forms.
    pub variants: Vec<Variant>,
    /// SHA-256 of the source text, lower-case hexadecimal.
    pub checksum: String,
}

impl Questionnaire {
    /// The variant with this name.
    pub fn variant(&self, id: &VariantId) -> Option<&Variant> {
        self.variants.iter().find(|variant| variant.id == *id)
    }

    /// The scale with this name.
    pub fn scale(&self, id: &str) -> Option<&ResponseScale> {
        self.scales.iter().find(|scale| scale.id == id)
    }

    /// The section with this name.
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }

    /// The question with this name.
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.sections.iter().flat_map(|section| &section.items).find(|item| item.id == *id)
    }

    /// The scoring rule with this name.
    pub fn score(&self, id: &ScoreId) -> Option<&ScoringRule> {
        self.scores.iter().find(|rule| rule.id == *id)
    }

    /// The rule of the primary score, if the questionnaire has one.
    pub fn primary_score(&self) -> Option<&ScoringRule> {
        self.scores.iter().find(|rule| rule.primary)
    }

    /// The sections of a variant, page by page, in printed order.
    pub fn sections_of<'a>(&'a self, variant: &'a Variant) -> impl Iterator<Item = &'a Section> {
        variant.pages.iter().flat_map(|page| &page.sections).filter_map(|id| self.section(id))
    }

    /// The questions of a variant that are read and stored, in printed order.
    pub fn recorded_items<'a>(&'a self, variant: &'a Variant) -> impl Iterator<Item = &'a Item> {
        self.sections_of(variant)
            .filter(|section| !section.fold_off)
            .flat_map(|section| &section.items)
            .filter(|item| item.scale().is_some())
    }
}
