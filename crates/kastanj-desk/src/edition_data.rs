//! The data behind an edition of the effect report, exactly as it used them.

use kastanj_instrument::ItemId;
use kastanj_record::{AnalysisRow, analysis_dataset};
use kastanj_report::effect::EffectReportInput;
use kastanj_store::ReportEdition;

use crate::editions::{EditionProblem, Recalled, assembled, recall};
use crate::{Desk, Snapshot};

/// One client's row: no identifier, no week, in an order that says nothing.
#[derive(Debug, Clone)]
pub struct EditionRow {
    /// The service's neutral name.
    pub service: String,
    /// The scores and answers.
    pub scores: AnalysisRow,
}

/// What an edition was computed from.
#[derive(Debug, Clone)]
pub struct EditionData {
    /// Which.
    pub edition: ReportEdition,
    /// What the report was told, with the plan's gates, level and seed.
    pub input: EffectReportInput,
    /// The questions by which its plan divides.
    pub subgroups: Vec<ItemId>,
    /// The clients whose time after was over.
    pub rows: Vec<EditionRow>,
}

/// The data of an edition that was given out, with the study file of that day.
///
/// # Errors
/// As [`crate::editions::reproduce_edition`]: above all [`EditionProblem::DataChanged`] when answers
/// have come in, been corrected or been erased that belong to it.
pub fn edition_data(desk: &Desk, number: u32) -> Result<EditionData, EditionProblem> {
    let view = desk.store.view();
    let recalled = recall(&view, &desk.library, number)?;
    let Recalled { edition, study, standing, .. } = &recalled;
    let order = recalled.order()?;
    let input = assembled(&view, &desk.library, study, &order, standing)?;
    let (then, now) = (&edition.what.data_digest, &input.reproducibility.data_digest);
    if then != now {
        let (then, now) = (then.clone(), now.clone());
        return Err(EditionProblem::DataChanged { number, then, now });
    }
    let snapshot = Snapshot::of(&view)?.as_of(order.as_of);
    let id = &study.plan.questionnaire;
    let questionnaire =
        desk.library.get(id).ok_or_else(|| EditionProblem::UnknownQuestionnaire(id.to_string()))?;
    let dataset = analysis_dataset(&snapshot.record(), study, questionnaire, order.as_of)
        .map_err(|error| EditionProblem::Assembly(error.into()))?;
    let dataset = match order.unit {
        Some(unit) => dataset.local().of_unit(unit),
        None => dataset.national(),
    };
    let rows = dataset.rows.into_iter().filter(|row| row.after_window_closed).map(|scores| {
        let name = study.unit(&scores.unit).map(|unit| unit.name.clone());
        EditionRow { service: name.unwrap_or_else(|| scores.unit.to_string()), scores }
    });
    Ok(EditionData {
        input,
        subgroups: study.plan.subgroups.clone(),
        rows: rows.collect(),
        edition: edition.clone(),
    })
}
