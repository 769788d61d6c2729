//! How the answers moved over ordered categories.

use serde::Serialize;

use crate::interval::Interval;
use crate::proportion::Proportion;
use crate::refusal::Refusal;
use crate::tables::{BinaryPairs, SquareTable, mcnemar, paired_shares};

/// One category before and after.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct CategoryShift {
    /// Those with this answer before.
    pub before: Proportion,
    /// Those with this answer after.
    pub after: Proportion,
    /// Share after − share before.
    pub difference: f64,
    /// Newcombe's paired interval of the difference.
    pub interval: Interval,
}

/// The margins side by side, and who moved which way.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MarginalShift {
    /// Pairs.
    pub n: u64,
    /// One entry for each category, in order.
    pub categories: Vec<CategoryShift>,
    /// Moved to a later category.
    pub up: Proportion,
    /// Moved to an earlier category.
    pub down: Proportion,
    /// Stayed.
    pub unchanged: Proportion,
    /// Share up − share down, −1 to 1 (the paired form of Somers' d).
    pub net_shift: f64,
    /// Two-sided mid-p of up against down (sign test); `None` if nobody moved.
    pub sign_mid_p: Option<f64>,
    /// Two-sided exact p of the sign test; `None` if nobody moved.
    pub sign_exact_p: Option<f64>,
}

/// Describes a square table. R: `prop.table` of the margins, `binom.test(up, up + down)`.
///
/// # Errors
/// [`Refusal::TooMany`] above 4·10⁹ pairs in one cell of a collapsed table.
pub fn marginal_shift(table: &SquareTable) -> Result<MarginalShift, Refusal> {
    let k = table.categories();
    let n = table.n();
    let most = u64::from(u32::MAX);
    let categories = (0..k)
        .map(|category| {
            let collapsed = table.collapsed(category).ok_or(Refusal::TooMany { found: n, most })?;
            let shares = paired_shares(&collapsed)?;
            Ok(CategoryShift {
                before: shares.before,
                after: shares.after,
                difference: shares.difference,
                interval: shares.interval,
            })
        })
        .collect::<Result<Vec<_>, Refusal>>()?;
    let moved = |up: bool| -> u64 {
        (0..k)
            .flat_map(|i| (0..k).map(move |j| (i, j)))
            .filter(|(i, j)| if up { j > i } else { j < i })
            .map(|(i, j)| table.cell(i, j))
            .sum()
    };
    let (ups, downs) = (moved(true), moved(false));
    let cell = |count: u64| u32::try_from(count).map_err(|_| Refusal::TooMany { found: n, most });
    let moves = BinaryPairs { yes_no: cell(downs)?, no_yes: cell(ups)?, ..BinaryPairs::default() };
    let sign = (moves.discordant() > 0).then(|| mcnemar(&moves)).transpose()?;
    Ok(MarginalShift {
        n,
        categories,
        up: Proportion::new(ups, n)?,
        down: Proportion::new(downs, n)?,
        unchanged: Proportion::new(n - ups - downs, n)?,
        net_shift: (ups as f64 - downs as f64) / n as f64,
        sign_mid_p: sign.map(|test| test.mid_p),
        sign_exact_p: sign.map(|test| test.exact_p),
    })
}
