//! The server profile: the door with its second step, wrong tries, codes for phones, and the
//! connection itself.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use kastanj_store::{Person, Role, SecondStep, ServiceUnit, Standing, wall_clock};
use tokio::net::TcpListener;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

use crate::accepting::{Manners, accept};
use crate::network::{Network, Transport};
use crate::router::router;
use crate::serving::ServingError;
use crate::trial::{Answer, HOST, PASSPHRASE, Trial, Visitor, anna};

/// Gives a person a second step behind the pages' back.
pub(crate) async fn second_step(trial: &Trial, person: &Person) -> SecondStep {
    let (step, whose, keeper) = (SecondStep::random().expect("randomness"), person.clone(), anna());
    let kept = step.clone();
    let turn = trial
        .house
        .turn(&keeper, move |desk| Ok(desk.store.set_second_step(&whose, Some(&step))?));
    turn.await.expect("a second step");
    kept
}

fn code_now(step: &SecondStep) -> String {
    step.code(u64::try_from(wall_clock()).expect("a time") / 30)
}

/// A code that is right at no time near this one.
fn wrong_code(step: &SecondStep) -> String {
    let now = u64::try_from(wall_clock()).expect("a time") / 30;
    let near: Vec<String> = (now - 3..now + 4).map(|period| step.code(period)).collect();
    (0..).map(|n| format!("{n:06}")).find(|code| !near.contains(code)).expect("a code")
}

async fn unlock(trial: &Trial, name: &str, passphrase: &str, code: &str) -> Answer {
    let fields = [("person", name), ("passphrase", passphrase), ("code", code)];
    trial.stranger().post("/unlock", &fields).await
}

pub(crate) fn browser<'t>(trial: &'t Trial, answer: &Answer) -> Visitor<'t> {
    let mut browser = trial.stranger();
    let cookie = answer.cookie.as_deref().expect("a cookie");
    browser.cookie = cookie.split(';').next().map(str::to_owned);
    browser
}

