use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::hayro_syntax::object::Dict;
use hayro::hayro_interpret::hayro_syntax::page::Page;
use hayro::hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};

use super::guard::guarded;
use super::raster::ink_gray;
use super::{
    DecodeProblem, DecodedPage, GrayPage, Limits, broken_off, check_pixels, damaged, pdf_image,
};

/// Resolution at which pages are rendered that are not one embedded picture.
const RENDER_DPI: f32 = 300.0;

/// Hands over the pages of a PDF one by one.
pub(super) fn decode(
    bytes: &[u8],
    limits: Limits,
    receive: &mut dyn FnMut(DecodedPage) -> ControlFlow<()>,
) -> Result<usize, DecodeProblem> {
    ends_whole(bytes)?;
    let pdf = guarded(1, || {
        Pdf::new(bytes.to_vec()).map_err(|error| match error {
            LoadPdfError::Decryption(_) => DecodeProblem::Locked,
            LoadPdfError::Invalid => damaged(1),
        })
    })?;
    let pages = guarded(1, || Ok(pdf.pages()))?;
    if pages.len() > limits.pages {
        return Err(DecodeProblem::TooManyPages { limit: limits.pages });
    }
    if guarded(1, || Ok(promised_pages(&pdf)))? != Some(pages.len()) {
        return Err(broken_off(pages.len().max(1)));
    }
    for (index, page) in pages.iter().enumerate() {
        let number = index + 1;
        let gray = guarded(number, || match pdf_image::full_page(page, number, limits)? {
            Some(gray) => Ok(gray),
            None => rendered(page, number, limits),
        })?;
        if receive(DecodedPage { index, gray }).is_break() {
            return Ok(number);
        }
    }
    Ok(pages.len())
}

/// A PDF that was broken off can often be mended, but not without losing
/// pages unseen; so it must end as PDFs end.
fn ends_whole(bytes: &[u8]) -> Result<(), DecodeProblem> {
    let tail = &bytes[bytes.len().saturating_sub(2048)..];
    let holds = |word: &[u8]| tail.windows(word.len()).any(|window| window == word);
    if holds(b"%%EOF") && holds(b"startxref") { Ok(()) } else { Err(broken_off(1)) }
}

/// The number of pages that the document itself states.
fn promised_pages(pdf: &Pdf) -> Option<usize> {
    let root: Dict<'_> = pdf.xref().get(pdf.xref().root_id())?;
    let tree: Dict<'_> = root.get("Pages")?;
    usize::try_from(tree.get::<i32>("Count")?).ok().filter(|count| *count > 0)
}

/// A page drawn with everything on it.
fn rendered(page: &Page<'_>, number: usize, limits: Limits) -> Result<GrayPage, DecodeProblem> {
    let (width, height) = page.render_dimensions();
    let scale = RENDER_DPI / 72.0;
    let side = |points: f32| (points * scale).round();
    let (wide, high) = (side(width), side(height));
    if !(wide >= 1.0 && high >= 1.0 && wide <= 65_535.0 && high <= 65_535.0) {
        return Err(DecodeProblem::TooManyPixels { page: number, limit: limits.pixels });
    }
    check_pixels(wide as u64, high as u64, number, limits)?;
    let lost = Arc::new(AtomicBool::new(false));
    let noticed = Arc::clone(&lost);
    let interpreter = InterpreterSettings {
        warning_sink: Arc::new(move |_| noticed.store(true, Ordering::Relaxed)),
        ..InterpreterSettings::default()
    };
    let settings = RenderSettings {
        x_scale: scale,
        y_scale: scale,
        width: Some(wide as u16),
        height: Some(high as u16),
        bg_color: WHITE,
    };
    let cache = RenderCache::new();
    let drawn = render(page, &cache, &interpreter, &settings);
    if lost.load(Ordering::Relaxed) {
        return Err(damaged(number));
    }
    let gray = drawn
        .data_as_u8_slice()
        .chunks_exact(4)
        .map(|rgba| ink_gray(rgba[0], rgba[1], rgba[2]))
        .collect();
    GrayPage::new(
        u32::from(drawn.width()),
        u32::from(drawn.height()),
        gray,
        Some(RENDER_DPI.into()),
    )
    .ok_or_else(|| damaged(number))
}
