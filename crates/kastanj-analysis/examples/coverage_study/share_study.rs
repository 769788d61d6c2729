//! Intervals of shares.

use kastanj_analysis::distribution::RandomDraw;
use kastanj_analysis::fisher::compare_shares;
use kastanj_analysis::offered::{Circumstance, IntervalName};
use kastanj_analysis::tables::{BinaryPairs, PairedShares, paired_shares};
use kastanj_analysis::{ClusteredProportion, Proportion};

use crate::study::{Study, holds};

/// Answers on one page, and the chance that a page decides for all of its answers.
const PER_PAGE: usize = 5;
const TOGETHER: f64 = 0.3;

fn count(n: usize, share: f64, random: &mut RandomDraw) -> u64 {
    (0..n).map(|_| u64::from(random.uniform() < share)).sum()
}

/// Pages on which, sometimes, all answers are alike: the correlation within a page is `TOGETHER`.
fn pages(n: usize, share: f64, random: &mut RandomDraw) -> Vec<(u64, u64)> {
    let sizes = (0..n.div_ceil(PER_PAGE)).map(|page| PER_PAGE.min(n - page * PER_PAGE));
    sizes
        .map(|size| {
            let size_counted = size as u64;
            if random.uniform() < TOGETHER {
                (size_counted * count(1, share, random), size_counted)
            } else {
                (count(size, share, random), size_counted)
            }
        })
        .collect()
}

/// Answers of the same people twice: half of them answer out of one mood both times.
fn same_people(n: usize, first: f64, second: f64, random: &mut RandomDraw) -> Option<PairedShares> {
    let (mut before, mut after) = (Vec::with_capacity(n), Vec::with_capacity(n));
    for _ in 0..n {
        let (mood, other) = (random.uniform(), random.uniform());
        let again = if random.uniform() < 0.5 { mood } else { other };
        before.push(mood < first);
        after.push(again < second);
    }
    paired_shares(&BinaryPairs::count(&before, &after).ok()?).ok()
}

fn shares(circumstance: Circumstance, share: f64) -> Study {
    let draw = move |n: usize, random: &mut RandomDraw| {
        let counted = count(n, share, random);
        let one = Proportion::new(counted, n as u64).ok();
        let half = share / 2.0;
        let other = count(n, half, random);
        let two = compare_shares((counted, n as u64), (other, n as u64)).ok();
        let same = same_people(n, share, half, random);
        let clustered = ClusteredProportion::new(&pages(n, share, random)).ok();
        vec![
            one.map(|p| holds(p.wilson, share)),
            one.map(|p| holds(p.clopper_pearson, share)),
            two.map(|p| holds(p.interval, share - half)),
            clustered.map(|p| holds(p.interval, share)),
            same.map(|p| holds(p.interval, half - share)),
        ]
    };
    Study {
        circumstance,
        intervals: vec![
            IntervalName::Wilson,
            IntervalName::ClopperPearson,
            IntervalName::Newcombe,
            IntervalName::ClusteredShare,
            IntervalName::NewcombePaired,
        ],
        draw: Box::new(draw),
    }
}

pub(crate) fn studies() -> Vec<Study> {
    vec![
        shares(Circumstance::ShareHalf, 0.5),
        shares(Circumstance::ShareTenth, 0.1),
        shares(Circumstance::ShareFiftieth, 0.02),
    ]
}
