//! A service that has its backup and no folder: a new machine, or one that was lost.

use std::sync::Arc;

use askama::Template;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, State};
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_language::tr;
use kastanj_record::Week;
use kastanj_store::{Erasures, Person, Store};

use crate::backup_file::Arrived;
use crate::frame::{Frame, page};
use crate::house::{House, beside};
use crate::source::Source;
use crate::trouble::Trouble;
use crate::visitor::Visitor;

/// Which backup, and with what it opens.
#[derive(Template)]
#[template(path = "restore.html")]
struct RestorePage {
    f: Frame,
    person: String,
    problem: Option<String>,
}

/// What has come back.
#[derive(Template)]
#[template(path = "restored.html")]
struct RestoredPage {
    f: Frame,
    clients: usize,
    assessments: usize,
    erased_again: usize,
    /// Until which week erasures are known; `None` when a person answered for that.
    known_until: Option<String>,
}

fn restore_page(visitor: &Visitor, person: &str, problem: Option<String>) -> RestorePage {
    RestorePage { f: Frame::outside(visitor.lang), person: person.to_owned(), problem }
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    visitor: Visitor,
) -> Result<Response, Trouble> {
    if house.is_set_up() {
        return Ok(Redirect::to("/unlock").into_response());
    }
    page(&restore_page(&visitor, "", None))
}

/// Brings the backup back, or changes nothing.
pub(crate) async fn restore(
    State(house): State<Arc<House>>,
    visitor: Visitor,
    source: Source,
    parts: Result<Multipart, MultipartRejection>,
) -> Result<Response, Trouble> {
    if house.is_set_up() {
        return Err(Trouble::Stale);
    }
    let lang = visitor.lang;
    let arrived = Arrived::from(parts.map_err(|_| Trouble::BadForm)?).await?;
    let name = arrived.fields.one("person").unwrap_or_default().to_lowercase();
    let again = |problem: String| page(&restore_page(&visitor, &name, Some(problem)));
    let Ok(person) = name.parse::<Person>() else {
        return again(tr!(lang, "web-start-person", name = name.as_str()));
    };
    let Some(copy) = arrived.copy.clone() else {
        return again(tr!(lang, "web-restore-no-file"));
    };
    let unlock = match arrived.unlock(person, lang) {
        Ok(unlock) => unlock,
        Err(problem) => return again(problem),
    };
    let erasures = Erasures {
        named: arrived.list.iter().cloned().collect(),
        none_since: arrived.fields.one("nobody").is_some(),
    };
    let dir = house.plan.dir.clone();
    let restoring = beside(move || {
        let restored = Store::restore(&copy, &dir, &unlock, &erasures);
        restored.map_err(|error| Trouble::Said(arrived.told(&error, lang)))
    });
    let restored = match house.trying(source, name.clone(), restoring).await {
        Ok(restored) => restored,
        Err(trouble) => return again(trouble.words(lang)),
    };
    let week = |until: i64| Week::of_unix_day(until.div_euclid(86_400)).words(lang);
    page(&RestoredPage {
        f: Frame::outside(lang),
        clients: restored.verified.clients,
        assessments: restored.verified.assessments,
        erased_again: restored.erased_again,
        known_until: restored.erasures_known_until.map(week),
    })
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;

    use crate::trial::{PASSPHRASE, Trial};

    async fn saved(trial: &Trial, path: &str) -> Vec<u8> {
        trial.staff().post_for_bytes(path).await
    }

    #[tokio::test]
    async fn a_backup_that_was_carried_away_comes_back_on_an_empty_machine() {
        let trial = Trial::new();
        let contact = trial.contact().await;
        let copy = saved(&trial, "/house/backup/file").await;
        trial.contact().await;
        let list = saved(&trial, "/house/backup/list").await;
        // The machine is gone: nothing beside the backup tells who was erased since.
        drop(trial);

        let empty = Trial::empty();
        let visitor = empty.stranger();
        assert!(visitor.get("/start").await.body.contains("/restore"));
        let fields = [("person", "anna"), ("passphrase", PASSPHRASE)];
        let cut = &copy[..copy.len() / 2];
        for (file, list) in [(cut, Some(&list[..])), (&list[..], None), (&copy[..], None)] {
            let mut files = vec![("copy", "kopia.dat", file)];
            files.extend(list.map(|list| ("list", "lista.dat", list)));
            let answer = visitor.post_files("/restore", &fields, &files).await;
            assert!(answer.body.contains("role=\"alert\""), "{}", answer.body);
            assert!(!answer.body.contains("/tmp"), "no path of the server: {}", answer.body);
            assert!(!empty.house.is_set_up(), "nothing has changed");
        }
        let wrong = [("person", "anna"), ("passphrase", "fel fel fel fel fel")];
        let files = [("copy", "kopia.dat", &copy[..]), ("list", "lista.dat", &list[..])];
        let answer = visitor.post_files("/restore", &wrong, &files).await;
        assert!(answer.body.contains("role=\"alert\"") && !empty.house.is_set_up());

        empty.wait(60);
        let answer = visitor.post_files("/restore", &fields, &files).await;
        assert!(answer.body.contains("href=\"/unlock\""), "{}", answer.body);
        let inside = visitor.post("/unlock", &fields).await;
        assert_eq!(inside.location.as_deref(), Some("/today"));
        let page = empty.staff().get(&format!("/contact/{}", contact.code)).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(visitor.get("/restore").await.location.as_deref(), Some("/unlock"));
    }

    #[tokio::test]
    async fn a_person_can_answer_for_that_nobody_was_erased() {
        let trial = Trial::new();
        let copy = saved(&trial, "/house/backup/file").await;
        drop(trial);
        let empty = Trial::empty();
        let fields = [("person", "anna"), ("passphrase", PASSPHRASE), ("nobody", "1")];
        let files = [("copy", "kopia.dat", &copy[..])];
        let answer = empty.stranger().post_files("/restore", &fields, &files).await;
        assert!(answer.body.contains("href=\"/unlock\""), "{}", answer.body);
    }
}
