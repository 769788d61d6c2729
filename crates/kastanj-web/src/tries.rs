use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::fading::{Allowance, Fading};
use crate::source::Source;

/// Wrong tries in a row from one place under one name, and from one place in all; and how often
/// one more is allowed. Who guesses elsewhere keeps nobody out.
const FOR_ONE: Allowance = Allowance { burst: 5, one_more: Duration::from_secs(30) };
const FOR_ALL: Allowance = Allowance { burst: 40, one_more: Duration::from_secs(2) };
/// Names and places that are remembered at the same time; past that nobody new is let try, until
/// time has forgiven some.
const NAMES: usize = 2_000;

/// How often somebody has tried to come in with a wrong passphrase or code. Names stand here
/// whether they have an account or not, so that the limit tells nothing.
#[derive(Debug, Default)]
pub(crate) struct Tries(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    all: HashMap<Source, Fading>,
    of: HashMap<(Source, String), Fading>,
}

impl Tries {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts a try before it is known to be right: many at the same moment are counted as well.
    /// False when this one has to wait; then nothing is to be tried.
    pub(crate) fn begin(&self, source: Source, name: &str, now: Duration) -> bool {
        let mut state = self.state();
        let name = (source, name.to_owned());
        let all = state.all.get(&source).copied().unwrap_or_default();
        let one = state.of.get(&name).copied().unwrap_or_default();
        if all.is_used_up(now, FOR_ALL) || one.is_used_up(now, FOR_ONE) {
            return false;
        }
        if state.of.len() >= NAMES || state.all.len() >= NAMES {
            state.of.retain(|_, tried| tried.at(now, FOR_ONE) > 0);
            state.all.retain(|_, tried| tried.at(now, FOR_ALL) > 0);
        }
        if state.of.len() >= NAMES || state.all.len() >= NAMES {
            return false;
        }
        state.all.insert(source, all.and_one(now, FOR_ALL));
        state.of.insert(name, one.and_one(now, FOR_ONE));
        true
    }

    /// It was right: it does not count.
    pub(crate) fn was_right(&self, source: Source, name: &str) {
        let mut state = self.state();
        state.of.remove(&(source, name.to_owned()));
        if let Some(all) = state.all.get_mut(&source) {
            *all = all.less_one();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: Source = Source::UNKNOWN;

    #[test]
    fn whoever_guesses_elsewhere_keeps_nobody_out() {
        let tries = Tries::default();
        let elsewhere = Source::of(std::net::IpAddr::from([192, 0, 2, 7]));
        while tries.begin(elsewhere, "anna", at(0)) {}
        assert!(tries.begin(HERE, "anna", at(0)));
    }

    const fn at(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn five_wrong_tries_wait_and_others_come_in() {
        let tries = Tries::default();
        for _ in 0..5 {
            assert!(tries.begin(HERE, "anna", at(0)));
        }
        assert!(!tries.begin(HERE, "anna", at(29)), "also the right passphrase has to wait");
        assert!(tries.begin(HERE, "bo", at(29)));
        assert!(tries.begin(HERE, "anna", at(30)));
        assert!(!tries.begin(HERE, "anna", at(31)));
    }

    #[test]
    fn what_was_right_does_not_count() {
        let tries = Tries::default();
        for _ in 0..200 {
            assert!(tries.begin(HERE, "anna", at(0)));
            tries.was_right(HERE, "anna");
        }
    }

    #[test]
    fn guessing_under_many_names_is_slowed_down_and_kept_small() {
        let tries = Tries::default();
        let let_through =
            (0..100_000).filter(|n| tries.begin(HERE, &format!("n{n}"), at(0))).count();
        assert_eq!(let_through, 40);
        let later =
            (0..10_000_u64).filter(|n| tries.begin(HERE, &format!("m{n}"), at(n / 10))).count();
        assert!(later <= 40 + 1_000 / 2, "{later}");
        assert!(tries.state().of.len() <= NAMES);
    }
}
