use std::sync::Arc;

use askama::Template;
use axum::http::header;
use axum::response::{Html, IntoResponse, Redirect, Response};
use kastanj_desk::card::can_withdraw;
use kastanj_desk::screen::ScreenForm;
use kastanj_desk::taking::TakeSetting;
use kastanj_desk::this_week;
use kastanj_instrument::{AnswerCode, Item, Library, Questionnaire, Variant};
use kastanj_language::Lang;
use kastanj_record::{
    AnsweredBy, RawResponse, ScreenDraft, ScreenQuestion, StripMarks, Study, StudyUnit,
};
use kastanj_store::{Batch, View};

use super::value::{self, ValuePage};
use super::view::{CrisisPage, EndPage, IntroPage, QuestionPage, numbers};
use super::{asked_tongue, home};
use crate::fields::Fields;
use crate::house::House;
use crate::keeper::Setting;
use crate::session;
use crate::tongue::Tongue;
use crate::trouble::Trouble;
use crate::visit::{Step, Visit};
use crate::visitor::Client;

/// What one step shows.
enum Shown {
    Intro(IntroPage),
    Question(QuestionPage),
    Crisis(CrisisPage),
    Value(ValuePage),
    End(EndPage),
}

/// The page of the step where the client stands.
pub(super) async fn show(house: &House, client: Client) -> Result<Response, Trouble> {
    let Client { visit, step, tongue, key } = client;
    if let Some(made) = house.ready.take(key, step, tongue) {
        return Ok(Html(made).into_response());
    }
    let person = visit.person();
    let further: Vec<Tongue> = house.tongues.further().collect();
    let codes = house.plan.client_address().is_some();
    let mut shown = house
        .turn(&person, move |desk| {
            let view = desk.store.view();
            let unit = view.episode(visit.episode)?.unit;
            let unit = desk.study.unit(&unit);
            let setting = (&desk.library, &desk.study);
            let choice = choice(setting.1, &further);
            look(&view, setting.0, &visit, step, tongue, &choice, unit)
        })
        .await?;
    if let Shown::End(end) = &mut shown {
        end.codes = codes;
    }
    Ok(Html(shown.render()?).into_response())
}

impl Shown {
    fn render(&self) -> Result<String, askama::Error> {
        match self {
            Shown::Intro(shown) => shown.render(),
            Shown::Question(shown) => shown.render(),
            Shown::Crisis(shown) => shown.render(),
            Shown::Value(shown) => shown.render(),
            Shown::End(shown) => shown.render(),
        }
    }
}

/// The languages that a client chooses among: those of the study, and those of files.
fn choice(study: &Study, further: &[Tongue]) -> Vec<Tongue> {
    let own = study.languages.iter().map(|lang| Tongue::from(*lang));
    own.chain(further.iter().copied()).collect()
}

fn look(
    view: &View<'_>,
    library: &Library,
    visit: &Visit,
    step: Step,
    tongue: Tongue,
    choice: &[Tongue],
    unit: Option<&StudyUnit>,
) -> Result<Shown, Trouble> {
    let home = visit.at_home;
    let end = |paused| Shown::End(EndPage { w: tongue, paused, home, codes: true });
    let form = visit.form(tongue.lang);
    let (questionnaire, variant) = form.resolve(library).ok_or(Trouble::Absent)?;
    let draft = match step {
        Step::Value => {
            let known = view.added_value(visit.episode, AnsweredBy::Client)?.unwrap_or_default();
            return Ok(ValuePage::of(tongue, &known).map_or_else(|| end(false), Shown::Value));
        }
        Step::Thanks => return Ok(end(false)),
        Step::Paused => return Ok(end(true)),
        Step::Crisis(_) => {
            let numbers = numbers(unit, tongue.lang);
            return Ok(Shown::Crisis(CrisisPage { w: tongue, numbers, home }));
        }
        Step::Intro | Step::Question(_) => form.draft(view, library)?,
    };
    // Handed in already, by this door or on paper; only the strip may be left.
    let done = draft.is_none();
    let draft = draft.unwrap_or_else(|| ScreenDraft::begin(form.key(), visit.occasion));
    let questions = asked(visit, &draft, questionnaire, variant);
    Ok(match step {
        Step::Intro if done => end(false),
        Step::Intro => {
            let open = |question: &&ScreenQuestion<'_>| !draft.has(&question.item.id);
            let count = questions.iter().filter(open).count();
            let intro = IntroPage::of(tongue, questionnaire, variant, count, &draft, choice, unit);
            let can_withdraw = home && can_withdraw(view, visit.episode)?;
            let unseen = home && questions.iter().any(|question| !question.stored);
            Shown::Intro(IntroPage { can_withdraw, unseen, ..intro })
        }
        Step::Question(at) => match questions.get(at) {
            Some(question) => {
                let answered = draft.has(&question.item.id);
                // The strip of a form that is in the record stands alone.
                // The strip is no part of the form, and is not counted.
                let stored = questions.iter().filter(|question| question.stored).count();
                let of = if done || at >= stored { 0 } else { stored };
                let mut shown = QuestionPage::of(tongue, questionnaire, question, at, of, answered);
                if home && !question.stored {
                    shown.about.push(tongue.t("web-client-strip-home"));
                }
                Shown::Question(shown)
            }
            None => end(false),
        },
        Step::Crisis(_) | Step::Value | Step::Thanks | Step::Paused => end(false),
    })
}

