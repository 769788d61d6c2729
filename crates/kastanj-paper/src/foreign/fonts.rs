use std::collections::BTreeSet;

use hayro::hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Stream};
use hayro::hayro_interpret::hayro_syntax::page::{Page, Resources};

/// How deep drawings within drawings are followed, and how many of them.
const DEEPEST: usize = 4;
const MOST: usize = 2_000;
/// Most fonts whose names are told.
const MOST_NAMES: usize = 12;

/// The fonts that a page names and the file does not hold, by their names: every program puts another
/// in their place, so that the page is drawn otherwise than it was printed.
pub(super) fn absent_fonts(page: &Page<'_>) -> BTreeSet<String> {
    let mut walk = Walk::default();
    walk.resources(page.resources());
    walk.names
}

#[derive(Default)]
struct Walk {
    names: BTreeSet<String>,
    seen: usize,
}

impl Walk {
    fn resources(&mut self, resources: &Resources<'_>) {
        let mut level = Some(resources);
        while let Some(resources) = level {
            self.fonts(&resources.fonts);
            self.drawings(&resources.x_objects, DEEPEST);
            level = resources.parent();
        }
    }

    fn fonts(&mut self, fonts: &Dict<'_>) {
        for name in fonts.keys() {
            let Some(font) = fonts.get::<Dict<'_>>(&name) else { continue };
            self.seen += 1;
            if self.seen > MOST || self.names.len() >= MOST_NAMES {
                return;
            }
            if !is_held(&font) {
                let called = font.get::<Name<'_>>("BaseFont");
                let called = called.map_or_else(|| "?".to_owned(), |name| name.as_str().to_owned());
                // A subset has six letters and a plus sign before its name.
                let plain = called.split_once('+').map_or(called.as_str(), |(_, name)| name);
                self.names
                    .insert(plain.chars().filter(|letter| !letter.is_control()).take(60).collect());
            }
        }
    }

    fn drawings(&mut self, objects: &Dict<'_>, deeper: usize) {
        for name in objects.keys() {
            self.seen += 1;
            if deeper == 0 || self.seen > MOST {
                return;
            }
            let Some(drawing) = objects.get::<Stream<'_>>(&name) else { continue };
            let Some(own) = drawing.dict().get::<Dict<'_>>("Resources") else { continue };
            if let Some(fonts) = own.get::<Dict<'_>>("Font") {
                self.fonts(&fonts);
            }
            if let Some(objects) = own.get::<Dict<'_>>("XObject") {
                self.drawings(&objects, deeper - 1);
            }
        }
    }
}

/// Whether the file holds the font's own letters (ISO 32000-1, 9.9).
fn is_held(font: &Dict<'_>) -> bool {
    let kind = font.get::<Name<'_>>("Subtype");
    if kind.as_ref().is_some_and(|kind| kind.as_str() == "Type3") {
        return true;
    }
    let descendants = font.get::<Array<'_>>("DescendantFonts");
    let descendant = descendants.and_then(|all| all.iter::<Dict<'_>>().next());
    let descriptor = descendant.as_ref().unwrap_or(font).get::<Dict<'_>>("FontDescriptor");
    descriptor.is_some_and(|known| {
        ["FontFile", "FontFile2", "FontFile3"].iter().any(|key| known.contains_key(*key))
    })
}
