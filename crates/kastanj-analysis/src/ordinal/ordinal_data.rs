//! Ordered answers with the columns that may explain them.

use nalgebra::DVector;

use crate::counts::Design;
use crate::numeric::Jet;
use crate::refusal::Refusal;

/// Answers 0 to `categories` − 1, each of them given at least once.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OrdinalData<'a> {
    answers: &'a [usize],
    categories: usize,
    design: &'a Design,
}

impl<'a> OrdinalData<'a> {
    /// `design` is made by [`Design::without_intercept`]: the thresholds are the intercepts.
    ///
    /// # Errors
    /// Unequal lengths, fewer than two categories, [`Refusal::NoSuchCategory`],
    /// [`Refusal::EmptyCategory`].
    pub fn new(
        answers: &'a [usize],
        categories: usize,
        design: &'a Design,
    ) -> Result<Self, Refusal> {
        if answers.len() != design.rows() {
            return Err(Refusal::UnequalLengths { left: answers.len(), right: design.rows() });
        }
        if categories < 2 {
            return Err(Refusal::TooFew { found: categories, needed: 2 });
        }
        if let Some(index) = answers.iter().position(|&answer| answer >= categories) {
            return Err(Refusal::NoSuchCategory { index, found: answers[index], categories });
        }
        let data = Self { answers, categories, design };
        match data.given().iter().position(|&times| times == 0) {
            Some(category) => Err(Refusal::EmptyCategory { category }),
            None => Ok(data),
        }
    }

    fn given(&self) -> Vec<usize> {
        let mut given = vec![0; self.categories.min(self.answers.len() + 1)];
        self.answers.iter().for_each(|&answer| {
            if let Some(times) = given.get_mut(answer) {
                *times += 1;
            }
        });
        given
    }

    pub(super) fn rows(&self) -> usize {
        self.answers.len()
    }

    pub(super) fn cuts(&self) -> usize {
        self.categories - 1
    }

    pub(super) fn design(&self) -> &Design {
        self.design
    }

    /// Thresholds as if no column said anything, zeros for `further` coefficients.
    pub(super) fn start(&self, further: usize) -> DVector<f64> {
        let n = self.rows() as f64;
        let mut below = 0.0;
        let mut start: Vec<f64> = (self.given().iter().take(self.cuts()))
            .map(|&times| {
                below += times as f64;
                (below / (n - below)).ln()
            })
            .collect();
        start.extend(std::iter::repeat_n(0.0, further));
        DVector::from_vec(start)
    }

    /// The cuts above and below a row's answer; `None` at the ends.
    pub(super) fn ends(&self, row: usize) -> (Option<usize>, Option<usize>) {
        let answer = self.answers[row];
        ((answer < self.cuts()).then_some(answer), answer.checked_sub(1))
    }
}

/// ln(F(u) − F(l)) for the logistic F, by u (first variable) and l (second); no u at the last
/// category, no l at the first. Written as ln F(u) + ln F(−l) + ln(1 − e^(l − u)): nothing cancels.
pub(super) fn log_share(upper: Option<f64>, lower: Option<f64>) -> Jet {
    let upper = upper.map(|u| Jet::variable(u, 0));
    let lower = lower.map(|l| Jet::variable(l, 1));
    match (upper, lower) {
        (Some(u), Some(l)) => (u - l).ln_one_minus_exp_neg() - (-u).softplus() - l.softplus(),
        (Some(u), None) => -(-u).softplus(),
        (None, Some(l)) => -l.softplus(),
        (None, None) => Jet::constant(0.0),
    }
}