/// One step on, one back, a pause, or the end.
pub(super) async fn act(
    house: &Arc<House>,
    client: Client,
    fields: &Fields,
) -> Result<Response, Trouble> {
    if let Some(tongue) = asked_tongue(house, fields)? {
        house.sessions.speak(client.key, tongue);
        return Ok(Redirect::to("/f").into_response());
    }
    if fields.one("done").is_some() {
        house.sessions.end(client.key);
        let mut response = Redirect::to("/f").into_response();
        response.headers_mut().insert(header::SET_COOKIE, session::clear(house.plan.secure));
        return Ok(response);
    }
    if client.visit.at_home && fields.one("withdraw").is_some() {
        return Ok(home::ask_to_withdraw(house, client.key, client.visit.episode));
    }
    let step = if fields.one("pause").is_some() {
        Step::Paused
    } else if fields.one("go").is_some() {
        go_on(house, &client).await?
    } else if fields.one("back").is_some() {
        let at: usize = fields.needed("n")?;
        at.checked_sub(1).map_or(Step::Intro, Step::Question)
    } else if fields.one("u").is_some() {
        value::answer(house, &client, fields).await?
    } else if client.step == Step::Thanks {
        // An old page, sent again: the form is in the record, and stays as it is.
        Step::Thanks
    } else {
        answer(house, &client, fields).await?
    };
    let step = match step {
        Step::Thanks => value::after_the_form(house, &client).await?,
        step => step,
    };
    house.sessions.go_to(client.key, step);
    Ok(Redirect::to("/f").into_response())
}

/// Where the client begins or goes on: at the first question without an answer.
async fn go_on(house: &House, client: &Client) -> Result<Step, Trouble> {
    if let Step::Crisis(next) = client.step {
        return Ok(Step::Question(next));
    }
    let (visit, lang) = (client.visit.clone(), client.tongue.lang);
    let person = visit.person();
    house
        .turn(&person, move |desk| {
            let form = visit.form(lang);
            let Some(draft) = form.draft(&desk.store.view(), &desk.library)? else {
                return Ok(Step::Thanks);
            };
            let (questionnaire, variant) = form.resolve(&desk.library).ok_or(Trouble::Absent)?;
            let questions = asked(&visit, &draft, questionnaire, variant);
            let stored = questions.iter().filter(|question| question.stored).count();
            Ok(Step::Question(draft.next(&questions).unwrap_or(stored)))
        })
        .await
}

/// The questions of a form as this client is asked them. At home the strip has no reader: of it
/// only what is met at once with numbers to call is asked.
fn asked<'q>(
    visit: &Visit,
    draft: &ScreenDraft,
    questionnaire: &'q Questionnaire,
    variant: &'q Variant,
) -> Vec<ScreenQuestion<'q>> {
    let mut questions = draft.questions(questionnaire, variant);
    if visit.at_home {
        questions.retain(|question| question.stored || question.item.crisis.is_some());
    }
    questions
}

/// The page that the client sees next, as far as it can be made now.
fn next_page(
    batch: &Batch<'_>,
    setting: Setting<'_>,
    visit: &Visit,
    step: Step,
    (tongue, further): (Tongue, &[Tongue]),
) -> Option<Shown> {
    let view = batch.view();
    let unit = setting.study.unit(&view.episode(visit.episode).ok()?.unit);
    let choice = choice(setting.study, further);
    look(&view, setting.library, visit, step, tongue, &choice, unit).ok()
}

/// Keeps an answer, durably, and goes on to the next question that has none.
async fn answer(house: &House, client: &Client, fields: &Fields) -> Result<Step, Trouble> {
    let at: usize = fields.needed("n")?;
    let given = Given::from(fields)?;
    let (visit, tongue) = (client.visit.clone(), client.tongue);
    let further: Vec<Tongue> = house.tongues.further().collect();
    let person = visit.person();
    let (next, shown) = house
        .change(&person, move |batch, setting| {
            let next = keep(batch, setting, &visit, tongue.lang, at, given)?;
            let shown = next_page(batch, setting, &visit, next, (tongue, &further));
            Ok((next, shown))
        })
        .await?;
    if let Some(made) = shown.and_then(|shown| shown.render().ok()) {
        house.ready.put(client.key, next, client.tongue, made);
    }
    Ok(next)
}

/// What a question was answered with.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Given {
    Codes(Vec<AnswerCode>),
    Declined,
    /// Gone past, which only a single box to tick allows.
    Nothing,
}

