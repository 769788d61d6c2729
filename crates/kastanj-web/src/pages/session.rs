use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_desk::closing::after_form_is_wanted;
use kastanj_desk::this_week;
use kastanj_language::{Lang, tr};
use kastanj_record::{
    ClientKind, Episode, EpisodeCode, Next, SessionFormat, SessionLength, SessionReport, Study,
    Technique, Theme, Who,
};
use kastanj_store::{StoreError, View};

use crate::choice::{Choice, choices};
use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::pages::written_week::week_of;
use crate::trouble::Trouble;
use crate::visitor::{Contact, Staff};

/// How many themes, and how many techniques, one report has at most.
const MOST: usize = 5;

/// A report on one session: everything on one page, and the last tap saves it.
#[derive(Template)]
#[template(path = "session.html")]
struct SessionPage {
    f: Frame,
    code: String,
    number: u32,
    this_week: String,
    /// A week that was written instead.
    week: Option<String>,
    problems: Vec<String>,
    formats: Vec<Choice>,
    who: Vec<Choice>,
    lengths: Vec<Choice>,
    themes: Vec<Choice>,
    techniques: Vec<Choice>,
    safety: Vec<Choice>,
    nexts: Vec<Choice>,
    /// What the last session was about, to be said in one tap.
    focus: Option<String>,
    same_focus: bool,
}

/// What a report is written about.
struct About {
    episode: Episode,
    kind: ClientKind,
    number: u32,
    /// The last session that took place.
    last: Option<SessionReport>,
}

impl About {
    /// Reads it; nothing is there where the study asks for no reports.
    fn of(view: &View<'_>, study: &Study, code: EpisodeCode) -> Result<About, Trouble> {
        let episode = view.episode_by_code(code)?;
        if !study.modules.session_reports {
            return Err(Trouble::Absent);
        }
        let reports = view.sessions_of_episode(episode.id)?;
        let number = reports.iter().map(|report| report.number).max().unwrap_or(0) + 1;
        let last = reports.into_iter().rev().find(|report| report.format.took_place());
        let kind = view.client(episode.client)?.kind;
        Ok(About { episode, kind, number, last })
    }

    /// Its page, with what has been chosen so far.
    fn page(&self, f: Frame, fields: &Fields, problems: Vec<String>) -> SessionPage {
        let lang = f.w.0;
        let focus = self.last.as_ref().map(|last| {
            let themes = last.themes.iter().map(|theme| theme.label(lang));
            let techniques = last.techniques.iter().map(|technique| technique.label(lang));
            themes.chain(techniques).collect::<Vec<_>>().join("; ")
        });
        let safety = [(true, "web-yes"), (false, "web-no")];
        SessionPage {
            code: self.episode.code.to_string(),
            number: self.number,
            this_week: this_week().words(lang),
            week: fields.one("week").map(str::to_owned),
            problems,
            formats: choices(SessionFormat::ALL, |v| (v.code(), v.label(lang)), fields, "format"),
            who: choices(Who::ALL, |v| (v.code(), v.label(lang)), fields, "who"),
            lengths: choices(SessionLength::ALL, |v| (v.code(), v.label(lang)), fields, "length"),
            themes: choices(Theme::ALL, |v| (v.code(), v.label(lang)), fields, "theme"),
            techniques: choices(Technique::ALL, |v| (v.code(), v.label(lang)), fields, "technique"),
            safety: choices(
                &safety,
                |(yes, key)| (if yes { "yes" } else { "no" }, f.w.t(key)),
                fields,
                "safety",
            ),
            nexts: choices(Next::ALL, |v| (v.code(), v.label(lang)), fields, "next"),
            focus: focus.filter(|focus| !focus.is_empty()),
            same_focus: fields.one("same").is_some(),
            f,
        }
    }

