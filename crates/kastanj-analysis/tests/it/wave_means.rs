//! Three occasions against R, and what is refused.

use kastanj_analysis::wave_means::three_waves;
use kastanj_analysis::{Level, Refusal};

use crate::series::{Results, Sets, still_says_so};

#[test]
fn agrees_with_r() {
    let Some(sets) = Sets::of("waves") else { return };
    let mut results = Results::default();
    for set in sets.with("third") {
        let waves = ["first", "second", "third"].map(|wave| sets.column(set, wave));
        let people: Vec<[f64; 3]> =
            (0..waves[0].len()).map(|i| [waves[0][i], waves[1][i], waves[2][i]]).collect();
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
    let person = |i: u8| [f64::from(i), f64::from(i * i), f64::from(i * 3 % 7)];
    let people: Vec<[f64; 3]> = (0..6).map(person).collect();
    let refused = three_waves(&people[..4], Level::USUAL);
    assert_eq!(refused, Err(Refusal::TooFew { found: 4, needed: 5 }));
    let flat: Vec<[f64; 3]> = people.iter().map(|person| [person[0], person[1], 3.0]).collect();
    assert!(matches!(three_waves(&flat, Level::USUAL), Err(Refusal::ZeroVariance { .. })));
}
