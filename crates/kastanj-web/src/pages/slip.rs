use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_desk::keying::is_only_practice;
use kastanj_desk::{apply_slip, own_study, recorded_slip, this_week};
use kastanj_instrument::Serial;
use kastanj_language::{Explain, Lang, tr};
use kastanj_record::{SlipFault, SlipWeek, Study, UnitCode, Week, latest_week};
use kastanj_report::kit::{SlipField, SlipRow, slip_entries, slip_of, slip_rows};
use kastanj_store::{Batch, View};
use serde::Deserialize;

use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::trouble::Trouble;
use crate::visitor::Staff;
use crate::whence::Whence;

/// The slip of a pack in its printed order.
#[derive(Template)]
#[template(path = "slip.html")]
struct SlipPage {
    f: Frame,
    pack: String,
    action: String,
    /// Where it leads without saving.
    back: String,
    /// Whether the record knows something of the pack, which stands there already.
    known: bool,
    /// Row and words.
    problems: Vec<(usize, String)>,
    rows: Vec<Shown>,
}

/// One row of the slip.
struct Shown {
    at: usize,
    number: usize,
    row: SlipRow,
    /// What was chosen or written.
    given: Vec<String>,
    wrong: bool,
}

impl Shown {
    fn has(&self, code: &str) -> bool {
        self.given.iter().any(|given| given == code)
    }

    fn text(&self) -> &str {
        self.given.first().map_or("", String::as_str)
    }
}

/// Where the slip and the record differ; a person chooses.
#[derive(Template)]
#[template(path = "slip_differences.html")]
struct DifferencesPage {
    f: Frame,
    pack: String,
    action: String,
    /// All that was keyed, as the form carries it.
    carried: Vec<(usize, String)>,
    rows: Vec<Difference>,
}

/// One row on which they differ.
struct Difference {
    at: usize,
    question: String,
    first: String,
    second: String,
    /// What the record said when they were compared.
    compared: String,
}

/// What stands behind the address.
#[derive(Debug, Default, Clone, Deserialize)]
pub(crate) struct Named {
    unit: Option<String>,
    /// Where the person came from; else it was the door of keying.
    from: Option<String>,
}

/// The door of keying.
const DOOR: &str = "/key";

/// A pack with the unit that it comes from.
struct Pack {
    serial: Serial,
    unit: UnitCode,
    action: String,
    from: Option<Whence>,
}

impl Pack {
    /// Where saving, or leaving, leads: to where the person came from.
    fn back(&self, view: &View<'_>) -> Result<String, Trouble> {
        let Some(from) = self.from else { return Ok(DOOR.to_owned()) };
        let episode = view.episode_of_pack(self.serial)?;
        Ok(episode.map_or_else(|| DOOR.to_owned(), |episode| from.page(episode.code)))
    }
}

fn pack_of(
    view: &View<'_>,
    study: &Study,
    serial: &str,
    named: &Named,
    lang: Lang,
) -> Result<Pack, Trouble> {
    let study = &own_study(view, study)?;
    let serial: Serial = serial.parse().map_err(|_| Trouble::Absent)?;
    if is_only_practice(study, serial) {
        return Err(Trouble::Said(tr!(lang, "web-key-practice")));
    }
    let known = view.pack(serial)?.map(|pack| pack.unit);
    let chosen = named.unit.as_deref().map(str::parse::<UnitCode>).transpose();
    let chosen = chosen.map_err(|_| Trouble::Absent)?;
    let only = || match study.units.as_slice() {
        [unit] => Some(unit.code.clone()),
        _ => None,
    };
    let unit = known.or(chosen).or_else(only).ok_or(Trouble::Absent)?;
    study.unit(&unit).ok_or(Trouble::Absent)?;
    let from = Whence::named(named.from.as_deref());
    let came = from.map(|from| format!("&from={}", from.name())).unwrap_or_default();
    let action = format!("/slip/{serial}?unit={unit}{came}");
    Ok(Pack { serial, unit, action, from })
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Path(serial): Path<String>,
    Query(named): Query<Named>,
) -> Result<Response, Trouble> {
    let f = Frame::of(&staff, Room::Sheets);
    let shown = house
        .turn(&staff.person, move |desk| {
            let pack = pack_of(&desk.store.view(), &desk.study, &serial, &named, f.w.0)?;
            let rows = slip_rows(&desk.study.occasions, f.w.0);
            let main = &desk.study.plan.questionnaire;
            let recorded = recorded_slip(&desk.store.view(), pack.serial, main)?;
            let known = match &recorded {
                Some(recorded) => slip_entries(&rows, recorded),
                None => vec![Vec::new(); rows.len()],
            };
            let back = pack.back(&desk.store.view())?;
            let mut shown = filled(f, &pack, back, rows, &known, Vec::new());
            shown.known = recorded.is_some();
            Ok(shown)
        })
        .await?;
    page(&shown)
}

