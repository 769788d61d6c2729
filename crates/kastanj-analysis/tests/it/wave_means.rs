//! Three occasions against R, and what is refused.

use kastanj_analysis::wave_means::{ThreeScores, three_waves};
use kastanj_analysis::{Level, Refusal};

use crate::series::{Results, Sets, still_says_so};

#[test]
fn agrees_with_r() {
    let Some(sets) = Sets::of("waves") else { return };
    let mut results = Results::default();
    for set in sets.with("third") {
        let waves = ["first", "second", "third"].map(|wave| sets.column(set, wave));
        let services: Vec<String> = match sets.with("service").contains(&set) {
            true => sets.column(set, "service").iter().map(f64::to_string).collect(),
            false => Vec::new(),
        };
        let person = |i: usize| ThreeScores {
            scores: [waves[0][i], waves[1][i], waves[2][i]],
            service: services.get(i).map(String::as_str),
        };
        let people: Vec<ThreeScores<'_>> = (0..waves[0].len()).map(person).collect();
        for (name, alpha) in [("at_95", 0.05), ("at_90", 0.1)] {
            let level = Level::of_alpha(alpha).unwrap_or_else(|e| panic!("{e}"));
            let found = three_waves(&people, level);
            results.put(set, name, found.unwrap_or_else(|e| panic!("{set}: {e}")));
        }
    }
    results.agree_with("waves", |_| 1e-8);
}

#[test]
fn r_still_says_so() {
    still_says_so("waves", 1e-8);
}

#[test]
fn four_people_and_a_constant_wave_are_refused() {
    let alone = |scores: [f64; 3]| ThreeScores { scores, service: None };
    let person = |i: u8| alone([f64::from(i), f64::from(i * i), f64::from(i * 3 % 7)]);
    let people: Vec<ThreeScores<'_>> = (0..6).map(person).collect();
    let refused = three_waves(&people[..4], Level::USUAL);
    assert_eq!(refused, Err(Refusal::TooFew { found: 4, needed: 5 }));
    let flat = people.iter().map(|one| alone([one.scores[0], one.scores[1], 3.0]));
    let flat: Vec<ThreeScores<'_>> = flat.collect();
    assert!(matches!(three_waves(&flat, Level::USUAL), Err(Refusal::ZeroVariance { .. })));
}

/// Services that differ widen the intervals of means and changes; two services are too few to tell.
#[test]
fn services_that_differ_are_let_differ() {
    let names = ["A", "B", "C", "D"];
    let people = |known: usize| -> Vec<ThreeScores<'_>> {
        (0_u8..24)
            .map(|i| {
                let (at, noise) = (usize::from(i % 4), f64::from(i * 7 % 5));
                let step = 6.0 * f64::from(i % 4);
                let scores = [20.0 + noise, 30.0 + step + noise * 0.5, 31.0 + step - noise * 0.3];
                ThreeScores { scores, service: Some(names[at.min(known - 1)]) }
            })
            .collect()
    };
    let width = |known: usize| {
        let found = three_waves(&people(known), Level::USUAL).unwrap_or_else(|e| panic!("{e}"));
        let interval = found.at_follow_up.interval();
        (interval.upper - interval.lower, found.waves[2].interval.half_width())
    };
    let (alone, apart) = (width(2), width(4));
    assert!(apart.0 > 1.5 * alone.0 && apart.1 > 1.5 * alone.1, "{alone:?} {apart:?}");
    let two = three_waves(&people(2), Level::USUAL).unwrap_or_else(|e| panic!("{e}"));
    assert!(two.at_follow_up.over_services.is_none());
}
