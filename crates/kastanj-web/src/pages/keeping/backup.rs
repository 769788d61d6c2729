use std::path::PathBuf;
use std::sync::Arc;

use askama::Template;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, State};
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_desk::this_week;
use kastanj_language::{Explain, Lang, tr};
use kastanj_store::{Store, Verified};

use super::download;
use crate::backup_file::Arrived;
use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::{House, beside};
use crate::source::Source;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// Where a backup is put.
#[derive(Template)]
#[template(path = "backup.html")]
struct BackupPage {
    f: Frame,
    folder: String,
    problem: Option<String>,
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
) -> Result<Response, Trouble> {
    let folders = house.turn(&staff.person, |desk| Ok(desk.store.backup_folders()?)).await?;
    let folder = folders.last().map(|folder| folder.display().to_string()).unwrap_or_default();
    backup_page(&house, &staff, folder, None)
}

fn backup_page(
    house: &House,
    staff: &Staff,
    folder: String,
    problem: Option<String>,
) -> Result<Response, Trouble> {
    let mut f = Frame::of(staff, Room::House);
    f.done = house.lately.hear(staff.key);
    page(&BackupPage { f, folder, problem })
}

/// Saves a backup in a folder of this machine; the list of erased clients is left beside it.
pub(crate) async fn save(
    State(house): State<Arc<House>>,
    staff: Staff,
    fields: Fields,
) -> Result<Response, Trouble> {
    let folder = fields.one("folder").unwrap_or_default().to_owned();
    let lang = staff.lang;
    let path = PathBuf::from(&folder);
    if folder.is_empty() || !path.is_dir() {
        let problem = tr!(lang, "web-backup-no-folder", folder = folder.as_str());
        return backup_page(&house, &staff, folder, Some(problem));
    }
    let week = tr!(lang, "web-house-file-week", week = this_week().to_string());
    let stem = tr!(lang, "web-house-file-copy");
    let saved = house.turn(&staff.person, move |desk| {
        // Several in one week: none is written over.
        let name = |number: u32| match number {
            1 => format!("{stem}-{week}.dat"),
            number => format!("{stem}-{week}-{number}.dat"),
        };
        let free = (1..1000).map(|number| path.join(name(number))).find(|file| !file.exists());
        let file = free.unwrap_or_else(|| path.join(name(1)));
        Ok(desk.store.backup(&file).map_err(|error| Trouble::Said(error.explain(lang))))
    });
    let receipt = match saved.await? {
        Ok(receipt) => receipt,
        Err(trouble) => return backup_page(&house, &staff, folder, Some(trouble.words(lang))),
    };
    let mut said = tr!(
        lang,
        "web-backup-saved",
        file = receipt.file.display().to_string(),
        head = receipt.head.to_string()
    );
    for folder in receipt.unreached {
        said.push(' ');
        said.push_str(&tr!(lang, "web-backup-unreached", folder = folder.display().to_string()));
    }
    house.lately.say(staff.key, said);
    Ok(Redirect::to("/house/backup").into_response())
}

/// Sends a backup to the browser.
pub(crate) async fn carry(
    State(house): State<Arc<House>>,
    staff: Staff,
) -> Result<Response, Trouble> {
    let made = house.turn(&staff.person, |desk| Ok(desk.store.backup_to_carry()?));
    let (_, bytes) = made.await?;
    Ok(download(&staff, &tr!(staff.lang, "web-house-file-copy"), "dat", bytes))
}

/// Sends the list of erased clients, to be kept beside a backup that was carried away.
pub(crate) async fn list(
    State(house): State<Arc<House>>,
    staff: Staff,
) -> Result<Response, Trouble> {
    let bytes = house.turn(&staff.person, |desk| Ok(desk.store.erased_list()?)).await?;
    Ok(download(&staff, &tr!(staff.lang, "web-house-file-list"), "dat", bytes))
}

/// Checks a backup as thoroughly as it would be at a restore; nothing is changed.
pub(crate) async fn check_copy(
    State(house): State<Arc<House>>,
    staff: Staff,
    parts: Result<Multipart, MultipartRejection>,
) -> Result<Response, Trouble> {
    let lang = staff.lang;
    let arrived = Arrived::from(parts.map_err(|_| Trouble::BadForm)?).await?;
    let Some(copy) = arrived.copy.clone() else {
        let problem = tr!(lang, "web-restore-no-file");
        return backup_page(&house, &staff, String::new(), Some(problem));
    };
    let unlock = arrived.unlock(staff.person.clone(), lang).map_err(Trouble::Said)?;
    let checking = beside(move || {
        let checked = Store::verify_backup(&copy, &unlock);
        checked.map_err(|error| Trouble::Said(arrived.told(&error, lang)))
    });
    // Only somebody who is in gets here: a place of its own, which nobody at the door can fill.
    match house.trying(Source::UNKNOWN, staff.person.to_string(), checking).await {
        Ok(verified) => {
            house.lately.say(staff.key, sound(&verified, lang));
            Ok(Redirect::to("/house/backup").into_response())
        }
        Err(trouble) => backup_page(&house, &staff, String::new(), Some(trouble.words(lang))),
    }
}

/// Checks the whole store.
pub(crate) async fn check(
    State(house): State<Arc<House>>,
    staff: Staff,
) -> Result<Redirect, Trouble> {
    let lang = staff.lang;
    let checked = house.turn(&staff.person, move |desk| {
        Ok(match desk.store.verify(None) {
            Ok(verified) => sound(&verified, lang),
            Err(error) => return Err(Trouble::Said(error.explain(lang))),
        })
    });
    house.lately.say(staff.key, checked.await?);
    Ok(Redirect::to("/house"))
}

fn sound(verified: &Verified, lang: Lang) -> String {
    tr!(
        lang,
        "web-house-sound",
        clients = verified.clients,
        episodes = verified.episodes,
        assessments = verified.assessments,
        head = verified.head.to_string()
    )
}
