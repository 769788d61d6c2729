use std::collections::BTreeMap;

use kastanj_instrument::{ItemId, Occasion, Questionnaire, ScoreId};

use super::{AnalysisDataset, AnalysisRow, DatasetError, KeptOut, ScoreRow};
use crate::step::{Step, after_step, follow_up_step, is_unit_of_analysis};
use crate::study_record::ByEpisode;
use crate::{
    Answer, Assessment, ClientKind, ConsentPurpose, ConsentStanding, Episode, Study, StudyRecord,
    Week, consent_standing, consent_to, score_of,
};

/// The data of the primary analysis as of `today`.
///
/// A client's first own contact, with a keyed yes to local follow-up or to the
/// national study that still holds, and at least one form of the plan's
/// questionnaire. `questionnaire` must be the one that the plan names.
///
/// # Errors
/// When plan and questionnaire do not belong together.
pub fn analysis_dataset(
    record: &StudyRecord<'_>,
    study: &Study,
    questionnaire: &Questionnaire,
    today: Week,
) -> Result<AnalysisDataset, DatasetError> {
    let plan = &study.plan;
    if questionnaire.id != plan.questionnaire {
        return Err(DatasetError::WrongQuestionnaire {
            expected: plan.questionnaire.clone(),
            found: questionnaire.id.clone(),
        });
    }
    if questionnaire.score(&plan.score).is_none() {
        return Err(DatasetError::UnknownScore {
            questionnaire: questionnaire.id.clone(),
            score: plan.score.clone(),
        });
    }
    let sorted = ByEpisode::new(record);
    let mut rows = Vec::new();
    let mut kept_out = KeptOut::default();
    let mut forms_without_yes = BTreeMap::new();
    for episode in record.episodes.iter().filter(|episode| !sorted.assessments(episode).is_empty())
    {
        match admit(episode, &sorted) {
            Ok(()) => rows.extend(row(episode, &sorted, study, questionnaire, today)),
            Err(reason) => {
                *reason(&mut kept_out) += 1;
                if accepted_without_yes(episode, &sorted, questionnaire) {
                    *forms_without_yes.entry(episode.unit.clone()).or_default() += 1;
                }
            }
        }
    }
    rows.sort_by_cached_key(AnalysisRow::canonical);
    Ok(AnalysisDataset {
        questionnaire: questionnaire.id.clone(),
        score: plan.score.clone(),
        rows,
        kept_out,
        forms_without_yes,
    })
}

/// Whether the answers of a contact may be analysed, or the count it goes to.
pub(super) fn admit(
    episode: &Episode,
    sorted: &ByEpisode<'_>,
) -> Result<(), fn(&mut KeptOut) -> &mut u64> {
    if sorted.kind(episode) == ClientKind::Relative {
        return Err(|kept| &mut kept.relatives);
    }
    if !is_unit_of_analysis(episode, sorted) {
        return Err(|kept| &mut kept.later_contacts);
    }
    match consent_standing(sorted.consents(episode).iter().copied()) {
        ConsentStanding::Yes => Ok(()),
        ConsentStanding::NotKeyed => Err(|kept| &mut kept.consent_not_keyed),
        ConsentStanding::No => Err(|kept| &mut kept.consent_refused),
        ConsentStanding::Withdrawn => Err(|kept| &mut kept.withdrawn),
    }
}

/// Whether a client who counts among those who said yes has answered before,
/// but without a yes to any use that holds today.
fn accepted_without_yes(
    episode: &Episode,
    sorted: &ByEpisode<'_>,
    questionnaire: &Questionnaire,
) -> bool {
    let standing = consent_standing(sorted.consents(episode).iter().copied());
    sorted.kind(episode) == ClientKind::Own
        && is_unit_of_analysis(episode, sorted)
        && matches!(standing, ConsentStanding::NotKeyed | ConsentStanding::Withdrawn)
        && sorted.form(episode, Occasion::Before, &questionnaire.id.name).is_some()
}

/// `None` if no form of the plan's questionnaire has come.
fn row(
    episode: &Episode,
    sorted: &ByEpisode<'_>,
    study: &Study,
    questionnaire: &Questionnaire,
    today: Week,
) -> Option<AnalysisRow> {
    let name = questionnaire.id.name.as_str();
    let form = |occasion| sorted.form(episode, occasion, name);
    let forms = Occasion::ALL.map(form);
    let [before, after, follow_up] = forms;
    before.or(after).or(follow_up)?;
    let after_window_closed = match before {
        Some(before) => !matches!(after_step(episode, before, sorted, study, today), Step::Open),
        None => after.is_some(),
    };
    let follow_up_window_closed = after.is_some_and(|after| {
        !matches!(follow_up_step(episode, after, sorted, study, today), Step::Open)
    });
    let scores = |score: &ScoreId| {
        let [before, after, follow_up] =
            forms.map(|form| form.and_then(|form| score_of(questionnaire, form, score)));
        ScoreRow { score: score.clone(), before, after, follow_up }
    };
    let others = questionnaire.scores.iter().filter(|rule| rule.id != study.plan.score);
    let late = |form: Option<&Assessment>| form.is_some_and(|form| form.late);
    let consents = sorted.consents(episode);
    let yes = |purpose| consent_to(consents.iter().copied(), purpose) == Some(true);
    let doubts: usize = forms
        .iter()
        .flatten()
        .map(|form| form.answers.iter().filter(|given| given.is_in_doubt()).count())
        .sum();
    let group = |item: &ItemId| {
        let given = before?.answers.iter().find(|given| given.item == *item)?;
        match given.answer {
            Answer::One(code) => Some(code),
            _ => None,
        }
    };
    Some(AnalysisRow {
        unit: episode.unit.clone(),
        primary: scores(&study.plan.score),
        secondary: others.map(|rule| scores(&rule.id)).collect(),
        before_form: before.is_some(),
        after_form: after.is_some(),
        follow_up_form: follow_up.is_some(),
        after_window_closed,
        follow_up_window_closed,
        before_late: late(before),
        after_late: late(after),
        follow_up_late: late(follow_up),
        therapist_at_before: before.and_then(|form| form.therapist_present),
        therapist_at_after: after.and_then(|form| form.therapist_present),
        ending: episode.ending.map(|ending| ending.reason),
        local_consent: yes(ConsentPurpose::LocalFollowUp),
        national_consent: yes(ConsentPurpose::NationalStudy),
        open_doubts: u32::try_from(doubts).unwrap_or(u32::MAX),
        groups: study.plan.subgroups.iter().map(group).collect(),
    })
}
