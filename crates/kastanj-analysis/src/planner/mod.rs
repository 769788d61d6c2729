//! How many pairs, and how many people, would be enough?

mod persons;
mod power;
mod precision;

use std::borrow::Cow;
use std::sync::OnceLock;

use serde::Serialize;

use crate::interval::Level;

pub use persons::{Needed, Retention};
pub use power::{PowerRow, pairs_for_power, power_paired, smallest_detectable};
pub use precision::{
    PrecisionRow, half_width_expected, pairs_assured, pairs_expected, pairs_for_d_z,
};

/// The half-widths that are shown side by side.
pub const HALF_WIDTHS: [f64; 7] = [0.5, 0.4, 0.3, 0.25, 0.2, 0.15, 0.1];
/// Correlations shown when none is observed.
pub const CORRELATIONS: [f64; 3] = [0.3, 0.5, 0.7];
/// Planned standardised changes d_z of the power and d_z tables.
pub const PLANNED_D_Z: [f64; 4] = [0.2, 0.3, 0.5, 0.8];

/// The planner's tables.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Planner {
    /// What is observed so far, and how many people a pair costs.
    pub retention: Retention,
    /// Half-widths in SDs of the change.
    pub by_sd_change: Vec<PrecisionRow>,
    /// Half-widths on the d_av scale, the ladder's own: one table per ratio of the SDs.
    pub by_sd_av: Vec<ScaleTable>,
    /// Half the width of the noncentral-t interval of d_z.
    pub by_d_z: Vec<DzRow>,
    /// Pairs for a test.
    pub power: Vec<PowerRow>,
    /// Smallest d_z that the pairs at hand detect with 80 % power; `None` below two pairs.
    pub smallest_detectable_d_z: Option<f64>,
}

/// Precision on the d_av scale for one ratio SD_change ÷ SD_av.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScaleTable {
    /// True if the ratio is the observed one.
    pub observed: bool,
    /// Correlation before–after behind the ratio; for the observed one the observed r.
    pub r: Option<f64>,
    /// SD_change ÷ SD_av; with equal SDs √(2(1 − r)).
    pub sd_ratio: f64,
    /// The rows, `half_width` in SD_av.
    pub rows: Vec<PrecisionRow>,
}

/// Pairs for an interval of d_z at a planned d_z.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DzRow {
    /// The planned d_z.
    pub d_z: f64,
    /// Half-width wanted.
    pub half_width: f64,
    /// What it takes.
    pub needed: Needed,
}

/// The observed spread of the change, if at least five pairs allow to use it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ObservedSpread {
    /// SD_change ÷ SD_av, > 0.
    pub sd_ratio: f64,
    /// r(before, after).
    pub r: Option<f64>,
}

/// Fills all tables, for intervals at `level` and tests at 1 − `level`.
#[must_use]
pub fn plan(retention: Retention, observed: Option<ObservedSpread>, level: Level) -> Planner {
    let row = |half_width: f64, ratio: f64| {
        PrecisionRow::at(half_width, half_width / ratio, &retention, level)
    };
    let table = |observed: bool, r: Option<f64>, sd_ratio: f64| ScaleTable {
        observed,
        r,
        sd_ratio,
        rows: HALF_WIDTHS.iter().map(|&h| row(h, sd_ratio)).collect(),
    };
    let by_sd_av = match observed {
        Some(spread) => vec![table(true, spread.r, spread.sd_ratio)],
        None => {
            CORRELATIONS.iter().map(|&r| table(false, Some(r), (2.0 * (1.0 - r)).sqrt())).collect()
        }
    };
    let fixed = fixed_tables(level);
    let (by_d_z, power) = (fixed.by_d_z.iter(), fixed.power.iter());
    Planner {
        by_sd_change: HALF_WIDTHS.iter().map(|&h| row(h, 1.0)).collect(),
        by_sd_av,
        by_d_z: by_d_z
            .map(|&(d_z, half_width, pairs)| DzRow {
                d_z,
                half_width,
                needed: retention.needed(pairs),
            })
            .collect(),
        power: power
            .map(|&(d_z, pairs)| PowerRow {
                d_z,
                power_80: retention.needed(pairs[0]),
                power_90: retention.needed(pairs[1]),
            })
            .collect(),
        smallest_detectable_d_z: smallest_detectable(retention.pairs, 0.8, level),
        retention,
    }
}

/// The two tables that depend on nothing observed.
#[derive(Clone)]
struct FixedTables {
    /// d_z, half-width, pairs.
    by_d_z: Vec<(f64, f64, u64)>,
    /// d_z, pairs for power 0.80 and 0.90.
    power: Vec<(f64, [u64; 2])>,
}

/// Hundreds of noncentral t integrals that always come out the same: computed once per process at
/// the usual level, which nearly every plan has.
fn fixed_tables(level: Level) -> Cow<'static, FixedTables> {
    static USUAL: OnceLock<FixedTables> = OnceLock::new();
    if level == Level::USUAL {
        Cow::Borrowed(USUAL.get_or_init(|| FixedTables::at(level)))
    } else {
        Cow::Owned(FixedTables::at(level))
    }
}

impl FixedTables {
    fn at(level: Level) -> Self {
        let by_d_z = PLANNED_D_Z
            .iter()
            .flat_map(|&d_z| HALF_WIDTHS.iter().map(move |&half_width| (d_z, half_width)))
            .filter_map(|(d_z, half_width)| {
                Some((d_z, half_width, pairs_for_d_z(half_width, d_z, level)?))
            })
            .collect();
        let power = PLANNED_D_Z
            .iter()
            .filter_map(|&d_z| {
                let pairs = |power| pairs_for_power(d_z, power, level);
                Some((d_z, [pairs(0.8)?, pairs(0.9)?]))
            })
            .collect();
        FixedTables { by_d_z, power }
    }
}
