//! Intervals of the change, under all circumstances of pairs; two groups beside them.

use kastanj_analysis::distribution::RandomDraw;
use kastanj_analysis::effect_size::effect_sizes;
use kastanj_analysis::imputation::ImputationSettings;
use kastanj_analysis::missing_data::{MissingDataAssumption, MissingDataInput, missing_data_table};
use kastanj_analysis::mixed::{self, Likelihood, MixedInput, SmallSample};
use kastanj_analysis::offered::{Circumstance, IntervalName};
use kastanj_analysis::over_services::change_over_services;
use kastanj_analysis::paired_change::{Pairs, paired_change};
use kastanj_analysis::regression::ancova;
use kastanj_analysis::resampling::{BcaSettings, PairedStatistic, bca};
use kastanj_analysis::two_groups::compare_groups;
use kastanj_analysis::{Direction, Interval, PairedRow};

use crate::study::{Study, holds};

const CHANGE: f64 = 0.5;
const R: f64 = 0.6;
const SD_CHANGE: f64 = 0.9;
const PER_SERVICE: usize = 10;
const BETWEEN_SERVICES: f64 = 0.1;

/// The truth about everyone.
#[derive(Clone, Copy)]
struct Truth {
    change: f64,
    sd_change: f64,
    sd_before: f64,
    sd_av: f64,
}

/// Score before and change of one person; `service` is the service's own deviation.
fn person(circumstance: Circumstance, service: f64, random: &mut RandomDraw) -> (f64, f64) {
    let before = random.normal();
    let noise = (1.0 - R * R).sqrt() * random.normal();
    match circumstance {
        Circumstance::Skewed => {
            (before, CHANGE + SD_CHANGE * (-(1.0 - random.uniform()).ln() - 1.0))
        }
        Circumstance::Floored => {
            let first = (0.8 + before).max(0.0);
            (first, (0.8 - CHANGE + R * before + noise).max(0.0) - first)
        }
        Circumstance::Clustered => {
            let own = (1.0 - BETWEEN_SERVICES).sqrt() * random.normal();
            let shared = BETWEEN_SERVICES.sqrt() * service;
            (before, CHANGE + SD_CHANGE * (own + shared))
        }
        _ => (before, CHANGE + R * before + noise - before),
    }
}

fn is_lost(circumstance: Circumstance, before: f64, change: f64, random: &mut RandomDraw) -> bool {
    let log_odds = match circumstance {
        Circumstance::LostAtRandom => -0.85 + 0.8 * before,
        Circumstance::LostNotAtRandom => -0.85 - (change - CHANGE) / SD_CHANGE,
        _ => return false,
    };
    random.uniform() < 1.0 / (1.0 + (-log_odds).exp())
}

/// Four million people; each in a service of their own.
fn truth(circumstance: Circumstance, seed: u64) -> Truth {
    let mut random = RandomDraw::new(seed, 0);
    let people = 4_000_000_u32;
    let mut sums = [0.0_f64; 6];
    for _ in 0..people {
        let service = random.normal();
        let (before, change) = person(circumstance, service, &mut random);
        let after = before + change;
        let values = [change, change * change, before, before * before, after, after * after];
        sums.iter_mut().zip(values).for_each(|(sum, value)| *sum += value);
    }
    let mean = |i: usize| sums[i] / f64::from(people);
    let variance = |i: usize| mean(i + 1) - mean(i).powi(2);
    Truth {
        change: mean(0),
        sd_change: variance(0).sqrt(),
        sd_before: variance(2).sqrt(),
        sd_av: f64::midpoint(variance(2), variance(4)).sqrt(),
    }
}

/// People until `n` of them are complete pairs.
fn sample(circumstance: Circumstance, n: usize, random: &mut RandomDraw) -> Vec<PairedRow> {
    let (mut rows, mut pairs, mut service) = (Vec::with_capacity(2 * n), 0, 0.0);
    while pairs < n {
        if pairs % PER_SERVICE == 0 {
            service = random.normal();
        }
        let (before, change) = person(circumstance, service, random);
        let lost = is_lost(circumstance, before, change, random);
        let row = PairedRow::new(Some(before), (!lost).then_some(before + change));
        let name = format!("s{:03}", pairs / PER_SERVICE);
        rows.push(if circumstance == Circumstance::Clustered { row.in_service(name) } else { row });
        pairs += usize::from(!lost);
    }
    rows
}

const INTERVALS: [IntervalName; 13] = [
    IntervalName::MeanChangeT,
    IntervalName::MeanChangeOverServices,
    IntervalName::DAvOverServices,
    IntervalName::DZNoncentralT,
    IntervalName::DGlassBecker,
    IntervalName::DAvApproximate,
    IntervalName::DAvWhereOffered,
    IntervalName::RegressionHc3,
    IntervalName::RegressionCr2,
    IntervalName::ImputedRubin,
    IntervalName::MixedTime,
    IntervalName::MeanChangeBca,
    IntervalName::DAvBca,
];

/// Resamples of each bootstrap: enough for coverage, fewer than the report takes.
const RESAMPLES: u32 = 1000;

/// The interval of time, from every score there is.
fn mixed_time(rows: &[PairedRow]) -> Option<Interval> {
    let (mut outcome, mut clients, mut time) = (Vec::new(), Vec::new(), Vec::new());
    for (client, row) in rows.iter().enumerate() {
        for (at, score) in [(0.0, row.before), (1.0, row.after)] {
            if let Some(score) = score {
                outcome.push(score);
                clients.push(client);
                time.push(at);
            }
        }
    }
    let design = mixed::Design::with_intercept(outcome.len()).covariate("time", &time).ok()?;
    let model = mixed::fit(&MixedInput {
        outcome: &outcome,
        design: &design,
        clients: &clients,
        slope: None,
        services: None,
        likelihood: Likelihood::Reml,
    });
    let few = rows.len() < 50;
    let method = if few { SmallSample::KenwardRoger } else { SmallSample::Satterthwaite };
    Some(model.ok()?.coefficient_tests(method).ok()?.get(1)?.interval)
}

