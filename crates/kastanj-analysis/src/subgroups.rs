//! Does the change differ between groups that were named before the data?
//!
//! Answered by one test over all groups, never by *a change in one group, none in another*: two
//! intervals of which one excludes 0 say nothing of their difference.

mod over_services;

pub use over_services::{GroupDifference, GroupsOverServices, groups_over_services};

use serde::Serialize;

use crate::distribution::f_upper;
use crate::gates::DISCLOSURE_MINIMUM;
use crate::interval::Level;
use crate::moments::{Moments, as_real};
use crate::paired_change::{PairedChange, Pairs, paired_change_at};
use crate::refusal::Refusal;
use crate::two_groups::{Welch, welch};

/// One group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupChange {
    /// Its place among the groups, from 0.
    pub group: usize,
    /// Its complete pairs.
    pub pairs: u64,
    /// Its change; `None` below the smallest number of pairs, or where its changes do not vary.
    /// Such a group is in no test.
    pub change: Option<PairedChange>,
}

/// Welch's test that all groups have the same mean change, spreads not assumed equal.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interaction {
    /// Groups in the test, at least 2.
    pub groups: u64,
    /// Welch's F.
    pub f: f64,
    /// Groups − 1.
    pub df_numerator: f64,
    /// Denominator degrees of freedom.
    pub df_denominator: f64,
    /// P(F > f), before any adjustment for several questions.
    pub p_value: f64,
    /// The difference of the mean changes with its interval, first group − second, where two groups
    /// are in the test.
    pub difference: Option<Welch>,
}

/// One question's groups.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Subgroups {
    /// Every group in the order given, empty ones too.
    pub groups: Vec<GroupChange>,
    /// Pairs of people who belong to no group: they gave no answer.
    pub without_group: u64,
    /// The test; `None` with fewer than two groups in it.
    pub interaction: Option<Interaction>,
}

/// Compares the change of groups. `group` says for each pair which of the `groups` groups it is in;
/// below `smallest` pairs, and never below [`DISCLOSURE_MINIMUM`], a group has no figures.
///
/// R: `oneway.test(change ~ group)` (Welch 1951); two groups: `t.test(change ~ group)`.
///
/// # Errors
/// [`Refusal::UnequalLengths`] unless there is one entry for each pair,
/// [`Refusal::NoSuchCategory`] for a group that there is not.
pub fn subgroups(
    pairs: &Pairs,
    group: &[Option<usize>],
    groups: usize,
    smallest: u64,
    level: Level,
) -> Result<Subgroups, Refusal> {
    if group.len() != pairs.len() {
        return Err(Refusal::UnequalLengths { left: pairs.len(), right: group.len() });
    }
    let mut scores: Vec<(Vec<f64>, Vec<f64>)> = vec![(Vec::new(), Vec::new()); groups];
    let mut without_group = 0;
    for (index, (place, (before, after))) in
        group.iter().zip(pairs.before().iter().zip(pairs.after())).enumerate()
    {
        let Some(place) = place else {
            without_group += 1;
            continue;
        };
        let Some((befores, afters)) = scores.get_mut(*place) else {
            return Err(Refusal::NoSuchCategory { index, found: *place, categories: groups });
        };
        befores.push(*before);
        afters.push(*after);
    }
    let least = smallest.max(DISCLOSURE_MINIMUM);
    let groups = scores
        .into_iter()
        .enumerate()
        .map(|(group, (before, after))| {
            let pairs = before.len() as u64;
            let change = if pairs < least {
                None
            } else {
                match paired_change_at(&Pairs::new(before, after)?, level) {
                    Ok(change) => Some(change),
                    Err(Refusal::ZeroVariance { .. }) => None,
                    Err(other) => return Err(other),
                }
            };
            Ok(GroupChange { group, pairs, change })
        })
        .collect::<Result<Vec<GroupChange>, Refusal>>()?;
    let interaction = interaction(&groups, level);
    Ok(Subgroups { groups, without_group, interaction })
}

/// Welch (1951): w = n/s², F = Σw(m − m̄)²/(k − 1) ÷ (1 + 2(k − 2)λ), λ = Σ(1 − w/Σw)²/(n − 1) ÷
/// (k² − 1), denominator degrees of freedom 1/(3λ).
fn interaction(groups: &[GroupChange], level: Level) -> Option<Interaction> {
    let changes: Vec<Moments> = groups
        .iter()
        .filter_map(|group| group.change.as_ref())
        .map(|c| Moments { n: c.n as usize, mean: c.mean_change, sd: c.sd_change })
        .collect();
    if changes.len() < 2 {
        return None;
    }
    let k = as_real(changes.len());
    let weights: Vec<f64> = changes.iter().map(|m| as_real(m.n) / m.sd.powi(2)).collect();
    let total: f64 = weights.iter().sum();
    let centre = weights.iter().zip(&changes).map(|(w, m)| w * m.mean).sum::<f64>() / total;
    let between: f64 =
        weights.iter().zip(&changes).map(|(w, m)| w * (m.mean - centre).powi(2)).sum();
    let lambda = weights
        .iter()
        .zip(&changes)
        .map(|(w, m)| (1.0 - w / total).powi(2) / as_real(m.n - 1))
        .sum::<f64>()
        / (k * k - 1.0);
    let f = between / ((k - 1.0) * (1.0 + 2.0 * (k - 2.0) * lambda));
    let df_denominator = 1.0 / (3.0 * lambda);
    Some(Interaction {
        groups: changes.len() as u64,
        f,
        df_numerator: k - 1.0,
        df_denominator,
        p_value: f_upper(f, k - 1.0, df_denominator),
        difference: match changes.as_slice() {
            [first, second] => Some(welch(first, second, level)),
            _ => None,
        },
    })
}
