//! Where a store lives and where its backups lie: so that the list of erased clients is left
//! beside every backup, and a restore finds the newest list there is.

use std::path::{Path, PathBuf};

use crate::{Batch, StoreError, View};

/// The folder of the store when the last backup was made.
const HOME: &str = "home";
/// The folders into which backups have been written, one to a line.
const BACKUP_FOLDERS: &str = "backup-folders";

/// What the list of erased clients is called beside a backup.
pub(crate) fn list_beside(store: &str, folder: &Path) -> PathBuf {
    let short = store.get(..8).unwrap_or(store);
    folder.join(format!("erased-{short}"))
}

/// The folder in which a file lies or will lie.
pub(crate) fn folder_of(file: &Path) -> PathBuf {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    folder.canonicalize().unwrap_or_else(|_| folder.to_owned())
}

/// Notes where the store lives and into which folder a backup goes, if that is known.
pub(crate) fn note(
    batch: &mut Batch<'_>,
    home: &Path,
    folder: Option<&Path>,
) -> Result<(), StoreError> {
    let mut folders = backup_folders(&batch.view())?;
    if let Some(folder) = folder
        && !folders.iter().any(|known| known == folder)
    {
        folders.push(folder.to_owned());
    }
    let home = home.canonicalize().unwrap_or_else(|_| home.to_owned());
    let lines: Vec<String> = folders.iter().map(|folder| folder.display().to_string()).collect();
    batch.set_setting(HOME, &home.display().to_string())?;
    batch.set_setting(BACKUP_FOLDERS, &lines.join("\n"))
}

/// The folders into which backups have been written.
pub(crate) fn backup_folders(view: &View<'_>) -> Result<Vec<PathBuf>, StoreError> {
    let lines = view.setting(BACKUP_FOLDERS)?.unwrap_or_default();
    Ok(lines.lines().map(PathBuf::from).collect())
}

/// Where the store lived when the last backup was made, if one was.
pub(crate) fn home(view: &View<'_>) -> Result<Option<PathBuf>, StoreError> {
    Ok(view.setting(HOME)?.map(PathBuf::from))
}
