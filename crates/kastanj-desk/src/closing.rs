//! The end of a contact: what is noted at once, so that flow, worklist and report agree.

use kastanj_instrument::Occasion;
use kastanj_record::{
    AfterForm, Answer, AnsweredBy, Assessment, ClientKind, ClosingReport, Ending, Episode,
    EpisodeId, EpisodeLoss, GoalRating, Loss, Missing, ScreenDraft, Study, TalkedAbout, Week,
    judge_timing,
};
use kastanj_store::{Batch, StoreError, View};

use crate::not_coming::not_coming;

/// What is said of an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closing {
    /// When and how.
    pub ending: Ending,
    /// Whether the after-form will still come; of no account if it has come.
    pub after_will_come: bool,
    /// The therapist's view of the main goal, where the study asks for it.
    pub main_goal: Option<GoalRating>,
}

/// Whether an end lies between the first visit and this week.
pub fn week_is_possible(episode: &Episode, week: Week, today: Week) -> bool {
    week <= today && episode.first_visit.is_none_or(|first| first <= week)
}

/// The form of the study's plan at one occasion, if it has come in, whole or in part.
///
/// # Errors
/// When the database cannot be read.
pub fn form_at(
    view: &View<'_>,
    study: &Study,
    episode: EpisodeId,
    occasion: Occasion,
) -> Result<Option<Assessment>, StoreError> {
    let known = view.assessments_of_episode(episode)?;
    let main = &study.plan.questionnaire;
    Ok(known.into_iter().find(|f| f.occasion == occasion && f.form.questionnaire == *main))
}

/// Whether every page of a form has come in.
pub fn is_whole(form: &Assessment) -> bool {
    let absent = Answer::Missing(Missing::PageNotReceived);
    form.answers.iter().all(|one| one.answer != absent)
}

/// Whether an after-form is still wanted: the study asks the client for one, and it has not come
/// in whole.
///
/// # Errors
/// When the database cannot be read.
pub fn after_form_is_wanted(
    view: &View<'_>,
    study: &Study,
    episode: &Episode,
) -> Result<bool, StoreError> {
    let known = form_at(view, study, episode.id, Occasion::After)?;
    let own = view.client(episode.client)?.kind == ClientKind::Own;
    Ok(own && study.uses(Occasion::After) && !known.is_some_and(|form| is_whole(&form)))
}

/// Whether somebody has the added-value meter left to answer: the study has it, something was used
/// in the room (a form, whole or begun, or the talk about one), and not every question has its
/// answer. Nobody is asked whether sheets helped that were never there.
///
/// # Errors
/// When the database cannot be read.
pub fn value_is_open(
    view: &View<'_>,
    study: &Study,
    episode: EpisodeId,
    by: AnsweredBy,
) -> Result<bool, StoreError> {
    if !study.modules.added_value || !sheets_were_used(view, episode)? {
        return Ok(false);
    }
    Ok(view.added_value(episode, by)?.unwrap_or_default().next().is_some())
}

/// Whether a form, or the talk about one, has had a place in the contact.
///
/// # Errors
/// When the database cannot be read.
pub fn sheets_were_used(view: &View<'_>, episode: EpisodeId) -> Result<bool, StoreError> {
    let begun = |draft: &ScreenDraft| draft.answered() > 0;
    Ok(!view.assessments_of_episode(episode)?.is_empty()
        || view.screen_drafts(episode)?.iter().any(begun)
        || view.talked_about(episode)? != TalkedAbout::default())
}

/// Ends a contact: the end itself, the loss of an after-form that will not come, the closing
/// report where the study has session reports, and the timing of the forms judged anew.
///
/// # Errors
/// When the contact would end before it begins, or the store fails; nothing has changed then.
pub fn close(
    batch: &mut Batch<'_>,
    study: &Study,
    episode: EpisodeId,
    closing: &Closing,
) -> Result<(), StoreError> {
    let ended_before = batch.view().episode(episode)?.ending.map(|ending| ending.reason);
    batch.end_episode(episode, Some(closing.ending))?;
    let given = form_at(&batch.view(), study, episode, Occasion::After)?.is_some();
    let after_form = match (given, closing.after_will_come) {
        (true, _) => AfterForm::Given,
        (false, true) => AfterForm::Coming,
        (false, false) => AfterForm::NotComing,
    };
    // A reason that somebody noted for the form itself outlives a change of the end.
    let noted = not_coming(&batch.view(), episode, Occasion::After)?;
    let noted = noted.filter(|noted| Some(*noted) != ended_before);
    let reason = noted.unwrap_or(closing.ending.reason);
    let lost = Loss::FormMissing { occasion: Occasion::After, reason };
    let lost = EpisodeLoss { episode, loss: lost };
    match after_form {
        AfterForm::NotComing => batch.put_loss(&lost)?,
        AfterForm::Given | AfterForm::Coming => batch.drop_loss(&lost)?,
    }
    if study.modules.session_reports {
        let main_goal = closing.main_goal;
        batch.put_closing_report(episode, &ClosingReport { main_goal, after_form })?;
    }
    judge_again(batch, study, episode)
}

/// Opens a contact again that was closed by mistake, or that goes on after all.
///
/// # Errors
/// When the store fails; nothing has changed then.
pub fn reopen(batch: &mut Batch<'_>, study: &Study, episode: EpisodeId) -> Result<(), StoreError> {
    let Some(ending) = batch.view().episode(episode)?.ending else { return Ok(()) };
    batch.end_episode(episode, None)?;
    let loss = Loss::FormMissing { occasion: Occasion::After, reason: ending.reason };
    batch.drop_loss(&EpisodeLoss { episode, loss })?;
    if batch.view().closing_report(episode)?.is_some() {
        batch.drop_closing_report(episode)?;
    }
    judge_again(batch, study, episode)
}

/// Whether each form came in time, after a week of the contact has changed.
pub(crate) fn judge_again(
    batch: &mut Batch<'_>,
    study: &Study,
    episode: EpisodeId,
) -> Result<(), StoreError> {
    let known = batch.view().assessments_of_episode(episode)?;
    let mut judged = known.clone();
    judge_timing(&study.windows, &batch.view().episode(episode)?, &mut judged);
    for (judged, _) in judged.iter().zip(&known).filter(|(judged, before)| judged != before) {
        batch.correct_assessment(judged)?;
    }
    Ok(())
}
