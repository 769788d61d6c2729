use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{Redirect, Response};
use kastanj_desk::review::{decide_third, differing};
use kastanj_instrument::ItemId;
use kastanj_language::Lang;
use kastanj_record::AssessmentId;

use super::asked::{Asked, question_of};
use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::number;
use crate::pages::keying::one_question;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// An answer on which the machine and a person differ: both are shown, and somebody decides.
#[derive(Template)]
#[template(path = "third.html")]
struct ThirdPage {
    f: Frame,
    /// How many wait, this one included.
    left: usize,
    asked: Option<Asked>,
    machine: String,
    person: String,
    /// Who made the second reading, and whether it is the one who looks now.
    by: String,
    own: bool,
}

/// The page of the first one that waits; a reading by somebody else comes before an own one.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
) -> Result<Response, Trouble> {
    let (lang, me) = (staff.lang, staff.person.to_string());
    let mut f = Frame::of(&staff, Room::Sheets);
    f.done = house.lately.hear(staff.key);
    let shown = house
        .turn(&staff.person, move |desk| {
            let mut all = differing(&desk.store.view())?;
            all.sort_by_key(|one| one.by == me);
            let left = all.len();
            let Some(first) = all.into_iter().next() else {
                let none = String::new;
                let (machine, person, by) = (none(), none(), none());
                return Ok(ThirdPage { f, left, asked: None, machine, person, by, own: false });
            };
            let asked = Asked::of(desk, &first.known, &first.item, lang)?;
            Ok(ThirdPage {
                f,
                left,
                machine: asked.question.answer_words(lang, &first.machine),
                person: asked.question.answer_words(lang, &first.person),
                own: first.by == me,
                by: first.by,
                asked: Some(asked),
            })
        })
        .await?;
    page(&shown)
}

/// Keeps what was decided and goes on to the next one.
pub(crate) async fn settle(
    State(house): State<Arc<House>>,
    staff: Staff,
    fields: Fields,
) -> Result<Redirect, Trouble> {
    let id = AssessmentId(number::read(fields.one("id").unwrap_or_default())?);
    let item = ItemId(fields.one("item").ok_or(Trouble::BadForm)?.to_owned());
    let decided = house
        .change(&staff.person, move |batch, setting| {
            let known = batch.view().assessment(id)?;
            let question = question_of(setting.library, setting.kept_at, &known, &item, Lang::Sv);
            let response = one_question(&question.ok_or(Trouble::BadForm)?, &fields, "v", "m")?;
            Ok(decide_third(batch, &setting.taking(), id, &item, &response)?)
        })
        .await?;
    let words = if decided { "web-third-decided" } else { "web-review-already" };
    house.lately.say(staff.key, kastanj_language::lookup(staff.lang, words, &[]));
    Ok(Redirect::to("/review/third"))
}
