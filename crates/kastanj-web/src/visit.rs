use kastanj_instrument::{Occasion, QuestionnaireId, VariantId};
use kastanj_record::{EpisodeId, Week};
use kastanj_store::Person;

/// A form that is opened for a client: of one contact, and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Visit {
    /// Whose contact.
    pub(crate) episode: EpisodeId,
    /// Before, after or follow-up.
    pub(crate) occasion: Occasion,
    /// The questionnaire at its version.
    pub(crate) questionnaire: QuestionnaireId,
    /// Its variant.
    pub(crate) variant: VariantId,
    /// The member of staff who opened it, or the card.
    pub(crate) opened_by: Person,
    /// Whether the client came in with the card, alone and at home.
    pub(crate) at_home: bool,
}

impl Visit {
    /// In whose name the client acts: what is answered is no deed of the staff.
    pub(crate) fn person(&self) -> Person {
        if self.opened_by.is_with_card() {
            return self.opened_by.clone();
        }
        self.opened_by.on_screen()
    }
}

/// Where a client with a card stands who has no form open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HomeStep {
    /// Nothing is asked now.
    Nothing {
        /// Whether there is a yes to take back.
        can_withdraw: bool,
        /// The week of the next form, if it is known.
        next: Option<Week>,
    },
    /// Whether to take every yes back, and what follows from it.
    Withdraw,
    /// It is taken back.
    Withdrawn,
}

/// Where the client stands in the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// What it is about, who reads it, that skipping is fine.
    Intro,
    /// A question, counted from 0.
    Question(usize),
    /// The numbers to call, before this question.
    Crisis(usize),
    /// Whether the forms were of use, asked once at closing.
    Value,
    /// Done.
    Thanks,
    /// Paused: what is answered is kept.
    Paused,
}
