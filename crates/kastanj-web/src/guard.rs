//! What stands before every handler: whose browser it is, whether it may come here, and
//! afterwards the page for whatever went wrong.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use kastanj_language::{Lang, tr};

use crate::access::{Access, Right};
use crate::house::{House, Profile};
use crate::pages::trouble_page;
use crate::session::{self, Holder};
use crate::trouble::Trouble;
use crate::visitor::Visitor;

/// Lets a request through to its handler, or sends it where it belongs.
pub(crate) async fn guard(
    State((house, access)): State<(Arc<House>, Access)>,
    mut request: Request,
    next: Next,
) -> Response {
    let visitor = visitor(&house, request.headers());
    if request.method() == Method::POST && !from_our_own_page(request.headers()) {
        return trouble_page(&house, &visitor, &Trouble::BadForm);
    }
    if let Some(elsewhere) = elsewhere(&house, access, &visitor) {
        return elsewhere;
    }
    request.extensions_mut().insert(visitor.clone());
    let mut response = if request.method() == Method::POST {
        // What has come in whole is carried through, whether its browser waits for it or is gone.
        match tokio::spawn(next.run(request)).await {
            Ok(response) => response,
            Err(_) => return trouble_page(&house, &visitor, &Trouble::Broken),
        }
    } else {
        next.run(request).await
    };
    match response.extensions_mut().remove::<Trouble>() {
        Some(trouble) => trouble_page(&house, &visitor, &trouble),
        None => response,
    }
}

/// What is answered where no route is: the same page as for an object that is not there.
pub(crate) async fn absent(State(house): State<Arc<House>>, request: Request) -> Response {
    let visitor = visitor(&house, request.headers());
    match elsewhere(&house, Access::AnyStaff, &visitor) {
        Some(elsewhere) => elsewhere,
        None => trouble_page(&house, &visitor, &Trouble::Absent),
    }
}

/// Refuses requests under another host's name: a page elsewhere that has its name point at this
/// machine (DNS rebinding) sends that name.
pub(crate) async fn only_our_host(
    State(house): State<Arc<House>>,
    request: Request,
    next: Next,
) -> Response {
    let host = request.headers().get(header::HOST).and_then(|value| value.to_str().ok());
    if host
        .is_some_and(|host| house.plan.hosts.iter().any(|known| known.eq_ignore_ascii_case(host)))
    {
        let mut response = next.run(request).await;
        if house.plan.secure {
            // From now on this browser asks through TLS alone.
            let always = HeaderValue::from_static("max-age=31536000");
            response.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, always);
        }
        response
    } else {
        if house.plan.profile == Profile::Server {
            return StatusCode::MISDIRECTED_REQUEST.into_response();
        }
        let told = [Lang::Sv, Lang::En]
            .map(|lang| tr!(lang, "web-wrong-address", address = house.plan.origin.as_str()));
        (StatusCode::MISDIRECTED_REQUEST, told.join("\n\n")).into_response()
    }
}

fn visitor(house: &House, headers: &HeaderMap) -> Visitor {
    let key = session::read(headers, house.plan.secure).map(|token| token.key());
    let found = key.and_then(|key| Some((key, house.sessions.find(key, house.clock.now())?)));
    let (session, lang, tongue) = match found {
        Some((key, (holder, tongue))) => (Some((key, holder)), tongue.lang, tongue),
        None => {
            let lang = asked_language(headers).find_map(|code| code.parse().ok());
            let tongue = asked_language(headers).find_map(|code| house.tongues.named(code));
            let own = house.plan.lang;
            (None, lang.unwrap_or(own), tongue.unwrap_or_else(|| own.into()))
        }
    };
    let synthetic = house.is_synthetic();
    let nobody = Visitor { lang, tongue, session: None, rights: &[], unproven: false, synthetic };
    let Some((key, Holder::Staff { person })) = &session else {
        return Visitor { session, ..nobody };
    };
    // Looked up anew for every request: what is taken from a person is gone at once.
    match house.standing(person) {
        // Nothing but the own account, until there is a second step.
        Some(_) if house.asks_for_second_step() && !house.has_second_step(person) => {
            Visitor { session, unproven: true, ..nobody }
        }
        Some(standing) => Visitor { session, rights: Right::of(standing.role), ..nobody },
        None => {
            house.sessions.end(*key);
            nobody
        }
    }
}

/// The languages of the browser, the one it likes best first.
fn asked_language(headers: &HeaderMap) -> impl Iterator<Item = &str> {
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let parts = asked.into_iter().flat_map(|line| line.split(','));
    parts.filter_map(|part| part.split([';', '-']).next()).map(str::trim)
}

/// Where a visitor belongs who may not come to this route.
fn elsewhere(house: &House, access: Access, visitor: &Visitor) -> Option<Response> {
    let holder = visitor.session.as_ref().map(|(_, holder)| holder);
    match (access, holder) {
        (Access::Anyone, _) => None,
        // The client reaches the form and nothing else, whatever is there or not.
        (_, Some(Holder::Client { .. } | Holder::Home { .. })) => {
            Some(Redirect::to("/f").into_response())
        }
        (Access::AnyStaff, Some(Holder::Staff { .. })) => None,
        (Access::Staff(_), Some(Holder::Staff { .. })) if visitor.unproven => {
            Some(Redirect::to("/account").into_response())
        }
        // A wrong week in the record is worse than a question.
        (Access::Staff(right), Some(Holder::Staff { .. }))
            if visitor.may(right) && house.clock_doubt.last_believed().is_some() =>
        {
            Some(Redirect::to("/clock").into_response())
        }
        (Access::Staff(right), Some(Holder::Staff { .. })) => {
            (!visitor.may(right)).then(|| trouble_page(house, visitor, &Trouble::Forbidden))
        }
        (_, None) => {
            let door = if house.is_set_up() { "/unlock" } else { "/start" };
            Some(Redirect::to(door).into_response())
        }
    }
}

/// Whether a form was sent by one of our own pages. Browsers say so themselves
/// (`Sec-Fetch-Site`); older ones name the page's origin, which has to be ours.
fn from_our_own_page(headers: &HeaderMap) -> bool {
    let text =
        |name| headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
    match text("sec-fetch-site") {
        Some(site) => site == "same-origin",
        None => {
            let origin = text("origin").and_then(|origin| origin.split_once("://"));
            origin.is_some_and(|(_, host)| text("host") == Some(host))
        }
    }
}
