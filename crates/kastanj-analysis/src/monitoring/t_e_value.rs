//! The t-test's e-value: evidence that may be looked at after every person.

use serde::Serialize;

use crate::refusal::Refusal;

/// One look.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct EValueStep {
    /// Observations so far.
    pub n: u64,
    /// t statistic of the mean against 0; `None` while nothing varies.
    pub t: Option<f64>,
    /// ln of the e-value; 0 while nothing varies.
    pub ln_e: f64,
    /// p that holds at all times: 1/(largest e so far), at most 1.
    pub p_always: f64,
}

/// e = (1 + nρ²)^(−1/2)·((1 + t²/ν)/(1 + t²/(ν(1 + nρ²))))^(n/2), ν = n − 1: the Bayes factor of a
/// normal prior with spread `rho` on mean/SD under the right Haar prior on SD, whose expectation
/// under "no change" never exceeds 1 for normal observations, whenever one stops. Lai (1976);
/// Pérez-Ortiz, Lardy, de Heide and Grünwald (2024).
///
/// # Errors
/// [`Refusal::TooFew`] below two observations, a value that is not finite, ρ outside 10⁻⁶–10⁶.
pub fn t_e_values(observations: &[f64], rho: f64) -> Result<Vec<EValueStep>, Refusal> {
    let found = observations.len();
    if found < 2 {
        return Err(Refusal::TooFew { found, needed: 2 });
    }
    if let Some(index) = observations.iter().position(|x| !x.is_finite() || x.abs() > 1e100) {
        return Err(Refusal::NotFiniteValue { index });
    }
    if !(1e-6..=1e6).contains(&rho) {
        let allowed = "between 1e-6 and 1e6";
        return Err(Refusal::BadSetting { name: "rho", value: rho, allowed });
    }
    let (mut mean, mut squares, mut largest) = (0.0, 0.0, 0.0_f64);
    let mut steps = Vec::with_capacity(found);
    for (index, &x) in observations.iter().enumerate() {
        let n = (index + 1) as f64;
        // Welford's running mean and sum of squares.
        let away = x - mean;
        mean += away / n;
        squares += away * (x - mean);
        if index == 0 {
            continue;
        }
        let nu = n - 1.0;
        let standard_error = (squares / nu / n).sqrt();
        let t = (standard_error > 1e-12 * mean.abs()).then(|| mean / standard_error);
        let spread = 1.0 + n * rho * rho;
        let ln_e = t.map_or(0.0, |t| {
            let t2 = t * t / nu;
            n / 2.0 * (t2.ln_1p() - (t2 / spread).ln_1p()) - spread.ln() / 2.0
        });
        largest = largest.max(ln_e);
        steps.push(EValueStep { n: index as u64 + 1, t, ln_e, p_always: (-largest).exp() });
    }
    Ok(steps)
}
