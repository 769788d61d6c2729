//! The question diet against R (psych 2.x `cohen.kappa`, and the formula by hand on base R tables)
//! and one step either side of each rule.

use kastanj_analysis::question_diet::{agreement, answering, unchanged, weighted_kappa};
use kastanj_analysis::{DietFinding, DietRules};

const FIRST: [i32; 30] =
    [0, 1, 2, 3, 4, 4, 3, 2, 1, 0, 2, 2, 3, 3, 1, 4, 0, 1, 2, 3, 4, 4, 2, 1, 0, 3, 3, 2, 1, 4];
const SECOND: [i32; 30] =
    [0, 1, 2, 3, 4, 3, 3, 2, 1, 1, 2, 1, 3, 4, 1, 4, 0, 1, 3, 3, 4, 4, 2, 1, 0, 2, 3, 2, 0, 4];
/// nlme::Orthodont, jaw distances at 8 and 14 years, whole millimetres.
const AT_8: [i32; 27] = [
    26, 21, 23, 25, 20, 24, 22, 24, 23, 27, 23, 21, 17, 22, 23, 22, 21, 21, 20, 23, 21, 20, 21, 23,
    20, 16, 24,
];
const AT_14: [i32; 27] = [
    31, 26, 27, 27, 26, 28, 26, 25, 26, 31, 25, 28, 29, 26, 30, 25, 23, 25, 26, 26, 23, 22, 25, 24,
    21, 19, 28,
];

fn pairs(first: &[i32], second: &[i32]) -> Vec<(i32, i32)> {
    first.iter().copied().zip(second.iter().copied()).collect()
}

fn close(found: Option<f64>, expected: f64) {
    let found = found.expect("a kappa");
    assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
}

#[test]
fn kappa_is_that_of_r() {
    close(weighted_kappa(&pairs(&FIRST, &SECOND)), 0.933_753_943_217_665_4);
    close(weighted_kappa(&pairs(&AT_8, &AT_14)), 0.279_459_485_639_560_25);
    // A lift of all codes changes nothing: only distances count.
    let lifted: Vec<(i32, i32)> =
        pairs(&FIRST, &SECOND).iter().map(|(a, b)| (a + 7, b + 7)).collect();
    close(weighted_kappa(&lifted), 0.933_753_943_217_665_4);
}

#[test]
fn kappa_at_its_ends() {
    close(weighted_kappa(&pairs(&FIRST, &FIRST)), 1.0);
    // Two answers, opposite: by hand 1 − 4·1·4/(2·2·1+2·2·1) = −1.
    close(weighted_kappa(&[(0, 1), (1, 0), (0, 1), (1, 0)]), -1.0);
    // One and the same answer from all tells nothing; two different constants are plain disagreement.
    assert_eq!(weighted_kappa(&[(2, 2); 40]), None);
    close(weighted_kappa(&[(2, 3); 40]), 0.0);
    assert_eq!(weighted_kappa(&[]), None);
}

#[test]
fn two_questions_are_one_only_with_enough_persons_and_enough_agreement() {
    let rules = DietRules::default();
    let both = pairs(&FIRST, &SECOND);
    // 23 of 30 is below 80 %, whatever kappa says.
    let found = agreement(&both, &rules);
    assert_eq!((found.both, found.same.unwrap().count), (30, 23));
    assert_eq!(found.finding, DietFinding::Keep);
    let mut closer = both.clone();
    closer[5].1 = 4;
    let found = agreement(&closer, &rules);
    assert_eq!(found.same.unwrap().count, 24);
    assert_eq!(found.finding, DietFinding::PointedOut, "24 of 30 is 80 %");
    assert_eq!(agreement(&closer[..29], &rules).finding, DietFinding::TooFew);
    assert_eq!(agreement(&[(4, 4); 60], &rules).finding, DietFinding::Keep, "no spread");
    // Most give the same answer to both, but those who differ differ wholly.
    let mut skewed = vec![(4, 4); 50];
    skewed.extend([(0, 4), (4, 0), (0, 4), (4, 0)]);
    assert_eq!(agreement(&skewed, &rules).finding, DietFinding::Keep);
}

#[test]
fn a_question_stands_still_only_from_the_stated_share_on() {
    let rules = DietRules::default();
    let moved = |still: usize, moved: usize| {
        let mut all = vec![(2, 2); still];
        all.extend(vec![(1, 3); moved]);
        unchanged(&all, &rules)
    };
    assert_eq!(moved(18, 2).finding, DietFinding::PointedOut, "90 %");
    assert_eq!(moved(17, 3).finding, DietFinding::Keep);
    assert_eq!(moved(19, 0).finding, DietFinding::TooFew);
    assert_eq!(moved(0, 0).share, None);
    let shown = moved(18, 2).share.unwrap();
    assert_eq!((shown.count, shown.of), (18, 20));
}

#[test]
fn a_question_is_seldom_answered_only_below_the_stated_share() {
    let rules = DietRules::default();
    assert_eq!(answering(10, 20, &rules).finding, DietFinding::Keep, "half is not below half");
    assert_eq!(answering(9, 20, &rules).finding, DietFinding::PointedOut);
    assert_eq!(answering(0, 19, &rules).finding, DietFinding::TooFew);
    assert_eq!(answering(0, 0, &rules).share, None);
    assert_eq!(answering(25, 20, &rules).answered, 20);
}
