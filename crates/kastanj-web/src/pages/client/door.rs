use askama::Template;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_language::Lang;

use super::home;
use crate::fields::Fields;
use crate::frame::page;
use crate::house::House;
use crate::session::{self, Holder};
use crate::source::Source;
use crate::trouble::Trouble;
use crate::visit::{Step, Visit};
use crate::visitor::Visitor;
use crate::words::Words;

/// Where a code is typed: six digits from the room, or the card's.
#[derive(Template)]
#[template(path = "client_door.html")]
struct DoorPage {
    w: Words,
    lang: &'static str,
    /// Why it did not open.
    refused: Option<Refused>,
    /// Whether there are cards.
    cards: bool,
}

/// Why the door did not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// Whatever is wrong with a code, the answer is the same.
    Code,
    /// Nobody at the service has opened it: no code opens anything now.
    Closed,
}

/// The page.
pub(super) fn show(
    house: &House,
    lang: Lang,
    refused: Option<Refused>,
) -> Result<Response, Trouble> {
    let cards = house.has_cards();
    page(&DoorPage { w: Words(lang), lang: lang.code(), refused, cards })
}

/// Opens the form that a code stands for.
pub(super) async fn knock(
    house: &House,
    visitor: &Visitor,
    source: Source,
    fields: &Fields,
) -> Result<Response, Trouble> {
    // Nor while nobody has said whether the machine's clock is right.
    if !house.is_open() || house.clock_doubt.last_believed().is_some() {
        return show(house, visitor.lang, Some(Refused::Closed));
    }
    let typed = fields.one("k").unwrap_or_default();
    let is_long = typed.chars().filter(|c| c.is_alphanumeric()).count() > 6;
    if house.has_cards() && is_long {
        return match house.try_card(typed, source).await {
            Some(episode) => home::enter(house, visitor, episode).await,
            None => show(house, visitor.lang, Some(Refused::Code)),
        };
    }
    match house.codes.redeem(typed, source, house.clock.now()) {
        Some(visit) => enter(house, visitor, visit),
        None => show(house, visitor.lang, Some(Refused::Code)),
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
        .begin(holder, visitor.lang, house.clock.now())
        .map_err(|error| Trouble::Said(error.to_string()))?;
    let mut response = Redirect::to("/f").into_response();
    if let Some(cookie) = session::set(&token, house.plan.secure) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(response)
}
