//! Passkeys on the pages: a telephone of ours that can also lie, and what is made of it.

use axum::http::StatusCode;
use kastanj_language::Lang;
use kastanj_store::{KeyCost, Person, Role, SecondStep, Standing, Store};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::trial::{Answer, HOST, PASSPHRASE, Trial, Visitor, anna};

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn base64(bytes: &[u8]) -> String {
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let number = three.iter().fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte));
        let number = number << (8 * (3 - three.len()));
        for at in 0..=three.len() {
            let six = (number >> (18 - 6 * at)) & 63;
            text.push(char::from(ALPHABET[six as usize]));
        }
    }
    text
}

fn from_base64(text: &str) -> Vec<u8> {
    let (mut bytes, mut sum, mut bits) = (Vec::new(), 0_u32, 0);
    for symbol in text.bytes() {
        let at = ALPHABET.iter().position(|known| *known == symbol).expect("a symbol");
        sum = sum << 6 | u32::try_from(at).expect("small");
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((sum >> bits & 0xff) as u8);
        }
    }
    bytes
}

/// A telephone with one key; what it says can be made wrong.
#[derive(Clone)]
struct Telephone {
    secret: Vec<u8>,
    id: Vec<u8>,
    handle: Vec<u8>,
    counter: u32,
    origin: String,
    name: String,
    /// Present and recognised.
    flags: u8,
}

impl Telephone {
    fn new(origin: &str) -> Telephone {
        let secret =
            EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &SystemRandom::new());
        let mut id = vec![0; 16];
        getrandom::fill(&mut id).expect("randomness");
        Telephone {
            secret: secret.expect("a key").as_ref().to_vec(),
            id,
            handle: Vec::new(),
            counter: 1,
            origin: origin.to_owned(),
            name: "localhost".to_owned(),
            flags: 0b101,
        }
    }

    fn pair(&self) -> EcdsaKeyPair {
        let (kind, random) = (&ECDSA_P256_SHA256_ASN1_SIGNING, SystemRandom::new());
        EcdsaKeyPair::from_pkcs8(kind, &self.secret, &random).expect("a key")
    }

    fn told(&self, kind: &str, challenge: &str) -> Vec<u8> {
        let told = json!({ "type": kind, "challenge": challenge, "origin": self.origin });
        told.to_string().into_bytes()
    }

    fn head(&self, flags: u8) -> Vec<u8> {
        let mut head = Sha256::digest(self.name.as_bytes()).to_vec();
        head.push(flags);
        head.extend(self.counter.to_be_bytes());
        head
    }

    /// Answers the wish for a new key.
    fn add(&mut self, asked: &Value) -> String {
        let options = &asked["publicKey"];
        assert_eq!(options["authenticatorSelection"]["userVerification"], "required");
        assert_eq!(options["authenticatorSelection"]["residentKey"], "required");
        assert_eq!(options["rp"]["id"], "localhost");
        self.handle = from_base64(options["user"]["id"].as_str().expect("a handle"));
        let mut data = self.head(self.flags | 0b100_0000);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).expect("short").to_be_bytes());
        data.extend(&self.id);
        let pair = self.pair();
        let (x, y) = pair.public_key().as_ref()[1..].split_at(32);
        data.extend([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 0x20]);
        data.extend(x);
        data.extend([0x22, 0x58, 0x20]);
        data.extend(y);
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59".to_vec();
        object.extend(u16::try_from(data.len()).expect("short").to_be_bytes());
        object.extend(data);
        let challenge = options["challenge"].as_str().expect("a challenge");
        let told = self.told("webauthn.create", challenge);
        json!({
            "id": base64(&self.id),
            "rawId": base64(&self.id),
            "type": "public-key",
            "extensions": {},
            "response": { "clientDataJSON": base64(&told), "attestationObject": base64(&object) },
        })
        .to_string()
    }

    /// Answers the wish to be recognised.
    fn show(&mut self, asked: &Value) -> String {
        self.counter += 1;
        self.show_again(asked)
    }

    fn show_again(&self, asked: &Value) -> String {
        let options = &asked["publicKey"];
        assert_eq!(options["userVerification"], "required");
        assert_eq!(options["allowCredentials"], json!([]), "nobody's passkeys are told");
        let told = self.told("webauthn.get", options["challenge"].as_str().expect("a challenge"));
        let data = self.head(self.flags);
        let signed: Vec<u8> = data.iter().copied().chain(Sha256::digest(&told)).collect();
        let signature = self.pair().sign(&SystemRandom::new(), &signed).expect("a signature");
        json!({
            "id": base64(&self.id),
            "rawId": base64(&self.id),
            "type": "public-key",
            "extensions": {},
            "response": {
                "clientDataJSON": base64(&told),
                "authenticatorData": base64(&data),
                "signature": base64(signature.as_ref()),
                "userHandle": base64(&self.handle),
            },
        })
        .to_string()
    }
}