#[tokio::test]
async fn nothing_opens_before_there_is_a_second_step() {
    let trial = Trial::server();
    let door = trial.stranger().get("/unlock").await;
    assert!(!door.body.contains("anna"), "strangers are not told who works here");
    let answer = unlock(&trial, "anna", PASSPHRASE, "").await;
    assert_eq!(answer.location.as_deref(), Some("/account"));
    let cookie = answer.cookie.clone().expect("a cookie");
    assert!(cookie.starts_with("__Host-s=") && cookie.contains("; Secure"), "{cookie}");
    let anna_there = browser(&trial, &answer);
    for path in ["/today", "/contacts", "/sheets", "/contact/7KQ4-HN"] {
        assert_eq!(anna_there.get(path).await.location.as_deref(), Some("/account"), "{path}");
    }
    let taken = anna_there.post("/account/second/away", &[("person", "bo")]).await;
    assert_eq!(taken.location.as_deref(), Some("/account"), "only the own step can be made");
    let page = anna_there.get("/account").await.body;
    assert!(page.contains("<svg class=\"square\""), "{page}");
    let typed = page.split("<code>").nth(1).and_then(|rest| rest.split("</code>").next());
    let typed = typed.expect("the secret").replace(' ', "");
    assert_eq!(typed.len(), 32);
    assert!(anna_there.get("/account").await.body.contains(page.split("<code>").nth(1).unwrap()));
    let session = crate::session::read(
        &std::iter::once((
            axum::http::header::COOKIE,
            anna_there.cookie.clone().unwrap().parse().unwrap(),
        ))
        .collect(),
        true,
    );
    let step = trial.house.lately.waiting_step(session.expect("a token").key()).expect("a step");
    assert_eq!(step.typed(), typed);
    let wrong = anna_there.post("/account/second", &[("code", &wrong_code(&step))]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let begun = anna_there.post("/account/second", &[("code", &code_now(&step))]).await;
    assert_eq!(begun.location.as_deref(), Some("/account"));
    assert_eq!(anna_there.get("/today").await.status, StatusCode::OK);
    assert!(!anna_there.get("/account").await.body.contains(&typed[..8]), "shown once");
    // The code that began it does not open the door as well.
    let again = unlock(&trial, "anna", PASSPHRASE, &code_now(&step)).await;
    assert!(again.cookie.is_none());
}

#[tokio::test]
async fn whatever_is_wrong_at_the_door_the_answer_is_the_same() {
    let trial = Trial::server();
    let step = second_step(&trial, &anna()).await;
    let wrong = wrong_code(&step);
    let right = code_now(&step);
    let tries = [
        ("anna", "fel fel fel fel", right.as_str()),
        ("anna", PASSPHRASE, wrong.as_str()),
        ("anna", PASSPHRASE, ""),
        ("nobody", PASSPHRASE, right.as_str()),
    ];
    let mut answers = Vec::new();
    for (name, passphrase, code) in tries {
        let answer = unlock(&trial, name, passphrase, code).await;
        assert!(answer.cookie.is_none() && answer.location.is_none(), "{name} {code}");
        // The name that was typed stands in its field again.
        answers.push(answer.body.replace(&format!("value=\"{name}\""), "value=\"·\""));
    }
    for answer in &answers {
        assert_eq!(*answer, answers[0]);
    }
    let let_in = unlock(&trial, "anna", PASSPHRASE, &code_now(&step)).await;
    assert_eq!(let_in.location.as_deref(), Some("/today"));
    let replayed = unlock(&trial, "anna", PASSPHRASE, &code_now(&step)).await;
    assert!(replayed.cookie.is_none(), "a code works once");
}

#[tokio::test]
async fn guessing_at_the_door_waits_and_the_others_come_in() {
    let trial = Trial::server();
    for _ in 0..5 {
        unlock(&trial, "anna", "fel fel fel fel", "").await;
    }
    let waits = unlock(&trial, "anna", PASSPHRASE, "").await;
    assert!(waits.cookie.is_none() && waits.body.contains("Vänta en minut"), "{}", waits.body);
    let person = anna();
    let turn = trial.house.turn(&person, |desk| {
        let cost = kastanj_store::KeyCost::WEAK;
        let standing = Standing { role: Role::Therapist, units: None };
        Ok(desk.store.add_person_as(&"bo".parse().expect("a name"), PASSPHRASE, cost, standing)?)
    });
    turn.await.expect("a person");
    assert!(unlock(&trial, "bo", PASSPHRASE, "").await.cookie.is_some());
    trial.wait(31);
    assert!(unlock(&trial, "anna", PASSPHRASE, "").await.cookie.is_some());
}

#[tokio::test]
async fn a_lost_telephone_is_helped_by_another_person() {
    let trial = Trial::server();
    let bo: Person = "bo".parse().expect("a name");
    let person = anna();
    let turn = trial.house.turn(&person, |desk| {
        let cost = kastanj_store::KeyCost::WEAK;
        let standing = Standing { role: Role::Therapist, units: None };
        Ok(desk.store.add_person_as(&"bo".parse().expect("a name"), PASSPHRASE, cost, standing)?)
    });
    turn.await.expect("a person");
    second_step(&trial, &anna()).await;
    second_step(&trial, &bo).await;
    let (keeper, therapist) = (trial.staff(), trial.staff_named("bo"));
    assert_eq!(therapist.get("/today").await.status, StatusCode::OK);
    let theirs = therapist.post("/account/second/away", &[("person", "anna")]).await;
    assert_eq!(theirs.status, StatusCode::FORBIDDEN, "a therapist keeps no accounts");
    let own = keeper.post("/account/second/away", &[("person", "anna")]).await;
    assert_eq!(own.status, StatusCode::FORBIDDEN, "nobody does away with the own one");
    assert!(keeper.get("/account").await.body.contains("value=\"bo\""));
    let unproven = [("person", "bo"), ("own", "fel fel fel fel")];
    let refused = keeper.post("/account/second/away", &unproven).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "an open session is not enough");
    assert_eq!(therapist.get("/today").await.status, StatusCode::OK);
    keeper.post("/account/second/away", &[("person", "bo"), ("own", PASSPHRASE)]).await;
    assert_eq!(therapist.get("/today").await.location.as_deref(), Some("/unlock"));
    assert_eq!(
        unlock(&trial, "bo", PASSPHRASE, "").await.location.as_deref(),
        Some("/account"),
        "and gets a new one"
    );
}

