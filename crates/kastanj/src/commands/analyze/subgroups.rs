//! `kastanj analyze subgroups`: whether the change differs between groups.

use kastanj_analysis::multiplicity::holm;
use kastanj_analysis::subgroups::{
    GroupChange, GroupsOverServices, Subgroups, groups_over_services, subgroups,
};
use kastanj_analysis::{Interval, Level};
use kastanj_language::tr;
use serde::Serialize;

use super::estimate;
use super::scores::{FEWEST_PAIRS, PairCounts, Scores};
use crate::arguments::analyze::pairs::Subgroups as Asked;
use crate::context::Context;
use crate::failure::Failure;

#[derive(Serialize)]
struct SubgroupFigures {
    data: PairCounts,
    questions: Vec<Question>,
}

/// One column by whose words the pairs are divided.
#[derive(Serialize)]
struct Question {
    column: String,
    names: Vec<String>,
    subgroups: Subgroups,
    /// With services as clusters, where they are known and there are three.
    over_services: Option<GroupsOverServices>,
    p_holm: Option<f64>,
}

/// Runs the command.
pub(super) fn run(context: &Context, asked: &Asked) -> Result<(), Failure> {
    let scores = Scores::read(context, &asked.scores)?;
    let complete = scores.pairs()?;
    let level = match asked.alpha {
        Some(alpha) => super::paired::level(context.lang, alpha)?,
        None => scores.of_the_report().map_or(Level::USUAL, |paired| paired.level),
    };
    let rows = scores.rows(asked.service.as_deref())?;
    let services = complete.rows.iter().map(|row| rows.get(*row)?.service.as_deref());
    let services: Vec<Option<&str>> = services.collect();
    let mut questions = Vec::new();
    for column in &asked.by {
        let words = scores.data.categories(column)?;
        let of_pairs = complete.rows.iter().map(|row| words.get(*row).cloned().flatten());
        let of_pairs: Vec<Option<String>> = of_pairs.collect();
        let mut names: Vec<String> = of_pairs.iter().flatten().cloned().collect();
        names.sort();
        names.dedup();
        let places: Vec<Option<usize>> =
            of_pairs.iter().map(|word| names.binary_search(word.as_ref()?).ok()).collect();
        let found = subgroups(&complete.pairs, &places, names.len(), FEWEST_PAIRS as u64, level)
            .map_err(|refusal| scores.refused(&complete.rows, &refusal))?;
        if found.interaction.is_none() {
            return Err(scores.data.fail(&tr!(
                context.lang,
                "analyze-wrong-groups",
                column = column,
                found = tested(&found),
                least = FEWEST_PAIRS
            )));
        }
        let over_services =
            groups_over_services(&complete.pairs, &places, &services, &found, level)
                .map_err(|refusal| scores.refused(&complete.rows, &refusal))?;
        questions.push(Question {
            column: column.clone(),
            names,
            subgroups: found,
            over_services,
            p_holm: None,
        });
    }
    let p_values: Vec<f64> = questions.iter().filter_map(|q| q.p_value()).collect();
    let adjusted = holm(&p_values).map_err(|refusal| scores.refused(&[], &refusal))?;
    for (question, p) in questions.iter_mut().zip(adjusted.adjusted) {
        question.p_holm = Some(p);
    }
    let mut sheet = scores.sheet();
    for question in &questions {
        sheet.sentence(String::new());
        sheet.sentence(question.column.clone());
        let rows: Vec<Vec<String>> = question
            .subgroups
            .groups
            .iter()
            .zip(&question.names)
            .map(|(group, name)| {
                let change = group.change.as_ref();
                vec![
                    name.clone(),
                    group.pairs.to_string(),
                    sheet.cell(change.map(|c| c.mean_before)),
                    sheet.cell(change.map(|c| c.mean_change)),
                    sheet.interval_cell(question.interval(group).as_ref()),
                ]
            })
            .collect();
        sheet.grid(&["group", "pairs", "mean-before", "mean-change", "its-interval"], &rows);
        let Some(test) = &question.subgroups.interaction else { continue };
        if let Some(welch) = &test.difference {
            let over = question.over_services.as_ref();
            let over = over.and_then(|over| over.differences.first());
            let interval = over.map_or(welch.interval, |over| over.interval);
            sheet.estimate("difference-of-groups", welch.difference, &interval);
        }
        let df = [test.df_numerator, test.df_denominator];
        sheet.test("interaction", "F", &df, test.f, Some(test.p_value));
        if let Some(over) = &question.over_services {
            sheet.count("services", over.services);
            sheet.words(
                "p-over-services",
                &over.p_value.map_or("–".to_owned(), |p| estimate::p(sheet.lang, p)),
            );
        }
        if let Some(p) = question.p_holm {
            sheet.words("p-holm", &estimate::p(sheet.lang, p));
        }
    }
    sheet.note("subgroups");
    sheet.finish(asked.scores.source.json, &SubgroupFigures { data: scores.counts(), questions })
}

impl Question {
    /// As the report counts it: with services as clusters where there are three, and as 1 where they
    /// leave a difference undetermined.
    fn p_value(&self) -> Option<f64> {
        let test = self.subgroups.interaction?;
        let over = self.over_services.as_ref();
        Some(over.map_or(test.p_value, |over| over.p_value.unwrap_or(1.0)))
    }

    fn interval(&self, group: &GroupChange) -> Option<Interval> {
        let alone = group.change.as_ref()?.interval;
        match &self.over_services {
            None => Some(alone),
            Some(over) => over.groups.get(group.group)?.map(|over| over.interval),
        }
    }
}

/// Groups with a change of their own.
fn tested(found: &Subgroups) -> usize {
    found.groups.iter().filter(|group| group.change.is_some()).count()
}
