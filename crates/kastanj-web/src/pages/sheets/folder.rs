use std::sync::Arc;

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_language::tr;

use super::receipt::{Receipt, TakenPage};
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// What has come from the watched folder.
pub(crate) async fn folder(
    State(house): State<Arc<House>>,
    staff: Staff,
) -> Result<Response, Trouble> {
    let gone = |name: String, removed: bool| match removed {
        true => tr!(staff.lang, "web-folder-removed", file = name),
        false => name,
    };
    let files = house
        .watched
        .arrivals()
        .into_iter()
        .map(|arrival| (gone(arrival.name, arrival.removed), arrival.fate))
        .collect();
    let mut f = Frame::of(&staff, Room::Sheets);
    f.done = house.lately.hear(staff.key);
    let removable = house.watched.removable();
    page(&TakenPage::of(&Receipt { files }, f, staff.lang, Some(removable)))
}

/// Removes the files that are done with.
pub(crate) async fn remove(
    State(house): State<Arc<House>>,
    staff: Staff,
) -> Result<Response, Trouble> {
    let removing = Arc::clone(&house);
    let removed = tokio::task::spawn_blocking(move || removing.watched.remove_done()).await;
    let (gone, stayed) = removed.map_err(|_| Trouble::Locked)?;
    let words = tr!(
        staff.lang,
        "web-folder-gone",
        gone = gone,
        stayed = stayed,
        left = house.watched.left()
    );
    house.lately.say(staff.key, words);
    Ok(Redirect::to("/sheets/folder").into_response())
}
