use std::collections::{BTreeMap, BTreeSet};

use kastanj_instrument::{ItemId, Part, Questionnaire};

use super::response::answer_of;
use super::{
    CaptureError, CaptureFault, KeptAt, RawAnswer, RawResponse, StoredItem, Submission,
    stored_items,
};
use crate::due::timing_of;
use crate::{
    Answer, Assessment, AssessmentId, Episode, Missing, Provenance, RecordedAnswer, Timing, Week,
    Windows,
};

/// Everything about the surroundings that the door has to know.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The questionnaire of the form.
    pub questionnaire: &'a Questionnaire,
    /// Whose contact.
    pub episode: &'a Episode,
    /// The week of the episode's after-form, if it has come; the follow-up counts from it.
    pub after_week: Option<Week>,
    /// The study's windows.
    pub windows: &'a Windows,
    /// What kind of place keeps the record.
    pub kept_at: KeptAt,
}

/// Takes a form in.
///
/// The result holds one answer for every stored question of the form, in
/// printed order: left-out questions are blank, or *page not received*. An
/// answer in doubt is stored as unreadable with what the machine saw, until a
/// person settles it. At a study office, answers that stay at the service are
/// left out.
///
/// # Errors
/// Every fault at once; nothing of a form with a fault is taken in.
pub fn capture(
    id: AssessmentId,
    submission: &Submission,
    setting: &Setting<'_>,
) -> Result<Assessment, CaptureError> {
    let items = form_items(submission, setting)?;
    let answers = answers(submission, setting.questionnaire, &items)?;
    let late = timing_of(
        setting.windows,
        setting.episode,
        submission.occasion,
        submission.week,
        setting.after_week,
    )
    .is_some_and(Timing::outside);
    Ok(Assessment {
        id,
        episode: setting.episode.id,
        occasion: submission.occasion,
        form: submission.form.clone(),
        week: submission.week,
        late,
        therapist_present: submission.therapist_present,
        sheet: submission.sheet,
        answers,
    })
}

/// The stored questions of the form, once form, occasion and pages are sound.
pub(super) fn form_items<'a>(
    submission: &Submission,
    setting: &Setting<'a>,
) -> Result<Vec<StoredItem<'a>>, CaptureError> {
    let questionnaire = setting.questionnaire;
    let form = &submission.form;
    if form.questionnaire != questionnaire.id {
        return Err(CaptureError::one(CaptureFault::WrongQuestionnaire {
            found: form.questionnaire.clone(),
            expected: questionnaire.id.clone(),
        }));
    }
    if setting.kept_at == KeptAt::StudyOffice && questionnaire.part == Part::AddedValue {
        return Err(CaptureError::one(CaptureFault::StaysAtService(questionnaire.id.clone())));
    }
    let Some(variant) = questionnaire.variant(&form.variant) else {
        return Err(CaptureError::one(CaptureFault::UnknownForm(form.clone())));
    };
    let mut faults = Vec::new();
    if !variant.occasions.contains(&submission.occasion) {
        faults.push(CaptureFault::WrongOccasion {
            form: form.clone(),
            occasion: submission.occasion,
        });
    }
    if let Some(pages) = &submission.pages {
        if pages.is_empty() {
            faults.push(CaptureFault::NoPage);
        }
        let beyond =
            pages.iter().filter(|page| **page == 0 || usize::from(**page) > variant.pages.len());
        faults.extend(beyond.map(|page| CaptureFault::UnknownPage(*page)));
    }
    if faults.is_empty() {
        Ok(stored_items(questionnaire, variant, setting.kept_at))
    } else {
        Err(CaptureError { faults })
    }
}

/// One answer per stored question.
pub(super) fn answers(
    submission: &Submission,
    questionnaire: &Questionnaire,
    items: &[StoredItem<'_>],
) -> Result<Vec<RecordedAnswer>, CaptureError> {
    let mut faults = Vec::new();
    let mut given: BTreeMap<&ItemId, &RawAnswer> = BTreeMap::new();
    let known: BTreeSet<&ItemId> = items.iter().map(|stored| &stored.item.id).collect();
    let left_out: BTreeSet<&ItemId> = questionnaire
        .variant(&submission.form.variant)
        .map(|variant| stored_items(questionnaire, variant, KeptAt::Service))
        .unwrap_or_default()
        .into_iter()
        .map(|stored| &stored.item.id)
        .filter(|id| !known.contains(id))
        .collect();
    for raw in &submission.answers {
        if !known.contains(&raw.item) {
            // What stays at the service is left out here, whatever was read from the sheet.
            if left_out.contains(&raw.item) {
                continue;
            }
            faults.push(CaptureFault::UnknownItem(raw.item.clone()));
        } else if given.insert(&raw.item, raw).is_some() {
            faults.push(CaptureFault::AnsweredTwice(raw.item.clone()));
        }
    }
    let mut recorded = Vec::with_capacity(items.len());
    for stored in items {
        let id = &stored.item.id;
        match given.get(id) {
            None => recorded.push(unanswered(submission, stored)),
            Some(_) if !submission.has_page(stored.page) => {
                faults.push(CaptureFault::PageAbsent { item: id.clone(), page: stored.page });
            }
            Some(raw) => match answered(questionnaire, stored, raw) {
                Ok(answer) => recorded.push(answer),
                Err(fault) => faults.push(fault),
            },
        }
    }
    if faults.is_empty() { Ok(recorded) } else { Err(CaptureError { faults }) }
}

fn unanswered(submission: &Submission, stored: &StoredItem<'_>) -> RecordedAnswer {
    let missing =
        if submission.has_page(stored.page) { Missing::Blank } else { Missing::PageNotReceived };
    RecordedAnswer {
        item: stored.item.id.clone(),
        answer: Answer::Missing(missing),
        provenance: Provenance { mode: submission.mode, reading: None, seen_by_person: false },
    }
}

fn answered(
    questionnaire: &Questionnaire,
    stored: &StoredItem<'_>,
    raw: &RawAnswer,
) -> Result<RecordedAnswer, CaptureFault> {
    let answer = answer_of(questionnaire, stored.item, &raw.response)?;
    let mut provenance = raw.provenance.clone();
    if !provenance.is_sound() {
        return Err(CaptureFault::Provenance(raw.item.clone()));
    }
    if let RawResponse::Doubtful(saw) = &raw.response {
        // Only the machine doubts; a person who cannot tell says unreadable.
        let Some(reading) = provenance.reading.as_mut() else {
            return Err(CaptureFault::Provenance(raw.item.clone()));
        };
        reading.machine_said = Some(saw.clone());
        provenance.seen_by_person = false;
    } else if matches!(raw.response, RawResponse::Unreadable) {
        // Otherwise it could not be told from a doubt that is still open.
        provenance.seen_by_person = true;
    }
    Ok(RecordedAnswer { item: raw.item.clone(), answer, provenance })
}
