use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_store::{Person, Store};

use crate::fields::Fields;
use crate::frame::{Frame, page};
use crate::house::{House, Profile};
use crate::pages::front::home;
use crate::session::{self, Holder};
use crate::source::Source;
use crate::trouble::Trouble;
use crate::visitor::Visitor;

/// Who is it, and with which passphrase.
#[derive(Template)]
#[template(path = "unlock.html")]
struct UnlockPage {
    f: Frame,
    people: Vec<String>,
    /// Strangers reach this page: they are not told who works here.
    by_name: bool,
    chosen: Option<String>,
    problem: Option<String>,
    /// Whether somebody can come in by a passkey now.
    passkey: bool,
    /// Whether passkeys work here, but only once somebody has opened the service.
    passkey_later: bool,
}

impl UnlockPage {
    async fn of(
        house: &House,
        visitor: &Visitor,
        headers: &HeaderMap,
    ) -> Result<UnlockPage, Trouble> {
        let by_name = house.plan.profile == Profile::Server;
        let people = if by_name { Vec::new() } else { Store::people(&house.plan.dir)? };
        let people = people.iter().map(ToString::to_string).collect();
        let f = Frame::outside(visitor.lang);
        let works = house.passkeys.work_for(headers).is_ok();
        let passkey = match house.opener() {
            Some(opener) if works => {
                house.turn(&opener, |desk| Ok(desk.store.view().has_passkeys()?)).await?
            }
            _ => false,
        };
        let passkey_later = works && by_name && !house.is_open();
        let (chosen, problem) = (None, None);
        Ok(UnlockPage { f, people, by_name, chosen, problem, passkey, passkey_later })
    }
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    visitor: Visitor,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    if !house.is_set_up() {
        return Ok(Redirect::to("/start").into_response());
    }
    unlock_page(&house, &visitor, &headers, None).await
}

/// The page, perhaps with what stood in the way.
///
/// # Errors
/// When the accounts cannot be read.
pub(crate) async fn unlock_page(
    house: &House,
    visitor: &Visitor,
    headers: &HeaderMap,
    problem: Option<String>,
) -> Result<Response, Trouble> {
    let mut shown = UnlockPage::of(house, visitor, headers).await?;
    shown.problem = problem;
    page(&shown)
}

/// Lets a person in.
pub(crate) async fn unlock(
    State(house): State<Arc<House>>,
    visitor: Visitor,
    source: Source,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Trouble> {
    let typed = fields.one("person").unwrap_or_default().to_lowercase();
    let Ok(person) = typed.parse::<Person>() else {
        let words = Trouble::NotLetIn.words(visitor.lang);
        return unlock_page(&house, &visitor, &headers, Some(words)).await;
    };
    let code = fields.one("code").unwrap_or_default().to_owned();
    let passphrase = fields.exact("passphrase").to_owned();
    if let Err(trouble) = house.let_in(source, person.clone(), passphrase, code).await {
        let mut again = UnlockPage::of(&house, &visitor, &headers).await?;
        again.chosen = Some(person.to_string());
        again.problem = Some(trouble.words(visitor.lang));
        return page(&again);
    }
    enter(&house, &visitor, person)
}

/// Begins the session of a person who has been let in, under a new token, and goes to work.
pub(crate) fn enter(house: &House, visitor: &Visitor, person: Person) -> Result<Response, Trouble> {
    if let Some((old, _)) = &visitor.session {
        house.sessions.end(*old);
    }
    let shared = house.plan.profile == Profile::Laptop;
    let home = match house.handed_over.back(&person, shared) {
        Some(contact) => format!("/contact/{contact}"),
        None => home(house, &person).to_owned(),
    };
    let token = house
        .sessions
        .begin(Holder::Staff { person }, visitor.lang, house.clock.now())
        .map_err(|error| Trouble::Said(error.to_string()))?;
    let mut response = Redirect::to(&home).into_response();
    if let Some(cookie) = session::set(&token, house.plan.secure) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(response)
}
