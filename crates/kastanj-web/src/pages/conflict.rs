//! A sheet that came in twice and says two things: a person chooses the version that holds.

use std::collections::BTreeSet;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Redirect, Response};
use kastanj_desk::Desk;
use kastanj_desk::keying::{KeyedQuestion, questions};
use kastanj_instrument::ItemId;
use kastanj_language::tr;
use kastanj_record::{Answer, occasion_label, stored_items, to_compare};
use kastanj_store::{Choice, ConflictId};

use crate::fields::Fields;
use crate::frame::{Frame, Room, shown};
use crate::house::House;
use crate::number;
use crate::paper::pages_on_paper;
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
    /// The pages on which they differ, as they are found among the paper.
    pages: Vec<String>,
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
    shown(&house, &staff, Room::Sheets, move |desk: &Desk, f| look(desk, id, f)).await
}

fn look(desk: &Desk, id: ConflictId, f: Frame) -> Result<ConflictPage, Trouble> {
    let lang = f.w.0;
    let view = desk.store.view();
    let conflict = view.conflict(id)?;
    let form = &conflict.stored.form;
    let (questionnaire, variant) = desk.library.resolve(form).ok_or(Trouble::Absent)?;
    let stored = stored_items(questionnaire, variant, desk.kept_at);
    let all = questions(questionnaire, &stored, lang);
    let differing = to_compare(&conflict.stored, &conflict.incoming);
    let differs = |item: &ItemId| differing.iter().any(|difference| difference.item == *item);
    let pages: BTreeSet<u8> =
        stored.iter().filter(|one| differs(&one.item.id)).map(|one| one.page).collect();
    let episode = view.episode(conflict.stored.episode)?;
    let pages = pages_on_paper(form, conflict.stored.sheet, episode.short_code, pages, lang);
    let rows = differing.into_iter().map(|difference| {
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
        contact: episode.code.to_string(),
        occasion: occasion_label(conflict.stored.occasion, lang),
        pages,
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
