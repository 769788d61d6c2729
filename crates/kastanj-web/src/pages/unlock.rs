use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_language::{Lang, tr};
use kastanj_store::{Person, Store};
use serde::Deserialize;

use crate::fields::Fields;
use crate::frame::{Frame, page};
use crate::house::{House, Profile};
use crate::pages::front::home;
use crate::session::{self, Holder};
use crate::source::Source;
use crate::trouble::Trouble;
use crate::visitor::Visitor;

/// Who is it, and with which passphrase.
#[derive(Template)]
#[template(path = "unlock.html")]
struct UnlockPage {
    f: Frame,
    people: Vec<String>,
    /// Strangers reach this page, or the screen is with a client: they are not told who works here.
    by_name: bool,
    /// Whoever gave the screen to the client is known, and asked for nothing but the passphrase.
    known: bool,
    /// Whether that page is there to go back to.
    from_known: bool,
    /// Whether a code of a second step is asked for.
    with_code: bool,
    chosen: Option<String>,
    problem: Option<String>,
    /// Whether all was locked just now while something that a client marked was unread.
    unread: bool,
    /// Whether somebody can come in by a passkey now.
    passkey: bool,
    /// Whether passkeys work here, but only once somebody has opened the service.
    passkey_later: bool,
}

impl UnlockPage {
    async fn of(
        house: &House,
        visitor: &Visitor,
        headers: &HeaderMap,
        other: bool,
    ) -> Result<UnlockPage, Trouble> {
        let with_code = house.plan.profile == Profile::Server;
        let giver = giver(house);
        let known = giver.is_some() && !other;
        let by_name = with_code || (is_given(house) && !known);
        let people = if by_name || known { Vec::new() } else { Store::people(&house.plan.dir)? };
        let people = people.iter().map(ToString::to_string).collect();
        let f = Frame::outside(visitor.lang);
        let works = house.passkeys.work_for(headers).is_ok();
        let passkey = match house.opener() {
            Some(opener) if works => {
                house.turn(&opener, |desk| Ok(desk.store.view().has_passkeys()?)).await?
            }
            _ => false,
        };
        let passkey_later = works && with_code && !house.is_open();
        let (chosen, problem) = (None, None);
        Ok(UnlockPage {
            f,
            people,
            by_name,
            known,
            from_known: giver.is_some() && other,
            with_code,
            chosen,
            problem,
            unread: false,
            passkey,
            passkey_later,
        })
    }
}

/// Who gave the one machine of two people to a client: the screen is the client's until that person
/// or the other one unlocks it. Through a network everybody has a machine.
fn giver(house: &House) -> Option<Person> {
    house.handed_over.giver().filter(|_| house.plan.profile == Profile::Laptop)
}

/// Whether the one machine is with a client: also when the program was started anew meanwhile, and
/// who gave it is not known any more.
fn is_given(house: &House) -> bool {
    house.plan.profile == Profile::Laptop && house.handed_over.any()
}

/// What the address of the page asks for.
#[derive(Debug, Default, Clone, Deserialize)]
pub(crate) struct Asked {
    /// Somebody else than who gave the screen away wants to unlock it.
    #[serde(default)]
    other: Option<String>,
    /// All was locked while something was unread.
    #[serde(default)]
    unread: Option<String>,
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    visitor: Visitor,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    if !house.is_set_up() {
        return Ok(Redirect::to("/start").into_response());
    }
    let mut shown = UnlockPage::of(&house, &visitor, &headers, asked.other.is_some()).await?;
    shown.unread = asked.unread.is_some();
    page(&shown)
}

/// The page, perhaps with what stood in the way.
///
/// # Errors
/// When the accounts cannot be read.
pub(crate) async fn unlock_page(
    house: &House,
    visitor: &Visitor,
    headers: &HeaderMap,
    problem: Option<String>,
) -> Result<Response, Trouble> {
    let mut shown = UnlockPage::of(house, visitor, headers, false).await?;
    shown.problem = problem;
    page(&shown)
}

