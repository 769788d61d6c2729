use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_desk::closing::{Closing, after_form_is_wanted, close, form_at, reopen, value_is_open};
use kastanj_desk::not_coming::not_coming;
use kastanj_desk::this_week;
use kastanj_instrument::Occasion;
use kastanj_language::{Lang, tr};
use kastanj_record::{
    AnsweredBy, EndReason, Ending, Episode, EpisodeCode, GoalRating, ScreenDraft, Study,
};
use kastanj_store::View;

use crate::choice::{Choice, choices};
use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::pages::contact::state_words;
use crate::pages::written_week::week_of;
use crate::trouble::Trouble;
use crate::visitor::{Contact, Staff};

/// The end of a contact.
#[derive(Template)]
#[template(path = "close.html")]
struct ClosePage {
    f: Frame,
    code: String,
    /// How it stood when this page was made.
    was: String,
    /// How it ended, if it has.
    ended: Option<String>,
    problems: Vec<String>,
    this_week: String,
    week: Option<String>,
    reasons: Vec<Choice>,
    /// Whether the after-form will come; empty if it has come, or the study asks for none.
    after: Vec<Choice>,
    /// Questions that the client has answered of an after-form begun on a screen.
    begun: usize,
    /// The therapist's view of the main goal, where the study has closing reports.
    goals: Option<Vec<Goal>>,
    /// Whether it was said that it cannot be said.
    no_goal: bool,
    sessions: usize,
}

/// A number for the main goal.
struct Goal {
    number: u8,
    on: bool,
}

struct About {
    episode: Episode,
    /// The end as it is known, in one line: two who change it at once do not overwrite each other
    /// unseen.
    stands: String,
    /// Nothing of the after-form has come, and the study asks for one.
    after_missing: bool,
    begun: usize,
    reports: bool,
    sessions: usize,
}

impl About {
    fn of(view: &View<'_>, study: &Study, code: EpisodeCode) -> Result<About, Trouble> {
        let episode = view.episode_by_code(code)?;
        let nothing = form_at(view, study, episode.id, Occasion::After)?.is_none();
        let known = About::known(view, &episode, Lang::En)?;
        let parts = ["week", "reason", "after", "goal"];
        let stands = parts.map(|part| known.one(part).unwrap_or("-")).join(" ");
        Ok(About {
            stands,
            after_missing: nothing && after_form_is_wanted(view, study, &episode)?,
            begun: view
                .screen_drafts(episode.id)?
                .iter()
                .filter(|draft| draft.occasion == Occasion::After)
                .map(ScreenDraft::answered)
                .sum(),
            reports: study.modules.session_reports,
            sessions: view.sessions_of_episode(episode.id)?.len(),
            episode,
        })
    }

    /// What is known of a contact that is closed, as the form of this page sends it: an end that
    /// is changed begins with what it was. Of an open contact nothing is chosen in advance.
    fn known(view: &View<'_>, episode: &Episode, lang: Lang) -> Result<Fields, Trouble> {
        let mut fields = Vec::new();
        if let Some(ending) = episode.ending {
            fields.push(("week", ending.week.words(lang)));
            fields.push(("reason", ending.reason.code().to_owned()));
            let lost = not_coming(view, episode.id, Occasion::After)?.is_some();
            let report = view.closing_report(episode.id)?;
            if lost {
                fields.push(("after", "not_coming".to_owned()));
            } else if report.is_some() {
                fields.push(("after", "coming".to_owned()));
            }
            if let Some(report) = report {
                let goal = report.main_goal.map_or("none".to_owned(), |goal| goal.to_string());
                fields.push(("goal", goal));
            }
        }
        Ok(Fields::of(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()))
    }

    fn page(&self, f: Frame, fields: &Fields, problems: Vec<String>) -> ClosePage {
        let lang = f.w.0;
        let will_come =
            [("coming", "record-after-coming"), ("not_coming", "record-after-not-coming")];
        let after = if self.after_missing {
            choices(&will_come, |(code, key)| (code, f.w.t(key)), fields, "after")
        } else {
            Vec::new()
        };
        let chosen = fields.one("goal");
        let goal = |goal: GoalRating| Goal {
            number: goal.into(),
            on: chosen == Some(goal.to_string().as_str()),
        };
        ClosePage {
            code: self.episode.code.to_string(),
            was: self.stands.clone(),
            ended: self.episode.ending.map(|_| state_words(&self.episode, lang)),
            problems,
            this_week: this_week().words(lang),
            // A contact that is closed keeps its week unless another is written.
            week: fields
                .one("week")
                .map(str::to_owned)
                .or_else(|| self.episode.ending.map(|ending| ending.week.words(lang))),
            reasons: choices(EndReason::ALL, |v| (v.code(), v.label(lang)), fields, "reason"),
            after,
            begun: self.begun,
            no_goal: chosen == Some("none"),
            goals: self.reports.then(|| GoalRating::all().map(goal).collect()),
            sessions: self.sessions,
            f,
        }
    }

