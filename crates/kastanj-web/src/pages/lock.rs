use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};

use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::session;
use crate::strip::unread_codes;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// What nobody has read before all is locked.
#[derive(Template)]
#[template(path = "lock.html")]
struct LockPage {
    f: Frame,
    /// Contacts of the own units whose client has marked something that nobody has read.
    unread: Vec<String>,
}

/// Ends this person's session; the store stays open for the other one.
pub(crate) async fn end_mine(State(house): State<Arc<House>>, staff: Staff) -> Response {
    house.sessions.end(staff.key);
    house.lately.forget(staff.key);
    house.foreign.forget(staff.key);
    leave(&house)
}

/// Closes the store for everybody: its keys are wiped from memory, all sessions end, and the
/// program starts anew. What a client has marked on the strip stays, sealed; whoever locks is told of
/// it first, because it may be that somebody has to be called today.
pub(crate) async fn close_all(
    State(house): State<Arc<House>>,
    staff: Staff,
    fields: Fields,
) -> Result<Response, Trouble> {
    if fields.one("sure").is_none() {
        let unread = house.turn(&staff.person, |desk| Ok(unread_codes(desk)?)).await?;
        if !unread.is_empty() {
            return page(&LockPage { f: Frame::of(&staff, Room::Today), unread });
        }
    }
    // Closing waits for the work that is going on.
    let closing = Arc::clone(&house);
    let _ = tokio::task::spawn_blocking(move || closing.close()).await;
    house.end();
    Ok(leave(&house))
}

fn leave(house: &House) -> Response {
    let mut response = Redirect::to("/unlock").into_response();
    response.headers_mut().insert(header::SET_COOKIE, session::clear(house.plan.secure));
    response
}
