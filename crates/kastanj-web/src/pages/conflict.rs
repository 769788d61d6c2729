//! A sheet that came in twice and says two things: a person chooses the version that holds, for the
//! whole sheet or question by question.

use std::collections::BTreeSet;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Redirect, Response};
use kastanj_desk::Desk;
use kastanj_desk::keying::{KeyedQuestion, questions};
use kastanj_instrument::ItemId;
use kastanj_language::tr;
use kastanj_record::{Answer, Difference, occasion_label, stored_items, to_compare};
use kastanj_store::{Choice, ConflictId, View};

use crate::fields::Fields;
use crate::frame::{Frame, Room, shown};
use crate::house::House;
use crate::number;
use crate::paper::pages_on_paper;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// What a form sends for the version that is stored, and for the one that came last.
const STORED: &str = "stored";
const INCOMING: &str = "incoming";

/// The two versions where they differ.
#[derive(Template)]
#[template(path = "conflict.html")]
struct ConflictPage {
    f: Frame,
    id: String,
    /// What is stored when the page is shown: the choice is about that.
    revision: u32,
    contact: String,
    occasion: String,
    /// The pages on which they differ, as they are found among the paper.
    pages: Vec<String>,
    rows: Vec<Row>,
}

/// A question on which they differ.
struct Row {
    item: ItemId,
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
        let item = difference.item.clone();
        let named = |question: &KeyedQuestion| format!("{}. {}", question.number, question.stem);
        Row {
            question: question.map_or_else(|| item.to_string(), named),
            stored: words(&difference.first),
            incoming: words(&difference.second),
            item,
        }
    });
    Ok(ConflictPage {
        f,
        id: number::spell(&id.0),
        revision: view.revision(conflict.stored.id)?,
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
    house
        .change(&staff.person, move |batch, _| {
            let choice = choice(&batch.view(), id, &fields)?;
            Ok(batch.settle_conflict(id, &choice)?)
        })
        .await?;
    house.lately.say(staff.key, tr!(staff.lang, "web-conflict-settled"));
    Ok(Redirect::to("/sheets"))
}

/// What a form says of a conflict: one button for all of it, or a word on each of its questions.
fn choice(view: &View<'_>, id: ConflictId, fields: &Fields) -> Result<Choice, Trouble> {
    match fields.one("keep") {
        Some(STORED) => return Ok(Choice::Stored),
        Some(INCOMING) => return Ok(Choice::Incoming),
        Some(_) => return Err(Trouble::BadForm),
        None => {}
    }
    let conflict = view.conflict(id)?;
    let revision: u32 = fields.needed("revision")?;
    if view.revision(conflict.stored.id)? != revision {
        return Err(Trouble::Stale);
    }
    let mut later = BTreeSet::new();
    let differing = to_compare(&conflict.stored, &conflict.incoming);
    let asked = differing.len();
    for Difference { item, .. } in differing {
        match fields.one(&format!("d-{item}")) {
            Some(STORED) => {}
            Some(INCOMING) => {
                later.insert(item);
            }
            _ => return Err(Trouble::BadForm),
        }
    }
    // Each question for itself comes to the same as the button.
    Ok(if later.len() == asked { Choice::Incoming } else { Choice::LaterTo(later) })
}
