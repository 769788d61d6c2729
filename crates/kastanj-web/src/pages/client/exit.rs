use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};

use crate::frame::page;
use crate::house::House;
use crate::session;
use crate::tongue::Tongue;
use crate::trouble::Trouble;
use crate::visitor::Visitor;

/// Where the quick exit leads when the unit has chosen nothing else.
const ELSEWHERE: &str = "/f/v";

/// A page about nothing.
#[derive(Template)]
#[template(path = "client_weather.html")]
struct WeatherPage {
    w: Tongue,
}

/// The quick exit: a plain link, so that it works without script. The session ends, the browser
/// is told to forget, and another page stands in its place. What was answered is kept.
pub(crate) async fn leave(State(house): State<Arc<House>>, visitor: Visitor) -> Response {
    // A member of staff who happens on the address stays in.
    if visitor.staff().is_none()
        && let Some((key, _)) = visitor.session
    {
        house.sessions.end(key);
    }
    let mut response = Redirect::to(ELSEWHERE).into_response();
    let headers = response.headers_mut();
    headers.insert(header::SET_COOKIE, session::clear(house.plan.secure));
    let forget = HeaderValue::from_static("\"cache\", \"cookies\", \"storage\"");
    headers.insert(HeaderName::from_static("clear-site-data"), forget);
    response
}

/// Where the exit leads.
pub(crate) async fn weather(visitor: Visitor) -> Result<Response, Trouble> {
    page(&WeatherPage { w: visitor.tongue })
}