    fn closing(
        &self,
        fields: &Fields,
        lang: Lang,
    ) -> Result<Result<Closing, Vec<String>>, Trouble> {
        let mut problems = Vec::new();
        let reason: Option<EndReason> = fields.parsed("reason")?;
        let week = week_of(fields, &self.episode);
        let after = match fields.one("after") {
            Some("coming") => Some(true),
            Some("not_coming") => Some(false),
            None => None,
            Some(_) => return Err(Trouble::BadForm),
        };
        let main_goal: Option<GoalRating> = match fields.one("goal") {
            Some("none") => None,
            _ => fields.parsed("goal")?,
        };
        if reason.is_none() {
            problems.push(tr!(lang, "web-close-needs-reason"));
        }
        if week.is_none() {
            problems.push(tr!(lang, "web-week-impossible"));
        }
        if self.after_missing && after.is_none() {
            problems.push(tr!(lang, "web-close-needs-after"));
        }
        if self.reports && fields.one("goal").is_none() {
            problems.push(tr!(lang, "web-close-needs-goal"));
        }
        let (Some(reason), Some(week), true) = (reason, week, problems.is_empty()) else {
            return Ok(Err(problems));
        };
        let after_will_come = after.unwrap_or(true);
        Ok(Ok(Closing { ending: Ending { week, reason }, after_will_come, main_goal }))
    }
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Contact(code): Contact,
) -> Result<Response, Trouble> {
    let mut f = Frame::of(&staff, Room::Contacts);
    f.done = house.lately.hear(staff.key);
    let shown = house
        .turn(&staff.person, move |desk| {
            let about = About::of(&desk.store.view(), &desk.study, code)?;
            let known = About::known(&desk.store.view(), &about.episode, f.w.0)?;
            Ok(about.page(f, &known, Vec::new()))
        })
        .await?;
    page(&shown)
}

/// What saving led to.
enum Saved {
    Wrong(Box<ClosePage>),
    Open,
    Closed {
        /// The therapist has the meter to answer.
        value: bool,
        /// The after-form is still wanted.
        last: bool,
        /// It is noted that the after-form will not come.
        not_coming: bool,
    },
}

/// Closes the contact, or opens it again.
pub(crate) async fn save(
    State(house): State<Arc<House>>,
    staff: Staff,
    Contact(code): Contact,
    fields: Fields,
) -> Result<Response, Trouble> {
    let (f, lang) = (Frame::of(&staff, Room::Contacts), staff.lang);
    let saved = house
        .change(&staff.person, move |batch, setting| {
            let study = setting.study;
            let about = About::of(&batch.view(), study, code)?;
            let id = about.episode.id;
            if fields.one("was").is_some_and(|was| was != about.stands) {
                let stands = state_words(&about.episode, lang);
                let problem = tr!(lang, "web-changed-meanwhile", now = stands);
                return Ok(Saved::Wrong(Box::new(about.page(f, &fields, vec![problem]))));
            }
            if fields.one("open").is_some() {
                reopen(batch, study, id)?;
                return Ok(Saved::Open);
            }
            let closing = match about.closing(&fields, lang)? {
                Ok(closing) => closing,
                Err(problems) => {
                    return Ok(Saved::Wrong(Box::new(about.page(f, &fields, problems))));
                }
            };
            close(batch, study, id, &closing)?;
            let view = batch.view();
            let value = value_is_open(&view, study, id, AnsweredBy::Therapist)?;
            let not_coming = !closing.after_will_come && about.after_missing;
            let last =
                closing.after_will_come && after_form_is_wanted(&view, study, &about.episode)?;
            Ok(Saved::Closed { value, last, not_coming })
        })
        .await?;
    let (said, to) = match saved {
        Saved::Wrong(shown) => {
            let mut response = page(&*shown)?;
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            return Ok(response);
        }
        Saved::Open => ("web-close-opened", ""),
        Saved::Closed { value, last, not_coming } => {
            let said = if not_coming { "web-close-saved-not-coming" } else { "web-close-saved" };
            let next = match (value, last) {
                (true, _) => "/value",
                (false, true) => "/last",
                (false, false) => "",
            };
            (said, next)
        }
    };
    house.lately.say(staff.key, kastanj_language::lookup(lang, said, &[]));
    Ok(Redirect::to(&format!("/contact/{code}{to}")).into_response())
}
