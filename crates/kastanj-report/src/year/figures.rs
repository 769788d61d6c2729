use std::collections::BTreeMap;

use kastanj_instrument::{Library, Occasion, Questionnaire};
use kastanj_language::{Lang, Text};
use kastanj_record::{
    AddedValue, Assessment, ClientKind, EndReason, Episode, FlowStep, Month, MonthFlow,
    NotAskedReason, PlanStanding, Study, StudyRecord, UnitCode, ValueAnswer, ValueQuestion, Week,
    flow_by_month,
};
use kastanj_typeset::Date;

use super::burden::{Hours, Work, hours};
use crate::effect::{AssemblyError, ContactItem, ContactOption, ReportOrder, contact_items};

/// What a year report is to be about.
#[derive(Debug, Clone, Copy)]
pub struct YearOrder<'a> {
    /// The study.
    pub study: &'a Study,
    /// The questionnaire of its plan.
    pub questionnaire: &'a Questionnaire,
    /// Where the forms of the study are found, for the hours.
    pub library: &'a Library,
    /// One unit, or all.
    pub unit: Option<&'a UnitCode>,
    /// The calendar year.
    pub year: i32,
    /// As of which week.
    pub today: Week,
    /// The date that the report bears.
    pub date: Date,
    /// The language.
    pub lang: Lang,
    /// Name and version of the program.
    pub program_version: &'a str,
    /// What clients said of the forms at closings of the year.
    pub client_values: &'a [AddedValue],
    /// The same of therapists, all together.
    pub therapist_values: &'a [AddedValue],
    /// Session reports of the year.
    pub sessions: u64,
}

/// The flow of the contacts that began in some months, added up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct YearFlow {
    /// Could have been asked; `None` if a month is missing.
    pub eligible: Option<u64>,
    /// Were asked; `None` likewise, or if it is not known of somebody.
    pub asked: Option<u64>,
    /// Were not asked, by reason.
    pub not_asked: BTreeMap<NotAskedReason, u64>,
    /// Were asked and said no.
    pub declined: u64,
    /// Said yes; who gave a form and of whom neither yes nor no is keyed is not among them.
    pub accepted: u64,
    /// Still in their first visits.
    pub waiting: u64,
    /// Past the window without a word on whether they were asked.
    pub unknown: u64,
    /// The before-forms.
    pub before: FlowStep,
    /// The after-forms.
    pub after: FlowStep,
    /// The follow-ups.
    pub follow_up: FlowStep,
    /// Gave a form, but neither yes nor no has been keyed.
    pub consent_not_keyed: u64,
    /// Took their yes back.
    pub withdrawn: u64,
    /// Months whose count is missing.
    pub missing_months: u64,
}

impl YearFlow {
    /// Nobody, from which a sum starts.
    pub fn nobody() -> YearFlow {
        YearFlow { eligible: Some(0), asked: Some(0), ..YearFlow::default() }
    }

    /// Adds a month.
    pub fn add(&mut self, month: &MonthFlow) {
        let both = |a: Option<u64>, b: Option<u64>| a.zip(b).map(|(a, b)| a + b);
        self.eligible = both(self.eligible, month.eligible());
        self.asked = both(self.asked, month.asked());
        for (reason, count) in month.not_asked() {
            *self.not_asked.entry(reason).or_default() += count;
        }
        self.declined += month.declined();
        // A form without a word on consent is no yes. A tally was counted by people, who know.
        let unsaid = if month.tally.is_none() { month.consent_not_keyed } else { 0 };
        self.accepted += month.accepted().saturating_sub(unsaid);
        self.waiting += month.found.waiting;
        self.unknown += month.found.unknown;
        self.before += &month.before;
        self.after += &month.after;
        self.follow_up += &month.follow_up;
        self.consent_not_keyed += month.consent_not_keyed;
        self.withdrawn += month.withdrawn;
        self.missing_months += u64::from(month.missing);
    }

    /// The forms of an occasion.
    pub fn step(&self, occasion: Occasion) -> &FlowStep {
        match occasion {
            Occasion::Before => &self.before,
            Occasion::After => &self.after,
            Occasion::FollowUp => &self.follow_up,
        }
    }
}

/// The months of one unit or of all, those of all years and those of no known month too.
type Months = BTreeMap<UnitCode, BTreeMap<Option<Month>, MonthFlow>>;

/// The flow of the contacts that began in a year; of all years with `None`.
pub fn year_flow(months: &Months, unit: Option<&UnitCode>, year: Option<i32>) -> YearFlow {
    let mut sum = YearFlow::nobody();
    let units = months.iter().filter(|(code, _)| unit.is_none_or(|unit| *code == unit));
    for (month, flow) in units.flat_map(|(_, rows)| rows) {
        let of_year = month.map(|month| month.year_and_month().0);
        if year.is_none() || of_year == year {
            sum.add(flow);
        }
    }
    sum
}

