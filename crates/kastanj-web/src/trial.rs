//! A house with an open store of one or two invented units, for the tests of this crate.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::body::Body;
use axum::http::{Method, Request, Response, StatusCode, header};
use http_body_util::BodyExt;
use kastanj_desk::decoding::Decoding;
use kastanj_desk::{NewService, this_week};
use kastanj_language::Lang;
use kastanj_record::{Episode, Month, Week};
use kastanj_store::{Batch, EpisodeFacts, KeyCost, Person, StoreError};
use tower::ServiceExt;

use crate::clock::Clock;
use crate::house::{House, Plan, Profile};
use crate::keeper::Setting;
use crate::router::router;
use crate::session::{Holder, Limits};
use crate::trouble::Trouble;

/// The passphrase of the one account, `anna`.
pub(crate) const PASSPHRASE: &str = "exempel exempel exempel";
/// The host under which the pages are asked for.
pub(crate) const HOST: &str = "localhost:8517";

/// A running house.
pub(crate) struct Trial {
    pub(crate) house: Arc<House>,
    seconds: Arc<AtomicU64>,
    /// Kept until the house is gone.
    _folder: tempfile::TempDir,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) location: Option<String>,
    pub(crate) cookie: Option<String>,
    pub(crate) body: String,
}

impl Answer {
    /// Whether the browser got the token of a session.
    pub(crate) fn begins_a_session(&self) -> bool {
        let value = self.cookie.as_deref().and_then(|set| set.split(['=', ';']).nth(1));
        value.is_some_and(|value| value.len() == 64)
    }
}

impl Trial {
    /// A house in front of an empty folder.
    pub(crate) fn empty() -> Trial {
        Trial::of(Profile::Laptop)
    }

    fn of(profile: Profile) -> Trial {
        let folder = tempfile::tempdir().expect("a folder");
        let plan = Plan {
            dir: folder.path().join("s"),
            lang: Lang::Sv,
            key_cost: KeyCost::WEAK,
            card_cost: KeyCost::WEAK,
            shown: HOST.to_owned(),
            hosts: vec![HOST.to_owned()],
            origin: match profile {
                Profile::Server => format!("https://{HOST}"),
                Profile::Laptop => format!("http://{HOST}"),
            },
            secure: profile == Profile::Server,
            profile,
            begun: 0,
            decoding: Decoding::Here,
            watch: None,
            rehearse: None,
        };
        let seconds = Arc::new(AtomicU64::new(0));
        let clock = Clock::by_hand(Arc::clone(&seconds));
        Trial { house: House::new(plan, clock, Limits::default()), seconds, _folder: folder }
    }

    /// A house with the open store of a service, all modules on.
    pub(crate) fn new() -> Trial {
        Trial::empty().furnished(|text| text)
    }

    /// The same of a service that counts by the month.
    pub(crate) fn by_tally() -> Trial {
        let by_month = "losses = \"tally\"";
        Trial::empty().furnished(|text| text.replace("losses = \"per_person\"", by_month))
    }

    /// The same in the server profile.
    pub(crate) fn server() -> Trial {
        Trial::of(Profile::Server).furnished(|text| text)
    }

    /// The same in the server profile, where `anna` has a second step and cards cost this to try.
    pub(crate) async fn with_cards(cost: KeyCost) -> Trial {
        let mut trial = Trial::of(Profile::Server);
        let house = Arc::get_mut(&mut trial.house).expect("nobody else has the house yet");
        house.plan.card_cost = cost;
        let trial = trial.furnished(|text| text);
        let person = anna();
        let step = trial.house.turn(&person, |desk| {
            let step = kastanj_store::SecondStep::random()?;
            Ok(desk.store.set_second_step(&anna(), Some(&step))?)
        });
        step.await.expect("a second step");
        trial
    }

    /// With what lies in this folder as the folder of its store.
    pub(crate) fn with_languages_of(mut self, folder: &std::path::Path) -> Trial {
        let house = Arc::get_mut(&mut self.house).expect("nobody else has the house yet");
        house.tongues = crate::tongue::Tongues::beside(folder);
        self
    }

    /// With the open store of a service, its study file changed.
    pub(crate) fn furnished(self, change: impl FnOnce(String) -> String) -> Trial {
        let trial = self;
        let (year, month) = this_week().plus(-104).month();
        let starts = Month::new(year, month).expect("a month");
        let service = NewService {
            code: "OV-1".parse().expect("a code"),
            name: "Övningsstad (SYNTETISK)".to_owned(),
            neutral_name: Some("Frågor".to_owned()),
            controller: "Nämnden i Övningsstad (SYNTETISK)".to_owned(),
            identity_decision: None,
            documentation_rule: None,
            documentation_decision: None,
            crisis_numbers: vec![(
                kastanj_language::Text {
                    sv: "Akut fara för livet".to_owned(),
                    en: "Immediate danger to life".to_owned(),
                },
                "112".to_owned(),
            )],
            session_reports: true,
            added_value: true,
            practice: true,
        };
        let dir = trial.house.plan.dir.clone();
        let made = service.set_up(&dir, &anna(), PASSPHRASE, KeyCost::WEAK, starts);
        let (mut store, _) = made.expect("a store");
        let text = change(service.study_text(starts).expect("a study"));
        store.batch(|batch| batch.set_study(&text)).expect("a study");
        trial.house.keep(store).expect("a house");
        trial
    }

