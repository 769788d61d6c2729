//! The own account: what one may do, and the second step at the door.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_language::{Lang, lookup, tr};
use kastanj_record::{UnitCode, iso_date};
use kastanj_store::{KeptPasskey, PASSKEY_LABEL_MAXIMUM, Person, SecondStep, wall_clock};

use crate::access::Right;
use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::pages::keeping::with_own_passphrase;
use crate::source::Source;
use crate::square::Square;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// The page.
#[derive(Template)]
#[template(path = "account.html")]
struct AccountPage {
    f: Frame,
    person: String,
    role: String,
    units: Option<String>,
    problem: Option<String>,
    /// Whether nothing else can be done before there is a second step.
    needed: bool,
    /// What is to be given to the telephone; none when it has it.
    new: Option<NewStep>,
    /// The others, for whoever keeps the accounts: who can be helped with a lost telephone.
    others: Vec<String>,
    /// Why no passkey works here; none where one does.
    no_passkey: Option<String>,
    passkeys: Vec<PasskeyLine>,
    /// Characters that a passkey may be called.
    label_maximum: usize,
}

/// One of the own passkeys.
struct PasskeyLine {
    credential: String,
    label: String,
    words: String,
}

struct NewStep {
    square: Option<Square>,
    typed: String,
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    account_page(&house, &staff, &headers, None).await
}

/// The page, perhaps with what stood in the way.
///
/// # Errors
/// When the account is gone.
pub(crate) async fn account_page(
    house: &House,
    staff: &Staff,
    headers: &HeaderMap,
    problem: Option<String>,
) -> Result<Response, Trouble> {
    let refused = problem.is_some();
    let person = staff.person.clone();
    let kept = house.turn(&staff.person, move |desk| Ok(desk.store.view().passkeys_of(&person)?));
    let mut shown = look(house, staff, problem)?;
    shown.passkeys = kept.await?.into_iter().map(|one| line(one, staff.lang)).collect();
    let works = house.passkeys.work_for(headers);
    shown.no_passkey = works.err().map(|why| lookup(staff.lang, why.key(), &[]));
    let mut response = page(&shown)?;
    if refused {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

fn line(kept: KeptPasskey, lang: Lang) -> PasskeyLine {
    let added = iso_date(kept.added_at.div_euclid(86_400));
    let words = match kept.used_at {
        Some(used) => {
            let used = iso_date(used.div_euclid(86_400));
            tr!(lang, "web-passkey-used", added = added, used = used)
        }
        None => tr!(lang, "web-passkey-unused", added = added),
    };
    PasskeyLine { credential: kept.credential, label: kept.label, words }
}

fn look(house: &House, staff: &Staff, problem: Option<String>) -> Result<AccountPage, Trouble> {
    let standing = house.standing(&staff.person).ok_or(Trouble::Locked)?;
    let mut f = Frame::of(staff, Room::Account);
    f.done = house.lately.hear(staff.key);
    let has = house.has_second_step(&staff.person);
    let new = if has { None } else { Some(new_step(house, staff)?) };
    let others = if staff.rights.contains(&Right::House) {
        house
            .with_second_step()
            .into_iter()
            .filter(|other| *other != staff.person)
            .map(|other| other.to_string())
            .collect()
    } else {
        Vec::new()
    };
    let codes =
        |units: &Vec<UnitCode>| units.iter().map(UnitCode::as_str).collect::<Vec<_>>().join(", ");
    Ok(AccountPage {
        person: staff.person.to_string(),
        role: standing.role.label(staff.lang),
        units: standing.units.as_ref().map(codes),
        problem,
        needed: !has && house.asks_for_second_step(),
        new,
        others,
        no_passkey: None,
        passkeys: Vec::new(),
        label_maximum: PASSKEY_LABEL_MAXIMUM,
        f,
    })
}

/// The secret that waits in this session until the telephone has shown that it knows it.
fn new_step(house: &House, staff: &Staff) -> Result<NewStep, Trouble> {
    let step = match house.lately.waiting_step(staff.key) {
        Some(step) => step,
        None => {
            let step = SecondStep::random()?;
            house.lately.keep_step(staff.key, step.clone());
            step
        }
    };
    let here = house.plan.hosts.first().map_or("", String::as_str);
    let here = here.split(':').next().unwrap_or_default();
    let typed: Vec<char> = step.typed().chars().collect();
    let groups: Vec<String> = typed.chunks(4).map(|four| four.iter().collect()).collect();
    let square = Square::of(&step.link(here, staff.person.as_str()));
    Ok(NewStep { square, typed: groups.join(" ") })
}

/// The telephone knows the secret: from now on it is asked for.
pub(crate) async fn begin(
    State(house): State<Arc<House>>,
    staff: Staff,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Trouble> {
    if house.has_second_step(&staff.person) {
        return Err(Trouble::Stale);
    }
    let step = house.lately.waiting_step(staff.key).ok_or(Trouble::Stale)?;
    let code = fields.one("code").unwrap_or_default();
    let name = staff.person.as_str();
    if !house.tries.begin(Source::UNKNOWN, name, house.clock.now()) {
        return Err(Trouble::TooMany);
    }
    if step.period_of(code, wall_clock(), 0).is_none() {
        let problem = tr!(staff.lang, "web-account-wrong-code");
        return account_page(&house, &staff, &headers, Some(problem)).await;
    }
    house.tries.was_right(Source::UNKNOWN, name);
    house.second_steps.take(&staff.person, &step, code, wall_clock());
    let person = staff.person.clone();
    house
        .turn(&staff.person, move |desk| Ok(desk.store.set_second_step(&person, Some(&step))?))
        .await?;
    house.lately.drop_step(staff.key);
    house.lately.say(staff.key, tr!(staff.lang, "web-account-begun"));
    Ok(Redirect::to("/account").into_response())
}

/// Takes somebody's second step away, because the telephone is lost; at the next unlocking the
/// person gets a new one. It takes the own passphrase: an open session alone must not weaken
/// somebody else's door.
pub(crate) async fn take_away(
    State(house): State<Arc<House>>,
    staff: Staff,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Trouble> {
    let person: Person = fields.needed("person")?;
    // Not the own one: whoever sits down at an open session must not do away with it.
    if person == staff.person {
        return Err(Trouble::Forbidden);
    }
    let whose = person.clone();
    let gone = with_own_passphrase(&house, &staff, &fields, move |desk| {
        // What let in from the lost telephone goes first.
        desk.store.batch(|batch| batch.remove_passkeys_of(&whose))?;
        Ok(desk.store.set_second_step(&whose, None)?)
    });
    if let Err(words) = gone.await? {
        return account_page(&house, &staff, &headers, Some(words)).await;
    }
    house.sessions.end_of(&person);
    house.lately.say(staff.key, tr!(staff.lang, "web-account-taken", person = person.as_str()));
    Ok(Redirect::to("/account").into_response())
}

/// Still there: the session goes on.
pub(crate) async fn still(_staff: Staff) -> StatusCode {
    StatusCode::NO_CONTENT
}
