//! Groups named before the data: against R, and what must not be told.

use kastanj_analysis::paired_change::Pairs;
use kastanj_analysis::subgroups::{groups_over_services, subgroups};
use kastanj_analysis::{Level, Refusal};

use crate::series::{Results, Sets, still_says_so};

#[test]
fn agrees_with_r() {
    let Some(sets) = Sets::of("subgroups") else { return };
    let mut results = Results::default();
    for set in sets.with("group") {
        let pairs = Pairs::new(sets.column(set, "before"), sets.column(set, "after"));
        let pairs = pairs.unwrap_or_else(|e| panic!("{set}: {e}"));
        let group: Vec<Option<usize>> =
            sets.column(set, "group").into_iter().map(|place| Some(place as usize)).collect();
        let groups = group.iter().flatten().max().map_or(0, |most| most + 1);
        for (name, alpha) in [("at_95", 0.05), ("at_90", 0.1)] {
            let level = Level::of_alpha(alpha).unwrap_or_else(|e| panic!("{e}"));
            let found = subgroups(&pairs, &group, groups, 5, level);
            let found = found.unwrap_or_else(|e| panic!("{set}: {e}"));
            let mut all = serde_json::to_value(&found).unwrap_or_else(|e| panic!("{set}: {e}"));
            if sets.with("unit").contains(&set) {
                let units: Vec<String> =
                    sets.column(set, "unit").iter().map(f64::to_string).collect();
                let units: Vec<Option<&str>> = units.iter().map(|unit| Some(&**unit)).collect();
                let over = groups_over_services(&pairs, &group, &units, &found, level);
                let over = over.unwrap_or_else(|e| panic!("{set}: {e}"));
                all["over_services"] = serde_json::json!(over);
            }
            results.put(set, name, all);
        }
    }
    results.agree_with("subgroups", |_| 1e-8);
}

#[test]
fn r_still_says_so() {
    still_says_so("subgroups", 1e-8);
}

fn twenty() -> Pairs {
    let before: Vec<f64> = (0..20).map(f64::from).collect();
    let after = before.iter().map(|x| x + (x * 1.7).sin() * 4.0 + 2.0).collect();
    Pairs::new(before, after).unwrap_or_else(|e| panic!("{e}"))
}

/// Four pairs have no mean, whatever the edition asks; they are in no test.
#[test]
fn a_small_group_has_no_figures_and_is_in_no_test() {
    let group: Vec<Option<usize>> = (0..20)
        .map(|i| {
            if i < 4 {
                Some(0)
            } else if i < 19 {
                Some(1 + i % 2)
            } else {
                None
            }
        })
        .collect();
    let found = subgroups(&twenty(), &group, 4, 1, Level::USUAL).unwrap_or_else(|e| panic!("{e}"));
    let pairs: Vec<u64> = found.groups.iter().map(|group| group.pairs).collect();
    assert_eq!((pairs.as_slice(), found.without_group), ([4, 8, 7, 0].as_slice(), 1));
    assert!(found.groups[0].change.is_none() && found.groups[3].change.is_none());
    let test = found.interaction.unwrap_or_else(|| panic!("two groups are tested"));
    assert_eq!(test.groups, 2);
    let welch = test.difference.unwrap_or_else(|| panic!("a difference"));
    // Two groups: Welch's F is the square of his t, with the same degrees of freedom.
    assert!(
        (test.f - welch.t.powi(2)).abs() < 1e-9 && (test.df_denominator - welch.df).abs() < 1e-9
    );
    assert!((test.p_value - welch.p_value).abs() < 1e-12);
    let strict = subgroups(&twenty(), &group, 4, 8, Level::USUAL).unwrap_or_else(|e| panic!("{e}"));
    assert!(strict.interaction.is_none(), "one group of eight is left");
}

/// A shift of everybody's change moves no test; one group's does.
#[test]
fn the_test_looks_at_differences_only() {
    let group: Vec<Option<usize>> = (0..20).map(|i| Some(i % 2)).collect();
    let p = |shift: &dyn Fn(usize) -> f64| {
        let base = twenty();
        let after = base.after().iter().enumerate().map(|(i, y)| y + shift(i)).collect();
        let pairs = Pairs::new(base.before().to_vec(), after).unwrap_or_else(|e| panic!("{e}"));
        let found = subgroups(&pairs, &group, 2, 5, Level::USUAL);
        found.ok().and_then(|found| found.interaction).map_or(f64::NAN, |test| test.p_value)
    };
    assert!((p(&|_| 0.0) - p(&|_| 9.0)).abs() < 1e-9);
    assert!(p(&|i| if i % 2 == 0 { 9.0 } else { 0.0 }) < 0.001);
}

#[test]
fn groups_that_are_not_there_are_refused() {
    let group = vec![Some(2); 20];
    let refused = subgroups(&twenty(), &group, 2, 5, Level::USUAL);
    assert!(matches!(refused, Err(Refusal::NoSuchCategory { index: 0, found: 2, categories: 2 })));
    let refused = subgroups(&twenty(), &group[..3], 3, 5, Level::USUAL);
    assert!(matches!(refused, Err(Refusal::UnequalLengths { .. })));
}

/// A group of two services has no interval of its own; where every service has one group alone, no
/// difference can be told from the services, and there is no p.
#[test]
fn what_the_services_leave_undetermined_is_not_told() {
    let services = ["A", "B", "C", "D"];
    let place = |i: usize| usize::from(i % 4 > 1);
    let group: Vec<Option<usize>> = (0..20).map(|i| Some(place(i))).collect();
    let found = subgroups(&twenty(), &group, 2, 5, Level::USUAL).unwrap_or_else(|e| panic!("{e}"));
    let over = |services: &[Option<&str>]| {
        let over = groups_over_services(&twenty(), &group, services, &found, Level::USUAL);
        over.unwrap_or_else(|e| panic!("{e}"))
    };
    let nested: Vec<Option<&str>> = (0..20).map(|i| Some(services[i % 4])).collect();
    let told = over(&nested).unwrap_or_else(|| panic!("four services"));
    assert!(told.groups.iter().all(Option::is_none), "two services to a group");
    assert_eq!(told.services, 4);
    let one_each: Vec<Option<&str>> =
        (0..20).map(|i| Some(if place(i) == 0 { "A" } else { services[1 + i / 2 % 3] })).collect();
    let told = over(&one_each).unwrap_or_else(|| panic!("four services"));
    assert!(told.groups[0].is_none() && told.groups[1].is_some());
    assert!(told.p_value.is_none() && told.differences.is_empty());
    let crossed: Vec<Option<&str>> = (0..20).map(|i| Some(services[i / 5])).collect();
    let told = over(&crossed).unwrap_or_else(|| panic!("four services"));
    let welch = found.interaction.unwrap_or_else(|| panic!("a test")).p_value;
    assert!(told.p_value.is_some_and(|p| p >= welch));
    assert!(over(&[None; 20]).is_none(), "no service is one service");
    let refused = groups_over_services(&twenty(), &group, &nested[..4], &found, Level::USUAL);
    assert!(matches!(refused, Err(Refusal::UnequalLengths { .. })));
}
