use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_desk::closing::{after_form_is_wanted, sheets_were_used, value_is_open};
use kastanj_language::{Lang, tr};
use kastanj_record::{
    AddedValue, AnsweredBy, Episode, EpisodeCode, Study, ValueAnswer, ValueQuestion,
};
use kastanj_store::View;

use crate::choice::{Choice, choices};
use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::trouble::Trouble;
use crate::visitor::{Contact, Staff};

/// Whether the forms helped the talks: the therapist's half of the meter, once.
#[derive(Template)]
#[template(path = "value.html")]
struct ValuePage {
    f: Frame,
    code: String,
    problem: Option<String>,
    /// Whether it has been answered.
    answered: bool,
    /// Whether nothing was used that could have helped.
    unused: bool,
    questions: Vec<Question>,
}

/// One question.
struct Question {
    code: &'static str,
    stem: String,
    options: Vec<Choice>,
}

/// The contact with what has been answered; nothing is there where the study has no meter.
fn about(
    view: &View<'_>,
    study: &Study,
    code: EpisodeCode,
) -> Result<(Episode, AddedValue), Trouble> {
    let episode = view.episode_by_code(code)?;
    if !study.modules.added_value {
        return Err(Trouble::Absent);
    }
    let known = view.added_value(episode.id, AnsweredBy::Therapist)?.unwrap_or_default();
    Ok((episode, known))
}

fn filled(f: Frame, code: EpisodeCode, known: &AddedValue, fields: &Fields) -> ValuePage {
    let lang = f.w.0;
    let question = |question: &ValueQuestion| Question {
        code: question.code(),
        stem: question.label(lang),
        options: choices(ValueAnswer::ALL, |v| (v.code(), v.label(lang)), fields, question.code()),
    };
    ValuePage {
        code: code.to_string(),
        problem: None,
        unused: false,
        answered: known.next().is_none(),
        questions: ValueQuestion::ALL.iter().map(question).collect(),
        f,
    }
}

/// What was sent, if every question has an answer.
fn sent(fields: &Fields) -> Result<Option<AddedValue>, Trouble> {
    let mut value = AddedValue::default();
    for question in ValueQuestion::ALL {
        match fields.parsed::<ValueAnswer>(question.code())? {
            Some(answer) => value.0.insert(*question, answer),
            None => return Ok(None),
        };
    }
    Ok(Some(value))
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Contact(code): Contact,
) -> Result<Response, Trouble> {
    let mut f = Frame::of(&staff, Room::Contacts);
    f.done = house.lately.hear(staff.key);
    let shown = house
        .turn(&staff.person, move |desk| {
            let view = desk.store.view();
            let (episode, known) = about(&view, &desk.study, code)?;
            let unused = !sheets_were_used(&view, episode.id)?;
            Ok(ValuePage { unused, ..filled(f, code, &known, &Fields::default()) })
        })
        .await?;
    page(&shown)
}

/// Keeps the answers.
pub(crate) async fn save(
    State(house): State<Arc<House>>,
    staff: Staff,
    Contact(code): Contact,
    fields: Fields,
) -> Result<Response, Trouble> {
    let (f, lang) = (Frame::of(&staff, Room::Contacts), staff.lang);
    let saved: Result<bool, Box<ValuePage>> = house
        .change(&staff.person, move |batch, setting| {
            let (episode, known) = about(&batch.view(), setting.study, code)?;
            if !value_is_open(&batch.view(), setting.study, episode.id, AnsweredBy::Therapist)? {
                return Err(Trouble::Stale);
            }
            let Some(value) = sent(&fields)? else {
                let mut shown = filled(f, code, &known, &fields);
                shown.problem = Some(needs_all(lang));
                return Ok(Err(Box::new(shown)));
            };
            batch.put_added_value(episode.id, AnsweredBy::Therapist, &value)?;
            let last = after_form_is_wanted(&batch.view(), setting.study, &episode)?;
            let lost = batch.view().losses_of_episode(episode.id)?;
            Ok(Ok(last && lost.is_empty()))
        })
        .await?;
    match saved {
        Err(shown) => {
            let mut response = page(&*shown)?;
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(response)
        }
        Ok(last) => {
            house.lately.say(staff.key, tr!(lang, "web-value-saved"));
            let to = if last { "/last" } else { "" };
            Ok(Redirect::to(&format!("/contact/{code}{to}")).into_response())
        }
    }
}

fn needs_all(lang: Lang) -> String {
    tr!(lang, "web-value-needs-all")
}
