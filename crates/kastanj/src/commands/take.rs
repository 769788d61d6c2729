//! `kastanj scan take`: reads all files, then stores what they say in one transaction.
//!
//! A file that is damaged anywhere stops everything before the store is touched. A page that
//! cannot be read, or is known already, is named, and the exit code tells that something was left.

use std::collections::HashSet;
use std::path::PathBuf;

use kastanj_desk::refused_pages::refusal_words;
use kastanj_desk::scanning::{self, ScannedFile};
use kastanj_desk::second_looks::second_looks;
use kastanj_desk::taking::{self, NotTaken, PageFate, Taken, is_none_of_ours};
use kastanj_desk::{Desk, short_number, this_week};
use kastanj_instrument::SheetKind;
use kastanj_language::{Lang, lookup, tr};
use kastanj_paper::RefusalReason;
use kastanj_record::{UnitCode, Week, latest_week};

use super::scan::read_file;
use crate::context::Context;
use crate::failure::Failure;
use crate::opening;
use crate::terminal::{say, warn};

/// Runs the command.
pub(crate) fn run(
    context: &Context,
    files: &[PathBuf],
    unit: &UnitCode,
    week: Option<Week>,
) -> Result<(), Failure> {
    if let Some(week) = week
        && week > latest_week(this_week())
    {
        let week = week.to_string();
        return Err(Failure(tr!(context.lang, "program-week-to-come", week = week)));
    }
    let mut opened = opening::open(context)?;
    let reader = scanning::reader(&opened.library);
    let looks = second_looks(&opened.store.view(), unit).map_err(|error| context.fail(&error))?;
    let share = looks.answers;
    let scanned: Vec<ScannedFile> = files
        .iter()
        .map(|file| read_file(context, &reader, file, share))
        .collect::<Result<_, _>>()
        .map_err(|failure: Failure| none_taken(context, files.len(), failure))?;
    let taken = taking::take(&mut opened, &scanned, unit, week)
        .map_err(|problem| context.fail(&problem))?;
    opened.store.close().map_err(|error| context.fail(&error))?;
    for (file, taken) in scanned.iter().zip(&taken) {
        print(context, &file.name, taken);
    }
    if taken.iter().any(|taken| taken.stored > 0) {
        say(&tr!(context.lang, "program-take-delete-scan"));
    }
    let not_taken = nothing_brought(&taken);
    if not_taken > 0 {
        return Err(Failure(tr!(context.lang, "program-take-not-all", count = not_taken)));
    }
    Ok(())
}

/// How many pages brought nothing and ask for something to be done. A blank back asks for nothing,
/// in whatever file it lies, unless nothing else came.
fn nothing_brought(taken: &[Taken]) -> usize {
    let asks = |why: &NotTaken| !matches!(why, NotTaken::Refused(r) if is_none_of_ours(r.reason));
    let beside = |fate: &PageFate| matches!(fate, PageFate::NotTaken(why) if !asks(why));
    let mut pages = taken.iter().flat_map(|taken| &taken.pages);
    let nothing_else = pages.all(|(_, fate)| beside(fate));
    let of_file =
        |taken: &Taken| taken.not_taken().filter(|(_, why)| nothing_else || asks(why)).count();
    taken.iter().map(of_file).sum()
}

/// Of several files the message speaks of one; nothing of the others was taken either.
fn none_taken(context: &Context, files: usize, failure: Failure) -> Failure {
    if files < 2 {
        return failure;
    }
    Failure(format!(
        "{failure}\n{}",
        tr!(context.lang, "program-take-none-of-files", count = files)
    ))
}

