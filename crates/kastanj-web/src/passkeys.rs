//! Passkeys: a telephone or machine that recognises its person, instead of passphrase and code.
//!
//! They work under the one name by which browsers ask for the pages, and only where that name is
//! secret on the way. A challenge is asked for by one browser, holds a few minutes and works once.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::http::{HeaderMap, header};
use kastanj_desk::Desk;
use kastanj_store::Person;
use serde_json::{Value, json};
use webauthn_rs::prelude::{
    DiscoverableAuthentication, DiscoverableKey, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Uuid,
};
use webauthn_rs::{Webauthn, WebauthnBuilder};

use crate::session::Key;
use crate::trouble::Trouble;

/// How long a challenge holds.
pub(crate) const HOLDS: Duration = Duration::from_secs(5 * 60);
/// Challenges that wait at the same time; past that the oldest is forgotten.
const WAITING: usize = 2_000;

/// Why no passkey works here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotHere {
    /// Browsers ask for a number instead of a name.
    NoName,
    /// What is sent could be read on the way.
    NotSecret,
    /// This browser asks under another name than the first.
    OtherName,
}

impl NotHere {
    /// The key of the sentence that says so.
    pub(crate) fn key(self) -> &'static str {
        match self {
            NotHere::NoName => "web-passkey-no-name",
            NotHere::NotSecret => "web-passkey-not-secret",
            NotHere::OtherName => "web-passkey-other-name",
        }
    }
}

/// A challenge that waits for its answer.
enum Ceremony {
    /// A new passkey of somebody who is in.
    Adding { state: Box<PasskeyRegistration>, handle: Uuid, label: String },
    /// Somebody at the door.
    ComingIn(Box<DiscoverableAuthentication>),
}

/// What checks passkeys, and the challenges that wait.
pub(crate) struct Passkeys {
    checker: Result<Webauthn, NotHere>,
    /// The name and port that browsers ask for.
    host: String,
    waiting: Mutex<HashMap<Key, (Duration, Ceremony)>>,
}

/// A new passkey as it is to be kept.
pub(crate) struct NewPasskey {
    pub(crate) credential: String,
    pub(crate) handle: String,
    pub(crate) label: String,
    pub(crate) content: String,
}

impl Passkeys {
    /// For pages that browsers reach at this address.
    pub(crate) fn at(origin: &str) -> Passkeys {
        let host = origin.split_once("://").map_or(origin, |(_, host)| host).to_owned();
        Passkeys { checker: checker(origin), host, waiting: Mutex::default() }
    }

    fn waiting(&self) -> MutexGuard<'_, HashMap<Key, (Duration, Ceremony)>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether a passkey works for this browser, or why not.
    pub(crate) fn work_for(&self, headers: &HeaderMap) -> Result<(), NotHere> {
        self.checker.as_ref().map_err(|why| *why)?;
        let asked = headers.get(header::HOST).and_then(|host| host.to_str().ok());
        let same = asked.is_some_and(|asked| asked.eq_ignore_ascii_case(&self.host));
        if same { Ok(()) } else { Err(NotHere::OtherName) }
    }

    fn checker(&self) -> Result<&Webauthn, Trouble> {
        self.checker.as_ref().map_err(|_| Trouble::Forbidden)
    }

    /// Begins a new passkey; gives what the browser is asked.
    ///
    /// # Errors
    /// Where no passkey works.
    pub(crate) fn begin_adding(
        &self,
        session: Key,
        person: &Person,
        owned: &Owned,
        label: String,
        now: Duration,
    ) -> Result<String, Trouble> {
        let name = person.as_str();
        let known = owned.keys.iter().map(|key| key.cred_id().clone()).collect();
        let handle = owned.handle;
        let begun = self.checker()?.start_passkey_registration(handle, name, name, Some(known));
        let (asked, state) = begun.map_err(|_| Trouble::Broken)?;
        let mut asked = serde_json::to_value(asked).map_err(|_| Trouble::Broken)?;
        // Found at the door without a name being typed.
        asked["publicKey"]["authenticatorSelection"]["residentKey"] = json!("required");
        asked["publicKey"]["authenticatorSelection"]["requireResidentKey"] = json!(true);
        self.put(session, Ceremony::Adding { state: Box::new(state), handle, label }, now);
        Ok(asked.to_string())
    }

