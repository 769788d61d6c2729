//! How far completers and those lost lie apart at the start, characteristic by characteristic.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::distribution::normal_quantile;
use crate::gates::DISCLOSURE_MINIMUM;
use crate::interval::{Interval, LEVEL};
use crate::moments::moments;
use crate::refusal::Refusal;
use crate::regression::design::check_values;

/// One characteristic, or one level of it, lost − completers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CharacteristicDifference {
    /// Name of the characteristic; with the level appended for a category.
    pub name: String,
    /// Completers with a value.
    pub completers: u64,
    /// People lost with a value.
    pub lost: u64,
    /// Mean (share for a level) of completers; `None` if a cell is smaller than 5.
    pub mean_completers: Option<f64>,
    /// Mean (share for a level) of those lost; `None` likewise.
    pub mean_lost: Option<f64>,
    /// Difference ÷ √((s₁² + s₂²)/2), for shares s² = p(1 − p) (Austin 2009). `None` if a cell is
    /// smaller than 5 or nothing varies.
    pub standardised: Option<f64>,
    /// d ± 1.96·√((n₁+n₂)/(n₁n₂) + d²/(2(n₁+n₂))) (Hedges and Olkin 1985).
    pub interval: Option<Interval>,
}

/// A characteristic to compare.
#[derive(Debug, Clone, PartialEq)]
pub enum Characteristic {
    /// A number per person.
    Numeric(String, Vec<f64>),
    /// A category per person: every level becomes a row.
    Category(String, Vec<String>),
}

/// Compares all characteristics; `lost` says of every person whether they were lost. Groups and
/// cells below five are withheld. R: by formula, as `tableone` and `stddiff` do.
///
/// # Errors
/// [`Refusal::UnequalLengths`]; a value that is not finite or larger than 1e100.
pub fn standardised_differences(
    characteristics: &[Characteristic],
    lost: &[bool],
) -> Result<Vec<CharacteristicDifference>, Refusal> {
    let mut table = Vec::new();
    for characteristic in characteristics {
        match characteristic {
            Characteristic::Numeric(name, values) => {
                same_length(lost, values.len())?;
                check_values(name, values)?;
                table.push(numeric(name, values, lost));
            }
            Characteristic::Category(name, values) => {
                same_length(lost, values.len())?;
                table.extend(levels(name, values, lost));
            }
        }
    }
    Ok(table)
}

fn same_length(lost: &[bool], found: usize) -> Result<(), Refusal> {
    if lost.len() == found {
        Ok(())
    } else {
        Err(Refusal::UnequalLengths { left: lost.len(), right: found })
    }
}

fn numeric(name: &str, values: &[f64], lost: &[bool]) -> CharacteristicDifference {
    let group = |of_lost: bool| -> Vec<f64> {
        let pairs = values.iter().zip(lost).filter(|(_, lost)| **lost == of_lost);
        pairs.map(|(value, _)| *value).collect()
    };
    let (stayed, gone) = (group(false), group(true));
    let counts = (stayed.len() as u64, gone.len() as u64);
    let spread = moments(&stayed).ok().zip(moments(&gone).ok());
    let figures = spread
        .filter(|_| counts.0.min(counts.1) >= DISCLOSURE_MINIMUM)
        .map(|(a, b)| ((a.mean, a.sd * a.sd), (b.mean, b.sd * b.sd)));
    difference(name.to_owned(), counts, figures)
}

fn levels(name: &str, values: &[String], lost: &[bool]) -> Vec<CharacteristicDifference> {
    let mut cells: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    let (mut stayed, mut gone) = (0, 0);
    for (value, lost) in values.iter().zip(lost) {
        let cell = cells.entry(value).or_default();
        if *lost {
            cell.1 += 1;
            gone += 1;
        } else {
            cell.0 += 1;
            stayed += 1;
        }
    }
    let share = |count: u64, of: u64| {
        let p = count as f64 / of as f64;
        (p, p * (1.0 - p))
    };
    cells
        .into_iter()
        .map(|(level, cell)| {
            // The rest of a group is a cell, too: 40 of 41 gives one person away.
            let smallest = [cell.0, cell.1, stayed - cell.0, gone - cell.1].into_iter().min();
            let shown = smallest.is_some_and(|count| count >= DISCLOSURE_MINIMUM);
            let figures = shown.then(|| (share(cell.0, stayed), share(cell.1, gone)));
            difference(format!("{name}{level}"), (stayed, gone), figures)
        })
        .collect()
}

/// (mean, variance) of completers and lost.
type Figures = ((f64, f64), (f64, f64));

fn difference(
    name: String,
    counts: (u64, u64),
    figures: Option<Figures>,
) -> CharacteristicDifference {
    let (n1, n2) = (counts.0 as f64, counts.1 as f64);
    let standardised = figures
        .filter(|(a, b)| a.1 + b.1 > 0.0)
        .map(|(a, b)| (b.0 - a.0) / f64::midpoint(a.1, b.1).sqrt());
    let z = normal_quantile(f64::midpoint(1.0, LEVEL));
    let interval = standardised.map(|d| {
        Interval::around(d, z * ((n1 + n2) / (n1 * n2) + d * d / (2.0 * (n1 + n2))).sqrt())
    });
    CharacteristicDifference {
        name,
        completers: counts.0,
        lost: counts.1,
        mean_completers: figures.map(|(a, _)| a.0),
        mean_lost: figures.map(|(_, b)| b.0),
        standardised,
        interval,
    }
}
