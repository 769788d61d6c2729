use std::collections::BTreeMap;

use kastanj_instrument::{QuestionnaireId, Serial};
use kastanj_record::{EndReason, Loss, PackSlip};
use kastanj_store::{StoreError, View};

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
