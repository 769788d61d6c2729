//! The data of an edition of the effect report as a table, so that every method runs on them.

use kastanj_desk::edition_data::{EditionData, edition_data};
use kastanj_language::Explain as _;
use kastanj_record::{AnalysisRow, ScoreRow};

use crate::context::Context;
use crate::failure::Failure;
use crate::opening;
use crate::table::Table;

/// The column of the service in every layout.
pub(super) const SERVICE_COLUMN: &str = "service";
/// The column of occasions where an edition has a row for each.
pub(super) const OCCASION: &str = "occasion";
/// What stands in it, the earliest first.
pub(super) const OCCASIONS: [&str; 3] = ["before", "after", "follow_up"];

/// How the rows of an edition are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// A row a client: `service`, `before`, `after`, `follow_up`, `after_late`, then each other score
    /// as `name_before` and so on, and each question by which the plan divides.
    Clients,
    /// A row an occasion on which there is a score, for models of repeated measures: `client` (a
    /// number within the table), `service`, `occasion`, `after` (0 before, 1 after, empty at
    /// follow-up), `score`, then each other score by its name, and the questions.
    Occasions,
}

/// Opens the store and lays the rows of an edition out.
pub(super) fn edition_table(
    context: &Context,
    number: u32,
    layout: Layout,
) -> Result<(Table, EditionData), Failure> {
    let desk = opening::open(context)?;
    let found = edition_data(&desk, number).map_err(|error| context.fail(&error));
    desk.store.close().map_err(|error| context.fail(&error))?;
    let data = found?;
    let bytes = match layout {
        Layout::Clients => by_client(&data),
        Layout::Occasions => by_occasion(&data),
    };
    let bytes = bytes.map_err(|error| Failure(error.to_string()))?;
    match Table::read(&bytes, Some(','), Some('.')) {
        Ok(table) => Ok((table, data)),
        Err(problem) => Err(Failure(problem.explain(context.lang))),
    }
}

fn by_client(data: &EditionData) -> Result<Vec<u8>, std::io::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut header: Vec<String> =
        [SERVICE_COLUMN, "before", "after", "follow_up", "after_late"].map(str::to_owned).to_vec();
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
        cells.extend(groups(scores));
        writer.write_record(&cells)?;
    }
    writer.into_inner().map_err(|error| std::io::Error::other(error.to_string()))
}

fn by_occasion(data: &EditionData) -> Result<Vec<u8>, std::io::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut header: Vec<String> =
        ["client", SERVICE_COLUMN, OCCASION, "after", "score"].map(str::to_owned).to_vec();
    if let Some(first) = data.rows.first() {
        header.extend(first.scores.secondary.iter().map(|score| score.score.0.clone()));
    }
    header.extend(data.subgroups.iter().map(|item| item.0.clone()));
    writer.write_record(&header)?;
    for (client, row) in (1_usize..).zip(&data.rows) {
        let scores = &row.scores;
        let primary = three(&scores.primary);
        let others: Vec<[String; 3]> = scores.secondary.iter().map(three).collect();
        for (at, (occasion, after)) in OCCASIONS.into_iter().zip(["0", "1", ""]).enumerate() {
            if primary[at].is_empty() && others.iter().all(|score| score[at].is_empty()) {
                continue;
            }
            let mut cells = vec![client.to_string(), row.service.clone()];
            cells.extend([occasion, after].map(str::to_owned));
            cells.push(primary[at].clone());
            cells.extend(others.iter().map(|score| score[at].clone()));
            cells.extend(groups(scores));
            writer.write_record(&cells)?;
        }
    }
    writer.into_inner().map_err(|error| std::io::Error::other(error.to_string()))
}

/// The answers by which the plan divides, as their codes.
fn groups(scores: &AnalysisRow) -> impl Iterator<Item = String> {
    scores.groups.iter().map(|code| code.map_or_else(String::new, |code| code.0.to_string()))
}

/// The three occasions; the shortest digits that give the same number back.
fn three(score: &ScoreRow) -> [String; 3] {
    [score.before, score.after, score.follow_up]
        .map(|score| score.map_or_else(String::new, |score| score.to_string()))
}
