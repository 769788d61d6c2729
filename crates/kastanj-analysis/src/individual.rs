//! Each person's own change: larger than the form's error, and into the range of other people?
//!
//! *Recovered* exists only together with a [`Norm`], and a norm exists only with its source.

mod clinical_change;
mod cut_off;
mod hageman_arrindell;
mod norm;
mod regression_to_the_mean;
mod reliability;
mod reliable_change;

pub use clinical_change::{ClinicalChange, ClinicalClass, clinical_change};
pub use cut_off::{CutOffKind, NormedCutOff, cut_off_a};
pub use hageman_arrindell::{HAGEMAN_ARRINDELL_LIMIT, HagemanArrindell, hageman_arrindell};
pub use norm::{ClinicalSample, Norm};
pub use regression_to_the_mean::{
    EntryRule, RegressionInput, RegressionToTheMean, regression_to_the_mean,
};
pub use reliability::Reliability;
pub use reliable_change::{RELIABLE_LIMIT, ReliableChange, ReliableClass, reliable_change};
