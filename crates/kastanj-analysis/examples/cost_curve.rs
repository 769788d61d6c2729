//! How the cost of the methods grows: `cost_curve [LARGEST [NAME]]` prints CPU seconds from 10³ rows
//! to 10^LARGEST (7) and how much ten times the rows cost; n log n is 11 to 13 times. NAME leaves only
//! the methods whose name holds it.

#![expect(clippy::print_stdout, reason = "a program that prints what it measured")]

use kastanj_analysis::hodges_lehmann::hodges_lehmann;
use kastanj_analysis::imputation::{
    ImputationMethod, ImputationSettings, IncompleteColumn, impute,
};
use kastanj_analysis::mixed::{Design, Likelihood, MixedInput, fit};
use kastanj_analysis::paired_change::{Pairs, paired_change};
use kastanj_analysis::pooling::{Estimate, pool};
use kastanj_analysis::psychometrics::{Answers, alpha};
use kastanj_analysis::wilcoxon::{ZeroHandling, signed_rank};
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

type Failure = Box<dyn std::error::Error>;
/// What is made of so many rows, ready to be timed.
type Made = Box<dyn Fn() -> Result<(), Failure>>;

/// A method by its name, and what makes it ready for so many rows.
type Method = (&'static str, fn(usize) -> Result<Made, Failure>);

/// Rows below which a fit is repeated until the clock can tell.
const ENOUGH: usize = 200_000;

fn main() -> Result<(), Failure> {
    let largest = std::env::args().nth(1).map_or(Ok(7), |word| word.parse::<u32>())?;
    // Imputations are drawn on all threads: here on this one, whose clock is read.
    rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global()?;
    let methods: [Method; 8] = [
        ("paired change: t, every d", paired),
        ("Hodges-Lehmann", walsh),
        ("signed ranks (Pratt)", ranks),
        ("alpha, a row an answer of ten a person", reliability),
        ("REML, a row of five a client", mixed),
        ("imputation, normal: three scores a row", normal_imputation),
        ("imputation, donors: three scores a row", donor_imputation),
        ("pooling REML, a service a row", pooling),
    ];
    println!("{:<40} {:>9} {:>11} {:>9} {:>7}", "method", "rows", "CPU s", "ns a row", "growth");
    let only = std::env::args().nth(2).unwrap_or_default();
    for (name, method) in methods.into_iter().filter(|(name, _)| name.contains(&only)) {
        let mut before: Option<f64> = None;
        for exponent in 3..=largest {
            let rows = 10_usize.pow(exponent);
            let seconds = timed(&method(rows)?, rows)?;
            let growth = before.map_or(String::new(), |less| format!("{:.1}", seconds / less));
            let each = seconds / rows as f64 * 1e9;
            println!("{name:<40} {rows:>9} {seconds:>11.6} {each:>9.1} {growth:>7}");
            before = Some(seconds);
        }
    }
    Ok(())
}

/// CPU seconds of one call, the median of three.
fn timed(made: &Made, rows: usize) -> Result<f64, Failure> {
    let often = (ENOUGH / rows).max(1);
    let mut seconds = Vec::new();
    for _ in 0..3 {
        let before = cpu_seconds()?;
        for _ in 0..often {
            made()?;
        }
        seconds.push((cpu_seconds()? - before) / often as f64);
    }
    seconds.sort_by(f64::total_cmp);
    Ok(seconds[1])
}

/// Seconds that the one thread of this process has computed.
fn cpu_seconds() -> Result<f64, Failure> {
    let stat = std::fs::read_to_string("/proc/self/schedstat")?;
    let nanoseconds: f64 = stat.split(' ').next().ok_or("an empty schedstat")?.parse()?;
    Ok(nanoseconds / 1e9)
}

fn random() -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(20_000)
}

fn normal(random: &mut ChaCha8Rng) -> f64 {
    (0..12).map(|_| random.random::<f64>()).sum::<f64>() - 6.0
}

