use std::sync::Arc;

use axum::extract::{Query, State};
use axum::response::Response;
use kastanj_desk::{Snapshot, own_study, this_week, year_work};
use kastanj_record::Week;
use kastanj_report::Audience;
use kastanj_report::year::{YearOrder, year_figures, year_report};
use kastanj_typeset::Date;

use super::scope::{Asked, Scope};
use crate::attachment::attachment;
use crate::house::House;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// The version alone: nothing that a browser gets bears the program's name.
pub(super) const VERSION: &str = concat!("version ", env!("CARGO_PKG_VERSION"));

/// The year report for the board, as a PDF.
pub(crate) async fn report(
    State(house): State<Arc<House>>,
    staff: Staff,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let lang = staff.lang;
    let (document, year) = house
        .turn(&staff.person, move |desk| {
            let now = this_week();
            let view = desk.store.view();
            let study = own_study(&view, &desk.study)?;
            let scope = Scope::of(&study, &asked, now, lang)?;
            let snapshot = Snapshot::of(&view)?;
            let work = year_work(&view, scope.unit.as_ref(), scope.year)?;
            let questionnaire = desk.library.get(&desk.study.plan.questionnaire);
            let order = YearOrder {
                study: &study,
                questionnaire: questionnaire.ok_or(Trouble::Absent)?,
                library: &desk.library,
                unit: scope.unit.as_ref(),
                year: scope.year,
                today: now,
                date: date_of(now)?,
                lang,
                program_version: VERSION,
                client_values: &work.client_values,
                therapist_values: &work.therapist_values,
                sessions: work.sessions,
            };
            let figures = year_figures(&snapshot.record(), &order)
                .map_err(|error| Trouble::failed(&error))?;
            let document = year_report(&figures, &order, Audience::Board)
                .map_err(|error| Trouble::failed(&error))?;
            Ok((document, scope.year))
        })
        .await?;
    // Typesetting takes its time; nobody else waits for it.
    let pdf = tokio::task::spawn_blocking(move || document.pdf())
        .await
        .map_err(|_| Trouble::Locked)?
        .map_err(|error| Trouble::failed(&error))?;
    let name = format!("{}-{year}.pdf", file_name(lang));
    Ok(attachment(&name, "application/pdf", pdf))
}

fn file_name(lang: kastanj_language::Lang) -> &'static str {
    match lang {
        kastanj_language::Lang::Sv => "arsrapport",
        kastanj_language::Lang::En => "year-report",
    }
}

/// The Monday of a week.
fn date_of(week: Week) -> Result<Date, Trouble> {
    let (year, month, day) = week.monday();
    let parts = (u16::try_from(year), u8::try_from(month), u8::try_from(day));
    let (Ok(year), Ok(month), Ok(day)) = parts else { return Err(Trouble::Absent) };
    Date::new(year, month, day).map_err(|_| Trouble::Absent)
}
