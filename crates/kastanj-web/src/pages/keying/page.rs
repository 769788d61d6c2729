use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_desk::keying::KeyedQuestion;
use kastanj_desk::taking::TakeSetting;
use kastanj_instrument::Occasion;
use kastanj_language::{Lang, tr};
use kastanj_record::{EpisodeCode, RawResponse, UnitCode, Week, occasion_label};
use kastanj_store::{Batch, Put};
use serde::Deserialize;

use super::job::{Address, Job};
use super::second::{self, DifferencesPage};
use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::keeper::Setting;
use crate::pages::week_choice::{self, weeks};
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// A sheet in its own order, every question with a key for each option.
#[derive(Template)]
#[template(path = "key.html")]
struct KeyPage {
    f: Frame,
    title: String,
    /// What the form is sent to.
    action: String,
    problem: Option<String>,
    /// Asked once more where nothing was marked.
    sure: bool,
    second: bool,
    rows: Vec<Row>,
    weeks: Vec<(String, String)>,
    back: String,
}

/// A question as it stands on the page.
struct Row {
    /// The page of the sheet that begins with this question; else 0.
    begins: u32,
    /// What its boxes are called.
    name: String,
    question: KeyedQuestion,
}

/// What stands behind the address.
#[derive(Debug, Default, Clone, Deserialize)]
pub(crate) struct Named {
    /// The number that somebody typed.
    sheet: Option<String>,
    /// The unit of a pack.
    unit: Option<String>,
}

impl Named {
    /// The number, if it can be one.
    fn number(&self) -> Option<String> {
        let sheet = self.sheet.as_ref()?;
        sheet.chars().all(|sign| sign.is_ascii_alphanumeric()).then(|| sheet.clone())
    }
}

/// Where a sheet is keyed.
pub(super) struct Place {
    pub(super) address: Address,
    pub(super) occasion: Occasion,
    /// The address of the page.
    action: String,
    /// Where one goes when it is done.
    pub(super) back: String,
}

impl Place {
    pub(super) fn of_contact(code: &str, occasion: &str, named: Named) -> Result<Place, Trouble> {
        let code: EpisodeCode = code.parse().map_err(|_| Trouble::Absent)?;
        let occasion: Occasion = occasion.parse().map_err(|_| Trouble::Absent)?;
        let plain = format!("/contact/{code}/key/{}", occasion.code());
        let sheet = named.number();
        let (action, back) = match &sheet {
            Some(sheet) => (format!("{plain}?sheet={sheet}"), "/key".to_owned()),
            None => (plain, format!("/contact/{code}")),
        };
        Ok(Place { address: Address::Contact(code, sheet), occasion, action, back })
    }

    fn of_pack(pack: &str, occasion: &str, named: Named) -> Result<Place, Trouble> {
        let pack = pack.parse().map_err(|_| Trouble::Absent)?;
        let occasion: Occasion = occasion.parse().map_err(|_| Trouble::Absent)?;
        let sheet = named.number();
        let unit: Option<UnitCode> =
            named.unit.as_deref().map(str::parse).transpose().map_err(|_| Trouble::Absent)?;
        let mut query = Vec::new();
        query.extend(unit.as_ref().map(|unit| format!("unit={unit}")));
        query.extend(sheet.as_ref().map(|sheet| format!("sheet={sheet}")));
        let query = if query.is_empty() { String::new() } else { format!("?{}", query.join("&")) };
        let action = format!("/key/pack/{pack}/{}{query}", occasion.code());
        Ok(Place {
            address: Address::Pack { pack, unit, typed: sheet },
            occasion,
            action,
            back: "/key".to_owned(),
        })
    }

    /// Where the decisions about a second keying are sent.
    pub(super) fn settle_action(&self) -> String {
        match self.action.split_once('?') {
            Some((path, query)) => format!("{path}/settle?{query}"),
            None => format!("{}/settle", self.action),
        }
    }
}

/// The page of a contact's sheet.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Path((code, occasion)): Path<(String, String)>,
    Query(named): Query<Named>,
) -> Result<Response, Trouble> {
    let place = Place::of_contact(&code, &occasion, named)?;
    blank_page(&house, &staff, place, None).await
}

/// The page of a sheet in a pack that nobody has yet.
pub(crate) async fn pack(
    State(house): State<Arc<House>>,
    staff: Staff,
    Path((pack, occasion)): Path<(String, String)>,
    Query(named): Query<Named>,
) -> Result<Response, Trouble> {
    let place = Place::of_pack(&pack, &occasion, named)?;
    blank_page(&house, &staff, place, None).await
}

