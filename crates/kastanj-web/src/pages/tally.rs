use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_desk::{Snapshot, own_study, this_week};
use kastanj_language::{Explain, Lang, lookup, tr};
use kastanj_record::{
    LossKeeping, Month, MonthFlow, MonthlyTally, StartCounts, Study, StudyUnit, TallyFault,
    flow_by_month, found_in_month, month_outside,
};
use kastanj_report::kit::{TallyField, tally_fields};
use kastanj_store::View;
use serde::Deserialize;

use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::pages::overview::known;
use crate::pages::unit_choice::{UnitChoice, units_to_choose};
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// No unit of this field meets more people in a month; what is larger is a slip of the keys.
const MOST: u32 = 999;

/// The counts of a month, and all months of the unit.
#[derive(Template)]
#[template(path = "tally.html")]
struct TallyPage {
    f: Frame,
    unit: String,
    unit_name: String,
    /// The units to choose between.
    units: Vec<UnitChoice>,
    problems: Vec<(String, String)>,
    /// The month that is counted now, unless the unit counts person by person.
    month: Option<OneMonth>,
    /// Columns of the table of months.
    head: Vec<String>,
    rows: Vec<MonthRow>,
}

/// The month that is counted now.
struct OneMonth {
    code: String,
    words: String,
    fields: Vec<Field>,
    /// What the record knows of the month, in words.
    found: String,
    /// Whether it has been counted before.
    kept: bool,
    /// Why it cannot be counted here.
    closed: Option<String>,
    /// What it said before it was corrected, oldest first.
    before: Vec<String>,
}

/// One count.
struct Field {
    name: String,
    label: String,
    value: String,
    /// What the record says, where that is not what stands there.
    record: Option<String>,
    wrong: bool,
}

/// A month in the table.
struct MonthRow {
    code: String,
    words: String,
    counts: Vec<String>,
    state: &'static str,
    state_words: String,
    link: bool,
}

/// Which month of which unit.
#[derive(Debug, Default, Clone, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    unit: String,
    #[serde(default)]
    month: String,
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let mut f = Frame::of(&staff, Room::Follow);
    f.done = house.lately.hear(staff.key);
    let shown = house
        .turn(&staff.person, move |desk| look(&desk.store.view(), &desk.study, &asked, f, None))
        .await?;
    page(&shown)
}

/// Keeps the counts of a month, or says what does not add up.
pub(crate) async fn save(
    State(house): State<Arc<House>>,
    staff: Staff,
    fields: Fields,
) -> Result<Response, Trouble> {
    let (f, lang) = (Frame::of(&staff, Room::Follow), staff.lang);
    let asked = Asked {
        unit: fields.one("unit").unwrap_or_default().to_owned(),
        month: fields.one("month").unwrap_or_default().to_owned(),
    };
    let saved: Result<(String, String), Box<TallyPage>> = house
        .change(&staff.person, move |batch, setting| {
            let own = own_study(&batch.view(), setting.study)?;
            let sent = sent(&own, &asked, &fields, lang)?;
            if !sent.problems.is_empty() {
                let shown = look(&batch.view(), setting.study, &asked, f, Some(sent))?;
                return Ok(Err(Box::new(shown)));
            }
            let tally = sent.tally;
            match batch.view().tally(&tally.unit, tally.month)? {
                Some(_) => batch.correct_tally(&tally)?,
                None => batch.put_tally(&tally)?,
            }
            Ok(Ok((tally.unit.to_string(), month_words(tally.month, lang))))
        })
        .await?;
    match saved {
        Err(shown) => {
            let mut response = page(&*shown)?;
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(response)
        }
        Ok((unit, month)) => {
            house.lately.say(staff.key, tr!(lang, "web-tally-saved", month = month));
            Ok(Redirect::to(&format!("/tally?unit={unit}")).into_response())
        }
    }
}

/// What was sent: as it was written, as a tally, and what is wrong with it.
struct Sent {
    written: Vec<String>,
    tally: MonthlyTally,
    /// The field and the words.
    problems: Vec<(String, String)>,
}

