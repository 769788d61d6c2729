use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_desk::Desk;
use kastanj_language::{Lang, tr};
use kastanj_record::UnitCode;
use kastanj_store::{PASSPHRASE_MINIMUM, Person, Role, Standing};

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
    people: Vec<Known>,
    me: String,
    minimum: usize,
    problem: Option<String>,
    /// The roles that this person can give: none where everybody may everything.
    roles: Vec<(&'static str, String)>,
    /// The units to choose from, where there are several.
    units: Vec<(String, String)>,
}

/// Somebody with an account.
struct Known {
    name: String,
    /// What the person is here for, where roles are given.
    role: Option<KnownRole>,
}

/// What somebody is here for.
struct KnownRole {
    words: String,
    code: &'static str,
    /// The units; `None` is all of them.
    units: Option<Vec<String>>,
}

impl KnownRole {
    fn of(standing: &Standing, several_units: bool, lang: Lang) -> KnownRole {
        let codes = |units: &Vec<UnitCode>| units.iter().map(ToString::to_string).collect();
        KnownRole {
            words: standing_words(standing, several_units, lang),
            code: standing.role.code(),
            units: standing.units.as_ref().map(codes),
        }
    }

    fn is(&self, code: &str) -> bool {
        self.code == code
    }

    fn sees_all(&self) -> bool {
        self.units.is_none()
    }

    fn sees(&self, unit: &str) -> bool {
        self.units.iter().flatten().any(|code| code == unit)
    }
}

/// All units, also those that come later, as the page says it.
const ALL_UNITS: &str = "*";

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
    let with_roles = house.exports_take_two();
    let known =
        house.turn(&staff.person, |desk| Ok((desk.store.persons(), desk.store.view().units()?)));
    let (people, units) = known.await?;
    let units: Vec<_> = units.into_iter().map(|unit| (unit.code.to_string(), unit.label)).collect();
    let (lang, several) = (staff.lang, units.len() > 1);
    let people = people.iter().map(|person| Known {
        name: person.to_string(),
        role: house
            .standing(person)
            .filter(|_| with_roles)
            .map(|standing| KnownRole::of(&standing, several, lang)),
    });
    page(&PeoplePage {
        f,
        people: people.collect(),
        me,
        minimum: PASSPHRASE_MINIMUM,
        problem,
        roles: if with_roles { roles_to_give(house, staff) } else { Vec::new() },
        units: if with_roles && several { units } else { Vec::new() },
    })
}

/// Every right is given only by who has every right; the most usual role comes first.
fn roles_to_give(house: &House, staff: &Staff) -> Vec<(&'static str, String)> {
    let own = house.standing(&staff.person).map(|standing| standing.role);
    let every = own == Some(Role::EveryRight);
    let roles = [Role::Therapist, Role::Coordinator, Role::Administrator, Role::Auditor];
    let all = roles.into_iter().chain(every.then_some(Role::EveryRight));
    all.map(|role| (role.code(), role.label(staff.lang))).collect()
}

fn standing_words(standing: &Standing, several_units: bool, lang: Lang) -> String {
    let role = standing.role.label(lang);
    match &standing.units {
        None if several_units => format!("{role}, {}", tr!(lang, "web-export-all-units")),
        None => role,
        Some(units) => {
            let units: Vec<&str> = units.iter().map(UnitCode::as_str).collect();
            format!("{role}, {}", units.join(", "))
        }
    }
}

/// The role that was chosen, for the units that were ticked. All units are a choice of their own:
/// nobody comes to see everything because a tick was forgotten.
async fn chosen_standing(
    house: &House,
    staff: &Staff,
    fields: &Fields,
    held: Option<Standing>,
) -> Result<Result<Standing, String>, Trouble> {
    let role: Role = fields.needed("role")?;
    let known = house.turn(&staff.person, |desk| Ok(desk.store.view().units()?.len())).await?;
    let ticked: Vec<&str> = fields.all("unit").collect();
    if known <= 1 {
        // Nothing was asked about units: what held goes on to hold.
        return Ok(Ok(Standing { role, units: held.and_then(|held| held.units) }));
    }
    if ticked.contains(&ALL_UNITS) {
        return Ok(Ok(Standing { role, units: None }));
    }
    if ticked.is_empty() {
        return Ok(Err(tr!(staff.lang, "web-people-units-none")));
    }
    let units = ticked.iter().map(|code| code.parse().map_err(|_| Trouble::BadForm));
    Ok(Ok(Standing { role, units: Some(units.collect::<Result<_, _>>()?) }))
}

/// Does something to the accounts once the own passphrase has been given again: a machine that
/// was left open must not let anyone make a lasting way in.
pub(crate) async fn with_own_passphrase<T: Send + 'static>(
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
    typed_twice(staff.lang, fields.exact("passphrase"), fields.exact("again"), &[])
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
    let standing = match house.exports_take_two() {
        true => chosen_standing(&house, &staff, &fields, None).await?,
        false => Ok(Standing::default()),
    };
    let new = person.and_then(|person| Ok((person, standing?, new_passphrase(&staff, &fields)?)));
    let done = match new {
        Err(problem) => Err(problem),
        Ok((person, standing, passphrase)) => {
            let cost = house.plan.key_cost;
            with_own_passphrase(&house, &staff, &fields, move |desk| {
                Ok(desk.store.add_person_as(&person, &passphrase, cost, standing)?)
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
    if person == staff.person {
        let words = tr!(staff.lang, "web-people-removed-own");
        return people_page(&house, &staff, Some(words)).await;
    }
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

/// Gives somebody else another role. Not the own one: whoever sits down at an open session, or
/// keeps accounts without reading clients, must not begin to read with it.
pub(crate) async fn give_role(
    State(house): State<Arc<House>>,
    staff: Staff,
    fields: Fields,
) -> Result<Response, Trouble> {
    let person: Person = fields.needed("person")?;
    if person == staff.person {
        return Err(Trouble::Forbidden);
    }
    let held = house.standing(&person);
    let standing = match chosen_standing(&house, &staff, &fields, held).await? {
        Ok(standing) => standing,
        Err(problem) => return people_page(&house, &staff, Some(problem)).await,
    };
    let words = standing_words(&standing, true, staff.lang);
    let said = tr!(staff.lang, "web-people-role-given", person = person.as_str(), role = words);
    let done = with_own_passphrase(&house, &staff, &fields, move |desk| {
        Ok(desk.store.set_standing(&person, standing)?)
    });
    told(&house, &staff, done.await?, said).await
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
