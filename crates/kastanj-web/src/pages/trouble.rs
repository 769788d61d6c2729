use askama::Template;
use axum::response::{Html, IntoResponse, Response};

use crate::frame::Frame;
use crate::house::House;
use crate::session::Holder;
use crate::tongue::Tongue;
use crate::trouble::Trouble;
use crate::visitor::Visitor;
use crate::words::Words;

/// What went wrong, and what to do.
#[derive(Template)]
#[template(path = "trouble.html")]
struct TroublePage {
    f: Frame,
    words: String,
}

/// The same for a client, with the way out.
#[derive(Template)]
#[template(path = "client_trouble.html")]
struct ClientTroublePage {
    w: Tongue,
    words: String,
}

/// The page for a trouble, in the visitor's language and surroundings.
pub(crate) fn trouble_page(_house: &House, visitor: &Visitor, trouble: &Trouble) -> Response {
    if let Some((_, Holder::Client { .. } | Holder::Home { .. })) = &visitor.session {
        let words = trouble.words_for_client(visitor.tongue);
        let page = ClientTroublePage { w: visitor.tongue, words: words.clone() };
        return match page.render() {
            Ok(html) => (trouble.status(), Html(html)).into_response(),
            Err(_) => (trouble.status(), words).into_response(),
        };
    }
    let person = match &visitor.session {
        Some((_, Holder::Staff { person })) => Some(person.to_string()),
        _ => None,
    };
    let f = Frame {
        w: Words(visitor.lang),
        person,
        room: None,
        rights: visitor.rights,
        done: None,
        way_back: None,
        synthetic: visitor.synthetic,
    };
    let words = trouble.words(visitor.lang);
    match (TroublePage { f, words: words.clone() }).render() {
        Ok(html) => (trouble.status(), Html(html)).into_response(),
        Err(_) => (trouble.status(), words).into_response(),
    }
}
