//! Intervals of forms, of three occasions, of what lies between services, and of looking often.

use kastanj_analysis::distribution::RandomDraw;
use kastanj_analysis::mixed::{
    Design, Likelihood, RepeatedInput, SmallSample, Structure, fit_repeated,
};
use kastanj_analysis::monitoring::always_valid;
use kastanj_analysis::offered::{Circumstance, IntervalName};
use kastanj_analysis::over_services::change_over_services;
use kastanj_analysis::paired_change::{Pairs, paired_change};
use kastanj_analysis::pooling::{
    Estimate, Moderator, PoolingOptions, heterogeneity, meta_regression,
};
use kastanj_analysis::psychometrics::{Answers, alpha, intraclass_correlations};
use kastanj_analysis::subgroups::{groups_over_services, subgroups};
use kastanj_analysis::summary_statistics::{NaturalCourse, PairedSummary, Similarity, benchmark};
use kastanj_analysis::{Interval, Level, PairedRow};

use crate::study::{Study, holds};

const CHANGE: f64 = 0.5;
/// SD of the true changes of the services, in SDs of a person's change.
const BETWEEN: f64 = 0.3;
/// Questions of a form, and the correlation of any two.
const ITEMS: usize = 7;
const LIKENESS: f64 = 0.4;
/// Spread of the mixture that the report watches with.
const RHO: f64 = 0.5;

fn answers(
    n: usize,
    columns: usize,
    cut: impl Fn(f64) -> f64,
    random: &mut RandomDraw,
) -> Option<Answers> {
    let rows = (0..n).map(|_| {
        let own = LIKENESS.sqrt() * random.normal();
        let answer = |_| Some(cut(own + (1.0 - LIKENESS).sqrt() * random.normal()));
        (0..columns).map(answer).collect()
    });
    let rows: Vec<Vec<Option<f64>>> = rows.collect();
    Answers::new((0..columns).map(|at| format!("q{at}")).collect(), rows).ok()
}

/// Alpha of seven like questions, and ratings of three raters.
fn forms() -> Study {
    let truth = ITEMS as f64 * LIKENESS / (1.0 + (ITEMS as f64 - 1.0) * LIKENESS);
    let draw = move |n: usize, random: &mut RandomDraw| {
        let form = answers(n, ITEMS, |answer| answer, random);
        let rated = answers(n, 3, |rating| rating, random);
        let icc = rated.and_then(|rated| intraclass_correlations(&rated).ok());
        let held = |interval: Option<Interval>, truth| interval.map(|i| holds(i, truth));
        vec![
            form.and_then(|form| alpha(&form).ok()).map(|found| holds(found.interval, truth)),
            held(icc.and_then(|icc| icc.icc1.interval), LIKENESS),
            held(icc.and_then(|icc| icc.icc3.interval), LIKENESS),
        ]
    };
    Study {
        circumstance: Circumstance::Normal,
        intervals: vec![
            IntervalName::AlphaFeldt,
            IntervalName::IccOneWay,
            IntervalName::IccConsistency,
        ],
        draw: Box::new(draw),
    }
}

/// The same questions with five steps, two fifths of the answers at the lowest.
fn steps(answer: f64) -> f64 {
    ((answer + 0.75) / 0.5).ceil().clamp(0.0, 4.0)
}

fn floored_forms(seed: u64) -> Study {
    let mut random = RandomDraw::new(seed, 1);
    let everyone = answers(400_000, ITEMS, steps, &mut random);
    let truth =
        everyone.and_then(|everyone| alpha(&everyone).ok()).map_or(0.0, |found| found.alpha);
    let draw = move |n: usize, random: &mut RandomDraw| {
        let form = answers(n, ITEMS, steps, random).and_then(|form| alpha(&form).ok());
        vec![form.map(|found| holds(found.interval, truth))]
    };
    Study {
        circumstance: Circumstance::Floored,
        intervals: vec![IntervalName::AlphaFeldt],
        draw: Box::new(draw),
    }
}

