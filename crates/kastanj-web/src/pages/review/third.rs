use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{Redirect, Response};
use kastanj_desk::Desk;
use kastanj_desk::review::{Differing, decide_third, differing};
use kastanj_language::tr;
use kastanj_store::View;

use super::asked::{Answered, Asked, Later};
use super::queue::address;
use crate::fields::Fields;
use crate::frame::{Frame, Room, shown};
use crate::house::House;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// An answer on which the machine and a person differ: both are shown, and somebody decides.
#[derive(Template)]
#[template(path = "third.html")]
struct ThirdPage {
    f: Frame,
    /// How many wait, this one included.
    left: usize,
    /// Decisions that can be taken back.
    back: usize,
    /// How many were left for later before this one.
    skip: usize,
    two: Option<TwoReadings>,
}

/// The question with both readings.
struct TwoReadings {
    asked: Asked,
    machine: String,
    person: String,
    /// Who made the second reading, and whether it is the one who looks now.
    by: String,
    own: bool,
}

impl TwoReadings {
    fn of(desk: &Desk, one: Differing, me: &str, f: &Frame) -> Result<TwoReadings, Trouble> {
        let lang = f.w.0;
        let asked = Asked::of(desk, &one.known, &one.item, lang)?;
        let asked = asked.between([&one.machine, &one.person], lang);
        Ok(TwoReadings {
            machine: asked.question.answer_words(lang, &one.machine),
            person: asked.question.answer_words(lang, &one.person),
            own: one.by == me,
            by: one.by,
            asked,
        })
    }
}

/// All that wait; readings by somebody else come before own ones.
pub(super) fn in_order(view: &View<'_>, me: &str) -> Result<Vec<Differing>, Trouble> {
    let mut all = differing(view)?;
    all.sort_by_key(|one| one.by == me);
    Ok(all)
}

/// The page of the first one that waits.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Query(later): Query<Later>,
) -> Result<Response, Trouble> {
    let (me, back) = (staff.person.to_string(), house.lately.decisions(staff.key));
    shown(&house, &staff, Room::Sheets, move |desk: &Desk, f| {
        let all = in_order(&desk.store.view(), &me)?;
        let (left, skip) = (all.len(), later.place(&all));
        let one = all.into_iter().nth(skip);
        let two = one.map(|one| TwoReadings::of(desk, one, &me, &f)).transpose()?;
        Ok(ThirdPage { f, left, back, skip, two })
    })
    .await
}

/// Keeps what was decided and goes on to the next one.
pub(crate) async fn settle(
    State(house): State<Arc<House>>,
    staff: Staff,
    fields: Fields,
) -> Result<Redirect, Trouble> {
    let answered = Answered::of(fields)?;
    let skip = answered.skip;
    let decided = house
        .change(&staff.person, move |batch, setting| {
            let Answered { id, item, .. } = &answered;
            let response = answered.response(&batch.view(), setting)?;
            Ok(decide_third(batch, &setting.taking(), *id, item, &response)?)
        })
        .await?;
    let words = match decided {
        Some(decided) => {
            house.lately.decided(staff.key, decided);
            tr!(staff.lang, "web-third-decided")
        }
        None => tr!(staff.lang, "web-review-already"),
    };
    house.lately.say(staff.key, words);
    Ok(Redirect::to(&address("/review/third", skip)))
}
