//! The keeping of the house: backups, checks, files to leave with, accounts, how long things stay.

mod backup;
mod export;
mod people;
mod retention;
mod settings;

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kastanj_desk::this_week;
use kastanj_language::tr;

use crate::attachment::attachment;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::trouble::Trouble;
use crate::visitor::Staff;

pub(crate) use backup::{carry, check, check_copy, list, save, show as backups};
pub(crate) use export::{
    answer, answer_here, ask, extent_label, show as export, take, take_back, waits as export_waits,
};
pub(crate) use people::{
    add, change as change_passphrase, give_role, new_key, remove, show as people,
    with_own_passphrase,
};
pub(crate) use retention::{decide, run, show as retention};
pub(crate) use settings::{save as save_settings, show as settings};

/// The doors of the house.
#[derive(Template)]
#[template(path = "house.html")]
struct HousePage {
    f: Frame,
    /// Folders into which backups have been written.
    folders: Vec<String>,
    /// Whether somebody waits for this person's answer to an export.
    waits: bool,
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
) -> Result<Response, Trouble> {
    let mut f = Frame::of(&staff, Room::House);
    f.done = house.lately.hear(staff.key);
    let shown = house.turn(&staff.person, move |desk| {
        let folders = desk.store.backup_folders()?;
        let folders = folders.iter().map(|folder| folder.display().to_string()).collect();
        Ok(HousePage { f, folders, waits: export_waits(desk)? })
    });
    page(&shown.await?)
}

/// A file for the browser to keep; its name tells nothing but what kind of file it is, and when.
fn download(staff: &Staff, stem: &str, ending: &str, bytes: Vec<u8>) -> Response {
    let week = tr!(staff.lang, "web-house-file-week", week = this_week().to_string());
    attachment(&format!("{stem}-{week}.{ending}"), "application/octet-stream", bytes)
}

#[cfg(test)]
mod tests;
