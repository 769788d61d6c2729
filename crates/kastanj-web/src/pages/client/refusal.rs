use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};

use crate::house::House;
use crate::session;
use crate::tongue::Tongue;

/// Why the door did not open.
///
/// It is answered by the way back to the door, and told on the page there: a browser that is
/// answered to a form keeps what was typed in it among its own files, to be able to send it again.
/// What is told waits in the one cookie, and the program keeps nothing of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// Whatever is wrong with a code, the answer is the same.
    Code,
    /// Nobody at the service has opened it: no code opens anything now.
    Closed,
    /// A page of a form whose session is over came in: no code was typed.
    Over,
}

impl Refused {
    const ALL: [Refused; 3] = [Refused::Code, Refused::Closed, Refused::Over];

    fn word(self) -> &'static str {
        match self {
            Refused::Code => "code",
            Refused::Closed => "closed",
            Refused::Over => "over",
        }
    }

    /// The way back to the door.
    pub(super) fn answer(self, house: &House, tongue: Tongue) -> Response {
        let mut response = Redirect::to("/f").into_response();
        let word = format!("{}.{}", self.word(), tongue.tag());
        if let Some(cookie) = session::set_word(&word, house.plan.secure) {
            response.headers_mut().insert(header::SET_COOKIE, cookie);
        }
        response
    }

    /// What this browser was refused just now, and the language in which it asked.
    pub(super) fn of(headers: &HeaderMap, house: &House) -> Option<(Refused, Tongue)> {
        let (word, tag) = session::read_word(headers, house.plan.secure)?.split_once('.')?;
        let refused = Refused::ALL.into_iter().find(|refused| refused.word() == word)?;
        Some((refused, house.tongues.named(tag)?))
    }
}
