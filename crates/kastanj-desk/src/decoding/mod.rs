//! Foreign bytes into pages, in a process that can do no harm.
//!
//! What comes from a scanner, a phone or a browser is decoded by a worker: this same program once
//! more, with little memory, little time and nothing else. A file that makes the decoder run wild
//! costs the worker; the service goes on.

mod bounds;
mod frames;
mod overseer;
mod worker;
mod workers;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use kastanj_language::{Explain, Lang, tr};
use kastanj_paper::{
    DecodeError, DecodeProblem, DecodedPage, ForeignForm, Limits, SurveyError, SurveyProblem,
    decode_each, survey,
};
use thiserror::Error;

pub use worker::{WORD, work};
pub use workers::Workers;

/// Where files are decoded.
#[derive(Debug, Clone)]
pub enum Decoding {
    /// In a worker for each file.
    Worker(Workers),
    /// In this very process: for tests, which are no such program, and for files of our own making.
    Here,
}

/// What became of a file's decoding, if not pages.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Stopped {
    /// The file is of a foreign kind, too large or damaged.
    Problem(DecodeProblem),
    /// No blank form with boxes.
    Unsuited(SurveyProblem),
    /// The worker was stopped, or stopped by itself.
    Ended(WorkerEnd),
}

/// Why a worker gave up on a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum WorkerEnd {
    /// A page took longer than a page may.
    #[error("took too long")]
    Time,
    /// It wanted more memory than a file may take, or nested too deep.
    #[error("took too much memory")]
    Memory,
    /// It ended without a word, or spoke in another way than a worker does.
    #[error("ended unasked")]
    Lost,
    /// It could not be started.
    #[error("could not be started")]
    NotStarted,
}

impl Decoding {
    /// A worker of the program that is running.
    pub fn own() -> Decoding {
        // This name holds even when the program was replaced on the disk meanwhile.
        let held = Path::new("/proc/self/exe");
        if held.exists() {
            return Decoding::by(held.to_owned());
        }
        let called = || std::env::args_os().next().map(PathBuf::from).unwrap_or_default();
        Decoding::by(std::env::current_exe().unwrap_or_else(|_| called()))
    }

    /// A worker of the program at this place, which is started with [`WORD`].
    pub fn by(program: PathBuf) -> Decoding {
        Decoding::Worker(Workers::of(program))
    }

    /// Ends every worker at work, and starts none any more; what is being decoded is refused.
    pub fn end(&self) {
        if let Decoding::Worker(workers) = self {
            workers.end();
        }
    }

    /// Hands over page after page of a file, as [`decode_each`] does.
    ///
    /// # Errors
    /// When the file is of a foreign kind, too large or damaged, or cost more than a file may.
    /// Pages that were handed over before must then be thrown away.
    pub fn each(
        &self,
        bytes: &[u8],
        name: &str,
        limits: Limits,
        receive: &mut dyn FnMut(DecodedPage) -> ControlFlow<()>,
    ) -> Result<usize, DecodingError> {
        let Decoding::Worker(workers) = self else {
            return decode_each(bytes, name, limits, receive).map_err(DecodingError::File);
        };
        if bytes.len() > limits.bytes {
            return Err(too_many_bytes(bytes, limits).about(name));
        }
        overseer::pages(workers, bytes, limits, receive).map_err(|stopped| stopped.about(name))
    }

    /// The boxes of a blank form in its PDF, as [`survey`] finds them; `file` is what it is called
    /// in messages, `name` what the form is to be called.
    ///
    /// # Errors
    /// When there are none, or the file is of a foreign kind, too large or damaged, or cost more
    /// than a file may.
    pub fn survey(
        &self,
        bytes: &[u8],
        file: &str,
        name: &str,
        limits: Limits,
    ) -> Result<ForeignForm, DecodingError> {
        let Decoding::Worker(workers) = self else {
            return Ok(survey(bytes, file, name, limits)?);
        };
        if bytes.len() > limits.bytes {
            return Err(too_many_bytes(bytes, limits).about(file));
        }
        let form = overseer::boxes(workers, bytes, limits);
        let form = form.map_err(|stopped| stopped.about(file))?;
        Ok(ForeignForm { name: name.to_owned(), ..form })
    }
}

fn too_many_bytes(bytes: &[u8], limits: Limits) -> Stopped {
    Stopped::Problem(DecodeProblem::TooManyBytes { bytes: bytes.len(), limit: limits.bytes })
}

impl Stopped {
    fn about(self, name: &str) -> DecodingError {
        let file = name.to_owned();
        match self {
            Stopped::Problem(problem) => DecodingError::File(DecodeError { file, problem }),
            Stopped::Unsuited(problem) => DecodingError::Blank(SurveyError { file, problem }),
            Stopped::Ended(end) => DecodingError::Worker { file, end },
        }
    }
}

/// Why a file gave no pages.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DecodingError {
    /// The file is of a foreign kind, too large or damaged.
    #[error(transparent)]
    File(#[from] DecodeError),
    /// No boxes were found in a blank form.
    #[error(transparent)]
    Blank(#[from] SurveyError),
    /// It cost more than a file may.
    #[error("{file}: the worker {end}")]
    Worker {
        /// The file as the caller names it.
        file: String,
        /// In what way.
        end: WorkerEnd,
    },
}

impl Explain for DecodingError {
    fn explain(&self, lang: Lang) -> String {
        match self {
            DecodingError::File(error) => error.explain(lang),
            DecodingError::Blank(error) => error.explain(lang),
            DecodingError::Worker { file, end } => match end {
                WorkerEnd::Time => tr!(lang, "program-scan-too-long", file = file),
                WorkerEnd::Memory => tr!(lang, "program-scan-too-heavy", file = file),
                WorkerEnd::Lost => tr!(lang, "program-scan-lost", file = file),
                WorkerEnd::NotStarted => tr!(lang, "program-scan-no-worker", file = file),
            },
        }
    }
}
