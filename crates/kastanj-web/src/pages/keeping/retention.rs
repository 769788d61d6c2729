use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_desk::this_week;
use kastanj_language::tr;
use kastanj_record::{EpisodeId, Retention, Week};

use crate::certificate::Certificate;
use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::pages::erase::leave_certificate;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// The rule, and what is to go by it now.
#[derive(Template)]
#[template(path = "retention.html")]
struct RetentionPage {
    f: Frame,
    rule: Retention,
    /// Whether the rule is the service's own, or the study file's.
    own: bool,
    today: String,
    clients: usize,
    sessions: usize,
    aliases: usize,
    pictures: usize,
    open: usize,
    problem: Option<String>,
}

impl RetentionPage {
    /// What stands in the field; empty where the rule says never. A template hands references.
    fn years(years: &Option<u32>) -> String {
        years.map(|years| years.to_string()).unwrap_or_default()
    }

    fn decision(&self) -> &str {
        self.rule.decision.as_deref().unwrap_or_default()
    }

    fn nothing(&self) -> bool {
        self.clients + self.sessions + self.aliases + self.pictures == 0
    }
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
) -> Result<Response, Trouble> {
    retention_page(&house, &staff, None).await
}

async fn retention_page(
    house: &House,
    staff: &Staff,
    problem: Option<String>,
) -> Result<Response, Trouble> {
    let mut f = Frame::of(staff, Room::House);
    f.done = house.lately.hear(staff.key);
    let (today, lang) = (this_week(), staff.lang);
    let shown = house.turn(&staff.person, move |desk| {
        let view = desk.store.view();
        let own = view.own_retention()?.is_some();
        let rule = desk.retention()?;
        let due = view.retention_due(&rule, today)?;
        Ok(RetentionPage {
            f,
            rule,
            own,
            today: today.words(lang),
            clients: due.clients.len(),
            sessions: due.sessions.len(),
            aliases: due.aliases.len(),
            pictures: due.pictures,
            open: due.open,
            problem,
        })
    });
    page(&shown.await?)
}

/// Keeps the service's own rule.
pub(crate) async fn decide(
    State(house): State<Arc<House>>,
    staff: Staff,
    fields: Fields,
) -> Result<Response, Trouble> {
    let lang = staff.lang;
    let rule = rule_from(&fields);
    let Some(rule) = rule else {
        let problem = tr!(lang, "web-retention-numbers");
        return retention_page(&house, &staff, Some(problem)).await;
    };
    house
        .turn(&staff.person, move |desk| {
            Ok(desk.store.batch(|batch| batch.set_retention(&rule))?)
        })
        .await?;
    house.lately.say(staff.key, tr!(lang, "web-retention-decided"));
    Ok(Redirect::to("/house/retention").into_response())
}

/// The rule as it was typed; `None` when a number is none or out of range.
fn rule_from(fields: &Fields) -> Option<Retention> {
    let number = |name: &str, range: &std::ops::RangeInclusive<u32>| match fields.one(name) {
        None => Some(None),
        Some(text) => text.parse().ok().filter(|number| range.contains(number)).map(Some),
    };
    Some(Retention {
        contacts_years: number("contacts", &Retention::YEARS)?,
        sessions_years: number("sessions", &Retention::YEARS)?,
        aliases_years: number("aliases", &Retention::YEARS)?,
        backup_days: number("backups", &Retention::DAYS)?,
        pictures_days: number("pictures", &Retention::DAYS)?,
        decision: fields.one("decision").map(str::to_owned),
    })
}

/// Erases what is to go, once the week has been typed: a clock that has jumped is noticed.
pub(crate) async fn run(
    State(house): State<Arc<House>>,
    staff: Staff,
    fields: Fields,
) -> Result<Response, Trouble> {
    let today = this_week();
    if fields.one("week").and_then(Week::written) != Some(today) {
        let problem = tr!(staff.lang, "web-retention-week", week = today.words(staff.lang));
        return retention_page(&house, &staff, Some(problem)).await;
    }
    let done = house.turn(&staff.person, move |desk| {
        let rule = desk.retention()?;
        let view = desk.store.view();
        let due = view.retention_due(&rule, today)?;
        let gone: Vec<EpisodeId> = view
            .episodes(None)?
            .iter()
            .filter(|episode| due.clients.contains(&episode.client))
            .map(|episode| episode.id)
            .collect();
        let erasure = desk.store.run_retention(&rule, today)?;
        Ok((gone, Certificate::of(erasure, rule.backups())))
    });
    let (gone, certificate) = done.await?;
    Ok(leave_certificate(&house, &staff, &gone, certificate))
}
