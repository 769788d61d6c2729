//! What has come in and what is missing, counted for the unit itself; nothing is counted per
//! therapist.

mod bars;
mod effect;
mod questions;
mod reading;
mod report;
mod scope;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use kastanj_desk::{Desk, Snapshot, own_study, this_week};
use kastanj_instrument::Occasion;
use kastanj_language::{Lang, sentence_case, tr};
use kastanj_record::{FlowStep, Urgency, WorkTask, flow_by_month, occasion_label, worklist};
use kastanj_report::year::{YearFlow, year_flow};

pub(crate) use effect::{make as make_effect, show as effect};
pub(crate) use questions::show as questions;
pub(crate) use reading::show as reading;
pub(crate) use report::report;

use self::bars::bar;
use self::scope::{Asked, Scope};
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::pages::keeping::export_waits;
use crate::pages::tally::month_words;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// The flow of a year, month by month, and how much has come in.
#[derive(Template)]
#[template(path = "overview.html")]
struct OverviewPage {
    f: Frame,
    scope: Scope,
    steps: Vec<StepLine>,
    months: Vec<MonthLine>,
    total: MonthLine,
    losses: Vec<(String, u64)>,
    occasions: Vec<OccasionLine>,
    missing_months: u64,
    /// Whether some count is known of nobody.
    unknown: bool,
    /// Contacts that count as a yes because a form came, without a consent keyed.
    not_keyed: u64,
    follow_up: bool,
    /// Whether somebody waits for this person's answer to an export.
    waits: bool,
}

/// One step of the way.
struct StepLine {
    label: String,
    count: String,
    bar: String,
}

/// One month, or the year.
struct MonthLine {
    words: String,
    eligible: String,
    asked: String,
    accepted: u64,
    before: u64,
    after: u64,
    follow_up: u64,
    missing: bool,
}

/// The forms of one occasion.
struct OccasionLine {
    occasion: String,
    /// Answered, of those whose time is over.
    came: u64,
    closed: u64,
    bar: String,
    open: u64,
    lost: u64,
    late: u64,
    /// On the worklist today.
    due: usize,
    overdue: usize,
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let mut f = Frame::of(&staff, Room::Follow);
    f.done = house.lately.hear(staff.key);
    let shown = house.turn(&staff.person, move |desk| look(desk, &asked, f)).await?;
    page(&shown)
}

fn look(desk: &Desk, asked: &Asked, f: Frame) -> Result<OverviewPage, Trouble> {
    let (lang, now) = (f.w.0, this_week());
    let study = &own_study(&desk.store.view(), &desk.study)?;
    let scope = Scope::of(study, asked, now, lang)?;
    let unit = scope.unit.as_ref();
    let snapshot = Snapshot::outline(&desk.store.view())?;
    let flows = flow_by_month(&snapshot.record(), study, now)
        .map_err(|errors| Trouble::all(&errors, lang))?;
    let year = year_flow(&flows, unit, Some(scope.year));
    let mut by_month = std::collections::BTreeMap::<_, YearFlow>::new();
    for (code, rows) in &flows {
        if unit.is_some_and(|unit| unit != code) {
            continue;
        }
        for (month, flow) in rows {
            let Some(month) = month.filter(|it| it.year_and_month().0 == scope.year) else {
                continue;
            };
            by_month.entry(month).or_insert_with(YearFlow::nobody).add(flow);
        }
    }
    let items = worklist(&snapshot.record(), study, now);
    let on_list = |at: Occasion, late: bool| {
        items
            .iter()
            .filter(|item| unit.is_none_or(|unit| item.unit == *unit))
            .filter(|item| item.task == WorkTask::Form(at))
            .filter(|item| (item.urgency == Urgency::Late) == late && item.urgency != Urgency::Soon)
            .count()
    };
    let occasions = study.occasions.iter().map(|at| {
        let step = year.step(*at);
        let occasion = sentence_case(&occasion_label(*at, lang));
        let words = tr!(lang, "web-overview-of", count = step.came, of = step.closed());
        OccasionLine {
            bar: bar(step.came, step.closed(), &format!("{occasion}: {words}")),
            occasion,
            came: step.came,
            closed: step.closed(),
            open: step.open,
            lost: step.lost(),
            late: step.late,
            due: on_list(*at, false),
            overdue: on_list(*at, true),
        }
    });
    Ok(OverviewPage {
        steps: steps(&year, study.uses(Occasion::FollowUp), lang),
        months: by_month.iter().map(|(at, flow)| line(month_words(*at, lang), flow)).collect(),
        total: line(scope.year.to_string(), &year),
        losses: losses(&year, lang),
        occasions: occasions.collect(),
        missing_months: year.missing_months,
        unknown: year.eligible.is_none() || year.asked.is_none(),
        not_keyed: year.consent_not_keyed,
        follow_up: study.uses(Occasion::FollowUp),
        waits: export_waits(desk)?,
        scope,
        f,
    })
}

