//! Simulated verdicts where nobody changes on average, printed by the example `coverage_study --only
//! verdict` (2000 replications, seed 20260101).

use super::NullWorld as W;

/// Studies simulated in each cell.
pub(super) const REPLICATIONS: u32 = 2000;

/// World; at each of the simulated sizes, how many studies reached *supported change* for the better,
/// and how many for the worse.
pub(super) const VERDICTS: &[(W, [(u32, u32); 3])] = &[
    (W::NoChange, [(45, 49), (50, 56), (56, 56)]),
    (W::NoChangeSkewed, [(21, 109), (28, 83), (36, 91)]),
    (W::NoChangeFloored, [(47, 65), (45, 60), (53, 48)]),
    (W::NoChangeClustered, [(284, 257), (409, 351), (507, 524)]),
    (W::LostByChance, [(0, 1), (0, 0), (0, 0)]),
    (W::LostWithinDelta, [(58, 0), (35, 0), (32, 0)]),
    (W::RegressionToTheMean, [(1975, 0), (2000, 0), (2000, 0)]),
];
