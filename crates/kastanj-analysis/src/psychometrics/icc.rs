//! The six intraclass correlations of Shrout and Fleiss.

use serde::Serialize;

use super::answers::Answers;
use crate::distribution::{f_quantile, f_upper};
use crate::interval::{Interval, LEVEL};
use crate::moments::{as_real, mean};
use crate::refusal::{Quantity, Refusal};

/// One coefficient.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Icc {
    /// The coefficient, at most 1; may be negative.
    pub icc: f64,
    /// F against no variation between subjects; `None` where raters agree perfectly.
    pub f: Option<f64>,
    /// Degrees of freedom of the numerator.
    pub df1: f64,
    /// Of the denominator.
    pub df2: f64,
    /// p of F.
    pub p_value: Option<f64>,
    /// 95 % interval; `None` where it does not exist (perfect agreement).
    pub interval: Option<Interval>,
}

/// The six coefficients of subjects × raters (or occasions, for a retest).
/// R: `psych::ICC(x, lmer = FALSE)`.
///
/// Shrout and Fleiss (1979). BMS, WMS, JMS, EMS: mean squares between and within subjects, between
/// raters, residual.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct IntraclassCorrelations {
    /// Subjects with every rating, n.
    pub n: u64,
    /// Raters k.
    pub raters: u64,
    /// ICC(1,1): each subject has its own raters; one rating. (BMS − WMS)/(BMS + (k−1)WMS).
    pub icc1: Icc,
    /// ICC(2,1): the same random raters, absolute agreement.
    /// (BMS − EMS)/(BMS + (k−1)EMS + k(JMS − EMS)/n).
    pub icc2: Icc,
    /// ICC(3,1): these raters only, consistency. (BMS − EMS)/(BMS + (k−1)EMS).
    pub icc3: Icc,
    /// ICC(1,k): the mean of k ratings. (BMS − WMS)/BMS.
    pub icc1k: Icc,
    /// ICC(2,k). (BMS − EMS)/(BMS + (JMS − EMS)/n).
    pub icc2k: Icc,
    /// ICC(3,k), equal to alpha. (BMS − EMS)/BMS.
    pub icc3k: Icc,
}

struct MeanSquares {
    n: f64,
    k: f64,
    between: f64,
    within: f64,
    raters: f64,
    residual: f64,
}

/// Coefficients of the complete rows; columns are raters.
///
/// # Errors
/// Fewer than two raters or two complete subjects; ratings that are all equal.
pub fn intraclass_correlations(ratings: &Answers) -> Result<IntraclassCorrelations, Refusal> {
    let rows = ratings.complete();
    let (n, k) = (rows.len(), ratings.items());
    if k < 2 {
        return Err(Refusal::TooFewItems { found: k, needed: 2 });
    }
    if n < 2 {
        return Err(Refusal::TooFew { found: n, needed: 2 });
    }
    let squares = mean_squares(&rows, k)?;
    let MeanSquares { n, k, between, within, raters, residual } = squares;
    let subjects = n - 1.0;
    let (df_within, df_residual) = (n * (k - 1.0), (n - 1.0) * (k - 1.0));
    let drift = raters - residual;
    // From the ends of F to those of a single and of a mean rating.
    let single = |f: f64| (f - 1.0) / (f + k - 1.0);
    let average = |f: f64| 1.0 - 1.0 / f;
    let icc = |icc: f64, error: f64, df2: f64, from_f: &dyn Fn(f64) -> f64| {
        let f = (error > 0.0).then(|| between / error);
        let interval = f.filter(|f| *f > 0.0).map(|f| {
            let p = f64::midpoint(1.0, LEVEL);
            Interval::between(
                from_f(f / f_quantile(p, subjects, df2)),
                from_f(f * f_quantile(p, df2, subjects)),
            )
        });
        let p_value = f.map(|f| f_upper(f, subjects, df2));
        Icc { icc, f, df1: subjects, df2, p_value, interval }
    };
    let share = |part: f64, whole: f64| if whole == 0.0 { 0.0 } else { part / whole };
    let (of_within, of_residual) = (between - within, between - residual);
    let whole = between + (k - 1.0) * residual + k * drift / n;
    let random = absolute_interval(&squares, share(of_residual, whole));
    let step_up = |x: f64| k * x / (1.0 + (k - 1.0) * x);
    let icc2 = icc(share(of_residual, whole), residual, df_residual, &single);
    let icc2k = icc(share(of_residual, between + drift / n), residual, df_residual, &average);
    Ok(IntraclassCorrelations {
        n: rows.len() as u64,
        raters: ratings.items() as u64,
        icc1: icc(share(of_within, between + (k - 1.0) * within), within, df_within, &single),
        icc2: Icc { interval: random, ..icc2 },
        icc3: icc(
            share(of_residual, between + (k - 1.0) * residual),
            residual,
            df_residual,
            &single,
        ),
        icc1k: icc(share(of_within, between), within, df_within, &average),
        icc2k: Icc {
            interval: random.map(|i| Interval::between(step_up(i.lower), step_up(i.upper))),
            ..icc2k
        },
        icc3k: icc(share(of_residual, between), residual, df_residual, &average),
    })
}

