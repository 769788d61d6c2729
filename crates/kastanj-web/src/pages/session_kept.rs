//! A session report that has been saved: read, put right, or taken away.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_language::{Lang, tr};
use kastanj_record::{EpisodeCode, SessionReport, Study};
use kastanj_store::View;

use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::pages::session::{About, Filled, SessionForm, left_out};
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// The report in words; below it the same form that it was written on, and the way to remove it.
#[derive(Template)]
#[template(path = "session_kept.html")]
struct KeptPage {
    f: Frame,
    code: String,
    number: u32,
    week: String,
    facts: Vec<(String, String)>,
    problems: Vec<String>,
    /// The report as it was when this page was made.
    was: String,
    s: SessionForm,
}

/// One line for the page of a contact: when, and what it was about.
pub(crate) struct Line {
    pub(crate) number: u32,
    pub(crate) week: String,
    pub(crate) what: String,
}

/// Of a session its themes, or that there was none; in words.
pub(crate) fn line(report: &SessionReport, lang: Lang) -> Line {
    let themes: Vec<String> = report.themes.iter().map(|theme| theme.label(lang)).collect();
    let what = if themes.is_empty() { report.format.label(lang) } else { themes.join("; ") };
    Line { number: report.number, week: report.week.words(lang), what }
}

/// Everything that a report holds, in words; what was left empty is not told.
fn facts(report: &SessionReport, lang: Lang) -> Vec<(String, String)> {
    let joined = |words: Vec<String>| words.join("; ");
    let themes = joined(report.themes.iter().map(|theme| theme.label(lang)).collect());
    let techniques = joined(report.techniques.iter().map(|one| one.label(lang)).collect());
    let yes_no = |yes| if yes { tr!(lang, "web-yes") } else { tr!(lang, "web-no") };
    let met = |words: String| if report.format.took_place() { words } else { String::new() };
    let all = [
        (tr!(lang, "web-session-format"), report.format.label(lang)),
        (tr!(lang, "web-session-who"), met(report.who.label(lang))),
        (
            tr!(lang, "web-session-length"),
            report.length.map(|length| length.label(lang)).unwrap_or_default(),
        ),
        (tr!(lang, "web-session-themes-kept"), themes),
        (tr!(lang, "web-session-techniques-kept"), techniques),
        (tr!(lang, "web-session-safety"), report.safety_handled.map(yes_no).unwrap_or_default()),
        (tr!(lang, "web-session-next"), report.next.label(lang)),
    ];
    all.into_iter().filter(|(_, words)| !words.is_empty()).collect()
}

/// The report as its form sends it.
fn sent(report: &SessionReport, lang: Lang) -> Vec<(String, String)> {
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut fields = vec![
        field("week", &report.week.words(lang)),
        field("format", report.format.code()),
        field("who", report.who.code()),
        field("next", report.next.code()),
    ];
    fields.extend(report.length.map(|length| field("length", length.code())));
    fields.extend(report.themes.iter().map(|theme| field("theme", theme.code())));
    fields.extend(report.techniques.iter().map(|one| field("technique", one.code())));
    let safety = report.safety_handled.map(|yes| if yes { "yes" } else { "no" });
    fields.extend(safety.map(|answer| field("safety", answer)));
    fields
}

/// The report in one line of codes: two who change it at once do not overwrite each other unseen.
fn spelled(report: &SessionReport) -> String {
    let fields = sent(report, Lang::En).into_iter().skip(1);
    let codes: Vec<String> = fields.map(|(_, value)| value).collect();
    format!("{} {}", report.week, codes.join(" "))
}

/// The contact and the report that an address names.
fn known(
    view: &View<'_>,
    study: &Study,
    code: EpisodeCode,
    number: u32,
) -> Result<(About, SessionReport), Trouble> {
    let about = About::of(view, study, code)?;
    let report = view.session(about.episode.id, number)?.ok_or(Trouble::Absent)?;
    Ok((about.again(number), report))
}

fn named(code: &str, number: &str) -> Result<(EpisodeCode, u32), Trouble> {
    let code = code.parse().map_err(|_| Trouble::Absent)?;
    Ok((code, number.parse().map_err(|_| Trouble::Absent)?))
}

fn shown(
    f: Frame,
    about: &About,
    report: &SessionReport,
    fields: &Fields,
    problems: Vec<String>,
) -> KeptPage {
    let lang = f.w.0;
    KeptPage {
        code: about.episode.code.to_string(),
        number: report.number,
        week: report.week.words(lang),
        facts: facts(report, lang),
        problems,
        was: spelled(report),
        s: about.form(f.w, fields),
        f,
    }
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Path((code, number)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let (code, number) = named(&code, &number)?;
    let f = Frame::of(&staff, Room::Contacts);
    let look = house.turn(&staff.person, move |desk| {
        let (about, report) = known(&desk.store.view(), &desk.study, code, number)?;
        let fields = Fields::of(sent(&report, f.w.0));
        Ok(shown(f, &about, &report, &fields, Vec::new()))
    });
    page(&look.await?)
}

/// What became of the report.
enum Changed {
    Wrong(Box<KeptPage>),
    Corrected {
        /// Something that was chosen is gone, since the session did not take place.
        left_out: bool,
    },
    Removed,
}

/// Puts the report right, or takes it away.
pub(crate) async fn save(
    State(house): State<Arc<House>>,
    staff: Staff,
    Path((code, number)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Trouble> {
    let (code, number) = named(&code, &number)?;
    let (f, lang) = (Frame::of(&staff, Room::Contacts), staff.lang);
    let changed = house
        .change(&staff.person, move |batch, setting| {
            let (about, report) = known(&batch.view(), setting.study, code, number)?;
            if fields.one("was") != Some(spelled(&report).as_str()) {
                let problem = tr!(lang, "web-changed-meanwhile", now = line(&report, lang).what);
                let again = shown(f, &about, &report, &fields, vec![problem]);
                return Ok(Changed::Wrong(Box::new(again)));
            }
            if fields.one("remove").is_some() {
                batch.remove_session(about.episode.id, number)?;
                return Ok(Changed::Removed);
            }
            match about.report(number, &fields, lang)? {
                Filled::Problems(problems) => {
                    Ok(Changed::Wrong(Box::new(shown(f, &about, &report, &fields, problems))))
                }
                Filled::Report(corrected) => {
                    if corrected != report {
                        batch.correct_session(&corrected)?;
                    }
                    Ok(Changed::Corrected { left_out: left_out(&corrected, &fields) })
                }
            }
        })
        .await?;
    let said = match changed {
        Changed::Wrong(shown) => {
            let mut response = page(&*shown)?;
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            return Ok(response);
        }
        Changed::Corrected { left_out } => {
            let said = tr!(lang, "web-session-corrected", number = number);
            if left_out { format!("{said} {}", tr!(lang, "web-session-left-out")) } else { said }
        }
        Changed::Removed => tr!(lang, "web-session-removed", number = number),
    };
    house.lately.say(staff.key, said);
    Ok(Redirect::to(&format!("/contact/{code}")).into_response())
}