/// Tells what became of the pages of a file.
pub(crate) fn print(context: &Context, file: &str, taken: &Taken) {
    let lang = context.lang;
    for contact in &taken.begun {
        say(&tr!(lang, "program-take-begun", file = file, contact = contact.to_string()));
    }
    for (page, id, suggestion) in taken.parked() {
        let number = short_number(&id.0);
        let to = suggestion.map_or_else(|| "…".to_owned(), |code| code.to_string());
        say(&tr!(lang, "program-take-parked", file = file, page = page, number = number, to = to));
    }
    for (page, found) in taken.trials() {
        say(&super::trial_sheet::among_others(lang, file, page, found));
    }
    for (page, why) in taken.not_taken() {
        warn(&match why {
            NotTaken::Refused(refusal) => {
                let why = refusal_words(lang, refusal);
                tr!(lang, "program-scan-refused", file = file, page = page, why = why)
            }
            NotTaken::Practice => tr!(lang, "program-take-practice", file = file, page = page),
            NotTaken::Elsewhere => tr!(lang, "program-take-elsewhere", file = file, page = page),
            NotTaken::Known(again) => tr!(
                lang,
                "program-take-known",
                file = file,
                page = page,
                unsure = again.unsure,
                overruled = again.overruled
            ),
            NotTaken::Unsure => tr!(lang, "program-take-unsure", file = file, page = page),
            NotTaken::Empty(code) => {
                // Who knows whose it is when the sheet does not?
                let sheet = match code.kind {
                    SheetKind::Personal | SheetKind::Pack => format!("\"{code}\""),
                    SheetKind::Stock | SheetKind::Copyable => tr!(lang, "program-take-empty-whose"),
                };
                let command = context.command(&format!("key {sheet}"));
                tr!(lang, "program-take-empty", file = file, page = page, command = command)
            }
            NotTaken::Conflict => tr!(lang, "program-take-conflict", file = file, page = page),
        });
    }
    let told = counted(lang, taken);
    say(&tr!(lang, "program-take-done", file = file, told = told, doubtful = taken.doubtful));
    for sheet in &taken.in_doubt {
        let command = context.command(&format!("key \"{sheet}\""));
        say(&tr!(context.lang, "program-take-doubtful-next", command = command));
    }
}

/// How many pages were stored and of how many sheets, and what became of all others.
fn counted(lang: Lang, taken: &Taken) -> String {
    let sheets: HashSet<_> = taken
        .pages
        .iter()
        .filter_map(|(_, fate)| match fate {
            PageFate::Stored { contact, occasion, .. } => Some((contact.to_string(), *occasion)),
            _ => None,
        })
        .collect();
    let mut parts =
        vec![tr!(lang, "program-take-part-stored", count = taken.stored, sheets = sheets.len())];
    let mut others: Vec<(&str, usize)> = Vec::new();
    for (_, fate) in &taken.pages {
        let part = match fate {
            PageFate::Stored { .. } => continue,
            PageFate::Parked { .. } => "unassigned",
            PageFate::Left => "left",
            PageFate::Trial(_) => "trial",
            PageFate::NotTaken(why) => match why {
                NotTaken::Known(_) => "known",
                NotTaken::Conflict => "conflicts",
                NotTaken::Unsure => "unsure",
                NotTaken::Practice => "practice",
                NotTaken::Elsewhere => "elsewhere",
                NotTaken::Empty(_) => "empty",
                NotTaken::Refused(refusal) if is_none_of_ours(refusal.reason) => "backs",
                NotTaken::Refused(refusal) => match refusal.reason {
                    RefusalReason::PackSlip | RefusalReason::MonthTally => "own",
                    _ => "refused",
                },
            },
        };
        match others.iter_mut().find(|(known, _)| *known == part) {
            Some((_, count)) => *count += 1,
            None => others.push((part, 1)),
        }
    }
    parts.extend(others.into_iter().map(|(part, count)| {
        lookup(lang, &format!("program-take-part-{part}"), &[("count", count.into())])
    }));
    parts.join(", ")
}

/// Stores all pages of one file in one transaction.
pub(crate) fn take_file(
    context: &Context,
    opened: &mut Desk,
    scanned: &ScannedFile,
    unit: &UnitCode,
    week: Option<Week>,
) -> Result<Taken, Failure> {
    taking::take(opened, std::slice::from_ref(scanned), unit, week)
        .map(|mut taken| taken.pop().unwrap_or_default())
        .map_err(|problem| context.fail(&problem))
}
