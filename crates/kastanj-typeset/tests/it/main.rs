//! Tests of the typesetting crate.

mod door;
mod fonts;
mod pdf;
mod positions;
mod style;

use kastanj_typeset::{Date, Document};

/// A document with the least that the standards ask for.
fn document(body: &str) -> Document {
    let source = format!(
        "#set document(title: \"Prov\", date: auto)\n#set text(lang: \"sv\", \
         font: \"Atkinson Hyperlegible\")\n{body}"
    );
    Document::new(source, day(), "test")
}

fn day() -> Date {
    Date::new(2026, 1, 31).expect("a day of the calendar")
}