impl Given {
    fn from(fields: &Fields) -> Result<Given, Trouble> {
        match fields.one("v").ok_or(Trouble::BadForm)? {
            "-" => Ok(Given::Declined),
            "+" => {
                let codes: Result<Vec<i16>, _> = fields.all("m").map(str::parse).collect();
                let codes = codes.map_err(|_| Trouble::BadForm)?;
                if codes.is_empty() {
                    return Ok(Given::Nothing);
                }
                Ok(Given::Codes(codes.into_iter().map(AnswerCode).collect()))
            }
            code => Ok(Given::Codes(vec![AnswerCode(code.parse().map_err(|_| Trouble::BadForm)?)])),
        }
    }

    fn response(&self) -> RawResponse {
        match self {
            Given::Codes(codes) => RawResponse::Codes(codes.clone()),
            Given::Declined => RawResponse::Declined,
            Given::Nothing => RawResponse::Blank,
        }
    }
}

fn keep(
    batch: &mut Batch<'_>,
    setting: Setting<'_>,
    visit: &Visit,
    lang: Lang,
    at: usize,
    given: Given,
) -> Result<Step, Trouble> {
    let form = visit.form(lang);
    let (questionnaire, variant) = form.resolve(setting.library).ok_or(Trouble::Absent)?;
    let draft = form.draft(&batch.view(), setting.library)?;
    let done = draft.is_none();
    let mut draft = draft.unwrap_or_else(|| ScreenDraft::begin(form.key(), visit.occasion));
    let questions = asked(visit, &draft, questionnaire, variant);
    let question = questions.get(at).ok_or(Trouble::Stale)?;
    fits(question, &given)?;
    if !question.stored {
        let next = after_strip(&questions, at, question.item, &given);
        let code = match &given {
            Given::Codes(codes) => codes.first().copied(),
            Given::Declined | Given::Nothing => None,
        };
        // Nobody sits beside a client at home, and a mark that waited for somebody would be kept.
        let code = code.filter(|_| !visit.at_home);
        if let Some(code) = code {
            batch.leave_strip_mark(visit.episode, question.item.id.clone(), code)?;
        }
        return Ok(next);
    }
    if done {
        // Sent twice, or from an old page: the form is in the record, and stays as it is. What
        // the line may have cut off is the strip.
        let strip = questions.iter().position(|question| !question.stored);
        return Ok(strip.map_or(Step::Thanks, Step::Question));
    }
    draft.answer(question, given.response());
    let next = match draft.next(&questions) {
        // After a step back the next one is the one that follows, as long as it is open.
        Some(first) => {
            let open =
                |question: &&ScreenQuestion<'_>| question.stored && !draft.has(&question.item.id);
            let later = questions.iter().skip(at + 1).find(open);
            let later = later.and_then(|later| {
                questions.iter().position(|question| question.item.id == later.item.id)
            });
            batch.put_screen_draft(visit.episode, &draft)?;
            return Ok(Step::Question(later.unwrap_or(first)));
        }
        None => questions.iter().position(|question| !question.stored),
    };
    let place =
        TakeSetting { study: setting.study, library: setting.library, kept_at: setting.kept_at };
    form.hand_in(batch, &place, &draft, this_week(), !visit.at_home)?;
    Ok(next.map_or(Step::Thanks, Step::Question))
}

/// Only what the page offers: its own codes, one or several, and *rather not say* where it is.
fn fits(question: &ScreenQuestion<'_>, given: &Given) -> Result<(), Trouble> {
    use kastanj_instrument::ItemKind;
    let several = matches!(question.item.kind, ItemKind::Many { .. });
    let sound = match given {
        Given::Codes(codes) => {
            codes.iter().all(|code| question.scale.option(*code).is_some())
                && (several || codes.len() == 1)
        }
        Given::Declined => !question.scale.is_tick(),
        Given::Nothing => several || question.scale.is_tick(),
    };
    if sound { Ok(()) } else { Err(Trouble::BadForm) }
}

/// After a question of the strip: the numbers to call if it was that answer, or one that is no no,
/// the next one, or the end.
fn after_strip(questions: &[ScreenQuestion<'_>], at: usize, item: &Item, given: &Given) -> Step {
    let crisis = match (given, item.crisis) {
        (Given::Codes(codes), Some(crisis)) => {
            codes.iter().any(|code| *code == crisis || *code != StripMarks::NO)
        }
        _ => false,
    };
    if crisis {
        Step::Crisis(at + 1)
    } else if at + 1 < questions.len() {
        Step::Question(at + 1)
    } else {
        Step::Thanks
    }
}

impl Visit {
    /// The form as the desk knows it.
    pub(crate) fn form(&self, lang: Lang) -> ScreenForm<'_> {
        ScreenForm {
            episode: self.episode,
            occasion: self.occasion,
            questionnaire: &self.questionnaire,
            variant: &self.variant,
            lang,
        }
    }
}
