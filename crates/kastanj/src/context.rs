use std::fs;
use std::path::Path;

use kastanj_language::{Explain, Lang};

use crate::arguments::Global;
use crate::failure::Failure;

/// What every command knows: the language and the options given to all.
pub(crate) struct Context {
    pub(crate) lang: Lang,
    pub(crate) global: Global,
}

impl Context {
    /// A failure in the person's language.
    pub(crate) fn fail(&self, error: &impl Explain) -> Failure {
        Failure::of(self.lang, error)
    }

    /// How a person goes on from here: a command of the program on the store, and as the person, that
    /// this one was told of.
    pub(crate) fn command(&self, words: &str) -> String {
        let Global { store, person, passphrase_file, .. } = &self.global;
        let mut command = format!("kastanj {words}");
        let mut tell = |option: &str, value: &str| {
            command.push_str(&format!(" {option} {}", quoted(value)));
        };
        if let Some(store) = store {
            tell("--store", &store.display().to_string());
        }
        if let Some(person) = person {
            tell("--as", person);
        }
        if let Some(file) = passphrase_file {
            tell("--passphrase-file", &file.display().to_string());
        }
        command
    }

    /// A whole text file.
    pub(crate) fn read_text(&self, file: &Path) -> Result<String, Failure> {
        let bytes = self.read_bytes(file)?;
        String::from_utf8(bytes)
            .map_err(|_| Failure::reading(self.lang, file, &std::io::ErrorKind::InvalidData.into()))
    }

    /// A whole file.
    pub(crate) fn read_bytes(&self, file: &Path) -> Result<Vec<u8>, Failure> {
        fs::read(file).map_err(|error| Failure::reading(self.lang, file, &error))
    }

    /// Writes a file beside its place and moves it there: never half a file.
    pub(crate) fn write(&self, file: &Path, bytes: &[u8]) -> Result<(), Failure> {
        let failed = |error: std::io::Error| Failure::writing(self.lang, file, &error);
        if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        let mut name = file.file_name().unwrap_or_default().to_owned();
        name.push(".part");
        let beside = file.with_file_name(name);
        fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, file)).map_err(failed)
    }
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let plain = |sign: char| sign.is_alphanumeric() || "-_./:\\".contains(sign);
    if word.chars().all(plain) { word.to_owned() } else { format!("\"{word}\"") }
}
