use askama::Template;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};

use super::refusal::Refused;
use super::{asked_tongue, home};
use crate::fields::Fields;
use crate::frame::page;
use crate::house::{House, Profile};
use crate::session::{self, Holder};
use crate::source::Source;
use crate::tongue::Tongue;
use crate::trouble::Trouble;
use crate::visit::{Step, Visit};
use crate::visitor::Visitor;

/// Where a code is typed: six digits from the room, or the card's.
#[derive(Template)]
#[template(path = "client_door.html")]
struct DoorPage {
    w: Tongue,
    /// Why it did not open.
    refused: Option<Refused>,
    /// Whether there are cards.
    cards: bool,
    /// Whether this is the service's own machine in a client's hands: it is given back.
    own_machine: bool,
    /// The other languages, where there is a choice.
    others: Vec<Tongue>,
}

/// The page; what the browser was refused just now is told once.
pub(super) fn show(
    house: &House,
    tongue: Tongue,
    headers: &HeaderMap,
) -> Result<Response, Trouble> {
    let Some((refused, tongue)) = Refused::of(headers, house) else {
        return door(house, tongue, None);
    };
    let mut response = door(house, tongue, Some(refused))?;
    response.headers_mut().insert(header::SET_COOKIE, session::clear(house.plan.secure));
    Ok(response)
}

fn door(house: &House, tongue: Tongue, refused: Option<Refused>) -> Result<Response, Trouble> {
    let mut others = house.tongues.at_the_door();
    others.retain(|other| *other != tongue);
    // A device of somebody's own, and a machine that nobody has handed over, are not given back.
    let own_machine = house.plan.profile == Profile::Laptop && house.handed_over.any();
    page(&DoorPage { w: tongue, refused, cards: house.has_cards(), own_machine, others })
}

/// Opens the form that a code stands for.
pub(super) async fn knock(
    house: &House,
    visitor: &Visitor,
    source: Source,
    fields: &Fields,
) -> Result<Response, Trouble> {
    let tongue = asked_tongue(house, fields)?.unwrap_or(visitor.tongue);
    let visitor = &Visitor { tongue, ..visitor.clone() };
    if fields.one("k").is_none() && fields.one("lang").is_some() {
        // Another language for the same page; the code is typed after that.
        return door(house, tongue, None);
    }
    // Nor while nobody has said whether the machine's clock is right.
    if !house.is_open() || house.clock_doubt.last_believed().is_some() {
        return Ok(Refused::Closed.answer(house, tongue));
    }
    let Some(typed) = fields.all("k").next() else {
        return Ok(Refused::Over.answer(house, tongue));
    };
    let is_long = typed.chars().filter(|c| c.is_alphanumeric()).count() > 6;
    if house.has_cards() && is_long {
        return match house.try_card(typed, source).await {
            Some(episode) => home::enter(house, visitor, episode).await,
            None => Ok(Refused::Code.answer(house, tongue)),
        };
    }
    match house.codes.redeem(typed, source, house.clock.now()) {
        Some(visit) => enter(house, visitor, visit),
        None => Ok(Refused::Code.answer(house, tongue)),
    }
}

/// Begins the client's session in this browser; whatever session it had before is over.
pub(crate) fn enter(house: &House, visitor: &Visitor, visit: Visit) -> Result<Response, Trouble> {
    enter_at(house, visitor, visit, Step::Intro)
}

/// As [`enter`], at another step than the first.
pub(crate) fn enter_at(
    house: &House,
    visitor: &Visitor,
    visit: Visit,
    step: Step,
) -> Result<Response, Trouble> {
    begin(house, visitor, Holder::Client { visit, step })
}

/// Begins whatever a code has opened.
pub(super) fn begin(house: &House, visitor: &Visitor, holder: Holder) -> Result<Response, Trouble> {
    if let Some((old, _)) = &visitor.session {
        house.sessions.end(*old);
    }
    let token = house
        .sessions
        .begin(holder, visitor.tongue, house.clock.now())
        .map_err(|error| Trouble::Said(error.to_string()))?;
    let mut response = Redirect::to("/f").into_response();
    if let Some(cookie) = session::set(&token, house.plan.secure) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(response)
}
