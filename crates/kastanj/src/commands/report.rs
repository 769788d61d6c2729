//! `kastanj report effect`: first whether the basis is large enough.

use std::path::{Path, PathBuf};

use kastanj_language::tr;
use kastanj_record::{UnitCode, Week};
use kastanj_report::effect::{EffectReport, ReportOrder, assemble, effect_report};
use kastanj_report::{Audience, effect};
use kastanj_typeset::Date;

use crate::arguments::{Report, ReportAudience};
use crate::context::Context;
use crate::failure::Failure;
use crate::opening;
use crate::terminal::say;
use kastanj_desk::Desk;
use kastanj_desk::{Snapshot, this_week};

/// Name and version, as reports cite them.
pub(crate) const PROGRAM: &str = concat!("Kastanj ", env!("CARGO_PKG_VERSION"));

/// Runs the command.
pub(crate) fn run(context: &Context, command: &Report) -> Result<(), Failure> {
    let Report::Effect { audience, unit, today, out } = command;
    let opened = opening::open(context)?;
    let audience = match audience {
        ReportAudience::Room => Audience::Room,
        ReportAudience::Board => Audience::Board,
        ReportAudience::Public => Audience::Public,
    };
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
    let written = write(context, &opened, audience, unit.as_ref(), today, out)?;
    say(&effect::headline(
        written.report.analysis.verdict,
        written.report.analysis.course,
        context.lang,
    ));
    for file in &written.files {
        say(&tr!(context.lang, "program-written", file = file.display().to_string()));
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
