//! The logistic model of a yes/no outcome.

use nalgebra::{DMatrix, DVector};
use serde::Serialize;

use crate::distribution::{
    chi_square_quantile, chi_square_upper, find_root, normal_cdf, normal_quantile,
};
use crate::interval::{Interval, LEVEL};
use crate::refusal::Refusal;
use crate::regression::design::Design;
use crate::regression::least_squares::factorise;
use crate::regression::logistic_fit::{Ending, Search, deviance, search};

/// One coefficient, as log odds and as odds ratio per unit of its column.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OddsRatio {
    /// Name of the column as in R.
    pub name: String,
    /// Log odds ratio.
    pub estimate: f64,
    /// Its standard error from Fisher's information.
    pub se: f64,
    /// Estimate ÷ SE.
    pub z: f64,
    /// Two-sided p of Wald's test, 0–1.
    pub p_value: f64,
    /// Wald interval of the log odds ratio. R: `confint.default`.
    pub wald: Interval,
    /// Profile-likelihood interval of the log odds ratio; `None` if an end does not exist (the
    /// likelihood never falls far enough). R: `confint`, whose ends are interpolated.
    pub profile: Option<Interval>,
    /// e^estimate, > 0.
    pub odds_ratio: f64,
    /// e^ends of the profile interval; of the Wald interval where there is none.
    pub odds_ratio_interval: Interval,
}

/// A fitted logistic model. R: `glm(family = binomial)`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Logistic {
    /// Rows.
    pub n: u64,
    /// Rows with outcome yes.
    pub events: u64,
    /// −2 log-likelihood.
    pub deviance: f64,
    /// The same of the model with the constant alone.
    pub null_deviance: f64,
    /// Deviance + 2p.
    pub aic: f64,
    /// p of the likelihood-ratio test against the constant alone; `None` without further columns.
    pub likelihood_ratio_p_value: Option<f64>,
    /// The smaller of yes and no ÷ columns beside the constant; below 10 the estimates are
    /// optimistic (Peduzzi and others 1996). `None` without further columns.
    pub events_per_column: Option<f64>,
    /// Every column.
    pub coefficients: Vec<OddsRatio>,
}

/// Fits the log odds of `outcome` = true.
///
/// # Errors
/// Unequal lengths; fewer than p + 1 rows; [`Refusal::Collinear`]; [`Refusal::OneOutcome`];
/// [`Refusal::Separation`] if columns tell the outcomes apart without error, wholly or for some
/// rows: then the likelihood has no maximum (Albert and Anderson 1984);
/// [`Refusal::NoConvergence`].
pub fn logistic(design: &Design, outcome: &[bool]) -> Result<Logistic, Refusal> {
    let (n, p) = (outcome.len(), design.names().len());
    if design.rows() != n {
        return Err(Refusal::UnequalLengths { left: design.rows(), right: n });
    }
    if n <= p {
        return Err(Refusal::TooFew { found: n, needed: p + 1 });
    }
    let events = outcome.iter().filter(|yes| **yes).count();
    if events == 0 || events == n {
        return Err(Refusal::OneOutcome);
    }
    // In the coordinates of Q every column has the same size and none leans on another.
    let (q, r_inverse) = factorise(&design.matrix(), design.names())?;
    let none = DVector::zeros(n);
    let found = search(&q, outcome, &none, DVector::zeros(p));
    match &found.ending {
        Ending::Converged => {}
        Ending::Separated(direction) => {
            let lengths = column_lengths(design);
            let shares = (&r_inverse * direction).component_mul(&lengths);
            // The constant only balances what another column does.
            let column = (1..p).max_by(|a, b| shares[*a].abs().total_cmp(&shares[*b].abs()));
            let column = design.names()[column.unwrap_or(0)].clone();
            return Err(Refusal::Separation { column });
        }
        Ending::Unfinished => {
            return Err(Refusal::NoConvergence { what: "the logistic model" });
        }
    }
    let information =
        found.information.as_ref().ok_or(Refusal::NoConvergence { what: "the logistic model" })?;
    let covariance = &r_inverse * information.inverse() * r_inverse.transpose();
    let beta = &r_inverse * &found.beta;
    let x = design.matrix();
    let profiler = Profiler { x: &x, outcome, found: &found, beta: &beta };
    let coefficients = (0..p)
        .map(|j| {
            let se = covariance[(j, j)].sqrt();
            odds_ratio(&design.names()[j], beta[j], se, profiler.interval(j, se))
        })
        .collect();
    let share = events as f64 / n as f64;
    let null_deviance = deviance(&DVector::from_element(n, (share / (1.0 - share)).ln()), outcome);
    let further = (p - 1) as f64;
    let fall = (null_deviance - found.deviance).max(0.0);
    Ok(Logistic {
        n: n as u64,
        events: events as u64,
        deviance: found.deviance,
        null_deviance,
        aic: found.deviance + 2.0 * p as f64,
        likelihood_ratio_p_value: (p > 1).then(|| chi_square_upper(fall, further)),
        events_per_column: (p > 1).then(|| events.min(n - events) as f64 / further),
        coefficients,
    })
}

fn column_lengths(design: &Design) -> DVector<f64> {
    let x = design.matrix();
    DVector::from_iterator(x.ncols(), x.column_iter().map(|column| column.norm()))
}

fn odds_ratio(name: &str, estimate: f64, se: f64, profile: Option<Interval>) -> OddsRatio {
    let z = estimate / se;
    let reach = normal_quantile(f64::midpoint(1.0, LEVEL)) * se;
    let wald = Interval::around(estimate, reach);
    let shown = profile.unwrap_or(wald);
    OddsRatio {
        name: name.to_owned(),
        estimate,
        se,
        z,
        p_value: 2.0 * normal_cdf(-z.abs()),
        wald,
        profile,
        odds_ratio: estimate.exp(),
        odds_ratio_interval: Interval::between(shown.lower.exp(), shown.upper.exp()),
    }
}

/// The likelihood along one coefficient, the others at their best.
struct Profiler<'a> {
    x: &'a DMatrix<f64>,
    outcome: &'a [bool],
    found: &'a Search,
    beta: &'a DVector<f64>,
}

impl Profiler<'_> {
    /// Both ends at which the deviance has risen by χ²(0.95; 1).
    fn interval(&self, j: usize, se: f64) -> Option<Interval> {
        let rise = chi_square_quantile(LEVEL, 1.0);
        let others = self.x.clone().remove_column(j);
        let names = vec![String::new(); others.ncols()];
        // Again in orthonormal coordinates.
        let q = if others.ncols() == 0 { others } else { factorise(&others, &names).ok()?.0 };
        let along = |value: f64| {
            let offset = self.x.column(j) * value;
            // From the start of the best predictor without this column, seen in Q.
            let rest = self.x * self.beta - self.x.column(j) * self.beta[j];
            let start = q.tr_mul(&rest);
            search(&q, self.outcome, &offset, start).deviance - self.found.deviance - rise
        };
        let end = |sign: f64| {
            let mut reach = 1.5 * se;
            for _ in 0..8 {
                let value = self.beta[j] + sign * reach;
                if along(value) > 0.0 {
                    return find_root(along, self.beta[j], value);
                }
                reach *= 2.0;
            }
            None
        };
        Some(Interval::between(end(-1.0)?, end(1.0)?))
    }
}