/// Lets a person in.
pub(crate) async fn unlock(
    State(house): State<Arc<House>>,
    visitor: Visitor,
    source: Source,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Trouble> {
    let typed = fields.one("person").unwrap_or_default().to_lowercase();
    let (giver, given) = (giver(&house), is_given(&house));
    let other = giver.is_some() && fields.one("known").is_none();
    let person = match &giver {
        Some(known) if !other => Some(known.clone()),
        _ => typed.parse::<Person>().ok(),
    };
    let Some(person) = person else {
        let mut again = UnlockPage::of(&house, &visitor, &headers, other).await?;
        again.problem = Some(refused(&Trouble::NotLetIn, given, visitor.lang));
        return page(&again);
    };
    let code = fields.one("code").unwrap_or_default().to_owned();
    let passphrase = fields.exact("passphrase").to_owned();
    if let Err(trouble) = house.let_in(source, person.clone(), passphrase, code).await {
        let mut again = UnlockPage::of(&house, &visitor, &headers, other).await?;
        // What is sent back while the client has the screen names nobody.
        again.chosen = (!given).then(|| person.to_string());
        again.problem = Some(refused(&trouble, given, visitor.lang));
        return page(&again);
    }
    enter(&house, &visitor, person)
}

/// Why the door stays shut; who works here is not told to a client who has the screen.
fn refused(trouble: &Trouble, to_client: bool, lang: Lang) -> String {
    match trouble {
        Trouble::Crowded | Trouble::TooMany => trouble.words(lang),
        _ if to_client => tr!(lang, "web-unlock-wrong"),
        _ => trouble.words(lang),
    }
}

/// Begins the session of a person who has been let in, under a new token, and goes to work.
pub(crate) fn enter(house: &House, visitor: &Visitor, person: Person) -> Result<Response, Trouble> {
    if let Some((old, _)) = &visitor.session {
        house.sessions.end(*old);
    }
    let shared = house.plan.profile == Profile::Laptop;
    let home = match house.handed_over.back(&person, shared) {
        Some(contact) => format!("/contact/{contact}"),
        None => home(house, &person).to_owned(),
    };
    let token = house
        .sessions
        .begin(Holder::Staff { person }, visitor.lang, house.clock.now())
        .map_err(|error| Trouble::Said(error.to_string()))?;
    let mut response = Redirect::to(&home).into_response();
    if let Some(cookie) = session::set(&token, house.plan.secure) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

#[cfg(test)]
mod tests {
    use crate::trial::{PASSPHRASE, Trial};

    /// Whether a page names the one account; *annan* is another word.
    fn names_anna(page: &str) -> bool {
        page.split(|c: char| !c.is_alphabetic()).any(|word| word == "anna")
    }

    /// Gives the machine to a client; the page of the contact.
    async fn handed_over(trial: &Trial) -> String {
        let contact = trial.contact().await.code;
        let staff = trial.staff();
        let here = format!("/contact/{contact}/here");
        let answer = staff.post(&here, &[("occasion", "before")]).await;
        assert_eq!(answer.location.as_deref(), Some("/f"));
        format!("/contact/{contact}")
    }

    #[tokio::test]
    async fn who_works_here_is_not_told_while_the_screen_is_with_a_client() {
        let trial = Trial::new();
        assert!(names_anna(&trial.stranger().get("/unlock").await.body));
        let contact = handed_over(&trial).await;
        let stranger = trial.stranger();
        let wrong = ("passphrase", "inte den rätta alls");
        for answer in [
            stranger.get("/f").await,
            stranger.get("/unlock").await,
            stranger.get("/unlock?other=1").await,
            stranger.post("/unlock", &[("known", "1"), wrong]).await,
            stranger.post("/unlock", &[("person", "anna"), wrong]).await,
            stranger.post("/unlock", &[("person", "nobody"), wrong]).await,
            stranger.post("/unlock", &[wrong]).await,
        ] {
            assert!(answer.location.is_none() && !names_anna(&answer.body), "{}", answer.body);
            assert!(!answer.body.contains("type=\"radio\""), "{}", answer.body);
        }
        let known = stranger.get("/unlock").await.body;
        assert!(!known.contains("name=\"person\"") && known.contains("/unlock?other=1"), "{known}");
        // The passphrase alone, and back at the contact; then the list of two people again.
        let fields = [("known", "1"), ("passphrase", PASSPHRASE)];
        let answer = stranger.post("/unlock", &fields).await;
        assert_eq!(answer.location.as_deref(), Some(contact.as_str()));
        assert!(names_anna(&trial.stranger().get("/unlock").await.body));
    }

    #[tokio::test]
    async fn a_program_that_was_started_anew_names_nobody_to_the_client_before_it() {
        let trial = Trial::new();
        handed_over(&trial).await;
        let trial = trial.open_again();
        let stranger = trial.stranger();
        let wrong = [("person", "anna"), ("passphrase", "inte den rätta alls")];
        for answer in [stranger.get("/unlock").await, stranger.post("/unlock", &wrong).await] {
            assert!(!names_anna(&answer.body), "{}", answer.body);
            assert!(answer.body.contains("name=\"person\""), "{}", answer.body);
        }
        let fields = [("person", "anna"), ("passphrase", PASSPHRASE)];
        let answer = stranger.post("/unlock", &fields).await;
        assert_eq!(answer.location.as_deref(), Some("/today"));
        let trial = trial.open_again();
        assert!(names_anna(&trial.stranger().get("/unlock").await.body));
    }

    #[tokio::test]
    async fn somebody_else_unlocks_a_screen_that_is_with_a_client_by_name() {
        let trial = Trial::new();
        trial
            .house
            .turn(&"anna".parse().expect("a name"), |desk| {
                let bo = "bo".parse().expect("a name");
                let cost = kastanj_store::KeyCost::WEAK;
                Ok(desk.store.add_person(&bo, "helt andra ord för bo", cost)?)
            })
            .await
            .expect("an account");
        let contact = handed_over(&trial).await;
        let other = trial.stranger();
        let page = other.get("/unlock?other=1").await.body;
        assert!(page.contains("name=\"person\"") && !page.contains("name=\"code\""), "{page}");
        assert!(!names_anna(&page) && !page.contains(">bo<"), "{page}");
        let fields = [("person", "Bo"), ("passphrase", "helt andra ord för bo")];
        let answer = other.post("/unlock", &fields).await;
        assert_eq!(answer.location.as_deref(), Some(contact.as_str()));
    }
}
