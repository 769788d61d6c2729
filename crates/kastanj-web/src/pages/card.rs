//! The card that a client takes home: made in one tap, shown once, taken back in one.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_desk::{Desk, Snapshot, this_week};
use kastanj_instrument::Occasion;
use kastanj_language::{Lang, tr};
use kastanj_record::{CardCode, Episode, EpisodeCode, KeptAt, Week, after_week};
use kastanj_store::{StoreError, View};

use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::trouble::Trouble;
use crate::visitor::{Contact, Staff};

/// Whether there is a card, and a new one.
#[derive(Template)]
#[template(path = "card.html")]
struct CardPage {
    f: Frame,
    contact: String,
    has_card: bool,
    /// The week of the next form, if it is known and to come.
    week: Option<String>,
    /// Whether that week has passed and the form has not come.
    waits: bool,
}

/// The card itself, this once.
#[derive(Template)]
#[template(path = "new_card.html")]
struct NewCardPage {
    f: Frame,
    contact: String,
    address: String,
    groups: Vec<String>,
    week: Option<String>,
    synthetic: bool,
}

/// What is known before a card is made.
struct About {
    has_card: bool,
    kept_here: bool,
    week: Option<Week>,
    synthetic: bool,
}

fn about(desk: &Desk, code: EpisodeCode) -> Result<About, Trouble> {
    let view = desk.store.view();
    let episode = view.episode_by_code(code)?;
    Ok(About {
        has_card: view.has_card(episode.id)?,
        kept_here: desk.kept_at == KeptAt::Service,
        week: next_week(desk, &view, &episode)?,
        synthetic: desk.study.synthetic,
    })
}

/// When the next form after the first is due: the date that a client may want on the card.
pub(crate) fn next_week(
    desk: &Desk,
    view: &View<'_>,
    episode: &Episode,
) -> Result<Option<Week>, StoreError> {
    let contact = Snapshot::of_contact(view, episode)?;
    let windows = &desk.study.windows;
    let has = |occasion| contact.assessments.iter().any(|form| form.occasion == occasion);
    if has(Occasion::FollowUp) {
        return Ok(None);
    }
    Ok(match after_week(episode, &contact.assessments) {
        Some(after) if desk.study.uses(Occasion::FollowUp) => Some(windows.follow_up_due(after)),
        Some(_) => None,
        None => episode.after_due(windows),
    })
}

fn week_words(week: Week, lang: Lang) -> String {
    let (year, number) = week.year_and_number();
    tr!(lang, "web-card-week", week = number, year = year.to_string())
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Contact(code): Contact,
) -> Result<Response, Trouble> {
    let known = house.turn(&staff.person, move |desk| about(desk, code)).await?;
    if !house.has_cards() || !known.kept_here {
        return Ok(Redirect::to(&format!("/contact/{code}")).into_response());
    }
    let waits = known.week.is_some_and(|week| week < this_week());
    let week = known.week.filter(|_| !waits).map(|week| week_words(week, staff.lang));
    let (f, contact) = (Frame::of(&staff, Room::Contacts), code.to_string());
    page(&CardPage { f, contact, has_card: known.has_card, week, waits })
}

/// Makes a card, or takes it back.
pub(crate) async fn change(
    State(house): State<Arc<House>>,
    staff: Staff,
    Contact(code): Contact,
    fields: Fields,
) -> Result<Response, Trouble> {
    let known = house.turn(&staff.person, move |desk| about(desk, code)).await?;
    let to_contact = || Redirect::to(&format!("/contact/{code}")).into_response();
    if !house.has_cards() || !known.kept_here {
        return Ok(to_contact());
    }
    if fields.one("back").is_some() {
        house.take_card_back(&staff.person, code).await?;
        house.lately.say(staff.key, tr!(staff.lang, "web-card-taken-back"));
        return Ok(to_contact());
    }
    if fields.one("make").is_none() {
        return Err(Trouble::BadForm);
    }
    let made: CardCode = house.make_card(&staff.person, code).await?;
    let week = known.week.filter(|week| fields.one("week").is_some() && *week >= this_week());
    page(&NewCardPage {
        f: Frame::of(&staff, Room::Contacts),
        contact: code.to_string(),
        address: format!("{}/f", house.plan.shown),
        groups: made.groups().map(str::to_owned).to_vec(),
        week: week.map(|week| week_words(week, staff.lang)),
        synthetic: known.synthetic,
    })
}
