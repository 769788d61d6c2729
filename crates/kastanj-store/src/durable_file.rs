//! Files that are either the old or the new one after a power cut, never something between.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::StoreError;

/// Writes `bytes` beside `path`, syncs, and renames over it.
///
/// Rename is atomic, but only what was synced before it is sure to be in the
/// file, and only a sync of the folder makes the new name last.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let beside = beside(path);
    let written = private(&beside)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&beside, path));
    if let Err(source) = written {
        let _ = fs::remove_file(&beside);
        return Err(StoreError::io(path, source));
    }
    sync_folder_of(path)
}

/// The name under which a file is written before it takes its own.
pub(crate) fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    path.with_file_name(name)
}

/// Reads a file whole; a missing one is named as missing.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, StoreError> {
    fs::read(path).map_err(|source| match source.kind() {
        std::io::ErrorKind::NotFound => StoreError::MissingFile { file: path.to_owned() },
        _ => StoreError::io(path, source),
    })
}

/// A file that only this user may read.
pub(crate) fn private(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}

/// A folder that only this user may enter.
pub(crate) fn private_folder(path: &Path) -> Result<(), StoreError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(path).map_err(|source| StoreError::io(path, source))
}

/// Makes a new or changed name in the folder last.
pub(crate) fn sync_folder_of(path: &Path) -> Result<(), StoreError> {
    // Windows makes renames durable by itself and cannot open a folder as a file.
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(|source| StoreError::io(folder, source))?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}
