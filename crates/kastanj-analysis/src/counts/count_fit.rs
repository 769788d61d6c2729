//! Regression of counts by maximum likelihood.

use nalgebra::{DMatrix, DVector};
use serde::Serialize;

use super::count_likelihood::CountModel;
use super::count_summary::check_counts;
use super::design::Design;
use crate::distribution::{normal_cdf, normal_quantile};
use crate::interval::{Interval, LEVEL};
use crate::numeric::{Curvature, Maximum, maximise};
use crate::refusal::Refusal;

/// What is fitted to what.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CountRegression<'a> {
    /// The distribution.
    pub model: CountModel,
    /// Counts, one a row.
    pub counts: &'a [f64],
    /// Columns behind ln μ.
    pub design: &'a Design,
    /// Columns behind the zero part; the same as `design` where `None`. Unused without a zero part.
    pub zero_design: Option<&'a Design>,
    /// ln exposure of each row, added to ln μ; 0 where `None`. Not used by the zero part.
    pub offset: Option<&'a [f64]>,
}

/// One coefficient.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Coefficient {
    /// Its column.
    pub name: String,
    /// The coefficient, on the scale of ln μ or of the logit.
    pub estimate: f64,
    /// Its standard error.
    pub se: f64,
    /// estimate ÷ SE.
    pub z: f64,
    /// Two-sided normal p.
    pub p_value: f64,
    /// estimate ± 1.96·SE.
    pub interval: Interval,
    /// exp(estimate): a rate ratio, or an odds ratio in the zero part.
    pub ratio: f64,
}

impl Coefficient {
    pub(crate) fn new(name: &str, estimate: f64, se: f64) -> Self {
        let z = estimate / se;
        let half_width = normal_quantile(f64::midpoint(1.0, LEVEL)) * se;
        Self {
            name: name.to_owned(),
            estimate,
            se,
            z,
            p_value: (2.0 * normal_cdf(-z.abs())).min(1.0),
            interval: Interval::around(estimate, half_width),
            ratio: estimate.exp(),
        }
    }
}

/// A fitted regression of counts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CountFit {
    /// The distribution.
    pub model: CountModel,
    /// Rows.
    pub n: u64,
    /// Rows with a count of 0.
    pub zeros: u64,
    /// Expected rows with a count of 0 under the fit.
    pub expected_zeros: f64,
    /// Coefficients of ln μ.
    pub count: Vec<Coefficient>,
    /// Coefficients of the zero part: of a certain zero (zero-inflated), of a count above zero
    /// (hurdle). Empty without one.
    pub zero: Vec<Coefficient>,
    /// θ of the negative binomial; variance μ + μ²/θ.
    pub theta: Option<f64>,
    /// Its standard error: given the coefficients as in `glm.nb`, or with them in models with a
    /// zero part.
    pub theta_se: Option<f64>,
    /// Log-likelihood with all constants.
    pub log_likelihood: f64,
    /// Parameters, θ included.
    pub parameters: u64,
    /// 2·parameters − 2·log-likelihood.
    pub aic: f64,
    /// Poisson: Pearson's χ² ÷ (n − parameters); above 1 the standard errors are too small.
    pub dispersion: Option<f64>,
}

/// Fits by Newton's method on the exact second derivatives.
///
/// Standard errors come from the expected information for Poisson and negative binomial (as `glm`,
/// `glm.nb`), else from the observed information (as `pscl`, which takes it numerically).
///
/// # Errors
/// Unequal lengths, a number that is no count, [`Refusal::NoEvents`] where all counts are 0,
/// [`Refusal::NoZeros`] for a zero part without a zero, more parameters than rows,
/// [`Refusal::NoMaximum`] where the likelihood has no maximum inside (separation, no
/// over-dispersion for θ, no excess of zeros).
pub fn fit_counts(regression: &CountRegression) -> Result<CountFit, Refusal> {
    let task = Task::new(regression)?;
    let fit = (task.starts()?.into_iter())
        .filter_map(|start| maximise(&|at| task.evaluate(at), start))
        .max_by(|a, b| a.value.total_cmp(&b.value))
        .ok_or(Refusal::NoMaximum)?;
    task.result(&fit)
}

struct Task<'a> {
    model: CountModel,
    counts: &'a [f64],
    x: &'a Design,
    z: Option<&'a Design>,
    offset: Option<&'a [f64]>,
}

