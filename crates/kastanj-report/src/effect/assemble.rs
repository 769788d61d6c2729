use std::collections::BTreeMap;

use kastanj_analysis::{Gates, Level, PairedInput, PairedRow, ScaleRange};
use kastanj_instrument::{Item, ItemId, Measure, Occasion, Questionnaire, ScoringRule};
use kastanj_language::{Explain, Lang, Text, tr};
use kastanj_record::{
    AnalysisDataset, AnalysisRow, ConsentPurpose, DatasetError, FlowError, InclusionFlow,
    PlanStanding, Protocol, Study, StudyRecord, UnitCode, Week, analysis_dataset, inclusion_flow,
    item_counts,
};
use kastanj_typeset::Date;
use thiserror::Error;

use crate::audience::Thresholds;
use crate::plan::plan_rows;

use super::assemble_further::{declared, form_answers, others, subgroups};
use super::{
    AnswersNeeded, ContactItem, ContactOption, EffectReportInput, LossReasons, PersonWaves, Plan,
    Reproducibility, Scope, ServiceFlow,
};

/// Why a record cannot be reported on.
#[derive(Debug, Error)]
pub enum AssemblyError {
    /// Plan and questionnaire do not belong together.
    #[error(transparent)]
    Dataset(#[from] DatasetError),
    /// The study has no such unit.
    #[error("no unit {0} in the study")]
    UnknownUnit(String),
    /// The counts of the record contradict each other.
    #[error("the flow contradicts itself: {0:?}")]
    Flow(Vec<FlowError>),
}

impl Explain for AssemblyError {
    fn explain(&self, lang: Lang) -> String {
        match self {
            AssemblyError::Dataset(error) => error.explain(lang),
            AssemblyError::UnknownUnit(unit) => tr!(lang, "report-no-unit", unit = unit),
            AssemblyError::Flow(errors) => {
                errors.iter().map(|error| error.explain(lang)).collect::<Vec<_>>().join("\n")
            }
        }
    }
}

/// What a report is to be about.
#[derive(Debug, Clone, Copy)]
pub struct ReportOrder<'a> {
    /// The study.
    pub study: &'a Study,
    /// The questionnaire of its plan.
    pub questionnaire: &'a Questionnaire,
    /// One unit, or all.
    pub unit: Option<&'a UnitCode>,
    /// How its plan stands to what was frozen.
    pub standing: &'a PlanStanding,
    /// As of which week.
    pub today: Week,
    /// The date that the report bears.
    pub date: Date,
    /// The language in which the study is named.
    pub lang: Lang,
    /// Name and version of the program.
    pub program_version: &'a str,
}

/// Makes the report's input from the record: scores and counts, nothing that
/// points at a person.
///
/// # Errors
/// [`AssemblyError`].
pub fn assemble(
    record: &StudyRecord<'_>,
    order: &ReportOrder<'_>,
) -> Result<EffectReportInput, AssemblyError> {
    let study = order.study;
    let dataset = analysis_dataset(record, study, order.questionnaire, order.today)?;
    let flow = inclusion_flow(record, study, order.today).map_err(AssemblyError::Flow)?;
    // A unit may follow up its own work with a local yes; several units together
    // are the national study, which needs its own.
    let (flow, dataset, services) = match order.unit {
        Some(unit) => {
            let missing = || AssemblyError::UnknownUnit(unit.to_string());
            let of_unit = flow.units.get(unit).cloned().ok_or_else(missing)?;
            (of_unit, dataset.local().of_unit(unit), Vec::new())
        }
        None => {
            let national = dataset.national();
            let services = service_flows(&flow.units, &national, study);
            (flow.all, national, services)
        }
    };
    let rows: Vec<&AnalysisRow> = dataset.rows.iter().collect();
    let paired = paired_input(&rows, &flow, study, |_| true);
    let late = rows.iter().filter(|row| row.after_late && row.after_form).count();
    let without_late = (late > 0).then(|| paired_input(&rows, &flow, study, |row| !row.after_late));
    Ok(EffectReportInput {
        study: study.title.get(order.lang).to_owned(),
        scope: scope(order),
        synthetic: study.synthetic,
        date: order.date,
        as_of: order.today,
        period: period(record, order),
        outcome: outcome(order.questionnaire, study),
        parts: parts(order.questionnaire, study),
        answers_needed: order.questionnaire.score(&study.plan.score).map(|rule| AnswersNeeded {
            least: count(rule.least_answered),
            of: count(rule.items.len()),
        }),
        paired,
        follow_up: count(rows.iter().filter(|row| followed_up(row)).count()),
        follow_up_open: count(rows.iter().filter(|row| may_follow_up(row)).count()),
        waves: in_the_primary(&rows)
            .into_iter()
            .map(|row| PersonWaves {
                scores: [row.primary.before, row.primary.after, row.primary.follow_up],
                service: Some(name_of(study, &row.unit)),
            })
            .collect(),
        without_yes: dataset.before_forms_without_yes(),
        later_episodes: flow.later_contacts,
        late_forms: count(late),
        without_late,
        others: others(&rows, order),
        subgroups: subgroups(&in_the_primary(&rows), order),
        declared: declared(study),
        form: form_answers(record, order),
        services,
        reasons: reasons(&rows, &flow),
        contact: contact_items(record, order),
        earlier: None,
        thresholds: Thresholds::of(&study.plan),
        plan: Plan {
            digest: Protocol::of(study).digest(),
            rows: plan_rows(study, order.questionnaire, order.lang),
            standing: order.standing.clone(),
            declares_comparison: false,
        },
        reproducibility: Reproducibility {
            data_digest: dataset.digest(),
            program_version: order.program_version.to_owned(),
        },
    })
}

