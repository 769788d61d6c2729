//! The conversation view: for two people in front of one screen, or on one printed A4.
//!
//! Nothing on it tells where it comes from or whom it is about, so that the paper may be carried.

mod picture;
mod shown;

use std::sync::Arc;

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_desk::this_week;
use kastanj_language::tr;
use kastanj_record::{ConsentPurpose, TopicId, consent_to, conversation};

use crate::fields::Fields;
use crate::frame::{Frame, page};
use crate::house::House;
use crate::strip::strip_words;
use crate::trouble::Trouble;
use crate::visitor::{Contact, Staff};

use shown::{TalkPage, anchor};

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Contact(code): Contact,
) -> Result<Response, Trouble> {
    // Without the menu: the client sees this page, too.
    let f = Frame::outside(staff.lang);
    let lang = staff.lang;
    let shown = house
        .turn(&staff.person, move |desk| {
            let view = desk.store.view();
            let episode = view.episode_by_code(code)?;
            let consents = view.consents_of_episode(episode.id)?;
            if consent_to(consents.iter(), ConsentPurpose::CareSupport) == Some(false) {
                return Err(Trouble::Said(tr!(lang, "web-talk-no")));
            }
            let forms = view.assessments_of_episode(episode.id)?;
            let talked = view.talked_about(episode.id)?;
            let view = conversation(&desk.library, &forms);
            let mut page = TalkPage::of(f, code, &view, &talked, &desk.study.occasions);
            page.strip = strip_words(desk, episode.id, lang)?;
            Ok(page)
        })
        .await?;
    page(&shown)
}

/// *We talked about this*, or that taken back.
pub(crate) async fn note(
    State(house): State<Arc<House>>,
    staff: Staff,
    Contact(code): Contact,
    fields: Fields,
) -> Result<Response, Trouble> {
    let topic = house
        .change(&staff.person, move |batch, setting| {
            let episode = batch.view().episode_by_code(code)?.id;
            let (noted, undone): (Option<TopicId>, Option<TopicId>) =
                (fields.parsed("topic")?, fields.parsed("undo")?);
            let mut talked = batch.view().talked_about(episode)?;
            let (topic, changed) = match (noted, undone) {
                (Some(topic), None) => {
                    let forms = batch.view().assessments_of_episode(episode)?;
                    if !conversation(setting.library, &forms).topics().contains(&topic) {
                        return Err(Trouble::Stale);
                    }
                    let changed = talked.note(topic.clone(), this_week());
                    (topic, changed)
                }
                (None, Some(topic)) => {
                    let changed = talked.undo(&topic);
                    (topic, changed)
                }
                _ => return Err(Trouble::BadForm),
            };
            if changed {
                batch.put_talked_about(episode, &talked)?;
            }
            Ok(topic)
        })
        .await?;
    Ok(Redirect::to(&format!("/contact/{code}/talk#{}", anchor(&topic))).into_response())
}
