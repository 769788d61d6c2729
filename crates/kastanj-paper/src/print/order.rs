use kastanj_instrument::{FormKey, Questionnaire, Variant, VariantId};
use kastanj_language::Lang;
use kastanj_typeset::Date;

use super::{Edition, PrintError};

/// Someone to call: printed on posted sheets in place of the strip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Who answers, in the form's language.
    pub name: String,
    /// The number to call.
    pub number: String,
}

/// One print of one form.
#[derive(Debug, Clone)]
pub struct FormOrder<'a> {
    pub(super) questionnaire: &'a Questionnaire,
    pub(super) variant: &'a VariantId,
    pub(super) lang: Lang,
    pub(super) edition: Edition,
    pub(super) contacts: Vec<Contact>,
    pub(super) date: Option<Date>,
    pub(super) synthetic: bool,
}

impl<'a> FormOrder<'a> {
    /// A form in one language and edition, with its strip to fold off.
    pub fn new(
        questionnaire: &'a Questionnaire,
        variant: &'a VariantId,
        lang: Lang,
        edition: Edition,
    ) -> FormOrder<'a> {
        FormOrder {
            questionnaire,
            variant,
            lang,
            edition,
            contacts: Vec::new(),
            date: None,
            synthetic: false,
        }
    }

    /// For sheets that are posted: crisis numbers take the place of the strip.
    /// Everything that is read stays where it was.
    #[must_use]
    pub fn posted(mut self, contacts: &[Contact]) -> FormOrder<'a> {
        self.contacts = contacts.to_vec();
        self
    }

    /// The date in the PDF's metadata; without it, the first of January 2026,
    /// so that a form's file says nothing of when a person got it.
    #[must_use]
    pub fn dated(mut self, date: Date) -> FormOrder<'a> {
        self.date = Some(date);
        self
    }

    /// Whether the sheet is for invented people: it then bears the word SYNTETISK
    /// beside its number, where no two sheets are alike anyway.
    #[must_use]
    pub fn synthetic(mut self, synthetic: bool) -> FormOrder<'a> {
        self.synthetic = synthetic;
        self
    }

    /// The name of the form.
    pub fn key(&self) -> FormKey {
        FormKey {
            questionnaire: self.questionnaire.id.clone(),
            variant: self.variant.clone(),
            lang: self.lang,
        }
    }

    pub(super) fn variant(&self) -> Result<&'a Variant, PrintError> {
        self.questionnaire.variant(self.variant).ok_or_else(|| PrintError::NoVariant {
            questionnaire: self.questionnaire.id.clone(),
            variant: self.variant.clone(),
        })
    }
}
