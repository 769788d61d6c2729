use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use kastanj_desk::{Desk, Snapshot, this_week};
use kastanj_language::{Lang, tr};
use kastanj_record::{
    ConsentStanding, Episode, EpisodeCode, WorkSubject, consent_standing, occasion_label, worklist,
};

use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::pages::today::task_words;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// One contact: what is next, its forms, what is known.
#[derive(Template)]
#[template(path = "contact.html")]
struct ContactPage {
    f: Frame,
    code: String,
    state: String,
    tasks: Vec<Task>,
    forms: Vec<Form>,
    facts: Vec<(String, String)>,
}

/// Something to do for this contact.
struct Task {
    what: String,
    next: String,
}

/// The form of one occasion.
struct Form {
    occasion: String,
    state: String,
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Path(code): Path<String>,
) -> Result<Response, Trouble> {
    let code: EpisodeCode = code.parse().map_err(|_| Trouble::Absent)?;
    let f = Frame::of(&staff, Room::Contacts);
    let lang = staff.lang;
    let shown = house.turn(&staff.person, move |desk| look(desk, code, f, lang)).await?;
    page(&shown)
}

fn look(desk: &Desk, code: EpisodeCode, f: Frame, lang: Lang) -> Result<ContactPage, Trouble> {
    let view = desk.store.view();
    let episode = view.episode_by_code(code)?;
    let snapshot = Snapshot::of(&view)?;
    let tasks = worklist(&snapshot.record(), &desk.study, this_week())
        .iter()
        .filter(|i| matches!(&i.subject, WorkSubject::Episode { id, .. } if *id == episode.id))
        .map(|item| Task { what: task_words(&item.task, lang), next: item.next.label(lang) })
        .collect();
    let known = view.assessments_of_episode(episode.id)?;
    let main = &desk.study.plan.questionnaire;
    let forms = desk
        .study
        .occasions
        .iter()
        .map(|occasion| {
            let given = known
                .iter()
                .find(|known| known.occasion == *occasion && known.form.questionnaire == *main);
            let state = match given.map(|given| given.week) {
                Some(Some(week)) => tr!(lang, "web-form-given", week = week.to_string()),
                Some(None) => tr!(lang, "web-form-given-sometime"),
                None => tr!(lang, "web-form-not-given"),
            };
            Form { occasion: occasion_label(*occasion, lang), state }
        })
        .collect();
    let consents = view.consents_of_episode(episode.id)?;
    let text = |week: Option<String>| week.unwrap_or_else(|| tr!(lang, "web-unknown"));
    let facts = vec![
        (
            tr!(lang, "web-contacts-first-visit"),
            text(episode.first_visit.map(|week| week.to_string())),
        ),
        (tr!(lang, "web-contacts-pack"), text(episode.pack.map(|pack| pack.to_string()))),
        (tr!(lang, "web-contact-consent"), consent_words(consent_standing(consents.iter()), lang)),
    ];
    Ok(ContactPage {
        f,
        code: code.to_string(),
        state: state_words(&episode, lang),
        tasks,
        forms,
        facts,
    })
}

fn consent_words(standing: ConsentStanding, lang: Lang) -> String {
    match standing {
        ConsentStanding::Yes => tr!(lang, "web-consent-yes"),
        ConsentStanding::No => tr!(lang, "web-consent-no"),
        ConsentStanding::Withdrawn => tr!(lang, "web-consent-withdrawn"),
        ConsentStanding::NotKeyed => tr!(lang, "web-consent-not-keyed"),
    }
}

/// Open, or ended when and how.
pub(crate) fn state_words(episode: &Episode, lang: Lang) -> String {
    match &episode.ending {
        None => tr!(lang, "web-contact-open"),
        Some(ending) => {
            let (week, reason) = (ending.week.to_string(), ending.reason.label(lang));
            tr!(lang, "web-contact-ended", week = week, reason = reason)
        }
    }
}
