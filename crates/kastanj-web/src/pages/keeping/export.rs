//! Leaving with everything. On a laptop of two people one of them does it; where several people
//! share a store one asks, another says yes, and the first takes the files once.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_desk::{Desk, own_study};
use kastanj_instrument::Library;
use kastanj_language::{Lang, tr};
use kastanj_record::{Study, UnitCode};
use kastanj_report::kit::{KitOrder, KitSetting, make};
use kastanj_report::knowledge::Register;
use kastanj_store::{
    ANSWERED_WITHIN_DAYS, ExportOptions, ExportRequest, Exported, Extent, PURPOSE_MAXIMUM, Person,
    RequestState, Separator, TAKEN_WITHIN_HOURS,
};

use super::download;
use super::people::with_own_passphrase;
use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::{House, beside};
use crate::pages::log::moment;
use crate::trouble::Trouble;
use crate::visitor::Staff;
use crate::zip::Zip;

/// Requests that are over and still shown.
const OVER: usize = 10;

/// The page.
#[derive(Template)]
#[template(path = "export.html")]
struct ExportPage {
    f: Frame,
    problem: Option<String>,
    /// Whether somebody else has to say yes.
    two: bool,
    maximum: usize,
    how: String,
    extents: Vec<ExtentChoice>,
    own: Option<OwnRequest>,
    /// Who can say yes.
    others: Vec<String>,
    /// Requests that wait for this person.
    asked: Vec<AskedRequest>,
    over: Vec<String>,
}

impl ExportPage {
    /// Whether something of this person's waits: one wish at a time.
    fn has_open(&self) -> bool {
        self.own.as_ref().is_some_and(|own| own.open)
    }
}

/// Whose answers can go along.
struct ExtentChoice {
    code: &'static str,
    label: String,
    hint: String,
    usual: bool,
}

/// What this person has asked for.
struct OwnRequest {
    number: u64,
    words: String,
    extent: String,
    can_be_taken: bool,
    open: bool,
}

/// What somebody else has asked for.
struct AskedRequest {
    number: u64,
    words: String,
    extent: String,
    purpose: String,
}

/// Whose answers go along, in words.
pub(crate) fn extent_label(extent: Extent, lang: Lang) -> String {
    match extent {
        Extent::Agreed => tr!(lang, "web-export-agreed"),
        Extent::Everything => tr!(lang, "web-export-everything"),
    }
}

fn extents(lang: Lang) -> Vec<ExtentChoice> {
    let hint = |extent| match extent {
        Extent::Agreed => tr!(lang, "web-export-agreed-hint"),
        Extent::Everything => tr!(lang, "web-export-everything-hint"),
    };
    let choice = |extent: &Extent| ExtentChoice {
        code: extent.code(),
        label: extent_label(*extent, lang),
        hint: hint(*extent),
        usual: *extent == Extent::Agreed,
    };
    Extent::ALL.iter().map(choice).collect()
}

/// Whose answers are asked for; a form without the choice is not ours.
fn chosen(fields: &Fields) -> Result<Extent, Trouble> {
    let code = fields.one("extent").unwrap_or_default();
    Extent::ALL.into_iter().find(|extent| extent.code() == code).ok_or(Trouble::BadForm)
}

/// Whether somebody waits for the answer of the person at the desk.
///
/// # Errors
/// When the requests cannot be read.
pub(crate) fn waits(desk: &Desk) -> Result<bool, Trouble> {
    let me = desk.store.person();
    let requests = desk.store.export_requests()?;
    Ok(requests.iter().any(|one| one.state == RequestState::Waiting && one.asked_by != *me))
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
) -> Result<Response, Trouble> {
    export_page(&house, &staff, None).await
}

