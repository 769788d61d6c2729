use kastanj_instrument::{FormKey, Occasion};

use crate::{Answer, Assessment, AssessmentId, EpisodeId, Missing, Mode, Week};

/// A form that has come in, without its answers: enough for worklist and flow, and nothing of
/// what the client said has to be opened for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormOutline {
    /// Internal identity.
    pub id: AssessmentId,
    /// Whose contact.
    pub episode: EpisodeId,
    /// Before, after or follow-up.
    pub occasion: Occasion,
    /// Which form, version and language.
    pub form: FormKey,
    /// When it was answered, if known.
    pub week: Option<Week>,
    /// Whether it was answered outside its window.
    pub late: bool,
    /// Questions that wait for a person.
    pub doubts: usize,
    /// Whether a page of it has not come in.
    pub lacks_a_page: bool,
}

/// What the rules of worklist and flow ask of a form.
pub trait ReceivedForm {
    /// Internal identity.
    fn id(&self) -> AssessmentId;
    /// Whose contact.
    fn episode(&self) -> EpisodeId;
    /// Before, after or follow-up.
    fn occasion(&self) -> Occasion;
    /// Which form, version and language.
    fn form(&self) -> &FormKey;
    /// When it was answered, if known.
    fn week(&self) -> Option<Week>;
    /// Whether it was answered outside its window.
    fn late(&self) -> bool;
    /// How many questions wait for a person.
    fn doubts(&self) -> usize;
    /// Whether a page of it has not come in.
    fn lacks_a_page(&self) -> bool;
}

impl ReceivedForm for Assessment {
    fn id(&self) -> AssessmentId {
        self.id
    }

    fn episode(&self) -> EpisodeId {
        self.episode
    }

    fn occasion(&self) -> Occasion {
        self.occasion
    }

    fn form(&self) -> &FormKey {
        &self.form
    }

    fn week(&self) -> Option<Week> {
        self.week
    }

    fn late(&self) -> bool {
        self.late
    }

    fn doubts(&self) -> usize {
        self.answers.iter().filter(|given| given.is_in_doubt()).count()
    }

    fn lacks_a_page(&self) -> bool {
        let absent = Answer::Missing(Missing::PageNotReceived);
        // On a screen whoever opened the form chose its first page alone: nothing got lost.
        self.answers
            .iter()
            .any(|given| given.answer == absent && given.provenance.mode != Mode::Screen)
    }
}

impl ReceivedForm for FormOutline {
    fn id(&self) -> AssessmentId {
        self.id
    }

    fn episode(&self) -> EpisodeId {
        self.episode
    }

    fn occasion(&self) -> Occasion {
        self.occasion
    }

    fn form(&self) -> &FormKey {
        &self.form
    }

    fn week(&self) -> Option<Week> {
        self.week
    }

    fn late(&self) -> bool {
        self.late
    }

    fn doubts(&self) -> usize {
        self.doubts
    }

    fn lacks_a_page(&self) -> bool {
        self.lacks_a_page
    }
}
