use askama::Template;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_language::Lang;

use crate::fields::Fields;
use crate::frame::page;
use crate::house::House;
use crate::session::{self, Holder};
use crate::source::Source;
use crate::trouble::Trouble;
use crate::visit::{Step, Visit};
use crate::visitor::Visitor;
use crate::words::Words;

/// Where the six digits are typed.
#[derive(Template)]
#[template(path = "client_door.html")]
struct DoorPage {
    w: Words,
    lang: &'static str,
    refused: bool,
}

/// The page.
pub(super) fn show(lang: Lang, refused: bool) -> Result<Response, Trouble> {
    page(&DoorPage { w: Words(lang), lang: lang.code(), refused })
}

/// Opens the form that a code stands for. Whatever is wrong with a code, the answer is the same.
pub(super) fn knock(
    house: &House,
    visitor: &Visitor,
    source: Source,
    fields: &Fields,
) -> Result<Response, Trouble> {
    let typed = fields.one("k").unwrap_or_default();
    match house.codes.redeem(typed, source, house.clock.now()) {
        Some(visit) => enter(house, visitor, visit),
        None => show(visitor.lang, true),
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
    if let Some((old, _)) = &visitor.session {
        house.sessions.end(*old);
    }
    let holder = Holder::Client { visit, step };
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
