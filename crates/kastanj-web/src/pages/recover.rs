//! The passphrase is lost: the paper key gives a new one.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_language::{Explain, tr};
use kastanj_store::{PASSPHRASE_MINIMUM, Person, RecoveryKey, StoreError};

use crate::fields::Fields;
use crate::frame::{Frame, page};
use crate::house::House;
use crate::new_passphrase::typed_twice;
use crate::pages::unlock::enter;
use crate::source::Source;
use crate::trouble::Trouble;
use crate::visitor::Visitor;

/// Who, with which key, and what the new passphrase is to be.
#[derive(Template)]
#[template(path = "recover.html")]
struct RecoverPage {
    f: Frame,
    minimum: usize,
    person: String,
    problems: Vec<String>,
}

fn recover_page(visitor: &Visitor, person: &str, problems: Vec<String>) -> RecoverPage {
    let (f, person) = (Frame::outside(visitor.lang), person.to_owned());
    RecoverPage { f, minimum: PASSPHRASE_MINIMUM, person, problems }
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    visitor: Visitor,
) -> Result<Response, Trouble> {
    if !house.is_set_up() {
        return Ok(Redirect::to("/start").into_response());
    }
    page(&recover_page(&visitor, "", Vec::new()))
}

/// Gives the new passphrase and lets the person in.
pub(crate) async fn recover(
    State(house): State<Arc<House>>,
    visitor: Visitor,
    source: Source,
    fields: Fields,
) -> Result<Response, Trouble> {
    if !house.is_set_up() {
        return Err(Trouble::Stale);
    }
    let lang = visitor.lang;
    let name = fields.one("person").unwrap_or_default().to_lowercase();
    let mut problems = Vec::new();
    let person: Option<Person> = name.parse().ok();
    if person.is_none() {
        problems.push(tr!(lang, "web-start-person", name = name.as_str()));
    }
    let key: Result<RecoveryKey, StoreError> = fields.one("key").unwrap_or_default().parse();
    let key = key.map_err(|error| problems.push(error.explain(lang))).ok();
    let new = typed_twice(lang, fields.exact("passphrase"), fields.exact("again"), &[&name]);
    let new = new.map_err(|problem| problems.push(problem)).ok();
    let (Some(person), Some(key), Some(new)) = (person, key, new) else {
        return page(&recover_page(&visitor, &name, problems));
    };
    match house.recover(source, key, person.clone(), new).await {
        Ok(()) => enter(&house, &visitor, person),
        Err(trouble) => page(&recover_page(&visitor, &name, vec![trouble.words(lang)])),
    }
}

#[cfg(test)]
mod tests {
    use crate::trial::{PASSPHRASE, Trial};

    const NEW: &str = "nya ord att minnas";

    async fn paper_key(trial: &Trial) -> String {
        let made = trial.staff().post("/house/key", &[("own", PASSPHRASE)]).await.body;
        let from = made.find("class=\"key\">").expect("a key") + 12;
        made[from..].split('<').next().expect("its text").to_owned()
    }

    async fn comes_in(trial: &Trial, passphrase: &str) -> bool {
        let fields = [("person", "anna"), ("passphrase", passphrase)];
        trial.stranger().post("/unlock", &fields).await.location.is_some()
    }

    #[tokio::test]
    async fn the_paper_key_gives_a_new_passphrase_while_others_work_and_when_all_is_locked() {
        let trial = Trial::new();
        let key = paper_key(&trial).await;
        assert!(trial.stranger().get("/unlock").await.body.contains("/recover"));
        let old = trial.staff();
        let fields = [("person", "anna"), ("key", &key), ("passphrase", NEW), ("again", NEW)];
        let wrong = [fields[0], ("key", "fel"), fields[2], ("again", "något annat")];
        let answer = trial.stranger().post("/recover", &wrong).await;
        assert!(answer.location.is_none() && answer.body.matches("<li>").count() == 2);
        assert!(!answer.body.contains(NEW), "no passphrase is sent back");
        assert!(comes_in(&trial, PASSPHRASE).await, "nothing has changed");

        let answer = trial.stranger().post("/recover", &fields).await;
        assert_eq!(answer.location.as_deref(), Some("/today"));
        assert_eq!(old.get("/today").await.location.as_deref(), Some("/unlock"), "is over");
        assert!(!comes_in(&trial, PASSPHRASE).await && comes_in(&trial, NEW).await);

        trial.house.close();
        let again = [fields[0], fields[1], ("passphrase", PASSPHRASE), ("again", PASSPHRASE)];
        let answer = trial.stranger().post("/recover", &again).await;
        assert_eq!(answer.location.as_deref(), Some("/today"));
        assert!(comes_in(&trial, PASSPHRASE).await && !comes_in(&trial, NEW).await);
    }

    #[tokio::test]
    async fn another_paper_key_opens_nothing() {
        let (trial, other) = (Trial::new(), Trial::new());
        let key = paper_key(&other).await;
        let fields = [("person", "anna"), ("key", &key), ("passphrase", NEW), ("again", NEW)];
        for open in [true, false] {
            let answer = trial.stranger().post("/recover", &fields).await;
            assert!(answer.cookie.is_none() && answer.body.contains("role=\"alert\""), "{open}");
            trial.house.close();
        }
        assert!(comes_in(&trial, PASSPHRASE).await);
    }
}
