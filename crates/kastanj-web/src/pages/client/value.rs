//! Whether the forms helped the talks: the client's half of the meter, one question at a time.

use askama::Template;
use kastanj_instrument::Occasion;
use kastanj_record::{AddedValue, Answer, AnsweredBy, Missing, ValueAnswer, ValueQuestion};

use crate::fields::Fields;
use crate::house::House;
use crate::tongue::Tongue;
use crate::trouble::Trouble;
use crate::visit::Step;
use crate::visitor::Client;

const PAGE_NOT_RECEIVED: Answer = Answer::Missing(Missing::PageNotReceived);

/// One question of the meter.
#[derive(Template)]
#[template(path = "client_value.html")]
pub(super) struct ValuePage {
    w: Tongue,
    number: usize,
    of: usize,
    code: &'static str,
    stem: String,
    options: Vec<(&'static str, String)>,
}

impl ValuePage {
    /// The first question without an answer; `None` when all have one.
    pub(super) fn of(tongue: Tongue, known: &AddedValue) -> Option<ValuePage> {
        let at = known.next()?;
        let question = ValueQuestion::ALL.get(at)?;
        let steps = ValueAnswer::ALL.iter().filter(|answer| **answer != ValueAnswer::Declined);
        Some(ValuePage {
            w: tongue,
            number: at + 1,
            of: ValueQuestion::ALL.len(),
            code: question.code(),
            stem: question.label(tongue.lang),
            options: steps.map(|answer| (answer.code(), answer.label(tongue.lang))).collect(),
        })
    }

    /// Questions so far in percent, for the bar.
    fn percent(&self) -> usize {
        (self.number - 1) * 100 / self.of.max(1)
    }
}

/// Keeps an answer; one that was given before is left as it is.
pub(super) async fn answer(
    house: &House,
    client: &Client,
    fields: &Fields,
) -> Result<Step, Trouble> {
    let question: ValueQuestion = fields.needed("u")?;
    let answer: ValueAnswer = fields.needed("v")?;
    if client.step != Step::Value {
        return Err(Trouble::Stale);
    }
    let (person, episode) = (client.visit.person(), client.visit.episode);
    house
        .change(&person, move |batch, setting| {
            if !setting.study.modules.added_value {
                return Err(Trouble::Absent);
            }
            let known = batch.view().added_value(episode, AnsweredBy::Client)?;
            let mut known = known.unwrap_or_default();
            known.0.entry(question).or_insert(answer);
            batch.put_added_value(episode, AnsweredBy::Client, &known)?;
            Ok(if known.next().is_some() { Step::Value } else { Step::Thanks })
        })
        .await
}

/// Where the form leads when it is done: to the meter, where the study has it and the contact
/// comes to its end, once. Whoever was given the first page alone has little time: the meter can
/// be given from the contact later.
pub(super) async fn after_the_form(house: &House, client: &Client) -> Result<Step, Trouble> {
    if client.visit.occasion != Occasion::After || client.step == Step::Thanks {
        return Ok(Step::Thanks);
    }
    let (person, visit) = (client.visit.person(), client.visit.clone());
    house
        .turn(&person, move |desk| {
            let episode = visit.episode;
            let view = desk.store.view();
            let part = view.assessments_of_episode(episode)?.iter().any(|known| {
                known.form.questionnaire == visit.questionnaire
                    && known.occasion == visit.occasion
                    && known.answers.iter().any(|one| one.answer == PAGE_NOT_RECEIVED)
            });
            if part {
                return Ok(Step::Thanks);
            }
            if !desk.study.modules.added_value {
                return Ok(Step::Thanks);
            }
            let known = desk.store.view().added_value(episode, AnsweredBy::Client)?;
            let open = known.unwrap_or_default().next().is_some();
            Ok(if open { Step::Value } else { Step::Thanks })
        })
        .await
}
