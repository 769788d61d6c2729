use std::collections::BTreeMap;

use kastanj_instrument::{ItemId, Library};
use kastanj_record::{Assessment, CheckedPage, Study, UnitCode, doubts};
use kastanj_store::{CheckState, StoreError, View};

/// How much more a wrong answer costs that enters the primary outcome of the study.
const PRIMARY_WEIGHT: f64 = 2.0;

/// A question that waits for a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting {
    /// Of which form.
    pub known: Assessment,
    /// Which question.
    pub item: ItemId,
    /// What a wrong answer is expected to cost: the probability that the best guess is wrong, times
    /// two for a question of the primary outcome.
    pub loss: f64,
}

/// Every question that waits, the dearest first. Questions that were drawn for a second look stand
/// among those in doubt, at a place that was drawn when they came in.
///
/// # Errors
/// When the database cannot be read.
pub fn queue(
    view: &View<'_>,
    study: &Study,
    library: &Library,
) -> Result<Vec<Waiting>, StoreError> {
    let losses = view.picture_losses()?;
    let mut waiting = Vec::new();
    for known in view.assessments_in_doubt()? {
        for doubt in doubts(&known) {
            let sure = doubt.provenance.reading.as_ref().map_or(0.5, |reading| reading.posterior);
            let kept = losses.get(&(known.id, doubt.item.clone()));
            let loss = kept.copied().unwrap_or(1.0 - sure);
            waiting.push(Waiting { known: known.clone(), item: doubt.item.clone(), loss });
        }
    }
    for check in view.waiting_checks()? {
        let loss = losses.get(&(check.assessment, check.item.clone())).copied().unwrap_or(0.25);
        let known = view.assessment(check.assessment)?;
        waiting.push(Waiting { known, item: check.item, loss });
    }
    for one in &mut waiting {
        one.loss *= weight(study, library, one);
    }
    waiting.sort_by(|a, b| {
        let place = |one: &Waiting| (one.known.id, one.item.clone());
        b.loss.total_cmp(&a.loss).then_with(|| place(a).cmp(&place(b)))
    });
    Ok(waiting)
}

fn weight(study: &Study, library: &Library, one: &Waiting) -> f64 {
    let plan = &study.plan;
    let score = library.get(&plan.questionnaire).and_then(|known| known.score(&plan.score));
    let primary = one.known.form.questionnaire == plan.questionnaire
        && score.is_some_and(|score| score.items.contains(&one.item));
    if primary { PRIMARY_WEIGHT } else { 1.0 }
}

/// What the machine said of a doubt, taken apart: the reason's code and its best guess.
///
/// `lone-filled (3)` gives `lone-filled` and `3`.
pub fn machine_words(said: &str) -> (&str, Option<&str>) {
    match said.split_once(" (") {
        Some((reason, guess)) => (reason, Some(guess.trim_end_matches(')'))),
        None => (said, None),
    }
}

/// What has come of the answers that were drawn for a second look, page by page; of one unit, or of
/// all that the person works with.
///
/// # Errors
/// When the database cannot be read.
pub fn checked_pages(
    view: &View<'_>,
    unit: Option<&UnitCode>,
) -> Result<Vec<CheckedPage>, StoreError> {
    let mut pages: BTreeMap<[u8; 16], CheckedPage> = BTreeMap::new();
    for row in view.check_counts()? {
        if unit.is_some_and(|unit| *unit != row.unit) || row.state == CheckState::Waiting {
            continue;
        }
        let page = pages.entry(row.page).or_default();
        page.checked += row.count;
        match row.state {
            CheckState::Differs => page.undecided += row.count,
            CheckState::MachineWrong => page.wrong += row.count,
            CheckState::Waiting | CheckState::Agreed | CheckState::MachineRight => {}
        }
    }
    Ok(pages.into_values().collect())
}
