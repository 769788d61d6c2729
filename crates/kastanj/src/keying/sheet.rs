use std::io;

use kastanj_instrument::AnswerCode;
use kastanj_language::{Lang, tr};
use kastanj_record::RawResponse;

use super::{Key, KeyedQuestion, Keys};
use crate::terminal::say;

/// What came of keying a sheet.
pub(crate) enum Keyed {
    /// Every question has a response.
    Done(Vec<RawResponse>),
    /// The person left; nothing is to be saved.
    Left,
}

/// Keys the questions one after the other: a key is the answer, *b* goes back, *q* leaves.
///
/// `show` is called before each question, with its index: there the picture of
/// a doubtful row is put beside it.
pub(crate) fn key_questions(
    lang: Lang,
    keys: &mut Keys,
    questions: &[KeyedQuestion],
    mut show: impl FnMut(usize),
) -> io::Result<Keyed> {
    let mut responses: Vec<RawResponse> = Vec::new();
    let mut last_legend = String::new();
    while responses.len() < questions.len() {
        let index = responses.len();
        let question = &questions[index];
        show(index);
        let legend = question.legend(lang);
        if legend != last_legend {
            say(&format!("      {legend}"));
            last_legend = legend;
        }
        say(&question.heading(index + 1, questions.len()));
        match key_one(lang, keys, question)? {
            Step::Answer(response) => {
                say(&format!("      → {}", question.words(lang, &response)));
                responses.push(response);
            }
            Step::Back => {
                responses.pop();
            }
            Step::Leave => return Ok(Keyed::Left),
        }
    }
    Ok(Keyed::Done(responses))
}

enum Step {
    Answer(RawResponse),
    Back,
    Leave,
}

fn key_one(lang: Lang, keys: &mut Keys, question: &KeyedQuestion) -> io::Result<Step> {
    let mut chosen: Vec<AnswerCode> = Vec::new();
    loop {
        let key = match keys.next()? {
            Key::Quit | Key::End => return Ok(Step::Leave),
            Key::Back => return Ok(Step::Back),
            Key::Enter if !question.on_sheet => {
                say(&tr!(lang, "program-key-needs-choice"));
                continue;
            }
            Key::Enter if chosen.is_empty() => return Ok(Step::Answer(RawResponse::Blank)),
            Key::Enter => return Ok(Step::Answer(RawResponse::Codes(chosen))),
            Key::Sign(sign) => sign,
        };
        let choice = question.choices.iter().find(|choice| choice.key == key);
        match (choice, key) {
            (Some(choice), _) if question.several => {
                match chosen.iter().position(|code| *code == choice.code) {
                    Some(at) => {
                        chosen.remove(at);
                    }
                    None => chosen.push(choice.code),
                }
            }
            (Some(choice), _) => {
                return Ok(Step::Answer(RawResponse::Codes(vec![choice.code])));
            }
            (None, 'v' | 'd') if question.on_sheet => {
                return Ok(Step::Answer(RawResponse::Declined));
            }
            (None, 'x') if question.on_sheet => return Ok(Step::Answer(RawResponse::Unreadable)),
            (None, _) => say(&tr!(lang, "program-key-unknown", key = key.to_string())),
        }
    }
}
