//! Fitting a model for repeated measures.

use nalgebra::{DMatrix, DVector};

use super::report::{RepeatedReport, SMALLEST_CELL, SmallestCell, Structure, WaveStructure};
use super::waves::{WaveCovariance, in_order};
use crate::mixed::basis::Basis;
use crate::mixed::criterion::Likelihood;
use crate::mixed::design::Design;
use crate::mixed::grouping::Grouping;
use crate::mixed::model::Fitted;
use crate::mixed::parameters::Piece;
use crate::mixed::products::pairs;
use crate::mixed::refusal::MixedRefusal;
use crate::mixed::small_sample::{CoefficientTest, JointTest, SmallSample};
use crate::refusal::Refusal;

/// Most waves.
const MOST_WAVES: usize = 6;

/// Measurements at waves, one row each; what was not measured has no row.
#[derive(Debug, Clone, Copy)]
pub struct RepeatedInput<'a> {
    /// The outcome.
    pub outcome: &'a [f64],
    /// Fixed effects.
    pub design: &'a Design,
    /// The client of each row, any code.
    pub clients: &'a [usize],
    /// The wave of each row, 2 to 6 different codes.
    pub waves: &'a [usize],
    /// The covariance between the waves.
    pub structure: Structure,
    /// What is maximised.
    pub likelihood: Likelihood,
}

/// A fitted model: its figures, and what tests need.
pub struct RepeatedModel {
    report: RepeatedReport,
    fitted: Fitted,
}

impl std::fmt::Debug for RepeatedModel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.report.fmt(f)
    }
}

impl RepeatedModel {
    /// The figures.
    #[must_use]
    pub fn report(&self) -> &RepeatedReport {
        &self.report
    }

    /// Tests every fixed effect.
    ///
    /// # Errors
    /// Kenward–Roger after a fit by ML; degrees of freedom that do not exist.
    pub fn coefficient_tests(&self, method: SmallSample) -> Result<Vec<CoefficientTest>, Refusal> {
        self.fitted.coefficient_tests(method)
    }

    /// Tests that Lβ = 0, one inner vector for each row of L.
    ///
    /// # Errors
    /// As [`Self::coefficient_tests`]; a contrast of another width or with dependent rows.
    pub fn joint_test(
        &self,
        contrast: &[Vec<f64>],
        method: SmallSample,
    ) -> Result<JointTest, Refusal> {
        self.fitted.joint_test(contrast, method)
    }
}

