//! Files that nobody should send: too large, nested, looping, lying, two things at once.
//!
//! They are made here, byte by byte, so that none of them has to lie in the repository.

mod bombs;
mod pdfs;
mod pictures;
mod strangers;
mod tiffs;

/// A file of the zoo.
#[derive(Debug, Clone)]
pub struct HostileFile {
    /// What it is, as a file name.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
    /// Whether a reader may make pages of it all the same: it is odd, but true.
    pub may_be_read: bool,
}

impl HostileFile {
    fn refused(name: &str, bytes: Vec<u8>) -> HostileFile {
        HostileFile { name: name.to_owned(), bytes, may_be_read: false }
    }

    fn harmless(name: &str, bytes: Vec<u8>) -> HostileFile {
        HostileFile { may_be_read: true, ..HostileFile::refused(name, bytes) }
    }
}

/// All of them; together about 30 MB.
pub fn zoo() -> Vec<HostileFile> {
    [pictures::all(), tiffs::all(), pdfs::all(), strangers::all()].concat()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::zoo;

    #[test]
    fn the_zoo_is_large_enough_and_no_two_are_named_alike() {
        let files = zoo();
        assert!(files.len() >= 60, "{}", files.len());
        let names: BTreeSet<&str> = files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names.len(), files.len());
        assert!(files.iter().map(|file| file.bytes.len()).sum::<usize>() < 64 << 20);
    }
}
