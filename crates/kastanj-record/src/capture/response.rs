use std::collections::BTreeSet;

use kastanj_instrument::{AnswerCode, Item, ItemKind, Questionnaire};

use super::{CaptureFault, RawResponse};
use crate::{Answer, Missing};

/// The answer that a response means, if its codes exist and fit the question.
///
/// Codes of a many-choice question come out in the order of the scale.
pub(super) fn answer_of(
    questionnaire: &Questionnaire,
    item: &Item,
    response: &RawResponse,
) -> Result<Answer, CaptureFault> {
    let codes = match response {
        RawResponse::Codes(codes) => codes,
        RawResponse::Declined => return Ok(Answer::Missing(Missing::Declined)),
        RawResponse::Blank => return Ok(Answer::Missing(Missing::Blank)),
        // Until a person has looked, nobody can tell.
        RawResponse::Unreadable | RawResponse::Doubtful(_) => {
            return Ok(Answer::Missing(Missing::Unreadable));
        }
        RawResponse::NotApplicable => return Ok(Answer::Missing(Missing::NotApplicable)),
    };
    let options: Vec<AnswerCode> = item
        .scale()
        .and_then(|scale| questionnaire.scale(scale))
        .map(|scale| scale.options.iter().map(|option| option.code).collect())
        .unwrap_or_default();
    let mut chosen = BTreeSet::new();
    for code in codes {
        if !options.contains(code) {
            return Err(CaptureFault::UnknownCode { item: item.id.clone(), code: *code });
        }
        if !chosen.insert(*code) {
            return Err(CaptureFault::CodeTwice { item: item.id.clone(), code: *code });
        }
    }
    match (&item.kind, codes.as_slice()) {
        (_, []) => Ok(Answer::Missing(Missing::Blank)),
        (ItemKind::Many { .. }, _) => {
            Ok(Answer::Many(options.into_iter().filter(|code| chosen.contains(code)).collect()))
        }
        (_, [code]) => Ok(Answer::One(*code)),
        _ => Err(CaptureFault::TakesOne(item.id.clone())),
    }
}
