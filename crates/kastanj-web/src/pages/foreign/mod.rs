//! Forms that others printed: a template is made of the blank, questions are named on its picture,
//! scans are read by it. Nothing enters the record.

mod answers;
mod picture;
mod problems;
mod read;
mod template;
mod upload;

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_language::tr;

use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::trouble::Trouble;
use crate::visitor::Staff;

pub(crate) use answers::{answers, show as shown};
pub(crate) use picture::picture;
pub(crate) use read::read;
pub(crate) use template::{save, show as template};
pub(crate) use upload::open;

/// Where one begins.
#[derive(Template)]
#[template(path = "foreign.html")]
struct ForeignPage {
    f: Frame,
    problem: Option<Problem>,
    /// The template that is open: its name, boxes, questions.
    open: Option<(String, String)>,
    /// Whether answers wait to be looked at.
    answers: bool,
}

/// What was wrong with an upload, sentence by sentence, and which part of the page sent it.
struct Problem {
    words: Vec<String>,
    of_scans: bool,
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
) -> Result<Response, Trouble> {
    start(&house, &staff, None)
}

fn start(house: &House, staff: &Staff, problem: Option<Problem>) -> Result<Response, Trouble> {
    let f = Frame::telling(staff, Room::Sheets, &house.lately);
    let open = house.foreign.draft(staff.key).map(|draft| {
        let (boxes, questions) = (draft.form.box_count(), draft.form.question_count());
        let words = tr!(staff.lang, "web-foreign-counts", boxes = boxes, questions = questions);
        (draft.form.name, words)
    });
    let answers = house.foreign.was_read(staff.key).is_some();
    page(&ForeignPage { f, problem, open, answers })
}

/// The page with what was wrong.
fn refused(
    house: &House,
    staff: &Staff,
    words: Vec<String>,
    of_scans: bool,
) -> Result<Response, Trouble> {
    let shown = start(house, staff, Some(Problem { words, of_scans }))?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
}

/// Clears the desk.
pub(crate) async fn put_away(
    State(house): State<Arc<House>>,
    staff: Staff,
) -> Result<Redirect, Trouble> {
    house.foreign.forget(staff.key);
    house.lately.say(staff.key, tr!(staff.lang, "web-foreign-away"));
    Ok(Redirect::to("/sheets/forms"))
}

#[cfg(test)]
mod tests;
