//! `kastanj report effect`: first whether the basis is large enough. `kastanj report year`: the
//! board's year.

use std::path::{Path, PathBuf};

use kastanj_language::tr;
use kastanj_record::{ApprovalDate, UnitCode, Week};
use kastanj_report::effect::EffectReport;
use kastanj_report::year::{YearOrder, year_figures, year_report};
use kastanj_report::{Audience, effect as effect_words};
use kastanj_typeset::Date;

use crate::arguments::{Report, ReportAudience};
use crate::context::Context;
use crate::failure::Failure;
use crate::opening;
use crate::terminal::say;
use kastanj_desk::Desk;
use kastanj_desk::editions::{EditionOrder, MadeEdition, make_edition, reproduce_edition};
use kastanj_desk::{Snapshot, this_week, year_work};

/// Name and version, as reports cite them.
pub(crate) const PROGRAM: &str = concat!("Kastanj ", env!("CARGO_PKG_VERSION"));

/// Runs the command.
pub(crate) fn run(context: &Context, command: &Report) -> Result<(), Failure> {
    match command {
        Report::Effect { audience, unit, today, out } => {
            effect(context, audience_of(*audience), unit.as_ref(), *today, out)
        }
        Report::Editions => editions(context),
        Report::Reproduce { number, out } => reproduce(context, *number, out),
        Report::Year { year, audience, unit, out } => {
            year_of(context, *year, audience_of(*audience), unit.as_ref(), out)
        }
    }
}

fn audience_of(audience: ReportAudience) -> Audience {
    match audience {
        ReportAudience::Room => Audience::Room,
        ReportAudience::Board => Audience::Board,
        ReportAudience::Public => Audience::Public,
    }
}

fn effect(
    context: &Context,
    audience: Audience,
    unit: Option<&UnitCode>,
    today: Option<Week>,
    out: &Path,
) -> Result<(), Failure> {
    let mut opened = opening::open(context)?;
    let now = this_week();
    let today = today.unwrap_or(now);
    let starts = opened.study.starts;
    if today.month() < starts.year_and_month() {
        let (week, month) = (today.to_string(), starts.to_string());
        return Err(Failure(tr!(
            context.lang,
            "program-report-before-study",
            week = week,
            month = month
        )));
    }
    if today < now {
        say(&tr!(context.lang, "program-report-as-of", week = today.to_string()));
    }
    let order = EditionOrder { audience, unit, as_of: today, lang: context.lang, program: PROGRAM };
    let written = write(context, &mut opened, &order, out)?;
    say(&effect_words::headline(
        written.report.analysis.verdict,
        written.report.analysis.course,
        context.lang,
    ));
    say(&tr!(context.lang, "program-edition-number", number = written.number));
    for file in &written.files {
        say(&tr!(context.lang, "program-written", file = file.display().to_string()));
    }
    opened.store.close().map_err(|error| context.fail(&error))
}

/// The year report, as PDF and HTML.
fn year_of(
    context: &Context,
    year: i32,
    audience: Audience,
    unit: Option<&UnitCode>,
    out: &Path,
) -> Result<(), Failure> {
    let lang = context.lang;
    let opened = opening::open(context)?;
    let now = this_week();
    let (first, last) = (opened.study.starts.year_and_month().0, now.month().0);
    if !(first..=last).contains(&year) {
        let (year, first, last) = (year.to_string(), first.to_string(), last.to_string());
        return Err(Failure(tr!(
            lang,
            "program-report-no-year",
            year = year,
            first = first,
            last = last
        )));
    }
    let view = opened.store.view();
    let snapshot = Snapshot::of(&view).map_err(|error| context.fail(&error))?;
    let work = year_work(&view, unit, year).map_err(|error| context.fail(&error))?;
    let questionnaire = opened.library.get(&opened.study.plan.questionnaire);
    let Some(questionnaire) = questionnaire else {
        let id = opened.study.plan.questionnaire.to_string();
        return Err(Failure(tr!(lang, "program-take-unknown-form", form = id)));
    };
    let order = YearOrder {
        study: &opened.study,
        questionnaire,
        library: &opened.library,
        unit,
        year,
        today: now,
        date: date_of(context, now)?,
        lang,
        program_version: PROGRAM,
        client_values: &work.client_values,
        therapist_values: &work.therapist_values,
        sessions: work.sessions,
    };
    let figures = year_figures(&snapshot.record(), &order).map_err(|error| context.fail(&error))?;
    let document =
        year_report(&figures, &order, audience).map_err(|refusal| context.fail(&refusal))?;
    let about = unit.map(|unit| format!("-{unit}")).unwrap_or_default();
    let stem = format!("{}-{year}{about}", document.file_stem());
    let pdf = document.pdf().map_err(|error| context.fail(&error))?;
    let files = [out.join(format!("{stem}.pdf")), out.join(format!("{stem}.html"))];
    context.write(&files[0], &pdf)?;
    context.write(&files[1], document.html().as_bytes())?;
    for file in &files {
        say(&tr!(lang, "program-written", file = file.display().to_string()));
    }
    opened.store.close().map_err(|error| context.fail(&error))
}

