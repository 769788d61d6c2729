//! Which intervals may be offered, by simulated coverage.
//!
//! `cargo run --release -p kastanj-analysis --example coverage_study -- --rust` prints the table of
//! coverages that is kept in this module; with `--only verdict`, how often a study without change
//! reaches *supported change*.

mod coverage_table;
mod verdict_table;

use serde::{Deserialize, Serialize};

use coverage_table::{COVERAGE, NOT_GIVEN};
use verdict_table::{REPLICATIONS, VERDICTS};

/// The numbers of pairs (people, answers) at which coverage was simulated.
pub const SIMULATED_N: [u64; 6] = [5, 10, 20, 50, 100, 500];

/// Below this simulated coverage a nominal 95 % interval is not offered.
pub const LEAST_COVERAGE: f64 = 0.90;

/// An interval of the crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IntervalName {
    /// Student's t of the mean change.
    MeanChangeT,
    /// The interval of the mean change with services as clusters, never narrower than Student's t;
    /// given from three services on.
    MeanChangeOverServices,
    /// The same ÷ SD_av, where the rule of d_av offers it.
    DAvOverServices,
    /// Noncentral t of d_z.
    DZNoncentralT,
    /// d by the SD before ± 1.96 of Becker's standard error.
    DGlassBecker,
    /// t-interval ÷ SD_av, wherever it is.
    DAvApproximate,
    /// The same, only where its own rule offers it.
    DAvWhereOffered,
    /// Regression on the score before, HC3, at everyone's mean before.
    RegressionHc3,
    /// The same line with services as clusters, CR2 and Satterthwaite.
    RegressionCr2,
    /// Normal multiple imputation by Rubin's rules, m = 20.
    ImputedRubin,
    /// Time in a linear mixed model of all measurements, clients with their own level; Kenward and
    /// Roger below 50 clients, Satterthwaite from there.
    MixedTime,
    /// BCa bootstrap of the mean change.
    MeanChangeBca,
    /// BCa bootstrap of d_av.
    DAvBca,
    /// Wilson's interval of a share.
    Wilson,
    /// Clopper and Pearson's interval of a share.
    ClopperPearson,
    /// Newcombe's interval of the difference of two independent shares.
    Newcombe,
    /// Newcombe's interval of the difference of two shares of the same people.
    NewcombePaired,
    /// Korn and Graubard's interval of a share in clusters.
    ClusteredShare,
    /// Welch's interval of a difference of means, n in each group.
    Welch,
    /// Noncentral t of the standardised difference of two groups, n in each.
    StandardisedDifference,
    /// Hartung and Knapp's interval over services, n pairs in each.
    HartungKnapp,
    /// The same, never narrower than the fixed-effect interval.
    HartungKnappGuarded,
    /// The prediction interval for a further service.
    Prediction,
    /// The same with the spread between services on the large side.
    CautiousPrediction,
    /// Cluster-robust interval of a paired rate ratio, CR0.
    RateRatioCr0,
    /// The same, CR2 with Satterthwaite's degrees of freedom.
    RateRatioCr2,
    /// The conditional interval of a paired rate ratio as if events were independent.
    RateRatioNaive,
    /// Wald's interval of an odds ratio.
    OddsRatioWald,
    /// Profile interval of an odds ratio.
    OddsRatioProfile,
    /// Feldt's interval of Cronbach's alpha, n forms.
    AlphaFeldt,
    /// F interval of ICC(1,1), n subjects.
    IccOneWay,
    /// F interval of ICC(3,1).
    IccConsistency,
    /// Morris' d_ppc2 against a natural course of as many.
    BenchmarkDPpc2,
    /// Follow-up − before in the model for repeated measures, covariance by cells.
    RepeatedFollowUp,
    /// The interval that holds however often one looks: every look up to n holds the truth.
    AlwaysValid,
    /// The same, wider by as much as the interval over services is wider than Student's t.
    AlwaysValidOverServices,
    /// Q-profile interval of τ, n pairs in each service on average.
    TauQProfile,
    /// Slope of a meta-regression, Hartung and Knapp.
    MetaRegressionSlope,
    /// Difference of two groups with services as clusters, never narrower than Welch's.
    GroupDifferenceOverServices,
}

