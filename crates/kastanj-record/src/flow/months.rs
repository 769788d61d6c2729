use std::collections::{BTreeMap, BTreeSet};

use super::FlowError;
use crate::study_record::ByEpisode;
use crate::{
    ClientKind, Loss, LossKeeping, Month, MonthlyTally, ReceivedForm, Study, StudyRecord, UnitCode,
    Week,
};

/// The tallies by unit and month.
pub(super) type Tallies<'a> = BTreeMap<&'a UnitCode, BTreeMap<Month, &'a MonthlyTally>>;

/// Sorts the tallies and refuses those that contradict themselves or the losses per person.
pub(super) fn tallies<'a, F: ReceivedForm>(
    record: &StudyRecord<'a, F>,
    sorted: &ByEpisode<'_, F>,
) -> Result<Tallies<'a>, Vec<FlowError>> {
    let mut errors = Vec::new();
    let mut tallies = Tallies::new();
    for tally in record.tallies {
        let (unit, month) = (tally.unit.clone(), tally.month);
        if let Err(fault) = tally.check() {
            errors.push(FlowError::Tally { unit: unit.clone(), month, fault });
        }
        if tallies.entry(&tally.unit).or_default().insert(month, tally).is_some() {
            errors.push(FlowError::TallyTwice { unit, month });
        }
    }
    for episode in record.episodes {
        let per_person = sorted
            .losses(episode)
            .iter()
            .any(|loss| matches!(loss, Loss::NotAsked { .. } | Loss::Declined));
        if !per_person || sorted.kind(episode) != ClientKind::Own {
            continue;
        }
        let Some(kept) = tallies.get(&episode.unit) else { continue };
        match episode.first_visit.and_then(month_of) {
            Some(month) if kept.contains_key(&month) => errors.push(FlowError::BothKept {
                unit: episode.unit.clone(),
                month,
                episode: episode.code,
            }),
            Some(_) => {}
            None => errors.push(FlowError::LossWithoutMonth {
                unit: episode.unit.clone(),
                episode: episode.code,
            }),
        }
    }
    if errors.is_empty() { Ok(tallies) } else { Err(errors) }
}

/// The month that a week counts to.
pub(super) fn month_of(week: Week) -> Option<Month> {
    let (year, month) = week.month();
    Month::new(year, month)
}

/// The months before the present one for which a unit should have kept a tally and has not.
pub(crate) fn missing_months(
    unit: &UnitCode,
    kept: &BTreeSet<Month>,
    study: &Study,
    today: Week,
) -> Vec<(UnitCode, Month)> {
    let Some(setup) = study.unit(unit).filter(|setup| setup.losses == LossKeeping::Tally) else {
        return Vec::new();
    };
    let Some(present) = month_of(today) else { return Vec::new() };
    let mut missing = Vec::new();
    let mut month = setup.starts;
    while month < present && setup.ends.is_none_or(|ends| month <= ends) {
        if !kept.contains(&month) {
            missing.push((unit.clone(), month));
        }
        month = month.next();
    }
    missing
}
