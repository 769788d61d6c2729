//! Freezing what was decided before the data are seen, and how it stands to what holds today.

use kastanj_instrument::Occasion;
use kastanj_record::{
    ApprovalDate, FormOutline, PlanFreeze, PlanStanding, Protocol, Study, Week, plan_changes,
};
use kastanj_store::{FormsHeld, FrozenPlan, ServiceUnit, Store, StoreError, View};

/// How the study's plan stands to what was frozen.
///
/// # Errors
/// When the database cannot be read.
pub fn plan_standing(view: &View<'_>, study: &Study) -> Result<PlanStanding, StoreError> {
    let Some(frozen) = view.frozen_plans()?.pop() else { return Ok(PlanStanding::default()) };
    let forms = view.form_outlines()?;
    Ok(PlanStanding { frozen: freeze_of(frozen, study, &forms) })
}

/// Whether an outcome may have been seen in or before `week`, on paper if not in the store.
fn tells_an_outcome_by(form: &FormOutline, week: Week) -> bool {
    form.occasion != Occasion::Before && form.week.is_none_or(|answered| answered <= week)
}

fn freeze_of(plan: FrozenPlan, study: &Study, forms: &[FormOutline]) -> Option<PlanFreeze> {
    let week = Week::of_unix_day(plan.frozen_at.div_euclid(86_400));
    let earlier = forms.iter().filter(|form| tells_an_outcome_by(form, week)).count();
    Some(PlanFreeze {
        number: plan.number,
        on: ApprovalDate::of_unix_time(plan.frozen_at)?,
        reason: plan.reason,
        forms_before: plan.forms_before,
        forms_after: plan.forms_after,
        answered_earlier: u32::try_from(earlier).unwrap_or(u32::MAX),
        receipt: plan.receipt.map(|(reference, _)| reference),
        changes: plan_changes(&plan.content, &Protocol::of(study))?,
        digest: plan.digest,
    })
}

/// Freezes the study's plan. Told so again, the same plan is no new one.
///
/// # Errors
/// When another plan was frozen before and no `reason` says why it is given up, or when the store
/// cannot be written.
pub fn freeze_plan(
    store: &mut Store,
    study: &Study,
    reason: Option<&str>,
) -> Result<PlanStanding, StoreError> {
    let content = Protocol::of(study).content();
    store.batch(|batch| {
        let mut held = FormsHeld { before: 0, after: 0 };
        let forms = batch.view().form_outlines()?;
        for form in &forms {
            match form.occasion {
                Occasion::Before => held.before += 1,
                Occasion::After | Occasion::FollowUp => held.after += 1,
            }
        }
        let plan = batch.freeze_plan(&content, reason, held)?;
        Ok(PlanStanding { frozen: freeze_of(plan, study, &forms) })
    })
}

/// What a study file would take away from a store that it is to take the place in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StudyLoss {
    /// It is another study.
    OtherStudy,
    /// Made-up people would become real ones, or the other way round.
    Synthetic,
    /// A unit that the study has is not in it.
    Unit(String),
    /// A questionnaire that the study uses is not in it at that version.
    Questionnaire(String),
}

/// Everything that a study file lacks to take the place of the study that holds.
pub fn study_losses(old: &Study, new: &Study) -> Vec<StudyLoss> {
    let mut losses = Vec::new();
    if old.id != new.id {
        losses.push(StudyLoss::OtherStudy);
    }
    if old.synthetic != new.synthetic {
        losses.push(StudyLoss::Synthetic);
    }
    let units = old.units.iter().filter(|unit| new.unit(&unit.code).is_none());
    losses.extend(units.map(|unit| StudyLoss::Unit(unit.code.to_string())));
    let instruments = old.instruments.iter().filter(|id| !new.instruments.contains(id));
    losses.extend(instruments.map(|id| StudyLoss::Questionnaire(id.to_string())));
    losses
}

/// Puts a study file in the place of the one that holds; new units come in. The caller has made
/// sure that nothing is lost ([`study_losses`]). The earlier file is kept.
///
/// # Errors
/// When the store cannot be written.
pub fn change_study(store: &mut Store, new: &Study, text: &str) -> Result<(), StoreError> {
    store.batch(|batch| {
        batch.set_study(text)?;
        for unit in &new.units {
            batch.add_unit(&ServiceUnit { code: unit.code.clone(), label: unit.name.clone() })?;
        }
        Ok(())
    })
}
