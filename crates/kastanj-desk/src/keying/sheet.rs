use std::collections::BTreeSet;

use kastanj_instrument::{FormKey, Library, Occasion, Serial};
use kastanj_language::Lang;
use kastanj_record::{
    Answer, Assessment, Episode, EpisodeCode, KeptAt, Missing, Mode, Provenance, RawAnswer,
    RawResponse, SheetIdentity, Study, Submission, UnitCode, Week, stored_items,
};
use kastanj_store::{Batch, Put, StoreError, View};

use super::{KeyedAgain, KeyedQuestion, note_keying, questions};
use crate::intake::{self, DoorProblem};
use crate::taking::TakeSetting;

/// Whose a sheet is. A pack that nobody has yet gets its client only when the
/// keying is done: a person who leaves has changed nothing.
#[derive(Debug, Clone, PartialEq)]
pub enum Whose {
    /// A contact's.
    Known(Box<Episode>),
    /// A pack's that nobody has yet, with the unit that it comes from.
    NewPack(Serial, UnitCode),
}

/// Which sheet is keyed: whose, which form, which occasion.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyedSheet {
    /// Whose.
    pub whose: Whose,
    /// Which form.
    pub form: FormKey,
    /// Before, after or follow-up.
    pub occasion: Occasion,
    /// What is printed on it, if that is known.
    pub identity: Option<SheetIdentity>,
}

impl KeyedSheet {
    /// The form of the study's plan that serves an occasion.
    pub fn main_form(
        study: &Study,
        library: &Library,
        occasion: Occasion,
        lang: Lang,
    ) -> Option<FormKey> {
        let id = &study.plan.questionnaire;
        let serves = |occasions: &[Occasion]| occasions.contains(&occasion);
        let variants = &library.get(id)?.variants;
        let variant = variants.iter().find(|variant| serves(&variant.occasions))?;
        Some(FormKey { questionnaire: id.clone(), variant: variant.id.clone(), lang })
    }

    /// What the record has of this sheet.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn known(&self, view: &View<'_>) -> Result<Option<Assessment>, StoreError> {
        match &self.whose {
            Whose::Known(episode) => view.assessment_of(episode.id, self.occasion, &self.form),
            Whose::NewPack(..) => Ok(None),
        }
    }

    /// The questions of the sheet as they are keyed; empty where it stays on paper.
    pub fn questions(&self, library: &Library, kept_at: KeptAt, lang: Lang) -> Vec<KeyedQuestion> {
        let Some((questionnaire, variant)) = library.resolve(&self.form) else { return Vec::new() };
        questions(questionnaire, &stored_items(questionnaire, variant, kept_at), lang)
    }

    /// The pages of which a known sheet has nothing; `None` if all have come in.
    pub fn pages_left(
        &self,
        library: &Library,
        kept_at: KeptAt,
        known: &Assessment,
    ) -> Option<BTreeSet<u8>> {
        let (questionnaire, variant) = library.resolve(&self.form)?;
        let absent = Answer::Missing(Missing::PageNotReceived);
        let pages: BTreeSet<u8> = stored_items(questionnaire, variant, kept_at)
            .iter()
            .filter(|stored| {
                let of_item = known.answers.iter().find(|one| one.item == stored.item.id);
                of_item.is_none_or(|one| one.answer == absent)
            })
            .map(|stored| stored.page)
            .collect();
        (!pages.is_empty()).then_some(pages)
    }

    /// The questions of a known sheet that are keyed once more, each with its page, and those pages
    /// if they are not all of it: what has come in, whether the rest is lost or on its way.
    pub fn received(
        &self,
        library: &Library,
        kept_at: KeptAt,
        known: &Assessment,
        lang: Lang,
    ) -> (Vec<(u8, KeyedQuestion)>, Option<BTreeSet<u8>>) {
        let left = self.pages_left(library, kept_at, known);
        let mut questions = self.paged_questions(library, kept_at, lang);
        let Some(left) = left else { return (questions, None) };
        questions.retain(|(page, _)| !left.contains(page));
        let pages = questions.iter().map(|(page, _)| *page).collect();
        (questions, Some(pages))
    }

    /// The questions of the sheet as they are keyed, each with its page.
    pub fn paged_questions(
        &self,
        library: &Library,
        kept_at: KeptAt,
        lang: Lang,
    ) -> Vec<(u8, KeyedQuestion)> {
        let Some((questionnaire, variant)) = library.resolve(&self.form) else { return Vec::new() };
        let pages = stored_items(questionnaire, variant, kept_at);
        let pages = pages.iter().map(|stored| stored.page);
        pages.zip(self.questions(library, kept_at, lang)).collect()
    }

    /// What was keyed, as it comes to the door: one response per question.
    pub fn submission(
        &self,
        keyed: impl IntoIterator<Item = (KeyedQuestion, RawResponse)>,
        week: Option<Week>,
        pages: Option<BTreeSet<u8>>,
    ) -> Submission {
        let answer = |(question, response): (KeyedQuestion, RawResponse)| RawAnswer {
            item: question.item,
            response,
            provenance: Provenance::keyed(),
        };
        Submission {
            form: self.form.clone(),
            occasion: self.occasion,
            sheet: self.identity,
            week,
            therapist_present: None,
            mode: Mode::Keyed,
            pages,
            answers: keyed.into_iter().map(answer).collect(),
        }
    }

    /// Keeps what was keyed of a sheet that the record has, and tells whether it says the same.
    ///
    /// # Errors
    /// When the door refuses it, or the store fails.
    pub fn compare(
        &self,
        batch: &mut Batch<'_>,
        setting: &TakeSetting<'_>,
        known: &Assessment,
        submission: &Submission,
    ) -> Result<KeyedAgain, DoorProblem> {
        let view = batch.view();
        let episode = view.episode(known.episode)?;
        let TakeSetting { study, library, kept_at } = *setting;
        let again = intake::through_the_door(&view, study, library, &episode, submission, kept_at)?;
        Ok(note_keying(batch, known, &again)?)
    }

    /// Stores what was keyed; a pack that nobody had has its contact now.
    ///
    /// # Errors
    /// When the door refuses it, or the store fails.
    pub fn store(
        &self,
        batch: &mut Batch<'_>,
        setting: &TakeSetting<'_>,
        submission: &Submission,
    ) -> Result<(Put, EpisodeCode), DoorProblem> {
        let episode = match &self.whose {
            Whose::Known(episode) => (**episode).clone(),
            Whose::NewPack(serial, unit) => batch.owner_of_pack(*serial, unit)?.episode,
        };
        let view = batch.view();
        let assessment = intake::through_the_door(
            &view,
            setting.study,
            setting.library,
            &episode,
            submission,
            setting.kept_at,
        )?;
        Ok((batch.put_assessment(&assessment)?, episode.code))
    }
}
