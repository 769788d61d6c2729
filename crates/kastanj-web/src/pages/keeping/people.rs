use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_desk::Desk;
use kastanj_language::tr;
use kastanj_store::{PASSPHRASE_MINIMUM, Person};

use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::new_passphrase::typed_twice;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// Who has an account.
#[derive(Template)]
#[template(path = "people.html")]
struct PeoplePage {
    f: Frame,
    people: Vec<String>,
    me: String,
    minimum: usize,
    problem: Option<String>,
}

/// A new paper key, shown this once.
#[derive(Template)]
#[template(path = "new_key.html")]
struct NewKeyPage {
    f: Frame,
    key: String,
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
) -> Result<Response, Trouble> {
    people_page(&house, &staff, None).await
}

async fn people_page(
    house: &House,
    staff: &Staff,
    problem: Option<String>,
) -> Result<Response, Trouble> {
    let mut f = Frame::of(staff, Room::House);
    f.done = house.lately.hear(staff.key);
    let me = staff.person.to_string();
    let people = house.turn(&staff.person, |desk| Ok(desk.store.persons())).await?;
    let people = people.iter().map(ToString::to_string).collect();
    page(&PeoplePage { f, people, me, minimum: PASSPHRASE_MINIMUM, problem })
}

/// Does something to the accounts once the own passphrase has been given again: a machine that
/// was left open must not let anyone make a lasting way in.
async fn with_own_passphrase<T: Send + 'static>(
    house: &Arc<House>,
    staff: &Staff,
    fields: &Fields,
    work: impl FnOnce(&mut Desk) -> Result<T, Trouble> + Send + 'static,
) -> Result<Result<T, String>, Trouble> {
    let own = fields.exact("own").to_owned();
    if let Err(trouble) = house.prove(staff.person.clone(), own).await {
        return Ok(Err(trouble.words(staff.lang)));
    }
    let lang = staff.lang;
    house
        .turn(&staff.person, move |desk| Ok(work(desk).map_err(|trouble| trouble.words(lang))))
        .await
}

/// A new passphrase typed twice.
fn new_passphrase(staff: &Staff, fields: &Fields) -> Result<String, String> {
    typed_twice(staff.lang, fields.exact("passphrase"), fields.exact("again"))
}

async fn told(
    house: &House,
    staff: &Staff,
    done: Result<(), String>,
    said: String,
) -> Result<Response, Trouble> {
    match done {
        Ok(()) => {
            house.lately.say(staff.key, said);
            Ok(Redirect::to("/house/people").into_response())
        }
        Err(problem) => people_page(house, staff, Some(problem)).await,
    }
}

/// Gives somebody an account.
pub(crate) async fn add(
    State(house): State<Arc<House>>,
    staff: Staff,
    fields: Fields,
) -> Result<Response, Trouble> {
    let name = fields.one("person").unwrap_or_default().to_lowercase();
    let said = tr!(staff.lang, "web-people-added", person = name.as_str());
    let person: Result<Person, String> =
        name.parse().map_err(|_| tr!(staff.lang, "web-start-person", name = name.as_str()));
    let new = person.and_then(|person| Ok((person, new_passphrase(&staff, &fields)?)));
    let done = match new {
        Err(problem) => Err(problem),
        Ok((person, passphrase)) => {
            let cost = house.plan.key_cost;
            with_own_passphrase(&house, &staff, &fields, move |desk| {
                Ok(desk.store.add_person(&person, &passphrase, cost)?)
            })
            .await?
        }
    };
    told(&house, &staff, done, said).await
}

/// Takes an account away; never the last one. Its sessions end.
pub(crate) async fn remove(
    State(house): State<Arc<House>>,
    staff: Staff,
    fields: Fields,
) -> Result<Response, Trouble> {
    let person: Person = fields.needed("person")?;
    let said = tr!(staff.lang, "web-people-removed", person = person.as_str());
    let gone = person.clone();
    let done = with_own_passphrase(&house, &staff, &fields, move |desk| {
        Ok(desk.store.remove_person(&gone)?)
    });
    let done = done.await?;
    if done.is_ok() {
        house.sessions.end_of(&person);
    }
    told(&house, &staff, done, said).await
}

/// Gives the own account a new passphrase.
pub(crate) async fn change(
    State(house): State<Arc<House>>,
    staff: Staff,
    fields: Fields,
) -> Result<Response, Trouble> {
    let said = tr!(staff.lang, "web-people-changed");
    let done = match new_passphrase(&staff, &fields) {
        Err(problem) => Err(problem),
        Ok(passphrase) => {
            let (me, cost) = (staff.person.clone(), house.plan.key_cost);
            with_own_passphrase(&house, &staff, &fields, move |desk| {
                Ok(desk.store.change_passphrase(&me, &passphrase, cost)?)
            })
            .await?
        }
    };
    told(&house, &staff, done, said).await
}

/// Makes a new paper key and shows it once; the old one stops working.
pub(crate) async fn new_key(
    State(house): State<Arc<House>>,
    staff: Staff,
    fields: Fields,
) -> Result<Response, Trouble> {
    let made = with_own_passphrase(&house, &staff, &fields, |desk| {
        let key = desk.store.new_recovery_key();
        Ok(key.map_err(|error| Trouble::failed(&error))?.to_string())
    });
    match made.await? {
        Ok(key) => page(&NewKeyPage { f: Frame::of(&staff, Room::House), key }),
        Err(problem) => people_page(&house, &staff, Some(problem)).await,
    }
}
