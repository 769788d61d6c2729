use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use kastanj_desk::editions::{EditionOrder, EditionProblem, PrintedEdition, draft_edition};
use kastanj_desk::{own_study, this_week};
use kastanj_language::{Explain, Lang, tr};
use kastanj_record::{ApprovalDate, UnitCode};
use kastanj_report::Audience;
use kastanj_report::effect::headline;
use kastanj_report::knowledge::Register;

use super::report::VERSION;
use super::scope::{Asked, Scope};
use crate::access::Right;
use crate::attachment::attachment;
use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// Editions that are listed.
const LISTED: usize = 12;

/// The report on what has changed: for whom it is made, and what was made before.
#[derive(Template)]
#[template(path = "effect.html")]
struct EffectPage {
    f: Frame,
    scope: Scope,
    /// Why there is no report.
    problem: Option<String>,
    /// Code, name, and what is in it.
    audiences: Vec<(&'static str, String, String)>,
    /// Earlier editions, the newest first: number, day, reader, week.
    editions: Vec<(u32, String, String, String)>,
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    page(&shown(&house, &staff, asked, None).await?)
}

async fn shown(
    house: &House,
    staff: &Staff,
    asked: Asked,
    problem: Option<String>,
) -> Result<EffectPage, Trouble> {
    let (f, lang) = (Frame::of(staff, Room::Follow), staff.lang);
    let audiences =
        readers(staff).map(|reader| (reader.code(), reader.edition(lang), about(reader, lang)));
    let audiences = audiences.collect();
    house
        .turn(&staff.person, move |desk| {
            let view = desk.store.view();
            let study = own_study(&view, &desk.study)?;
            let scope = Scope::of(&study, &asked, this_week(), lang)?;
            let editions = view
                .report_editions()?
                .iter()
                .rev()
                .filter(|edition| edition.what.unit == scope.unit)
                .take(LISTED)
                .map(|edition| {
                    let made = ApprovalDate::of_unix_time(edition.made_at);
                    let reader: Option<Audience> = edition.what.audience.parse().ok();
                    (
                        edition.number,
                        made.map(|day| day.to_string()).unwrap_or_default(),
                        reader.map(|reader| reader.edition(lang)).unwrap_or_default(),
                        edition.what.as_of.clone(),
                    )
                })
                .collect();
            Ok(EffectPage { f, scope, problem, audiences, editions })
        })
        .await
}

/// For whom this person may make it: single persons' lines are for those who see the clients.
fn readers(staff: &Staff) -> impl Iterator<Item = Audience> {
    let clients = staff.rights.contains(&Right::Clients);
    Audience::ALL.into_iter().filter(move |reader| clients || *reader != Audience::Room)
}

fn about(reader: Audience, lang: Lang) -> String {
    match reader {
        Audience::Room => tr!(lang, "web-effect-room"),
        Audience::Board => tr!(lang, "web-effect-board"),
        Audience::Public => tr!(lang, "web-effect-public"),
    }
}

/// Makes the report, keeps what it was, and gives the file that was asked for.
pub(crate) async fn make(
    State(house): State<Arc<House>>,
    staff: Staff,
    fields: Fields,
) -> Result<Response, Trouble> {
    let lang = staff.lang;
    let reader: Audience = fields.needed("reader")?;
    if !readers(&staff).any(|one| one == reader) {
        return Err(Trouble::Absent);
    }
    let asked = Asked::of_unit(fields.one("unit").unwrap_or_default());
    let for_draft = asked.clone();
    let draft = house
        .turn(&staff.person, move |desk| {
            let view = desk.store.view();
            let study = own_study(&view, &desk.study)?;
            let scope = Scope::of(&study, &for_draft, this_week(), lang)?;
            // Whoever sees some of the units can say nothing of all of them.
            if scope.unit.is_none() && study.units.len() < desk.study.units.len() {
                return Err(Trouble::Absent);
            }
            let register = Register::shipped().map_err(|_| Trouble::Broken)?;
            let order = EditionOrder {
                audience: reader,
                unit: scope.unit.as_ref(),
                as_of: this_week(),
                lang,
                program: VERSION,
            };
            Ok(draft_edition(&view, &desk.study, &desk.library, &order, &register))
        })
        .await?;
    let draft = match draft {
        Ok(draft) => draft,
        Err(EditionProblem::Refused(refusal)) => {
            return page(&shown(&house, &staff, asked, Some(refusal.explain(lang))).await?);
        }
        Err(problem) => return Err(Trouble::failed(&problem)),
    };
    // Typesetting takes its time; nobody else waits for it.
    let made = tokio::task::spawn_blocking(move || draft.print())
        .await
        .map_err(|_| Trouble::Locked)?
        .map_err(|error| Trouble::failed(&error))?;
    let what = made.what.clone();
    house.change(&staff.person, move |batch, _| Ok(batch.add_edition(&what)?)).await?;
    let said = headline(made.report.analysis.verdict, made.report.analysis.course, lang);
    house.lately.say(staff.key, said);
    Ok(file(made, fields.one("file"), unit_name(fields.one("unit"))))
}

/// The unit in the file's name.
fn unit_name(unit: Option<&str>) -> String {
    let unit = unit.and_then(|unit| unit.parse::<UnitCode>().ok());
    unit.map(|unit| format!("-{unit}")).unwrap_or_default()
}

/// One of the files of a report.
fn file(made: PrintedEdition, wanted: Option<&str>, unit: String) -> Response {
    let (pdf, html) = ("application/pdf", "text/html; charset=utf-8");
    match (wanted, made.summary) {
        (Some("page"), _) => attachment(&format!("report{unit}.html"), html, made.html.into()),
        (Some("summary"), Some((page, _))) => {
            attachment(&format!("report-summary{unit}.pdf"), pdf, page)
        }
        _ => attachment(&format!("report{unit}.pdf"), pdf, made.pdf),
    }
}