    /// The same store, closed and opened: as after a new start of the program.
    pub(crate) fn open_again(self) -> Trial {
        self.house.close();
        let store = kastanj_store::Store::open(&self.house.plan.dir, &anna(), PASSPHRASE);
        self.house.keep(store.expect("a store")).expect("a house");
        self
    }

    /// Lets time pass for sessions and codes.
    pub(crate) fn wait(&self, seconds: u64) {
        self.seconds.fetch_add(seconds, Ordering::SeqCst);
    }

    /// A contact with its first visit this week.
    pub(crate) async fn contact(&self) -> Episode {
        self.contact_since(this_week()).await
    }

    /// A contact with its first visit in this week.
    pub(crate) async fn contact_since(&self, first_visit: Week) -> Episode {
        self.change(move |batch, setting| {
            let unit = setting.study.units[0].code.clone();
            let facts = EpisodeFacts { first_visit: Some(first_visit), ..EpisodeFacts::default() };
            Ok(batch.start_contact(&unit, kastanj_record::ClientKind::Own, &facts)?)
        })
        .await
    }

    /// A change behind the pages' back.
    pub(crate) async fn change<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Batch<'_>, Setting<'_>) -> Result<T, Trouble> + Send + 'static,
    ) -> T {
        self.house.change(&anna(), work).await.expect("a change")
    }

    /// A look behind the pages' back.
    pub(crate) async fn look<T: Send + 'static>(
        &self,
        look: impl FnOnce(&kastanj_store::View<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> T {
        let person = anna();
        let turn = self.house.turn(&person, move |desk| Ok(look(&desk.store.view())?));
        turn.await.expect("a look")
    }

    /// A browser in which `anna` has unlocked.
    pub(crate) fn staff(&self) -> Visitor<'_> {
        self.staff_named("anna")
    }

    /// A browser in which this person has unlocked.
    pub(crate) fn staff_named(&self, name: &str) -> Visitor<'_> {
        let holder = Holder::Staff { person: name.parse().expect("an account") };
        let token = self.house.sessions.begin(holder, Lang::Sv, self.house.clock.now());
        let name = if self.house.plan.secure { "__Host-s" } else { "s" };
        let cookie = format!("{name}={}", token.expect("randomness").as_str());
        Visitor { trial: self, cookie: Some(cookie) }
    }

    /// A browser in which a second person with the same rights has unlocked.
    pub(crate) async fn second_person(&self) -> Visitor<'_> {
        let person = anna();
        let bo: Person = "bo".parse().expect("a name");
        let turn = self.house.turn(&person, move |desk| {
            Ok(desk.store.add_person(&bo, PASSPHRASE, KeyCost::WEAK)?)
        });
        turn.await.expect("a second person");
        self.staff_named("bo")
    }

    /// A browser that nobody has used here.
    pub(crate) fn stranger(&self) -> Visitor<'_> {
        Visitor { trial: self, cookie: None }
    }
}

/// The one account.
pub(crate) fn anna() -> Person {
    "anna".parse().expect("an account")
}

/// A browser with its cookie.
pub(crate) struct Visitor<'t> {
    trial: &'t Trial,
    pub(crate) cookie: Option<String>,
}

impl Visitor<'_> {
    /// Looks at a page.
    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path).body(Body::empty()).expect("a request")).await
    }

    /// Sends a form of one of our pages.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)))
            .collect();
        let request = self
            .request(Method::POST, path)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body.join("&")));
        self.send(request.expect("a request")).await
    }

    /// Sends a form with files, each under the name of its field, as a browser does.
    pub(crate) async fn post_files(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &str, &[u8])],
    ) -> Answer {
        let mut body = Vec::new();
        let mut part = |head: String, content: &[u8]| {
            body.extend_from_slice(b"--b\r\nContent-Disposition: form-data; ");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(b"\r\n\r\n");
            body.extend_from_slice(content);
            body.extend_from_slice(b"\r\n");
        };
        for (name, value) in fields {
            part(format!("name=\"{name}\""), value.as_bytes());
        }
        for (name, file, bytes) in files {
            part(format!("name=\"{name}\"; filename=\"{file}\""), bytes);
        }
        body.extend_from_slice(b"--b--\r\n");
        let request = self
            .request(Method::POST, path)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b")
            .body(Body::from(body));
        self.send(request.expect("a request")).await
    }

    /// Fetches a file that a button makes.
    pub(crate) async fn post_for_bytes(&self, path: &str) -> Vec<u8> {
        let request = self
            .request(Method::POST, path)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::empty());
        let answer = router(&self.trial.house).oneshot(request.expect("a request")).await;
        let body = answer.expect("an answer").into_body().collect().await.expect("a body");
        body.to_bytes().to_vec()
    }

    /// A request in this browser, to be changed by a test.
    pub(crate) fn request(&self, method: Method, path: &str) -> axum::http::request::Builder {
        let request = Request::builder().method(method).uri(path).header(header::HOST, HOST);
        match &self.cookie {
            Some(cookie) => request.header(header::COOKIE, cookie),
            None => request,
        }
    }

    /// Sends any request.
    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let response: Response<Body> =
            router(&self.trial.house).oneshot(request).await.expect("an answer");
        let text = |name| {
            let value = response.headers().get(name);
            value.and_then(|value| value.to_str().ok()).map(str::to_owned)
        };
        let (location, cookie) = (text(header::LOCATION), text(header::SET_COOKIE));
        let status = response.status();
        let body = response.into_body().collect().await.expect("a body").to_bytes();
        Answer { status, location, cookie, body: String::from_utf8_lossy(&body).into_owned() }
    }
}

/// Percent-encoding as browsers do it.
fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}