/// Scores of people who changed by half a point, on a scale fine enough to have few ties.
fn pairs(rows: usize) -> Result<Pairs, Failure> {
    let mut random = random();
    let before: Vec<f64> = (0..rows).map(|_| normal(&mut random)).collect();
    let after = before.iter().map(|score| score + 0.5 + normal(&mut random)).collect();
    Ok(Pairs::new(before, after)?)
}

fn paired(rows: usize) -> Result<Made, Failure> {
    let pairs = pairs(rows)?;
    Ok(Box::new(move || Ok(paired_change(&pairs).map(drop)?)))
}

fn walsh(rows: usize) -> Result<Made, Failure> {
    let pairs = pairs(rows)?;
    Ok(Box::new(move || Ok(hodges_lehmann(&pairs).map(drop)?)))
}

fn ranks(rows: usize) -> Result<Made, Failure> {
    let pairs = pairs(rows)?;
    Ok(Box::new(move || Ok(signed_rank(&pairs, ZeroHandling::Pratt).map(drop)?)))
}

fn reliability(rows: usize) -> Result<Made, Failure> {
    const ITEMS: usize = 10;
    let mut random = random();
    let people = (0..rows / ITEMS).map(|_| {
        let level = normal(&mut random);
        (0..ITEMS).map(|_| Some((level + normal(&mut random)).round())).collect()
    });
    let people: Vec<Vec<Option<f64>>> = people.collect();
    let names = (1..=ITEMS).map(|number| format!("f{number}")).collect();
    let answers = Answers::new(names, people)?;
    Ok(Box::new(move || Ok(alpha(&answers).map(drop)?)))
}

fn mixed(rows: usize) -> Result<Made, Failure> {
    const WAVES: usize = 5;
    let mut random = random();
    let (mut clients, mut times, mut outcome) = (vec![], vec![], vec![]);
    for client in 0..rows / WAVES {
        let (level, slope) = (3.0 * normal(&mut random), 0.8 * normal(&mut random));
        for wave in 0..WAVES {
            // Every measurement at its own time: nothing can be pooled over clients.
            let time = wave as f64 + 0.2 * normal(&mut random);
            clients.push(client + 1);
            times.push(time);
            outcome.push(20.0 - 0.7 * time + level + slope * time + 2.0 * normal(&mut random));
        }
    }
    Ok(Box::new(move || {
        let design = Design::with_intercept(outcome.len()).covariate("t", &times)?;
        let model = fit(&MixedInput {
            outcome: &outcome,
            design: &design,
            clients: &clients,
            slope: Some(&times),
            services: None,
            likelihood: Likelihood::Reml,
        });
        Ok(model.map(drop)?)
    }))
}

/// Two imputations by five rounds of people who all answered before, two thirds of them later and on
/// another scale.
fn imputation(rows: usize, method: ImputationMethod) -> Result<Made, Failure> {
    let mut random = random();
    let names = ["before", "after", "other"];
    let mut columns = names.map(|name| IncompleteColumn::new(name, Vec::new(), method));
    for person in 0..rows {
        let level = normal(&mut random);
        for (place, column) in columns.iter_mut().enumerate() {
            let score = level + normal(&mut random);
            column.values.push((place == 0 || (person + place) % 3 > 0).then_some(score));
        }
    }
    let settings = ImputationSettings { m: 2, iterations: 5, donors: 5, seed: 1 };
    Ok(Box::new(move || Ok(impute(&columns, &settings).map(drop)?)))
}

fn normal_imputation(rows: usize) -> Result<Made, Failure> {
    imputation(rows, ImputationMethod::Norm)
}

fn donor_imputation(rows: usize) -> Result<Made, Failure> {
    imputation(rows, ImputationMethod::Pmm)
}

fn pooling(rows: usize) -> Result<Made, Failure> {
    let mut random = random();
    let services = (0..rows).map(|_| {
        let variance = 0.02 + 0.1 * random.random::<f64>();
        let value = 0.5 + 0.2 * normal(&mut random) + variance.sqrt() * normal(&mut random);
        Estimate { value, variance }
    });
    let services: Vec<Estimate> = services.collect();
    Ok(Box::new(move || Ok(pool(&services).map(drop)?)))
}
