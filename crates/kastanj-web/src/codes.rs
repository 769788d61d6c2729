use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use kastanj_record::EpisodeId;

use crate::visit::Visit;

/// How long a code opens its form.
const LIFE: Duration = Duration::from_secs(15 * 60);
/// How many tries are allowed at once, whoever makes them; and how often one more is.
const BURST: u32 = 10;
const ONE_MORE: Duration = Duration::from_secs(2);

/// The six-digit codes that open a form in the room: one use, fifteen minutes, in memory alone.
///
/// With three live codes and one try every two seconds, guessing for the fifteen minutes of a
/// code hits one with a probability of 0.14 %.
#[derive(Debug, Default)]
pub(crate) struct Codes(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    live: HashMap<u32, Live>,
    tries: u32,
    since: Duration,
}

#[derive(Debug)]
struct Live {
    visit: Visit,
    until: Duration,
}

impl Codes {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A new code for a form; an earlier code for the same form stops working.
    ///
    /// # Errors
    /// When the system gives no randomness.
    pub(crate) fn issue(&self, visit: Visit, now: Duration) -> Result<String, getrandom::Error> {
        let mut state = self.state();
        state.live.retain(|_, live| live.until > now && live.visit != visit);
        loop {
            let mut bytes = [0; 4];
            getrandom::fill(&mut bytes)?;
            let code = u32::from_le_bytes(bytes) % 1_000_000;
            if let Entry::Vacant(free) = state.live.entry(code) {
                free.insert(Live { visit, until: now + LIFE });
                return Ok(format!("{code:06}"));
            }
        }
    }

    /// The form that a code opens, once. Wrong, spent, expired and too many tries are all `None`:
    /// nobody can tell them apart.
    pub(crate) fn redeem(&self, typed: &str, now: Duration) -> Option<Visit> {
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        let mut state = self.state();
        let back = now.saturating_sub(state.since).as_secs() / ONE_MORE.as_secs();
        let back = u32::try_from(back).unwrap_or(u32::MAX);
        if back > 0 {
            state.tries = state.tries.saturating_sub(back);
            state.since = now;
        }
        if state.tries >= BURST {
            return None;
        }
        state.tries += 1;
        let code = (digits.len() == 6).then(|| digits.parse().ok()).flatten()?;
        let live = state.live.remove(&code)?;
        (live.until > now).then(|| {
            state.tries = 0;
            live.visit
        })
    }

    /// Takes the codes of contacts back that have been erased.
    pub(crate) fn forget(&self, gone: &[EpisodeId]) {
        self.state().live.retain(|_, live| !gone.contains(&live.visit.episode));
    }

    /// Takes all codes back.
    pub(crate) fn clear(&self) {
        self.state().live.clear();
    }
}

#[cfg(test)]
mod tests {
    use kastanj_instrument::{Occasion, QuestionnaireId, VariantId};
    use kastanj_record::EpisodeId;

    use super::*;

    fn visit(number: u8) -> Visit {
        Visit {
            episode: EpisodeId([number; 16]),
            occasion: Occasion::Before,
            questionnaire: QuestionnaireId { name: "del-1".to_owned(), version: 1 },
            variant: VariantId("before".to_owned()),
            opened_by: "anna".parse().unwrap(),
        }
    }

    #[test]
    fn a_code_opens_its_form_once() {
        let codes = Codes::default();
        let code = codes.issue(visit(1), Duration::ZERO).unwrap();
        let spaced = format!("{} {}", &code[..3], &code[3..]);
        assert_eq!(codes.redeem(&spaced, Duration::ZERO), Some(visit(1)));
        assert_eq!(codes.redeem(&code, Duration::ZERO), None);
    }

    #[test]
    fn a_code_lives_for_fifteen_minutes_and_the_newest_of_a_form_holds() {
        let codes = Codes::default();
        let first = codes.issue(visit(1), Duration::ZERO).unwrap();
        let second = codes.issue(visit(1), Duration::from_secs(1)).unwrap();
        assert_eq!(codes.redeem(&first, Duration::from_secs(2)), None);
        assert_eq!(codes.redeem(&second, Duration::from_secs(15 * 60 + 1)), None);
        let third = codes.issue(visit(1), Duration::ZERO).unwrap();
        assert_eq!(codes.redeem(&third, Duration::from_secs(15 * 60 - 1)), Some(visit(1)));
    }

    #[test]
    fn guessing_is_slowed_down_for_everybody() {
        let codes = Codes::default();
        let code = codes.issue(visit(1), Duration::ZERO).unwrap();
        let wrong = if code == "123456" { "654321" } else { "123456" };
        for _ in 0..BURST {
            assert_eq!(codes.redeem(wrong, Duration::ZERO), None);
        }
        assert_eq!(codes.redeem(&code, Duration::ZERO), None, "even the right one has to wait");
        assert_eq!(codes.redeem(&code, ONE_MORE), Some(visit(1)));
    }
}