/// What the scores are like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Circumstance {
    /// Bivariate normal scores, everyone independent, nobody lost. Also independent answers.
    Normal,
    /// Changes with an exponential's skewness of 2.
    Skewed,
    /// About a fifth at the end of the scale before, two fifths after.
    Floored,
    /// Services of ten; a tenth of the variance of the change lies between them.
    Clustered,
    /// A third lost, by their score before alone.
    LostAtRandom,
    /// A third lost, those who changed less more often. The truth is everyone's change.
    LostNotAtRandom,
    /// Counts with twice the variance of independent events and more.
    OverdispersedCounts,
    /// A share of one half.
    ShareHalf,
    /// A share of one in ten.
    ShareTenth,
    /// A share of one in fifty.
    ShareFiftieth,
    /// Three services that differ.
    ThreeServices,
    /// Five services that differ.
    FiveServices,
    /// Ten services that differ.
    TenServices,
    /// Twelve services that differ, the largest with 28 % of the people, the smallest with 1 %.
    TwelveUnevenServices,
}

/// The numbers of people with a before form at which verdicts were simulated, in four services.
pub const SIMULATED_PEOPLE: [u64; 3] = [80, 160, 320];

/// A world in which nobody changes on average.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NullWorld {
    /// Normal scores, everybody answers twice.
    NoChange,
    /// The same with changes of skewness 2.
    NoChangeSkewed,
    /// The same with scores cut at the end of the scale.
    NoChangeFloored,
    /// The same with a tenth of the variance between services.
    NoChangeClustered,
    /// A quarter lost by chance.
    LostByChance,
    /// 28 % lost who do worse than expected by half a before-SD.
    LostWithinDelta,
    /// People come when they are at their worst: regression to the mean alone.
    RegressionToTheMean,
}

/// How often *supported change* was reached, 0–1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct VerdictShare {
    /// Towards the better end.
    pub better: f64,
    /// Towards the worse end.
    pub worse: f64,
}

/// The simulated coverages of an interval at each of [`SIMULATED_N`], 0–1; `None` where it is hardly
/// ever given. `None` altogether where nothing was simulated.
#[must_use]
pub fn simulated_coverage(
    interval: IntervalName,
    circumstance: Circumstance,
) -> Option<[Option<f64>; 6]> {
    let row = COVERAGE.iter().find(|row| row.0 == interval && row.1 == circumstance)?;
    Some(row.2.map(|share| (share != NOT_GIVEN).then(|| f64::from(share) / 1000.0)))
}

/// How often a study in this world reached *supported change*, at each of [`SIMULATED_PEOPLE`].
#[must_use]
pub fn simulated_verdicts(world: NullWorld) -> [VerdictShare; 3] {
    let counts = VERDICTS.iter().find(|row| row.0 == world).map_or([(0, 0); 3], |row| row.1);
    let share = |count: u32| f64::from(count) / f64::from(REPLICATIONS);
    counts.map(|(better, worse)| VerdictShare { better: share(better), worse: share(worse) })
}

/// Whether an interval may be shown, and why.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Offer {
    /// True if every simulated coverage next to this n is at least 90 %.
    pub offered: bool,
    /// The lower of the coverages at the simulated n on either side, 0–1; `None` where nothing was
    /// simulated or the interval is hardly ever given.
    pub coverage: Option<f64>,
}

/// May this interval be offered under these circumstances with `n` pairs? Below the smallest
/// simulated n, and where nothing was simulated: no.
#[must_use]
pub fn offered(interval: IntervalName, circumstance: Circumstance, n: u64) -> Offer {
    let nothing = Offer { offered: false, coverage: None };
    let row = COVERAGE.iter().find(|row| row.0 == interval && row.1 == circumstance);
    let Some((_, _, coverages)) = row else { return nothing };
    let Some(below) = SIMULATED_N.iter().rposition(|simulated| *simulated <= n) else {
        return nothing;
    };
    let exact = SIMULATED_N[below] == n;
    let above = if exact { below } else { (below + 1).min(SIMULATED_N.len() - 1) };
    let (a, b) = (coverages[below], coverages[above]);
    if a == NOT_GIVEN || b == NOT_GIVEN {
        return nothing;
    }
    let coverage = f64::from(a.min(b)) / 1000.0;
    Offer { offered: coverage >= LEAST_COVERAGE, coverage: Some(coverage) }
}
