use std::sync::Arc;

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};

use crate::house::House;
use crate::session;
use crate::visitor::Staff;

/// Ends this person's session; the store stays open for the other one.
pub(crate) async fn end_mine(State(house): State<Arc<House>>, staff: Staff) -> Response {
    house.sessions.end(staff.key);
    house.lately.forget(staff.key);
    leave(&house)
}

/// Closes the store for everybody: its keys are wiped from memory, all sessions end, and the
/// program starts anew.
pub(crate) async fn close_all(State(house): State<Arc<House>>, _staff: Staff) -> Response {
    // Closing waits for the work that is going on.
    let closing = Arc::clone(&house);
    let _ = tokio::task::spawn_blocking(move || closing.close()).await;
    house.end();
    leave(&house)
}

fn leave(house: &House) -> Response {
    let mut response = Redirect::to("/unlock").into_response();
    response.headers_mut().insert(header::SET_COOKIE, session::clear(house.plan.secure));
    response
}
