//! Erasing a client for good: what goes and what stays is read first, the contact's code is typed
//! once more, and a certificate in numbers is left.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue};
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_desk::Desk;
use kastanj_desk::mistaken::holds_nothing;
use kastanj_language::{Lang, tr};
use kastanj_record::{Episode, EpisodeCode, EpisodeId};

use crate::certificate::Certificate;
use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::trouble::Trouble;
use crate::visitor::{Contact, Staff};

/// What goes and what stays, and the field for the code.
#[derive(Template)]
#[template(path = "erase.html")]
struct ErasePage {
    f: Frame,
    code: String,
    /// All contacts of the client, if there are more than this one.
    contacts: Vec<String>,
    how_many: usize,
    forms: usize,
    problem: Option<String>,
}

/// What was taken away.
#[derive(Template)]
#[template(path = "erased.html")]
struct ErasedPage {
    f: Frame,
    date: String,
    rows: Vec<(String, usize)>,
    renewed: Vec<String>,
    unreached: Vec<String>,
    backups_gone: String,
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Contact(code): Contact,
) -> Result<Response, Trouble> {
    before(&house, &staff, code, None).await
}

async fn before(
    house: &House,
    staff: &Staff,
    code: EpisodeCode,
    problem: Option<String>,
) -> Result<Response, Trouble> {
    let f = Frame::of(staff, Room::Contacts);
    let shown = house.turn(&staff.person, move |desk| {
        let contacts = contacts_of_client(desk, code)?;
        let mut forms = 0;
        for contact in &contacts {
            forms += desk.store.view().assessments_of_episode(contact.id)?.len();
        }
        let several = contacts.len() > 1;
        let codes = contacts.iter().filter(|_| several).map(|one| one.code.to_string());
        Ok(ErasePage {
            f,
            code: code.to_string(),
            contacts: codes.collect(),
            how_many: contacts.len(),
            forms,
            problem,
        })
    });
    page(&shown.await?)
}

/// All contacts of the client of one of them.
fn contacts_of_client(desk: &Desk, code: EpisodeCode) -> Result<Vec<Episode>, Trouble> {
    let view = desk.store.view();
    let client = view.episode_by_code(code)?.client;
    let mut contacts = view.episodes(None)?;
    contacts.retain(|contact| contact.client == client);
    Ok(contacts)
}

/// Erases, once the code has been typed.
pub(crate) async fn erase(
    State(house): State<Arc<House>>,
    staff: Staff,
    Contact(code): Contact,
    fields: Fields,
) -> Result<Response, Trouble> {
    let typed = fields.one("typed").and_then(|typed| typed.parse::<EpisodeCode>().ok());
    // What was made by mistake goes in one tap, as long as nothing has been noted of it.
    let empty = house
        .turn(&staff.person, move |desk| {
            let view = desk.store.view();
            Ok(holds_nothing(&view, &view.episode_by_code(code)?)?)
        })
        .await?;
    let mistake = empty && fields.one("mistake").is_some();
    if typed != Some(code) && !mistake {
        let problem = tr!(staff.lang, "web-erase-other-code", code = code.to_string());
        return before(&house, &staff, code, Some(problem)).await;
    }
    let (gone, certificate) = house
        .turn(&staff.person, move |desk| {
            let contacts = contacts_of_client(desk, code)?;
            let client = desk.store.view().episode_by_code(code)?.client;
            let days = desk.retention()?.backups();
            let erasure = desk.store.erase_client(client)?;
            let gone: Vec<EpisodeId> = contacts.iter().map(|contact| contact.id).collect();
            Ok((gone, Certificate::of(erasure, days)))
        })
        .await?;
    if empty {
        // Nothing of anybody is gone, and no backup holds anything of anybody: one line says so.
        let response = leave(&house, &gone, "/contacts");
        house.lately.say(staff.key, tr!(staff.lang, "web-erased-empty", code = code.to_string()));
        return Ok(response);
    }
    Ok(leave_certificate(&house, &staff, &gone, certificate))
}

/// Forgets what memory still holds of the clients, and shows the certificate.
pub(crate) fn leave_certificate(
    house: &House,
    staff: &Staff,
    gone: &[EpisodeId],
    certificate: Certificate,
) -> Response {
    let response = leave(house, gone, "/erased");
    house.lately.certify(staff.key, certificate);
    response
}

/// Forgets what memory still holds of the clients, and goes on to a page.
fn leave(house: &House, gone: &[EpisodeId], page: &str) -> Response {
    house.forget(gone);
    let mut response = Redirect::to(page).into_response();
    // Pages that the browser keeps for its Back button go as well.
    response
        .headers_mut()
        .insert(HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\""));
    response
}

/// The certificate, as long as the session lasts.
pub(crate) async fn certificate(
    State(house): State<Arc<House>>,
    staff: Staff,
) -> Result<Response, Trouble> {
    let Some(left) = house.lately.certificate(staff.key) else {
        return Ok(Redirect::to("/contacts").into_response());
    };
    page(&erased_page(&left, Frame::of(&staff, Room::Contacts), staff.lang))
}

