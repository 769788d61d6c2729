use kastanj_instrument::{QuestionnaireId, ScoreId};
use kastanj_language::{Explain, Lang, tr};
use thiserror::Error;

/// Why no data set can be made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DatasetError {
    /// The questionnaire at hand is not the one of the plan.
    #[error("the plan is about {expected}, not about {found}")]
    WrongQuestionnaire {
        /// What the plan says.
        expected: QuestionnaireId,
        /// What is at hand.
        found: QuestionnaireId,
    },
    /// The plan's score is not in the questionnaire.
    #[error("{questionnaire} has no score {}", score.0)]
    UnknownScore {
        /// The questionnaire.
        questionnaire: QuestionnaireId,
        /// The score of the plan.
        score: ScoreId,
    },
}

impl Explain for DatasetError {
    fn explain(&self, lang: Lang) -> String {
        match self {
            DatasetError::WrongQuestionnaire { expected, found } => tr!(
                lang,
                "record-dataset-wrong-questionnaire",
                expected = expected.to_string(),
                found = found.to_string()
            ),
            DatasetError::UnknownScore { questionnaire, score } => tr!(
                lang,
                "record-dataset-unknown-score",
                questionnaire = questionnaire.to_string(),
                score = score.0.as_str()
            ),
        }
    }
}
