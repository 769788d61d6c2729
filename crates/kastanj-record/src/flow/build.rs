use std::collections::{BTreeMap, BTreeSet};

use kastanj_instrument::Occasion;

use super::months::{Tallies, missing_months, month_of, tallies};
use super::{FlowError, FlowStep, InclusionFlow};
use crate::step::{
    Start, Step, after_step, before_step, follow_up_step, is_unit_of_analysis, start_of,
};
use crate::study_record::ByEpisode;
use crate::{
    ClientKind, ConsentStanding, Episode, Month, ReceivedForm, Study, StudyRecord, UnitCode, Week,
    consent_standing,
};

/// The flow of every unit and of all together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StudyFlow {
    /// All units together.
    pub all: InclusionFlow,
    /// Each unit of the study, and each unit that the record knows.
    pub units: BTreeMap<UnitCode, InclusionFlow>,
}

/// Counts the way from eligible to follow-up, as of `today`.
///
/// Before the start a month of a unit is counted from its tally or from losses
/// per person, never from both; from the yes on, everything is counted from the
/// contacts. Relatives are never eligible; only a client's first contact counts.
///
/// # Errors
/// Every contradiction in the record; no flow is made of contradictions.
pub fn inclusion_flow<F: ReceivedForm>(
    record: &StudyRecord<'_, F>,
    study: &Study,
    today: Week,
) -> Result<StudyFlow, Vec<FlowError>> {
    let sorted = ByEpisode::new(record);
    let tallies = tallies(record, &sorted)?;
    let mut contacts: BTreeMap<UnitCode, Vec<&Episode>> =
        study.units.iter().map(|unit| (unit.code.clone(), Vec::new())).collect();
    for unit in tallies.keys() {
        contacts.entry((*unit).clone()).or_default();
    }
    for episode in record.episodes {
        contacts.entry(episode.unit.clone()).or_default().push(episode);
    }
    let mut flow = StudyFlow { all: InclusionFlow::nobody(), units: BTreeMap::new() };
    for (unit, episodes) in contacts {
        let of_unit = unit_flow(&unit, &episodes, &tallies, &sorted, study, today);
        flow.all += &of_unit;
        flow.units.insert(unit, of_unit);
    }
    Ok(flow)
}

fn unit_flow<F: ReceivedForm>(
    unit: &UnitCode,
    episodes: &[&Episode],
    tallies: &Tallies<'_>,
    sorted: &ByEpisode<'_, F>,
    study: &Study,
    today: Week,
) -> InclusionFlow {
    let mut flow = InclusionFlow::nobody();
    let kept = tallies.get(unit);
    let (mut found, mut unknown_start) = (0, 0);
    for episode in episodes {
        if sorted.kind(episode) == ClientKind::Relative {
            flow.relatives += 1;
            continue;
        }
        if !is_unit_of_analysis(episode, sorted) {
            flow.later_contacts += 1;
            continue;
        }
        let start = start_of(episode, sorted, study, today);
        if start == Start::Accepted {
            found += 1;
            after_yes(&mut flow, episode, sorted, study, today);
        }
        if !in_tally(episode, kept) {
            unknown_start += u64::from(start == Start::Unknown);
            before_yes(&mut flow, start);
        }
    }
    let asked_per_person = flow.accepted + flow.declined;
    let not_asked: u64 = flow.not_asked.values().sum();
    let mut eligible = asked_per_person + not_asked + unknown_start;
    let mut asked = asked_per_person;
    for tally in kept.into_iter().flat_map(BTreeMap::values) {
        eligible += u64::from(tally.eligible);
        asked += u64::from(tally.asked);
        flow.accepted += u64::from(tally.accepted);
        flow.declined += u64::from(tally.asked - tally.accepted.min(tally.asked));
        for (reason, count) in &tally.not_asked {
            *flow.not_asked.entry(*reason).or_default() += u64::from(*count);
        }
    }
    let months: BTreeSet<Month> = kept.into_iter().flat_map(BTreeMap::keys).copied().collect();
    flow.missing_months = missing_months(unit, &months, study, today);
    if found > flow.accepted {
        flow.fewer_than_found.push((unit.clone(), flow.accepted, found));
        flow.accepted = found;
    }
    flow.not_in_record = flow.accepted - found;
    let counted = flow.missing_months.is_empty() && flow.fewer_than_found.is_empty();
    flow.eligible = counted.then_some(eligible);
    flow.asked = (counted && unknown_start == 0).then_some(asked);
    flow
}

/// Whether the start of a contact is counted by a tally. A contact whose first
/// visit is not known is counted by the tallies of a unit that keeps them.
fn in_tally<T>(episode: &Episode, kept: Option<&BTreeMap<Month, T>>) -> bool {
    let Some(kept) = kept else { return false };
    match episode.first_visit.and_then(month_of) {
        Some(month) => kept.contains_key(&month),
        None => true,
    }
}

fn before_yes(flow: &mut InclusionFlow, start: Start) {
    match start {
        Start::NotAsked(reason) => *flow.not_asked.entry(reason).or_default() += 1,
        Start::Declined => flow.declined += 1,
        Start::Accepted => flow.accepted += 1,
        Start::Waiting => flow.waiting += 1,
        Start::Unknown => flow.unknown_whether_asked += 1,
    }
}

pub(super) fn after_yes<F: ReceivedForm>(
    flow: &mut InclusionFlow,
    episode: &Episode,
    sorted: &ByEpisode<'_, F>,
    study: &Study,
    today: Week,
) {
    match consent_standing(sorted.consents(episode).iter().copied()) {
        ConsentStanding::Withdrawn => {
            flow.withdrawn += 1;
            return;
        }
        ConsentStanding::NotKeyed if !sorted.assessments(episode).is_empty() => {
            flow.consent_not_keyed += 1;
            return;
        }
        _ => {}
    }
    let before = before_step(episode, sorted, study, today);
    count(&mut flow.before, &before);
    let Step::Came(before) = before else { return };
    let after = after_step(episode, before, sorted, study, today);
    count(&mut flow.after, &after);
    let Step::Came(after) = after else { return };
    if study.uses(Occasion::FollowUp) {
        count(&mut flow.follow_up, &follow_up_step(episode, after, sorted, study, today));
    }
}

fn count<F: ReceivedForm>(step: &mut FlowStep, outcome: &Step<'_, F>) {
    match outcome {
        Step::Came(form) => {
            step.came += 1;
            step.late += u64::from(form.late());
        }
        Step::Lost(reason) => *step.lost.entry(*reason).or_default() += 1,
        Step::Unexplained => step.unexplained += 1,
        Step::Open => step.open += 1,
    }
}