/// The scores whose questions are all among those of the primary one.
fn parts(questionnaire: &Questionnaire, study: &Study) -> Vec<Text> {
    let Some(whole) = questionnaire.score(&study.plan.score) else { return Vec::new() };
    let inside = |rule: &&ScoringRule| {
        rule.id != whole.id && rule.items.iter().all(|item| whole.items.contains(item))
    };
    questionnaire.scores.iter().filter(inside).map(|rule| rule.name.clone()).collect()
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// Has a score before, after and at follow-up.
fn followed_up(row: &AnalysisRow) -> bool {
    let scores = &row.primary;
    scores.before.is_some() && scores.after.is_some() && scores.follow_up.is_some()
}

/// Has a score before and after, none at follow-up, and the time for it is not over.
fn may_follow_up(row: &AnalysisRow) -> bool {
    let pair = row.primary.before.is_some() && row.primary.after.is_some();
    pair && row.primary.follow_up.is_none() && !row.follow_up_window_closed
}

/// A unit's neutral name.
fn name_of(study: &Study, code: &UnitCode) -> String {
    study.unit(code).map_or_else(|| code.to_string(), |unit| unit.name.clone())
}

fn service_flows(
    flows: &BTreeMap<UnitCode, InclusionFlow>,
    dataset: &AnalysisDataset,
    study: &Study,
) -> Vec<ServiceFlow> {
    flows
        .iter()
        .map(|(code, flow)| {
            let rows = dataset.of_unit(code);
            ServiceFlow {
                name: name_of(study, code),
                persons: flow.accepted,
                before: count(rows.rows.iter().filter(|row| row.before_form).count()),
                pairs: rows.pairs(),
                without_yes: rows.before_forms_without_yes(),
            }
        })
        .collect()
}

fn scope(order: &ReportOrder<'_>) -> Scope {
    match order.unit {
        Some(code) => Scope::Unit(name_of(order.study, code)),
        None => Scope::All { services: count(order.study.units.len()) },
    }
}

/// The rows of the primary outcome: those whose time after is over, with a score at least once.
fn in_the_primary<'a>(rows: &[&'a AnalysisRow]) -> Vec<&'a AnalysisRow> {
    let scored = |row: &AnalysisRow| row.primary.before.is_some() || row.primary.after.is_some();
    rows.iter().copied().filter(|row| row.after_window_closed && scored(row)).collect()
}

/// Scores and counts; after-scores that `keep` refuses count as not given.
fn paired_input(
    rows: &[&AnalysisRow],
    flow: &InclusionFlow,
    study: &Study,
    keep: impl Fn(&AnalysisRow) -> bool,
) -> PairedInput {
    let plan = &study.plan;
    let closed: Vec<&&AnalysisRow> = rows.iter().filter(|row| row.after_window_closed).collect();
    let scores = in_the_primary(rows)
        .into_iter()
        .map(|row| PairedRow {
            before: row.primary.before,
            after: row.primary.after.filter(|_| keep(row)),
            service: Some(name_of(study, &row.unit)),
        })
        .filter(|row| row.before.is_some() || row.after.is_some())
        .collect();
    let direction = match plan.direction {
        kastanj_record::Direction::HigherIsBetter => kastanj_analysis::Direction::HigherIsBetter,
        kastanj_record::Direction::LowerIsBetter => kastanj_analysis::Direction::LowerIsBetter,
    };
    let mut input = PairedInput::new(scores, direction);
    input.range = ScaleRange::new(plan.range.0, plan.range.1).ok();
    if flow.asked_known() {
        input.eligible = flow.eligible;
        input.asked = flow.asked;
    }
    input.persons = Some(flow.accepted);
    input.closed_before_forms = Some(count(closed.iter().filter(|row| row.before_form).count()));
    input.open_contacts =
        count(rows.iter().filter(|row| row.before_form && !row.after_window_closed).count());
    input.gates = gates(study);
    input.level = level(study);
    input.seed = plan.seed;
    input
}

