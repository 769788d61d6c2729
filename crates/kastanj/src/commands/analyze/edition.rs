//! The data of an edition of the effect report as a table, so that every method runs on them.

use kastanj_desk::edition_data::{EditionData, edition_data};
use kastanj_language::Explain as _;
use kastanj_record::ScoreRow;

use crate::context::Context;
use crate::failure::Failure;
use crate::opening;
use crate::table::Table;

/// Opens the store and lays the rows of an edition out: `service`, `before`, `after`, `follow_up`,
/// `after_late`, then each other score by its name and each question by which the plan divides.
pub(super) fn edition_table(
    context: &Context,
    number: u32,
) -> Result<(Table, EditionData), Failure> {
    let desk = opening::open(context)?;
    let found = edition_data(&desk, number).map_err(|error| context.fail(&error));
    desk.store.close().map_err(|error| context.fail(&error))?;
    let data = found?;
    let bytes = laid_out(&data).map_err(|error| Failure(error.to_string()))?;
    match Table::read(&bytes, Some(','), Some('.')) {
        Ok(table) => Ok((table, data)),
        Err(problem) => Err(Failure(problem.explain(context.lang))),
    }
}

fn laid_out(data: &EditionData) -> Result<Vec<u8>, std::io::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut header: Vec<String> =
        ["service", "before", "after", "follow_up", "after_late"].map(str::to_owned).to_vec();
    if let Some(first) = data.rows.first() {
        for score in &first.scores.secondary {
            let name = &score.score.0;
            header.extend(["before", "after", "follow_up"].map(|at| format!("{name}_{at}")));
        }
    }
    header.extend(data.subgroups.iter().map(|item| item.0.clone()));
    writer.write_record(&header)?;
    for row in &data.rows {
        let scores = &row.scores;
        let mut cells = vec![row.service.clone()];
        cells.extend(three(&scores.primary));
        cells.push(u8::from(scores.after_late).to_string());
        cells.extend(scores.secondary.iter().flat_map(three));
        let answers = scores.groups.iter();
        cells.extend(answers.map(|code| code.map_or_else(String::new, |code| code.0.to_string())));
        writer.write_record(&cells)?;
    }
    writer.into_inner().map_err(|error| std::io::Error::other(error.to_string()))
}

/// The three occasions; the shortest digits that give the same number back.
fn three(score: &ScoreRow) -> [String; 3] {
    [score.before, score.after, score.follow_up]
        .map(|score| score.map_or_else(String::new, |score| score.to_string()))
}
