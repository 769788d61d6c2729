//! From files to readings: decode, read, with the same code for every command.

use std::ops::ControlFlow;
use std::path::Path;

use kastanj_instrument::Library;
use kastanj_language::tr;
use kastanj_paper::{DecodedPage, FormsOnDemand, Limits, ReadPage, Reader, decode_each};
use kastanj_store::NewRowPicture;
use sha2::{Digest, Sha256};

use crate::context::Context;
use crate::failure::Failure;
use crate::intake;

/// The version that stands beside every machine-read answer.
pub(crate) const READER: &str = concat!("kastanj ", env!("CARGO_PKG_VERSION"));

/// One page of a file with what came of it.
pub(crate) struct ScannedPage {
    /// Page within the file, from 1.
    pub(crate) number: u32,
    pub(crate) read: ReadPage,
    /// The rows of its doubtful questions; the picture of the whole page is not kept.
    pub(crate) rows: Vec<NewRowPicture>,
}

/// A file that was read to its end.
pub(crate) struct ScannedFile {
    pub(crate) name: String,
    /// SHA-256 of its bytes, hexadecimal.
    pub(crate) hash: String,
    pub(crate) pages: Vec<ScannedPage>,
}

/// The reader of all forms that the program holds.
pub(crate) fn reader(library: &Library) -> Reader<FormsOnDemand> {
    Reader::new(FormsOnDemand::new(library))
}

/// Reads a file page by page; a file that is damaged anywhere is refused whole.
pub(crate) fn read_file(
    context: &Context,
    reader: &Reader<FormsOnDemand>,
    file: &Path,
) -> Result<ScannedFile, Failure> {
    let bytes = context.read_bytes(file)?;
    let name = file.display().to_string();
    let mut pages = Vec::new();
    let mut take = |page: DecodedPage| {
        let read = reader.read(&page.gray);
        let rows = intake::row_pictures(reader.forms(), &page.gray, &read);
        let number = u32::try_from(page.index).unwrap_or(u32::MAX).saturating_add(1);
        pages.push(ScannedPage { number, read, rows });
        ControlFlow::Continue(())
    };
    decode_each(&bytes, &name, Limits::default(), &mut take)
        .map_err(|error| context.fail(&error))?;
    if pages.is_empty() {
        return Err(Failure(tr!(context.lang, "program-scan-no-pages", file = name)));
    }
    let hash = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(ScannedFile { name, hash, pages })
}