/// A server where everybody has a second step.
async fn staffed() -> Trial {
    let trial = Trial::server();
    let keeper = anna();
    let turn = trial.house.turn(&keeper, |desk| {
        let standing = Standing { role: Role::Coordinator, units: None };
        let cilla: Person = "cilla".parse().expect("a name");
        desk.store.add_person_as(&cilla, PASSPHRASE, KeyCost::WEAK, standing)?;
        for person in [anna(), cilla] {
            desk.store.set_second_step(&person, Some(&SecondStep::random()?))?;
        }
        Ok(())
    });
    turn.await.expect("people");
    trial
}

fn origin() -> String {
    format!("https://{HOST}")
}

async fn begin(staff: &Visitor<'_>, own: &str) -> Answer {
    staff.post("/account/passkey/begin", &[("own", own), ("label", "min telefon")]).await
}

fn json(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).expect("JSON")
}

/// A person's telephone, known to the house.
async fn added(trial: &Trial, name: &str) -> Telephone {
    let staff = trial.staff_named(name);
    let begun = begin(&staff, PASSPHRASE).await;
    assert_eq!(begun.status, StatusCode::OK, "{}", begun.body);
    let mut telephone = Telephone::new(&origin());
    let answer = telephone.add(&json(&begun));
    let kept = staff.post("/account/passkey", &[("answer", &answer)]).await;
    assert_eq!(kept.location.as_deref(), Some("/account"), "{}", kept.body);
    telephone
}

/// A browser that has been asked, with what it was asked.
async fn asked(trial: &Trial) -> (Visitor<'_>, Value) {
    let mut browser = trial.stranger();
    let answer = browser.post("/unlock/passkey/begin", &[]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let cookie = answer.cookie.clone().expect("a cookie");
    for part in ["__Host-p=", "HttpOnly", "SameSite=Strict", "Secure", "Max-Age=300"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    browser.cookie = cookie.split(';').next().map(str::to_owned);
    let asked = json(&answer);
    (browser, asked)
}

async fn come_in(browser: &Visitor<'_>, answer: &str) -> Answer {
    browser.post("/unlock/passkey", &[("answer", answer)]).await
}

fn is_in(answer: &Answer) -> bool {
    answer.location.is_some() && answer.cookie.as_ref().is_some_and(|it| it.contains("__Host-s="))
}

fn session<'t>(trial: &'t Trial, answer: &Answer) -> Visitor<'t> {
    let mut browser = trial.stranger();
    browser.cookie = answer.cookie.as_ref().and_then(|it| it.split(';').next().map(str::to_owned));
    browser
}

