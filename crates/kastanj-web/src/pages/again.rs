//! So that we find you again: a word that the client makes up, for who comes back without a card.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_desk::Desk;
use kastanj_language::{Explain, Lang, tr};
use kastanj_record::{ALIAS_MAXIMUM, ALIAS_MINIMUM, Alias, EpisodeCode, KeptAt, alias_text};
use kastanj_store::StoreError;

use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::pages::contact::state_words;
use crate::trouble::Trouble;
use crate::visitor::{Contact, Staff};

/// The word and the hint of one client.
#[derive(Template)]
#[template(path = "again.html")]
struct AgainPage {
    f: Frame,
    code: String,
    alias: String,
    hint: String,
    longest: usize,
    problem: Option<String>,
}

/// The search.
#[derive(Template)]
#[template(path = "find.html")]
struct FindPage {
    f: Frame,
    typed: String,
    problem: Option<String>,
    /// What was found, once something has been searched for.
    found: Option<Vec<Hit>>,
}

/// A contact that can be the one.
struct Hit {
    code: String,
    state: String,
    first_visit: String,
    hint: Option<String>,
}

/// A study office holds coded sheets alone: nobody comes back there.
fn only_at_a_service(desk: &Desk) -> Result<(), Trouble> {
    if desk.kept_at == KeptAt::StudyOffice { Err(Trouble::Absent) } else { Ok(()) }
}

/// The page of one contact. Looking at it is logged in the register's own log.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Contact(code): Contact,
) -> Result<Response, Trouble> {
    let words = house.turn(&staff.person, move |desk| {
        only_at_a_service(desk)?;
        desk.store.batch_with(|batch| {
            let client = batch.view().episode_by_code(code)?.client;
            Ok::<_, Trouble>(batch.open_alias(client)?.unwrap_or_default())
        })
    });
    again_page(&staff, code, &words.await?, None)
}

fn again_page(
    staff: &Staff,
    code: EpisodeCode,
    words: &Alias,
    problem: Option<String>,
) -> Result<Response, Trouble> {
    page(&AgainPage {
        f: Frame::of(staff, Room::Contacts),
        code: code.to_string(),
        alias: words.alias.clone().unwrap_or_default(),
        hint: words.hint.clone().unwrap_or_default(),
        longest: ALIAS_MAXIMUM,
        problem,
    })
}

/// Keeps the word, or takes it away when both fields are empty.
pub(crate) async fn save(
    State(house): State<Arc<House>>,
    staff: Staff,
    Contact(code): Contact,
    fields: Fields,
) -> Result<Response, Trouble> {
    let text = |name: &str| fields.one(name).map(str::to_owned);
    let words = Alias { alias: text("word"), hint: text("hint") };
    let sound = |text: &Option<String>, minimum| {
        alias_text(text.as_deref().unwrap_or_default(), minimum).err()
    };
    if let Some(why) = sound(&words.alias, ALIAS_MINIMUM).or_else(|| sound(&words.hint, 1)) {
        let problem = why.explain(staff.lang);
        // The contact must be there all the same, or the answer would tell that it is not.
        let known = house.turn(&staff.person, move |desk| {
            only_at_a_service(desk)?;
            Ok(desk.store.view().episode_by_code(code).map(drop)?)
        });
        known.await?;
        return again_page(&staff, code, &words, Some(problem));
    }
    let lang = staff.lang;
    house
        .turn(&staff.person, move |desk| {
            only_at_a_service(desk)?;
            desk.store.batch_with(|batch| {
                let client = batch.view().episode_by_code(code)?.client;
                Ok::<_, Trouble>(batch.put_alias(client, &words)?)
            })
        })
        .await?;
    house.lately.say(staff.key, tr!(lang, "web-again-saved"));
    Ok(Redirect::to(&format!("/contact/{code}")).into_response())
}

/// The page of the search: a field, and nothing before something is searched for.
pub(crate) async fn ask(
    State(house): State<Arc<House>>,
    staff: Staff,
) -> Result<Response, Trouble> {
    house.turn(&staff.person, |desk| only_at_a_service(desk)).await?;
    let f = Frame::of(&staff, Room::Contacts);
    page(&FindPage { f, typed: String::new(), problem: None, found: None })
}

