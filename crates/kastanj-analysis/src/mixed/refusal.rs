//! Why a mixed model is not fitted.

/// What keeps a mixed model from being fitted.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum MixedRefusal {
    /// A column of the design is a combination of those before it, or all zero.
    #[error("the column {column} follows from the columns before it: its effect does not exist")]
    RankDeficient {
        /// Name of the column.
        column: String,
    },
    /// A value is larger than anything that can be computed with.
    #[error("value {index} is larger than 1e100")]
    TooLarge {
        /// Index in the series, the first is 0.
        index: usize,
    },
    /// The design has no column.
    #[error("a model without any fixed effect is not fitted: give at least the intercept")]
    NoFixedEffect,
    /// The outcome does not vary, or the fixed effects explain it without rest.
    #[error("the fixed effects explain the outcome completely: nothing is left to model")]
    NoVariation,
    /// Clients do not vary around their own line.
    #[error("nothing varies within clients: the residual variance does not exist")]
    NoVariationWithin,
    /// A random effect needs at least two groups.
    #[error("{found} {of} are too few for a variance between them, 2 are needed")]
    TooFewGroups {
        /// How many there are.
        found: usize,
        /// Clients or services.
        of: &'static str,
    },
    /// There are not more rows than random effects.
    #[error("{rows} rows do not suffice for {effects} random effects: nobody was measured again")]
    TooFewRows {
        /// Number of rows.
        rows: usize,
        /// Random effects of all clients together.
        effects: usize,
    },
    /// Every service holds one client only.
    #[error("every service has one client: clients and services cannot be told apart")]
    OneClientPerService,
    /// The variable of the random slope is the same for all rows of each client.
    #[error("the slope's variable is constant within every client: no slope can be seen")]
    SlopeConstant,
    /// A client's rows name two services.
    #[error("client {client} stands in two services")]
    ClientInTwoServices {
        /// The client's code.
        client: usize,
    },
    /// A client has two rows at one wave.
    #[error("client {client} was measured twice at wave {wave}")]
    WaveTwice {
        /// The client's code.
        client: usize,
        /// The wave's code.
        wave: usize,
    },
    /// Fewer than 2 or more than 6 waves.
    #[error("{found} waves: a model for repeated measures takes 2 to 6")]
    WaveCount {
        /// How many there are.
        found: usize,
    },
    /// Too few clients were measured at both of two waves for their covariance.
    #[error("waves {first} and {second}: {found} clients were measured at both, 2 are needed")]
    WavesApart {
        /// Code of one wave.
        first: usize,
        /// Code of the other.
        second: usize,
        /// Clients measured at both.
        found: usize,
    },
    /// Kenward and Roger's adjustment is defined under REML.
    #[error("the adjustment of Kenward and Roger needs a fit by REML")]
    NeedsReml,
    /// The variances are too uncertain for a t or F distribution.
    #[error("the degrees of freedom do not exist for these data")]
    NoDegreesOfFreedom,
    /// A contrast without rows, with dependent rows or of another width than the design.
    #[error("the contrast does not fit: its rows must be independent and have {width} entries")]
    BadContrast {
        /// Number of fixed effects.
        width: usize,
    },
    /// The search for the largest likelihood did not end at a maximum.
    #[error("the likelihood has no maximum that could be found: the data do not carry this model")]
    NotConverged,
}