/// `n` people here and as many elsewhere, who change less.
fn beside_a_natural_course() -> Study {
    let summary = |n: usize, change: f64, random: &mut RandomDraw| {
        let before: Vec<f64> = (0..n).map(|_| random.normal()).collect();
        let after = before.iter().map(|x| change + 0.6 * x + 0.8 * random.normal()).collect();
        let change = paired_change(&Pairs::new(before, after).ok()?).ok()?;
        Some(PairedSummary {
            n: u32::try_from(n).ok()?,
            mean_before: change.mean_before,
            sd_before: change.sd_before,
            mean_after: change.mean_after,
            sd_after: change.sd_after,
            r: change.r,
        })
    };
    let draw = move |n: usize, random: &mut RandomDraw| {
        let own = summary(n, CHANGE, random);
        let other = summary(n, 0.2, random);
        let found = own.zip(other).and_then(|(own, other)| {
            let course = NaturalCourse::new(other, "simulated", Similarity::High).ok()?;
            Some(benchmark(&own, &course).ok()?.rows.first()?.interval)
        });
        vec![found.map(|interval| holds(interval, CHANGE - 0.2))]
    };
    Study {
        circumstance: Circumstance::Normal,
        intervals: vec![IntervalName::BenchmarkDPpc2],
        draw: Box::new(draw),
    }
}

/// Follow-up − before of the model for repeated measures; of `LostAtRandom` a third do not come to the
/// follow-up, by their score after alone.
fn three_occasions(circumstance: Circumstance) -> Study {
    let draw = move |n: usize, random: &mut RandomDraw| {
        let (mut outcome, mut clients, mut waves) = (Vec::new(), Vec::new(), Vec::new());
        for client in 0..n {
            let own = 0.6_f64.sqrt() * random.normal();
            let scores =
                [0.0, CHANGE, CHANGE].map(|mean| mean + own + 0.4_f64.sqrt() * random.normal());
            let log_odds = -0.85 + 0.8 * (scores[1] - CHANGE);
            let stays_away = circumstance == Circumstance::LostAtRandom
                && random.uniform() < 1.0 / (1.0 + (-log_odds).exp());
            for (wave, score) in scores.into_iter().enumerate() {
                if wave < 2 || !stays_away {
                    outcome.push(score);
                    clients.push(client);
                    waves.push(wave);
                }
            }
        }
        let at = |wave: usize| -> Vec<f64> {
            waves.iter().map(|one| f64::from(u8::from(*one == wave))).collect()
        };
        let fitted = || {
            let design = Design::with_intercept(outcome.len())
                .covariate("after", &at(1))
                .and_then(|design| design.covariate("follow_up", &at(2)))
                .ok()?;
            let model = fit_repeated(&RepeatedInput {
                outcome: &outcome,
                design: &design,
                clients: &clients,
                waves: &waves,
                structure: Structure::ByCells,
                likelihood: Likelihood::Reml,
            });
            let tests = model.ok()?.coefficient_tests(SmallSample::Satterthwaite).ok()?;
            Some(tests.get(2)?.interval)
        };
        vec![fitted().map(|interval| holds(interval, CHANGE))]
    };
    Study { circumstance, intervals: vec![IntervalName::RepeatedFollowUp], draw: Box::new(draw) }
}

/// Everybody who has come so far, again and again: held if every look until `n` holds the truth.
fn looks(changes: &[(f64, usize)], over_services: bool) -> Option<bool> {
    let mut look = 5;
    while look <= changes.len() {
        let so_far = &changes[..look];
        let after: Vec<f64> = so_far.iter().map(|(change, _)| *change).collect();
        let change = paired_change(&Pairs::new(vec![0.0; look], after).ok()?).ok()?;
        let mut interval = always_valid(&change, RHO, Level::USUAL).ok()?.interval;
        if over_services {
            let rows: Vec<PairedRow> = so_far
                .iter()
                .map(|(change, service)| {
                    PairedRow::new(Some(0.0), Some(*change)).in_service(format!("s{service:02}"))
                })
                .collect();
            let over = change_over_services(&rows, &change);
            let wider = over.map_or(1.0, |over| over.half_width / change.half_width);
            interval = interval.map(|interval| interval.stretched(wider));
        }
        // No interval yet is no wrong one.
        if interval.is_some_and(|interval| !holds(interval, CHANGE)) {
            return Some(false);
        }
        look += (look / 10).max(1);
    }
    Some(true)
}

fn watched(circumstance: Circumstance) -> Study {
    let draw = move |n: usize, random: &mut RandomDraw| {
        let change = |random: &mut RandomDraw| match circumstance {
            Circumstance::Skewed => -(1.0 - random.uniform()).ln() - 1.0,
            _ => random.normal(),
        };
        let changes: Vec<(f64, usize)> = (0..n).map(|_| (CHANGE + change(random), 0)).collect();
        vec![looks(&changes, false)]
    };
    Study { circumstance, intervals: vec![IntervalName::AlwaysValid], draw: Box::new(draw) }
}