fn erased_page(left: &Certificate, f: Frame, lang: Lang) -> ErasedPage {
    ErasedPage {
        f,
        date: left.date(),
        rows: left.rows(lang),
        renewed: left.renewed(),
        unreached: left.unreached(),
        backups_gone: left.backups_gone(),
    }
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use kastanj_language::Lang;

    use crate::trial::Trial;

    #[tokio::test]
    async fn a_client_is_erased_by_the_typed_code_and_leaves_a_certificate_without_it() {
        let trial = Trial::new();
        let (gone, stays) = (trial.contact().await, trial.contact().await);
        // Something is known of it.
        let episode = gone.id;
        trial
            .change(move |batch, _| {
                let loss = kastanj_record::Loss::Declined;
                Ok(batch.put_loss(&kastanj_record::EpisodeLoss { episode, loss })?)
            })
            .await;
        let staff = trial.staff();
        let page = format!("/contact/{}/erase", gone.code);
        let shown = staff.get(&page).await.body;
        assert!(shown.contains("name=\"typed\""), "{shown}");
        for wrong in ["", "7KQ4-HN", &stays.code.to_string()] {
            let answer = staff.post(&page, &[("typed", wrong)]).await;
            assert!(answer.location.is_none(), "{wrong}");
            assert!(answer.body.contains("role=\"alert\""), "{wrong}");
        }
        assert_eq!(trial.look(|view| view.episodes(None)).await.len(), 2);
        // Small letters and no hyphen: what a person means.
        let typed = gone.code.as_str().to_lowercase();
        let answer = staff.post(&page, &[("typed", &typed)]).await;
        assert_eq!(answer.location.as_deref(), Some("/erased"));
        for (lang, word) in [(Lang::Sv, "Kontakter"), (Lang::En, "Contacts")] {
            staff.post("/language", &[("lang", lang.code())]).await;
            let certificate = staff.get("/erased").await.body;
            assert!(certificate.contains(word), "{certificate}");
            assert!(!certificate.contains(&gone.code.to_string()), "{certificate}");
            assert!(!certificate.contains(gone.code.as_str()), "{certificate}");
        }
        for path in [String::new(), "/erase".to_owned(), "/talk".to_owned()] {
            let answer = staff.get(&format!("/contact/{}{path}", gone.code)).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        }
        let again = staff.post(&page, &[("typed", &typed)]).await;
        assert_eq!(again.status, StatusCode::NOT_FOUND);
        let left = trial.look(|view| view.episodes(None)).await;
        assert_eq!(left.iter().map(|one| one.code).collect::<Vec<_>>(), [stays.code]);
        // Nobody else's session has the certificate.
        assert_eq!(trial.staff().get("/erased").await.location.as_deref(), Some("/contacts"));
    }

    #[tokio::test]
    async fn a_contact_made_by_mistake_goes_in_one_tap_and_one_of_which_something_is_known_does_not()
     {
        let trial = Trial::new();
        let staff = trial.staff();
        let made = staff.post("/contacts", &[]).await.location.expect("a contact");
        assert!(staff.get(&made).await.body.contains("name=\"mistake\""));
        let answer = staff.post(&format!("{made}/erase"), &[("mistake", "1")]).await;
        assert_eq!(answer.location.as_deref(), Some("/contacts"));
        let told = staff.get("/contacts").await.body;
        assert!(told.contains("Inget var känt om den") && !told.contains("säkerhetskop"), "{told}");
        assert!(!staff.get("/contacts").await.body.contains("Inget var känt"), "once");
        assert_eq!(staff.get(&made).await.status, StatusCode::NOT_FOUND);
        let used = staff.post("/contacts", &[]).await.location.expect("a contact");
        staff.post(&format!("{used}/asked"), &[("why", "forgot")]).await;
        let all = trial.look(|view| view.episodes(None)).await;
        let episode = all[0].id;
        if trial.look(move |view| view.losses_of_episode(episode)).await.is_empty() {
            trial
                .change(move |batch, _| {
                    let loss = kastanj_record::Loss::Declined;
                    Ok(batch.put_loss(&kastanj_record::EpisodeLoss { episode, loss })?)
                })
                .await;
        }
        assert!(!staff.get(&used).await.body.contains("name=\"mistake\""));
        let answer = staff.post(&format!("{used}/erase"), &[("mistake", "1")]).await;
        assert!(answer.location.is_none() && answer.body.contains("name=\"typed\""));
        assert_eq!(staff.get(&used).await.status, StatusCode::OK);
    }

    #[tokio::test]
    async fn an_open_form_of_the_client_ends_with_the_client() {
        let trial = Trial::new();
        let contact = trial.contact().await;
        let staff = trial.staff();
        let code = staff
            .post(&format!("/contact/{}/code", contact.code), &[("occasion", "before")])
            .await
            .body;
        let code = code.split("class=\"code\"").nth(1).expect("a code");
        let code: String = code.chars().filter(char::is_ascii_digit).take(6).collect();
        let mut client = trial.stranger();
        client.cookie = client
            .post("/f", &[("k", &code)])
            .await
            .cookie
            .and_then(|set| set.split(';').next().map(str::to_owned));
        client.post("/f", &[("go", "1")]).await;
        assert!(client.get("/f").await.body.contains("name=\"v\""));
        let page = format!("/contact/{}/erase", contact.code);
        staff.post(&page, &[("typed", &contact.code.to_string())]).await;
        let answer = client.get("/f").await;
        assert!(!answer.body.contains("name=\"v\""), "{}", answer.body);
    }
}
