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
use kastanj_store::View;

use crate::choice::{Choice, choices};
use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::pages::contact::state_words;
use crate::pages::session_kept;
use crate::pages::written_week::week_of;
use crate::trouble::Trouble;
use crate::visitor::{Contact, Staff};
use crate::words::Words;

/// How many themes, and how many techniques, one report has at most.
const MOST: usize = 5;

/// A report on one session: everything on one page, and the last tap saves it.
#[derive(Template)]
#[template(path = "session.html")]
struct SessionPage {
    f: Frame,
    code: String,
    number: u32,
    problems: Vec<String>,
    /// How the contact ended, if it has: then the report is kept when somebody says that it is to.
    ended: Option<String>,
    sure: bool,
    /// What the last session was about, to be said in one tap.
    focus: Option<String>,
    same_focus: bool,
    s: SessionForm,
}

/// The questions of a report, with what has been chosen so far.
pub(crate) struct SessionForm {
    pub(super) this_week: String,
    /// A week that was written instead.
    pub(super) week: Option<String>,
    pub(super) formats: Vec<Choice>,
    pub(super) who: Vec<Choice>,
    pub(super) lengths: Vec<Choice>,
    pub(super) themes: Vec<Choice>,
    pub(super) techniques: Vec<Choice>,
    pub(super) safety: Vec<Choice>,
    pub(super) nexts: Vec<Choice>,
}

/// What a report is written about.
pub(crate) struct About {
    pub(crate) episode: Episode,
    kind: ClientKind,
    number: u32,
    /// The last session that took place.
    last: Option<SessionReport>,
    /// Whether somebody has to say that a report on a closed contact is meant.
    asks_if_closed: bool,
}

impl About {
    /// Reads it; nothing is there where the study asks for no reports.
    pub(crate) fn of(view: &View<'_>, study: &Study, code: EpisodeCode) -> Result<About, Trouble> {
        let episode = view.episode_by_code(code)?;
        if !study.modules.session_reports {
            return Err(Trouble::Absent);
        }
        let reports = view.sessions_of_episode(episode.id)?;
        let number = reports.iter().map(|report| report.number).max().unwrap_or(0) + 1;
        let last = reports.into_iter().rev().find(|report| report.format.took_place());
        let kind = view.client(episode.client)?.kind;
        let asks_if_closed = episode.ending.is_some();
        Ok(About { episode, kind, number, last, asks_if_closed })
    }

    /// The same for a report that is there already, and is put right.
    pub(crate) fn again(self, number: u32) -> About {
        About { number, last: None, asks_if_closed: false, ..self }
    }

    /// The questions, with what has been chosen so far.
    pub(crate) fn form(&self, w: Words, fields: &Fields) -> SessionForm {
        let lang = w.0;
        let safety = [(true, "web-yes"), (false, "web-no")];
        SessionForm {
            this_week: this_week().words(lang),
            week: fields.one("week").map(str::to_owned),
            formats: choices(SessionFormat::ALL, |v| (v.code(), v.label(lang)), fields, "format"),
            who: choices(Who::ALL, |v| (v.code(), v.label(lang)), fields, "who"),
            lengths: choices(SessionLength::ALL, |v| (v.code(), v.label(lang)), fields, "length"),
            themes: choices(Theme::ALL, |v| (v.code(), v.label(lang)), fields, "theme"),
            techniques: choices(Technique::ALL, |v| (v.code(), v.label(lang)), fields, "technique"),
            safety: choices(
                &safety,
                |(yes, key)| (if yes { "yes" } else { "no" }, w.t(key)),
                fields,
                "safety",
            ),
            nexts: choices(Next::ALL, |v| (v.code(), v.label(lang)), fields, "next"),
        }
    }

    /// Its page, with what has been chosen so far.
    fn page(&self, f: Frame, fields: &Fields, problems: Vec<String>) -> SessionPage {
        let lang = f.w.0;
        let focus = self.last.as_ref().map(|last| {
            let themes = last.themes.iter().map(|theme| theme.label(lang));
            let techniques = last.techniques.iter().map(|technique| technique.label(lang));
            themes.chain(techniques).collect::<Vec<_>>().join("; ")
        });
        // What is written after the end was most likely forgotten before it.
        let ended = self.episode.ending.as_ref().filter(|_| self.asks_if_closed);
        let last_week = ended.map(|ending| ending.week.words(lang));
        let week = fields.one("week").map(str::to_owned).or(last_week);
        SessionPage {
            code: self.episode.code.to_string(),
            number: self.number,
            problems,
            ended: self.asks_if_closed.then(|| state_words(&self.episode, lang)),
            sure: fields.one("sure").is_some(),
            focus: focus.filter(|focus| !focus.is_empty()),
            same_focus: fields.one("same").is_some(),
            s: SessionForm { week, ..self.form(f.w, fields) },
            f,
        }
    }

    /// The report that was sent, or what is missing in it.
    pub(crate) fn report(
        &self,
        number: u32,
        fields: &Fields,
        lang: Lang,
    ) -> Result<Filled, Trouble> {
        let mut problems = Vec::new();
        if self.asks_if_closed && fields.one("sure").is_none() {
            problems.push(tr!(lang, "web-session-needs-sure"));
        }
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
            number,
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

/// Whether something was chosen that a session which did not take place does not have.
pub(crate) fn left_out(report: &SessionReport, fields: &Fields) -> bool {
    let chosen = |name: &str| fields.one(name).is_some();
    !report.format.took_place() && ["theme", "technique", "length", "same"].into_iter().any(chosen)
}

/// What came of a form.
pub(crate) enum Filled {
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
        /// The contact was closed before, and still is.
        closed: bool,
        /// Something that was chosen is not kept, since the session did not take place.
        left_out: bool,
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
            match about.report(fields.needed("number")?, &fields, lang)? {
                Filled::Problems(problems) => {
                    Ok(Saved::Wrong(Box::new(about.page(f, &fields, problems))))
                }
                Filled::Report(report) => {
                    let there = batch.view().session(report.episode, report.number)?;
                    // Sent twice it is one report; from an old page with other content it comes back.
                    if let Some(there) = there.filter(|there| *there != report) {
                        let what = session_kept::line(&there, lang).what;
                        let number = there.number;
                        let problem =
                            tr!(lang, "web-session-number-taken", number = number, what = what);
                        let again = about.page(f, &fields, vec![problem]);
                        return Ok(Saved::Wrong(Box::new(again)));
                    }
                    batch.add_session(&report)?;
                    let left_out = left_out(&report, &fields);
                    // Of a contact that is closed the end has been said already.
                    let may_be_last = report.next != Next::Booked
                        && about.episode.ending.is_none()
                        && after_form_is_wanted(&batch.view(), setting.study, &about.episode)?;
                    let closing = report.next == Next::Closing && about.episode.ending.is_none();
                    let closed = about.episode.ending.is_some();
                    let number = report.number;
                    Ok(Saved::Done { number, may_be_last, closing, closed, left_out })
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
        Saved::Done { number, may_be_last, closing, closed, left_out } => {
            let mut said = match (closing, closed) {
                (true, _) => tr!(lang, "web-session-saved-closing", number = number),
                (false, true) => tr!(lang, "web-session-saved-closed", number = number),
                (false, false) => tr!(lang, "web-session-saved", number = number),
            };
            if left_out {
                said = format!("{said} {}", tr!(lang, "web-session-left-out"));
            }
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
