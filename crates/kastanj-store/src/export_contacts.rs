//! The files of an export that hold no answers: contacts, consents, losses, tallies, sessions.

use kastanj_record::{AnsweredBy, EpisodeLoss, Loss, NotAskedReason};

use crate::code::word;
use crate::export::{Export, yes_no};
use crate::{StoreError, View};

/// Values of a many-choice column stand in one cell, with this between them.
const BETWEEN: &str = " ";

pub(crate) fn write(export: &mut Export<'_>, view: View<'_>) -> Result<(), StoreError> {
    contacts(export, view)?;
    consents(export, view)?;
    losses(export, view)?;
    tallies(export, view)?;
    sessions(export, view)?;
    closings(export, view)?;
    added_values(export, view)?;
    talked_about(export, view)
}

fn contacts(export: &mut Export<'_>, view: View<'_>) -> Result<(), StoreError> {
    let mut table = export.table(&[
        "contact",
        "unit",
        "consent",
        "client_kind",
        "sequence",
        "first_visit",
        "way_in",
        "target_behaviours",
        "end_week",
        "end_reason",
    ])?;
    let mut episodes: Vec<_> = export.episodes.iter().collect();
    episodes.sort_by_key(|episode| export.name_of(episode.id));
    for episode in episodes {
        let (name, consent) = (export.name_of(episode.id), export.standing_word(episode.id));
        if !export.takes(episode.id) {
            let counted = [name, episode.unit.as_str(), &consent];
            table.row(counted.into_iter().chain(["", "", "", "", "", "", ""]))?;
            continue;
        }
        let client = view.client(episode.client)?;
        let behaviours: Vec<String> = episode.target_behaviours.iter().map(word).collect();
        table.row([
            name,
            episode.unit.as_str(),
            &consent,
            &word(&client.kind),
            &episode.sequence.to_string(),
            &episode.first_visit.map(|week| week.to_string()).unwrap_or_default(),
            &episode.referral.as_ref().map(word).unwrap_or_default(),
            &behaviours.join(BETWEEN),
            &episode.ending.map(|ending| ending.week.to_string()).unwrap_or_default(),
            &episode.ending.map(|ending| word(&ending.reason)).unwrap_or_default(),
        ])?;
    }
    export.finish("contacts.csv", table)
}

fn consents(export: &mut Export<'_>, view: View<'_>) -> Result<(), StoreError> {
    let mut table = export.table(&["contact", "purpose", "given", "text_version", "week"])?;
    let mut events = view.consents(export.options.unit.as_ref())?;
    // Stable: the order of one contact's events is their history.
    events.sort_by_key(|event| export.name_of(event.episode));
    events.retain(|event| export.takes(event.episode));
    for event in events {
        table.row([
            export.name_of(event.episode),
            &word(&event.purpose),
            yes_no(Some(event.given)),
            &event.text_version,
            &event.week.to_string(),
        ])?;
    }
    export.finish("consents.csv", table)
}

fn losses(export: &mut Export<'_>, view: View<'_>) -> Result<(), StoreError> {
    let mut table = export.table(&["contact", "unit", "stage", "reason"])?;
    let losses = view.losses(export.options.unit.as_ref())?;
    let mut rows: Vec<[String; 4]> = Vec::with_capacity(losses.len());
    for EpisodeLoss { episode, loss } in losses {
        let (stage, reason) = match loss {
            Loss::NotAsked { reason } => ("not_asked", word(&reason)),
            Loss::Declined => ("declined", String::new()),
            Loss::FormMissing { occasion, reason } => (occasion.code(), word(&reason)),
        };
        // Who is only counted is counted here too: a line that belongs to no contact.
        let name = if export.takes(episode) { export.name_of(episode) } else { "" };
        rows.push([name, export.unit_of(episode), stage, &reason].map(str::to_owned));
    }
    // By what stands in it: the order of the store would tell whose a nameless line is.
    rows.sort();
    for row in &rows {
        table.row(row.iter().map(String::as_str))?;
    }
    export.finish("losses.csv", table)
}

