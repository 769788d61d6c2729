use kastanj_language::{Lang, tr};
use kastanj_typeset::{Date, Document, Typeset, TypesetError, compile};
use serde::Serialize;

use super::plan::{FormPlan, SheetPlan};
use super::words::Words;

/// How a form is drawn, and the parts that the first file imports.
const FORM: &str = include_str!("../../typst/form.typ");
/// How many sheets are drawn on forms that are drawn already.
const STACK: &str = include_str!("../../typst/stack.typ");
/// How finished files become one.
const BOUND: &str = include_str!("../../typst/bound.typ");
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

/// A finished file that is bound with others.
pub(super) struct Bound {
    pub(super) pdf: Vec<u8>,
    /// How many pages it has.
    pub(super) pages: usize,
}

/// The pages of finished files, one file after the other, in plain PDF for printers.
pub(super) fn bind(
    lang: Lang,
    date: Option<Date>,
    parts: Vec<Bound>,
) -> Result<Vec<u8>, TypesetError> {
    #[derive(Serialize)]
    struct Pages {
        title: String,
        parts: Vec<usize>,
    }
    let title = tr!(lang, "paper-print-title");
    let pages = parts.iter().map(|part| part.pages).collect();
    let data = Pages { title: title.clone(), parts: pages };
    let document = Document::new(BOUND, dated(date)?, title).with_data("/data.json", &data)?;
    let files = parts.into_iter().enumerate();
    let document = files.fold(document, |document, (number, part)| {
        document.with_file(&format!("/part-{number}.pdf"), part.pdf)
    });
    compile(document)?.drawing()
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
    let document =
        Document::new(source, dated(draft.date)?, title).with_data("/data.json", &data)?;
    Ok(PARTS.iter().fold(document, |document, (name, part)| document.with_file(name, *part)))
}

/// The date of the document's metadata, which without one says nothing of when it was printed.
fn dated(date: Option<Date>) -> Result<Date, TypesetError> {
    match date {
        Some(date) => Ok(date),
        None => Date::new(2026, 1, 1).map_err(|error| TypesetError::Data {
            file: "/data.json".to_owned(),
            message: error.to_string(),
        }),
    }
}
