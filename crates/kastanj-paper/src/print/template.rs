use kastanj_language::{Lang, tr};
use kastanj_typeset::{Date, Document, Typeset, TypesetError, compile};
use serde::Serialize;

use super::plan::{FormPlan, SheetPlan};
use super::words::Words;

/// How a form is drawn, and the parts that the first file imports.
const FORM: &str = include_str!("../../typst/form.typ");
/// How many sheets are drawn on forms that are drawn already.
const STACK: &str = include_str!("../../typst/stack.typ");
const PARTS: [(&str, &str); 4] = [
    ("/measures.typ", include_str!("../../typst/measures.typ")),
    ("/marks.typ", include_str!("../../typst/marks.typ")),
    ("/code_grid.typ", include_str!("../../typst/code_grid.typ")),
    ("/questions.typ", include_str!("../../typst/questions.typ")),
];

/// All that the template reads.
#[derive(Debug, Serialize)]
struct Data<'a> {
    title: String,
    lang: &'static str,
    size: f64,
    large: bool,
    places: bool,
    backs: bool,
    words: Words,
    forms: &'a [FormPlan],
    sheets: &'a [SheetPlan],
}

/// What a document of forms is made of.
pub(super) struct Draft<'a> {
    pub(super) lang: Lang,
    pub(super) size_pt: f64,
    /// Whether the template marks where things stand.
    pub(super) places: bool,
    pub(super) forms: &'a [FormPlan],
    pub(super) sheets: &'a [SheetPlan],
    pub(super) date: Option<Date>,
    /// Whether an empty back stands behind a sheet with an odd number of pages.
    pub(super) backs: bool,
}

/// The document of a draft; texts travel as data, never as source.
pub(super) fn typeset(draft: &Draft<'_>) -> Result<Typeset, TypesetError> {
    compile(document(draft, FORM)?)
}

/// The sheets of a draft on its forms, of which each is a finished file, in the same order.
pub(super) fn typeset_on(draft: &Draft<'_>, drawn: Vec<Vec<u8>>) -> Result<Typeset, TypesetError> {
    let files = drawn.into_iter().enumerate();
    let stack = files.fold(document(draft, STACK)?, |document, (number, file)| {
        document.with_file(&format!("/form-{number}.pdf"), file)
    });
    compile(stack)
}

fn document(draft: &Draft<'_>, source: &str) -> Result<Document, TypesetError> {
    let title = tr!(draft.lang, "paper-print-title");
    let data = Data {
        title: title.clone(),
        lang: draft.lang.code(),
        size: draft.size_pt,
        large: draft.size_pt > 11.0,
        places: draft.places,
        backs: draft.backs,
        words: Words::new(draft.lang),
        forms: draft.forms,
        sheets: draft.sheets,
    };
    let date = match draft.date {
        Some(date) => date,
        None => Date::new(2026, 1, 1).map_err(|error| TypesetError::Data {
            file: "/data.json".to_owned(),
            message: error.to_string(),
        })?,
    };
    let document = Document::new(source, date, title).with_data("/data.json", &data)?;
    Ok(PARTS.iter().fold(document, |document, (name, part)| document.with_file(name, *part)))
}