async fn export_page(
    house: &House,
    staff: &Staff,
    problem: Option<String>,
) -> Result<Response, Trouble> {
    let mut f = Frame::of(staff, Room::House);
    f.done = house.lately.hear(staff.key);
    let (lang, me) = (staff.lang, staff.person.clone());
    let requests = house.turn(&me, |desk| Ok(desk.store.export_requests()?)).await?;
    let two = house.exports_take_two();
    let others = if two { house.can_answer_export_of(&me) } else { Vec::new() };
    let mine = |one: &&ExportRequest| (one.is_open() || one.can_be_taken) && one.asked_by == me;
    let for_me = |one: &&ExportRequest| one.state == RequestState::Waiting && one.asked_by != me;
    let refused = problem.is_some();
    let mut response = page(&ExportPage {
        problem,
        two,
        maximum: PURPOSE_MAXIMUM,
        how: tr!(lang, "web-export-how", days = ANSWERED_WITHIN_DAYS, hours = TAKEN_WITHIN_HOURS),
        extents: extents(lang),
        own: requests.iter().find(mine).map(|one| own(one, lang)),
        others: others.iter().map(ToString::to_string).collect(),
        asked: requests.iter().filter(for_me).map(|one| asked(one, lang)).collect(),
        over: requests
            .iter()
            .filter(|one| !one.is_open())
            .take(OVER)
            .map(|one| over(one, lang))
            .collect(),
        f,
    })?;
    if refused {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

fn own(request: &ExportRequest, lang: Lang) -> OwnRequest {
    let (number, until) = (request.number, moment(request.until()));
    let words = match &request.answered_by {
        Some(who) if request.can_be_taken => {
            tr!(
                lang,
                "web-export-own-approved",
                number = number,
                person = who.as_str(),
                until = until
            )
        }
        _ => tr!(lang, "web-export-own-waits", number = number, until = until),
    };
    OwnRequest {
        number,
        words,
        extent: extent_label(request.extent, lang),
        can_be_taken: request.can_be_taken,
        open: request.is_open(),
    }
}

fn asked(request: &ExportRequest, lang: Lang) -> AskedRequest {
    let units = match &request.units {
        None => tr!(lang, "web-export-all-units"),
        Some(units) => units.iter().map(UnitCode::as_str).collect::<Vec<_>>().join(", "),
    };
    let words = tr!(
        lang,
        "web-export-asked",
        person = request.asked_by.as_str(),
        units = units,
        at = moment(request.asked_at),
        until = moment(request.until())
    );
    let extent = extent_label(request.extent, lang);
    AskedRequest { number: request.number, words, extent, purpose: request.purpose.clone() }
}

fn over(request: &ExportRequest, lang: Lang) -> String {
    format!("{} ({})", ending(request, lang), extent_label(request.extent, lang))
}

/// How a request ended.
fn ending(request: &ExportRequest, lang: Lang) -> String {
    let (number, asker) = (request.number, request.asked_by.as_str());
    let who = request.answered_by.as_ref().map_or("", Person::as_str);
    match request.state {
        RequestState::Taken => {
            tr!(lang, "web-export-was-taken", number = number, asker = asker, person = who)
        }
        RequestState::Declined => {
            tr!(lang, "web-export-was-declined", number = number, asker = asker, person = who)
        }
        RequestState::Withdrawn => {
            tr!(lang, "web-export-was-withdrawn", number = number, asker = asker)
        }
        _ => tr!(lang, "web-export-was-void", number = number, asker = asker),
    }
}

/// A sentence for the next look at the page, or what stands in the way on this one.
async fn told(
    house: &House,
    staff: &Staff,
    done: Result<(), String>,
    said: String,
) -> Result<Response, Trouble> {
    match done {
        Ok(()) => {
            house.lately.say(staff.key, said);
            Ok(Redirect::to("/house/export").into_response())
        }
        Err(problem) => export_page(house, staff, Some(problem)).await,
    }
}

/// Asks somebody else to say yes.
pub(crate) async fn ask(
    State(house): State<Arc<House>>,
    staff: Staff,
    fields: Fields,
) -> Result<Response, Trouble> {
    let purpose = fields.one("purpose").unwrap_or_default().to_owned();
    let extent = chosen(&fields)?;
    let lang = staff.lang;
    let done = house.turn(&staff.person, move |desk| {
        let done = desk.store.batch(|batch| batch.ask_for_export(&purpose, extent));
        Ok(done.map(drop).map_err(|error| Trouble::from(error).words(lang)))
    });
    told(&house, &staff, done.await?, tr!(lang, "web-export-has-asked")).await
}

/// Takes the own request back.
pub(crate) async fn take_back(
    State(house): State<Arc<House>>,
    staff: Staff,
    fields: Fields,
) -> Result<Response, Trouble> {
    let number: u64 = fields.needed("number")?;
    let lang = staff.lang;
    let done = house.turn(&staff.person, move |desk| {
        let done = desk.store.batch(|batch| batch.withdraw_export(number));
        Ok(done.map_err(|error| Trouble::from(error).words(lang)))
    });
    told(&house, &staff, done.await?, tr!(lang, "web-export-withdrawn")).await
}

/// Answers somebody else's request, after the own passphrase.
pub(crate) async fn answer(
    State(house): State<Arc<House>>,
    staff: Staff,
    fields: Fields,
) -> Result<Response, Trouble> {
    let number: u64 = fields.needed("number")?;
    let yes = yes(&fields)?;
    let done = with_own_passphrase(&house, &staff, &fields, move |desk| {
        Ok(desk.store.batch(|batch| batch.answer_export(number, yes))?)
    });
    let key = if yes { "web-export-said-yes" } else { "web-export-said-no" };
    told(&house, &staff, done.await?, kastanj_language::lookup(staff.lang, key, &[])).await
}

fn yes(fields: &Fields) -> Result<bool, Trouble> {
    match fields.one("answer") {
        Some("yes") => Ok(true),
        Some("no") => Ok(false),
        _ => Err(Trouble::BadForm),
    }
}

/// Lets somebody else, who is in the same room, say yes on the screen of whoever asked.
pub(crate) async fn answer_here(
    State(house): State<Arc<House>>,
    staff: Staff,
    fields: Fields,
) -> Result<Response, Trouble> {
    let number: u64 = fields.needed("number")?;
    let lang = staff.lang;
    let typed = fields.one("person").unwrap_or_default().to_lowercase();
    let Ok(second) = typed.parse::<Person>() else {
        return export_page(&house, &staff, Some(Trouble::NotLetIn.words(lang))).await;
    };
    let code = fields.one("code").unwrap_or_default().to_owned();
    let passphrase = fields.exact("passphrase").to_owned();
    if let Err(trouble) = house.vouch(second.clone(), passphrase, code).await {
        return export_page(&house, &staff, Some(trouble.words(lang))).await;
    }
    let done = house.turn(&second, move |desk| {
        let done = desk.store.batch(|batch| batch.answer_export(number, true));
        Ok(done.map_err(|error| Trouble::from(error).words(lang)))
    });
    told(
        &house,
        &staff,
        done.await?,
        tr!(lang, "web-export-said-yes-here", person = second.as_str()),
    )
    .await
}

/// What whoever takes the files may take: the extent that somebody else said yes to, or the one
/// chosen where nobody has to.
fn allowed(desk: &Desk, number: Option<u64>, chosen: Extent) -> Result<Extent, Trouble> {
    Ok(number
        .map_or(Ok(chosen), |number| desk.store.export_approved(number).map(|it| it.extent))?)
}

/// Sends the record as CSV files with their codebook in one archive, and the sheets of the kit
/// where they are wanted.
pub(crate) async fn take(
    State(house): State<Arc<House>>,
    staff: Staff,
    fields: Fields,
) -> Result<Response, Trouble> {
    let lang = staff.lang;
    let (number, extent) = if house.exports_take_two() {
        (Some(fields.needed::<u64>("number")?), Extent::Agreed)
    } else {
        (None, chosen(&fields)?)
    };
    let with_sheets = fields.one("sheets") == Some("1");
    let before = house.turn(&staff.person, move |desk| {
        allowed(desk, number, extent)?;
        own_study(&desk.store.view(), &desk.study).map_err(Trouble::from)
    });
    let study = match before.await {
        Ok(study) => study,
        Err(trouble) => return export_page(&house, &staff, Some(trouble.words(lang))).await,
    };
    // Typesetting takes its time; nobody else waits for it.
    let kit = if with_sheets { beside(move || kit(&study, lang)).await? } else { Vec::new() };
    let exported = house.turn(&staff.person, move |desk| {
        // Asked anew: while the sheets were set, somebody may have lost the right.
        let extent = allowed(desk, number, extent)?;
        let exported = record(desk, lang, extent)?;
        if let Some(number) = number {
            desk.store.batch(|batch| batch.take_export(number))?;
        }
        Ok((exported, extent, desk.study.synthetic))
    });
    let (exported, extent, synthetic) = match exported.await {
        Ok(exported) => exported,
        Err(trouble) => return export_page(&house, &staff, Some(trouble.words(lang))).await,
    };
    let mut zip = Zip::default();
    let about = about(&exported, extent, synthetic, lang);
    zip.add(&tr!(lang, "web-export-file-about"), about.as_bytes()).ok_or(Trouble::TooLarge)?;
    for one in exported.files {
        zip.add(&format!("data/{}", one.file), &one.bytes).ok_or(Trouble::TooLarge)?;
    }
    for (path, bytes) in kit {
        zip.add(&path, &bytes).ok_or(Trouble::TooLarge)?;
    }
    let bytes = zip.finish().ok_or(Trouble::TooLarge)?;
    let stem = match extent {
        Extent::Agreed => tr!(lang, "web-house-file-export"),
        Extent::Everything => tr!(lang, "web-export-file-everything"),
    };
    let stem = if synthetic { format!("SYNTETISK-{stem}") } else { stem };
    Ok(download(&staff, &stem, "zip", bytes))
}

/// What whoever opens the archive has to know first.
fn about(exported: &Exported, extent: Extent, synthetic: bool, lang: Lang) -> String {
    let mut lines = Vec::new();
    if synthetic {
        lines.push(tr!(lang, "web-synthetic"));
    }
    lines.push(tr!(lang, "web-export-about-extent", extent = extent_label(extent, lang)));
    if extent == Extent::Agreed {
        lines.push(tr!(lang, "web-export-about-counted", count = exported.counted_only));
    } else {
        lines.push(tr!(lang, "web-export-everything-hint"));
    }
    lines.push(tr!(lang, "web-export-about-numbers"));
    lines.push(tr!(lang, "web-export-about-files"));
    format!("\u{feff}{}\r\n", lines.join("\r\n\r\n"))
}

fn record(desk: &mut Desk, lang: Lang, extent: Extent) -> Result<Exported, Trouble> {
    let separator = Separator::Semicolon;
    let options = ExportOptions { extent, lang, separator, episode_codes: false, unit: None };
    let questionnaires: Vec<_> = desk.library.questionnaires().collect();
    Ok(desk.store.export_to_carry(&options, &questionnaires)?)
}

/// The sheets of every unit, so that a service can go on with paper.
fn kit(study: &Study, lang: Lang) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
    let library = Library::shipped();
    let register = Register::shipped().map_err(|_| Trouble::Broken)?;
    let mut files = Vec::new();
    for unit in &study.units {
        let setting = KitSetting::of(study, &unit.code, &library, lang)
            .map_err(|problem| Trouble::failed(&problem))?;
        let order = KitOrder { setting, packs: 0, seed: [0; 16], register: &register };
        for file in make(&order).map_err(|problem| Trouble::failed(&problem))? {
            files.push((format!("kit/{}/{}", unit.code, file.path), file.bytes));
        }
    }
    Ok(files)
}
