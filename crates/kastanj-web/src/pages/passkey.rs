//! Passkeys at the own account and at the door. The browser is asked in a small script; what it
//! answers comes in a form, as everything does.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_language::{Lang, lookup, tr};
use kastanj_store::PASSKEY_LABEL_MAXIMUM;
use serde_json::json;

use crate::fields::Fields;
use crate::house::House;
use crate::pages::account::account_page;
use crate::pages::keeping::with_own_passphrase;
use crate::pages::unlock::{enter, unlock_page};
use crate::passkeys::{Owned, answer, counted_as};
use crate::session::{self, Token};
use crate::source::Source;
use crate::trouble::Trouble;
use crate::visitor::{Staff, Visitor};

/// What the script passes on to the browser.
fn asked(text: String) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}

/// What the script shows instead.
fn problem(words: &str) -> Response {
    let mut response = asked(json!({ "problem": words }).to_string());
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    response
}

/// Begins a new passkey, once the own passphrase has been given again.
pub(crate) async fn begin(
    State(house): State<Arc<House>>,
    staff: Staff,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Trouble> {
    let lang = staff.lang;
    if let Err(why) = house.passkeys.work_for(&headers) {
        return Ok(problem(&lookup(lang, why.key(), &[])));
    }
    // First the passphrase with its second step: it is what opens a locked service.
    if house.asks_for_second_step() && !house.has_second_step(&staff.person) {
        return Err(Trouble::Forbidden);
    }
    let label = fields.one("label").unwrap_or_default().to_owned();
    if label.is_empty() || label.chars().count() > PASSKEY_LABEL_MAXIMUM {
        return Ok(problem(&tr!(
            lang,
            "web-passkey-label-length",
            maximum = PASSKEY_LABEL_MAXIMUM
        )));
    }
    let own = fields.exact("own").to_owned();
    if let Err(trouble) = house.prove(staff.person.clone(), own).await {
        return Ok(problem(&trouble.words(lang)));
    }
    let person = staff.person.clone();
    let owned = house.turn(&staff.person, move |desk| Owned::of(desk, &person)).await?;
    let now = house.clock.now();
    house.passkeys.begin_adding(staff.key, &staff.person, &owned, label, now).map(asked)
}

/// Keeps the new passkey.
pub(crate) async fn add(
    State(house): State<Arc<House>>,
    staff: Staff,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Trouble> {
    let lang = staff.lang;
    let answered = fields.exact("answer");
    let made = house.passkeys.finish_adding(staff.key, answered, house.clock.now());
    let new = match made {
        Ok(new) => new,
        Err(Trouble::NotLetIn | Trouble::BadForm) => {
            let words = tr!(lang, "web-passkey-failed");
            return account_page(&house, &staff, &headers, Some(words)).await;
        }
        Err(trouble) => return Err(trouble),
    };
    let said = tr!(lang, "web-passkey-added", label = new.label.as_str());
    let kept = house.turn(&staff.person, move |desk| {
        let kept = desk.store.batch(|batch| {
            batch.add_passkey(&new.credential, &new.handle, &new.label, &new.content)
        });
        Ok(kept.map_err(|error| Trouble::from(error).words(lang)))
    });
    if let Err(words) = kept.await? {
        return account_page(&house, &staff, &headers, Some(words)).await;
    }
    house.lately.say(staff.key, said);
    Ok(Redirect::to("/account").into_response())
}

/// Takes away one of the own passkeys, once the own passphrase has been given again.
pub(crate) async fn take_away(
    State(house): State<Arc<House>>,
    staff: Staff,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Trouble> {
    let credential: String = fields.needed("credential")?;
    let gone = with_own_passphrase(&house, &staff, &fields, move |desk| {
        Ok(desk.store.batch(|batch| batch.remove_passkey(&credential))?)
    });
    if let Err(words) = gone.await? {
        return account_page(&house, &staff, &headers, Some(words)).await;
    }
    house.lately.say(staff.key, tr!(staff.lang, "web-passkey-gone"));
    Ok(Redirect::to("/account").into_response())
}

/// What no passkey can do here, said to somebody at the door.
fn closed(house: &House, headers: &HeaderMap, lang: Lang) -> Option<String> {
    if let Err(why) = house.passkeys.work_for(headers) {
        return Some(lookup(lang, why.key(), &[]));
    }
    (!house.is_open()).then(|| tr!(lang, "web-passkey-locked"))
}

/// Asks a browser at the door for a passkey. It gets a cookie of a few minutes, so that no other
/// browser can answer.
pub(crate) async fn ask(
    State(house): State<Arc<House>>,
    visitor: Visitor,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    if let Some(words) = closed(&house, &headers, visitor.lang) {
        return Ok(problem(&words));
    }
    let token = Token::random().map_err(|error| Trouble::Said(error.to_string()))?;
    let text = house.passkeys.begin_coming_in(token.key(), house.clock.now())?;
    let mut response = asked(text);
    if let Some(cookie) = session::set_brief(&token, house.plan.secure) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// Lets a person in by a passkey: no passphrase, no code, and only while the service is open.
pub(crate) async fn come_in(
    State(house): State<Arc<House>>,
    visitor: Visitor,
    source: Source,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Trouble> {
    let lang = visitor.lang;
    let mut response = match let_in(&house, source, &headers, &fields, lang).await {
        Ok(person) => enter(&house, &visitor, person)?,
        Err(words) => unlock_page(&house, &visitor, &headers, Some(words)).await?,
    };
    let used: HeaderValue = session::clear_brief(house.plan.secure);
    response.headers_mut().append(header::SET_COOKIE, used);
    Ok(response)
}

async fn let_in(
    house: &Arc<House>,
    source: Source,
    headers: &HeaderMap,
    fields: &Fields,
    lang: Lang,
) -> Result<kastanj_store::Person, String> {
    if let Some(words) = closed(house, headers, lang) {
        return Err(words);
    }
    let (failed, now) = (|| tr!(lang, "web-passkey-failed"), house.clock.now());
    let token = session::read_brief(headers, house.plan.secure).ok_or_else(failed)?;
    // Used, whatever comes of it.
    let state = house.passkeys.asked_of(token.key(), now).ok_or_else(failed)?;
    let answer = answer(fields.exact("answer")).map_err(|_| failed())?;
    let name = counted_as(&answer);
    if !house.tries.begin(source, &name, now) {
        return Err(Trouble::TooMany.words(lang));
    }
    let opener = house.opener().ok_or_else(|| tr!(lang, "web-passkey-locked"))?;
    let passkeys = Arc::clone(&house.passkeys);
    let came = house.turn(&opener, move |desk| passkeys.come_in(desk, &answer, *state)).await;
    let person = came.map_err(|trouble| match trouble {
        Trouble::NotLetIn => failed(),
        other => other.words(lang),
    })?;
    house.tries.was_right(source, &name);
    Ok(person)
}
