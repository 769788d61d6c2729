//! Style, script and typeface, within the program.

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use crate::trouble::Trouble;

/// Name in addresses, kind, content. Names tell nothing; the typeface is for staff pages alone.
const ASSETS: &[(&str, &str, &[u8])] = &[
    ("s.css", "text/css; charset=utf-8", include_bytes!("../assets/staff.css")),
    ("t.css", "text/css; charset=utf-8", include_bytes!("../assets/talk.css")),
    ("c.css", "text/css; charset=utf-8", include_bytes!("../assets/card.css")),
    ("x.js", "text/javascript; charset=utf-8", include_bytes!("../assets/exit.js")),
    ("k.js", "text/javascript; charset=utf-8", include_bytes!("../assets/keys.js")),
    ("d.js", "text/javascript; charset=utf-8", include_bytes!("../assets/idle.js")),
    ("p.js", "text/javascript; charset=utf-8", include_bytes!("../assets/passkey.js")),
    ("i.svg", "image/svg+xml", include_bytes!("../assets/icon.svg")),
    ("f.css", "text/css; charset=utf-8", include_bytes!("../assets/client.css")),
    (
        "r.ttf",
        "font/ttf",
        include_bytes!("../../../fonts/atkinson-hyperlegible/AtkinsonHyperlegible-Regular.ttf"),
    ),
    (
        "b.ttf",
        "font/ttf",
        include_bytes!("../../../fonts/atkinson-hyperlegible/AtkinsonHyperlegible-Bold.ttf"),
    ),
];

/// Sends one of them.
pub(crate) async fn show(Path(name): Path<String>) -> Result<Response, Trouble> {
    let (_, kind, content) =
        ASSETS.iter().find(|(known, _, _)| *known == name).ok_or(Trouble::Absent)?;
    let mut response = (*content).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if *kind == "font/ttf" {
        // A typeface tells nothing about anyone, and is large.
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=86400"));
    }
    Ok(response)
}
