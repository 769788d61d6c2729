//! `kastanj flow` and `kastanj worklist`.

use std::collections::{BTreeMap, BTreeSet};

use kastanj_instrument::Occasion;
use kastanj_language::{Explain, Lang, tr};
use kastanj_record::{
    FlowStep, InclusionFlow, Month, UnitCode, WorkItem, WorkSubject, inclusion_flow,
    occasion_label, worklist,
};
use serde_json::json;

use crate::arguments::{Flow, Worklist};
use crate::context::Context;
use crate::failure::Failure;
use crate::opening;
use crate::terminal::say;
use kastanj_desk::{Snapshot, this_week};

/// Prints the inclusion flow of a unit or of all.
pub(crate) fn flow(context: &Context, asked: &Flow) -> Result<(), Failure> {
    let lang = context.lang;
    let opened = opening::open(context)?;
    let snapshot = Snapshot::outline(&opened.store.view()).map_err(|error| context.fail(&error))?;
    let today = asked.today.unwrap_or_else(this_week);
    let snapshot = snapshot.as_of(today);
    let flow = inclusion_flow(&snapshot.record(), &opened.study, today).map_err(|errors| {
        let told: Vec<String> = errors.iter().map(|error| error.explain(lang)).collect();
        Failure(told.join("\n"))
    })?;
    let shown: Vec<(String, &InclusionFlow)> = match &asked.unit {
        Some(unit) => {
            let found = flow
                .units
                .get(unit)
                .ok_or_else(|| Failure(tr!(lang, "program-bulk-unit", unit = unit.to_string())))?;
            vec![(unit.to_string(), found)]
        }
        None => flow
            .units
            .iter()
            .map(|(unit, flow)| (unit.to_string(), flow))
            .chain([(tr!(lang, "program-flow-all"), &flow.all)])
            .collect(),
    };
    if asked.json {
        let all: Vec<_> = shown.iter().map(|(name, flow)| as_json(name, flow)).collect();
        say(&serde_json::to_string_pretty(&all).map_err(|error| Failure(error.to_string()))?);
    } else {
        print(lang, &shown);
    }
    opened.store.close().map_err(|error| context.fail(&error))
}

fn as_json(name: &str, flow: &InclusionFlow) -> serde_json::Value {
    let step = |step: &FlowStep| {
        json!({ "came": step.came, "lost": step.lost, "unexplained": step.unexplained,
                "open": step.open, "late": step.late })
    };
    json!({
        "unit": name,
        "eligible": flow.eligible,
        "asked": flow.asked,
        "not_asked": flow.not_asked,
        "declined": flow.declined,
        "accepted": flow.accepted,
        "before": step(&flow.before),
        "after": step(&flow.after),
        "follow_up": step(&flow.follow_up),
        "consent_not_keyed": flow.consent_not_keyed,
        "withdrawn": flow.withdrawn,
        "later_contacts": flow.later_contacts,
        "relatives": flow.relatives,
        "missing_months": flow.missing_months.iter()
            .map(|(unit, month)| format!("{unit} {month}")).collect::<Vec<_>>(),
    })
}

