use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

/// One text file of the repository, with its path from the root.
pub(crate) struct SourceFile {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// The text files that git tracks or would track.
pub(crate) struct Tree {
    pub(crate) root: PathBuf,
    pub(crate) files: Vec<SourceFile>,
}

impl Tree {
    pub(crate) fn read() -> io::Result<Tree> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .ok_or_else(|| io::Error::other("xtask has no parent folder"))?
            .to_path_buf();
        let listing = Command::new("git")
            .args(["ls-files", "--cached", "--others", "--exclude-standard"])
            .current_dir(&root)
            .output()?;
        if !listing.status.success() {
            return Err(io::Error::other(String::from_utf8_lossy(&listing.stderr).into_owned()));
        }
        let files = String::from_utf8_lossy(&listing.stdout)
            .lines()
            .filter_map(|path| {
                let text = fs::read_to_string(root.join(path)).ok()?;
                Some(SourceFile { path: path.to_owned(), text })
            })
            .collect();
        Ok(Tree { root, files })
    }

    pub(crate) fn rust(&self) -> impl Iterator<Item = &SourceFile> {
        self.files.iter().filter(|file| file.path.ends_with(".rs"))
    }
}
