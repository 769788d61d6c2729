use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use kastanj_record::EpisodeId;
use kastanj_store::Person;

use super::{Holder, Key, Token};
use crate::tongue::Tongue;
use crate::visit::Step;

/// How long sessions last.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// Staff without a request.
    pub(crate) staff_idle: Duration,
    /// Staff from the passphrase on, whatever they do.
    pub(crate) staff_in_all: Duration,
    /// A client without a request: long enough for a hard question.
    pub(crate) client_idle: Duration,
}

impl Default for Limits {
    /// Ten minutes, eight hours; thirty minutes.
    fn default() -> Limits {
        Limits {
            staff_idle: Duration::from_secs(10 * 60),
            staff_in_all: Duration::from_secs(8 * 3600),
            client_idle: Duration::from_secs(30 * 60),
        }
    }
}

#[derive(Debug)]
struct Session {
    holder: Holder,
    tongue: Tongue,
    begun: Duration,
    seen: Duration,
}

/// All sessions of the program.
#[derive(Debug, Default)]
pub(crate) struct Book {
    limits: Limits,
    sessions: Mutex<HashMap<Key, Session>>,
}

impl Book {
    pub(crate) fn new(limits: Limits) -> Book {
        Book { limits, sessions: Mutex::default() }
    }

    fn sessions(&self) -> MutexGuard<'_, HashMap<Key, Session>> {
        // A panic elsewhere leaves whole sessions behind: each is put in or taken out at once.
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins a session under a new token; an old one of the same browser is ended by the caller.
    ///
    /// # Errors
    /// When the system gives no randomness.
    pub(crate) fn begin(
        &self,
        holder: Holder,
        tongue: impl Into<Tongue>,
        now: Duration,
    ) -> Result<Token, getrandom::Error> {
        let token = Token::random()?;
        let session = Session { holder, tongue: tongue.into(), begun: now, seen: now };
        self.sessions().insert(token.key(), session);
        Ok(token)
    }

    /// Whose session it is, if it has not ended; it counts as seen now.
    pub(crate) fn find(&self, key: Key, now: Duration) -> Option<(Holder, Tongue)> {
        let mut sessions = self.sessions();
        let session = sessions.get_mut(&key)?;
        if self.limits.ended(session, now) {
            sessions.remove(&key);
            return None;
        }
        session.seen = now;
        Some((session.holder.clone(), session.tongue))
    }

    /// Chooses the language of a session.
    pub(crate) fn speak(&self, key: Key, tongue: impl Into<Tongue>) {
        if let Some(session) = self.sessions().get_mut(&key) {
            session.tongue = tongue.into();
        }
    }

    /// Moves a client to another step of the form.
    pub(crate) fn go_to(&self, key: Key, to: Step) {
        if let Some(Session { holder: Holder::Client { step, .. }, .. }) =
            self.sessions().get_mut(&key)
        {
            *step = to;
        }
    }

    /// Moves a client with a card to a form, or away from it.
    pub(crate) fn become_at_home(&self, key: Key, to: Holder) {
        if let Some(session) = self.sessions().get_mut(&key)
            && !matches!(session.holder, Holder::Staff { .. })
        {
            session.holder = to;
        }
    }

    /// Ends what was opened with the card of a contact.
    pub(crate) fn end_at_home(&self, gone: EpisodeId) {
        self.sessions().retain(|_, session| match &session.holder {
            Holder::Client { visit, .. } => !visit.at_home || visit.episode != gone,
            Holder::Home { episode, .. } => *episode != gone,
            Holder::Staff { .. } => true,
        });
    }

    /// Whether a session is there; that does not count as seeing it.
    pub(crate) fn lives(&self, key: Key) -> bool {
        self.sessions().contains_key(&key)
    }

    /// Ends one session.
    pub(crate) fn end(&self, key: Key) {
        self.sessions().remove(&key);
    }

    /// Ends the sessions of clients whose contact has been erased.
    pub(crate) fn end_clients(&self, gone: &[EpisodeId]) {
        self.sessions().retain(|_, session| match &session.holder {
            Holder::Client { visit, .. } => !gone.contains(&visit.episode),
            Holder::Home { episode, .. } => !gone.contains(episode),
            Holder::Staff { .. } => true,
        });
    }

    /// Ends every session of a client but one: the client has taken every yes back in it.
    pub(crate) fn end_client_elsewhere(&self, here: Key, gone: EpisodeId) {
        self.sessions().retain(|key, session| match &session.holder {
            _ if *key == here => true,
            Holder::Client { visit, .. } => visit.episode != gone,
            Holder::Home { episode, .. } => *episode != gone,
            Holder::Staff { .. } => true,
        });
    }

    /// Ends all sessions of a member of staff.
    pub(crate) fn end_of(&self, gone: &Person) {
        let is_theirs =
            |holder: &Holder| matches!(holder, Holder::Staff { person } if person == gone);
        self.sessions().retain(|_, session| !is_theirs(&session.holder));
    }

    /// Ends all sessions.
    pub(crate) fn end_all(&self) {
        self.sessions().clear();
    }

    /// Forgets what has ended; tells how many sessions are left.
    pub(crate) fn sweep(&self, now: Duration) -> usize {
        let mut sessions = self.sessions();
        sessions.retain(|_, session| !self.limits.ended(session, now));
        sessions.len()
    }
}

impl Limits {
    fn ended(&self, session: &Session, now: Duration) -> bool {
        let idle = now.saturating_sub(session.seen);
        match session.holder {
            Holder::Staff { .. } => {
                idle >= self.staff_idle || now.saturating_sub(session.begun) >= self.staff_in_all
            }
            Holder::Client { .. } | Holder::Home { .. } => idle >= self.client_idle,
        }
    }
}

#[cfg(test)]
mod tests {
    use kastanj_language::Lang;

    use super::*;

    fn staff() -> Holder {
        Holder::Staff { person: "anna".parse().unwrap() }
    }

    const MINUTE: Duration = Duration::from_secs(60);

    #[test]
    fn ten_idle_minutes_end_a_session_and_work_keeps_it_for_eight_hours() {
        let book = Book::default();
        let key = book.begin(staff(), Lang::Sv, Duration::ZERO).unwrap().key();
        assert!(book.find(key, 9 * MINUTE).is_some());
        assert!(book.find(key, 18 * MINUTE).is_some());
        assert!(book.find(key, 28 * MINUTE).is_none(), "idle for ten minutes");
        assert!(book.find(key, 28 * MINUTE).is_none(), "an ended session does not come back");
        let key = book.begin(staff(), Lang::Sv, Duration::ZERO).unwrap().key();
        for minute in (5..480).step_by(5) {
            assert!(book.find(key, minute * MINUTE).is_some(), "{minute}");
        }
        assert!(book.find(key, 480 * MINUTE).is_none(), "a working day");
    }

    #[test]
    fn a_session_is_found_by_its_own_token_alone() {
        let book = Book::default();
        let token = book.begin(staff(), Lang::Sv, Duration::ZERO).unwrap();
        let other = Token::random().unwrap();
        assert!(book.find(other.key(), Duration::ZERO).is_none());
        assert_eq!(book.find(token.key(), Duration::ZERO), Some((staff(), Lang::Sv.into())));
        book.end(token.key());
        assert!(book.find(token.key(), Duration::ZERO).is_none());
    }
}