fn print(lang: Lang, shown: &[(String, &InclusionFlow)]) {
    let titles = [
        String::new(),
        tr!(lang, "program-flow-eligible"),
        tr!(lang, "program-flow-asked"),
        tr!(lang, "program-flow-accepted"),
        occasion_label(Occasion::Before, lang),
        occasion_label(Occasion::After, lang),
        occasion_label(Occasion::FollowUp, lang),
    ];
    say(&line(&titles));
    let known = |number: Option<u64>| number.map_or_else(|| "?".to_owned(), |n| n.to_string());
    for (name, flow) in shown {
        say(&line(&[
            name.clone(),
            known(flow.eligible),
            known(flow.asked),
            flow.accepted.to_string(),
            flow.before.came.to_string(),
            flow.after.came.to_string(),
            flow.follow_up.came.to_string(),
        ]));
    }
    if let Some((_, flow)) = shown.last() {
        say("");
        for (reason, count) in &flow.not_asked {
            say(&format!(
                "  {}: {count}",
                tr!(lang, "program-flow-not-asked", reason = reason.label(lang))
            ));
        }
        for (occasion, step) in [
            (Occasion::Before, &flow.before),
            (Occasion::After, &flow.after),
            (Occasion::FollowUp, &flow.follow_up),
        ] {
            for (reason, count) in &step.lost {
                let form = occasion_label(occasion, lang);
                let words =
                    tr!(lang, "program-flow-lost", form = form, reason = reason.label(lang));
                say(&format!("  {words}: {count}"));
            }
            if step.unexplained > 0 {
                let form = occasion_label(occasion, lang);
                say(&format!(
                    "  {}: {}",
                    tr!(lang, "program-flow-unexplained", form = form),
                    step.unexplained
                ));
            }
        }
        for (unit, months) in missing_by_unit(flow) {
            let unit = unit.to_string();
            say(&tr!(
                lang,
                "program-flow-missing-months",
                unit = unit,
                months = spans(&months),
                count = months.len()
            ));
        }
    }
}

/// The months without a row, unit by unit, in the order of time.
fn missing_by_unit(flow: &InclusionFlow) -> BTreeMap<&UnitCode, BTreeSet<Month>> {
    let mut units: BTreeMap<&UnitCode, BTreeSet<Month>> = BTreeMap::new();
    for (unit, month) in &flow.missing_months {
        units.entry(unit).or_default().insert(*month);
    }
    units
}

/// Months with those in a row put together: `2024-01–2024-11, 2025-02`.
fn spans(months: &BTreeSet<Month>) -> String {
    let mut spans: Vec<(Month, Month)> = Vec::new();
    for month in months {
        match spans.last_mut() {
            Some((_, last)) if last.next() == *month => *last = *month,
            _ => spans.push((*month, *month)),
        }
    }
    let words: Vec<String> = spans
        .iter()
        .map(
            |(first, last)| {
                if first == last { first.to_string() } else { format!("{first}–{last}") }
            },
        )
        .collect();
    words.join(", ")
}

fn line(cells: &[String]) -> String {
    let mut text = format!("  {:<10}", cells.first().map_or("", String::as_str));
    for cell in cells.iter().skip(1) {
        text.push_str(&format!("{cell:>16}"));
    }
    text
}

/// Prints whose turn it is.
pub(crate) fn print_worklist(context: &Context, asked: &Worklist) -> Result<(), Failure> {
    let lang = context.lang;
    let opened = opening::open(context)?;
    let snapshot = Snapshot::outline(&opened.store.view()).map_err(|error| context.fail(&error))?;
    let today = asked.today.unwrap_or_else(this_week);
    super::contacts::known_unit(context, &opened.study, asked.unit.as_ref())?;
    let items = worklist(&snapshot.record(), &opened.study, today);
    let mut shown = 0;
    for item in items.iter().filter(|item| asked.unit.as_ref().is_none_or(|u| item.unit == *u)) {
        say(&work_line(lang, item));
        shown += 1;
    }
    say(&tr!(lang, "program-worklist-total", count = shown, week = today.to_string()));
    opened.store.close().map_err(|error| context.fail(&error))
}

fn work_line(lang: Lang, item: &WorkItem) -> String {
    let subject = match &item.subject {
        WorkSubject::Episode { code, .. } => code.to_string(),
        WorkSubject::Sheet { serial: Some(serial), .. } => serial.to_string(),
        WorkSubject::Sheet { short_code: Some(code), .. } => code.to_string(),
        WorkSubject::Sheet { .. } => tr!(lang, "program-worklist-sheet"),
        WorkSubject::Month(month) => month.to_string(),
    };
    let due = item.due.map(|due| due.to_string()).unwrap_or_default();
    let urgency = item.urgency.label(lang);
    format!("  {:<6} {subject:<11} {urgency:<6} {due:<9} {}", item.unit, item.next.label(lang))
}
