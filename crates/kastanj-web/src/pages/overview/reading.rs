use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use kastanj_desk::keying::compared_sheets;
use kastanj_desk::review::checked_pages;
use kastanj_desk::second_looks::second_looks;
use kastanj_desk::{Desk, own_study, this_week};
use kastanj_language::{Lang, decimal, tr};
use kastanj_report::reading_quality::{reading_error, source_lines};

use super::scope::{Asked, Scope};
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// How often the service's own reading is wrong, and how the machine compares with two people.
#[derive(Template)]
#[template(path = "reading.html")]
struct ReadingPage {
    f: Frame,
    scope: Scope,
    error: Vec<String>,
    /// Questions on which two readings differ, where the one who looks may decide them.
    undecided: u64,
    /// Whether nothing has been measured yet.
    unknown: bool,
    /// What each unit has decided to look at twice.
    shares: Vec<String>,
    sheets: usize,
    lines: Vec<Line>,
}

/// One source of answers.
struct Line {
    name: String,
    fields: String,
    wrong: String,
    rate: String,
    left: String,
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let f = Frame::of(&staff, Room::Follow);
    let shown = house.turn(&staff.person, move |desk| look(desk, &asked, f)).await?;
    page(&shown)
}

fn look(desk: &Desk, asked: &Asked, f: Frame) -> Result<ReadingPage, Trouble> {
    let lang = f.w.0;
    let view = desk.store.view();
    let study = &own_study(&view, &desk.study)?;
    let scope = Scope::of(study, asked, this_week(), lang)?;
    let sheets = compared_sheets(&view, scope.unit.as_ref())?;
    let lines = source_lines(&sheets).into_iter().map(|line| {
        let count = |of: Option<u64>| of.map_or_else(|| "–".to_owned(), |count| count.to_string());
        Line {
            name: line.name(lang),
            fields: count(line.rate.map(|rate| rate.of)),
            wrong: count(line.rate.map(|rate| rate.count)),
            rate: line.words(lang),
            left: line.left.to_string(),
        }
    });
    let mut shares = Vec::new();
    for unit in &study.units {
        if scope.unit.as_ref().is_none_or(|chosen| *chosen == unit.code) {
            let looks = second_looks(&view, &unit.code)?;
            shares.push(share_words(&unit.name, looks.answers, looks.sheets, lang));
        }
    }
    let error = reading_error(&checked_pages(&view, scope.unit.as_ref())?);
    Ok(ReadingPage {
        undecided: if f.may("clients") { error.undecided } else { 0 },
        unknown: error.rate.is_none(),
        error: error.words(lang),
        shares,
        lines: lines.collect(),
        sheets: sheets.len(),
        scope,
        f,
    })
}

fn share_words(unit: &str, answers: f64, sheets: f64, lang: Lang) -> String {
    let percent = |share: f64| decimal(lang, share * 100.0, 1);
    let (answers, sheets) = (percent(answers), percent(sheets));
    tr!(lang, "web-reading-shares", unit = unit, answers = answers, sheets = sheets)
}