#[tokio::test]
async fn a_passkey_lets_its_person_in_with_that_persons_rights() {
    let trial = staffed().await;
    assert!(!trial.stranger().get("/unlock").await.body.contains("data-passkey"), "nobody has one");
    let mut telephone = added(&trial, "cilla").await;
    assert!(trial.stranger().get("/unlock").await.body.contains("data-passkey"));
    let (browser, question) = asked(&trial).await;
    let answer = come_in(&browser, &telephone.show(&question)).await;
    assert!(is_in(&answer), "{}", answer.body);
    assert_eq!(answer.location.as_deref(), Some("/overview"), "where a coordinator begins");
    let cilla = session(&trial, &answer);
    assert_eq!(cilla.get("/overview").await.status, StatusCode::OK);
    assert_eq!(cilla.get("/today").await.status, StatusCode::FORBIDDEN);
    for lang in Lang::ALL {
        cilla.post("/language", &[("lang", lang.code())]).await;
        let page = cilla.get("/account").await.body;
        assert!(page.contains("min telefon") && !page.contains("web-passkey"), "{page}");
        assert!(page.contains(&kastanj_record::iso_date(kastanj_store::wall_clock() / 86_400)));
    }
    let log = trial.staff().get("/log").await.body;
    assert!(log.contains("kom in med passnyckeln") && log.contains("cilla"), "{log}");
    // Ten idle minutes and eight hours hold here as well.
    for _ in 0..(8 * 60 / 9) {
        trial.wait(9 * 60);
        assert_eq!(cilla.post("/still", &[]).await.status, StatusCode::NO_CONTENT);
    }
    trial.wait(9 * 60);
    assert_eq!(cilla.get("/overview").await.location.as_deref(), Some("/unlock"));
    let (browser, question) = asked(&trial).await;
    let cilla = session(&trial, &come_in(&browser, &telephone.show(&question)).await);
    assert_eq!(cilla.get("/overview").await.status, StatusCode::OK);
    trial.wait(10 * 60);
    assert_eq!(cilla.get("/overview").await.location.as_deref(), Some("/unlock"));
}

#[tokio::test]
async fn an_answer_counts_once_in_its_browser_and_in_its_time() {
    let trial = staffed().await;
    let mut telephone = added(&trial, "anna").await;
    let (browser, question) = asked(&trial).await;
    let answer = telephone.show(&question);
    let (other, _) = asked(&trial).await;
    assert!(!is_in(&come_in(&other, &answer).await), "asked of another browser");
    assert!(!is_in(&come_in(&trial.stranger(), &answer).await), "asked of none");
    assert!(is_in(&come_in(&browser, &answer).await));
    assert!(!is_in(&come_in(&browser, &answer).await), "a second time");
    let (browser, _) = asked(&trial).await;
    assert!(!is_in(&come_in(&browser, &answer).await), "an old answer to a new question");
    let (browser, question) = asked(&trial).await;
    trial.wait(5 * 60);
    assert!(!is_in(&come_in(&browser, &telephone.show(&question)).await), "too late");
    let (browser, question) = asked(&trial).await;
    for bad in ["", "{}", "null", "[]", &"x".repeat(10_000)] {
        assert!(!is_in(&come_in(&browser, bad).await), "{bad:.20}");
    }
    assert!(!is_in(&come_in(&browser, &telephone.show(&question)).await), "its question is used");
}

#[tokio::test]
async fn what_does_not_fit_lets_nobody_in() {
    let trial = staffed().await;
    let right = added(&trial, "anna").await;
    let other = added(&trial, "cilla").await;
    type Lie = fn(&mut Telephone, &Telephone);
    let lies: [(&str, Lie); 8] = [
        ("another site", |it, _| it.origin = "https://evil.example".to_owned()),
        ("another port", |it, _| it.origin = "https://localhost:8518".to_owned()),
        ("in clear", |it, _| it.origin = format!("http://{HOST}")),
        ("another name", |it, _| it.name = "evil.example".to_owned()),
        ("nobody recognised", |it, _| it.flags = 0b001),
        ("a counter that has stood still", |it, _| it.counter = 0),
        ("somebody else's account", |it, other| it.handle.clone_from(&other.handle)),
        ("somebody else's key", |it, other| it.secret.clone_from(&other.secret)),
    ];
    for (what, lie) in lies {
        let mut telephone = right.clone();
        lie(&mut telephone, &other);
        let (browser, question) = asked(&trial).await;
        let answer = come_in(&browser, &telephone.show(&question)).await;
        assert!(!is_in(&answer), "{what}");
        assert!(answer.body.contains("role=\"alert\""), "{what}: {}", answer.body);
        // Wrong tries are forgiven, so that each is refused for what it is.
        trial.wait(60);
    }
    let mut unknown = right.clone();
    unknown.id = vec![7; 16];
    let (browser, question) = asked(&trial).await;
    assert!(!is_in(&come_in(&browser, &unknown.show(&question)).await), "a key nobody added");
    let mut telephone = right.clone();
    let (browser, question) = asked(&trial).await;
    assert!(is_in(&come_in(&browser, &telephone.show(&question)).await), "the control");
    let (browser, question) = asked(&trial).await;
    assert!(!is_in(&come_in(&browser, &telephone.show_again(&question)).await), "a copied key");
}