    /// Checks what the browser answered; gives what is to be kept.
    ///
    /// # Errors
    /// No challenge of this session, too late, or an answer that does not fit.
    pub(crate) fn finish_adding(
        &self,
        session: Key,
        answer: &str,
        now: Duration,
    ) -> Result<NewPasskey, Trouble> {
        let Some(Ceremony::Adding { state, handle, label }) = self.take(session, now) else {
            return Err(Trouble::Stale);
        };
        let answer: RegisterPublicKeyCredential =
            serde_json::from_str(answer).map_err(|_| Trouble::BadForm)?;
        let key = self.checker()?.finish_passkey_registration(&answer, &state);
        let key = key.map_err(|_| Trouble::NotLetIn)?;
        Ok(NewPasskey {
            credential: spelled(key.cred_id()),
            handle: handle.to_string(),
            label,
            content: serde_json::to_string(&key).map_err(|_| Trouble::Broken)?,
        })
    }

    /// Begins coming in; gives what the browser is asked.
    ///
    /// # Errors
    /// Where no passkey works.
    pub(crate) fn begin_coming_in(&self, browser: Key, now: Duration) -> Result<String, Trouble> {
        let begun = self.checker()?.start_discoverable_authentication();
        let (asked, state) = begun.map_err(|_| Trouble::Broken)?;
        let mut asked = serde_json::to_value(asked).map_err(|_| Trouble::Broken)?;
        // A person presses a button for it: the browser shows its own window at once.
        if let Value::Object(asked) = &mut asked {
            asked.remove("mediation");
        }
        self.put(browser, Ceremony::ComingIn(Box::new(state)), now);
        Ok(asked.to_string())
    }

    /// The challenge of this browser, which is then used.
    pub(crate) fn asked_of(
        &self,
        browser: Key,
        now: Duration,
    ) -> Option<Box<DiscoverableAuthentication>> {
        match self.take(browser, now)? {
            Ceremony::ComingIn(state) => Some(state),
            Ceremony::Adding { .. } => None,
        }
    }

    /// Whose passkey answered, at the desk: the counter and the time of use are kept with it, and
    /// the log says so.
    ///
    /// # Errors
    /// [`Trouble::NotLetIn`] whatever does not fit; what it was is not told.
    pub(crate) fn come_in(
        &self,
        desk: &mut Desk,
        answer: &PublicKeyCredential,
        state: DiscoverableAuthentication,
    ) -> Result<Person, Trouble> {
        let checker = self.checker()?;
        let (handle, credential) =
            checker.identify_discoverable_authentication(answer).map_err(|_| Trouble::NotLetIn)?;
        let credential = spelled(credential);
        let kept = desk.store.view().passkey(&credential)?.ok_or(Trouble::NotLetIn)?;
        if kept.handle != handle.to_string() || desk.store.standing(&kept.person).is_none() {
            return Err(Trouble::NotLetIn);
        }
        let mut key: Passkey =
            serde_json::from_str(&kept.content).map_err(|_| Trouble::NotLetIn)?;
        let known = [DiscoverableKey::from(&key)];
        let right = checker.finish_discoverable_authentication(answer, state, &known);
        let right = right.map_err(|_| Trouble::NotLetIn)?;
        if !right.user_verified() {
            return Err(Trouble::NotLetIn);
        }
        key.update_credential(&right);
        let content = serde_json::to_string(&key).map_err(|_| Trouble::Broken)?;
        desk.store.hand_to(&kept.person);
        desk.store.batch(|batch| batch.come_in_by_passkey(&credential, &content))?;
        Ok(kept.person)
    }

    fn put(&self, whose: Key, ceremony: Ceremony, now: Duration) {
        let mut waiting = self.waiting();
        waiting.retain(|_, (begun, _)| now.saturating_sub(*begun) < HOLDS);
        if waiting.len() >= WAITING {
            let oldest = waiting.iter().min_by_key(|(_, (begun, _))| *begun).map(|(key, _)| *key);
            oldest.and_then(|key| waiting.remove(&key));
        }
        waiting.insert(whose, (now, ceremony));
    }

    fn take(&self, whose: Key, now: Duration) -> Option<Ceremony> {
        let (begun, ceremony) = self.waiting().remove(&whose)?;
        (now.saturating_sub(begun) < HOLDS).then_some(ceremony)
    }

