//! `kastanj report effect`: first whether the basis is large enough. `kastanj report year`: the
//! board's year.

use std::path::{Path, PathBuf};

use kastanj_language::tr;
use kastanj_record::{UnitCode, Week};
use kastanj_report::effect::{EffectReport, ReportOrder, assemble, effect_report};
use kastanj_report::year::{YearOrder, year_figures, year_report};
use kastanj_report::{Audience, effect as effect_words};
use kastanj_typeset::Date;

use crate::arguments::{Report, ReportAudience};
use crate::context::Context;
use crate::failure::Failure;
use crate::opening;
use crate::terminal::say;
use kastanj_desk::Desk;
use kastanj_desk::{Snapshot, this_week, year_work};

/// Name and version, as reports cite them.
pub(crate) const PROGRAM: &str = concat!("Kastanj ", env!("CARGO_PKG_VERSION"));

/// Runs the command.
pub(crate) fn run(context: &Context, command: &Report) -> Result<(), Failure> {
    match command {
        Report::Effect { audience, unit, today, out } => {
            effect(context, audience_of(*audience), unit.as_ref(), *today, out)
        }
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
    let opened = opening::open(context)?;
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
    let written = write(context, &opened, audience, unit, today, out)?;
    say(&effect_words::headline(
        written.report.analysis.verdict,
        written.report.analysis.course,
        context.lang,
    ));
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
}

/// Makes the report and writes it as PDF and HTML.
pub(crate) fn write(
    context: &Context,
    opened: &Desk,
    audience: Audience,
    unit: Option<&UnitCode>,
    today: Week,
    out: &Path,
) -> Result<Written, Failure> {
    let lang = context.lang;
    let snapshot = Snapshot::of(&opened.store.view()).map_err(|error| context.fail(&error))?;
    let snapshot = snapshot.as_of(today);
    let questionnaire = opened.library.get(&opened.study.plan.questionnaire);
    let Some(questionnaire) = questionnaire else {
        let id = opened.study.plan.questionnaire.to_string();
        return Err(Failure(tr!(lang, "program-take-unknown-form", form = id)));
    };
    let order = ReportOrder {
        study: &opened.study,
        questionnaire,
        unit,
        today,
        date: date_of(context, today)?,
        lang,
        program_version: PROGRAM,
    };
    let input = assemble(&snapshot.record(), &order).map_err(|error| context.fail(&error))?;
    let register = super::knowledge::register(context)?;
    let report = effect_report(&input, audience, lang, &register)
        .map_err(|refusal| context.fail(&refusal))?;
    let about = unit.map(|unit| format!("-{unit}")).unwrap_or_default();
    let stem = format!("{}{about}", report.document.file_stem());
    let pdf = report.document.pdf().map_err(|error| context.fail(&error))?;
    let files = vec![out.join(format!("{stem}.pdf")), out.join(format!("{stem}.html"))];
    context.write(&files[0], &pdf)?;
    context.write(&files[1], report.document.html().as_bytes())?;
    Ok(Written { report, files })
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
