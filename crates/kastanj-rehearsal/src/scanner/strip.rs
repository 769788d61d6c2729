use kastanj_paper::{FormLayout, PageLayout, RectMm};

use crate::PageRaster;

/// Paper that stays below the centre of the lower corner marks when a strip is taken off, mm.
const KEPT_MM: f64 = 12.0;

/// Whether a page has a strip to fold off below its lower corner marks.
pub fn has_strip(layout: &PageLayout) -> bool {
    lower_edge(layout) + 30.0 < FormLayout::HEIGHT_MM
}

/// Takes the strip below the lower corner marks off, as the form asks: it
/// stays with the therapist, and the scanner sees its white backing there.
///
/// A page without a strip stays as it is.
pub fn take_strip_off(page: &mut PageRaster, layout: &PageLayout) {
    if has_strip(layout) {
        let y = lower_edge(layout);
        let height = FormLayout::HEIGHT_MM - y + 1.0;
        page.paint(RectMm { x: 0.0, y, width: FormLayout::WIDTH_MM + 1.0, height }, 250);
    }
}

fn lower_edge(layout: &PageLayout) -> f64 {
    layout.fiducials.iter().map(|mark| mark.y).fold(0.0, f64::max) + KEPT_MM
}
