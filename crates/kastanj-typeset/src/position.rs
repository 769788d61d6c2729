use typst::foundations::{Label, Selector, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

/// Where a labelled `#metadata(id)` stands on the pages.
#[derive(Debug, Clone, PartialEq)]
pub struct Position {
    /// The string that the metadata holds.
    pub id: String,
    /// Page number, from 1.
    pub page: usize,
    /// Millimetres from the page's left edge.
    pub x_mm: f64,
    /// Millimetres from the page's upper edge.
    pub y_mm: f64,
}

pub(crate) fn positions(document: &PagedDocument, label: &str) -> Vec<Position> {
    let Some(label) = Label::new(PicoStr::intern(label)) else { return Vec::new() };
    let introspector = document.introspector();
    let mut found = Vec::new();
    for content in introspector.query(&Selector::Label(label)) {
        let Some(metadata) = content.to_packed::<MetadataElem>() else { continue };
        let Value::Str(id) = &metadata.value else { continue };
        let place = content.location().and_then(|location| introspector.position(location));
        let Some(place) = place else { continue };
        found.push(Position {
            id: id.as_str().to_owned(),
            page: place.page.get(),
            x_mm: place.point.x.to_mm(),
            y_mm: place.point.y.to_mm(),
        });
    }
    found
}
