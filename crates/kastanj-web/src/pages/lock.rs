use std::sync::Arc;

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};

use crate::house::House;
use crate::session;
use crate::strip::unread_codes;
use crate::visitor::Staff;

/// Ends this person's session; the store stays open for the other one.
pub(crate) async fn end_mine(State(house): State<Arc<House>>, staff: Staff) -> Response {
    house.sessions.end(staff.key);
    house.lately.forget(staff.key);
    house.foreign.forget(staff.key);
    leave(&house, "/unlock")
}

/// Closes the store for everybody: its keys are wiped from memory, all sessions end, and the
/// program starts anew. It asks nothing first, because whoever locks may be on the way out. What a
/// client has marked on the strip stays, sealed; that there is something, and nothing more, is told
/// at the door, because it may be that somebody has to be called today.
pub(crate) async fn close_all(State(house): State<Arc<House>>, staff: Staff) -> Response {
    let unread = house.turn(&staff.person, |desk| Ok(unread_codes(desk)?)).await;
    let unread = unread.is_ok_and(|codes| !codes.is_empty());
    // Closing waits for the work that is going on.
    let closing = Arc::clone(&house);
    let _ = tokio::task::spawn_blocking(move || closing.close()).await;
    house.end();
    leave(&house, if unread { "/unlock?unread=1" } else { "/unlock" })
}

fn leave(house: &House, to: &str) -> Response {
    let mut response = Redirect::to(to).into_response();
    response.headers_mut().insert(header::SET_COOKIE, session::clear(house.plan.secure));
    response
}