/// A report and where it was written.
pub(crate) struct Written {
    pub(crate) report: EffectReport,
    pub(crate) files: Vec<PathBuf>,
    pub(crate) number: u32,
}

/// Makes the report, keeps what it was, and writes it as PDF and HTML.
pub(crate) fn write(
    context: &Context,
    opened: &mut Desk,
    order: &EditionOrder<'_>,
    out: &Path,
) -> Result<Written, Failure> {
    let register = super::knowledge::register(context)?;
    let made = make_edition(opened, order, &register).map_err(|error| context.fail(&error))?;
    put(context, made, out)
}

fn put(context: &Context, made: MadeEdition, out: &Path) -> Result<Written, Failure> {
    let mut files =
        vec![out.join(format!("{}.pdf", made.stem)), out.join(format!("{}.html", made.stem))];
    context.write(&files[0], &made.pdf)?;
    context.write(&files[1], made.html.as_bytes())?;
    if let Some((pdf, html)) = &made.summary {
        for (ending, bytes) in [("pdf", pdf.as_slice()), ("html", html.as_bytes())] {
            let file = out.join(format!("{}-summary.{ending}", made.stem));
            context.write(&file, bytes)?;
            files.push(file);
        }
    }
    Ok(Written { report: made.report, files, number: made.edition.number })
}

/// Makes an edition again, byte by byte, or says why that cannot be.
fn reproduce(context: &Context, number: u32, out: &Path) -> Result<(), Failure> {
    let opened = opening::open(context)?;
    let register = super::knowledge::register(context)?;
    let made = reproduce_edition(&opened, number, PROGRAM, &register)
        .map_err(|error| context.fail(&error))?;
    let written = put(context, made, out)?;
    say(&tr!(context.lang, "program-edition-reproduced", number = written.number));
    for file in &written.files {
        say(&tr!(context.lang, "program-written", file = file.display().to_string()));
    }
    opened.store.close().map_err(|error| context.fail(&error))
}

/// Every edition that was given out.
fn editions(context: &Context) -> Result<(), Failure> {
    let lang = context.lang;
    let opened = opening::open(context)?;
    let all = opened.store.view().report_editions().map_err(|error| context.fail(&error))?;
    if all.is_empty() {
        say(&tr!(lang, "program-editions-none"));
    }
    for edition in &all {
        let what = &edition.what;
        let made = ApprovalDate::of_unix_time(edition.made_at);
        say(&tr!(
            lang,
            "program-edition-line",
            number = edition.number,
            made = made.map(|day| day.to_string()).unwrap_or_default(),
            audience = what.audience.as_str(),
            unit = what.unit.as_ref().map_or("–", UnitCode::as_str),
            language = what.language.as_str(),
            week = what.as_of.as_str(),
            pdf = what.pdf.get(..12).unwrap_or_default()
        ));
    }
    opened.store.close().map_err(|error| context.fail(&error))
}

/// The Monday of a week.
fn date_of(context: &Context, week: Week) -> Result<Date, Failure> {
    let (year, month, day) = week.monday();
    let failed = || Failure(tr!(context.lang, "program-bad-week", week = week.to_string()));
    let year = u16::try_from(year).map_err(|_| failed())?;
    let (month, day) = (u8::try_from(month), u8::try_from(day));
    match (month, day) {
        (Ok(month), Ok(day)) => Date::new(year, month, day).map_err(|_| failed()),
        _ => Err(failed()),
    }
}
