use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use kastanj_desk::Desk;
use kastanj_desk::keying::{KeyedQuestion, questions, response_of};
use kastanj_instrument::{ItemId, Library};
use kastanj_language::{Lang, lookup, sentence_case};
use kastanj_record::{Answer, Assessment, AssessmentId, KeptAt, RawResponse, stored_items};
use kastanj_store::{NewRowPicture, View};
use serde::Deserialize;

use crate::fields::Fields;
use crate::house::House;
use crate::keeper::Setting;
use crate::number;
use crate::pages::keying::one_question;
use crate::paper::page_on_paper;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// The keys of the two guesses, side by side under the left hand.
const GUESS_KEYS: [char; 2] = ['s', 'd'];

/// A question with the picture of its row: all that a reviewer is shown, and nothing of whose it is.
pub(super) struct Asked {
    pub(super) id: String,
    pub(super) item: String,
    pub(super) question: KeyedQuestion,
    /// Whether there is a picture of the row, and of the same piece of the blank.
    pub(super) picture: bool,
    pub(super) blank: bool,
    /// The two most likely answers; which one the machine holds likelier is not told, nor by their
    /// order.
    pub(super) guesses: Vec<Guess>,
    /// What those two are called.
    pub(super) likely: String,
    /// What finds the paper: the page, and the number that is printed on it.
    pub(super) paper: String,
    /// The second key for *no mark*, where no option has it, and how the keys are shown.
    pub(super) none_key: &'static str,
    pub(super) none_words: String,
}

/// A likely answer.
pub(super) struct Guess {
    pub(super) key: char,
    pub(super) value: String,
    pub(super) words: String,
}

impl Asked {
    /// A question of a form, as it is shown.
    pub(super) fn of(
        desk: &Desk,
        known: &Assessment,
        item: &ItemId,
        lang: Lang,
    ) -> Result<Asked, Trouble> {
        let question = question_of(&desk.library, desk.kept_at, known, item, lang);
        let question = question.ok_or(Trouble::Absent)?;
        let pictures = desk.store.view().row_pictures(known.id)?;
        let picture = pictures.into_iter().find(|one| one.item == *item).map(|one| one.kept);
        let zero = question.choices.iter().any(|choice| choice.key == '0');
        let space = lookup(lang, "web-key-space", &[]);
        Ok(Asked {
            id: number::spell(&known.id.0),
            item: item.to_string(),
            picture: picture.is_some(),
            blank: picture.as_ref().is_some_and(|picture| picture.blank.is_some()),
            guesses: picture
                .map(|one| guesses(&question, &one, is_turned(&known.id, item), lang))
                .unwrap_or_default(),
            likely: lookup(lang, "web-review-likely", &[]),
            paper: paper_of(desk, known, item, lang)?,
            none_key: if zero { "" } else { "0" },
            none_words: if zero { space } else { "0".to_owned() },
            question,
        })
    }
}

impl Asked {
    /// The same, to choose between two readings, in this order.
    pub(super) fn between(mut self, readings: [&Answer; 2], lang: Lang) -> Asked {
        let readings = readings.map(response_of);
        self.guesses = buttons(&self.question, readings.iter(), lang);
        self.likely = lookup(lang, "web-third-two", &[]);
        self
    }
}

/// Where a question stands on paper.
fn paper_of(desk: &Desk, known: &Assessment, item: &ItemId, lang: Lang) -> Result<String, Trouble> {
    let (questionnaire, variant) = desk.library.resolve(&known.form).ok_or(Trouble::Absent)?;
    let stored = stored_items(questionnaire, variant, desk.kept_at);
    let page = stored.iter().find(|one| one.item.id == *item).map_or(1, |one| one.page);
    let copy = desk.store.view().episode(known.episode)?.short_code;
    Ok(page_on_paper(&known.form, known.sheet, copy, page, lang))
}

/// Whether the two guesses change places: for half of all questions, the same at every look. The
/// number of a form is random.
fn is_turned(id: &AssessmentId, item: &ItemId) -> bool {
    let bytes = id.0.iter().chain(item.0.as_bytes());
    bytes.fold(0_u32, |sum, byte| sum + byte.count_ones()) % 2 == 1
}

/// The guesses as buttons.
fn guesses(
    question: &KeyedQuestion,
    picture: &NewRowPicture,
    turned: bool,
    lang: Lang,
) -> Vec<Guess> {
    let mut likely: Vec<&RawResponse> = picture.guesses.iter().collect();
    likely.dedup();
    if likely.len() != GUESS_KEYS.len() {
        return Vec::new();
    }
    if turned {
        likely.reverse();
    }
    buttons(question, likely.into_iter(), lang)
}