fn sent(study: &Study, asked: &Asked, fields: &Fields, lang: Lang) -> Result<Sent, Trouble> {
    let unit = unit_of(study, &asked.unit)?;
    let month: Month = asked.month.parse().map_err(|_| Trouble::BadForm)?;
    if unit.losses != LossKeeping::Tally {
        return Err(Trouble::BadForm);
    }
    if let Some(fault) = month_outside(study, &unit.code, month, this_week()) {
        return Err(Trouble::Said(fault.explain(lang)));
    }
    let mut tally = empty(unit, month);
    let (mut written, mut problems) = (Vec::new(), Vec::new());
    let columns = tally_fields(&study.reasons.not_asked);
    for (at, column) in columns.iter().enumerate() {
        let text = fields.one(&name(at)).unwrap_or_default();
        written.push(text.to_owned());
        let count = if text.is_empty() { Ok(0) } else { text.parse::<u32>() };
        match count {
            Ok(count) if count <= MOST => column.put(&mut tally, count),
            _ => {
                let label = plain(&column.label(lang));
                problems.push((name(at), tr!(lang, "web-tally-no-number", field = label)));
            }
        }
    }
    if problems.is_empty()
        && let Err(fault) = tally.check()
    {
        let at = match fault {
            TallyFault::AskedAboveEligible { .. } => 1,
            TallyFault::AcceptedAboveAsked { .. } => 2,
            TallyFault::Reasons { .. } => 3,
        };
        problems.push((name(at), fault.explain(lang)));
    }
    Ok(Sent { written, tally, problems })
}

fn empty(unit: &StudyUnit, month: Month) -> MonthlyTally {
    MonthlyTally {
        unit: unit.code.clone(),
        month,
        eligible: 0,
        asked: 0,
        accepted: 0,
        not_asked: std::collections::BTreeMap::new(),
    }
}

fn name(at: usize) -> String {
    format!("n{at}")
}

/// Without the soft hyphens that paper breaks lines by.
fn plain(label: &str) -> String {
    label.replace('\u{ad}', "")
}

/// A unit of the study by its code; the first one that keeps tallies, or the first of all,
/// where none is named.
fn unit_of<'s>(study: &'s Study, code: &str) -> Result<&'s StudyUnit, Trouble> {
    if code.is_empty() {
        let tally = study.units.iter().find(|unit| unit.losses == LossKeeping::Tally);
        return tally.or(study.units.first()).ok_or(Trouble::Absent);
    }
    study.units.iter().find(|unit| unit.code.as_str() == code).ok_or(Trouble::Absent)
}

/// A month as people say it.
pub(crate) fn month_words(month: Month, lang: Lang) -> String {
    let (year, number) = month.year_and_month();
    format!("{} {year}", lookup(lang, &format!("kit-month-{number}"), &[]))
}

fn look(
    view: &View<'_>,
    study: &Study,
    asked: &Asked,
    f: Frame,
    sent: Option<Sent>,
) -> Result<TallyPage, Trouble> {
    let lang = f.w.0;
    let study = &own_study(view, study)?;
    let snapshot = Snapshot::outline(view)?;
    let now = this_week();
    let flows = flow_by_month(&snapshot.record(), study, now)
        .map_err(|errors| Trouble::all(&errors, lang))?;
    let missing = |unit: &StudyUnit| {
        let months = flows.get(&unit.code).into_iter().flatten();
        months.filter(|(month, flow)| month.is_some() && flow.missing).count()
    };
    // Where no unit is named: the first that has a month to count.
    let waiting = study.units.iter().find(|unit| asked.unit.is_empty() && missing(unit) > 0);
    let unit = match waiting {
        Some(unit) => unit,
        None => unit_of(study, &asked.unit)?,
    };
    let months: Vec<(Month, MonthFlow)> = flows
        .get(&unit.code)
        .into_iter()
        .flatten()
        .filter_map(|(month, flow)| Some(((*month)?, flow.clone())))
        .collect();
    let by_tally = unit.losses == LossKeeping::Tally;
    let month = match asked.month.as_str() {
        _ if !by_tally => None,
        "" => months.iter().find(|(_, flow)| flow.missing).map(|(month, _)| *month),
        month => Some(month.parse().map_err(|_| Trouble::Absent)?),
    };
    if let Some(month) = month
        && month_outside(study, &unit.code, month, now).is_some()
    {
        return Err(Trouble::Absent);
    }
    let problems = sent.as_ref().map(|sent| sent.problems.clone()).unwrap_or_default();
    let one = month.map(|month| {
        let found = found_in_month(&snapshot.record(), study, &unit.code, month, now);
        one_month(view, study, unit, month, &found, sent.as_ref(), lang)
    });
    let columns = tally_fields(&study.reasons.not_asked);
    Ok(TallyPage {
        unit: unit.code.to_string(),
        unit_name: unit.name.clone(),
        units: units_to_choose(study, Some(&unit.code))
            .into_iter()
            .zip(&study.units)
            .map(|((code, name, shown), unit)| {
                let words = match missing(unit) {
                    0 => name,
                    count => tr!(lang, "web-tally-unit-missing", unit = name, count = count),
                };
                (code, words, shown)
            })
            .collect(),
        problems,
        month: one.transpose()?,
        head: columns.iter().map(|column| plain(&column.label(lang))).collect(),
        rows: months
            .iter()
            .rev()
            .map(|(month, flow)| row(*month, flow, &columns, by_tally, lang))
            .collect(),
        f,
    })
}

