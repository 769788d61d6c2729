//! Questions that the machine was unsure of, one after the other, each with the picture of its row.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_desk::Desk;
use kastanj_desk::keying::{KeyedQuestion, questions};
use kastanj_instrument::{ItemId, Library};
use kastanj_language::{Lang, lookup, tr};
use kastanj_record::{
    Assessment, AssessmentId, KeptAt, RecordedAnswer, doubts, occasion_label, settle, stored_items,
};
use kastanj_store::{Batch, NewRowPicture, View};
use serde::Deserialize;

use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::keeper::Setting;
use crate::number;
use crate::pages::keying::one_question;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// One question.
#[derive(Template)]
#[template(path = "review.html")]
struct ReviewPage {
    f: Frame,
    /// How many wait, this one included.
    left: usize,
    /// Decisions that can be taken back.
    back: usize,
    doubt: Option<Doubt>,
}

/// The question in doubt.
struct Doubt {
    id: String,
    item: String,
    /// How many were left for later before this one.
    skip: usize,
    /// Where it stands: contact, occasion.
    place: String,
    question: KeyedQuestion,
    /// Why a person has to look.
    reason: Option<String>,
}

/// How many are left for later.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Later {
    #[serde(default)]
    skip: usize,
}

/// A decision, with what taking it back needs.
#[derive(Debug, Clone)]
pub(crate) struct Decided {
    id: AssessmentId,
    before: RecordedAnswer,
    after: RecordedAnswer,
    picture: Option<NewRowPicture>,
}

/// Every question in doubt, in the order in which they are shown.
fn all_doubts(view: &View<'_>) -> Result<Vec<(Assessment, ItemId)>, Trouble> {
    let known = view.assessments_in_doubt()?;
    Ok(known
        .iter()
        .flat_map(|known| doubts(known).map(|doubt| (known.clone(), doubt.item.clone())))
        .collect())
}

/// The page of the first question that waits.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Query(later): Query<Later>,
) -> Result<Response, Trouble> {
    let lang = staff.lang;
    let (left, doubt) = house.turn(&staff.person, move |desk| next(desk, later.skip, lang)).await?;
    let mut f = Frame::of(&staff, Room::Sheets);
    f.done = house.lately.hear(staff.key);
    page(&ReviewPage { f, left, back: house.lately.decisions(staff.key), doubt })
}

fn next(desk: &Desk, skip: usize, lang: Lang) -> Result<(usize, Option<Doubt>), Trouble> {
    let view = desk.store.view();
    let all = all_doubts(&view)?;
    // Whoever leaves the last one for later begins again at the first.
    let skip = if all.is_empty() { 0 } else { skip % all.len() };
    let Some((known, item)) = all.get(skip) else { return Ok((0, None)) };
    let question = question_of(&desk.library, desk.kept_at, known, item, lang);
    let question = question.ok_or(Trouble::Absent)?;
    let picture = view.row_pictures(known.id)?.into_iter().find(|one| one.item == *item);
    let contact = view.episode(known.episode)?.code;
    let doubt = Doubt {
        id: number::spell(&known.id.0),
        item: item.to_string(),
        skip,
        place: format!("{contact} · {}", occasion_label(known.occasion, lang)),
        question,
        reason: picture
            .map(|picture| lookup(lang, &format!("program-scan-reason-{}", picture.reason), &[])),
    };
    Ok((all.len(), Some(doubt)))
}

fn question_of(
    library: &Library,
    kept_at: KeptAt,
    known: &Assessment,
    item: &ItemId,
    lang: Lang,
) -> Option<KeyedQuestion> {
    let (questionnaire, variant) = library.resolve(&known.form)?;
    let stored = stored_items(questionnaire, variant, kept_at);
    questions(questionnaire, &stored, lang).into_iter().find(|question| question.item == *item)
}

