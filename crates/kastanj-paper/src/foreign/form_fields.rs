use hayro::hayro_interpret::RectExt;
use hayro::hayro_interpret::hayro_syntax::object::{
    Array, Dict, Name, Rect as PdfRect, String as PdfString,
};
use hayro::hayro_interpret::hayro_syntax::page::Page;
use hayro::vello_cpu::kurbo::{Affine, Rect};

/// Most fields of a page, and most parents of a field, that are followed.
const MOST_FIELDS: usize = 4_000;
const MOST_PARENTS: usize = 8;

/// A check box or radio button that can be filled in on screen.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FormField {
    /// Where it stands, mm on the page.
    pub(super) place: Rect,
    /// Fields of one name exclude one another.
    pub(super) name: String,
    /// Whether it is a radio button.
    pub(super) radio: bool,
}

/// The check boxes and radio buttons of a page; `to_mm` leads from the PDF's
/// own coordinates to millimetres on the upright page.
pub(super) fn form_fields(page: &Page<'_>, to_mm: Affine) -> Vec<FormField> {
    let Some(annotations) = page.raw().get::<Array<'_>>("Annots") else { return Vec::new() };
    annotations
        .iter::<Dict<'_>>()
        .take(MOST_FIELDS)
        .filter_map(|widget| form_field(&widget, to_mm))
        .collect()
}

fn form_field(widget: &Dict<'_>, to_mm: Affine) -> Option<FormField> {
    if widget.get::<Name<'_>>("Subtype")?.as_str() != "Widget" {
        return None;
    }
    // Hidden fields stand nowhere.
    if widget.get::<u32>("F").unwrap_or(0) & 2 != 0 {
        return None;
    }
    let (mut kind, mut flags, mut name) = (None, None, Vec::new());
    let mut level = Some(widget.clone());
    for _ in 0..MOST_PARENTS {
        let Some(dict) = level else { break };
        kind = kind.or_else(|| dict.get::<Name<'_>>("FT").map(|kind| kind.as_str().to_owned()));
        flags = flags.or_else(|| dict.get::<u32>("Ff"));
        if let Some(part) = dict.get::<PdfString<'_>>("T") {
            name.push(String::from_utf8_lossy(part.as_bytes()).into_owned());
        }
        level = dict.get::<Dict<'_>>("Parent");
    }
    let flags = flags.unwrap_or(0);
    // ISO 32000-1, table 226: bit 16 radio, bit 17 push button.
    let (radio, push) = (flags & (1 << 15) != 0, flags & (1 << 16) != 0);
    if kind.as_deref() != Some("Btn") || push {
        return None;
    }
    name.reverse();
    let place = to_mm.transform_rect_bbox(widget.get::<PdfRect>("Rect")?.to_kurbo());
    let sound = place.is_finite() && (1.5..=15.0).contains(&place.width());
    (sound && (1.5..=15.0).contains(&place.height())).then(|| FormField {
        place,
        name: name.join("."),
        radio,
    })
}
