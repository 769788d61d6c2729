//! Mean, standard deviation and correlation of plain series.

use crate::refusal::Refusal;

/// Mean and standard deviation of a series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Moments {
    pub(crate) n: usize,
    pub(crate) mean: f64,
    /// With n − 1; exactly 0 when the series varies by rounding only.
    pub(crate) sd: f64,
}

pub(crate) fn as_real(n: usize) -> f64 {
    n as f64
}

/// Summed in the given order, so that the same rows give the same bits.
pub(crate) fn mean(values: &[f64]) -> f64 {
    let n = as_real(values.len());
    let rough = values.iter().sum::<f64>() / n;
    // Second pass takes back the rounding of the first.
    rough + values.iter().map(|value| value - rough).sum::<f64>() / n
}

pub(crate) fn moments(values: &[f64]) -> Result<Moments, Refusal> {
    let n = values.len();
    if n < 2 {
        return Err(Refusal::TooFew { found: n, needed: 2 });
    }
    if let Some(index) = values.iter().position(|value| !value.is_finite()) {
        return Err(Refusal::NotFiniteValue { index });
    }
    let mean = mean(values);
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    let sd = (squares / as_real(n - 1)).sqrt();
    let largest = values.iter().fold(0.0_f64, |largest, value| largest.max(value.abs()));
    let sd = if sd <= 1e-12 * largest { 0.0 } else { sd };
    Ok(Moments { n, mean, sd })
}

/// Pearson's r; `None` if one series does not vary.
pub(crate) fn correlation(x: &[f64], y: &[f64]) -> Result<Option<f64>, Refusal> {
    let (mx, my) = (moments(x)?, moments(y)?);
    if mx.sd == 0.0 || my.sd == 0.0 {
        return Ok(None);
    }
    let products: f64 = x.iter().zip(y).map(|(a, b)| (a - mx.mean) * (b - my.mean)).sum();
    let r = products / (as_real(mx.n - 1) * mx.sd * my.sd);
    Ok(Some(r.clamp(-1.0, 1.0)))
}