/// Searches. What was searched for stands in no address and no log.
pub(crate) async fn find(
    State(house): State<Arc<House>>,
    staff: Staff,
    fields: Fields,
) -> Result<Response, Trouble> {
    let typed = fields.one("word").unwrap_or_default().to_owned();
    let (f, lang) = (Frame::of(&staff, Room::Contacts), staff.lang);
    let searched = typed.clone();
    let found = house.turn(&staff.person, move |desk| {
        only_at_a_service(desk)?;
        let hits = match desk.store.batch(|batch| batch.find_alias(&searched)) {
            Err(StoreError::AliasRefused { why }) => return Ok(Err(why)),
            hits => hits?,
        };
        let view = desk.store.view();
        let mut found = Vec::new();
        for contact in view.episodes(None)? {
            if let Some((_, words)) = hits.iter().find(|(client, _)| *client == contact.client) {
                found.push(hit(&contact, words, lang));
            }
        }
        Ok(Ok(found))
    });
    let (found, problem) = match found.await? {
        Ok(found) => (Some(found), None),
        Err(why) => (None, Some(why.explain(lang))),
    };
    page(&FindPage { f, typed, problem, found })
}

fn hit(contact: &kastanj_record::Episode, words: &Alias, lang: Lang) -> Hit {
    Hit {
        code: contact.code.to_string(),
        state: state_words(contact, lang),
        first_visit: contact
            .first_visit
            .map_or_else(|| tr!(lang, "web-unknown"), |week| week.words(lang)),
        hint: words.hint.clone(),
    }
}

#[cfg(test)]
mod tests {
    use kastanj_language::Lang;

    use crate::trial::Trial;

    #[tokio::test]
    async fn a_client_is_found_by_the_own_word_and_nobody_without_a_search() {
        let trial = Trial::new();
        let (contact, other) = (trial.contact().await, trial.contact().await);
        let staff = trial.staff();
        let page = format!("/contact/{}/again", contact.code);
        let words = [("word", "Röd Räv"), ("hint", "vid tåget")];
        let saved = staff.post(&page, &words).await;
        assert_eq!(saved.location, Some(format!("/contact/{}", contact.code)));
        assert!(staff.get(&page).await.body.contains("value=\"Röd Räv\""));
        for lang in Lang::ALL {
            staff.post("/language", &[("lang", lang.code())]).await;
            let shown = staff.get("/find").await.body;
            assert!(!shown.contains(&contact.code.to_string()), "no list without a search");
            for typed in ["rod-rav", "RÖD RÄV", " röd räv "] {
                let found = staff.post("/find", &[("word", typed)]).await.body;
                assert!(found.contains(&contact.code.to_string()), "{typed}");
                assert!(found.contains("vid tåget"), "{typed}");
                assert!(!found.contains(&other.code.to_string()), "{typed}");
            }
        }
        for typed in ["röd", "r", "", "%%%", "röd räv och mer"] {
            let found = staff.post("/find", &[("word", typed)]).await.body;
            assert!(!found.contains(&contact.code.to_string()), "{typed}");
        }
        let log = trial.look(|view| view.alias_log()).await;
        let searches = log.iter().filter(|entry| entry.action == "search").count();
        assert_eq!(
            (searches, log[0].action.as_str(), log[0].person.as_str()),
            (8, "write", "anna")
        );
        // Both fields empty: taken away.
        staff.post(&page, &[("word", ""), ("hint", "")]).await;
        let found = staff.post("/find", &[("word", "röd räv")]).await.body;
        assert!(!found.contains(&contact.code.to_string()));
    }

    #[tokio::test]
    async fn what_points_at_a_person_is_refused_with_a_sentence() {
        let trial = Trial::new();
        let contact = trial.contact().await;
        let staff = trial.staff();
        let page = format!("/contact/{}/again", contact.code);
        for bad in ["19121212-1212", "070-123 45 67", "rav@exempel.se", "ö"] {
            for field in ["word", "hint"] {
                if (bad, field) == ("ö", "hint") {
                    continue;
                }
                let answer = staff.post(&page, &[(field, bad)]).await;
                assert!(answer.body.contains("role=\"alert\""), "{field} {bad}");
            }
        }
        assert!(!trial.look(move |view| view.has_alias(contact.client)).await);
    }
}
