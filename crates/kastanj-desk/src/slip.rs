use std::collections::BTreeMap;

use kastanj_instrument::{QuestionnaireId, Serial};
use kastanj_record::{EndReason, Loss, PackSlip, Study, consent_to, judge_timing};
use kastanj_store::{Batch, EpisodeFacts, StoreError, View};

use crate::not_coming::report_follows;

/// What the record says of a pack, as its slip would say it; `None` if nobody has the pack yet.
///
/// # Errors
/// When the database cannot be read.
pub fn recorded_slip(
    view: &View<'_>,
    pack: Serial,
    main: &QuestionnaireId,
) -> Result<Option<PackSlip>, StoreError> {
    let Some(episode) = view.episode_of_pack(pack)? else { return Ok(None) };
    let consents = view.consents_of_episode(episode.id)?;
    let forms = view.assessments_of_episode(episode.id)?;
    let main_forms = || forms.iter().filter(|form| form.form.questionnaire == *main);
    let losses = view.losses_of_episode(episode.id)?;
    let missing: BTreeMap<_, EndReason> = losses
        .iter()
        .filter_map(|loss| match loss.loss {
            Loss::FormMissing { occasion, reason } => Some((occasion, reason)),
            _ => None,
        })
        .collect();
    let not_asked = losses.iter().find_map(|loss| match loss.loss {
        Loss::NotAsked { reason } => Some(reason),
        _ => None,
    });
    Ok(Some(PackSlip {
        unit: episode.unit.clone(),
        pack,
        kind: view.client(episode.client)?.kind,
        target_behaviours: episode.target_behaviours.clone(),
        referral: episode.referral,
        text_version: consents.last().map(|event| event.text_version.clone()),
        consents: consents.iter().map(|event| (event.purpose, event.given)).collect(),
        first_visit: episode.first_visit,
        sheets: main_forms().filter_map(|f| Some((f.occasion, f.week?))).collect(),
        present: main_forms().filter_map(|f| Some((f.occasion, f.therapist_present?))).collect(),
        ending: episode.ending,
        not_asked,
        declined: losses.iter().any(|loss| matches!(loss.loss, Loss::Declined)),
        missing,
    }))
}

/// Everything that a pack slip says, and the weeks of sheets that came before it.
///
/// What was late or not is judged anew: until the slip came, nobody knew the weeks.
///
/// # Errors
/// When the store refuses a part of it.
pub fn apply_slip(batch: &mut Batch<'_>, study: &Study, slip: &PackSlip) -> Result<(), StoreError> {
    let episode = batch.owner_of_pack(slip.pack, &slip.unit)?.episode;
    batch.set_client_kind(episode.client, slip.kind)?;
    batch.describe_episode(
        episode.id,
        &EpisodeFacts {
            first_visit: slip.first_visit.or(episode.first_visit),
            referral: slip.referral.or(episode.referral),
            target_behaviours: if slip.target_behaviours.is_empty() {
                episode.target_behaviours.clone()
            } else {
                slip.target_behaviours.clone()
            },
        },
    )?;
    if let Some(ending) = slip.ending {
        batch.end_episode(episode.id, Some(ending))?;
    }
    let known = batch.view().consents_of_episode(episode.id)?;
    // What stands already is not said once more because a slip is saved again.
    for event in &slip.consent_events(episode.id) {
        if consent_to(&known, event.purpose) != Some(event.given) {
            batch.add_consent(event)?;
        }
    }
    for loss in slip.losses(episode.id) {
        batch.put_loss(&loss)?;
    }
    report_follows(batch, episode.id)?;
    let known = batch.view().assessments_of_episode(episode.id)?;
    let mut judged = known.clone();
    for assessment in &mut judged {
        let week = slip.sheets.get(&assessment.occasion).copied();
        let present = slip.present.get(&assessment.occasion).copied();
        assessment.week = week.or(assessment.week);
        assessment.therapist_present = present.or(assessment.therapist_present);
    }
    judge_timing(&study.windows, &batch.view().episode(episode.id)?, &mut judged);
    for (assessment, before) in judged.iter().zip(&known) {
        if assessment != before {
            batch.correct_assessment(assessment)?;
        }
    }
    Ok(())
}
