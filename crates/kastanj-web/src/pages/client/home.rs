//! A client at home, with the card: the one form that is due, or nothing; and a yes taken back.

use askama::Template;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_desk::card::{can_withdraw, due_form, withdraw};
use kastanj_desk::this_week;
use kastanj_record::{ConsentStanding, EpisodeId, consent_standing};
use kastanj_store::Person;

use super::{asked_tongue, door};
use crate::fields::Fields;
use crate::frame::page;
use crate::house::House;
use crate::pages::card::next_week;
use crate::session::{self, Holder, Key};
use crate::tongue::Tongue;
use crate::trouble::Trouble;
use crate::visit::{HomeStep, Step, Visit};
use crate::visitor::Visitor;

/// What stands where no form does.
#[derive(Template)]
#[template(path = "client_home.html")]
struct HomePage {
    w: Tongue,
    step: HomeStep,
}

/// The page of the step where the client stands.
pub(super) fn show(step: HomeStep, tongue: Tongue) -> Result<Response, Trouble> {
    page(&HomePage { w: tongue, step })
}

/// Opens what a card opens: the form that is due at its beginning or where it was left, or the
/// page that says that nothing is.
pub(super) async fn enter(
    house: &House,
    visitor: &Visitor,
    episode: EpisodeId,
) -> Result<Response, Trouble> {
    house.change(&Person::with_card(), move |batch, _| Ok(batch.note_card_use(episode)?)).await?;
    let holder = what_is_due(house, episode).await?;
    door::begin(house, visitor, holder)
}

async fn what_is_due(house: &House, episode: EpisodeId) -> Result<Holder, Trouble> {
    let opened_by = Person::with_card();
    let (due, standing, nothing) = house
        .turn(&opened_by, move |desk| {
            let view = desk.store.view();
            let due = due_form(&view, &desk.study, &desk.library, episode, this_week())?;
            let standing = consent_standing(view.consents_of_episode(episode)?.iter());
            let can_withdraw = can_withdraw(&view, episode)?;
            // A form that has been due for long is not told of as one that comes.
            let next = next_week(desk, &view, &view.episode(episode)?)?;
            let next = next.filter(|week| *week > this_week());
            Ok((due, standing, HomeStep::Nothing { can_withdraw, next }))
        })
        .await?;
    Ok(match due {
        // Whoever comes again is told that it took.
        None if standing == ConsentStanding::Withdrawn => {
            Holder::Home { episode, step: HomeStep::Withdrawn }
        }
        None => Holder::Home { episode, step: nothing },
        Some(form) => Holder::Client {
            visit: Visit {
                episode,
                occasion: form.occasion,
                questionnaire: form.questionnaire,
                variant: form.variant,
                opened_by,
                at_home: true,
            },
            step: Step::Intro,
        },
    })
}

/// From a form to the question whether to take every yes back.
pub(super) fn ask_to_withdraw(house: &House, key: Key, episode: EpisodeId) -> Response {
    house.sessions.become_at_home(key, Holder::Home { episode, step: HomeStep::Withdraw });
    Redirect::to("/f").into_response()
}

/// One step on.
pub(super) async fn act(
    house: &House,
    key: Key,
    episode: EpisodeId,
    step: HomeStep,
    fields: &Fields,
) -> Result<Response, Trouble> {
    if let Some(tongue) = asked_tongue(house, fields)? {
        house.sessions.speak(key, tongue);
        return Ok(Redirect::to("/f").into_response());
    }
    if fields.one("done").is_some() {
        house.sessions.end(key);
        let mut response = Redirect::to("/f").into_response();
        response.headers_mut().insert(header::SET_COOKIE, session::clear(house.plan.secure));
        return Ok(response);
    }
    if fields.one("withdraw").is_some() {
        return Ok(ask_to_withdraw(house, key, episode));
    }
    let holder = match (step, fields.one("sure")) {
        (HomeStep::Withdraw, Some("yes")) => {
            house
                .change(&Person::with_card(), move |batch, _| {
                    Ok(withdraw(batch, episode, this_week())?)
                })
                .await?;
            // What is open elsewhere asks no more either.
            house.sessions.end_client_elsewhere(key, episode);
            house.codes.forget(&[episode]);
            Holder::Home { episode, step: HomeStep::Withdrawn }
        }
        _ => what_is_due(house, episode).await?,
    };
    house.sessions.become_at_home(key, holder);
    Ok(Redirect::to("/f").into_response())
}