/// Fits a mixed model for repeated measures: y = Xβ + e, the e of one client with an unstructured
/// covariance over the waves (Mallinckrodt et al. 2001), or with compound symmetry where a cell has
/// fewer than 10 clients. What is missing may depend on what was measured, on nothing else.
/// R: `nlme::gls(y ~ X, correlation = corSymm(form = ~ wave | client), weights = varIdent(form = ~ 1 |
/// wave))`; `corCompSymm`.
///
/// # Errors
/// Unequal lengths, values that are not finite; fewer than two clients; a client twice at one wave;
/// fewer than 2 or more than 6 waves; unstructured: two waves at which fewer than two clients were
/// both measured; columns that depend on each other; a likelihood without a maximum.
pub fn fit_repeated(input: &RepeatedInput<'_>) -> Result<RepeatedModel, Refusal> {
    let (clients, waves) = groups(input)?;
    let basis = Basis::new(input.design, input.outcome)?;
    let codes = &waves.codes;
    let smallest = smallest_cell(input, &clients, codes)?;
    let few = (smallest.clients as usize) < SMALLEST_CELL;
    let fallback = input.structure == Structure::ByCells && few;
    let unstructured = input.structure != Structure::CompoundSymmetry && !fallback;
    if unstructured && smallest.clients < 2 {
        let SmallestCell { first, second, clients } = smallest;
        return Err(MixedRefusal::WavesApart { first, second, found: clients as usize }.into());
    }
    let mut covariance = WaveCovariance::new(basis.width() + 1, codes.len(), unstructured);
    for (rows, &client) in clients.groups().zip(&clients.codes) {
        let seen = in_order(client, rows, input.waves, codes)?;
        let places: Vec<usize> = seen.iter().map(|(place, _)| *place).collect();
        let row = |row: usize| -> Vec<f64> {
            let x = basis.columns.iter().map(|column| column[row]);
            x.chain([basis.residuals[row]]).collect()
        };
        let values: Vec<Vec<f64>> = seen.iter().map(|(_, at)| row(*at)).collect();
        covariance.add(&places, &values);
    }
    let half = DMatrix::from_element(codes.len(), codes.len(), 0.5);
    let equal = (half + DMatrix::identity(codes.len(), codes.len()) * 0.5).cholesky();
    let (pieces, start) = if unstructured {
        let l = equal.ok_or(MixedRefusal::NotConverged)?.l();
        let column = |b: usize| (b..codes.len()).map(move |a| (a, b));
        let start = (0..codes.len()).flat_map(column).map(|at| l[at]).collect();
        (vec![Piece::Triangle(codes.len())], DVector::from_vec(start))
    } else {
        (vec![Piece::Free(2)], DVector::from_vec(vec![0.5, 0.5]))
    };
    let between = WaveCovariance::new(1, codes.len(), unstructured);
    let names = input.design.names().to_vec();
    let fitted =
        Fitted::search(names, input.likelihood, basis, Box::new(covariance), pieces, start)?;
    let phi = fitted.components();
    let matrix = between.between(phi.as_slice()) * fitted.basis.scale.powi(2);
    let (fixed_effects, vcov) = fitted.effects();
    let parameters = fixed_effects.len() + if unstructured { pairs(codes.len()) } else { 2 };
    let sd: Vec<f64> = matrix.diagonal().iter().map(|x| x.sqrt()).collect();
    let table = |m: &DMatrix<f64>| -> Vec<Vec<f64>> {
        m.row_iter().map(|row| row.iter().copied().collect()).collect()
    };
    let correlation = DMatrix::from_fn(sd.len(), sd.len(), |i, j| matrix[(i, j)] / (sd[i] * sd[j]));
    let report = RepeatedReport {
        rows: input.outcome.len() as u64,
        clients: clients.len() as u64,
        measurements: waves.groups().map(|rows| rows.len() as u64).collect(),
        waves: waves.codes,
        smallest_cell: smallest,
        structure: if unstructured {
            WaveStructure::Unstructured
        } else {
            WaveStructure::CompoundSymmetry
        },
        fallback,
        likelihood: input.likelihood,
        criterion: fitted.criterion,
        log_likelihood: -fitted.criterion / 2.0,
        parameters: parameters as u64,
        aic: fitted.criterion + 2.0 * parameters as f64,
        fixed_effects,
        vcov: table(&vcov),
        covariance: table(&matrix),
        correlation: table(&correlation),
        sd,
    };
    Ok(RepeatedModel { report, fitted })
}

fn groups(input: &RepeatedInput<'_>) -> Result<(Grouping, Grouping), Refusal> {
    let n = input.outcome.len();
    if n == 0 {
        return Err(Refusal::AllMissing);
    }
    for right in [input.clients.len(), input.waves.len()] {
        if right != n {
            return Err(Refusal::UnequalLengths { left: n, right });
        }
    }
    crate::mixed::check_values(input.outcome)?;
    let (clients, waves) = (Grouping::new(input.clients), Grouping::new(input.waves));
    if clients.len() < 2 {
        return Err(MixedRefusal::TooFewGroups { found: clients.len(), of: "clients" }.into());
    }
    if !(2..=MOST_WAVES).contains(&waves.len()) {
        return Err(MixedRefusal::WaveCount { found: waves.len() }.into());
    }
    if n == clients.len() {
        return Err(MixedRefusal::TooFewRows { rows: n, effects: n }.into());
    }
    Ok((clients, waves))
}

fn smallest_cell(
    input: &RepeatedInput<'_>,
    clients: &Grouping,
    codes: &[usize],
) -> Result<SmallestCell, MixedRefusal> {
    let mut cells = vec![0_u64; pairs(codes.len())];
    let place = |a: usize, b: usize| crate::mixed::products::pair(a, b, codes.len());
    for (rows, &client) in clients.groups().zip(&clients.codes) {
        let seen = in_order(client, rows, input.waves, codes)?;
        for (i, (a, _)) in seen.iter().enumerate() {
            for (b, _) in &seen[i..] {
                cells[place(*a, *b)] += 1;
            }
        }
    }
    let all = (0..codes.len()).flat_map(|a| (a..codes.len()).map(move |b| (a, b)));
    let least = all.min_by_key(|(a, b)| cells[place(*a, *b)]).unwrap_or((0, 0));
    Ok(SmallestCell {
        first: codes[least.0],
        second: codes[least.1],
        clients: cells[place(least.0, least.1)],
    })
}
