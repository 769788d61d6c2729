use std::collections::{BTreeMap, BTreeSet};

use super::build::after_yes;
use super::months::{missing_months, month_of, tallies};
use super::{FlowError, FlowStep, InclusionFlow};
use crate::step::{Start, is_unit_of_analysis, start_of};
use crate::study_record::ByEpisode;
use crate::{
    ClientKind, Month, MonthlyTally, NotAskedReason, ReceivedForm, Study, StudyRecord, UnitCode,
    Week,
};

/// How the contacts of a month began, as the record knows it person by person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StartCounts {
    /// Said yes.
    pub accepted: u64,
    /// Were asked and said no.
    pub declined: u64,
    /// Were not asked, by reason.
    pub not_asked: BTreeMap<NotAskedReason, u64>,
    /// Still in their first visits, without a word yet; not among the eligible.
    pub waiting: u64,
    /// Past the window without a word on whether they were asked.
    pub unknown: u64,
}

impl StartCounts {
    /// All who could have been asked by now.
    pub fn eligible(&self) -> u64 {
        self.accepted + self.declined + self.not_asked.values().sum::<u64>() + self.unknown
    }

    fn add(&mut self, start: Start) {
        match start {
            Start::Accepted => self.accepted += 1,
            Start::Declined => self.declined += 1,
            Start::NotAsked(reason) => *self.not_asked.entry(reason).or_default() += 1,
            Start::Waiting => self.waiting += 1,
            Start::Unknown => self.unknown += 1,
        }
    }
}

/// The flow of the contacts that began in one month at one unit, or without a known month.
///
/// Summed over the months it is the [`InclusionFlow`] of the unit, but where that one has to mend
/// tallies that say fewer yes than packs have come.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MonthFlow {
    /// What the record holds person by person; all nought where a tally counts it.
    pub found: StartCounts,
    /// The tally, if the month is kept so.
    pub tally: Option<MonthlyTally>,
    /// Whether the unit should have kept a tally and has not.
    pub missing: bool,
    /// The before-forms.
    pub before: FlowStep,
    /// The after-forms of those with a before-form.
    pub after: FlowStep,
    /// The follow-ups of those with an after-form.
    pub follow_up: FlowStep,
    /// Gave a form, but neither yes nor no has been keyed.
    pub consent_not_keyed: u64,
    /// Took their yes back.
    pub withdrawn: u64,
}

impl MonthFlow {
    /// Could have been asked; `None` where the tally is missing.
    pub fn eligible(&self) -> Option<u64> {
        match &self.tally {
            Some(tally) => Some(u64::from(tally.eligible)),
            None => (!self.missing).then(|| self.found.eligible()),
        }
    }

    /// Were asked; `None` where the tally is missing or it is not known of somebody.
    pub fn asked(&self) -> Option<u64> {
        match &self.tally {
            Some(tally) => Some(u64::from(tally.asked)),
            None => (!self.missing && self.found.unknown == 0)
                .then(|| self.found.accepted + self.found.declined),
        }
    }

    /// Said yes.
    pub fn accepted(&self) -> u64 {
        self.tally.as_ref().map_or(self.found.accepted, |tally| u64::from(tally.accepted))
    }

    /// Were asked and said no.
    pub fn declined(&self) -> u64 {
        let of_tally = |tally: &MonthlyTally| u64::from(tally.asked.saturating_sub(tally.accepted));
        self.tally.as_ref().map_or(self.found.declined, of_tally)
    }

    /// Were not asked, by reason.
    pub fn not_asked(&self) -> BTreeMap<NotAskedReason, u64> {
        match &self.tally {
            Some(tally) => {
                tally.not_asked.iter().map(|(why, count)| (*why, u64::from(*count))).collect()
            }
            None => self.found.not_asked.clone(),
        }
    }
}

/// The months of one unit; `None` for contacts whose first visit is not known.
pub type UnitMonths = BTreeMap<Option<Month>, MonthFlow>;

/// The flow of each unit, month by month of the first visit; `None` for contacts whose first
/// visit is not known. A unit that keeps tallies has a row for each of its months.
///
/// # Errors
/// As for [`inclusion_flow`](super::inclusion_flow).
pub fn flow_by_month<F: ReceivedForm>(
    record: &StudyRecord<'_, F>,
    study: &Study,
    today: Week,
) -> Result<BTreeMap<UnitCode, UnitMonths>, Vec<FlowError>> {
    let sorted = ByEpisode::new(record);
    let tallies = tallies(record, &sorted)?;
    let mut units: BTreeMap<UnitCode, UnitMonths> =
        study.units.iter().map(|unit| (unit.code.clone(), BTreeMap::new())).collect();
    for (unit, kept) in &tallies {
        let rows = units.entry((*unit).clone()).or_default();
        for (month, tally) in kept {
            rows.entry(Some(*month)).or_default().tally = Some((*tally).clone());
        }
    }
    for episode in record.episodes {
        if sorted.kind(episode) == ClientKind::Relative || !is_unit_of_analysis(episode, &sorted) {
            continue;
        }
        let month = episode.first_visit.and_then(month_of);
        let keeps = tallies.contains_key(&episode.unit);
        let row = units.entry(episode.unit.clone()).or_default().entry(month).or_default();
        let start = start_of(episode, &sorted, study, today);
        // The tallies of a unit count those as well whose month nobody knows.
        if row.tally.is_none() && (month.is_some() || !keeps) {
            row.found.add(start);
        }
        if start == Start::Accepted {
            let mut counted = InclusionFlow::nobody();
            after_yes(&mut counted, episode, &sorted, study, today);
            row.before += &counted.before;
            row.after += &counted.after;
            row.follow_up += &counted.follow_up;
            row.consent_not_keyed += counted.consent_not_keyed;
            row.withdrawn += counted.withdrawn;
        }
    }
    for (unit, rows) in &mut units {
        let kept: BTreeSet<Month> =
            tallies.get(unit).into_iter().flatten().map(|it| *it.0).collect();
        for (_, month) in missing_months(unit, &kept, study, today) {
            rows.entry(Some(month)).or_default().missing = true;
        }
    }
    Ok(units)
}

/// What the record itself knows of how the contacts of a month began at a unit, whether the month
/// is kept as a tally or not: so that nobody counts twice.
pub fn found_in_month<F: ReceivedForm>(
    record: &StudyRecord<'_, F>,
    study: &Study,
    unit: &UnitCode,
    month: Month,
    today: Week,
) -> StartCounts {
    let sorted = ByEpisode::new(record);
    let mut found = StartCounts::default();
    let contacts = record.episodes.iter().filter(|episode| {
        episode.unit == *unit
            && episode.first_visit.and_then(month_of) == Some(month)
            && sorted.kind(episode) == ClientKind::Own
            && is_unit_of_analysis(episode, &sorted)
    });
    for episode in contacts {
        found.add(start_of(episode, &sorted, study, today));
    }
    found
}
