use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use kastanj_record::EpisodeId;

use crate::guesses::Guesses;
use crate::source::Source;
use crate::visit::Visit;

/// How long a code opens its form.
const LIFE: Duration = Duration::from_secs(15 * 60);
/// The six-digit codes that open a form in the room: one use, fifteen minutes, in memory alone.
///
/// Wrong tries are counted per place and together. When too many have come together, a place
/// that has failed lately gets no try, while one that has not gets its first: so a flood of
/// guesses does not keep out the client who types the right code. With three live codes, 1,000
/// places that guess for the fifteen minutes of a code make 1,510 tries and hit one with a
/// probability of 0.5 %; one place makes 460 and hits with 0.14 %.
#[derive(Debug, Default)]
pub(crate) struct Codes {
    live: Mutex<HashMap<u32, Live>>,
    guesses: Guesses,
}

#[derive(Debug)]
struct Live {
    visit: Visit,
    until: Duration,
}

/// A digit as it was meant: on a small screen some letters look like one.
fn digit(typed: char) -> Option<char> {
    match typed {
        'O' | 'o' => Some('0'),
        'I' | 'i' | 'L' | 'l' => Some('1'),
        typed => typed.is_ascii_digit().then_some(typed),
    }
}

impl Codes {
    fn live(&self) -> MutexGuard<'_, HashMap<u32, Live>> {
        self.live.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A new code for a form; an earlier code for the same form stops working.
    ///
    /// # Errors
    /// When the system gives no randomness.
    pub(crate) fn issue(&self, visit: Visit, now: Duration) -> Result<String, getrandom::Error> {
        let mut live = self.live();
        live.retain(|_, known| known.until > now && known.visit != visit);
        loop {
            let mut bytes = [0; 4];
            getrandom::fill(&mut bytes)?;
            let code = u32::from_le_bytes(bytes) % 1_000_000;
            if let Entry::Vacant(free) = live.entry(code) {
                free.insert(Live { visit, until: now + LIFE });
                return Ok(format!("{code:06}"));
            }
        }
    }

    /// The form that a code opens, once. Wrong, spent, expired and too many tries are all `None`:
    /// nobody can tell them apart.
    pub(crate) fn redeem(&self, typed: &str, from: Source, now: Duration) -> Option<Visit> {
        let digits: String = typed.chars().filter_map(digit).collect();
        if !self.guesses.allows(from, now) {
            return None;
        }
        let code = (digits.len() == 6).then(|| digits.parse().ok()).flatten();
        let mut live = self.live();
        // Every live code is looked at, whichever was typed: one that never was, one that is spent
        // and one that is too old cost the same.
        let found = code.and_then(|code: u32| {
            let fits = |known: u32, live: &Live| (known == code) & (live.until > now);
            let found = |found, (known, live): (&u32, &Live)| {
                if fits(*known, live) { Some(*known) } else { found }
            };
            live.iter().fold(None, found)
        });
        if let Some(opened) = found.and_then(|code| live.remove(&code)) {
            self.guesses.forgive(from);
            return Some(opened.visit);
        }
        self.guesses.count(from, now);
        None
    }

    /// Takes the codes of contacts back that have been erased.
    pub(crate) fn forget(&self, gone: &[EpisodeId]) {
        self.live().retain(|_, live| !gone.contains(&live.visit.episode));
    }

    /// Takes all codes back.
    pub(crate) fn clear(&self) {
        self.live().clear();
    }
}

#[cfg(test)]
mod tests {
    use kastanj_instrument::{Occasion, QuestionnaireId, VariantId};
    use kastanj_record::EpisodeId;

    use super::*;
    use crate::guesses::OWN;

    fn visit(number: u8) -> Visit {
        Visit {
            episode: EpisodeId([number; 16]),
            occasion: Occasion::Before,
            questionnaire: QuestionnaireId { name: "del-1".to_owned(), version: 1 },
            variant: VariantId("before".to_owned()),
            opened_by: "anna".parse().unwrap(),
            at_home: false,
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
            let before = codes.guesses.together();
            let from =
                Source::of(std::net::IpAddr::from(((10_u32 << 24) | (guess % 1000)).to_be_bytes()));
            let guess = format!("{:06}", guess % 1_000_000);
            if guess != code {
                assert_eq!(codes.redeem(&guess, from, now), None);
            }
            tried += u32::from(codes.guesses.together() != before);
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