/// The level of every interval. The reader of study files lets no alpha in that has none.
pub(super) fn level(study: &Study) -> Level {
    Level::of_alpha(study.plan.alpha).unwrap_or_default()
}

fn gates(study: &Study) -> Gates {
    let plan = &study.plan.gates;
    let mut gates = Gates::default();
    gates.describe_only.pairs = plan.describe_only.pairs;
    gates.indication.pairs = plan.indication.pairs;
    gates.indication.after_per_before = plan.indication.after_per_before;
    gates.indication.half_width = plan.indication.half_width;
    gates.indication.delta_sd = plan.indication.delta_sd;
    let (to, from) = (&mut gates.supported_change, &plan.supported_change);
    to.pairs = from.pairs;
    to.after_per_before = from.after_per_before;
    to.half_width = from.half_width;
    to.delta_sd = from.delta_sd;
    to.asked_share = from.asked_share;
    to.services = from.services;
    to.pairs_per_service = from.pairs_per_service;
    gates
}

fn period(record: &StudyRecord<'_>, order: &ReportOrder<'_>) -> Option<(Week, Week)> {
    let weeks = || {
        let episodes = record.episodes.iter();
        episodes
            .filter(|episode| order.unit.is_none_or(|unit| episode.unit == *unit))
            .filter_map(|episode| episode.first_visit)
    };
    weeks().min().zip(weeks().max())
}

fn outcome(questionnaire: &Questionnaire, study: &Study) -> Text {
    let score = questionnaire.score(&study.plan.score);
    let words =
        |lang| score.map_or(questionnaire.name.get(lang), |rule| rule.name.get(lang)).to_owned();
    Text { sv: words(Lang::Sv), en: words(Lang::En) }
}

fn reasons(rows: &[&AnalysisRow], flow: &InclusionFlow) -> LossReasons {
    let endings = |wanted: &dyn Fn(&AnalysisRow) -> bool| {
        let mut counted = BTreeMap::new();
        for row in rows.iter().filter(|row| row.after_window_closed && wanted(row)) {
            if let Some(reason) = row.ending {
                *counted.entry(reason).or_insert(0) += 1;
            }
        }
        counted
    };
    let pair = |row: &AnalysisRow| row.primary.before.is_some() && row.primary.after.is_some();
    LossReasons {
        not_asked: flow.not_asked.clone(),
        endings_of_pairs: endings(&|row| pair(row)),
        endings_of_lost: endings(&|row| row.before_form && !pair(row)),
    }
}

/// The questions that only the after-form has, on the scale of the primary
/// score, and that enter no score: what clients say about the contact.
pub(crate) fn contact_items(record: &StudyRecord<'_>, order: &ReportOrder<'_>) -> Vec<ContactItem> {
    let questionnaire = order.questionnaire;
    let of = |occasion: Occasion| -> Vec<&Item> {
        questionnaire
            .variants
            .iter()
            .find(|variant| variant.occasions.contains(&occasion))
            .map(|variant| questionnaire.recorded_items(variant).collect())
            .unwrap_or_default()
    };
    let before: Vec<&ItemId> = of(Occasion::Before).into_iter().map(|item| &item.id).collect();
    let follow_up: Vec<&ItemId> = of(Occasion::FollowUp).into_iter().map(|item| &item.id).collect();
    let items: Vec<&Item> = of(Occasion::After)
        .into_iter()
        .filter(|item| !before.contains(&&item.id) && !follow_up.contains(&&item.id))
        .filter(|item| {
            let scale = item.scale().and_then(|scale| questionnaire.scale(scale));
            scale.is_some_and(|scale| scale.measure == Measure::Steps)
        })
        .collect();
    let ids: Vec<ItemId> = items.iter().map(|item| item.id.clone()).collect();
    let purpose = match order.unit {
        Some(_) => ConsentPurpose::LocalFollowUp,
        None => ConsentPurpose::NationalStudy,
    };
    let counts = item_counts(record, questionnaire, Occasion::After, &ids, purpose, order.unit);
    items
        .into_iter()
        .zip(counts)
        .map(|(item, counted)| {
            let scale = item.scale().and_then(|scale| questionnaire.scale(scale));
            let options = scale.map(|scale| scale.options.as_slice()).unwrap_or_default();
            let options = options
                .iter()
                .map(|option| ContactOption {
                    label: option.label.clone(),
                    count: counted.codes.get(&option.code).copied().unwrap_or(0),
                })
                .collect();
            let declined =
                counted.missing.get(&kastanj_record::Missing::Declined).copied().unwrap_or(0);
            ContactItem::new(item.stem.clone(), options, declined)
        })
        .collect()
}
