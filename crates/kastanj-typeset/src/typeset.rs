use typst::World;
use typst::WorldExt;
use typst::diag::{Severity, SourceDiagnostic};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use crate::world::ClosedWorld;
use crate::{Date, Document, GrayRaster, Position, TypesetError, pdf, position, raster};

/// Finished pages.
pub struct Typeset {
    document: PagedDocument,
    world: ClosedWorld,
    date: Date,
    identifier: String,
    warnings: Vec<String>,
}

/// Drops everything that typst remembers, also when a document fails: a
/// long-running program would otherwise keep every document it ever made.
struct Forget;

impl Drop for Forget {
    fn drop(&mut self) {
        comemo::evict(0);
    }
}

/// Typesets a document.
///
/// # Errors
/// [`TypesetError::Source`] with file, line and message of the first mistake;
/// [`TypesetError::FileName`] for an impossible virtual file.
pub fn compile(document: Document) -> Result<Typeset, TypesetError> {
    let _forget = Forget;
    let date = document.date;
    let identifier = document.identifier.clone();
    let world = ClosedWorld::new(document)?;
    let compiled = typst::compile::<PagedDocument>(&world);
    match compiled.output {
        Ok(document) => {
            let warnings = compiled
                .warnings
                .iter()
                .filter(|warning| warning.severity == Severity::Warning)
                .map(|warning| {
                    let (file, line) = place(&world, warning);
                    format!("{file}:{line}: {}", warning.message)
                })
                .collect();
            Ok(Typeset { document, world, date, identifier, warnings })
        }
        Err(mistakes) => {
            let (file, line, message) = explain(&world, &mistakes);
            Err(TypesetError::Source { file, line, message })
        }
    }
}

impl Typeset {
    /// The pages as PDF/UA-1 and PDF/A-3a; the same bytes for the same document.
    ///
    /// # Errors
    /// [`TypesetError::Standard`] when something is missing, such as a title,
    /// a language, a text alternative, or a character that no typeface has.
    pub fn pdf(&self) -> Result<Vec<u8>, TypesetError> {
        self.written(&pdf::options(self.date, &self.identifier)?)
    }

    /// The pages as plain PDF for a printer, untagged; the same bytes for the same document.
    ///
    /// # Errors
    /// As [`Typeset::pdf`].
    pub fn drawing(&self) -> Result<Vec<u8>, TypesetError> {
        self.written(&pdf::drawing(self.date, &self.identifier))
    }

    fn written(&self, options: &PdfOptions) -> Result<Vec<u8>, TypesetError> {
        let _forget = Forget;
        typst_pdf::pdf(&self.document, options).map_err(|mistakes| {
            let (file, line, message) = explain(&self.world, &mistakes);
            TypesetError::Standard { file, line, message }
        })
    }

    /// Where every `#metadata("id") <label>` stands, in the order of the source.
    pub fn positions(&self, label: &str) -> Vec<Position> {
        position::positions(&self.document, label)
    }

    /// Page `page` (from 1) as grey dots at `dpi` (1–1200).
    ///
    /// # Errors
    /// No such page, or a resolution outside the range.
    pub fn raster(&self, page: usize, dpi: u32) -> Result<GrayRaster, TypesetError> {
        raster::raster(&self.document, page, dpi)
    }

    /// Number of pages.
    pub fn page_count(&self) -> usize {
        self.document.pages().len()
    }

    /// What typst warned of, such as a typeface that is not there; for tests.
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }
}

fn explain(world: &ClosedWorld, mistakes: &[SourceDiagnostic]) -> (String, usize, String) {
    let Some(first) = mistakes.first() else {
        return (String::new(), 0, "unknown mistake".to_owned());
    };
    let (file, line) = place(world, first);
    let mut message = first.message.to_string();
    for hint in &first.hints {
        message.push_str(" (");
        message.push_str(&hint.v);
        message.push(')');
    }
    (file, line, message)
}

/// File and line (from 1) of a diagnostic; the call in the document's own
/// source when the mistake surfaced inside an imported file without a place.
fn place(world: &ClosedWorld, diagnostic: &SourceDiagnostic) -> (String, usize) {
    let Some(id) = diagnostic.span.id() else { return (String::new(), 0) };
    let file = id.get().vpath().get_without_slash().to_owned();
    let line = world
        .range(diagnostic.span)
        .and_then(|range| world.source(id).ok()?.lines().byte_to_line(range.start))
        .map_or(0, |line| line + 1);
    (file, line)
}
