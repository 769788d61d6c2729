//! Who is lost: odds by the score before, the service and the week.

use serde::Serialize;

use crate::gates::DISCLOSURE_MINIMUM;
use crate::refusal::Refusal;
use crate::regression::design::Design;
use crate::regression::logistic::{Logistic, logistic};
use crate::regression::standardised_differences::{
    Characteristic, CharacteristicDifference, standardised_differences,
};

/// One person with a score before whose after-window has closed.
#[derive(Debug, Clone, PartialEq)]
pub struct AttritionRow {
    /// Score before.
    pub before: f64,
    /// Service; in the model if every row names one.
    pub service: Option<String>,
    /// Week in which the contact began, counted from the start of the study; in the model if every
    /// row has one.
    pub week: Option<f64>,
    /// True if there is no score after.
    pub lost: bool,
}

/// Who is lost.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Attrition {
    /// People.
    pub n: u64,
    /// Of these lost.
    pub lost: u64,
    /// Odds of being lost: lost ~ before (+ service) (+ week). `None` with the reason beside it.
    pub model: Option<Logistic>,
    /// Why there is no model: columns that tell the lost apart without error, a column that follows
    /// from the others, or a search without end.
    pub model_refused: Option<String>,
    /// Completers against lost, characteristic by characteristic.
    pub differences: Vec<CharacteristicDifference>,
}

/// The attrition model. R: `glm(lost ~ before + service + week, family = binomial)`.
///
/// A finding here speaks against "missing completely at random"; no finding does not speak for it,
/// and nothing here can speak for "missing at random".
///
/// # Errors
/// [`Refusal::TooFewIn`] below five completers or five lost; a value that is not finite or larger
/// than 1e100; [`Refusal::MissingService`] if only some rows name a service, likewise weeks
/// ([`Refusal::MissingWeek`]).
pub fn attrition(rows: &[AttritionRow]) -> Result<Attrition, Refusal> {
    let lost: Vec<bool> = rows.iter().map(|row| row.lost).collect();
    let gone = lost.iter().filter(|lost| **lost).count();
    let groups = [("people lost", gone), ("people who answered twice", rows.len() - gone)];
    for (group, found) in groups {
        if (found as u64) < DISCLOSURE_MINIMUM {
            let needed = DISCLOSURE_MINIMUM as usize;
            return Err(Refusal::TooFewIn { group, found, needed });
        }
    }
    let before: Vec<f64> = rows.iter().map(|row| row.before).collect();
    let mut design = Design::with_intercept(rows.len()).numeric("before", &before)?;
    let mut characteristics = vec![Characteristic::Numeric("before".to_owned(), before)];
    if let Some(services) = complete(rows, Refusal::MissingService, |row| row.service.clone())? {
        design = design.factor("service", &services)?;
        characteristics.push(Characteristic::Category("service".to_owned(), services));
    }
    if let Some(weeks) = complete(rows, Refusal::MissingWeek, |row| row.week)? {
        design = design.numeric("week", &weeks)?;
        characteristics.push(Characteristic::Numeric("week".to_owned(), weeks));
    }
    let fitted = logistic(&design, &lost);
    Ok(Attrition {
        n: rows.len() as u64,
        lost: gone as u64,
        model_refused: fitted.as_ref().err().map(ToString::to_string),
        model: fitted.ok(),
        differences: standardised_differences(&characteristics, &lost)?,
    })
}

/// The value of every row, `None` if no row has one.
fn complete<T>(
    rows: &[AttritionRow],
    refusal: Refusal,
    value: impl Fn(&AttritionRow) -> Option<T>,
) -> Result<Option<Vec<T>>, Refusal> {
    let values: Vec<T> = rows.iter().filter_map(value).collect();
    if values.is_empty() {
        Ok(None)
    } else if values.len() == rows.len() {
        Ok(Some(values))
    } else {
        Err(refusal)
    }
}
