//! `kastanj scan audit`: how often the service's own reading is wrong, and how much of it is looked
//! at a second time.

use kastanj_desk::keying::compared_sheets;
use kastanj_desk::review::{checked_pages, differing};
use kastanj_desk::second_looks::{SecondLooks, second_looks, set_second_looks};
use kastanj_desk::{Desk, own_study};
use kastanj_language::{decimal, tr};
use kastanj_record::UnitCode;
use kastanj_report::reading_quality::{ReadingError, SourceLine, reading_error, source_lines};
use serde_json::json;

use crate::arguments::ScanAudit;
use crate::context::Context;
use crate::failure::Failure;
use crate::opening;
use crate::terminal::say;

/// Runs the command.
pub(crate) fn run(context: &Context, asked: &ScanAudit) -> Result<(), Failure> {
    let mut opened = opening::open(context)?;
    super::contacts::known_unit(context, &opened.study, asked.unit.as_ref())?;
    if let Some(unit) = &asked.unit {
        set(context, &mut opened, unit, asked)?;
    }
    let view = opened.store.view();
    let fail = |error: kastanj_store::StoreError| context.fail(&error);
    let pages = checked_pages(&view, asked.unit.as_ref()).map_err(fail)?;
    let sheets = compared_sheets(&view, asked.unit.as_ref()).map_err(fail)?;
    let waiting = differing(&view).map_err(fail)?.len();
    let (error, lines) = (reading_error(&pages), source_lines(&sheets));
    let mut looks = Vec::new();
    for unit in &own_study(&view, &opened.study).map_err(fail)?.units {
        if asked.unit.as_ref().is_none_or(|asked| *asked == unit.code) {
            looks.push((unit.code.clone(), second_looks(&view, &unit.code).map_err(fail)?));
        }
    }
    if asked.json {
        print_json(&error, &lines, sheets.len(), &looks)?;
    } else {
        print(context, &error, &lines, sheets.len(), &looks);
        if waiting > 0 {
            say(&tr!(context.lang, "program-audit-third", count = waiting));
        }
    }
    opened.store.close().map_err(|error| context.fail(&error))
}

/// Keeps the shares that were given; those that were not stay as they are.
fn set(
    context: &Context,
    opened: &mut Desk,
    unit: &UnitCode,
    asked: &ScanAudit,
) -> Result<(), Failure> {
    if asked.answers.is_none() && asked.sheets.is_none() {
        return Ok(());
    }
    let now = second_looks(&opened.store.view(), unit).map_err(|error| context.fail(&error))?;
    let answers = asked.answers.unwrap_or(now.answers * 100.0);
    let sheets = asked.sheets.unwrap_or(now.sheets * 100.0);
    let looks = SecondLooks::from_percent(answers, sheets)
        .ok_or_else(|| Failure(tr!(context.lang, "program-audit-range")))?;
    let kept = opened.store.batch(|batch| set_second_looks(batch, unit, looks));
    kept.map_err(|error| context.fail(&error))
}

fn print(
    context: &Context,
    error: &ReadingError,
    lines: &[SourceLine],
    sheets: usize,
    looks: &[(UnitCode, SecondLooks)],
) {
    let lang = context.lang;
    for sentence in error.words(lang) {
        say(&sentence);
    }
    for (unit, looks) in looks {
        let percent = |share: f64| decimal(lang, share * 100.0, 1);
        let (answers, sheets) = (percent(looks.answers), percent(looks.sheets));
        let unit = unit.to_string();
        say(&tr!(lang, "program-audit-shares", unit = unit, answers = answers, sheets = sheets));
    }
    if sheets == 0 {
        return;
    }
    say("");
    say(&tr!(lang, "program-audit-compared", count = sheets));
    for line in lines {
        let (name, rate) = (line.name(lang), line.words(lang));
        let fields = line.rate.map_or(0, |rate| rate.of);
        let wrong = line.rate.map_or(0, |rate| rate.count);
        say(&tr!(
            lang,
            "program-audit-line",
            name = name,
            fields = fields,
            wrong = wrong,
            rate = rate
        ));
    }
}

fn print_json(
    error: &ReadingError,
    lines: &[SourceLine],
    sheets: usize,
    looks: &[(UnitCode, SecondLooks)],
) -> Result<(), Failure> {
    let shares: Vec<_> = looks
        .iter()
        .map(|(unit, looks)| {
            json!({ "unit": unit.to_string(), "answers": looks.answers, "sheets": looks.sheets })
        })
        .collect();
    let compared = json!({ "sheets": sheets, "sources": lines });
    let text = serde_json::to_string_pretty(&json!({
        "reading_error": error,
        "compared": compared,
        "second_looks": shares,
    }));
    say(&text.map_err(|error| Failure(error.to_string()))?);
    Ok(())
}
