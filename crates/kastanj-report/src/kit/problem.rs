use kastanj_language::{Explain, Lang, tr};
use thiserror::Error;

/// Why a kit could not be made. Nothing is written then.
#[derive(Debug, Error)]
pub enum KitProblem {
    /// The study file has no such unit.
    #[error("no unit {unit} in the study; there are {known}")]
    UnknownUnit {
        /// What was asked for.
        unit: String,
        /// The codes that exist, separated by commas.
        known: String,
    },
    /// The study names a questionnaire that the program does not hold.
    #[error("the study uses {0}, which does not exist")]
    UnknownQuestionnaire(String),
    /// A document could not be typeset.
    #[error("cannot typeset {document}: {source}")]
    Document {
        /// Its file name.
        document: &'static str,
        /// What the typesetter said.
        source: kastanj_typeset::TypesetError,
    },
    /// A form could not be printed.
    #[error("cannot print a form: {0}")]
    Form(Box<kastanj_paper::PrintError>),
    /// The manual quotes a fact that the register does not hold.
    #[error("the register has no fact {0}")]
    UnknownFact(String),
}

impl From<kastanj_paper::PrintError> for KitProblem {
    fn from(error: kastanj_paper::PrintError) -> KitProblem {
        KitProblem::Form(Box::new(error))
    }
}

impl Explain for KitProblem {
    fn explain(&self, lang: Lang) -> String {
        match self {
            KitProblem::UnknownUnit { unit, known } => {
                tr!(lang, "kit-problem-unit", unit = unit, known = known)
            }
            KitProblem::UnknownQuestionnaire(id) => {
                tr!(lang, "kit-problem-questionnaire", questionnaire = id)
            }
            KitProblem::Document { document, source } => {
                tr!(lang, "kit-problem-document", document = *document, why = source.to_string())
            }
            KitProblem::Form(error) => tr!(lang, "kit-problem-form", why = error.explain(lang)),
            KitProblem::UnknownFact(fact) => tr!(lang, "kit-problem-fact", fact = fact),
        }
    }
}
