//! A backup as a browser sends it: written to a folder of its own while it comes, so that its size
//! is a matter of the disk and not of the memory.

use std::path::{Path, PathBuf};

use axum::extract::Multipart;
use axum::extract::multipart::Field;
use kastanj_language::{Explain, Lang, tr};
use kastanj_store::{Person, RecoveryKey, StoreError, Unlock};
use tokio::fs::File;
use tokio::io::AsyncWriteExt;

use crate::fields::Fields;
use crate::trouble::Trouble;

/// The largest backup that is taken in, in bytes: many times what a service comes to hold.
const LARGEST: u64 = 4 << 30;
/// The longest text in a field beside it, in bytes.
const TEXT: usize = 1024;

/// What came: gone from the disk when it is dropped. A backup is encrypted as it lies there.
pub(crate) struct Arrived {
    folder: tempfile::TempDir,
    pub(crate) fields: Fields,
    /// The backup, if one was chosen.
    pub(crate) copy: Option<PathBuf>,
    /// The list of those who have been erased since, if one was chosen.
    pub(crate) list: Option<PathBuf>,
}

impl Arrived {
    /// Listens to the end.
    ///
    /// # Errors
    /// [`Trouble::BadForm`] when it is no such form or breaks off, [`Trouble::TooLarge`], or a disk
    /// that takes no more.
    pub(crate) async fn from(mut parts: Multipart) -> Result<Arrived, Trouble> {
        let folder = tempfile::tempdir().map_err(|error| Trouble::Said(error.to_string()))?;
        let (mut fields, mut copy, mut list) = (Vec::new(), None, None);
        while let Some(part) = parts.next_field().await.map_err(|_| Trouble::BadForm)? {
            let name = part.name().unwrap_or_default().to_owned();
            let place = match name.as_str() {
                "copy" => &mut copy,
                "list" => &mut list,
                _ => {
                    fields.push((name, text(part).await?));
                    continue;
                }
            };
            let file = folder.path().join(&name);
            if write(part, &file).await? > 0 {
                *place = Some(file);
            }
        }
        Ok(Arrived { folder, fields: Fields::of(fields), copy, list })
    }

    /// With what it opens: the paper key if one was typed, else the passphrase.
    ///
    /// # Errors
    /// What is wrong with the key, in a sentence.
    pub(crate) fn unlock(&self, person: Person, lang: Lang) -> Result<Unlock, String> {
        match self.fields.one("key") {
            Some(key) => {
                let key: RecoveryKey =
                    key.parse().map_err(|error: StoreError| error.explain(lang))?;
                Ok(Unlock::Recovery(person, key))
            }
            None => Ok(Unlock::Passphrase(person, self.fields.exact("passphrase").to_owned())),
        }
    }

    /// What is wrong, about the file as the person knows it.
    pub(crate) fn told(&self, error: &StoreError, lang: Lang) -> String {
        match error {
            StoreError::ErasuresUnknown { .. } => tr!(lang, "web-restore-unknown"),
            error => {
                let folder = self.folder.path().display().to_string();
                let (copy, list) = (format!("{folder}/copy"), format!("{folder}/list"));
                error
                    .explain(lang)
                    .replace(&copy, &tr!(lang, "web-restore-copy-name"))
                    .replace(&list, &tr!(lang, "web-restore-list-name"))
            }
        }
    }
}

async fn text(mut part: Field<'_>) -> Result<String, Trouble> {
    let mut text = Vec::new();
    while let Some(piece) = part.chunk().await.map_err(|_| Trouble::BadForm)? {
        text.extend_from_slice(&piece);
        if text.len() > TEXT {
            return Err(Trouble::BadForm);
        }
    }
    String::from_utf8(text).map_err(|_| Trouble::BadForm)
}

/// Writes a part to a file; gives its length in bytes.
async fn write(mut part: Field<'_>, path: &Path) -> Result<u64, Trouble> {
    let failed = |error: std::io::Error| Trouble::Said(error.to_string());
    let mut file = File::create(path).await.map_err(failed)?;
    let mut length = 0;
    while let Some(piece) = part.chunk().await.map_err(|_| Trouble::BadForm)? {
        length += piece.len() as u64;
        if length > LARGEST {
            return Err(Trouble::TooLarge);
        }
        file.write_all(&piece).await.map_err(failed)?;
    }
    file.flush().await.map_err(failed)?;
    Ok(length)
}