/// The picture of a row, as long as its question waits.
pub(crate) async fn picture(
    State(house): State<Arc<House>>,
    staff: Staff,
    Path((id, item)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let id = AssessmentId(number::read(&id)?);
    let png = house
        .turn(&staff.person, move |desk| {
            let pictures = desk.store.view().row_pictures(id)?;
            let found = pictures.into_iter().find(|picture| picture.item.0 == item);
            Ok(found.ok_or(Trouble::Absent)?.png)
        })
        .await?;
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static("image/png"));
    Ok(([kind], png).into_response())
}

/// Keeps a decision and goes on to the next question.
pub(crate) async fn decide(
    State(house): State<Arc<House>>,
    staff: Staff,
    fields: Fields,
) -> Result<Redirect, Trouble> {
    let id = AssessmentId(number::read(fields.one("id").unwrap_or_default())?);
    let item = ItemId(fields.one("item").ok_or(Trouble::BadForm)?.to_owned());
    let skip: usize = fields.parsed("skip")?.unwrap_or(0);
    let decided = house
        .change(&staff.person, move |batch, setting| keep(batch, setting, id, &item, &fields))
        .await?;
    match decided {
        Some(decided) => house.lately.decided(staff.key, decided),
        // Sent twice, or decided by the other person meanwhile.
        None => house.lately.say(staff.key, tr!(staff.lang, "web-review-already")),
    }
    Ok(Redirect::to(&address(skip)))
}

fn address(skip: usize) -> String {
    if skip == 0 { "/review".to_owned() } else { format!("/review?skip={skip}") }
}

fn keep(
    batch: &mut Batch<'_>,
    setting: Setting<'_>,
    id: AssessmentId,
    item: &ItemId,
    fields: &Fields,
) -> Result<Option<Decided>, Trouble> {
    let mut known = batch.view().assessment(id)?;
    let find = |known: &Assessment| known.answers.iter().find(|one| one.item == *item).cloned();
    let before = find(&known).ok_or(Trouble::BadForm)?;
    if !before.is_in_doubt() {
        return Ok(None);
    }
    let question = question_of(setting.library, setting.kept_at, &known, item, Lang::Sv);
    let response = one_question(&question.ok_or(Trouble::BadForm)?, fields, "v", "m")?;
    let picture = batch.view().row_pictures(id)?.into_iter().find(|one| one.item == *item);
    let picture = picture.map(|picture| NewRowPicture {
        item: picture.item,
        reason: picture.reason,
        png: picture.png,
    });
    let questionnaire = setting.library.get(&known.form.questionnaire).ok_or(Trouble::BadForm)?;
    settle(&mut known, questionnaire, item, &response)?;
    let after = find(&known).ok_or(Trouble::BadForm)?;
    batch.correct_assessment(&known)?;
    Ok(Some(Decided { id, before, after, picture }))
}

/// Takes the last decision back: its question is in doubt again, with its picture.
pub(crate) async fn undo(
    State(house): State<Arc<House>>,
    staff: Staff,
) -> Result<Redirect, Trouble> {
    let Some(decided) = house.lately.last_decision(staff.key) else {
        return Ok(Redirect::to("/review"));
    };
    let skip = house.change(&staff.person, move |batch, _| take_back(batch, &decided)).await?;
    house.lately.say(staff.key, tr!(staff.lang, "web-review-undone"));
    Ok(Redirect::to(&address(skip)))
}

fn take_back(batch: &mut Batch<'_>, decided: &Decided) -> Result<usize, Trouble> {
    let mut known = batch.view().assessment(decided.id)?;
    let item = &decided.before.item;
    let answer = known.answers.iter_mut().find(|one| one.item == *item).ok_or(Trouble::Stale)?;
    if *answer != decided.after {
        return Err(Trouble::Stale);
    }
    *answer = decided.before.clone();
    batch.correct_assessment(&known)?;
    if let Some(picture) = &decided.picture {
        batch.add_row_picture(decided.id, picture)?;
    }
    let all = all_doubts(&batch.view())?;
    let at = all.iter().position(|(known, waits)| known.id == decided.id && waits == item);
    Ok(at.unwrap_or(0))
}
