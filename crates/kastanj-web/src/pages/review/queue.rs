use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{Redirect, Response};
use kastanj_desk::Desk;
use kastanj_desk::review::{self, Waiting};
use kastanj_language::tr;

use super::asked::{Answered, Asked, Later};
use super::third;
use crate::fields::Fields;
use crate::frame::{Frame, Room, shown};
use crate::house::House;
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
    /// How many were left for later before this one.
    skip: usize,
    asked: Option<Asked>,
}

/// The page of the question whose wrong answer would cost most.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Query(later): Query<Later>,
) -> Result<Response, Trouble> {
    let back = house.lately.decisions(staff.key);
    shown(&house, &staff, Room::Sheets, move |desk: &Desk, f| {
        let all = review::queue(&desk.store.view(), &desk.study, &desk.library)?;
        let skip = later.place(&all);
        let asked = |one: &Waiting| Asked::of(desk, &one.known, &one.item, f.w.0);
        let asked = all.get(skip).map(asked).transpose()?;
        Ok(ReviewPage { left: all.len(), back, skip, asked, f })
    })
    .await
}

/// Keeps a decision and goes on to the next question.
pub(crate) async fn decide(
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
            Ok(review::decide(batch, &setting.taking(), *id, item, &response)?)
        })
        .await?;
    match decided {
        Some(decided) => house.lately.decided(staff.key, decided),
        // Sent twice, or decided by the other person meanwhile.
        None => house.lately.say(staff.key, tr!(staff.lang, "web-review-already")),
    }
    Ok(Redirect::to(&address("/review", skip)))
}

/// A page of questions at a place in its list.
pub(super) fn address(page: &str, skip: usize) -> String {
    if skip == 0 { page.to_owned() } else { format!("{page}?skip={skip}") }
}

/// Takes the last decision back: its question waits again, with its picture.
pub(crate) async fn undo(
    State(house): State<Arc<House>>,
    staff: Staff,
) -> Result<Redirect, Trouble> {
    let Some(decided) = house.lately.last_decision(staff.key) else {
        return Ok(Redirect::to("/review"));
    };
    let me = staff.person.to_string();
    let to = house
        .change(&staff.person, move |batch, setting| {
            if !review::take_back(batch, &decided)? {
                return Err(Trouble::Stale);
            }
            let is_it = |id, item| decided.assessment == id && decided.item == item;
            if decided.was_third() {
                let all = third::in_order(&batch.view(), &me)?;
                let at = all.into_iter().position(|one| is_it(one.known.id, one.item));
                return Ok(address("/review/third", at.unwrap_or(0)));
            }
            let all = review::queue(&batch.view(), setting.study, setting.library)?;
            let at = all.into_iter().position(|one| is_it(one.known.id, one.item));
            Ok(address("/review", at.unwrap_or(0)))
        })
        .await?;
    house.lately.say(staff.key, tr!(staff.lang, "web-review-undone"));
    Ok(Redirect::to(&to))
}
