//! A form on a screen: where a client goes on, and what happens when it is done.

use std::collections::BTreeSet;

use kastanj_instrument::{
    FormKey, Library, Occasion, Questionnaire, QuestionnaireId, Variant, VariantId,
};
use kastanj_language::Lang;
use kastanj_record::{Assessment, EpisodeId, ScreenDraft, Study, Week};
use kastanj_store::{Batch, Put, StoreError, View};

use crate::intake::{self, DoorProblem};
use crate::taking::TakeSetting;

/// The variant of the study's main questionnaire that serves an occasion, if the study uses it.
pub fn form_serving(
    study: &Study,
    library: &Library,
    occasion: Occasion,
) -> Option<(QuestionnaireId, VariantId)> {
    let questionnaire = &study.plan.questionnaire;
    let variants = &library.get(questionnaire)?.variants;
    let variant = variants.iter().find(|one| one.occasions.contains(&occasion));
    let variant = variant.filter(|_| study.uses(occasion))?;
    Some((questionnaire.clone(), variant.id.clone()))
}

/// Which form of which contact.
#[derive(Debug, Clone, Copy)]
pub struct ScreenForm<'a> {
    /// Whose contact.
    pub episode: EpisodeId,
    /// Before, after or follow-up.
    pub occasion: Occasion,
    /// The questionnaire at its version.
    pub questionnaire: &'a QuestionnaireId,
    /// Its variant.
    pub variant: &'a VariantId,
    /// The language in which it is begun.
    pub lang: Lang,
}

impl ScreenForm<'_> {
    /// The questionnaire and its variant, if the program holds them.
    pub fn resolve<'l>(&self, library: &'l Library) -> Option<(&'l Questionnaire, &'l Variant)> {
        let questionnaire = library.get(self.questionnaire)?;
        Some((questionnaire, questionnaire.variant(self.variant)?))
    }

    /// The form in the language in which it is begun.
    pub fn key(&self) -> FormKey {
        FormKey {
            questionnaire: self.questionnaire.clone(),
            variant: self.variant.clone(),
            lang: self.lang,
        }
    }

    fn is_of(&self, form: &FormKey, occasion: Occasion) -> bool {
        form.questionnaire == *self.questionnaire
            && form.variant == *self.variant
            && occasion == self.occasion
    }

    fn known(&self, view: &View<'_>) -> Result<Option<Assessment>, StoreError> {
        let all = view.assessments_of_episode(self.episode)?;
        Ok(all.into_iter().find(|known| self.is_of(&known.form, known.occasion)))
    }

    /// What is answered so far, or a new beginning; `None` when the whole form is in the record,
    /// by whatever door.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn draft(
        &self,
        view: &View<'_>,
        library: &Library,
    ) -> Result<Option<ScreenDraft>, StoreError> {
        let drafts = view.screen_drafts(self.episode)?;
        if let Some(mut begun) = drafts.into_iter().find(|d| self.is_of(&d.form, d.occasion)) {
            if begun.answered() == 0 && self.known(view)?.is_none() {
                // Opened, but not begun: the language is the one that the client reads now.
                begun.form.lang = self.lang;
            }
            return Ok(Some(begun));
        }
        let Some((questionnaire, variant)) = self.resolve(library) else { return Ok(None) };
        Ok(match self.known(view)? {
            Some(known) => ScreenDraft::rest(&known, questionnaire, variant),
            None => Some(ScreenDraft::begin(self.key(), self.occasion)),
        })
    }

    /// Opens the form for a client: the whole of it, or its first page alone, which is the least
    /// that a pair needs. What has been answered already stays as it was begun.
    ///
    /// # Errors
    /// When the store fails.
    pub fn open(
        &self,
        batch: &mut Batch<'_>,
        library: &Library,
        first_page_alone: bool,
    ) -> Result<(), StoreError> {
        let Some(mut draft) = self.draft(&batch.view(), library)? else { return Ok(()) };
        if draft.answered() > 0 || self.known(&batch.view())?.is_some() {
            return Ok(());
        }
        match (first_page_alone, &draft.pages) {
            (true, _) => {
                draft.pages = Some(BTreeSet::from([1]));
                batch.put_screen_draft(self.episode, &draft)
            }
            (false, Some(_)) => batch.drop_screen_draft(self.episode, &draft),
            (false, None) => Ok(()),
        }
    }

    /// Takes what is answered through the door into the record; the draft is gone after that.
    ///
    /// # Errors
    /// When the door refuses it, or the store fails; nothing has changed then.
    pub fn hand_in(
        &self,
        batch: &mut Batch<'_>,
        setting: &TakeSetting<'_>,
        draft: &ScreenDraft,
        week: Week,
        therapist_present: bool,
    ) -> Result<Put, DoorProblem> {
        let episode = batch.view().episode(self.episode)?;
        let submission = draft.submission(week, therapist_present);
        let assessment = intake::through_the_door(
            &batch.view(),
            setting.study,
            setting.library,
            &episode,
            &submission,
            setting.kept_at,
        )?;
        let put = batch.put_assessment(&assessment)?;
        batch.drop_screen_draft(self.episode, draft)?;
        Ok(put)
    }
}
