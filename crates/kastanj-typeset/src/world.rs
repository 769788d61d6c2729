use std::collections::HashMap;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::fonts::FONTS;
use crate::{Date, Document, TypesetError};

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// The style that every document may import, under this name.
const STYLE: (&str, &str) = ("/kastanj/style.typ", include_str!("../style/style.typ"));

/// All that typst can see: the document's own files, the style, the typefaces.
pub(crate) struct ClosedWorld {
    main: FileId,
    sources: HashMap<FileId, Source>,
    files: HashMap<FileId, Bytes>,
    date: Date,
}

impl ClosedWorld {
    pub(crate) fn new(document: Document) -> Result<ClosedWorld, TypesetError> {
        let main = file_id("/main.typ")?;
        let mut sources = HashMap::new();
        sources.insert(main, Source::new(main, document.source));
        let style = file_id(STYLE.0)?;
        sources.insert(style, Source::new(style, STYLE.1.to_owned()));
        let mut files = HashMap::new();
        for (path, bytes) in document.files {
            let id = file_id(&path)?;
            if path.ends_with(".typ") {
                let text =
                    String::from_utf8(bytes).map_err(|_| TypesetError::FileName(path.clone()))?;
                sources.insert(id, Source::new(id, text));
            } else {
                files.insert(id, Bytes::new(bytes));
            }
        }
        Ok(ClosedWorld { main, sources, files, date: document.date })
    }
}

fn file_id(path: &str) -> Result<FileId, TypesetError> {
    let virtual_path =
        VirtualPath::new(path).map_err(|_| TypesetError::FileName(path.to_owned()))?;
    Ok(RootedPath::new(VirtualRoot::Project, virtual_path).intern())
}

impl World for ClosedWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.faces.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        self.date.datetime()
    }
}
