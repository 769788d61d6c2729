//! The answers of a page of our own forms as a table for people.

use kastanj_desk::key_of;
use kastanj_instrument::{Item, Library, Questionnaire};
use kastanj_language::{Lang, lookup, tr};
use kastanj_paper::{Decision, DecisionReason, PageReading, QuestionReading};

use super::columns::columns;

/// Most letters of a question that are shown: a line of 80 has room for an answer beside them.
const STEM: usize = 44;

/// One line for each question: its name, what it asks, what was answered; what is in doubt says so,
/// with the two likeliest answers.
pub(crate) fn answer_rows(lang: Lang, library: &Library, reading: &PageReading) -> Vec<String> {
    let questionnaire = library.resolve(&reading.form).map(|(questionnaire, _)| questionnaire);
    let mut rows = vec![[
        tr!(lang, "program-table-name"),
        tr!(lang, "program-table-question"),
        tr!(lang, "program-table-answer"),
    ]];
    rows.extend(reading.questions.iter().map(|question| {
        let item = questionnaire.and_then(|known| known.item(&question.item));
        let stem = item.map(|item| shortened(item.stem.get(lang))).unwrap_or_default();
        let words = |decision: &Decision| in_words(lang, questionnaire.zip(item), decision);
        [question.item.to_string(), stem, answer(lang, question, &words)]
    }));
    columns(&rows)
}

fn answer(lang: Lang, question: &QuestionReading, words: &dyn Fn(&Decision) -> String) -> String {
    let reason = || {
        let key = format!("program-scan-reason-{}", key_of(&question.reason));
        lookup(lang, &key, &[])
    };
    match (&question.decision, question.reason) {
        (Decision::Doubtful, _) => {
            let guesses = question.guesses.iter().map(words).collect::<Vec<_>>().join(" / ");
            tr!(lang, "program-template-doubtful", reason = reason(), guesses = guesses)
        }
        (decision, DecisionReason::Clear | DecisionReason::Empty) => words(decision),
        (decision, _) => format!("{} ({})", words(decision), reason()),
    }
}

fn in_words(lang: Lang, known: Option<(&Questionnaire, &Item)>, decision: &Decision) -> String {
    let codes = match decision {
        Decision::Chosen(codes) => codes,
        Decision::Declined => return tr!(lang, "program-answer-declined"),
        Decision::Blank => return "–".to_owned(),
        Decision::Doubtful => return "?".to_owned(),
    };
    let scale = known.and_then(|(known, item)| known.scale(item.scale()?));
    let label = |code| {
        let option = scale?.options.iter().find(|option| option.code == code)?;
        Some(option.label.get(lang).to_owned())
    };
    let words = codes.iter().map(|code| label(*code).unwrap_or_else(|| code.to_string()));
    words.collect::<Vec<_>>().join(" + ")
}

fn shortened(stem: &str) -> String {
    if stem.chars().count() <= STEM {
        return stem.to_owned();
    }
    let kept: String = stem.chars().take(STEM - 1).collect();
    format!("{}…", kept.trim_end())
}
