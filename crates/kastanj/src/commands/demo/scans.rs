use std::path::Path;

use kastanj_rehearsal::RehearsalError;
use kastanj_rehearsal::files::{Group4Tiff, JpegPdf};
use kastanj_rehearsal::pen::PageTruth;
use kastanj_rehearsal::scanner::{Depth, ScannedPage};

use crate::context::Context;
use crate::failure::Failure;

/// The names of the two scans: one bilevel TIFF, one PDF of JPEGs.
pub(super) const FILES: [&str; 2] = ["skanning-1.tif", "skanning-2.pdf"];

/// Quality (1–100) of the scanner's JPEG pictures.
const JPEG_QUALITY: u8 = 75;

/// What the scanner has made so far: bilevel pages go into a TIFF, grey ones into a PDF, and the
/// truths stand in the same order. The pages themselves are let go as soon as they are written.
pub(super) struct Scans {
    bilevel: Group4Tiff,
    grey: JpegPdf,
    truths: [Vec<Option<PageTruth>>; 2],
}

impl Default for Scans {
    fn default() -> Scans {
        Scans {
            bilevel: Group4Tiff::default(),
            grey: JpegPdf::new(JPEG_QUALITY),
            truths: Default::default(),
        }
    }
}

impl Scans {
    /// Takes the next page of the pile.
    pub(super) fn feed(
        &mut self,
        page: &ScannedPage,
        truth: Option<PageTruth>,
    ) -> Result<(), RehearsalError> {
        let [bilevel, grey] = &mut self.truths;
        match page.depth {
            Depth::Bilevel => {
                self.bilevel.push(page)?;
                bilevel.push(truth);
            }
            Depth::Grey => {
                self.grey.push(page)?;
                grey.push(truth);
            }
        }
        Ok(())
    }

    /// Writes both files and gives the truths of their pages.
    pub(super) fn write(
        self,
        context: &Context,
        folder: &Path,
    ) -> Result<[Vec<Option<PageTruth>>; 2], Failure> {
        let tiff = self.bilevel.finish().map_err(|error| context.fail(&error))?;
        context.write(&folder.join(FILES[0]), &tiff)?;
        let pdf = self.grey.finish().map_err(|error| context.fail(&error))?;
        context.write(&folder.join(FILES[1]), &pdf)?;
        Ok(self.truths)
    }
}