/// A count, or that nobody knows it.
pub(crate) fn known(count: Option<u64>) -> String {
    count.map_or_else(|| "?".to_owned(), |count| count.to_string())
}

fn line(words: String, flow: &YearFlow) -> MonthLine {
    MonthLine {
        words,
        eligible: known(flow.eligible),
        asked: known(flow.asked),
        accepted: flow.accepted,
        before: flow.before.came,
        after: flow.after.came,
        follow_up: flow.follow_up.came,
        missing: flow.missing_months > 0,
    }
}

fn steps(year: &YearFlow, follow_up: bool, lang: Lang) -> Vec<StepLine> {
    let counts = [
        (tr!(lang, "web-overview-eligible"), year.eligible, true),
        (tr!(lang, "web-overview-asked"), year.asked, true),
        (tr!(lang, "web-overview-accepted"), Some(year.accepted), true),
        (tr!(lang, "web-overview-before"), Some(year.before.came), true),
        (tr!(lang, "web-overview-after"), Some(year.after.came), true),
        (tr!(lang, "web-overview-follow-up"), Some(year.follow_up.came), follow_up),
    ];
    let most = counts.iter().filter_map(|step| step.1).max().unwrap_or(0);
    counts
        .into_iter()
        .filter(|step| step.2)
        .map(|(label, count, _)| {
            let bar = match count {
                Some(count) => bar(count, most, &format!("{label}: {count}")),
                None => String::new(),
            };
            StepLine { label, count: known(count), bar }
        })
        .collect()
}

/// Every loss on the way with its reason, the largest first.
fn losses(year: &YearFlow, lang: Lang) -> Vec<(String, u64)> {
    let mut losses: Vec<(String, u64)> = year
        .not_asked
        .iter()
        .map(|(why, count)| (tr!(lang, "web-overview-not-asked", reason = why.label(lang)), *count))
        .collect();
    losses.push((tr!(lang, "web-overview-declined"), year.declined));
    losses.push((tr!(lang, "web-overview-unknown"), year.unknown));
    losses.push((tr!(lang, "web-overview-not-keyed"), year.consent_not_keyed));
    losses.push((tr!(lang, "web-overview-withdrawn"), year.withdrawn));
    let of_occasions: [(Occasion, &FlowStep); 3] = [
        (Occasion::Before, &year.before),
        (Occasion::After, &year.after),
        (Occasion::FollowUp, &year.follow_up),
    ];
    for (at, step) in of_occasions {
        let form = sentence_case(&occasion_label(at, lang));
        for (why, count) in &step.lost {
            let words =
                tr!(lang, "web-overview-lost", form = form.as_str(), reason = why.label(lang));
            losses.push((words, *count));
        }
        losses.push((tr!(lang, "web-overview-unexplained", form = form), step.unexplained));
    }
    losses.retain(|loss| loss.1 > 0);
    losses.sort_by_key(|loss| std::cmp::Reverse(loss.1));
    losses
}