/// People of each of twelve services that are not of one size, of 100.
const UNEVEN: [f64; 12] = [28.0, 14.0, 10.0, 8.0, 7.0, 6.0, 6.0, 5.0, 5.0, 5.0, 4.0, 2.0];

/// Which service the next one comes to.
fn comes_to(circumstance: Circumstance, k: usize, random: &mut RandomDraw) -> usize {
    if circumstance != Circumstance::TwelveUnevenServices {
        return ((random.uniform() * k as f64) as usize).min(k - 1);
    }
    let mut left = random.uniform() * UNEVEN.iter().sum::<f64>();
    UNEVEN
        .iter()
        .position(|share| {
            left -= share;
            left < 0.0
        })
        .unwrap_or(k - 1)
}

/// `n` pairs in each service on average: what is told of services that differ.
fn between_services(circumstance: Circumstance, k: usize) -> Study {
    let draw = move |n: usize, random: &mut RandomDraw| {
        let own: Vec<f64> = (0..k).map(|_| CHANGE + BETWEEN * random.normal()).collect();
        // What the second group adds differs between services, too.
        let more: Vec<f64> = (0..k).map(|_| 0.3 + BETWEEN * random.normal()).collect();
        let people: Vec<(f64, usize, usize)> = (0..n * k)
            .map(|_| {
                let service = comes_to(circumstance, k, random);
                let group = usize::from(random.uniform() < 0.5);
                let change = own[service] + random.normal();
                (change, service, group)
            })
            .collect();
        let changes: Vec<(f64, usize)> = people.iter().map(|one| (one.0, one.1)).collect();
        let estimates: Vec<Estimate> = (0..k)
            .filter_map(|service| {
                let own: Vec<f64> =
                    changes.iter().filter(|one| one.1 == service).map(|one| one.0).collect();
                let change = paired_change(&Pairs::new(vec![0.0; own.len()], own).ok()?).ok()?;
                let variance = change.sd_change.powi(2) / (change.df + 1.0);
                Some(Estimate { value: change.mean_change, variance })
            })
            .collect();
        let tau = heterogeneity(&estimates).ok().and_then(|found| found.tau);
        // A moderator that says nothing: its slope is nought.
        let values: Vec<f64> = estimates.iter().map(|_| random.normal()).collect();
        let moderator = Moderator { name: "moderator".to_owned(), values };
        let slope = meta_regression(&estimates, &[moderator], &PoolingOptions::default()).ok();
        let slope = slope.and_then(|found| Some(found.coefficients.get(1)?.interval));
        vec![
            tau.map(|tau| holds(tau, BETWEEN)),
            slope.map(|slope| holds(slope, 0.0)),
            divided(&people, &more),
            looks(&changes, true),
        ]
    };
    Study {
        circumstance,
        intervals: vec![
            IntervalName::TauQProfile,
            IntervalName::MetaRegressionSlope,
            IntervalName::GroupDifferenceOverServices,
            IntervalName::AlwaysValidOverServices,
        ],
        draw: Box::new(draw),
    }
}

/// The difference of two groups whose members are spread over the services.
fn divided(people: &[(f64, usize, usize)], more: &[f64]) -> Option<bool> {
    let after = people.iter().map(|(change, service, group)| match group {
        1 => change + more[*service],
        _ => *change,
    });
    let pairs = Pairs::new(vec![0.0; people.len()], after.collect()).ok()?;
    let group: Vec<Option<usize>> = people.iter().map(|one| Some(one.2)).collect();
    let names: Vec<String> = people.iter().map(|one| format!("s{:02}", one.1)).collect();
    let services: Vec<Option<&str>> = names.iter().map(|name| Some(name.as_str())).collect();
    let found = subgroups(&pairs, &group, 2, 5, Level::USUAL).ok()?;
    let over = groups_over_services(&pairs, &group, &services, &found, Level::USUAL).ok()??;
    Some(holds(over.differences.first()?.interval, -0.3))
}

pub(crate) fn studies(seed: u64) -> Vec<Study> {
    vec![
        forms(),
        floored_forms(seed),
        beside_a_natural_course(),
        three_occasions(Circumstance::Normal),
        three_occasions(Circumstance::LostAtRandom),
        watched(Circumstance::Normal),
        watched(Circumstance::Skewed),
        between_services(Circumstance::ThreeServices, 3),
        between_services(Circumstance::FiveServices, 5),
        between_services(Circumstance::TenServices, 10),
        between_services(Circumstance::TwelveUnevenServices, 12),
    ]
}