fn mean_squares(rows: &[Vec<f64>], raters: usize) -> Result<MeanSquares, Refusal> {
    let (n, k) = (as_real(rows.len()), as_real(raters));
    let all: Vec<f64> = rows.iter().flatten().copied().collect();
    let grand = mean(&all);
    let row_means: Vec<f64> = rows.iter().map(|row| mean(row)).collect();
    let column = |j: usize| mean(&rows.iter().map(|row| row[j]).collect::<Vec<_>>());
    let column_means: Vec<f64> = (0..raters).map(column).collect();
    let sum = |values: &mut dyn Iterator<Item = f64>| values.map(|x| x * x).sum::<f64>();
    let total = sum(&mut all.iter().map(|x| x - grand));
    let largest = all.iter().fold(0.0_f64, |largest, x| largest.max(x.abs()));
    // A perfect fit leaves rounding only.
    let rounding = 1e-24 * largest * largest * n * k;
    if total <= rounding {
        return Err(Refusal::ZeroVariance { what: Quantity::Ratings });
    }
    let clean = |x: f64| if x <= rounding { 0.0 } else { x };
    let between = clean(k * sum(&mut row_means.iter().map(|m| m - grand)));
    let raters = clean(n * sum(&mut column_means.iter().map(|m| m - grand)));
    let cells = rows.iter().zip(&row_means).flat_map(|(row, mean)| {
        row.iter().zip(&column_means).map(move |(x, column)| x - mean - column + grand)
    });
    let residual = clean(sum(&mut { cells }));
    let within = clean(sum(&mut rows
        .iter()
        .zip(&row_means)
        .flat_map(|(row, m)| row.iter().map(move |x| x - m))));
    Ok(MeanSquares {
        n,
        k,
        between: between / (n - 1.0),
        within: within / (n * (k - 1.0)),
        raters: raters / (k - 1.0),
        residual: residual / ((n - 1.0) * (k - 1.0)),
    })
}

/// Satterthwaite's approximation for random raters (Shrout and Fleiss 1979, p. 424).
fn absolute_interval(squares: &MeanSquares, icc: f64) -> Option<Interval> {
    let MeanSquares { n, k, between, raters, residual, .. } = *squares;
    if residual <= 0.0 || between <= 0.0 {
        return None;
    }
    let ratio = raters / residual;
    let first = k * icc * ratio;
    let second = n * (1.0 + (k - 1.0) * icc) - k * icc;
    let df = (n - 1.0) * (k - 1.0) * (first + second).powi(2)
        / ((n - 1.0) * first * first + second * second);
    if !(df > 0.0 && df.is_finite()) {
        return None;
    }
    let p = f64::midpoint(1.0, LEVEL);
    let (up, down) = (f_quantile(p, n - 1.0, df), f_quantile(p, df, n - 1.0));
    let spread = k * raters + (k * n - k - n) * residual;
    Some(Interval::between(
        n * (between - up * residual) / (up * spread + n * between),
        n * (down * between - residual) / (spread + n * down * between),
    ))
}
