//! Estimators of the variance τ² between services.

use serde::{Deserialize, Serialize};

use super::profile::Profile;
use crate::distribution::find_root;
use crate::moments::{as_real, mean};

/// How τ² is estimated. R: `method` of `metafor::rma`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Tau2Estimator {
    /// Restricted maximum likelihood (Viechtbauer 2005); the highest maximum if there are several.
    #[default]
    #[serde(rename = "REML")]
    RestrictedLikelihood,
    /// DerSimonian and Laird (1986): moments of Cochran's Q.
    #[serde(rename = "DL")]
    DerSimonianLaird,
    /// Paule and Mandel (1982): the τ² at which the generalised Q equals its expectation k − p.
    #[serde(rename = "PM")]
    PauleMandel,
    /// Maximum likelihood (Hardy and Thompson 1996).
    #[serde(rename = "ML")]
    Likelihood,
    /// Hedges and Olkin (1985): unweighted variance less the mean sampling variance.
    #[serde(rename = "HE")]
    Hedges,
    /// Sidik and Jonkman (2005), started from Σ(y − ȳ)²/k; never zero unless all estimates agree.
    #[serde(rename = "SJ")]
    SidikJonkman,
    /// τ² = 0: one common effect.
    #[serde(rename = "FE")]
    FixedEffect,
}

impl Tau2Estimator {
    /// All estimators.
    pub const ALL: [Self; 7] = [
        Self::RestrictedLikelihood,
        Self::DerSimonianLaird,
        Self::PauleMandel,
        Self::Likelihood,
        Self::Hedges,
        Self::SidikJonkman,
        Self::FixedEffect,
    ];

    /// The name that R and most papers use.
    #[must_use]
    pub fn abbreviation(self) -> &'static str {
        match self {
            Self::RestrictedLikelihood => "REML",
            Self::DerSimonianLaird => "DL",
            Self::PauleMandel => "PM",
            Self::Likelihood => "ML",
            Self::Hedges => "HE",
            Self::SidikJonkman => "SJ",
            Self::FixedEffect => "FE",
        }
    }

    /// τ² ≥ 0 in the unit of the sample.
    pub(super) fn estimate(self, model: &impl Profile) -> f64 {
        match self {
            Self::RestrictedLikelihood => maximum(model, true),
            Self::Likelihood => maximum(model, false),
            Self::DerSimonianLaird => {
                let sums = model.sums(0.0);
                ((sums.squares - model.df()) / sums.trace).max(0.0)
            }
            Self::PauleMandel => paule_mandel(model),
            Self::Hedges => {
                let (squares, sampling) = model.unweighted();
                ((squares - sampling) / model.df()).max(0.0)
            }
            Self::SidikJonkman => {
                let y = &model.sample().y;
                let centre = mean(y);
                let start = y.iter().map(|y| (y - centre).powi(2)).sum::<f64>() / as_real(y.len());
                start * model.sums(start).squares / model.df()
            }
            Self::FixedEffect => 0.0,
        }
    }

    /// Standard error of τ² from the expected information: √(2/tr PP) for REML, √(2/Σw²) for ML
    /// (Viechtbauer 2005, section 3); `None` for the others.
    pub(super) fn standard_error(self, model: &impl Profile, tau2: f64) -> Option<f64> {
        let information = match self {
            Self::RestrictedLikelihood => model.trace_squared(tau2),
            Self::Likelihood => model.sample().v.iter().map(|v| (v + tau2).powi(-2)).sum(),
            _ => return None,
        };
        Some((2.0 / information).sqrt())
    }
}

fn paule_mandel(model: &impl Profile) -> f64 {
    let excess = |tau2: f64| model.sums(tau2).squares - model.df();
    if excess(0.0) <= 0.0 {
        return 0.0;
    }
    // y′Py ≤ Σr²/τ², r the unweighted residuals.
    let top = 2.0 * model.unweighted().0 / model.df();
    find_root(excess, 0.0, top).unwrap_or(top)
}

/// Twice the log-likelihood up to a constant: Σ ln w − y′Py, for REML also − ln|X′WX|.
fn likelihood(model: &impl Profile, restricted: bool, tau2: f64) -> f64 {
    let information = if restricted { model.log_information(tau2) } else { 0.0 };
    model.log_weights(tau2) - information - model.sums(tau2).squares
}

/// The τ² ≥ 0 with the highest likelihood: every sign change of the score on a grid, ten points to
/// a decade from a sixteenth of the smallest variance, is refined, so that a second maximum is not
/// missed. Below the grid the score is all but linear.
fn maximum(model: &impl Profile, restricted: bool) -> f64 {
    // Twice the derivative of the log-likelihood by τ².
    let score = |tau2: f64| {
        let sums = model.sums(tau2);
        sums.weighted_squares - if restricted { sums.trace } else { sums.weights }
    };
    let variances = &model.sample().v;
    let largest = variances.iter().fold(0.0_f64, |a, v| a.max(*v));
    let smallest = variances.iter().fold(largest, |a, v| a.min(*v));
    // y′PPy ≤ Σr²/τ⁴ and tr P ≥ (k − p)/(v + τ²): the score is negative from here on.
    let top = 2.0 * model.unweighted().0 / model.df() + largest;
    let decades = (top / (smallest / 16.0)).log10();
    let steps = (10.0 * decades).ceil().max(1.0);

    let mut candidates = Vec::new();
    let (mut left, mut left_score) = (0.0, score(0.0));
    if left_score <= 0.0 {
        candidates.push(0.0);
    }
    for step in 0..=(steps as u32) {
        let right = top * 10_f64.powf(decades * (f64::from(step) / steps - 1.0));
        let right_score = score(right);
        if left_score > 0.0 && right_score <= 0.0 {
            candidates.push(find_root(score, left, right).unwrap_or(right));
        }
        (left, left_score) = (right, right_score);
    }
    match candidates.as_slice() {
        [] => 0.0,
        [only] => *only,
        several => several.iter().copied().fold(several[0], |best, tau2| {
            let higher = likelihood(model, restricted, tau2) > likelihood(model, restricted, best);
            if higher { tau2 } else { best }
        }),
    }
}
