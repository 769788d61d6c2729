use std::collections::BTreeSet;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_desk::keying::{KeyedAgain, KeyedQuestion, Whose, keyed_by};
use kastanj_desk::taking::TakeSetting;
use kastanj_instrument::Occasion;
use kastanj_language::{Lang, tr};
use kastanj_record::{AssessmentId, EpisodeCode, RawResponse, UnitCode, Week, occasion_label};
use kastanj_store::{Batch, Put, View};
use serde::Deserialize;

use super::job::{Address, Job};
use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::keeper::Setting;
use crate::number;
use crate::pages::week_choice::{self, weeks};
use crate::paper::pages_on_paper;
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
    /// Whether it is to be keyed once more, and the one who looks has keyed it before.
    own: bool,
    /// Whether the rest of the sheet has come in.
    rest: bool,
    /// The pages that are keyed, as they are found among the paper.
    paper: Vec<String>,
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
    /// Whether what has come in is to be keyed once more.
    again: Option<String>,
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
    /// Whether what has come in is to be keyed once more.
    again: bool,
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
        let again = named.again.is_some();
        let (action, back) = match (&sheet, again) {
            (Some(sheet), false) => (format!("{plain}?sheet={sheet}"), "/key".to_owned()),
            (Some(sheet), true) => (format!("{plain}?sheet={sheet}&again=1"), "/sheets".to_owned()),
            (None, true) => (format!("{plain}?again=1"), "/sheets".to_owned()),
            (None, false) => (plain, format!("/contact/{code}")),
        };
        Ok(Place { address: Address::Contact(code, sheet), occasion, again, action, back })
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
            again: false,
            action,
            back: "/key".to_owned(),
        })
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
    blank_page(&house, &staff, &place, None).await
}

/// The page of a sheet in a pack that nobody has yet.
pub(crate) async fn pack(
    State(house): State<Arc<House>>,
    staff: Staff,
    Path((pack, occasion)): Path<(String, String)>,
    Query(named): Query<Named>,
) -> Result<Response, Trouble> {
    let place = Place::of_pack(&pack, &occasion, named)?;
    blank_page(&house, &staff, &place, None).await
}

async fn blank_page(
    house: &House,
    staff: &Staff,
    place: &Place,
    problem: Option<String>,
) -> Result<Response, Trouble> {
    let lang = staff.lang;
    let (address, occasion, again) = (place.address.clone(), place.occasion, place.again);
    let me = staff.person.to_string();
    let (job, own, paper) = house
        .turn(&staff.person, move |desk| {
            let (study, library, kept_at) = (&desk.study, &desk.library, desk.kept_at);
            let setting = TakeSetting { study, library, kept_at };
            let view = desk.store.view();
            let job = Job::of(&view, &setting, &address, occasion, again, lang)?;
            let known = job.known.as_ref().filter(|_| job.second);
            let own = known.map(|known| keyed_by(&view, known.id)).transpose()?;
            let own = own.is_some_and(|people| people.contains(&me));
            let paper = paper_of(&view, &job, lang)?;
            Ok((job, own, paper))
        })
        .await?;
    let (second, rest) = (job.second, job.known.is_some() && !job.second);
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
        own,
        rest,
        paper,
        rows: rows.collect(),
        weeks: weeks(lang),
        action: place.action.clone(),
        back: place.back.clone(),
    })
}

/// How the pages that are keyed are found among the paper; nothing where their number is unknown.
fn paper_of(view: &View<'_>, job: &Job, lang: Lang) -> Result<Vec<String>, Trouble> {
    let copy = match &job.sheet.whose {
        Whose::Known(episode) => view.episode(episode.id)?.short_code,
        Whose::NewPack(..) => None,
    };
    let sheet = job.known.as_ref().and_then(|known| known.sheet).or(job.sheet.identity);
    let pages: BTreeSet<u8> = job.questions.iter().map(|(page, _)| *page).collect();
    Ok(match sheet {
        Some(_) => pages_on_paper(&job.sheet.form, sheet, copy, pages, lang),
        None => Vec::new(),
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
    /// Keyed a second time; something differs.
    Differs(AssessmentId),
}

async fn keep_or_compare(
    house: &House,
    staff: &Staff,
    place: Place,
    fields: Fields,
) -> Result<Response, Trouble> {
    let lang = staff.lang;
    let week = week_choice::chosen(&fields)?;
    let place = Arc::new(place);
    let there = Arc::clone(&place);
    let keyed = house
        .change(&staff.person, move |batch, setting| {
            keep(batch, setting, &there, lang, week, &fields)
        })
        .await?;
    let words = match keyed {
        Keyed::Empty => {
            return blank_page(house, staff, &place, Some(tr!(lang, "web-key-empty"))).await;
        }
        Keyed::Differs(id) => {
            let to = format!("/keyed/{}", number::spell(&id.0));
            return Ok(Redirect::to(&to).into_response());
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
    place: &Place,
    lang: Lang,
    week: Option<Week>,
    fields: &Fields,
) -> Result<Keyed, Trouble> {
    let setting = setting.taking();
    let Place { address, occasion, again, .. } = place;
    let job = Job::of(&batch.view(), &setting, address, *occasion, *again, lang)?;
    let keyed = job.keyed(fields)?;
    if let (Some(known), true) = (&job.known, job.second) {
        let submission = job.sheet.submission(keyed, known.week, job.pages.clone());
        return match job.sheet.compare(batch, &setting, known, &submission)? {
            KeyedAgain::SamePerson => Err(Trouble::Said(tr!(lang, "web-key-own"))),
            KeyedAgain::SentTwice => Ok(Keyed::Stored(batch.view().episode(known.episode)?.code)),
            KeyedAgain::Alike => Ok(Keyed::Same(job.questions.len())),
            KeyedAgain::Differs => Ok(Keyed::Differs(known.id)),
        };
    }
    let marked = keyed.iter().any(|(_, response)| *response != RawResponse::Blank);
    if !marked && fields.one("sure").is_none() {
        return Ok(Keyed::Empty);
    }
    let submission = job.sheet.submission(keyed, week, job.pages.clone());
    let (put, code) = job.sheet.store(batch, &setting, &submission)?;
    Ok(match put {
        Put::Conflict(..) | Put::Unsure(..) => Keyed::Conflict,
        Put::Added(_) | Put::Extended(_) | Put::Known(_) => Keyed::Stored(code),
    })
}
