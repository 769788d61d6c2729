use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use kastanj_record::EpisodeId;

use crate::fading::{Allowance, Fading};
use crate::source::Source;
use crate::visit::Visit;

/// How long a code opens its form.
const LIFE: Duration = Duration::from_secs(15 * 60);
/// Tries from one place at once, and how often it gets one more.
const OWN: Allowance = Allowance { burst: 10, one_more: Duration::from_secs(2) };
/// Wrong tries from everywhere.
const TOGETHER: Allowance = Allowance { burst: 60, one_more: Duration::from_secs(2) };
/// Places that are remembered; so many are no people.
const PLACES: usize = 50_000;

/// The six-digit codes that open a form in the room: one use, fifteen minutes, in memory alone.
///
/// Wrong tries are counted per place and together. When too many have come together, a place
/// that has failed lately gets no try, while one that has not gets its first: so a flood of
/// guesses does not keep out the client who types the right code. With three live codes, 1,000
/// places that guess for the fifteen minutes of a code make 1,510 tries and hit one with a
/// probability of 0.5 %; one place makes 460 and hits with 0.14 %.
#[derive(Debug, Default)]
pub(crate) struct Codes(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    live: HashMap<u32, Live>,
    failed: HashMap<Source, Failed>,
    together: Fading,
}

/// A place that has failed lately.
#[derive(Debug, Clone, Copy)]
struct Failed {
    tries: Fading,
    last: Duration,
}

#[derive(Debug)]
struct Live {
    visit: Visit,
    until: Duration,
}

impl State {
    /// A wrong try from this place.
    fn remember(&mut self, from: Source, now: Duration) {
        if self.failed.len() >= PLACES {
            self.failed.retain(|_, own| now.saturating_sub(own.last) < LIFE);
        }
        if self.failed.len() < PLACES {
            let none = Failed { tries: Fading::default(), last: now };
            let own = self.failed.entry(from).or_insert(none);
            *own = Failed { tries: own.tries.and_one(now, OWN), last: now };
        }
    }
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
    pub(crate) fn redeem(&self, typed: &str, from: Source, now: Duration) -> Option<Visit> {
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        let mut state = self.state();
        let too_many = state.together.is_used_up(now, TOGETHER);
        let refused = state.failed.get(&from).is_some_and(|own| {
            let lately = now.saturating_sub(own.last) < LIFE;
            lately && (too_many || own.tries.is_used_up(now, OWN))
        });
        if refused {
            return None;
        }
        let code = (digits.len() == 6).then(|| digits.parse().ok()).flatten();
        // Every live code is looked at, whichever was typed: one that never was, one that is spent
        // and one that is too old cost the same.
        let live = code.and_then(|code: u32| {
            let fits = |known: u32, live: &Live| (known == code) & (live.until > now);
            let found = |found, (known, live): (&u32, &Live)| {
                if fits(*known, live) { Some(*known) } else { found }
            };
            state.live.iter().fold(None, found)
        });
        if let Some(live) = live.and_then(|code| state.live.remove(&code)) {
            state.failed.remove(&from);
            return Some(live.visit);
        }
        state.together = state.together.and_one(now, TOGETHER);
        state.remember(from, now);
        None
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
        assert_eq!(codes.redeem(&spaced, here(), Duration::ZERO), Some(visit(1)));
        assert_eq!(codes.redeem(&code, here(), Duration::ZERO), None);
    }

    #[test]
    fn a_code_lives_for_fifteen_minutes_and_the_newest_of_a_form_holds() {
        let codes = Codes::default();
        let first = codes.issue(visit(1), Duration::ZERO).unwrap();
        let second = codes.issue(visit(1), Duration::from_secs(1)).unwrap();
        assert_eq!(codes.redeem(&first, here(), Duration::from_secs(2)), None);
        assert_eq!(codes.redeem(&second, here(), Duration::from_secs(15 * 60 + 1)), None);
        let third = codes.issue(visit(1), Duration::ZERO).unwrap();
        assert_eq!(codes.redeem(&third, here(), Duration::from_secs(15 * 60 - 1)), Some(visit(1)));
    }

    #[test]
    fn guessing_is_slowed_down() {
        let codes = Codes::default();
        let code = codes.issue(visit(1), Duration::ZERO).unwrap();
        for _ in 0..OWN.burst {
            assert_eq!(codes.redeem(wrong(&code), here(), Duration::ZERO), None);
        }
        assert_eq!(codes.redeem(&code, here(), Duration::ZERO), None, "even the right one waits");
        assert_eq!(codes.redeem(&code, here(), OWN.one_more), Some(visit(1)));
    }

    #[test]
    fn a_flood_of_guesses_keeps_no_client_out() {
        let codes = Codes::default();
        let code = codes.issue(visit(1), Duration::ZERO).unwrap();
        let mut tried = 0;
        // A million guesses from a thousand places, in a quarter of an hour.
        for guess in 0..1_000_000_u32 {
            let now = Duration::from_micros(u64::from(guess) * 890);
            let before = codes.state().together;
            let from =
                Source::of(std::net::IpAddr::from(((10_u32 << 24) | (guess % 1000)).to_be_bytes()));
            let guess = format!("{:06}", guess % 1_000_000);
            if guess != code {
                assert_eq!(codes.redeem(&guess, from, now), None);
            }
            tried += u32::from(codes.state().together != before);
        }
        assert!(tried <= 2_000, "{tried} guesses were looked at");
        let now = Duration::from_millis(890_001);
        assert_eq!(codes.redeem(&code, here(), now), Some(visit(1)), "the client is let in");
    }

    fn wrong(code: &str) -> &'static str {
        if code == "123456" { "654321" } else { "123456" }
    }

    fn here() -> Source {
        Source::of(std::net::IpAddr::from([127, 0, 0, 1]))
    }
}
