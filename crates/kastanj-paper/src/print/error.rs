use kastanj_instrument::{FormKey, ItemId, QuestionnaireId, VariantId};
use kastanj_language::{Explain, Lang, decimal, tr};
use kastanj_typeset::TypesetError;
use thiserror::Error;

/// Why a form was not printed.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum PrintError {
    /// The questionnaire has no such variant.
    #[error("{questionnaire} has no variant \"{variant}\"")]
    NoVariant {
        /// The questionnaire.
        questionnaire: QuestionnaireId,
        /// The name that was asked for.
        variant: VariantId,
    },
    /// A page names a section that is not there.
    #[error("{form} names a section \"{section}\" that is not there")]
    NoSection {
        /// The form.
        form: FormKey,
        /// The missing section.
        section: String,
    },
    /// A question names a scale that is not there.
    #[error("{form}: the scale \"{scale}\" of {item} is not there")]
    NoScale {
        /// The form.
        form: FormKey,
        /// The question.
        item: ItemId,
        /// The missing scale.
        scale: String,
    },
    /// The questions of a page need more room than one A4.
    #[error("{form}: page {page} is {over_mm:.1} mm too long; move or shorten questions")]
    OverBudget {
        /// The form.
        form: FormKey,
        /// The page, from 1.
        page: usize,
        /// What does not fit, in millimetres.
        over_mm: f64,
    },
    /// More pages than a page code can number.
    #[error("{form} has {pages} pages; a page code counts to 27")]
    TooManyPages {
        /// The form.
        form: FormKey,
        /// Its pages.
        pages: usize,
    },
    /// More people to call than the place of the strip holds.
    #[error("{form}: {contacts} numbers to call; there is room for 6")]
    TooManyContacts {
        /// The form.
        form: FormKey,
        /// How many were given.
        contacts: usize,
    },
    /// The page code could not be drawn.
    #[error("the page code {code} cannot be drawn: {message}")]
    Code {
        /// The 19 symbols.
        code: String,
        /// What the drawer says.
        message: String,
    },
    /// A stack without sheets.
    #[error("there is no sheet to print")]
    NothingToPrint,
    /// A place that the template must report is missing: template and program differ.
    #[error("{form}: the typeset page does not tell where its {what} stand")]
    PlacesMissing {
        /// The form.
        form: FormKey,
        /// What was looked for.
        what: &'static str,
    },
    /// The page could not be typeset.
    #[error("{form}: {source}")]
    Typeset {
        /// The form, or the stack's first.
        form: FormKey,
        /// What the typesetter says.
        source: TypesetError,
    },
}

impl Explain for PrintError {
    fn explain(&self, lang: Lang) -> String {
        match self {
            PrintError::NoVariant { questionnaire, variant } => tr!(
                lang,
                "paper-print-no-variant",
                questionnaire = questionnaire.to_string(),
                variant = variant.to_string()
            ),
            PrintError::NoSection { form, section } => {
                tr!(lang, "paper-print-no-section", form = form.to_string(), section = section)
            }
            PrintError::NoScale { form, item, scale } => tr!(
                lang,
                "paper-print-no-scale",
                form = form.to_string(),
                item = item.to_string(),
                scale = scale
            ),
            PrintError::OverBudget { form, page, over_mm } => tr!(
                lang,
                "paper-print-over-budget",
                form = form.to_string(),
                page = *page,
                over = decimal(lang, *over_mm, 1)
            ),
            PrintError::TooManyPages { form, pages } => {
                tr!(lang, "paper-print-too-many-pages", form = form.to_string(), pages = *pages)
            }
            PrintError::TooManyContacts { form, contacts } => tr!(
                lang,
                "paper-print-too-many-contacts",
                form = form.to_string(),
                contacts = *contacts
            ),
            PrintError::Code { code, message } => {
                tr!(lang, "paper-print-code", code = code, message = message)
            }
            PrintError::NothingToPrint => tr!(lang, "paper-print-nothing"),
            PrintError::PlacesMissing { form, what } => {
                tr!(lang, "paper-print-places", form = form.to_string(), what = *what)
            }
            PrintError::Typeset { form, source } => tr!(
                lang,
                "paper-print-typeset",
                form = form.to_string(),
                message = source.to_string()
            ),
        }
    }
}
