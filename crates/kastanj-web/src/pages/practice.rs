//! A service that is only for practice can be thrown away as a whole; no other can.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_store::Store;

use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::session;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// What goes, before it goes.
#[derive(Template)]
#[template(path = "practice.html")]
struct PracticePage {
    f: Frame,
    contacts: usize,
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
) -> Result<Response, Trouble> {
    let contacts = only_practice(&house, &staff).await?;
    page(&PracticePage { f: Frame::of(&staff, Room::Today), contacts })
}

/// How many contacts there are; a service with real clients has no such page.
async fn only_practice(house: &House, staff: &Staff) -> Result<usize, Trouble> {
    house
        .turn(&staff.person, |desk| match desk.study.synthetic {
            true => Ok(desk.store.view().episodes(None)?.len()),
            false => Err(Trouble::Absent),
        })
        .await
}

/// Throws everything away and begins at the first start again.
pub(crate) async fn throw_away(
    State(house): State<Arc<House>>,
    staff: Staff,
    fields: Fields,
) -> Result<Response, Trouble> {
    only_practice(&house, &staff).await?;
    fields.needed::<String>("away")?;
    let throwing = Arc::clone(&house);
    let thrown = tokio::task::spawn_blocking(move || {
        throwing.close();
        Store::throw_away(&throwing.plan.dir)
    });
    thrown.await.map_err(|_| Trouble::Locked)??;
    let mut response = Redirect::to("/start").into_response();
    response.headers_mut().insert(header::SET_COOKIE, session::clear(house.plan.secure));
    Ok(response)
}

#[cfg(test)]
mod tests {
    use crate::trial::Trial;

    #[tokio::test]
    async fn a_service_for_practice_is_thrown_away_in_two_steps() {
        let trial = Trial::new();
        trial.contact().await;
        let staff = trial.staff();
        let today = staff.get("/today").await;
        assert!(today.body.contains("href=\"/practice\""), "{}", today.body);
        let asked = staff.get("/practice").await;
        assert!(asked.body.contains("name=\"away\""), "{}", asked.body);
        // Looking throws nothing away, nor does a form without its word.
        assert_eq!(staff.post("/practice", &[]).await.status, 400);
        assert!(trial.house.is_open());
        let away = staff.post("/practice", &[("away", "1")]).await;
        assert_eq!(away.location.as_deref(), Some("/start"));
        assert!(!trial.house.is_set_up());
        let begin = trial.stranger().get("/start").await;
        assert_eq!(begin.status, 200);
    }

    #[tokio::test]
    async fn a_service_with_real_clients_cannot_be_thrown_away() {
        let trial = Trial::new();
        trial
            .change(|batch, _| {
                let text = batch.view().study()?.expect("a study").text;
                let real = text.replace("synthetic = true", "synthetic = false");
                assert_ne!(real, text);
                Ok(batch.set_study(&real)?)
            })
            .await;
        let trial = trial.open_again();
        let staff = trial.staff();
        let absent = staff.get("/no-such-page").await;
        assert_eq!(staff.get("/practice").await, absent);
        assert_eq!(staff.post("/practice", &[("away", "1")]).await, absent);
        assert!(trial.house.is_open());
        assert!(!staff.get("/today").await.body.contains("/practice"));
    }
}
