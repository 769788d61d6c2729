use kastanj_instrument::Diagnostic;
use kastanj_language::{Explain, Lang, tr};
use kastanj_store::StoreError;
use thiserror::Error;

/// Why a store cannot be worked with.
#[derive(Debug, Error)]
pub enum DeskError {
    /// Nobody has put a study into the store.
    #[error("the store holds no study")]
    NoStudy,
    /// The study in the store is not one that this program can read.
    #[error("the study in the store has {} faults", .0.len())]
    StudyFaults(Vec<Diagnostic>),
    /// The store itself.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Explain for DeskError {
    fn explain(&self, lang: Lang) -> String {
        match self {
            DeskError::NoStudy => tr!(lang, "program-store-without-study"),
            DeskError::StudyFaults(faults) => {
                let told: Vec<String> = faults.iter().map(|fault| fault.explain(lang)).collect();
                told.join("\n")
            }
            DeskError::Store(error) => error.explain(lang),
        }
    }
}