#[tokio::test]
async fn guessing_waits_and_keeps_no_other_out() {
    let trial = staffed().await;
    let mut telephone = added(&trial, "anna").await;
    let mut liar = telephone.clone();
    liar.origin = "https://evil.example".to_owned();
    for _ in 0..5 {
        let (browser, question) = asked(&trial).await;
        assert!(!is_in(&come_in(&browser, &liar.show(&question)).await));
    }
    telephone.counter = liar.counter;
    let (browser, question) = asked(&trial).await;
    let answer = come_in(&browser, &telephone.show(&question)).await;
    assert!(!is_in(&answer) && answer.body.contains("Vänta en minut"), "{}", answer.body);
    let mut other = added(&trial, "cilla").await;
    let (browser, question) = asked(&trial).await;
    assert!(is_in(&come_in(&browser, &other.show(&question)).await));
    trial.wait(31);
    let (browser, question) = asked(&trial).await;
    assert!(is_in(&come_in(&browser, &telephone.show(&question)).await));
}

#[tokio::test]
async fn a_passkey_is_added_by_who_knows_the_own_passphrase() {
    let trial = staffed().await;
    let staff = trial.staff();
    let refused = begin(&staff, "fel fel fel fel").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(json(&refused)["problem"].is_string() && refused.body.len() < 400, "{}", refused.body);
    let unnamed = staff.post("/account/passkey/begin", &[("own", PASSPHRASE)]).await;
    assert!(json(&unnamed)["problem"].is_string());
    let mut telephone = Telephone::new(&origin());
    let begun = begin(&staff, PASSPHRASE).await;
    let answer = telephone.add(&json(&begun));
    // Another session, even of the same person, was not asked.
    let other = trial.staff().post("/account/passkey", &[("answer", &answer)]).await;
    assert_eq!(other.status, StatusCode::CONFLICT, "{}", other.body);
    let mut unseen = telephone.clone();
    unseen.flags = 0b001;
    let wrong = unseen.add(&json(&begun));
    let refused = staff.post("/account/passkey", &[("answer", &wrong)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody recognised");
    let late = staff.post("/account/passkey", &[("answer", &answer)]).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "its question is used");
    let again = telephone.add(&json(&begin(&staff, PASSPHRASE).await));
    let kept = staff.post("/account/passkey", &[("answer", &again)]).await;
    assert_eq!(kept.location.as_deref(), Some("/account"), "{}", kept.body);
    // The same key under another account.
    let cilla = trial.staff_named("cilla");
    let twice = telephone.add(&json(&begin(&cilla, PASSPHRASE).await));
    let refused = cilla.post("/account/passkey", &[("answer", &twice)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    // Without a second step there is nothing to add to.
    let keeper = anna();
    let turn = trial.house.turn(&keeper, |desk| {
        Ok(desk.store.set_second_step(&"cilla".parse().expect("a name"), None)?)
    });
    turn.await.expect("a change");
    assert_eq!(begin(&cilla, PASSPHRASE).await.status, StatusCode::FORBIDDEN);
    assert!(!cilla.get("/account").await.body.contains("data-passkey"));
}

#[tokio::test]
async fn what_is_taken_away_works_no_longer() {
    let trial = staffed().await;
    let mut first = added(&trial, "cilla").await;
    let mut second = added(&trial, "cilla").await;
    assert_eq!(first.handle, second.handle, "one account, one number");
    let cilla = trial.staff_named("cilla");
    let credential: String = first.id.iter().map(|byte| format!("{byte:02x}")).collect();
    let fields = [("credential", credential.as_str()), ("own", PASSPHRASE)];
    let unproven = [("credential", credential.as_str()), ("own", "fel fel fel fel")];
    let refused = cilla.post("/account/passkey/away", &unproven).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let foreign = trial.staff().post("/account/passkey/away", &fields).await;
    assert_eq!(foreign.status, StatusCode::UNPROCESSABLE_ENTITY, "somebody else's");
    let gone = cilla.post("/account/passkey/away", &fields).await;
    assert_eq!(gone.location.as_deref(), Some("/account"));
    // Asked before, answered after.
    let (browser, question) = asked(&trial).await;
    assert!(!is_in(&come_in(&browser, &first.show(&question)).await));
    let (browser, question) = asked(&trial).await;
    assert!(is_in(&come_in(&browser, &second.show(&question)).await));
    // A lost telephone takes its passkeys along.
    trial.staff().post("/account/second/away", &[("person", "cilla"), ("own", PASSPHRASE)]).await;
    let (browser, question) = asked(&trial).await;
    assert!(!is_in(&come_in(&browser, &second.show(&question)).await));
    // And so does a lost account.
    let mut last = added(&trial, "anna").await;
    let keeper = anna();
    let turn = trial.house.turn(&keeper, |desk| {
        let bo = "bo".parse().expect("a name");
        desk.store.add_person(&bo, PASSPHRASE, KeyCost::WEAK)?;
        Ok(desk.store.remove_person(&anna())?)
    });
    turn.await.expect("a change");
    let (browser, question) = asked(&trial).await;
    assert!(!is_in(&come_in(&browser, &last.show(&question)).await));
}

#[tokio::test]
async fn a_locked_service_needs_the_passphrase_and_says_so() {
    let trial = staffed().await;
    let mut telephone = added(&trial, "anna").await;
    let (browser, question) = asked(&trial).await;
    trial.house.close();
    let answer = come_in(&browser, &telephone.show(&question)).await;
    assert!(!is_in(&answer) && answer.body.contains("kryptering"), "{}", answer.body);
    let door = trial.stranger().get("/unlock").await.body;
    assert!(!door.contains("data-passkey") && door.contains("kryptering"), "{door}");
    let begun = trial.stranger().post("/unlock/passkey/begin", &[]).await;
    assert_eq!(begun.status, StatusCode::UNPROCESSABLE_ENTITY);
    // The passkey is there again when somebody has opened it.
    let store = Store::open(&trial.house.plan.dir, &anna(), PASSPHRASE).expect("a store");
    trial.house.keep(store).expect("a house");
    let (browser, question) = asked(&trial).await;
    assert!(is_in(&come_in(&browser, &telephone.show(&question)).await));
}

#[tokio::test]
async fn on_a_laptop_it_works_under_its_name() {
    let trial = Trial::new();
    let staff = trial.staff();
    let begun = begin(&staff, PASSPHRASE).await;
    let mut telephone = Telephone::new(&format!("http://{HOST}"));
    let answer = telephone.add(&json(&begun));
    staff.post("/account/passkey", &[("answer", &answer)]).await;
    let mut browser = trial.stranger();
    let question = browser.post("/unlock/passkey/begin", &[]).await;
    let cookie = question.cookie.clone().expect("a cookie");
    browser.cookie = cookie.split(';').next().map(str::to_owned);
    let came = come_in(&browser, &telephone.show(&json(&question))).await;
    assert_eq!(came.location.as_deref(), Some("/today"), "{}", came.body);
    trial.house.close();
    assert!(!trial.stranger().get("/unlock").await.body.contains("passnyckel"), "no noise");
}
