//! Simulated verdicts where nobody changes on average, printed by the example `coverage_study --only
//! verdict` (2000 replications, seed 20260101).

use super::NullWorld as W;

/// Studies simulated in each cell.
pub(super) const REPLICATIONS: u32 = 2000;

/// World; at each of the simulated sizes, how many studies reached *supported change* for the better,
/// and how many for the worse.
pub(super) const VERDICTS: &[(W, [(u32, u32); 3])] = &[
    (W::NoChange, [(16, 17), (20, 15), (19, 18)]),
    (W::NoChangeSkewed, [(5, 41), (4, 31), (10, 34)]),
    (W::NoChangeFloored, [(16, 21), (14, 15), (20, 18)]),
    (W::NoChangeClustered, [(50, 44), (59, 39), (44, 40)]),
    (W::LostByChance, [(0, 1), (0, 0), (0, 0)]),
    (W::LostWithinDelta, [(20, 0), (14, 0), (15, 0)]),
    (W::RegressionToTheMean, [(777, 0), (1380, 0), (1867, 0)]),
];
