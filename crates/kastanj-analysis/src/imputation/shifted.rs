//! Not at random after all: filled-in values shifted by delta, and the delta that tips a result.

use serde::Serialize;

use crate::distribution::find_root;
use crate::imputation::chained_equations::Imputations;
use crate::imputation::rubin::RubinPooled;
use crate::refusal::Refusal;

/// Where a pooled result turns as the filled-in values of one column are shifted.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct TippingDelta {
    /// Shift at which the pooled estimate is 0, units of the column; `None` if there is none
    /// within the range searched.
    pub estimate_zero: Option<f64>,
    /// Shift at which the interval first reaches 0; `None` if there is none within the range, or
    /// if it holds 0 without any shift.
    pub interval_reaches_zero: Option<f64>,
}

impl Imputations {
    /// The same imputations with `delta` added to every filled-in value of a column (pattern
    /// mixture, added after the last round: other columns are not drawn anew). R: mice's `post`
    /// in the last round.
    ///
    /// # Errors
    /// [`Refusal::UnknownColumn`]; [`Refusal::BadSetting`] if `delta` is not finite.
    pub fn shifted(&self, column: &str, delta: f64) -> Result<Self, Refusal> {
        if !delta.is_finite() {
            return Err(Refusal::BadSetting { name: "delta", value: delta, allowed: "finite" });
        }
        let index = self.names.iter().position(|name| name == column);
        let index = index.ok_or_else(|| Refusal::UnknownColumn { column: column.to_owned() })?;
        let mut shifted = self.clone();
        for imputation in &mut shifted.filled {
            imputation[index].iter_mut().for_each(|value| *value += delta);
        }
        for point in shifted.chains.iter_mut().filter(|point| point.column == column) {
            point.mean += delta;
        }
        Ok(shifted)
    }
}

/// Searches the shifts from 0 to `furthest` (either sign) of one column for the point where the
/// pooled result turns. `pool` gives the pooled figure of shifted imputations.
///
/// # Errors
/// What `pool` refuses at either end; as [`Imputations::shifted`].
pub fn tipping_delta(
    imputations: &Imputations,
    column: &str,
    furthest: f64,
    pool: impl Fn(&Imputations) -> Result<RubinPooled, Refusal>,
) -> Result<TippingDelta, Refusal> {
    let at = |delta: f64| imputations.shifted(column, delta).and_then(|shifted| pool(&shifted));
    let start = at(0.0)?;
    at(furthest)?;
    let sign = if start.estimate < 0.0 { -1.0 } else { 1.0 };
    let nearest = |pooled: &RubinPooled| {
        if sign < 0.0 { -pooled.interval.upper } else { pooled.interval.lower }
    };
    let root = |f: &dyn Fn(&RubinPooled) -> f64| {
        find_root(|delta| at(delta).map_or(f64::NAN, |pooled| f(&pooled)), 0.0, furthest)
    };
    Ok(TippingDelta {
        estimate_zero: root(&|pooled| pooled.estimate),
        interval_reaches_zero: if start.interval.excludes_zero() { root(&nearest) } else { None },
    })
}