    /// The report that was sent, or what is missing in it.
    fn report(&self, fields: &Fields, lang: Lang) -> Result<Filled, Trouble> {
        let mut problems = Vec::new();
        let format: Option<SessionFormat> = fields.parsed("format")?;
        let met = format.is_none_or(SessionFormat::took_place);
        let length: Option<SessionLength> = fields.parsed("length")?;
        // Nobody met: then it is the client that the time was booked for.
        let expected = match self.kind {
            ClientKind::Own => Who::Client,
            ClientKind::Relative => Who::Relative,
        };
        let who: Option<Who> = fields.parsed("who")?.or((!met).then_some(expected));
        let next: Next = fields.needed("next")?;
        let same = fields.one("same").and(self.last.as_ref());
        let themes = together(fields, "theme", same.map_or(&[], |last| &last.themes))?;
        let techniques = together(fields, "technique", same.map_or(&[], |last| &last.techniques))?;
        let week = week_of(fields, &self.episode);
        let safety_handled = match fields.one("safety") {
            None => None,
            Some("yes") => Some(true),
            Some("no") => Some(false),
            Some(_) => return Err(Trouble::BadForm),
        };
        if format.is_none() {
            problems.push(tr!(lang, "web-session-needs-format"));
        }
        if met && who.is_none() {
            problems.push(tr!(lang, "web-session-needs-who"));
        }
        if met && length.is_none() {
            problems.push(tr!(lang, "web-session-needs-length"));
        }
        if themes.len() > MOST {
            problems.push(tr!(lang, "web-session-many-themes", count = themes.len()));
        }
        if techniques.len() > MOST {
            problems.push(tr!(lang, "web-session-many-techniques", count = techniques.len()));
        }
        if week.is_none() {
            problems.push(tr!(lang, "web-week-impossible"));
        }
        let (Some(format), Some(who), Some(week), true) = (format, who, week, problems.is_empty())
        else {
            return Ok(Filled::Problems(problems));
        };
        Ok(Filled::Report(SessionReport {
            episode: self.episode.id,
            number: fields.needed("number")?,
            week,
            format,
            who,
            length: length.filter(|_| met),
            themes: if met { themes } else { Vec::new() },
            techniques: if met { techniques } else { Vec::new() },
            safety_handled,
            next,
        }))
    }
}

/// What came of a form.
enum Filled {
    Report(SessionReport),
    Problems(Vec<String>),
}

/// What was chosen, with what is kept from last time; each once, in the order of the list.
fn together<T>(fields: &Fields, name: &str, kept: &[T]) -> Result<Vec<T>, Trouble>
where
    T: std::str::FromStr + Copy + Ord,
{
    let chosen: Result<Vec<T>, _> = fields.all(name).map(str::parse).collect();
    let mut all = chosen.map_err(|_| Trouble::BadForm)?;
    all.extend(kept);
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Contact(code): Contact,
) -> Result<Response, Trouble> {
    let f = Frame::of(&staff, Room::Contacts);
    let shown = house
        .turn(&staff.person, move |desk| {
            let about = About::of(&desk.store.view(), &desk.study, code)?;
            Ok(about.page(f, &Fields::default(), Vec::new()))
        })
        .await?;
    page(&shown)
}

/// What saving led to.
enum Saved {
    Wrong(Box<SessionPage>),
    Done {
        number: u32,
        /// It may have been the last session, and there is no after-form yet.
        may_be_last: bool,
        /// It was said to be the last.
        closing: bool,
    },
}

/// Saves the report.
pub(crate) async fn save(
    State(house): State<Arc<House>>,
    staff: Staff,
    Contact(code): Contact,
    fields: Fields,
) -> Result<Response, Trouble> {
    let (f, lang) = (Frame::of(&staff, Room::Contacts), staff.lang);
    let saved = house
        .change(&staff.person, move |batch, setting| {
            let about = About::of(&batch.view(), setting.study, code)?;
            match about.report(&fields, lang)? {
                Filled::Problems(problems) => {
                    Ok(Saved::Wrong(Box::new(about.page(f, &fields, problems))))
                }
                Filled::Report(report) => {
                    batch.add_session(&report).map_err(|error| match error {
                        // The number is taken: sent from an old page.
                        StoreError::Exists { .. } => Trouble::Stale,
                        other => other.into(),
                    })?;
                    let may_be_last = report.next != Next::Booked
                        && after_form_is_wanted(&batch.view(), setting.study, &about.episode)?;
                    let closing = report.next == Next::Closing && about.episode.ending.is_none();
                    Ok(Saved::Done { number: report.number, may_be_last, closing })
                }
            }
        })
        .await?;
    match saved {
        Saved::Wrong(shown) => {
            let mut response = page(&*shown)?;
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(response)
        }
        Saved::Done { number, may_be_last, closing } => {
            let said = match closing {
                true => tr!(lang, "web-session-saved-closing", number = number),
                false => tr!(lang, "web-session-saved", number = number),
            };
            house.lately.say(staff.key, said);
            // The after-form first: once the contact is closed nobody sits here to be asked.
            let to = match (may_be_last, closing) {
                (true, _) => "/last",
                (false, true) => "/close",
                (false, false) => "",
            };
            Ok(Redirect::to(&format!("/contact/{code}{to}")).into_response())
        }
    }
}
