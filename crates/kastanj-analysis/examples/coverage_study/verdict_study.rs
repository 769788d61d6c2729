//! How often *supported change* is reached where there is none, by the whole paired analysis.

use kastanj_analysis::distribution::RandomDraw;
use kastanj_analysis::offered::NullWorld;
use kastanj_analysis::{
    Course, Direction, PairedAnalysis, PairedInput, PairedRow, Verdict, paired_analysis,
};
use rayon::prelude::*;
use serde::Serialize;

const WORLDS: [NullWorld; 7] = [
    NullWorld::NoChange,
    NullWorld::NoChangeSkewed,
    NullWorld::NoChangeFloored,
    NullWorld::NoChangeClustered,
    NullWorld::LostByChance,
    NullWorld::LostWithinDelta,
    NullWorld::RegressionToTheMean,
];

/// People who gave a before form.
const PEOPLE: [u64; 3] = [80, 160, 320];
const SERVICES: usize = 4;
const R: f64 = 0.7;

/// How often one world ended where.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct VerdictCell {
    pub(crate) world: NullWorld,
    /// People with a before form.
    pub(crate) people: u64,
    /// Share with *supported change* towards the better end.
    pub(crate) supported_improvement: f64,
    /// Share with *supported change* towards the worse end.
    pub(crate) supported_worsening: f64,
    /// Share with *supported change* either way.
    pub(crate) supported: f64,
    /// Its Monte Carlo error.
    pub(crate) monte_carlo_error: f64,
    /// Share with *indication*.
    pub(crate) indication: f64,
}

fn row(world: NullWorld, service: f64, random: &mut RandomDraw) -> (f64, f64, bool) {
    let rest = (1.0 - R * R).sqrt();
    let before = random.normal();
    match world {
        NullWorld::NoChange | NullWorld::LostByChance => {
            let after = R * before + rest * random.normal();
            (before, after, world == NullWorld::LostByChance && random.uniform() < 0.25)
        }
        NullWorld::NoChangeSkewed => {
            (before, before + 0.7 * (-(1.0 - random.uniform()).ln() - 1.0), false)
        }
        NullWorld::NoChangeFloored => {
            let after = R * before + rest * random.normal();
            ((0.8 + before).max(0.0), (0.8 + after).max(0.0), false)
        }
        NullWorld::NoChangeClustered => {
            let own = 0.9_f64.sqrt() * random.normal() + 0.1_f64.sqrt() * service;
            (before, before + 0.7 * own, false)
        }
        NullWorld::LostWithinDelta => {
            let lost = random.uniform() < 0.28;
            // Those who stay and those lost together do not change.
            let mean = if lost { -0.72 * 0.5 } else { 0.28 * 0.5 };
            (before, mean + R * before + rest * random.normal(), lost)
        }
        NullWorld::RegressionToTheMean => {
            // Only those below −0.5 come; higher is better.
            let mut worst = before;
            while worst > -0.5 {
                worst = random.normal();
            }
            (worst, R * worst + rest * random.normal(), false)
        }
    }
}

fn analyse(world: NullWorld, people: u64, random: &mut RandomDraw) -> Option<PairedAnalysis> {
    let services: Vec<f64> = (0..SERVICES).map(|_| random.normal()).collect();
    let rows = (0..people as usize).map(|i| {
        let at = i % SERVICES;
        let (before, after, lost) = row(world, services[at], random);
        PairedRow::new(Some(before), (!lost).then_some(after)).in_service(format!("s{at}"))
    });
    let mut input = PairedInput::new(rows.collect(), Direction::HigherIsBetter);
    (input.eligible, input.asked) = (Some(2 * people), Some(people + people / 2));
    paired_analysis(&input).ok()
}

pub(crate) fn run_all(replications: u32, seed: u64) -> Result<Vec<VerdictCell>, String> {
    let mut cells = Vec::new();
    for (index, world) in (1_u64..).zip(WORLDS) {
        for (place, people) in (0_u64..).zip(PEOPLE) {
            let outcomes: Vec<Option<(Verdict, Option<Course>)>> = (0..replications)
                .into_par_iter()
                .map(|replication| {
                    let stream = (1 << 60) + (index << 40) + (place << 32) + u64::from(replication);
                    analyse(world, people, &mut RandomDraw::new(seed, stream))
                        .map(|analysis| (analysis.verdict, analysis.course))
                })
                .collect();
            if outcomes.iter().any(Option::is_none) {
                return Err(format!("{world:?}: a sample was refused"));
            }
            let share = |keep: &dyn Fn(Verdict, Option<Course>) -> bool| {
                let kept = outcomes.iter().flatten().filter(|(v, c)| keep(*v, *c)).count();
                kept as f64 / f64::from(replications)
            };
            let top = Verdict::SupportedChange;
            let better = share(&|v, c| v == top && c == Some(Course::Improvement));
            let worse = share(&|v, c| v == top && c == Some(Course::Worsening));
            let supported = better + worse;
            cells.push(VerdictCell {
                world,
                people,
                supported_improvement: better,
                supported_worsening: worse,
                supported,
                monte_carlo_error: (supported * (1.0 - supported) / f64::from(replications)).sqrt(),
                indication: share(&|v, _| v == Verdict::Indication),
            });
        }
    }
    Ok(cells)
}