fn one_month(
    view: &View<'_>,
    study: &Study,
    unit: &StudyUnit,
    month: Month,
    found: &StartCounts,
    sent: Option<&Sent>,
    lang: Lang,
) -> Result<OneMonth, Trouble> {
    let kept = view.tally(&unit.code, month)?;
    let columns = tally_fields(&study.reasons.not_asked);
    let of_record = |column: TallyField| -> u64 {
        match column {
            TallyField::Eligible => found.eligible(),
            TallyField::Asked => found.accepted + found.declined,
            TallyField::Accepted => found.accepted,
            TallyField::NotAsked(reason) => found.not_asked.get(&reason).copied().unwrap_or(0),
        }
    };
    let fields = columns.iter().enumerate().map(|(at, column)| {
        let known = of_record(*column).to_string();
        let value = match (sent, &kept) {
            (Some(sent), _) => sent.written.get(at).cloned().unwrap_or_default(),
            (None, Some(kept)) => column.of(kept).to_string(),
            (None, None) => known.clone(),
        };
        let wrong = sent.is_some_and(|sent| sent.problems.iter().any(|p| p.0 == name(at)));
        let record = (value != known).then(|| tr!(lang, "web-tally-record", count = known));
        Field { name: name(at), label: plain(&column.label(lang)), value, record, wrong }
    });
    let fields = fields.collect();
    let before = view.tallies_before(&unit.code, month)?;
    let in_words = |tally: &MonthlyTally| {
        let counts = columns
            .iter()
            .map(|column| format!("{} {}", plain(&column.label(lang)), column.of(tally)));
        counts.collect::<Vec<_>>().join(" · ")
    };
    let by_person = view.has_person_losses(&unit.code, month)?;
    Ok(OneMonth {
        code: month.to_string(),
        words: month_words(month, lang),
        fields,
        found: tr!(
            lang,
            "web-tally-found",
            begun = found.eligible() + found.waiting,
            accepted = found.accepted
        ),
        kept: kept.is_some(),
        closed: by_person.then(|| tr!(lang, "web-tally-by-person")),
        before: before.iter().map(in_words).collect(),
    })
}

fn row(
    month: Month,
    flow: &MonthFlow,
    columns: &[TallyField],
    by_tally: bool,
    lang: Lang,
) -> MonthRow {
    let reasons = flow.not_asked();
    let counts = columns.iter().map(|column| match column {
        TallyField::Eligible => known(flow.eligible()),
        TallyField::Asked => known(flow.asked()),
        TallyField::Accepted => flow.accepted().to_string(),
        TallyField::NotAsked(_) if flow.missing => "?".to_owned(),
        TallyField::NotAsked(reason) => reasons.get(reason).copied().unwrap_or(0).to_string(),
    });
    let (state, state_words) = if flow.missing {
        ("missing", tr!(lang, "web-tally-missing"))
    } else if flow.tally.is_some() {
        ("kept", tr!(lang, "web-tally-kept"))
    } else {
        ("found", tr!(lang, "web-tally-from-record"))
    };
    MonthRow {
        code: month.to_string(),
        words: month_words(month, lang),
        counts: counts.collect(),
        state,
        state_words,
        link: by_tally,
    }
}

#[cfg(test)]
mod tests;
