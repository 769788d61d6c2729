//! From the text of `study.toml` to a [`Study`], or to every fault in it.

mod plan;
mod schedule;
mod study;
mod unit;

use kastanj_instrument::plain_file::{self, FileKind};
use kastanj_instrument::{Diagnostic, Library, checksum};

use super::Study;

const STUDY_FILE: FileKind =
    FileKind { name: "study.toml", guide: "docs/study-file.md", refused: None };

impl Study {
    /// Reads a study file. `file` is only used to tell where a fault is; the
    /// questionnaires that the study names must be in `library`.
    ///
    /// # Errors
    /// Every fault that was found, in the order of the file; never an empty list.
    pub fn parse(file: &str, source: &str, library: &Library) -> Result<Study, Vec<Diagnostic>> {
        plain_file::read(file, source, STUDY_FILE, |root, faults| {
            study::read(root, checksum(source), library, faults)
        })
    }
}
