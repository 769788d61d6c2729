use kastanj_instrument::{Questionnaire, ScoreId};

use crate::{Answer, Assessment};

/// Every score that the questionnaire declares, for one form.
///
/// `None` stands for too few answers: declined, blank, unreadable and missing
/// pages count as not answered. Empty if the form is of another questionnaire
/// or version.
pub fn score_assessment(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
) -> Vec<(ScoreId, Option<f64>)> {
    if assessment.form.questionnaire != questionnaire.id {
        return Vec::new();
    }
    let code_of = |item: &kastanj_instrument::ItemId| {
        let given = assessment.answers.iter().find(|given| given.item == *item)?;
        match &given.answer {
            Answer::One(code) => Some(code.0),
            Answer::Many(_) | Answer::Missing(_) => None,
        }
    };
    questionnaire.scores.iter().map(|rule| (rule.id.clone(), rule.score(code_of))).collect()
}

/// One score of one form, by the score's name.
pub fn score_of(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    score: &ScoreId,
) -> Option<f64> {
    score_assessment(questionnaire, assessment)
        .into_iter()
        .find(|(id, _)| id == score)
        .and_then(|(_, value)| value)
}
