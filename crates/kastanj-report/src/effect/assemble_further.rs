//! The parts of a report's input beyond the primary outcome.

use kastanj_analysis::individual::{Norm, Reliability};
use kastanj_analysis::{Direction, PairedInput, PairedRow, ScaleRange};
use kastanj_instrument::{ItemId, Occasion, ScoringRule};
use kastanj_record::{AnalysisRow, ConsentPurpose, Given, Study, StudyRecord, person_answers};

use super::assemble::{ReportOrder, level};
use super::further::{Declared, FormAnswers, OtherOutcome, Subgroup};

/// Every score of the questionnaire but the primary one, over the rows whose time after is over.
pub(super) fn others(rows: &[&AnalysisRow], order: &ReportOrder<'_>) -> Vec<OtherOutcome> {
    let plan = &order.study.plan;
    let rules = order.questionnaire.scores.iter().filter(|rule| rule.id != plan.score);
    rules
        .map(|rule| OtherOutcome {
            name: rule.name.clone(),
            planned: plan.secondary.contains(&rule.id),
            paired: PairedInput { level: level(order.study), ..paired(rows, rule, plan.seed) },
        })
        .collect()
}

fn paired(rows: &[&AnalysisRow], rule: &ScoringRule, seed: u64) -> PairedInput {
    let of = |row: &AnalysisRow| -> Option<PairedRow> {
        let score = row.secondary.iter().find(|score| score.score == rule.id)?;
        Some(PairedRow::new(score.before, score.after).in_service(row.unit.to_string()))
    };
    let scores = rows
        .iter()
        .filter(|row| row.after_window_closed)
        .filter_map(|row| of(row))
        .filter(|row| row.before.is_some() || row.after.is_some())
        .collect();
    let direction = match rule.higher_is_better {
        true => Direction::HigherIsBetter,
        false => Direction::LowerIsBetter,
    };
    let range = ScaleRange::new(rule.range.0, rule.range.1).ok();
    PairedInput { range, seed, ..PairedInput::new(scores, direction) }
}

/// The questions by which the plan divides, with the answers of `rows`.
pub(super) fn subgroups(rows: &[&AnalysisRow], order: &ReportOrder<'_>) -> Vec<Subgroup> {
    let (questionnaire, standing) = (order.questionnaire, order.standing);
    let changed = standing
        .frozen
        .as_ref()
        .is_none_or(|frozen| frozen.changes.iter().any(|change| change.field == "plan.subgroups"));
    let declared = standing.before_data() && !changed;
    let asked = order.study.plan.subgroups.iter().enumerate();
    asked
        .filter_map(|(at, id)| {
            let item = questionnaire.item(id)?;
            let options = &questionnaire.scale(item.scale()?)?.options;
            let place = |row: &&AnalysisRow| {
                let code = row.groups.get(at).copied().flatten()?;
                options.iter().position(|option| option.code == code)
            };
            Some(Subgroup {
                question: item.stem.clone(),
                groups: options.iter().map(|option| option.label.clone()).collect(),
                of_rows: rows.iter().map(place).collect(),
                declared,
            })
        })
        .collect()
}

/// What the plan declares from elsewhere; a figure that the analysis refuses is not there.
pub(super) fn declared(study: &Study) -> Declared {
    let plan = &study.plan;
    let reliability = plan.reliability.as_ref();
    let norm = plan.norm.as_ref();
    Declared {
        reliability: reliability.and_then(|r| Reliability::new(r.value, r.source.clone()).ok()),
        norm: norm.and_then(|norm| Norm::new(norm.mean, norm.sd, norm.source.clone()).ok()),
        entry_limit: plan.entry_limit,
        natural_course: plan.natural_course.clone(),
    }
}

/// The answers behind the primary score on the before-forms.
pub(super) fn form_answers(record: &StudyRecord<'_>, order: &ReportOrder<'_>) -> FormAnswers {
    let questionnaire = order.questionnaire;
    let Some(rule) = questionnaire.score(&order.study.plan.score) else {
        return FormAnswers::default();
    };
    let purpose = match order.unit {
        Some(_) => ConsentPurpose::LocalFollowUp,
        None => ConsentPurpose::NationalStudy,
    };
    let items: Vec<&ItemId> =
        rule.items.iter().filter(|item| questionnaire.item(item).is_some()).collect();
    let codes = items.iter().filter_map(|item| {
        let scale = questionnaire.item(item)?.scale()?;
        Some(questionnaire.scale(scale)?.options.iter().map(|option| f64::from(option.code.0)))
    });
    let codes: Vec<f64> = codes.flatten().collect();
    let rows = person_answers(record, questionnaire, purpose, order.unit)
        .iter()
        .filter_map(|person| person.get(&Occasion::Before))
        .map(|form| {
            let code = |item: &&ItemId| match form.get(*item) {
                Some(Given::One(code)) => Some(f64::from(code.0)),
                _ => None,
            };
            items.iter().map(code).collect()
        })
        .collect();
    FormAnswers {
        questions: items
            .iter()
            .filter_map(|item| Some(questionnaire.item(item)?.stem.clone()))
            .collect(),
        rows,
        range: (
            codes.iter().copied().fold(f64::INFINITY, f64::min),
            codes.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        ),
    }
}
