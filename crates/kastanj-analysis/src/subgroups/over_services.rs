//! Does the change differ between groups, when people of one service go together?

use std::collections::BTreeSet;

use serde::Serialize;

use super::{GroupChange, Subgroups};
use crate::distribution::{student_quantile, student_two_sided};
use crate::interval::{Interval, Level};
use crate::moments::{Moments, as_real};
use crate::over_services::{ChangeOverServices, FEWEST_SERVICES, over_services};
use crate::paired_change::{PairedChange, Pairs};
use crate::refusal::Refusal;
use crate::regression::{ClusterCorrection, ClusterRobust, Design, LeastSquares};
use crate::two_groups::welch;

/// The groups of [`subgroups`](super::subgroups) with services as clusters.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupsOverServices {
    /// Services of the pairs in the test; pairs that name none count together as one more.
    pub services: u64,
    /// Each group's change in the order of the groups; `None` for a group without figures, or with
    /// people of fewer than three services: how far services differ cannot be told from them.
    pub groups: Vec<Option<ChangeOverServices>>,
    /// Every two groups in the test.
    pub differences: Vec<GroupDifference>,
    /// P that all groups change alike, before any adjustment for several questions: with two groups
    /// that of their difference; with more the smallest CR2 p times the number of differences
    /// (Bonferroni), and never below Welch's. `None` if a difference cannot be told from the services.
    pub p_value: Option<f64>,
}

/// Mean change of one group − that of another.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct GroupDifference {
    /// Place of the one group, from 0.
    pub first: usize,
    /// Place of the other.
    pub second: usize,
    /// First − second, scale points.
    pub difference: f64,
    /// Cluster-robust standard error CR2, scale points.
    pub standard_error: f64,
    /// Satterthwaite's degrees of freedom.
    pub df: f64,
    /// CR2's own two-sided p.
    pub cr2_p_value: f64,
    /// CR2's own interval.
    pub cr2_interval: Interval,
    /// The wider of that and Welch's.
    pub interval: Interval,
    /// The larger of both p.
    pub p_value: f64,
}

/// The groups of `found`, which sums up `pairs`, with the service of each pair; `None` without a test
/// or below three services.
///
/// R: `clubSandwich::coef_test(lm(change ~ group), vcov = "CR2", cluster = service)`.
///
/// # Errors
/// [`Refusal::UnequalLengths`] unless there is one group and one service for each pair.
pub fn groups_over_services(
    pairs: &Pairs,
    group: &[Option<usize>],
    services: &[Option<&str>],
    found: &Subgroups,
    level: Level,
) -> Result<Option<GroupsOverServices>, Refusal> {
    for other in [group.len(), services.len()] {
        if other != pairs.len() {
            return Err(Refusal::UnequalLengths { left: pairs.len(), right: other });
        }
    }
    let Some(test) = &found.interaction else { return Ok(None) };
    let tested: Vec<(usize, &PairedChange)> = found.groups.iter().filter_map(in_test).collect();
    let people: Vec<Person<'_>> = people(pairs, group, services, &tested);
    let clusters: BTreeSet<Option<&str>> = people.iter().map(|person| person.service).collect();
    if (clusters.len() as u64) < FEWEST_SERVICES {
        return Ok(None);
    }
    let groups = found.groups.iter().map(|one| {
        let change = one.change.as_ref()?;
        let own = people.iter().filter(|person| person.group == one.group);
        over_services(own.map(|person| (person.change, person.service)), change)
    });
    let groups = groups.collect();
    let every_two = tested.len() * (tested.len() - 1) / 2;
    let differences = differences(&people, &tested, level)?;
    let smallest = differences.iter().map(|one| one.cr2_p_value).fold(1.0, f64::min);
    let p_value = (differences.len() == every_two)
        .then(|| (smallest * as_real(every_two)).min(1.0).max(test.p_value));
    let services = clusters.len() as u64;
    Ok(Some(GroupsOverServices { services, groups, differences, p_value }))
}

