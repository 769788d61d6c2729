//! Clinically significant change: reliable, and across a cut-off that comes from a norm.

use serde::Serialize;

use crate::direction::Direction;
use crate::individual::{NormedCutOff, ReliableChange, ReliableClass};
use crate::paired_change::Pairs;
use crate::proportion::Proportion;
use crate::refusal::Refusal;

/// What one person's change is against form error and norm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClinicalClass {
    /// Reliably better, and from the clients' side of the cut-off to the other.
    Recovered,
    /// Reliably better without crossing.
    Improved,
    /// Within the form's error.
    Unchanged,
    /// Reliably worse.
    Deteriorated,
}

/// The pairs in the four classes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClinicalChange {
    /// The cut-off with the norm and its source.
    pub cut_off: NormedCutOff,
    /// Recovered, of all pairs.
    pub recovered: Proportion,
    /// Improved without crossing.
    pub improved: Proportion,
    /// Unchanged.
    pub unchanged: Proportion,
    /// Deteriorated.
    pub deteriorated: Proportion,
    /// Beyond the cut-off already before: these could not recover.
    pub beyond_before: Proportion,
    /// The class of each pair. Not serialised: see [`ReliableChange::index`].
    #[serde(skip)]
    pub class: Vec<ClinicalClass>,
}

/// Jacobson and Truax (1991). A person who began beyond the cut-off and got reliably better counts
/// as improved.
///
/// # Errors
/// [`Refusal::UnequalLengths`] if the reliable change is that of other pairs.
pub fn clinical_change(
    pairs: &Pairs,
    reliable: &ReliableChange,
    cut_off: &NormedCutOff,
    direction: Direction,
) -> Result<ClinicalChange, Refusal> {
    if reliable.class.len() != pairs.len() {
        return Err(Refusal::UnequalLengths { left: pairs.len(), right: reliable.class.len() });
    }
    let beyond = |score: f64| cut_off.is_beyond(score, direction);
    let class: Vec<ClinicalClass> = (pairs.before().iter().zip(pairs.after()))
        .zip(&reliable.class)
        .map(|((&before, &after), reliable)| match reliable {
            ReliableClass::Improved if !beyond(before) && beyond(after) => ClinicalClass::Recovered,
            ReliableClass::Improved => ClinicalClass::Improved,
            ReliableClass::Unchanged => ClinicalClass::Unchanged,
            ReliableClass::Deteriorated => ClinicalClass::Deteriorated,
        })
        .collect();
    let n = pairs.len() as u64;
    let share =
        |wanted| Proportion::new(class.iter().filter(|&&class| class == wanted).count() as u64, n);
    let began_beyond = pairs.before().iter().filter(|&&score| beyond(score)).count() as u64;
    Ok(ClinicalChange {
        cut_off: cut_off.clone(),
        recovered: share(ClinicalClass::Recovered)?,
        improved: share(ClinicalClass::Improved)?,
        unchanged: share(ClinicalClass::Unchanged)?,
        deteriorated: share(ClinicalClass::Deteriorated)?,
        beyond_before: Proportion::new(began_beyond, n)?,
        class,
    })
}
