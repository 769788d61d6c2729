//! Three occasions against R, and what is refused.

use kastanj_analysis::wave_means::three_waves;
use kastanj_analysis::{Level, Refusal};

use crate::r;

/// Orthodont at 8, 11 (mean of 10 and 12) and 14 years, by `t.test`.
const IN_R: &str = "o <- reshape(as.data.frame(nlme::Orthodont), idvar = c('Subject', 'Sex'), \
    timevar = 'age', direction = 'wide'); w <- cbind(o$distance.8, (o$distance.10 + \
    o$distance.12) / 2, o$distance.14); a <- function(x) { t <- t.test(x, conf.level = .9); \
    c(t$estimate, sd(x), t$conf.int) }; f <- c(a(w[, 1]), a(w[, 2]), a(w[, 3]), a(w[, 3] - w[, 1]), \
    a(w[, 3] - w[, 2])); cat(sprintf('%.15g', w), sep = ' '); cat('\\n'); cat(sprintf('%.15g', f))";

#[test]
fn three_waves_agree_with_r() {
    let Some(text) = r::run(&["-e", IN_R]) else { return };
    let numbers = |line: &str| -> Vec<f64> {
        line.split_whitespace().map(|word| word.parse().unwrap_or_else(|e| panic!("{e}"))).collect()
    };
    let mut lines = text.lines();
    let data = numbers(lines.next().unwrap_or_default());
    let theirs = numbers(lines.next().unwrap_or_default());
    let n = data.len() / 3;
    let people: Vec<[f64; 3]> = (0..n).map(|i| [data[i], data[n + i], data[2 * n + i]]).collect();
    let level = Level::of_alpha(0.1).unwrap_or_else(|e| panic!("{e}"));
    let found = three_waves(&people, level).unwrap_or_else(|e| panic!("{e}"));
    let mut ours = Vec::new();
    for wave in found.waves {
        ours.extend([wave.mean, wave.sd, wave.interval.lower, wave.interval.upper]);
    }
    for change in [found.at_follow_up, found.since_after] {
        let interval = change.interval;
        ours.extend([change.mean_change, change.sd_change, interval.lower, interval.upper]);
    }
    assert_eq!((ours.len(), theirs.len(), n), (20, 20, 27));
    for (at, (ours, theirs)) in ours.into_iter().zip(theirs).enumerate() {
        r::close(&format!("figure {at}"), ours, theirs, 1e-9);
    }
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
