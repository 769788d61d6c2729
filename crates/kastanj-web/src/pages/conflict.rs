//! A sheet that came in twice and says two things: a person chooses the version that holds.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Redirect, Response};
use kastanj_desk::Desk;
use kastanj_desk::keying::{KeyedQuestion, questions};
use kastanj_language::{Lang, tr};
use kastanj_record::{Answer, differences, occasion_label, stored_items};
use kastanj_store::{Choice, ConflictId};

use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::number;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// The two versions where they differ.
#[derive(Template)]
#[template(path = "conflict.html")]
struct ConflictPage {
    f: Frame,
    id: String,
    contact: String,
    occasion: String,
    rows: Vec<Row>,
}

/// A question on which they differ.
struct Row {
    question: String,
    stored: String,
    incoming: String,
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let id = ConflictId(number::read(&id)?);
    let f = Frame::of(&staff, Room::Sheets);
    let lang = staff.lang;
    let shown = house.turn(&staff.person, move |desk| look(desk, id, f, lang)).await?;
    page(&shown)
}

fn look(desk: &Desk, id: ConflictId, f: Frame, lang: Lang) -> Result<ConflictPage, Trouble> {
    let view = desk.store.view();
    let conflict = view.conflict(id)?;
    let form = &conflict.stored.form;
    let (questionnaire, variant) = desk.library.resolve(form).ok_or(Trouble::Absent)?;
    let all = questions(questionnaire, &stored_items(questionnaire, variant, desk.kept_at), lang);
    let rows = differences(&conflict.stored, &conflict.incoming).into_iter().map(|difference| {
        let question = all.iter().find(|question| question.item == difference.item);
        let words = |answer: &Option<Answer>| match (answer, question) {
            (Some(answer), Some(question)) => question.answer_words(lang, answer),
            (Some(answer), None) => answer.words(lang),
            (None, _) => String::new(),
        };
        let named = |question: &KeyedQuestion| format!("{}. {}", question.number, question.stem);
        Row {
            question: question.map_or_else(|| difference.item.to_string(), named),
            stored: words(&difference.first),
            incoming: words(&difference.second),
        }
    });
    Ok(ConflictPage {
        f,
        id: number::spell(&id.0),
        contact: view.episode(conflict.stored.episode)?.code.to_string(),
        occasion: occasion_label(conflict.stored.occasion, lang),
        rows: rows.collect(),
    })
}

/// Keeps what a person chose.
pub(crate) async fn settle(
    State(house): State<Arc<House>>,
    staff: Staff,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Redirect, Trouble> {
    let id = ConflictId(number::read(&id)?);
    let choice = match fields.one("keep") {
        Some("stored") => Choice::Stored,
        Some("incoming") => Choice::Incoming,
        _ => return Err(Trouble::BadForm),
    };
    house.change(&staff.person, move |batch, _| Ok(batch.settle_conflict(id, choice)?)).await?;
    house.lately.say(staff.key, tr!(staff.lang, "web-conflict-settled"));
    Ok(Redirect::to("/sheets"))
}
