//! Why a figure is not given.

use serde::Serialize;

/// A quantity that has to vary for a statistic to exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Quantity {
    /// The scores before.
    Before,
    /// The scores after.
    After,
    /// The differences after − before.
    Change,
    /// The scores of two groups together.
    Groups,
    /// The standard errors of several estimates.
    StandardErrors,
    /// What a model leaves unexplained.
    Residuals,
    /// Ratings of several raters or occasions.
    Ratings,
    /// What is pooled over imputations, within and between.
    Imputed,
}

impl std::fmt::Display for Quantity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Before => "scores before",
            Self::After => "scores after",
            Self::Change => "changes",
            Self::Groups => "scores of the groups",
            Self::StandardErrors => "standard errors",
            Self::Residuals => "residuals",
            Self::Ratings => "ratings",
            Self::Imputed => "imputed results",
        })
    }
}

/// One of the two measurements of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// The measurement before.
    Before,
    /// The measurement after.
    After,
}

impl std::fmt::Display for Column {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Before => "before",
            Self::After => "after",
        })
    }
}

/// The reason why a statistic is refused. Nothing is computed in part.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// Every value is the same: no standard deviation, hence no interval.
    #[error("the {what} are all equal: without variation no interval or effect size exists")]
    ZeroVariance {
        /// What does not vary.
        what: Quantity,
    },
    /// Fewer observations than the statistic needs.
    #[error("{found} observations are too few, {needed} are needed")]
    TooFew {
        /// How many there are.
        found: usize,
        /// How many are needed.
        needed: usize,
    },
    /// Pooling was asked for with a single service.
    #[error("pooling needs at least two services, there is one")]
    OneService,
    /// No score at all, neither before nor after.
    #[error("every score is missing")]
    AllMissing,
    /// A score lies outside the declared scale.
    #[error("row {row}, {column}: {value} lies outside the scale {lower} to {upper}")]
    OutsideRange {
        /// Index of the row in the input, the first row is 0.
        row: usize,
        /// Which measurement.
        column: Column,
        /// The score found.
        value: f64,
        /// Lowest possible score.
        lower: f64,
        /// Highest possible score.
        upper: f64,
    },
    /// A score is infinite or not a number.
    #[error("row {row}, {column}: not a finite number")]
    NotFinite {
        /// Index of the row in the input, the first row is 0.
        row: usize,
        /// Which measurement.
        column: Column,
    },
    /// A score is larger than anything that can be computed with, see [`crate::input::LARGEST_SCORE`].
    #[error("row {row}, {column}: larger than 1e100")]
    TooLarge {
        /// Index of the row in the input, the first row is 0.
        row: usize,
        /// Which measurement.
        column: Column,
    },
    /// A value of a plain series is infinite or not a number.
    #[error("value {index} is not a finite number")]
    NotFiniteValue {
        /// Index in the series, the first is 0.
        index: usize,
    },
    /// Two series that belong together have different lengths.
    #[error("{left} values stand against {right}")]
    UnequalLengths {
        /// Length of the first.
        left: usize,
        /// Length of the second.
        right: usize,
    },
    /// The ends of the scale are not finite or not in ascending order.
    #[error("a scale from {lower} to {upper} is no scale")]
    BadRange {
        /// Lower end given.
        lower: f64,
        /// Upper end given.
        upper: f64,
    },
    /// Two counts contradict each other, for instance more asked than eligible.
    #[error("{part_name} ({part}) is more than {whole_name} ({whole})")]
    CountsDisagree {
        /// Name of the count that should be the smaller one.
        part_name: &'static str,
        /// Its value.
        part: u64,
        /// Name of the count that should be the larger one.
        whole_name: &'static str,
        /// Its value.
        whole: u64,
    },
    /// A setting lies outside what it may be.
    #[error("{name} = {value} is not possible: it must be {allowed}")]
    BadSetting {
        /// The setting.
        name: &'static str,
        /// What was given.
        value: f64,
        /// What is allowed, in words.
        allowed: &'static str,
    },
    /// Numbers so large, so small or so far apart that their squares and weights cannot be computed.
    #[error("the {what} are too large, too small or too far apart to be computed with")]
    BeyondArithmetic {
        /// Which numbers.
        what: &'static str,
    },
    /// Columns of a model repeat one another, so that their coefficients do not exist.
    #[error("the {what} cannot be told apart: one follows from the others")]
    Singular {
        /// What cannot be told apart.
        what: &'static str,
    },
    /// An iteration did not come to rest.
    #[error("the {what} did not converge")]
    NoConvergence {
        /// What was iterated.
        what: &'static str,
    },
    /// Fewer items, raters or indicators than the statistic needs.
    #[error("{found} items are too few, {needed} are needed")]
    TooFewItems {
        /// How many there are.
        found: usize,
        /// How many are needed.
        needed: usize,
    },
    /// Everybody gave the same answer to an item.
    #[error("item {item} was answered alike by everybody")]
    ConstantItem {
        /// Its name.
        item: String,
    },
    /// A mixed model cannot be fitted.
    #[error(transparent)]
    Mixed(#[from] crate::mixed::MixedRefusal),
    /// No pair changed its answer: there is nothing to test.
    #[error("no pair changed its answer: a test of change needs at least one that did")]
    NothingChanged,
    /// A table of pairs has a row that is longer or shorter than the table is high.
    #[error("row {row} of the table has {found} cells, {needed} are needed")]
    NotSquare {
        /// Index of the row, the first is 0.
        row: usize,
        /// Cells found.
        found: usize,
        /// Cells needed.
        needed: usize,
    },
    /// An answer names a category that the item does not have.
    #[error("answer {index} names category {found}, there are {categories} (0 is the first)")]
    NoSuchCategory {
        /// Index of the answer, the first is 0.
        index: usize,
        /// The category named, the first is 0.
        found: usize,
        /// How many there are.
        categories: usize,
    },
    /// More observations than can be counted.
    #[error("{found} observations are more than can be counted here, {most} at most")]
    TooMany {
        /// How many there are.
        found: u64,
        /// The most that are accepted.
        most: u64,
    },
    /// A figure from elsewhere comes without its source.
    #[error("the {of} has no source: say where it comes from")]
    NoSource {
        /// What has no source.
        of: &'static str,
    },
    /// The people of the norm are no better off than the clients: no cut-off lies between them.
    #[error("the norm's mean {norm} is not better than the clients' mean {clients}")]
    NormNotBetter {
        /// Mean of the norm.
        norm: f64,
        /// Mean of the clients before contact.
        clients: f64,
    },
    /// The form's error is as large as the spread: nothing can be read out of single scores.
    #[error("the {of} vary no more than the form's own error")]
    NoReliability {
        /// What varies too little.
        of: &'static str,
    },
    /// Something has to be known that is not.
    #[error("not computable: {missing} is not known")]
    NotComputable {
        /// What is not known.
        missing: &'static str,
    },
    /// The statistic does not exist for these people, or without one of them.
    #[error("the statistic does not exist for these people, or not without one of them")]
    UndefinedStatistic,
    /// The statistic does not exist in some resamples.
    #[error("in {undefined} of {resamples} resamples the statistic does not exist: too few people")]
    UndefinedResamples {
        /// In how many.
        undefined: u64,
        /// Of how many.
        resamples: u64,
    },
    /// Leaving out single people never changes the statistic.
    #[error("leaving out single people never changes the statistic: no bootstrap interval exists")]
    NoInfluence,
    /// The estimate lies outside its resamples, or the correction has no solution.
    #[error("the estimate lies at the edge of its resamples: no corrected interval exists")]
    BootstrapBreaksDown,
    /// A number that should be a count is negative or has decimals.
    #[error("value {index} is not a count")]
    NotACount {
        /// Index in the series, the first is 0.
        index: usize,
    },
    /// A column of a regression is constant or a sum of others.
    #[error("column {column} says nothing that the columns before it do not say")]
    Collinear {
        /// Its name.
        column: String,
    },
    /// No event on one of the occasions, or none at all.
    #[error("there is no event to compare with: all counts are 0")]
    NoEvents,
    /// A model of zeros was asked for, and there is none.
    #[error("no count is 0: there are no zeros to model")]
    NoZeros,
    /// Everybody changed in the same proportion.
    #[error("everybody changed in the same proportion: no robust interval exists")]
    NoSpreadBetweenPeople,
    /// The likelihood grows without end, or no maximum was reached.
    #[error("the likelihood has no maximum: the data do not determine this model")]
    NoMaximum,
    /// A category that nobody chose: its threshold does not exist.
    #[error("nobody chose category {category} (0 is the first): put it together with another")]
    EmptyCategory {
        /// The category, the first is 0.
        category: usize,
    },
    /// A value of a named column cannot be computed with.
    #[error("row {row}, {column}: not a finite number, or larger than 1e100")]
    UnusableValue {
        /// Index of the row, the first is 0.
        row: usize,
        /// Name of the column.
        column: String,
    },
    /// A row decides its own prediction, so that its residual says nothing.
    #[error("row {row} alone decides its own prediction: no robust standard error exists")]
    FullLeverage {
        /// Index of the row, the first is 0.
        row: usize,
    },
    /// Fewer clusters than the statistic needs.
    #[error("{found} clusters are too few, {needed} are needed")]
    TooFewClusters {
        /// How many there are.
        found: usize,
        /// How many are needed.
        needed: usize,
    },
    /// A quantity is fixed within every cluster by the model itself.
    #[error(
        "{what} does not vary over the clusters once the model is fitted: the clusters say nothing about its error"
    )]
    WithinClusters {
        /// Name of the coefficient or sum.
        what: String,
    },
    /// Some columns tell the two outcomes apart without error.
    #[error(
        "{column} (alone or with others) tells the outcomes apart without error: no finite odds ratio exists"
    )]
    Separation {
        /// The column with the largest share in it.
        column: String,
    },
    /// A service is needed for every row, some name none.
    #[error("some rows name no service")]
    MissingService,
    /// A week is needed for every row, some have none.
    #[error("some rows have no week")]
    MissingWeek,
    /// All rows have the same yes/no outcome.
    #[error("every row has the same outcome: there is nothing to explain")]
    OneOutcome,
    /// A group that is compared with another has too few people in it.
    #[error("{group}: {found} are too few, {needed} are needed")]
    TooFewIn {
        /// Which group.
        group: &'static str,
        /// People in it.
        found: usize,
        /// How many are needed.
        needed: usize,
    },
    /// A column with holes has too few values to fill them from.
    #[error("{column}: {found} observed values are too few, {needed} are needed")]
    TooFewObserved {
        /// Name of the column.
        column: String,
        /// How many there are.
        found: usize,
        /// How many are needed.
        needed: usize,
    },
    /// A column has one value only.
    #[error("{column} does not vary")]
    ConstantColumn {
        /// Name of the column.
        column: String,
    },
    /// Imputation was asked for, but nothing is missing.
    #[error("nothing is missing: there is nothing to impute")]
    NothingMissing,
    /// A column was asked for that does not exist.
    #[error("there is no column {column}")]
    UnknownColumn {
        /// The name asked for.
        column: String,
    },
}