fn tallies(export: &mut Export<'_>, view: View<'_>) -> Result<(), StoreError> {
    let reasons = NotAskedReason::ALL;
    let names: Vec<String> =
        reasons.iter().map(|reason| format!("not_asked_{}", word(reason))).collect();
    let mut columns = vec!["unit", "month", "holds", "eligible", "asked", "accepted"];
    columns.extend(names.iter().map(String::as_str));
    let mut table = export.table(&columns)?;
    let mut tallies = Vec::new();
    for tally in view.tallies(export.options.unit.as_ref())? {
        let before = view.tallies_before(&tally.unit, tally.month)?;
        tallies.extend(before.into_iter().map(|before| (false, before)));
        tallies.push((true, tally));
    }
    for (holds, tally) in tallies {
        let mut cells = vec![
            tally.unit.to_string(),
            tally.month.to_string(),
            yes_no(Some(holds)).to_owned(),
            tally.eligible.to_string(),
            tally.asked.to_string(),
            tally.accepted.to_string(),
        ];
        cells.extend(
            reasons
                .iter()
                .map(|reason| tally.not_asked.get(reason).copied().unwrap_or(0).to_string()),
        );
        table.row(cells.iter().map(String::as_str))?;
    }
    export.finish("tallies.csv", table)
}

fn sessions(export: &mut Export<'_>, view: View<'_>) -> Result<(), StoreError> {
    let mut table = export.table(&[
        "contact",
        "number",
        "week",
        "format",
        "who",
        "length",
        "themes",
        "techniques",
        "safety_handled",
        "next",
    ])?;
    let mut reports = view.sessions(export.options.unit.as_ref())?;
    reports.retain(|report| export.takes(report.episode));
    reports.sort_by_key(|report| (export.name_of(report.episode).to_owned(), report.number));
    for report in reports {
        let themes: Vec<String> = report.themes.iter().map(word).collect();
        let techniques: Vec<String> = report.techniques.iter().map(word).collect();
        table.row([
            export.name_of(report.episode),
            &report.number.to_string(),
            &report.week.to_string(),
            &word(&report.format),
            &word(&report.who),
            &report.length.as_ref().map(word).unwrap_or_default(),
            &themes.join(BETWEEN),
            &techniques.join(BETWEEN),
            yes_no(report.safety_handled),
            &word(&report.next),
        ])?;
    }
    export.finish("sessions.csv", table)
}

fn closings(export: &mut Export<'_>, view: View<'_>) -> Result<(), StoreError> {
    let mut table = export.table(&["contact", "main_goal", "after_form"])?;
    for episode in export.taken() {
        if let Some(report) = view.closing_report(episode)? {
            let goal = report.main_goal.map(|goal| goal.to_string()).unwrap_or_default();
            table.row([export.name_of(episode), &goal, report.after_form.code()])?;
        }
    }
    export.finish("closings.csv", table)
}

fn added_values(export: &mut Export<'_>, view: View<'_>) -> Result<(), StoreError> {
    let mut table = export.table(&["contact", "answered_by", "question", "answer"])?;
    for episode in export.taken() {
        for by in AnsweredBy::ALL {
            let value = view.added_value(episode, *by)?.unwrap_or_default();
            for (question, answer) in &value.0 {
                table.row([export.name_of(episode), by.code(), question.code(), answer.code()])?;
            }
        }
    }
    export.finish("added_value.csv", table)
}

fn talked_about(export: &mut Export<'_>, view: View<'_>) -> Result<(), StoreError> {
    let mut table = export.table(&["contact", "topic", "week"])?;
    for episode in export.taken() {
        for (topic, week) in view.talked_about(episode)?.iter() {
            table.row([export.name_of(episode), &topic.to_string(), &week.to_string()])?;
        }
    }
    export.finish("talked_about.csv", table)
}
