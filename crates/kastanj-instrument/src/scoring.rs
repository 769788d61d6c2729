use kastanj_language::Text;
use serde::{Deserialize, Serialize};

use crate::ItemId;

/// The name of a score within its questionnaire: `total`, `grepp`, `maende`, `nara`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ScoreId(pub String);

/// How a score is made: the mean of the answered items times `factor`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ScoringRule {
    /// Name within the questionnaire.
    pub id: ScoreId,
    /// What staff read.
    pub name: Text,
    /// The items that enter it; all on scales with [`crate::Measure::Steps`].
    pub items: Vec<ItemId>,
    /// The mean of the answered items is multiplied by this (25 turns 0–4 into 0–100).
    pub factor: f64,
    /// With fewer answered items there is no score; the items are kept.
    pub least_answered: usize,
    /// Lowest and highest possible score.
    pub range: (f64, f64),
    /// Whether more is better.
    pub higher_is_better: bool,
    /// Whether this is the questionnaire's primary score.
    pub primary: bool,
}

impl ScoringRule {
    /// The score of `answers`, which gives the code of each answered item.
    ///
    /// `None` when fewer than [`Self::least_answered`] items are answered;
    /// declined and blank items count as not answered.
    pub fn score(&self, answers: impl Fn(&ItemId) -> Option<i16>) -> Option<f64> {
        let codes: Vec<f64> = self.items.iter().filter_map(&answers).map(f64::from).collect();
        if codes.is_empty() || codes.len() < self.least_answered {
            return None;
        }
        #[expect(clippy::cast_precision_loss, reason = "a form has at most some dozens of items")]
        let mean = codes.iter().sum::<f64>() / codes.len() as f64;
        Some(mean * self.factor)
    }
}
