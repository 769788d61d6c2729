//! One coefficient, or one sum of coefficients, with its t interval.

use serde::Serialize;

use crate::distribution::{student_quantile, student_two_sided};
use crate::interval::{Interval, LEVEL};

/// An estimate of a linear model with what surrounds it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Coefficient {
    /// Name of the column as in R, for instance `(Intercept)`, `before`, `serviceB`.
    pub name: String,
    /// The estimate, outcome units per unit of the column.
    pub estimate: f64,
    /// Standard error, same units.
    pub se: f64,
    /// Estimate ÷ SE; `None` if the SE is 0.
    pub t: Option<f64>,
    /// Degrees of freedom of t, > 0.
    pub df: f64,
    /// Two-sided p, 0–1; `None` if the SE is 0.
    pub p_value: Option<f64>,
    /// Estimate ± t(0.975; df)·SE.
    pub interval: Interval,
}

impl Coefficient {
    /// Estimate, standard error and degrees of freedom put together.
    pub(crate) fn new(name: &str, estimate: f64, se: f64, df: f64) -> Self {
        let t = (se > 0.0).then(|| estimate / se);
        Self {
            name: name.to_owned(),
            estimate,
            se,
            t,
            df,
            p_value: t.map(|t| student_two_sided(t, df)),
            interval: Interval::around(
                estimate,
                student_quantile(f64::midpoint(1.0, LEVEL), df) * se,
            ),
        }
    }
}