fn filled(
    f: Frame,
    pack: &Pack,
    back: String,
    rows: Vec<SlipRow>,
    given: &[Vec<String>],
    problems: Vec<(usize, String)>,
) -> SlipPage {
    let lang = f.w.0;
    let in_row = |(at, words): (usize, String)| {
        let row = rows.get(at).map(|row| row.question.as_str()).unwrap_or_default();
        (at, tr!(lang, "web-slip-row", number = at + 1, row = row, words = words))
    };
    let problems: Vec<(usize, String)> = problems.into_iter().map(in_row).collect();
    let rows = rows.into_iter().zip(given).enumerate().map(|(at, (row, given))| Shown {
        at,
        number: at + 1,
        given: given.iter().map(|one| as_written(&row, one, lang)).collect(),
        row,
        wrong: problems.iter().any(|problem| problem.0 == at),
    });
    let rows = rows.collect();
    let (pack, action) = (pack.serial.to_string(), pack.action.clone());
    SlipPage { f, pack, action, back, known: false, problems, rows }
}

/// The code of an option as it is, a week as people write it.
fn as_written(row: &SlipRow, code: &str, lang: Lang) -> String {
    let week = code.parse::<Week>().ok().filter(|_| row.options.is_empty());
    week.map_or_else(|| code.to_owned(), |week| week.words(lang))
}

/// The row that a fault is about.
fn row_of(rows: &[SlipRow], fault: &SlipFault) -> usize {
    let of_week = |week: SlipWeek| match week {
        SlipWeek::FirstVisit => SlipField::FirstVisit,
        SlipWeek::Sheet(occasion) => SlipField::SheetWeek(occasion),
        SlipWeek::End => SlipField::EndWeek,
    };
    let field = match fault {
        SlipFault::WeeksOutOfOrder { later, .. } => of_week(*later),
        SlipFault::NoConsentWeek | SlipFault::NoTextVersion => SlipField::FirstVisit,
        SlipFault::CameAndMissing(_) => SlipField::Loss,
        SlipFault::NoPack | SlipFault::NotAskedAndDeclined => SlipField::Kind,
    };
    rows.iter().position(|row| row.field == field).unwrap_or_default()
}

/// What came of a slip.
enum Kept {
    /// Kept; the page that comes next.
    Done(String),
    /// As it stands, with what is wrong.
    Wrong(Box<SlipPage>),
    Differs(Box<DifferencesPage>),
}

/// Keeps what the slip says, or shows what is wrong or differs from the record.
pub(crate) async fn save(
    State(house): State<Arc<House>>,
    staff: Staff,
    Path(serial): Path<String>,
    Query(named): Query<Named>,
    fields: Fields,
) -> Result<Response, Trouble> {
    let (f, lang) = (Frame::of(&staff, Room::Sheets), staff.lang);
    let name = serial.clone();
    let kept = house
        .change(&staff.person, move |batch, setting| {
            keep(batch, setting.study, &serial, &named, &fields, f)
        })
        .await?;
    match kept {
        Kept::Wrong(shown) => {
            let mut response = page(&*shown)?;
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(response)
        }
        Kept::Differs(shown) => page(&*shown),
        Kept::Done(next) => {
            house.lately.say(staff.key, tr!(lang, "web-slip-saved", pack = name));
            Ok(Redirect::to(&next).into_response())
        }
    }
}

