//! Several effects in each service: the three-level model with cluster-robust variances.

mod likelihood;
mod maximise;
mod robust;

use std::collections::BTreeMap;

use nalgebra::DMatrix;
use serde::Serialize;

use super::meta_regression::{Coefficient, OmnibusTest, coefficient, design, omnibus};
use super::profile::Profile as _;
use super::random_effects::critical;
use super::sample::Sample;
use super::{Estimate, Moderator, Prediction};
use crate::distribution::chi_square_upper;
use crate::interval::Interval;
use crate::refusal::Refusal;
use crate::regression;

use likelihood::Nested;

/// One effect and the service or cluster to which it belongs.
#[derive(Debug, Clone, PartialEq)]
pub struct NestedEstimate {
    /// The effect and its sampling variance.
    pub estimate: Estimate,
    /// Name of the cluster.
    pub cluster: String,
}

/// The three-level model by REML: y = Xβ + cluster + effect + sampling error.
/// R: `metafor::rma.mv(yi, vi, mods = ~ …, random = ~ 1 | cluster/effect)`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ThreeLevel {
    /// Number of effects.
    pub k: u64,
    /// Number of clusters.
    pub clusters: u64,
    /// Model-based coefficients, z tests: intercept, then the moderators.
    pub coefficients: Vec<Coefficient>,
    /// The same estimates with the bias-reduced cluster-robust variance CR2 and Satterthwaite's
    /// degrees of freedom (Pustejovsky and Tipton 2018); below about 4 of these the p-value cannot be
    /// trusted. R: `clubSandwich::coef_test(fit, vcov = "CR2")`.
    pub robust: Vec<regression::Coefficient>,
    /// Q_M, model-based; `None` without moderators.
    pub omnibus: Option<OmnibusTest>,
    /// Variance between clusters, ≥ 0.
    pub sigma2_cluster: f64,
    /// Variance between effects of the same cluster, ≥ 0.
    pub sigma2_effect: f64,
    /// True if one of the two lies on its boundary 0.
    pub at_boundary: bool,
    /// Restricted log-likelihood with all constants, + ½ln|X′X| as in metafor.
    pub log_likelihood: f64,
    /// Share of variance between clusters, per cent of σ²c + σ²e + typical sampling variance.
    pub i2_cluster: f64,
    /// Share of variance between effects in clusters, per cent.
    pub i2_effect: f64,
    /// Q_E: Σ w·r², w = 1/v.
    pub qe: f64,
    /// k − p.
    pub qe_df: f64,
    /// Its p, χ².
    pub qe_p_value: f64,
    /// Where a further effect of a further cluster is expected; `None` with moderators.
    pub prediction: Option<Prediction>,
}

/// Fits the model.
///
/// # Errors
/// One cluster only ([`Refusal::OneService`]); one effect in each cluster, so that the two levels
/// cannot be told apart ([`Refusal::Singular`]); fewer clusters than coefficients + 1; a likelihood
/// without a summit ([`Refusal::NoConvergence`]); otherwise as [`super::meta_regression`].
pub fn three_level(
    effects: &[NestedEstimate],
    moderators: &[Moderator],
) -> Result<ThreeLevel, Refusal> {
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    for effect in effects {
        let next = codes.len();
        codes.entry(&effect.cluster).or_insert(next);
    }
    let estimates: Vec<Estimate> = effects.iter().map(|effect| effect.estimate).collect();
    let sample = Sample::new(&estimates, 2)?;
    let m = codes.len();
    if m < 2 {
        return Err(Refusal::OneService);
    }
    if m < moderators.len() + 2 {
        return Err(Refusal::TooFew { found: m, needed: moderators.len() + 2 });
    }
    if m == effects.len() {
        return Err(Refusal::Singular { what: "levels of service and effect" });
    }
    let model = design(&sample, moderators)?;
    let mut members = vec![Vec::new(); m];
    for (index, effect) in effects.iter().enumerate() {
        members[codes[effect.cluster.as_str()]].push(index);
    }
    let nested = Nested { sample: &sample, x: &model.x, members: &members };
    let theta = maximise::maximise(&nested)?;
    let fit = nested.fit(theta).ok_or(Refusal::NoConvergence { what: "likelihood" })?;
    let robust_variances = robust::cr2(&nested, theta, &fit)?;

    let unit = sample.unit;
    let squared = unit * unit;
    let names: Vec<&str> =
        std::iter::once("intercept").chain(moderators.iter().map(|m| m.name.as_str())).collect();
    let se = |i: usize| fit.covariance[(i, i)].sqrt();
    let coefficients = names.iter().enumerate();
    let coefficients: Vec<Coefficient> = coefficients
        .map(|(i, name)| coefficient(name, fit.beta[i] * unit, se(i) * unit, None))
        .collect();
    let robust =
        names.iter().zip(robust_variances).enumerate().map(|(i, (name, (variance, df)))| {
            regression::Coefficient::new(name, fit.beta[i] * unit, variance.sqrt() * unit, df)
        });
    let robust = robust.collect();
    let (fixed, df) = (model.sums(0.0), model.df());
    let total = theta[0] + theta[1] + df / fixed.trace;
    let prediction = moderators.is_empty().then(|| {
        let spread = (theta[0] + theta[1] + fit.covariance[(0, 0)]).sqrt();
        let interval = Interval::around(fit.beta[0] * unit, critical(None) * spread * unit);
        Prediction { interval, df: None }
    });
    Ok(ThreeLevel {
        k: effects.len() as u64,
        clusters: m as u64,
        omnibus: (!moderators.is_empty())
            .then(|| omnibus(&fit.beta.as_slice()[1..], &fit.covariance, 1.0, None))
            .flatten(),
        coefficients,
        robust,
        sigma2_cluster: theta[0] * squared,
        sigma2_effect: theta[1] * squared,
        at_boundary: theta[0] == 0.0 || theta[1] == 0.0,
        log_likelihood: fit.criterion / 2.0 + constants(&model.x, df) - df * unit.ln(),
        i2_cluster: 100.0 * theta[0] / total,
        i2_effect: 100.0 * theta[1] / total,
        qe: fixed.squares,
        qe_df: df,
        qe_p_value: chi_square_upper(fixed.squares, df),
        prediction,
    })
}

/// −½(k − p)·ln 2π + ½ln|X′X|.
fn constants(x: &DMatrix<f64>, df: f64) -> f64 {
    let r = x.clone().qr().r();
    let log_columns: f64 = r.diagonal().iter().map(|entry| entry.abs().ln()).sum();
    log_columns - 0.5 * df * std::f64::consts::TAU.ln()
}
