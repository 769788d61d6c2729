use super::{Assumptions, Plan, PlannedForm, estimate};
use crate::{ItemId, Questionnaire};

/// Minutes per contact that would be saved if one question were not asked any more.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Saved {
    /// Of the client.
    pub client_minutes: f64,
    /// Of the therapist, or of whoever keys and scans.
    pub therapist_minutes: f64,
}

/// What a contact under `plan` would be spared without a question of `questionnaire`: the estimate
/// with the question, less the estimate without it. Nought for a question that is not there.
pub fn saved_without(
    plan: &Plan<'_>,
    questionnaire: &Questionnaire,
    item: &ItemId,
    assumptions: &Assumptions,
) -> Saved {
    let mut shorter = questionnaire.clone();
    for section in &mut shorter.sections {
        section.items.retain(|known| known.id != *item);
    }
    let forms = plan.forms.iter().map(|form| {
        let variant = shorter.variants.iter().find(|known| known.id == form.variant.id);
        match variant.filter(|_| form.questionnaire.id == questionnaire.id) {
            Some(variant) => PlannedForm { questionnaire: &shorter, variant, ..*form },
            None => *form,
        }
    });
    let without = Plan { forms: forms.collect(), ..plan.clone() };
    let (before, after) = (estimate(plan, assumptions), estimate(&without, assumptions));
    Saved {
        client_minutes: before.client_minutes() - after.client_minutes(),
        therapist_minutes: before.therapist_minutes() - after.therapist_minutes(),
    }
}