/// Everything that the report tells, before anything is withheld.
#[derive(Debug, Clone, PartialEq)]
pub struct YearFigures {
    /// The contacts that began in the year.
    pub flow: YearFlow,
    /// The contacts of all years: what the year's counts could be subtracted from.
    pub all_years: YearFlow,
    /// The same year of every unit, where the report is about several together: the units'
    /// own reports could be subtracted from it.
    pub by_unit: Vec<YearFlow>,
    /// How contacts ended that ended in the year, whenever they began.
    pub ended: BTreeMap<EndReason, u64>,
    /// Forms that were answered in the year, whenever the contact began.
    pub forms: BTreeMap<Occasion, u64>,
    /// What clients said of the contact on after-forms of the year.
    pub contact: Vec<ContactItem>,
    /// What clients said of the forms.
    pub client_values: Vec<ContactItem>,
    /// What therapists said of the forms.
    pub therapist_values: Vec<ContactItem>,
    /// Reckoned time.
    pub hours: Hours,
}

/// Counts a year.
///
/// # Errors
/// When the record contradicts itself, or the study has no such unit.
pub fn year_figures(
    record: &StudyRecord<'_>,
    order: &YearOrder<'_>,
) -> Result<YearFigures, AssemblyError> {
    let study = order.study;
    if let Some(unit) = order.unit
        && study.unit(unit).is_none()
    {
        return Err(AssemblyError::UnknownUnit(unit.to_string()));
    }
    let months = flow_by_month(record, study, order.today).map_err(AssemblyError::Flow)?;
    let flow = year_flow(&months, order.unit, Some(order.year));
    let of_year = |week: Option<Week>| week.is_some_and(|week| week.month().0 == order.year);
    let own: Vec<&Episode> = record
        .episodes
        .iter()
        .filter(|episode| order.unit.is_none_or(|unit| episode.unit == *unit))
        .filter(|episode| {
            let client = record.clients.iter().find(|client| client.id == episode.client);
            client.is_none_or(|client| client.kind == ClientKind::Own)
        })
        .collect();
    let mut ended: BTreeMap<EndReason, u64> = BTreeMap::new();
    for ending in own.iter().filter_map(|episode| episode.ending) {
        if of_year(Some(ending.week)) {
            *ended.entry(ending.reason).or_default() += 1;
        }
    }
    let name = &study.plan.questionnaire.name;
    let came = |form: &&Assessment| {
        form.form.questionnaire.name == *name
            && of_year(form.week)
            && own.iter().any(|episode| episode.id == form.episode)
    };
    let came: Vec<&Assessment> = record.assessments.iter().filter(came).collect();
    let mut forms: BTreeMap<Occasion, u64> = BTreeMap::new();
    for form in &came {
        *forms.entry(form.occasion).or_default() += 1;
    }
    let work = Work {
        forms: came,
        informed: flow.accepted,
        sessions: order.sessions,
        meters: (number(order.client_values.len()), number(order.therapist_values.len())),
    };
    // The same questions over the same clients as the effect report, on forms of the year alone.
    let answered: Vec<Assessment> = record
        .assessments
        .iter()
        .filter(|form| form.occasion != Occasion::After || of_year(form.week))
        .cloned()
        .collect();
    let of_the_year = StudyRecord { assessments: &answered, ..*record };
    let report = ReportOrder {
        study,
        standing: &PlanStanding::default(),
        questionnaire: order.questionnaire,
        unit: order.unit,
        today: order.today,
        date: order.date,
        lang: order.lang,
        program_version: order.program_version,
    };
    Ok(YearFigures {
        all_years: year_flow(&months, order.unit, None),
        by_unit: match order.unit {
            Some(_) => Vec::new(),
            None => {
                months.keys().map(|unit| year_flow(&months, Some(unit), Some(order.year))).collect()
            }
        },
        flow,
        ended,
        forms,
        contact: contact_items(&of_the_year, &report),
        client_values: values(order.client_values),
        therapist_values: values(order.therapist_values),
        hours: hours(&work, study, order.library, order.lang),
    })
}

fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// The added-value meter, counted question by question.
fn values(given: &[AddedValue]) -> Vec<ContactItem> {
    let both = |words: &dyn Fn(Lang) -> String| Text { sv: words(Lang::Sv), en: words(Lang::En) };
    let counted = |question: &ValueQuestion| {
        let of = |answer: ValueAnswer| {
            number(given.iter().filter(|value| value.0.get(question) == Some(&answer)).count())
        };
        let steps = ValueAnswer::ALL.iter().filter(|answer| **answer != ValueAnswer::Declined);
        let options = steps.map(|answer| ContactOption {
            label: both(&|lang| answer.label(lang)),
            count: of(*answer),
        });
        ContactItem::new(
            both(&|lang| question.label(lang)),
            options.collect(),
            of(ValueAnswer::Declined),
        )
    };
    ValueQuestion::ALL.iter().map(counted).collect()
}