#[tokio::test]
async fn what_is_no_code_for_a_phone_cannot_be_told_from_what_was_one() {
    let trial = Trial::server();
    second_step(&trial, &anna()).await;
    let episode = trial.contact().await;
    let staff = trial.staff();
    let path = format!("/contact/{}/code", episode.code);
    let issued = || async {
        let page = staff.post(&path, &[("occasion", "before")]).await.body;
        let digits = page.split(|c: char| !c.is_ascii_digit() && c != ' ').find_map(|part| {
            let plain: String = part.chars().filter(char::is_ascii_digit).collect();
            (plain.len() == 6 && part.trim().len() == 7).then_some(plain)
        });
        digits.unwrap_or_else(|| panic!("no code in {page}"))
    };
    let spent = issued().await;
    let opened = trial.stranger().post("/f", &[("k", &spent)]).await;
    assert!(opened.begins_a_session());
    let replaced = issued().await;
    let expired = issued().await;
    trial.wait(15 * 60 + 1);
    let wrong = ["000000", "000001", "000002", "000003"]
        .into_iter()
        .find(|code| ![&spent, &replaced, &expired].contains(&&(*code).to_owned()))
        .expect("a code");
    let mut answers = Vec::new();
    for code in [wrong, &spent, &replaced, &expired, "", "12", "abcdef", "1234567"] {
        let phone = trial.stranger();
        let answer = phone.post("/f", &[("k", code)]).await;
        assert!(!answer.begins_a_session() && answer.body.is_empty(), "{code}: {answer:?}");
        answers.push((code.to_owned(), answer));
    }
    for (code, answer) in &answers {
        assert_eq!(*answer, answers[0].1, "{code}");
    }
    // Too many tries answer the same, also to the right code; then it opens.
    trial.wait(60);
    let staff = trial.staff();
    let page = staff.post(&path, &[("occasion", "before")]).await.body;
    assert!(!page.is_empty());
    let right = issued_again(&trial, &path).await;
    for _ in 0..30 {
        assert_eq!(trial.stranger().post("/f", &[("k", wrong)]).await, answers[0].1);
    }
    assert_eq!(trial.stranger().post("/f", &[("k", &right)]).await, answers[0].1);
    trial.wait(30);
    let opened = trial.stranger().post("/f", &[("k", &right)]).await;
    assert!(opened.begins_a_session(), "the client is served");
}

async fn issued_again(trial: &Trial, path: &str) -> String {
    let page = trial.staff().post(path, &[("occasion", "before")]).await.body;
    let digits = page.split(|c: char| !c.is_ascii_digit() && c != ' ').find_map(|part| {
        let plain: String = part.chars().filter(char::is_ascii_digit).collect();
        (plain.len() == 6 && part.trim().len() == 7).then_some(plain)
    });
    digits.expect("a code")
}

#[tokio::test]
async fn a_tap_keeps_a_session_and_eight_hours_end_it() {
    let trial = Trial::server();
    second_step(&trial, &anna()).await;
    let staff = trial.staff();
    for _ in 0..(8 * 60 / 9) {
        trial.wait(9 * 60);
        assert_eq!(staff.post("/still", &[]).await.status, StatusCode::NO_CONTENT);
    }
    trial.wait(9 * 60);
    assert_eq!(staff.post("/still", &[]).await.location.as_deref(), Some("/unlock"));
}

/// A certificate of our own for `localhost`; `None` where there is no `openssl`.
fn certificate(folder: &Path) -> Option<(PathBuf, PathBuf)> {
    let (certificate, key) = (folder.join("cert.pem"), folder.join("key.pem"));
    let made = Command::new("openssl")
        .args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"])
        .args(["-nodes", "-days", "2", "-subj", "/CN=localhost"])
        .args(["-addext", "subjectAltName=DNS:localhost", "-addext", "basicConstraints=CA:FALSE"])
        .arg("-out")
        .arg(&certificate)
        .arg("-keyout")
        .arg(&key)
        .output()
        .ok()?;
    made.status.success().then_some((certificate, key))
}

