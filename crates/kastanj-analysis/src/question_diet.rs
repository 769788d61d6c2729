//! Which questions a form could do without: nobody answers, nothing moves, another says the same.
//!
//! Pure counts on answer codes; what a question is and how it is worded is the caller's. Each
//! figure bears its number of persons, and below a least number nothing is judged.

use serde::Serialize;

use crate::proportion::Proportion;

/// From where on a question is pointed out. The same for all questions, stated before looking.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct DietRules {
    /// Least number of forms that put the question, for the share that answered it.
    pub least_forms: u64,
    /// A question answered on a smaller share of the forms than this is seldom answered. 0–1.
    pub answered_below: f64,
    /// Least number of persons with an answer before and after.
    pub least_pairs: u64,
    /// A question to which at least this share gave the same answer twice does not move. 0–1.
    pub unchanged_from: f64,
    /// Least number of persons who answered both of two questions.
    pub least_both: u64,
    /// Two questions agree almost wholly from this weighted kappa on. 0–1.
    pub kappa_from: f64,
    /// And from this share of persons with the same answer to both on. 0–1.
    pub same_from: f64,
}

impl Default for DietRules {
    fn default() -> Self {
        DietRules {
            least_forms: 20,
            answered_below: 0.5,
            least_pairs: 20,
            unchanged_from: 0.9,
            least_both: 30,
            kappa_from: 0.9,
            same_from: 0.8,
        }
    }
}

/// What a rule says of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DietFinding {
    /// Too few persons to tell.
    TooFew,
    /// Nothing against the question.
    Keep,
    /// The rule points it out.
    PointedOut,
}

/// How often a question was answered where it was put.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Answering {
    /// Forms that put the question and came in.
    pub forms: u64,
    /// Forms on which it was answered; never more than `forms`.
    pub answered: u64,
    /// The share with its intervals; `None` without any form.
    pub share: Option<Proportion>,
    /// What the rule says.
    pub finding: DietFinding,
}

/// Counts the forms on which a question was answered; more answers than forms count as all.
pub fn answering(answered: u64, forms: u64, rules: &DietRules) -> Answering {
    let answered = answered.min(forms);
    let share = Proportion::new(answered, forms).ok();
    let finding = match share {
        Some(share) if forms >= rules.least_forms => pointed(share.share < rules.answered_below),
        _ => DietFinding::TooFew,
    };
    Answering { forms, answered, share, finding }
}

/// How often the answer after was the answer before.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Unchanged {
    /// Persons with an answer before and after.
    pub pairs: u64,
    /// The share with the same answer twice; `None` without any pair.
    pub share: Option<Proportion>,
    /// What the rule says.
    pub finding: DietFinding,
}

/// Counts the pairs (before, after) with the same answer twice.
pub fn unchanged(pairs: &[(i32, i32)], rules: &DietRules) -> Unchanged {
    let n = pairs.len() as u64;
    let same = pairs.iter().filter(|(before, after)| before == after).count() as u64;
    let share = Proportion::new(same, n).ok();
    let finding = match share {
        Some(share) if n >= rules.least_pairs => pointed(share.share >= rules.unchanged_from),
        _ => DietFinding::TooFew,
    };
    Unchanged { pairs: n, share, finding }
}

/// How far two questions with the same options say the same.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Agreement {
    /// Persons who answered both.
    pub both: u64,
    /// The share with the same answer to both; `None` if nobody answered both.
    pub same: Option<Proportion>,
    /// Cohen's kappa with quadratic weights, −1 to 1; `None` where all gave one and the same
    /// answer, which tells nothing of agreement.
    pub kappa: Option<f64>,
    /// What the rule says.
    pub finding: DietFinding,
}

/// Compares the answers (first question, second question) of the same persons.
pub fn agreement(pairs: &[(i32, i32)], rules: &DietRules) -> Agreement {
    let n = pairs.len() as u64;
    let same = pairs.iter().filter(|(first, second)| first == second).count() as u64;
    let same = Proportion::new(same, n).ok();
    let kappa = weighted_kappa(pairs);
    let finding = match (same, kappa) {
        _ if n < rules.least_both => DietFinding::TooFew,
        (Some(same), Some(kappa)) => {
            pointed(kappa >= rules.kappa_from && same.share >= rules.same_from)
        }
        _ => DietFinding::Keep,
    };
    Agreement { both: n, same, kappa, finding }
}

/// Cohen's kappa with quadratic weights: 1 − Σ(xᵢ−yᵢ)²·n ÷ ΣᵢΣⱼ(xᵢ−yⱼ)², Cohen (1968),
/// Psychological Bulletin 70:213. The sum over all pairs of persons is what chance alone would
/// give with these margins. `None` for nobody, or where everybody gave one and the same answer.
pub fn weighted_kappa(pairs: &[(i32, i32)]) -> Option<f64> {
    let n = pairs.len() as f64;
    let (first, second) = (moments(pairs.iter().map(|p| p.0)), moments(pairs.iter().map(|p| p.1)));
    let observed: f64 = pairs.iter().map(|(a, b)| (f64::from(*a) - f64::from(*b)).powi(2)).sum();
    // ΣᵢΣⱼ(xᵢ−yⱼ)² = n·Σx² − 2·Σx·Σy + n·Σy².
    let by_chance = n * first.1 - 2.0 * first.0 * second.0 + n * second.1;
    (by_chance > 0.0).then(|| 1.0 - observed * n / by_chance)
}

/// Sum and sum of squares.
fn moments(values: impl Iterator<Item = i32>) -> (f64, f64) {
    values.map(f64::from).fold((0.0, 0.0), |(sum, squares), x| (sum + x, squares + x * x))
}

fn pointed(out: bool) -> DietFinding {
    if out { DietFinding::PointedOut } else { DietFinding::Keep }
}