struct Person<'a> {
    change: f64,
    group: usize,
    service: Option<&'a str>,
}

fn in_test(group: &GroupChange) -> Option<(usize, &PairedChange)> {
    group.change.as_ref().map(|change| (group.group, change))
}

fn people<'a>(
    pairs: &Pairs,
    group: &[Option<usize>],
    services: &[Option<&'a str>],
    tested: &[(usize, &PairedChange)],
) -> Vec<Person<'a>> {
    let scores = pairs.before().iter().zip(pairs.after());
    let rows = scores.zip(group.iter().zip(services));
    rows.filter_map(|((before, after), (group, service))| {
        let group = group.filter(|group| tested.iter().any(|(place, _)| place == group))?;
        Some(Person { change: after - before, group, service: *service })
    })
    .collect()
}

/// Every two groups whose difference the services leave determined: both have people of two.
fn differences(
    people: &[Person<'_>],
    tested: &[(usize, &PairedChange)],
    level: Level,
) -> Result<Vec<GroupDifference>, Refusal> {
    // Named by place with leading noughts, so that the columns come in the order of the groups.
    let names: Vec<String> = people.iter().map(|person| format!("{:09}", person.group)).collect();
    let design = Design::with_intercept(people.len()).factor("group", &names)?;
    let changes: Vec<f64> = people.iter().map(|person| person.change).collect();
    let fit = LeastSquares::fit(&design, &changes)?;
    // A service that is not named cannot be called as one that is.
    let clusters: Vec<String> = people
        .iter()
        .map(|person| person.service.map_or_else(String::new, |name| format!("={name}")))
        .collect();
    let robust = fit.cluster_robust(&clusters, ClusterCorrection::Cr2)?;
    let mut found = Vec::new();
    for (i, first) in tested.iter().enumerate() {
        for (j, second) in tested.iter().enumerate().skip(i + 1) {
            let column = |at: usize| (at > 0).then_some(at);
            // All of a group in one service: its error between services is not in the residuals.
            if services_of(people, first.0) < 2 || services_of(people, second.0) < 2 {
                continue;
            }
            let mut weights = vec![0.0; tested.len()];
            if let Some(at) = column(i) {
                weights[at] = 1.0;
            }
            if let Some(at) = column(j) {
                weights[at] = -1.0;
            }
            found.extend(difference(&robust, &fit, &weights, (*first, *second), level));
        }
    }
    Ok(found)
}

fn services_of(people: &[Person<'_>], group: usize) -> usize {
    let own = people.iter().filter(|person| person.group == group);
    own.map(|person| person.service).collect::<BTreeSet<_>>().len()
}

fn difference(
    robust: &ClusterRobust,
    fit: &LeastSquares,
    weights: &[f64],
    ((first, one), (second, other)): ((usize, &PairedChange), (usize, &PairedChange)),
    level: Level,
) -> Option<GroupDifference> {
    let found = robust.contrast(fit, "difference", weights).ok()?;
    let moments =
        |c: &PairedChange| Moments { n: c.n as usize, mean: c.mean_change, sd: c.sd_change };
    let apart = welch(&moments(one), &moments(other), level);
    let half_width = student_quantile(level.upper_point(), found.df) * found.se;
    let cr2_interval = Interval::around_at(found.estimate, half_width, level);
    let cr2_p_value = student_two_sided(found.estimate / found.se, found.df);
    let welch_is_wider = apart.interval.upper - apart.interval.lower > 2.0 * half_width;
    Some(GroupDifference {
        first,
        second,
        difference: found.estimate,
        standard_error: found.se,
        df: found.df,
        cr2_p_value,
        cr2_interval,
        interval: if welch_is_wider { apart.interval } else { cr2_interval },
        p_value: cr2_p_value.max(apart.p_value),
    })
}
