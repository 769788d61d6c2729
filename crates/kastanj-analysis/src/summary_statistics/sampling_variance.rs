//! Large-sample variances of standardised mean changes.

use serde::Serialize;

use crate::effect_size::EffectSizes;
use crate::paired_change::PairedChange;

/// Variances that belong to the corrected sizes g of [`EffectSizes`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SamplingVariances {
    /// Of g_z (denominator SD_change): 1/n + g²/(2n). R: `escalc(measure = "SMCC")`.
    pub g_z: f64,
    /// Of g_glass (denominator SD_before), equal spread before and after assumed:
    /// 2(1 − r)/n + g²/(2n), Becker (1988). R: `"SMCR"`. `None` without r.
    pub g_glass: Option<f64>,
    /// Of g_glass without that assumption, Bonett (2008):
    /// J²·(SD_change²/(SD_before²·(n − 1)) + g²/(2(n − 1))). R: `"SMCRH"`.
    pub g_glass_unequal_spread: f64,
}

/// The variances; `None` where Hedges' J does not exist (two pairs).
#[must_use]
pub fn sampling_variances(change: &PairedChange, sizes: &EffectSizes) -> Option<SamplingVariances> {
    let (g_z, g_glass, j) = (sizes.g_z?, sizes.g_glass?, sizes.hedges_j?);
    let n = change.df + 1.0;
    let ratio = change.sd_change / change.sd_before;
    Some(SamplingVariances {
        g_z: 1.0 / n + g_z * g_z / (2.0 * n),
        g_glass: change.r.map(|r| 2.0 * (1.0 - r) / n + g_glass * g_glass / (2.0 * n)),
        g_glass_unequal_spread: j
            * j
            * (ratio * ratio / change.df + g_glass * g_glass / (2.0 * change.df)),
    })
}