/// Slope of the change on the score before; `None` where it is no straight line.
fn slope(circumstance: Circumstance) -> Option<f64> {
    match circumstance {
        Circumstance::Floored => None,
        Circumstance::Skewed | Circumstance::Clustered => Some(0.0),
        _ => Some(R - 1.0),
    }
}

fn judge(circumstance: Circumstance, rows: Vec<PairedRow>, truth: Truth) -> Vec<Option<bool>> {
    let (before, after) = rows.iter().filter_map(|row| row.before.zip(row.after)).unzip();
    let pairs = Pairs::new(before, after).ok();
    let bootstrap = |statistic| {
        let settings = BcaSettings { resamples: RESAMPLES, ..BcaSettings::seeded(1) };
        Some(bca(pairs.as_ref()?, statistic, &settings).ok()?.interval)
    };
    let change = pairs.as_ref().and_then(|pairs| paired_change(pairs).ok());
    let sizes = change.as_ref().and_then(|change| effect_sizes(change).ok());
    let line = ancova(&rows, false).ok();
    let over = change.as_ref().and_then(|change| change_over_services(&rows, change));
    let over = over.map(|over| over.interval);
    let lost = rows.iter().any(|row| row.after.is_none());
    let mixed = mixed_time(&rows);
    let table = lost.then(|| {
        let mut input = MissingDataInput::new(rows, Direction::HigherIsBetter);
        input.settings = ImputationSettings { m: 20, ..ImputationSettings::default() };
        missing_data_table(&input).ok()
    });
    let table = table.flatten();
    let row = |assumption| {
        let rows = table.as_ref()?.rows.iter();
        rows.clone().find(|row| row.assumption == assumption)?.interval
    };
    let held = |interval: Option<Interval>, truth: f64| interval.map(|i| holds(i, truth));
    let becker = sizes
        .as_ref()
        .and_then(|s| Some(Interval::around(s.d_glass, 1.959_963_984_540_054 * s.d_glass_se?)));
    let d_av = sizes.as_ref().map(|s| s.d_av_interval_approximate);
    let d_av_offered = sizes.as_ref().is_some_and(|s| s.d_av_interval_offered);
    let d_av_truth = truth.change / truth.sd_av;
    // The line speaks of these scores before, the table of missing data of everyone's.
    let given = line.as_ref().zip(slope(circumstance));
    let given = given.map(|(line, slope)| (&line.at_pairs, CHANGE + slope * line.at_pairs.before));
    let hc3 = if lost {
        held(row(MissingDataAssumption::MissingAtRandom), truth.change)
    } else {
        given.map(|(line, truth)| holds(line.hc3.interval, truth))
    };
    let cr2 = given.and_then(|(line, truth)| Some(holds(line.cr2.as_ref()?.interval, truth)));
    vec![
        held(change.as_ref().map(|change| change.interval), truth.change),
        held(over, truth.change),
        held(
            over.zip(sizes.as_ref())
                .filter(|_| d_av_offered)
                .map(|(over, sizes)| over.divided_by(sizes.sd_av)),
            d_av_truth,
        ),
        held(sizes.as_ref().and_then(|s| s.d_z_interval), truth.change / truth.sd_change),
        held(becker, truth.change / truth.sd_before),
        held(d_av, d_av_truth),
        held(d_av.filter(|_| d_av_offered), d_av_truth),
        hc3,
        cr2,
        held(row(MissingDataAssumption::MissingAtRandomImputed), truth.change),
        held(mixed, truth.change),
        held(bootstrap(PairedStatistic::MeanChange), truth.change),
        held(bootstrap(PairedStatistic::DAv), d_av_truth),
    ]
}

fn two_groups(circumstance: Circumstance) -> Study {
    let draw = move |n: usize, random: &mut RandomDraw| {
        let skewed = circumstance == Circumstance::Skewed;
        let mut group = |shift: f64| -> Vec<f64> {
            let mut value = || match skewed {
                true => -(1.0 - random.uniform()).ln(),
                false => random.normal(),
            };
            (0..n).map(|_| shift + value()).collect()
        };
        let groups = compare_groups(&group(CHANGE), &group(0.0)).ok();
        let standardised = groups.as_ref().and_then(|g| g.standardised.interval);
        vec![
            groups.as_ref().map(|g| holds(g.welch.interval, CHANGE)),
            standardised.map(|interval| holds(interval, CHANGE)),
        ]
    };
    Study {
        circumstance,
        intervals: vec![IntervalName::Welch, IntervalName::StandardisedDifference],
        draw: Box::new(draw),
    }
}

pub(crate) fn studies(seed: u64) -> Vec<Study> {
    use Circumstance::{Clustered, Floored, LostAtRandom, LostNotAtRandom, Normal, Skewed};
    let mut studies: Vec<Study> =
        [Normal, Skewed, Floored, Clustered, LostAtRandom, LostNotAtRandom]
            .into_iter()
            .map(|circumstance| {
                let truth = truth(circumstance, seed);
                let draw = move |n: usize, random: &mut RandomDraw| {
                    judge(circumstance, sample(circumstance, n, random), truth)
                };
                Study { circumstance, intervals: INTERVALS.to_vec(), draw: Box::new(draw) }
            })
            .collect();
    studies.extend([two_groups(Normal), two_groups(Skewed)]);
    studies
}
