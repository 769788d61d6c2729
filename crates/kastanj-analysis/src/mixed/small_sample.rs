//! t and F tests of fixed effects in small samples.

use nalgebra::{DMatrix, DVector};
use serde::Serialize;

use super::kenward_roger::KenwardRoger;
use super::model::{Fitted, MixedModel};
use super::refusal::MixedRefusal;
use super::satterthwaite::Satterthwaite;
use crate::distribution::{f_upper, student_quantile, student_two_sided};
use crate::interval::{Interval, LEVEL, Level};
use crate::refusal::Refusal;

/// Where the degrees of freedom come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SmallSample {
    /// Satterthwaite (1946), as `lmerTest`: the standard errors stay, the degrees of freedom match the
    /// variance's own variance.
    Satterthwaite,
    /// Kenward and Roger (1997), as `pbkrtest`: standard errors and degrees of freedom are adjusted.
    /// Below 50 clusters.
    KenwardRoger,
}

/// The test of one fixed effect. R: `summary(lmerTest::lmer(…), ddf = …)`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CoefficientTest {
    /// The column's name.
    pub name: String,
    /// The estimate.
    pub estimate: f64,
    /// Its standard error, adjusted under Kenward and Roger.
    pub se: f64,
    /// Degrees of freedom of t.
    pub df: f64,
    /// estimate ÷ SE.
    pub t: f64,
    /// Two-sided p. Never shown without the interval.
    pub p_value: f64,
    /// 95 % interval.
    pub interval: Interval,
}

impl CoefficientTest {
    /// The same estimate with its interval at another level.
    #[must_use]
    pub fn at(self, level: Level) -> Self {
        let half = student_quantile(level.upper_point(), self.df) * self.se;
        Self { interval: Interval::around_at(self.estimate, half, level), ..self }
    }
}

/// The test of several contrasts at once. R: `lmerTest::contestMD`, `pbkrtest::KRmodcomp`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct JointTest {
    /// F, scaled under Kenward and Roger.
    pub f: f64,
    /// Rows of the contrast.
    pub df_numerator: f64,
    /// Denominator degrees of freedom.
    pub df_denominator: f64,
    /// P(F > f).
    pub p_value: f64,
}

impl MixedModel {
    /// Tests every fixed effect.
    ///
    /// # Errors
    /// Kenward–Roger after a fit by ML; degrees of freedom that do not exist.
    pub fn coefficient_tests(&self, method: SmallSample) -> Result<Vec<CoefficientTest>, Refusal> {
        self.fitted.coefficient_tests(method)
    }

    /// Tests that Lβ = 0, one inner vector for each row of L.
    ///
    /// # Errors
    /// As [`Self::coefficient_tests`]; a contrast of another width or with dependent rows.
    pub fn joint_test(
        &self,
        contrast: &[Vec<f64>],
        method: SmallSample,
    ) -> Result<JointTest, Refusal> {
        self.fitted.joint_test(contrast, method)
    }
}

impl Fitted {
    pub(crate) fn coefficient_tests(
        &self,
        method: SmallSample,
    ) -> Result<Vec<CoefficientTest>, Refusal> {
        let p = self.basis.width();
        let beta = self.basis.beta(&self.solution.beta);
        let inference = Inference::new(self, method)?;
        let vcov = self.basis.covariance(inference.covariance(self));
        let mut tests = Vec::with_capacity(p);
        for j in 0..p {
            let mut l = DMatrix::zeros(1, p);
            l[(0, j)] = 1.0;
            let (df, _) = inference.freedom(self, &self.basis.contrast(&l))?;
            let (estimate, se) = (beta[j], vcov[(j, j)].sqrt());
            let t = estimate / se;
            let half = student_quantile(f64::midpoint(1.0, LEVEL), df) * se;
            tests.push(CoefficientTest {
                name: self.names[j].clone(),
                estimate,
                se,
                df,
                t,
                p_value: student_two_sided(t, df),
                interval: Interval::around(estimate, half),
            });
        }
        Ok(tests)
    }

    pub(crate) fn joint_test(
        &self,
        contrast: &[Vec<f64>],
        method: SmallSample,
    ) -> Result<JointTest, Refusal> {
        let (q, p) = (contrast.len(), self.basis.width());
        let bad = || MixedRefusal::BadContrast { width: p };
        if q == 0 || contrast.iter().any(|row| row.len() != p) {
            return Err(bad().into());
        }
        for row in contrast {
            super::check_values(row)?;
        }
        let l = DMatrix::from_fn(q, p, |i, j| contrast[i][j]);
        let inference = Inference::new(self, method)?;
        let vcov = self.basis.covariance(inference.covariance(self));
        let value: DVector<f64> = &l * self.basis.beta(&self.solution.beta);
        let covariance = &l * vcov * l.transpose();
        if !independent(&covariance) {
            return Err(bad().into());
        }
        let solved = covariance.lu().solve(&value).ok_or_else(bad)?;
        let (df, scale) = inference.freedom(self, &self.basis.contrast(&l))?;
        let f = scale * value.dot(&solved) / q as f64;
        Ok(JointTest {
            f,
            df_numerator: q as f64,
            df_denominator: df,
            p_value: f_upper(f, q as f64, df),
        })
    }
}

/// True if the correlations of the rows have full rank.
fn independent(covariance: &DMatrix<f64>) -> bool {
    let sd = covariance.diagonal().map(f64::sqrt);
    let correlation =
        DMatrix::from_fn(sd.len(), sd.len(), |i, j| covariance[(i, j)] / (sd[i] * sd[j]));
    correlation.iter().all(|x| x.is_finite()) && correlation.symmetric_eigenvalues().min() > 1e-10
}

enum Inference {
    Satterthwaite(Satterthwaite),
    KenwardRoger(KenwardRoger),
}

impl Inference {
    fn new(fitted: &Fitted, method: SmallSample) -> Result<Self, Refusal> {
        Ok(match method {
            SmallSample::Satterthwaite => Self::Satterthwaite(Satterthwaite::new(fitted)?),
            SmallSample::KenwardRoger => Self::KenwardRoger(KenwardRoger::new(fitted)?),
        })
    }

    fn covariance<'a>(&'a self, fitted: &'a Fitted) -> &'a DMatrix<f64> {
        match self {
            Self::Satterthwaite(_) => &fitted.solution.covariance,
            Self::KenwardRoger(adjusted) => &adjusted.covariance,
        }
    }

    /// Denominator degrees of freedom and the factor of F for a contrast of the coefficients on Q.
    fn freedom(&self, fitted: &Fitted, l: &DMatrix<f64>) -> Result<(f64, f64), Refusal> {
        let (df, scale) = match self {
            Self::Satterthwaite(own) => (own.freedom(fitted, l), 1.0),
            Self::KenwardRoger(own) => own.freedom(fitted, l),
        };
        if df.is_finite() && df > 0.0 && scale.is_finite() && scale > 0.0 {
            Ok((df, scale))
        } else {
            Err(MixedRefusal::NoDegreesOfFreedom.into())
        }
    }
}
