//! Likelihoods of one count, by the linear predictors behind it.

use serde::Serialize;
use statrs::function::gamma::{digamma, ln_gamma};

use crate::numeric::Jet;

/// Which distribution the counts have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CountModel {
    /// Poisson. R: `glm(family = poisson)`.
    Poisson,
    /// Negative binomial, variance μ + μ²/θ. R: `MASS::glm.nb`.
    NegativeBinomial,
    /// Poisson mixed with certain zeros. Lambert (1992). R: `pscl::zeroinfl`.
    ZeroInflatedPoisson,
    /// Negative binomial mixed with certain zeros. R: `pscl::zeroinfl(dist = "negbin")`.
    ZeroInflatedNegativeBinomial,
    /// Zero or not, then Poisson above zero. Mullahy (1986). R: `pscl::hurdle`.
    HurdlePoisson,
    /// Zero or not, then negative binomial above zero. R: `pscl::hurdle(dist = "negbin")`.
    HurdleNegativeBinomial,
}

impl CountModel {
    /// Whether there is a θ.
    #[must_use]
    pub fn has_theta(self) -> bool {
        matches!(
            self,
            Self::NegativeBinomial
                | Self::ZeroInflatedNegativeBinomial
                | Self::HurdleNegativeBinomial
        )
    }

    /// Whether zeros have a predictor of their own.
    #[must_use]
    pub fn has_zero_part(self) -> bool {
        !matches!(self, Self::Poisson | Self::NegativeBinomial)
    }

    /// ln P(Y = y) with its derivatives by η = ln μ, ζ = logit of the zero part, λ = ln θ.
    pub(super) fn log_density(self, y: f64, eta: f64, zeta: f64, lambda: f64) -> Jet {
        let (eta, zeta) = (Jet::variable(eta, 0), Jet::variable(zeta, 1));
        let lambda = self.has_theta().then(|| Jet::variable(lambda, 2));
        let positive = |y: f64| count_density(y, eta, lambda);
        match self {
            Self::Poisson | Self::NegativeBinomial => positive(y),
            // Probability of a certain zero e^ζ/(1 + e^ζ).
            Self::ZeroInflatedPoisson | Self::ZeroInflatedNegativeBinomial => {
                let part = if y == 0.0 {
                    zeta.ln_add_exp(-minus_log_zero(eta, lambda))
                } else {
                    positive(y)
                };
                part - zeta.softplus()
            }
            // Probability of a count above zero e^ζ/(1 + e^ζ).
            Self::HurdlePoisson | Self::HurdleNegativeBinomial => {
                if y == 0.0 {
                    -zeta.softplus()
                } else {
                    let above = minus_log_zero(eta, lambda).ln_one_minus_exp_neg();
                    zeta - zeta.softplus() + positive(y) - above
                }
            }
        }
    }
}

/// −ln P(Y = 0): μ, or θ·ln(1 + μ/θ).
fn minus_log_zero(eta: Jet, lambda: Option<Jet>) -> Jet {
    match lambda {
        None => eta.exp(),
        Some(lambda) => lambda.exp() * (eta - lambda).exp().ln_1p(),
    }
}

fn count_density(y: f64, eta: Jet, lambda: Option<Jet>) -> Jet {
    let factorial = Jet::constant(ln_gamma(y + 1.0));
    let zero = minus_log_zero(eta, lambda);
    match lambda {
        None => eta.scale(y) - zero - factorial,
        // y·ln(μ/(θ + μ)) + ln Γ(y + θ)/Γ(θ) − θ·ln(1 + μ/θ) − ln y!.
        Some(lambda) => {
            (eta - lambda.ln_add_exp(eta)).scale(y) + rising(y, lambda.exp()) - zero - factorial
        }
    }
}

/// Up to this count ln Γ(y + θ)/Γ(θ) is summed term by term, without cancellation.
const SUMMED: f64 = 200.0;

/// ln Γ(y + θ) − ln Γ(θ).
fn rising(y: f64, theta: Jet) -> Jet {
    let t = theta.value;
    if y <= SUMMED {
        let (mut value, mut first, mut second) = (0.0, 0.0, 0.0);
        let mut j = 0.0;
        while j < y {
            value += (t + j).ln();
            first += 1.0 / (t + j);
            second -= (t + j).powi(-2);
            j += 1.0;
        }
        return theta.apply(value, first, second);
    }
    theta.apply(
        ln_gamma(y + t) - ln_gamma(t),
        digamma(y + t) - digamma(t),
        trigamma(y + t) - trigamma(t),
    )
}

/// ψ′(x), x > 0: recurrence up to 20, then the asymptotic series.
fn trigamma(x: f64) -> f64 {
    let (mut x, mut sum) = (x, 0.0);
    while x < 20.0 {
        sum += 1.0 / (x * x);
        x += 1.0;
    }
    let s = 1.0 / (x * x);
    let series =
        1.0 / 6.0 - s * (1.0 / 30.0 - s * (1.0 / 42.0 - s * (1.0 / 30.0 - s * 5.0 / 66.0)));
    sum + 1.0 / x + s / 2.0 + s / x * series
}
