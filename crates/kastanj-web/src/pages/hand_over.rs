//! A form is opened for a client: on this machine, or with six digits on another device.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use kastanj_desk::Desk;
use kastanj_desk::closing::value_is_open;
use kastanj_desk::screen::form_serving;
use kastanj_instrument::Occasion;
use kastanj_record::{AnsweredBy, EpisodeCode};
use kastanj_store::Person;

use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::pages::client;
use crate::trouble::Trouble;
use crate::visit::{Step, Visit};
use crate::visitor::{Staff, Visitor};

/// Six digits to type on another device.
#[derive(Template)]
#[template(path = "code.html")]
struct CodePage {
    f: Frame,
    contact: String,
    code: String,
    /// Where it is typed.
    address: String,
}

/// Gives this machine to the client: the staff session ends, nothing but the form can be reached
/// until somebody unlocks.
pub(crate) async fn here(
    State(house): State<Arc<House>>,
    visitor: Visitor,
    staff: Staff,
    Path(code): Path<String>,
    fields: Fields,
) -> Result<Response, Trouble> {
    let visit = visit(&house, &staff, &code, &fields).await?;
    if let Ok(contact) = code.parse() {
        house.handed_over.give(&staff.person, contact);
    }
    if fields.one("value").is_some() {
        let episode = visit.episode;
        let asked = house.turn(&staff.person, move |desk| {
            Ok(value_is_open(&desk.store.view(), &desk.study, episode, AnsweredBy::Client)?)
        });
        let asked = asked.await?;
        if !asked {
            return Err(Trouble::BadForm);
        }
        return client::enter_at(&house, &visitor, visit, Step::Value);
    }
    client::enter(&house, &visitor, visit)
}

/// Shows a code that opens the form once, within fifteen minutes.
pub(crate) async fn elsewhere(
    State(house): State<Arc<House>>,
    staff: Staff,
    Path(contact): Path<String>,
    fields: Fields,
) -> Result<Response, Trouble> {
    let visit = visit(&house, &staff, &contact, &fields).await?;
    let code = house
        .codes
        .issue(visit, house.clock.now())
        .map_err(|error| Trouble::Said(error.to_string()))?;
    let code = format!("{} {}", &code[..3], &code[3..]);
    let address = house.plan.client_address().unwrap_or_else(|| "/f".to_owned());
    page(&CodePage { f: Frame::of(&staff, Room::Contacts), contact, code, address })
}

async fn visit(
    house: &House,
    staff: &Staff,
    code: &str,
    fields: &Fields,
) -> Result<Visit, Trouble> {
    let code: EpisodeCode = code.parse().map_err(|_| Trouble::Absent)?;
    let occasion: Occasion = fields.needed("occasion")?;
    let person = staff.person.clone();
    let visit =
        house.turn(&staff.person, move |desk| form_of(desk, code, occasion, person)).await?;
    let (opened, lang) = (visit.clone(), staff.lang);
    let first_page_alone = fields.one("pages") == Some("1");
    house
        .change(&staff.person, move |batch, setting| {
            Ok(opened.form(lang).open(batch, setting.library, first_page_alone)?)
        })
        .await?;
    Ok(visit)
}

/// The form of the study's plan that serves an occasion.
fn form_of(
    desk: &Desk,
    code: EpisodeCode,
    occasion: Occasion,
    opened_by: Person,
) -> Result<Visit, Trouble> {
    let episode = desk.store.view().episode_by_code(code)?;
    let form = form_serving(&desk.study, &desk.library, occasion).ok_or(Trouble::BadForm)?;
    let (questionnaire, variant) = form;
    Ok(Visit { episode: episode.id, occasion, questionnaire, variant, opened_by, at_home: false })
}
