use std::fmt;
use std::path::Path;

use kastanj_language::{Explain, Lang, tr};

/// What a person is told when a command cannot do what was asked: already in
/// that person's language, with what happened, where, and what to do.
#[derive(Debug)]
pub(crate) struct Failure(pub(crate) String);

impl Failure {
    /// An error of the domain in `lang`.
    pub(crate) fn of(lang: Lang, error: &impl Explain) -> Failure {
        Failure(error.explain(lang))
    }

    /// A file that cannot be read.
    pub(crate) fn reading(lang: Lang, file: &Path, error: &std::io::Error) -> Failure {
        let file = file.display().to_string();
        Failure(tr!(lang, "program-cannot-read", file = file, why = why(lang, error)))
    }

    /// A file that cannot be written.
    pub(crate) fn writing(lang: Lang, file: &Path, error: &std::io::Error) -> Failure {
        let file = file.display().to_string();
        Failure(tr!(lang, "program-cannot-write", file = file, why = why(lang, error)))
    }
}

fn why(lang: Lang, error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => tr!(lang, "program-why-not-found"),
        ErrorKind::PermissionDenied => tr!(lang, "program-why-no-permission"),
        ErrorKind::AlreadyExists => tr!(lang, "program-why-exists"),
        ErrorKind::StorageFull => tr!(lang, "program-why-full"),
        ErrorKind::IsADirectory => tr!(lang, "program-why-folder"),
        ErrorKind::InvalidData => tr!(lang, "program-why-not-text"),
        _ => error.to_string(),
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
