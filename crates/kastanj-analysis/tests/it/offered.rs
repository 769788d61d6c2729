//! Intervals are offered where simulation shows at least 90 %, and nowhere else.

use kastanj_analysis::offered::{
    Circumstance, IntervalName, LEAST_COVERAGE, NullWorld, SIMULATED_N, offered, simulated_verdicts,
};

#[test]
fn where_assumptions_hold_intervals_are_offered() {
    for n in SIMULATED_N {
        for (interval, circumstance) in [
            (IntervalName::MeanChangeT, Circumstance::Normal),
            (IntervalName::DZNoncentralT, Circumstance::Normal),
            (IntervalName::Welch, Circumstance::Normal),
            (IntervalName::StandardisedDifference, Circumstance::Normal),
            (IntervalName::ClopperPearson, Circumstance::ShareTenth),
            (IntervalName::RegressionHc3, Circumstance::LostAtRandom),
            (IntervalName::ImputedRubin, Circumstance::LostAtRandom),
            (IntervalName::AlphaFeldt, Circumstance::Normal),
            (IntervalName::IccConsistency, Circumstance::Normal),
            (IntervalName::BenchmarkDPpc2, Circumstance::Normal),
            (IntervalName::RepeatedFollowUp, Circumstance::Normal),
            (IntervalName::AlwaysValid, Circumstance::Normal),
        ] {
            let offer = offered(interval, circumstance, n);
            // 2,000 replications: 0.95 give or take four Monte Carlo errors, or more cautious.
            assert!(offer.offered, "{interval:?} {circumstance:?} {n}: {offer:?}");
            assert!(offer.coverage.is_some_and(|p| p > 0.93), "{interval:?} {n}: {offer:?}");
        }
    }
}

#[test]
fn where_they_do_not_hold_they_are_not() {
    // Lost not at random: the more pairs, the surer the wrong answer.
    for interval in
        [IntervalName::MeanChangeT, IntervalName::RegressionHc3, IntervalName::ImputedRubin]
    {
        let offer = offered(interval, Circumstance::LostNotAtRandom, 500);
        assert!(!offer.offered && offer.coverage.is_some_and(|p| p < 0.2), "{offer:?}");
    }
    // Clusters: t forgets them, CR2 does not, also where services are few and of unlike sizes.
    for services in [
        Circumstance::ThreeServices,
        Circumstance::FiveServices,
        Circumstance::TenServices,
        Circumstance::TwelveUnevenServices,
    ] {
        for n in [5, 10, 20, 50, 100, 500] {
            let over = offered(IntervalName::MeanChangeOverServices, services, n);
            assert!(over.offered, "{services:?} {n}: {over:?}");
            let further = offered(IntervalName::CautiousPrediction, services, n);
            assert!(further.offered, "{services:?} {n}: {further:?}");
            for interval in
                [IntervalName::GroupDifferenceOverServices, IntervalName::AlwaysValidOverServices]
            {
                let offer = offered(interval, services, n);
                assert!(offer.offered, "{interval:?} {services:?} {n}: {offer:?}");
            }
        }
        assert!(!offered(IntervalName::MeanChangeT, services, 100).offered, "{services:?}");
    }
    // Small services say too little of how far services differ.
    let tau = |services, n| offered(IntervalName::TauQProfile, services, n).offered;
    assert!(!tau(Circumstance::TenServices, 5) && tau(Circumstance::TenServices, 10));
    assert!(!tau(Circumstance::TwelveUnevenServices, 10));
    assert!(offered(IntervalName::MeanChangeOverServices, Circumstance::Clustered, 50).offered);
    assert!(!offered(IntervalName::MeanChangeT, Circumstance::Clustered, 500).offered);
    assert!(offered(IntervalName::RegressionCr2, Circumstance::Clustered, 500).offered);
}

/// Type I error towards the better end is at most 2.5 % (three Monte-Carlo errors allowed) where nobody
/// changes and under loss within the declared delta; regression to the mean alone gets through, and the
/// report prints it.
#[test]
fn no_change_is_hardly_ever_supported() {
    let error = (0.025 * 0.975 / 2000.0_f64).sqrt();
    for world in [
        NullWorld::NoChange,
        NullWorld::NoChangeFloored,
        NullWorld::NoChangeClustered,
        NullWorld::LostByChance,
        NullWorld::LostWithinDelta,
    ] {
        for share in simulated_verdicts(world) {
            assert!(share.better <= 0.025 + 3.0 * error, "{world:?}: {share:?}");
        }
    }
    let drawn = simulated_verdicts(NullWorld::RegressionToTheMean);
    assert!(drawn.iter().all(|share| share.better > 0.3 && share.worse == 0.0), "{drawn:?}");
}

#[test]
fn what_was_not_simulated_is_not_offered() {
    let nothing = |interval, circumstance, n| {
        let offer = offered(interval, circumstance, n);
        assert_eq!((offer.offered, offer.coverage), (false, None));
    };
    nothing(IntervalName::MeanChangeT, Circumstance::Normal, 4);
    nothing(IntervalName::Wilson, Circumstance::Normal, 50);
    nothing(IntervalName::RegressionCr2, Circumstance::Normal, 50);
    nothing(IntervalName::MeanChangeT, Circumstance::Normal, 0);
}

/// Between two simulated n the worse of both decides; beyond the last one the last.
#[test]
fn between_two_simulated_n_the_worse_decides() {
    for n in [6, 19, 21, 49, 99, 101, 499] {
        let below = SIMULATED_N.iter().rfind(|simulated| **simulated <= n);
        let above = SIMULATED_N.iter().find(|simulated| **simulated >= n);
        let (Some(below), Some(above)) = (below, above) else { panic!("{n} lies between") };
        let at = |n| offered(IntervalName::MeanChangeT, Circumstance::Skewed, n);
        let worse = at(*below).coverage.zip(at(*above).coverage).map(|(a, b)| a.min(b));
        assert_eq!(at(n).coverage, worse);
        assert_eq!(at(n).offered, worse.is_some_and(|p| p >= LEAST_COVERAGE));
    }
    let far = offered(IntervalName::MeanChangeT, Circumstance::Normal, 1_000_000);
    assert_eq!(far, offered(IntervalName::MeanChangeT, Circumstance::Normal, 500));
}