impl<'a> Task<'a> {
    fn new(regression: &CountRegression<'a>) -> Result<Self, Refusal> {
        let &CountRegression { model, counts, design, zero_design, offset } = regression;
        check_counts(counts)?;
        let z = model.has_zero_part().then(|| zero_design.unwrap_or(design));
        let lengths = [Some(design.rows()), z.map(Design::rows), offset.map(<[f64]>::len)];
        if let Some(right) = lengths.into_iter().flatten().find(|&rows| rows != counts.len()) {
            return Err(Refusal::UnequalLengths { left: counts.len(), right });
        }
        if let Some(index) =
            offset.and_then(|o| o.iter().position(|x| x.abs().is_nan() || x.abs() > 500.0))
        {
            return Err(Refusal::NotFiniteValue { index });
        }
        if counts.iter().all(|&count| count == 0.0) {
            return Err(Refusal::NoEvents);
        }
        if z.is_some() && counts.iter().all(|&count| count > 0.0) {
            return Err(Refusal::NoZeros);
        }
        let task = Self { model, counts, x: design, z, offset };
        if task.parameters() >= counts.len() {
            return Err(Refusal::TooFew { found: counts.len(), needed: task.parameters() + 1 });
        }
        Ok(task)
    }

    fn zero_columns(&self) -> usize {
        self.z.map_or(0, Design::columns)
    }

    fn parameters(&self) -> usize {
        self.x.columns() + self.zero_columns() + usize::from(self.model.has_theta())
    }

    /// η, ζ, λ of a row.
    fn predictors(&self, row: usize, at: &DVector<f64>) -> [f64; 3] {
        let p = self.x.columns();
        let offset = self.offset.map_or(0.0, |offset| offset[row]);
        let eta = (0..p).map(|j| self.x.at(row, j) * at[j]).sum::<f64>() + offset;
        let zeta = self.z.map_or(0.0, |z| (0..z.columns()).map(|j| z.at(row, j) * at[p + j]).sum());
        let lambda = if self.model.has_theta() { at[self.parameters() - 1] } else { 0.0 };
        [eta, zeta, lambda]
    }

    /// Column of the row that parameter `index` multiplies, and the predictor it belongs to.
    fn weight(&self, row: usize, index: usize) -> (usize, f64) {
        let p = self.x.columns();
        match self.z {
            _ if index < p => (0, self.x.at(row, index)),
            Some(z) if index < p + z.columns() => (1, z.at(row, index - p)),
            _ => (2, 1.0),
        }
    }

    fn evaluate(&self, at: &DVector<f64>) -> Curvature {
        let k = self.parameters();
        let (mut value, mut gradient) = (0.0, DVector::zeros(k));
        let mut hessian = DMatrix::zeros(k, k);
        let mut weights = vec![(0, 0.0); k];
        for (row, &count) in self.counts.iter().enumerate() {
            let [eta, zeta, lambda] = self.predictors(row, at);
            let density = self.model.log_density(count, eta, zeta, lambda);
            value += density.value;
            for (index, weight) in weights.iter_mut().enumerate() {
                *weight = self.weight(row, index);
            }
            for (i, &(a, x)) in weights.iter().enumerate() {
                gradient[i] += density.gradient[a] * x;
                for (j, &(b, y)) in weights[..=i].iter().enumerate() {
                    hessian[(i, j)] += density.hessian[a][b] * x * y;
                }
            }
        }
        hessian.fill_upper_triangle_with_lower_triangle();
        Curvature { value, gradient, hessian }
    }

