use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kastanj_desk::closing::after_form_is_wanted;

use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::trouble::Trouble;
use crate::visitor::{Contact, Staff};

/// It may be the last time: the after-form now, or at least its first page.
#[derive(Template)]
#[template(path = "last.html")]
struct LastPage {
    f: Frame,
    code: String,
    /// Whether the form can still be given.
    open: bool,
    /// Whether a code opens it on another device.
    codes: bool,
    pack: Option<String>,
    ended: bool,
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Contact(code): Contact,
) -> Result<Response, Trouble> {
    let mut f = Frame::of(&staff, Room::Contacts);
    f.done = house.lately.hear(staff.key);
    let codes = house.plan.client_address().is_some();
    let shown = house
        .turn(&staff.person, move |desk| {
            let view = desk.store.view();
            let episode = view.episode_by_code(code)?;
            Ok(LastPage {
                f,
                code: code.to_string(),
                codes,
                open: after_form_is_wanted(&view, &desk.study, &episode)?,
                pack: episode.pack.map(|pack| pack.to_string()),
                ended: episode.ending.is_some(),
            })
        })
        .await?;
    page(&shown)
}
