use std::fs;
use std::path::Path;

use crate::Store;
use crate::place::Place;

impl Store {
    /// Notes beside the store that this machine is with a client, or that staff have it again. The
    /// file is empty: whose it is and who gave it stands nowhere. It outlives a restart, so that the
    /// door of a program that was started anew still names nobody to the client before it.
    ///
    /// A disk that is full must not keep a client from answering: then the note is left out, and
    /// after a restart the door lists those who work here.
    pub fn note_given(dir: &Path, given: bool) {
        let file = Place::new(dir).given();
        let _ = if given { fs::write(file, b"") } else { fs::remove_file(file) };
    }

    /// Whether this machine was with a client when it was last heard of.
    #[must_use]
    pub fn is_given(dir: &Path) -> bool {
        Place::new(dir).given().exists()
    }
}