    /// Forgets every challenge.
    pub(crate) fn clear(&self) {
        self.waiting().clear();
    }
}

/// What somebody has already.
pub(crate) struct Owned {
    /// The number under which telephones know the account.
    handle: Uuid,
    keys: Vec<Passkey>,
}

impl Owned {
    /// From the desk; who has none gets a number.
    ///
    /// # Errors
    /// When the database cannot be read or the system gives no randomness.
    pub(crate) fn of(desk: &Desk, person: &Person) -> Result<Owned, Trouble> {
        let kept = desk.store.view().passkeys_of(person)?;
        let keys = kept.iter().filter_map(|one| serde_json::from_str(&one.content).ok()).collect();
        let known = kept.iter().find_map(|one| Uuid::parse_str(&one.handle).ok());
        let handle = match known {
            Some(handle) => handle,
            None => {
                let mut bytes = [0; 16];
                getrandom::fill(&mut bytes).map_err(|error| Trouble::Said(error.to_string()))?;
                Uuid::from_bytes(bytes)
            }
        };
        Ok(Owned { handle, keys })
    }
}

/// An answer at the door.
///
/// # Errors
/// When it is none.
pub(crate) fn answer(text: &str) -> Result<PublicKeyCredential, Trouble> {
    serde_json::from_str(text).map_err(|_| Trouble::BadForm)
}

/// Under which name wrong answers are counted: who guesses at one passkey keeps no other out.
pub(crate) fn counted_as(answer: &PublicKeyCredential) -> String {
    let name: String = answer.id.chars().take(64).collect();
    format!("passkey {name}")
}

fn checker(origin: &str) -> Result<Webauthn, NotHere> {
    let url = Url::parse(origin).map_err(|_| NotHere::NoName)?;
    let name = url.domain().ok_or(NotHere::NoName)?;
    if url.scheme() != "https" && name != "localhost" {
        return Err(NotHere::NotSecret);
    }
    let built = WebauthnBuilder::new(name, &url).and_then(WebauthnBuilder::build);
    built.map_err(|_| NotHere::NoName)
}

/// Bytes in hexadecimal, as the store knows a passkey.
fn spelled(bytes: impl AsRef<[u8]>) -> String {
    bytes.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_belong_to_a_name_that_is_secret_on_the_way() {
        for fits in ["https://fragor.example", "https://fragor.example:8443", "http://localhost:80"]
        {
            assert!(Passkeys::at(fits).checker.is_ok(), "{fits}");
        }
        for (origin, why) in [
            ("https://192.0.2.7", NotHere::NoName),
            ("http://127.0.0.1:8517", NotHere::NoName),
            ("https://[::1]:8517", NotHere::NoName),
            ("http://fragor.example", NotHere::NotSecret),
            ("https://", NotHere::NoName),
            ("", NotHere::NoName),
        ] {
            assert_eq!(Passkeys::at(origin).checker.err(), Some(why), "{origin}");
        }
    }

    #[test]
    fn another_name_of_the_same_machine_is_told_so() {
        let passkeys = Passkeys::at("https://fragor.example");
        let at = |host: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, host.parse().unwrap());
            passkeys.work_for(&headers)
        };
        assert_eq!(at("Fragor.example"), Ok(()));
        assert_eq!(at("questions.example"), Err(NotHere::OtherName));
    }

    #[test]
    fn a_challenge_works_once_in_its_browser_and_in_time_and_few_wait() {
        let passkeys = Passkeys::at("http://localhost:1");
        let key = |n: u32| crate::session::Token::from_browser(&n.to_string()).key();
        let at = Duration::from_secs;
        passkeys.begin_coming_in(key(1), at(0)).unwrap();
        assert!(passkeys.asked_of(key(2), at(1)).is_none(), "another browser");
        assert!(passkeys.asked_of(key(1), at(299)).is_some());
        assert!(passkeys.asked_of(key(1), at(299)).is_none(), "once");
        passkeys.begin_coming_in(key(1), at(300)).unwrap();
        assert!(passkeys.asked_of(key(1), at(600)).is_none(), "too late");
        for n in 0..2_100 {
            passkeys.begin_coming_in(key(n), at(700)).unwrap();
        }
        assert_eq!(passkeys.waiting().len(), WAITING);
    }
}
