//! Maximum likelihood for a yes/no outcome by Newton's method (iteratively reweighted least squares).

use nalgebra::{Cholesky, DMatrix, DVector, Dyn};

/// Steps after which the search is given up.
const MOST_STEPS: usize = 100;

/// The largest movement of a linear predictor at which the search is over.
const STILL: f64 = 1e-10;

/// Newton moves a separated row by about 1 per step for ever, any other ever less.
const RUNAWAY: f64 = 0.5;

/// Steps before a runaway is looked for.
const SETTLED: usize = 12;

/// How a search ended.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Ending {
    /// At the maximum.
    Converged,
    /// The likelihood rises for ever along this direction.
    Separated(DVector<f64>),
    /// Neither.
    Unfinished,
}

/// The end of a search.
#[derive(Debug, Clone)]
pub(crate) struct Search {
    pub(crate) beta: DVector<f64>,
    /// −2 log-likelihood.
    pub(crate) deviance: f64,
    /// Fisher's information factorised; `None` if it is singular.
    pub(crate) information: Option<Cholesky<f64, Dyn>>,
    pub(crate) ending: Ending,
}

/// −2 log-likelihood at a linear predictor.
pub(crate) fn deviance(predictor: &DVector<f64>, outcome: &[bool]) -> f64 {
    let loss = |eta: f64, yes: bool| {
        let against = if yes { -eta } else { eta };
        // ln(1 + e^against) without overflow.
        against.max(0.0) + (-against.abs()).exp().ln_1p()
    };
    2.0 * predictor.iter().zip(outcome).map(|(eta, yes)| loss(*eta, *yes)).sum::<f64>()
}

/// Searches from `start`; `offset` is added to the linear predictor.
pub(crate) fn search(
    x: &DMatrix<f64>,
    outcome: &[bool],
    offset: &DVector<f64>,
    start: DVector<f64>,
) -> Search {
    let mut beta = start;
    let mut predictor = x * &beta + offset;
    let mut best = deviance(&predictor, outcome);
    let mut ending = Ending::Unfinished;
    let mut information = None;
    for step in 0..MOST_STEPS {
        let (gradient, weighted) = derivatives(x, outcome, &predictor);
        information = Cholesky::new(weighted);
        let Some(factor) = &information else { break };
        let mut move_by = factor.solve(&gradient);
        let mut shift = x * &move_by;
        if step >= SETTLED && shift.amax() > RUNAWAY && separates(&shift, outcome) {
            ending = Ending::Separated(move_by);
            break;
        }
        // Halve until the deviance does not rise.
        for _ in 0..30 {
            let next = deviance(&(&predictor + &shift), outcome);
            if next <= best * (1.0 + 1e-14) {
                break;
            }
            move_by *= 0.5;
            shift *= 0.5;
        }
        beta += &move_by;
        predictor += &shift;
        best = deviance(&predictor, outcome);
        if shift.amax() <= STILL {
            ending = Ending::Converged;
            break;
        }
    }
    Search { beta, deviance: best, information, ending }
}

fn derivatives(
    x: &DMatrix<f64>,
    outcome: &[bool],
    predictor: &DVector<f64>,
) -> (DVector<f64>, DMatrix<f64>) {
    let share = predictor.map(|eta| 1.0 / (1.0 + (-eta).exp()));
    let rest = DVector::from_fn(outcome.len(), |i, _| {
        // 1 − p by its own formula: no digits are lost near 1.
        if outcome[i] { 1.0 / (1.0 + predictor[i].exp()) } else { -share[i] }
    });
    let mut scaled = x.clone();
    for (i, mut row) in scaled.row_iter_mut().enumerate() {
        row *= (share[i] / (1.0 + predictor[i].exp())).sqrt();
    }
    (x.tr_mul(&rest), scaled.tr_mul(&scaled))
}

/// True if moving by `shift` improves no row's outcome at another's cost.
fn separates(shift: &DVector<f64>, outcome: &[bool]) -> bool {
    let slack = 1e-6 * shift.amax();
    shift.iter().zip(outcome).all(|(eta, yes)| if *yes { *eta >= -slack } else { *eta <= slack })
}
