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