async fn blank_page(
    house: &House,
    staff: &Staff,
    place: Place,
    problem: Option<String>,
) -> Result<Response, Trouble> {
    let lang = staff.lang;
    let (address, occasion) = (place.address.clone(), place.occasion);
    let job = house
        .turn(&staff.person, move |desk| {
            let (study, library, kept_at) = (&desk.study, &desk.library, desk.kept_at);
            let setting = TakeSetting { study, library, kept_at };
            Job::of(&desk.store.view(), &setting, &address, occasion, lang)
        })
        .await?;
    let second = job.is_second();
    let mut last = 0;
    let rows = job.questions.into_iter().enumerate().map(|(at, (number, question))| {
        let begins = if number == last { 0 } else { u32::from(number) };
        last = number;
        Row { begins, name: format!("a{at}"), question }
    });
    let name = match &place.address {
        Address::Contact(code, _) => code.to_string(),
        Address::Pack { pack, .. } => pack.to_string(),
    };
    page(&KeyPage {
        title: format!("{name} · {}", occasion_label(place.occasion, lang)),
        f: Frame::of(staff, Room::Sheets),
        sure: problem.is_some(),
        problem,
        second,
        rows: rows.collect(),
        weeks: weeks(lang),
        action: place.action,
        back: place.back,
    })
}

/// Stores what was keyed of a contact's sheet, or compares it with what is stored.
pub(crate) async fn save(
    State(house): State<Arc<House>>,
    staff: Staff,
    Path((code, occasion)): Path<(String, String)>,
    Query(named): Query<Named>,
    fields: Fields,
) -> Result<Response, Trouble> {
    let place = Place::of_contact(&code, &occasion, named)?;
    keep_or_compare(&house, &staff, place, fields).await
}

/// Stores what was keyed of a pack's first sheet; the pack has its contact then.
pub(crate) async fn save_pack(
    State(house): State<Arc<House>>,
    staff: Staff,
    Path((pack, occasion)): Path<(String, String)>,
    Query(named): Query<Named>,
    fields: Fields,
) -> Result<Response, Trouble> {
    let place = Place::of_pack(&pack, &occasion, named)?;
    keep_or_compare(&house, &staff, place, fields).await
}

/// What came of keying.
enum Keyed {
    /// Nothing is marked, and nobody said that this is right.
    Empty,
    Stored(EpisodeCode),
    Conflict,
    /// Keyed a second time, alike.
    Same(usize),
    Differs(Vec<second::Row>, u32),
}

async fn keep_or_compare(
    house: &House,
    staff: &Staff,
    place: Place,
    fields: Fields,
) -> Result<Response, Trouble> {
    let lang = staff.lang;
    let week = week_choice::chosen(&fields)?;
    let (address, occasion) = (place.address.clone(), place.occasion);
    let keyed = house
        .change(&staff.person, move |batch, setting| {
            keep(batch, setting, &address, occasion, lang, week, &fields)
        })
        .await?;
    let words = match keyed {
        Keyed::Empty => {
            return blank_page(house, staff, place, Some(tr!(lang, "web-key-empty"))).await;
        }
        Keyed::Differs(rows, revision) => {
            let f = Frame::of(staff, Room::Sheets);
            let action = place.settle_action();
            return page(&DifferencesPage { f, action, revision, rows });
        }
        Keyed::Conflict => {
            house.lately.say(staff.key, tr!(lang, "web-key-conflict"));
            return Ok(Redirect::to("/sheets#conflicts").into_response());
        }
        Keyed::Stored(code) => tr!(lang, "web-key-saved", contact = code.to_string()),
        Keyed::Same(count) => tr!(lang, "web-key-same", count = count),
    };
    house.lately.say(staff.key, words);
    Ok(Redirect::to(&place.back).into_response())
}

fn keep(
    batch: &mut Batch<'_>,
    setting: Setting<'_>,
    address: &Address,
    occasion: Occasion,
    lang: Lang,
    week: Option<Week>,
    fields: &Fields,
) -> Result<Keyed, Trouble> {
    let setting = setting.taking();
    let job = Job::of(&batch.view(), &setting, address, occasion, lang)?;
    let keyed = job.keyed(fields)?;
    if let (Some(known), true) = (&job.known, job.is_second()) {
        let rows = second::differing(batch, &setting, &job, known, keyed, lang)?;
        return Ok(if rows.is_empty() {
            Keyed::Same(job.questions.len())
        } else {
            Keyed::Differs(rows, batch.view().revision(known.id)?)
        });
    }
    let marked = keyed.iter().any(|(_, response)| *response != RawResponse::Blank);
    if !marked && fields.one("sure").is_none() {
        return Ok(Keyed::Empty);
    }
    let submission = job.sheet.submission(keyed, week, job.pages.clone());
    let (put, code) = job.sheet.store(batch, &setting, &submission)?;
    Ok(match put {
        Put::Conflict(..) => Keyed::Conflict,
        Put::Added(_) | Put::Extended(_) | Put::Known(_) => Keyed::Stored(code),
    })
}
