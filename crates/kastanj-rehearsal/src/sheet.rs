use kastanj_paper::FormLayout;
use rayon::prelude::*;

use crate::pen::{Answers, FillTerms, PageTruth, Writer, fill_page};
use crate::scanner::{Degradation, Preset, ScannedPage, scan, take_strip_off};
use crate::{Chance, PageRaster, RehearsalError};

/// One page that went from print through pen and scanner.
#[derive(Debug, Clone, PartialEq)]
pub struct RehearsedPage {
    /// What the scanner made of it.
    pub scan: ScannedPage,
    /// What the writer meant.
    pub truth: PageTruth,
}

/// Fills in a printed sheet by pen and scans it, page by page.
///
/// `printed` are the pages of the sheet as the printer drew them (see
/// [`crate::rasterise_pdf`]), in the order of `layout`. The strip to fold off is
/// taken off before scanning, as the form asks. Each page passes the scanner on
/// its own, with its own skew and dirt.
///
/// # Errors
/// As [`scan`].
pub fn rehearse_sheet(
    printed: &[PageRaster],
    layout: &FormLayout,
    answers: &Answers,
    writer: &Writer,
    terms: &FillTerms,
    preset: Preset,
    chance: &Chance,
) -> Result<Vec<RehearsedPage>, RehearsalError> {
    printed
        .par_iter()
        .zip(&layout.pages)
        .map(|(print, page)| {
            let mut paper = print.clone();
            let truth = fill_page(&mut paper, page, answers, writer, terms, chance);
            take_strip_off(&mut paper, page);
            let chance = chance.numbered("scan of page", usize::from(page.page));
            let degradation = Degradation::draw(preset, &mut chance.branch("degradation"));
            Ok(RehearsedPage { scan: scan(&paper, &degradation, &chance)?, truth })
        })
        .collect()
}
