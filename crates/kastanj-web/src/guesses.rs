use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::fading::{Allowance, Fading};
use crate::source::Source;

/// Tries from one place at once, and how often it gets one more.
pub(crate) const OWN: Allowance = Allowance { burst: 10, one_more: Duration::from_secs(2) };
/// Wrong tries from everywhere.
const TOGETHER: Allowance = Allowance { burst: 60, one_more: Duration::from_secs(2) };
/// How long a place that has failed is remembered.
const REMEMBERED: Duration = Duration::from_secs(15 * 60);
/// Places that are remembered; so many are no people.
const PLACES: usize = 50_000;

/// Wrong codes at the client's door, per place and together.
///
/// When too many have come together, a place that has failed lately gets no try, while one that
/// has not gets its first: so a flood of guesses does not keep out the client who types the right
/// code.
#[derive(Debug, Default)]
pub(crate) struct Guesses(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    failed: HashMap<Source, Failed>,
    together: Fading,
}

/// A place that has failed lately.
#[derive(Debug, Clone, Copy)]
struct Failed {
    tries: Fading,
    last: Duration,
}

impl Guesses {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether this place may try now.
    pub(crate) fn allows(&self, from: Source, now: Duration) -> bool {
        let state = self.state();
        let too_many = state.together.is_used_up(now, TOGETHER);
        let refused = state.failed.get(&from).is_some_and(|own| {
            let lately = now.saturating_sub(own.last) < REMEMBERED;
            lately && (too_many || own.tries.is_used_up(now, OWN))
        });
        !refused
    }

    /// A wrong try, or one of which it is not known yet.
    pub(crate) fn count(&self, from: Source, now: Duration) {
        let mut state = self.state();
        state.together = state.together.and_one(now, TOGETHER);
        if state.failed.len() >= PLACES {
            state.failed.retain(|_, own| now.saturating_sub(own.last) < REMEMBERED);
        }
        if state.failed.len() < PLACES {
            let none = Failed { tries: Fading::default(), last: now };
            let own = state.failed.entry(from).or_insert(none);
            *own = Failed { tries: own.tries.and_one(now, OWN), last: now };
        }
    }

    /// The right code was typed here: what was wrong before was a slip of the hand.
    pub(crate) fn forgive(&self, from: Source) {
        self.state().failed.remove(&from);
    }

    /// The same for a try that had been counted before it was known.
    pub(crate) fn forgive_counted(&self, from: Source) {
        let mut state = self.state();
        state.together = state.together.less_one();
        state.failed.remove(&from);
    }

    /// Wrong tries from everywhere that count.
    #[cfg(test)]
    pub(crate) fn together(&self) -> Fading {
        self.state().together
    }
}
