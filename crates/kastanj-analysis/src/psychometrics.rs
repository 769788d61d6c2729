//! The quality of the forms: reliability, items, agreement, factors.
//!
//! Answers stand in an [`Answers`] table. Everything that rests on covariances uses the persons who
//! answered every item; missing answers are counted by [`item_quality`], never filled in.

mod alpha;
mod answers;
mod cfa;
mod efa;
mod icc;
mod item_quality;
mod omega;
mod reliable_change;
mod rotation;

pub use alpha::{Alpha, AlphaItem, alpha};
pub use answers::Answers;
pub use cfa::{Cfa, CfaFit, CfaLoading, cfa};
pub use efa::{Efa, Extraction, Rotation, SMALLEST_UNIQUENESS, efa};
pub use icc::{Icc, IntraclassCorrelations, intraclass_correlations};
pub use item_quality::{ItemQuality, ScaleQuality, item_quality};
pub use omega::{Omega, omega};
pub use reliable_change::{ReliableChange, ReliableChangeInput, reliable_change};