    /// Where to begin: the count part from a simpler model, the zero part from nothing, half and
    /// the observed share.
    fn starts(&self) -> Result<Vec<DVector<f64>>, Refusal> {
        let p = self.x.columns();
        if self.model == CountModel::Poisson {
            // The mean's logarithm on the first column that never changes, if there is one.
            let mean = self.counts.iter().sum::<f64>() / self.counts.len() as f64;
            let mut start = DVector::zeros(p);
            if self.x.names().first().is_some_and(|name| name == "(Intercept)") {
                let offset = self.offset.map_or(0.0, |o| o.iter().sum::<f64>() / o.len() as f64);
                start[0] = mean.ln() - offset;
            }
            return Ok(vec![start]);
        }
        let simpler = Self { model: CountModel::Poisson, z: None, ..*self };
        let poisson = (simpler.starts()?.into_iter())
            .find_map(|start| maximise(&|at| simpler.evaluate(at), start))
            .ok_or(Refusal::NoMaximum)?;
        let zeros = self.counts.iter().filter(|&&count| count == 0.0).count() as f64;
        let share = zeros / self.counts.len() as f64;
        let mut starts = Vec::new();
        for theta in if self.model.has_theta() { vec![0.5_f64, 3.0] } else { vec![1.0] } {
            for zeta in
                if self.z.is_some() { vec![-2.0, (share / (1.0 - share)).ln()] } else { vec![0.0] }
            {
                let mut start = DVector::zeros(self.parameters());
                start.rows_mut(0, p).copy_from(&poisson.at);
                if self.zero_columns() > 0 {
                    start[p] = zeta;
                }
                if self.model.has_theta() {
                    start[self.parameters() - 1] = theta.ln();
                }
                starts.push(start);
            }
        }
        Ok(starts)
    }

    fn result(&self, fit: &Maximum) -> Result<CountFit, Refusal> {
        let (p, q, k) = (self.x.columns(), self.zero_columns(), self.parameters());
        let covariance = if q == 0 { self.expected(fit)? } else { fit.covariance.clone() };
        let se = |index: usize| covariance[(index, index)].sqrt();
        // A standard error of hundreds on the scale of a logarithm: the coefficient runs away.
        let runs_away = |index: usize, size: f64| se(index).is_nan() || se(index) * size > 300.0;
        if (0..p).any(|j| runs_away(j, self.x.size_of(j)))
            || self.z.is_some_and(|z| (0..q).any(|j| runs_away(p + j, z.size_of(j))))
        {
            return Err(Refusal::NoMaximum);
        }
        let coefficient =
            |name: &String, index: usize| Coefficient::new(name, fit.at[index], se(index));
        let theta = self.model.has_theta().then(|| fit.at[k - 1].exp());
        let log_theta_se = match self.model {
            // Given the coefficients: the curvature along θ alone.
            CountModel::NegativeBinomial => (-fit.hessian[(k - 1, k - 1)]).sqrt().recip(),
            _ => fit.covariance[(k - 1, k - 1)].sqrt(),
        };
        if theta.is_some_and(|theta| theta > 1e7) {
            return Err(Refusal::NoMaximum);
        }
        let mut expected_zeros = 0.0;
        let mut pearson = 0.0;
        for (row, &count) in self.counts.iter().enumerate() {
            let [eta, zeta, lambda] = self.predictors(row, &fit.at);
            expected_zeros += self.model.log_density(0.0, eta, zeta, lambda).value.exp();
            pearson += (count - eta.exp()).powi(2) / eta.exp();
        }
        let names = self.z.map_or(&[][..], Design::names);
        Ok(CountFit {
            model: self.model,
            n: self.counts.len() as u64,
            zeros: self.counts.iter().filter(|&&count| count == 0.0).count() as u64,
            expected_zeros,
            count: self.x.names().iter().enumerate().map(|(j, n)| coefficient(n, j)).collect(),
            zero: names.iter().enumerate().map(|(j, n)| coefficient(n, p + j)).collect(),
            theta,
            theta_se: theta.map(|theta| theta * log_theta_se),
            log_likelihood: fit.value,
            parameters: k as u64,
            aic: 2.0 * k as f64 - 2.0 * fit.value,
            dispersion: (self.model == CountModel::Poisson)
                .then(|| pearson / (self.counts.len() - k) as f64),
        })
    }

    /// Inverse of the expected information of the coefficients, X′WX with W = μ/(1 + μ/θ).
    fn expected(&self, fit: &Maximum) -> Result<DMatrix<f64>, Refusal> {
        let p = self.x.columns();
        let mut information = DMatrix::zeros(p, p);
        for row in 0..self.counts.len() {
            let [eta, _, lambda] = self.predictors(row, &fit.at);
            let mu = eta.exp();
            let over = if self.model.has_theta() { mu / lambda.exp() } else { 0.0 };
            for i in 0..p {
                for j in 0..p {
                    information[(i, j)] +=
                        self.x.at(row, i) * self.x.at(row, j) * mu / (1.0 + over);
                }
            }
        }
        Ok(information.cholesky().ok_or(Refusal::NoMaximum)?.inverse())
    }
}
