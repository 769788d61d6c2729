//! Missing answers, floor and ceiling, per item and for the sum.

use serde::Serialize;

use super::answers::Answers;
use crate::input::ScaleRange;
use crate::moments::moments;
use crate::proportion::Proportion;
use crate::refusal::Refusal;

/// How one item is answered.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ItemQuality {
    /// Name of the item.
    pub item: String,
    /// Answers left out, of all persons.
    pub missing: Proportion,
    /// Mean of the answers given; `None` without any.
    pub mean: Option<f64>,
    /// Their standard deviation (n − 1); `None` below two answers.
    pub sd: Option<f64>,
    /// At the lowest possible answer, of those given; `None` without any.
    pub floor: Option<Proportion>,
    /// At the highest possible answer, of those given; `None` without any.
    pub ceiling: Option<Proportion>,
}

/// How the whole scale is answered. R: `mean(is.na(x))`, `mean(x == min)`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScaleQuality {
    /// Persons.
    pub n: u64,
    /// Persons with at least one answer left out.
    pub incomplete: Proportion,
    /// Answers left out, of all persons × items.
    pub missing: Proportion,
    /// Complete sums at the lowest possible sum; `None` without a complete row. More than 15 % is
    /// called a floor effect (Terwee et al. 2007).
    pub floor: Option<Proportion>,
    /// Complete sums at the highest possible sum.
    pub ceiling: Option<Proportion>,
    /// Each item.
    pub items: Vec<ItemQuality>,
}

/// Counts over all persons; every item has the same range of answers.
///
/// # Errors
/// No person, no item, a range that is none, an answer outside it ([`Refusal::BadSetting`]).
pub fn item_quality(answers: &Answers, range: ScaleRange) -> Result<ScaleQuality, Refusal> {
    let (n, p) = (answers.rows().len() as u64, answers.items() as u64);
    if p == 0 {
        return Err(Refusal::TooFewItems { found: 0, needed: 1 });
    }
    if !(range.lower.is_finite() && range.upper.is_finite() && range.lower < range.upper) {
        return Err(Refusal::BadRange { lower: range.lower, upper: range.upper });
    }
    for answer in answers.rows().iter().flatten().flatten() {
        if !(range.lower..=range.upper).contains(answer) {
            let allowed = "within the range of answers";
            return Err(Refusal::BadSetting { name: "answer", value: *answer, allowed });
        }
    }
    let share = |count: usize, of: usize| {
        if of == 0 { None } else { Proportion::new(count as u64, of as u64).ok() }
    };
    let mut items = Vec::with_capacity(answers.items());
    let mut missing = 0;
    for (index, name) in answers.names().iter().enumerate() {
        let given: Vec<f64> = answers.rows().iter().filter_map(|row| row[index]).collect();
        let left_out = n - given.len() as u64;
        missing += left_out;
        let at = |end: f64| share(given.iter().filter(|x| **x == end).count(), given.len());
        items.push(ItemQuality {
            item: name.clone(),
            missing: Proportion::new(left_out, n)?,
            mean: (!given.is_empty()).then(|| crate::moments::mean(&given)),
            sd: moments(&given).ok().map(|moments| moments.sd),
            floor: at(range.lower),
            ceiling: at(range.upper),
        });
    }
    let complete = answers.complete();
    let all_at = |end: f64| {
        let at_end = complete.iter().filter(|row| row.iter().all(|x| *x == end)).count();
        share(at_end, complete.len())
    };
    Ok(ScaleQuality {
        n,
        incomplete: Proportion::new(n - complete.len() as u64, n)?,
        missing: Proportion::new(missing, n * p)?,
        floor: all_at(range.lower),
        ceiling: all_at(range.upper),
        items,
    })
}