/// Answers as buttons, each with its key.
fn buttons<'a>(
    question: &KeyedQuestion,
    answers: impl Iterator<Item = &'a RawResponse>,
    lang: Lang,
) -> Vec<Guess> {
    let guess = |(key, response): (char, &RawResponse)| Guess {
        key,
        value: value_of(response),
        words: sentence_case(&words_of(question, response, lang)),
    };
    GUESS_KEYS.into_iter().zip(answers).map(guess).collect()
}

/// A response as its button sends it.
fn value_of(response: &RawResponse) -> String {
    match response {
        RawResponse::Codes(codes) => {
            codes.iter().map(ToString::to_string).collect::<Vec<_>>().join("+")
        }
        RawResponse::Declined => "v".to_owned(),
        RawResponse::Unreadable => "x".to_owned(),
        _ => "b".to_owned(),
    }
}

/// A response in words, with its key in the row: *Ofta (4)*.
fn words_of(question: &KeyedQuestion, response: &RawResponse, lang: Lang) -> String {
    let RawResponse::Codes(codes) = response else {
        return match response {
            RawResponse::Blank => lookup(lang, "web-review-no-mark", &[]),
            other => question.words(lang, other),
        };
    };
    let chosen = codes.iter().filter_map(|code| {
        let choice = question.choices.iter().find(|choice| choice.code == *code)?;
        let key = choice.key.to_string();
        Some(if choice.label == key { key } else { format!("{} ({key})", choice.label) })
    });
    chosen.collect::<Vec<_>>().join(" + ")
}

fn question_of(
    library: &Library,
    kept_at: KeptAt,
    known: &Assessment,
    item: &ItemId,
    lang: Lang,
) -> Option<KeyedQuestion> {
    let (questionnaire, variant) = library.resolve(&known.form)?;
    let stored = stored_items(questionnaire, variant, kept_at);
    questions(questionnaire, &stored, lang).into_iter().find(|question| question.item == *item)
}

/// What somebody answered to a question that was shown.
pub(super) struct Answered {
    pub(super) id: AssessmentId,
    pub(super) item: ItemId,
    /// How many were left for later before it.
    pub(super) skip: usize,
    fields: Fields,
}

impl Answered {
    /// From the form under the question.
    pub(super) fn of(fields: Fields) -> Result<Answered, Trouble> {
        Ok(Answered {
            id: AssessmentId(number::read(fields.one("id").unwrap_or_default())?),
            item: ItemId(fields.one("item").ok_or(Trouble::BadForm)?.to_owned()),
            skip: fields.parsed("skip")?.unwrap_or(0),
            fields,
        })
    }

    /// The answer, if the question has it.
    pub(super) fn response(
        &self,
        view: &View<'_>,
        setting: Setting<'_>,
    ) -> Result<RawResponse, Trouble> {
        let known = view.assessment(self.id)?;
        let (library, kept_at) = (setting.library, setting.kept_at);
        let question = question_of(library, kept_at, &known, &self.item, Lang::Sv);
        one_question(&question.ok_or(Trouble::BadForm)?, &self.fields, "v", "m")
    }
}

/// How many questions somebody has left for later.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
pub(crate) struct Later {
    #[serde(default)]
    skip: usize,
}

impl Later {
    /// The place in a list; whoever leaves the last one for later begins again at the first.
    pub(super) fn place<T>(self, all: &[T]) -> usize {
        if all.is_empty() { 0 } else { self.skip % all.len() }
    }
}

/// Which of the two pictures.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Which {
    blank: Option<String>,
}

/// The picture of a row, or of the same piece of the blank, as long as its question waits.
pub(crate) async fn picture(
    State(house): State<Arc<House>>,
    staff: Staff,
    Path((id, item)): Path<(String, String)>,
    Query(which): Query<Which>,
) -> Result<Response, Trouble> {
    let id = AssessmentId(number::read(&id)?);
    let png = house
        .turn(&staff.person, move |desk| {
            let pictures = desk.store.view().row_pictures(id)?;
            let found = pictures.into_iter().find(|picture| picture.item.0 == item);
            let found = found.ok_or(Trouble::Absent)?.kept;
            if which.blank.is_some() { found.blank.ok_or(Trouble::Absent) } else { Ok(found.png) }
        })
        .await?;
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static("image/png"));
    Ok(([kind], png).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guesses_change_places_for_half_of_all_questions() {
        let turned = (0..10_000_u128)
            .map(|at| at.wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835).to_le_bytes())
            .filter(|id| is_turned(&AssessmentId(*id), &ItemId("grepp-1".to_owned())))
            .count();
        assert!((4_700..5_300).contains(&turned), "{turned}");
    }
}