/// Says what the machine lacks; an error where everything is required.
fn absent(what: &str) {
    assert!(std::env::var_os("KASTANJ_REQUIRE_ALL").is_none(), "{what} is not here");
    let mut stderr = std::io::stderr();
    let _ = std::io::Write::write_all(&mut stderr, format!("skipped: no {what}\n").as_bytes());
}

async fn served(trial: &Trial, network: &Network, manners: Manners) -> SocketAddr {
    let listener = TcpListener::bind(network.listen).await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let tls = network.acceptor().expect("a certificate");
    tokio::spawn(accept(listener, tls, router(&trial.house), manners));
    address
}

/// What waits for the network, beside the program that answers.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    tokio::task::spawn_blocking(work).await.expect("no panic")
}

fn connected(address: SocketAddr) -> TcpStream {
    TcpStream::connect(address).expect("a connection")
}

/// What comes back on a connection until it ends.
fn said(mut stream: impl Read + Write, asked: &str) -> String {
    let _ = stream.write_all(asked.as_bytes());
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

const PATIENT: Manners = Manners { patience: Duration::from_millis(400), in_all: 20, from_one: 10 };

fn ask(path: &str, host: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
}

#[tokio::test]
async fn pages_come_through_tls_and_in_no_other_way() {
    let trial = Trial::server();
    let folder = tempfile::tempdir().expect("a folder");
    let Some((certificate, key)) = certificate(folder.path()) else { return absent("openssl") };
    let network = Network {
        listen: "127.0.0.1:0".parse().expect("an address"),
        hosts: vec!["localhost".to_owned()],
        transport: Transport::Tls { certificate: certificate.clone(), key: key.clone() },
    };
    let address = served(&trial, &network, PATIENT).await;
    let mut roots = RootCertStore::empty();
    for known in CertificateDer::pem_file_iter(&certificate).expect("a certificate") {
        roots.add(known.expect("a certificate")).expect("a root");
    }
    let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_root_certificates(roots)
        .with_no_client_auth();
    let config = Arc::new(config);
    let secret = |path: &'static str, host: &'static str| {
        let config = Arc::clone(&config);
        blocking(move || {
            let stream = TcpStream::connect(address).expect("a connection");
            let name = ServerName::try_from("localhost").expect("a name");
            let connection = ClientConnection::new(config, name).expect("a secret connection");
            said(StreamOwned::new(connection, stream), &ask(path, host))
        })
    };
    let page = secret("/unlock", HOST).await;
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    assert!(page.to_lowercase().contains("strict-transport-security: max-age="), "{page}");
    assert!(secret("/unlock", "evil.example").await.starts_with("HTTP/1.1 421"));
    // In clear nothing is told.
    let plain = blocking(move || said(connected(address), &ask("/unlock", HOST))).await;
    assert!(!plain.contains("HTTP/1.1"), "{plain}");
    // The key of another certificate is refused with words.
    std::fs::write(&key, "no key").expect("a file");
    assert!(matches!(network.acceptor(), Err(ServingError::Certificate { .. })));
}

#[tokio::test]
async fn slow_and_many_connections_do_not_starve_the_others() {
    let trial = Trial::server();
    let network = Network {
        listen: "127.0.0.1:0".parse().expect("an address"),
        hosts: vec![HOST.to_owned()],
        transport: Transport::BehindProxy,
    };
    let address = served(&trial, &network, PATIENT).await;
    let slow = blocking(move || {
        let mut slow = Vec::new();
        for _ in 0..10 {
            let mut stream = connected(address);
            stream.write_all(b"GET /unlock HTTP/1.1\r\nHost: ").expect("a part");
            slow.push(stream);
        }
        slow
    });
    let slow = slow.await;
    tokio::time::sleep(Duration::from_millis(50)).await;
    // The eleventh of this address finds no place.
    let eleventh = blocking(move || said(connected(address), &ask("/unlock", HOST))).await;
    assert_eq!(eleventh, "");
    // Slow ones are sent away, and their places come free.
    tokio::time::sleep(Duration::from_millis(900)).await;
    let next = blocking(move || said(connected(address), &ask("/unlock", HOST))).await;
    assert!(next.starts_with("HTTP/1.1 200"), "{next}");
    drop(slow);
}

#[tokio::test]
async fn a_proxy_is_not_believed_about_who_asks() {
    let trial = Trial::server();
    let lie = trial
        .stranger()
        .request(axum::http::Method::GET, "/unlock")
        .header("x-forwarded-host", "evil.example")
        .header("x-forwarded-for", "10.0.0.1")
        .header("forwarded", "for=10.0.0.1;host=evil.example")
        .body(axum::body::Body::empty());
    let told = trial.stranger().send(lie.expect("a request")).await;
    assert_eq!(told, trial.stranger().get("/unlock").await);
}

#[tokio::test]
async fn the_log_tells_who_came_in_what_was_tried_and_what_became_of_the_ways_in() {
    let trial = Trial::server();
    let other =
        ServiceUnit { code: "OV-2".parse().expect("a code"), label: "SYNTETISK".to_owned() };
    trial.change(move |batch, _| Ok(batch.add_unit(&other)?)).await;
    let step = second_step(&trial, &anna()).await;
    for _ in 0..4 {
        unlock(&trial, "anna", "fel fel fel fel", "").await;
    }
    unlock(&trial, "nobody", "fel fel fel fel", "").await;
    let anna_there = browser(&trial, &unlock(&trial, "anna", PASSPHRASE, &code_now(&step)).await);
    let add = |role: &'static str, units: &'static [&'static str]| {
        let mut fields = vec![
            ("person", "tove"),
            ("passphrase", "nytt ord att minnas"),
            ("again", "nytt ord att minnas"),
            ("own", PASSPHRASE),
            ("role", role),
        ];
        fields.extend(units.iter().map(|unit| ("unit", *unit)));
        fields
    };
    // No unit ticked is no answer: nobody sees everything because of a forgotten tick.
    let refused = anna_there.post("/house/people", &add("therapist", &[])).await;
    assert!(refused.location.is_none() && refused.body.contains("Inget har ändrats"));
    assert!(!refused.body.contains("<strong>tove</strong>"));
    anna_there.post("/house/people", &add("therapist", &["OV-1"])).await;
    let page = anna_there.get("/house/people").await.body;
    assert!(page.contains("value=\"OV-1\" checked") && page.contains("behandlare, OV-1"), "{page}");
    let fields = [("person", "tove"), ("role", "coordinator"), ("unit", "*"), ("own", PASSPHRASE)];
    anna_there.post("/house/people/role", &fields).await;
    let page = anna_there.get("/house/people").await.body;
    assert!(page.contains("samordnare, alla verksamheter"), "{page}");
    second_step(&trial, &"tove".parse().expect("a name")).await;
    let lost = [("person", "tove"), ("own", PASSPHRASE)];
    anna_there.post("/account/second/away", &lost).await;
    // Five tries in a row under a name are a line before anybody comes in.
    for _ in 0..5 {
        unlock(&trial, "tove", "fel fel fel fel", "").await;
    }
    let log = anna_there.get("/log").await.body;
    for line in [
        "fel lösenfras eller kod för anna 4 gånger",
        "loggade in",
        "lade till kontot tove med rollen behandlare för OV-1",
        "gav tove rollen samordnare för alla verksamheter",
        "kopplade en telefon till kontot tove",
        "tog bort telefonen från kontot tove",
        "fel lösenfras eller kod för tove 5 gånger",
    ] {
        assert!(log.contains(line), "{line}: {log}");
    }
    assert!(!log.contains("nobody"), "what is no account is nothing in the log");
    trial.house.turn(&anna(), |desk| Ok(desk.store.verify_log()?)).await.expect("a sound chain");
}
