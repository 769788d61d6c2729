//! The machine's clock has jumped: whoever unlocks is asked before a week is written anywhere.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_desk::this_week;
use kastanj_record::Week;
use kastanj_store::wall_clock;

use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::pages::front::home;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// What the machine says, and what was last written.
#[derive(Template)]
#[template(path = "clock.html")]
struct ClockPage {
    f: Frame,
    now: String,
    before: String,
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
) -> Result<Response, Trouble> {
    house.clock_doubt.look(wall_clock());
    let Some(before) = house.clock_doubt.last_believed() else {
        return Ok(Redirect::to(home(&house, &staff.person)).into_response());
    };
    let before = Week::of_unix_day(before.div_euclid(86_400)).to_string();
    let f = Frame::of(&staff, Room::Today);
    page(&ClockPage { f, now: this_week().to_string(), before })
}

/// It is right, or it has been set right.
pub(crate) async fn answer(
    State(house): State<Arc<House>>,
    staff: Staff,
    fields: Fields,
) -> Result<Redirect, Trouble> {
    if fields.one("right").is_some() {
        house.clock_doubt.believe(wall_clock());
    }
    house.clock_doubt.look(wall_clock());
    let settled = house.clock_doubt.last_believed().is_none();
    if settled {
        // What waited for an answer: that this person has come in.
        house.log_try(&staff.person, true).await?;
    }
    Ok(Redirect::to(if settled { home(&house, &staff.person) } else { "/clock" }))
}
