//! What is known: a register of sourced facts.
//!
//! The facts lie in `knowledge/*.toml`. Each has a source, the date when it
//! was checked and a [`Standing`]; what is unverified is kept, flagged, and
//! never printed as fact.

mod fact;
mod mistake;
mod page;
mod register;
pub(crate) mod sweden;

pub use fact::{Conclusion, Number, Service, ServiceStatus, SimilarService, Source, Standing};
pub use mistake::{Mistake, MistakeKind};
pub use page::knowledge_page;
pub use register::{Register, RegisterFile};
