use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_desk::{Desk, own_units, this_week};
use kastanj_language::Lang;
use kastanj_record::{ClientKind, Episode, KeptAt};
use kastanj_store::EpisodeFacts;
use serde::Deserialize;

use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::pages::contact::state_words;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// All contacts, or those that fit a search.
#[derive(Template)]
#[template(path = "contacts.html")]
struct ContactsPage {
    f: Frame,
    total: usize,
    query: String,
    rows: Vec<Row>,
    /// Whether clients can leave a word to be found again by.
    finds: bool,
}

/// One contact.
struct Row {
    code: String,
    first_visit: String,
    pack: String,
    state: String,
}

/// What is searched for: a code or a pack number, or a part of one.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Search {
    #[serde(default)]
    q: String,
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Query(search): Query<Search>,
) -> Result<Response, Trouble> {
    let lang = staff.lang;
    let query = search.q.trim().to_owned();
    let wanted = query.clone();
    let listed = house.turn(&staff.person, move |desk| {
        Ok((rows(desk, &wanted, lang)?, desk.kept_at == KeptAt::Service))
    });
    let (rows, finds) = listed.await?;
    // A whole code that fits goes straight to its contact.
    if let ([only], false) = (rows.as_slice(), query.is_empty()) {
        return Ok(Redirect::to(&format!("/contact/{}", only.code)).into_response());
    }
    let mut f = Frame::of(&staff, Room::Contacts);
    f.done = house.lately.hear(staff.key);
    page(&ContactsPage { f, total: rows.len(), query, rows, finds })
}

fn rows(desk: &Desk, query: &str, lang: Lang) -> Result<Vec<Row>, Trouble> {
    let mut episodes = desk.store.view().episodes(None)?;
    episodes.retain(|episode| fits(episode, query));
    // The newest first, those that have ended last.
    episodes.sort_by_key(|e| {
        (e.ending.is_some(), std::cmp::Reverse(e.first_visit), e.code.to_string())
    });
    let row = |episode: &Episode| Row {
        code: episode.code.to_string(),
        first_visit: episode.first_visit.map(|week| week.words(lang)).unwrap_or_default(),
        pack: episode.pack.map(|serial| serial.to_string()).unwrap_or_default(),
        state: state_words(episode, lang),
    };
    Ok(episodes.iter().map(row).collect())
}

/// Whether what was typed is a part of the contact's code or pack number.
pub(crate) fn fits(episode: &Episode, query: &str) -> bool {
    let plain = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_uppercase()).collect()
    };
    let query = plain(query);
    let pack = episode.pack.map(|serial| serial.to_string()).unwrap_or_default();
    plain(&episode.code.to_string()).contains(&query) || plain(&pack).contains(&query)
}

/// Begins a contact that has its first visit this week; everything else can be said later.
pub(crate) async fn begin(
    State(house): State<Arc<House>>,
    staff: Staff,
) -> Result<Redirect, Trouble> {
    let code = house
        .change(&staff.person, |batch, setting| {
            let own = own_units(&batch.view(), setting.study)?;
            let [unit] = own.as_slice() else { return Err(Trouble::BadForm) };
            let first_visit = Some(this_week());
            let facts = EpisodeFacts { first_visit, ..EpisodeFacts::default() };
            Ok(batch.start_contact(&unit.code, ClientKind::Own, &facts)?.code)
        })
        .await?;
    Ok(Redirect::to(&format!("/contact/{code}")))
}