fn keep(
    batch: &mut Batch<'_>,
    study: &Study,
    serial: &str,
    named: &Named,
    fields: &Fields,
    f: Frame,
) -> Result<Kept, Trouble> {
    let lang = f.w.0;
    let pack = pack_of(&batch.view(), study, serial, named, lang)?;
    let rows = slip_rows(&study.occasions, lang);
    let (mut chosen, mut problems) = (Vec::new(), Vec::new());
    for (at, row) in rows.iter().enumerate() {
        let given: Vec<String> = fields.all(&format!("r{at}")).map(str::to_owned).collect();
        let given: Vec<String> = given.into_iter().filter(|one| !one.is_empty()).collect();
        match understood(row, &given, lang)? {
            Ok(codes) => chosen.push(codes),
            Err(words) => {
                problems.push((at, words));
                chosen.push(given);
            }
        }
    }
    problems.extend(halves(&rows, &chosen, lang));
    if problems.is_empty() {
        let slip = slip_of(&rows, &chosen, pack.unit.clone(), pack.serial);
        problems
            .extend(slip.check().iter().map(|fault| (row_of(&rows, fault), fault.explain(lang))));
    }
    if !problems.is_empty() {
        let back = pack.back(&batch.view())?;
        return Ok(Kept::Wrong(Box::new(filled(f, &pack, back, rows, &chosen, problems))));
    }
    let recorded = recorded_slip(&batch.view(), pack.serial, &study.plan.questionnaire)?;
    let recorded = recorded.map(|recorded| slip_entries(&rows, &recorded)).unwrap_or_default();
    let mut differing = Vec::new();
    for (at, (row, first)) in rows.iter().zip(&recorded).enumerate() {
        let now = &chosen[at];
        // A row left empty says nothing now.
        if now.is_empty() || first.is_empty() || now == first {
            continue;
        }
        let compared = first.join(",");
        let settled = fields.one(&format!("d{at}"));
        if settled.is_some() && fields.one(&format!("f{at}")) != Some(compared.as_str()) {
            return Err(Trouble::Stale);
        }
        match settled {
            Some("1") => chosen[at].clone_from(first),
            Some("2") => {}
            Some(_) => return Err(Trouble::BadForm),
            None => differing.push(Difference {
                at,
                question: row.question.clone(),
                first: words_of(row, first, lang),
                second: words_of(row, now, lang),
                compared,
            }),
        }
    }
    if !differing.is_empty() {
        let carried = chosen.iter().enumerate();
        let carried = carried.flat_map(|(at, codes)| codes.iter().map(move |c| (at, c.clone())));
        return Ok(Kept::Differs(Box::new(DifferencesPage {
            pack: pack.serial.to_string(),
            action: pack.action,
            carried: carried.collect(),
            rows: differing,
            f,
        })));
    }
    let slip = slip_of(&rows, &chosen, pack.unit.clone(), pack.serial);
    if let Some(fault) = slip.check().first() {
        return Err(Trouble::Said(fault.explain(lang)));
    }
    apply_slip(batch, study, &slip)?;
    Ok(Kept::Done(pack.back(&batch.view())?))
}

/// What a row says, in words.
fn words_of(row: &SlipRow, codes: &[String], lang: Lang) -> String {
    let codes: Vec<String> = codes.iter().map(|code| as_written(row, code, lang)).collect();
    row.words(&codes)
}

/// The codes of a row or its week; words where a week cannot be read.
fn understood(
    row: &SlipRow,
    given: &[String],
    lang: Lang,
) -> Result<Result<Vec<String>, String>, Trouble> {
    if row.options.is_empty() {
        let Some(text) = given.first() else { return Ok(Ok(Vec::new())) };
        let latest: Week = latest_week(this_week());
        return Ok(match Week::written_lately(text, this_week()) {
            Some(week) if week <= latest => Ok(vec![week.to_string()]),
            Some(_) => Err(tr!(lang, "web-slip-week-to-come", text = text.as_str())),
            None => Err(tr!(lang, "web-slip-no-week", text = text.as_str())),
        });
    }
    let offered = |code: &String| row.options.iter().any(|option| option.code == *code);
    if !given.iter().all(offered) || (given.len() > 1 && !row.several) {
        return Err(Trouble::BadForm);
    }
    Ok(Ok(given.to_vec()))
}

/// An end without its reason, a reason without its end, and the same for a sheet that is lost.
fn halves(rows: &[SlipRow], chosen: &[Vec<String>], lang: Lang) -> Vec<(usize, String)> {
    let given = |field: SlipField| {
        let at = rows.iter().position(|row| row.field == field)?;
        let codes = chosen.get(at)?;
        Some((at, codes.iter().any(|code| code != "none")))
    };
    let pairs =
        [(SlipField::EndWeek, SlipField::EndReason), (SlipField::Loss, SlipField::LossReason)];
    pairs
        .into_iter()
        .filter_map(|(what, why)| {
            let ((what, has_what), (why, has_why)) = (given(what)?, given(why)?);
            match (has_what, has_why) {
                (true, false) => Some((why, tr!(lang, "web-slip-needs-reason"))),
                (false, true) => Some((what, tr!(lang, "web-slip-only-reason"))),
                _ => None,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests;
