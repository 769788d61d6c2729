use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use kastanj_store::Person;

/// Wrong tries under one name that are worth a line in the log before the person comes in.
const WORTH_A_LINE: u64 = 5;
/// How long until the next line about the same name: strangers must not be able to fill the log.
const BETWEEN_LINES: Duration = Duration::from_secs(3600);

/// Wrong passphrases and codes under the names of accounts, until they stand in the log.
#[derive(Debug, Default)]
pub(crate) struct WrongTries(Mutex<BTreeMap<Person, Waiting>>);

#[derive(Debug, Default)]
struct Waiting {
    times: u64,
    /// When the last line was written, by the clock of the house.
    told: Option<Duration>,
}

impl WrongTries {
    fn waiting(&self) -> MutexGuard<'_, BTreeMap<Person, Waiting>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One more. `person` must have an account, so that this stays small.
    pub(crate) fn one_more(&self, person: &Person) {
        let mut waiting = self.waiting();
        let known = waiting.entry(person.clone()).or_default();
        known.times = known.times.saturating_add(1);
    }

    /// How many are to be written into the log now, although the person has not come in.
    pub(crate) fn due(&self, person: &Person, now: Duration) -> u64 {
        let mut waiting = self.waiting();
        let Some(known) = waiting.get_mut(person) else { return 0 };
        let lately = known.told.is_some_and(|told| now < told + BETWEEN_LINES);
        if known.times < WORTH_A_LINE || lately {
            return 0;
        }
        known.told = Some(now);
        std::mem::take(&mut known.times)
    }

    /// How many there were: the person has come in.
    pub(crate) fn take(&self, person: &Person) -> u64 {
        self.waiting().get_mut(person).map_or(0, |known| std::mem::take(&mut known.times))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_make_a_line_and_the_next_comes_an_hour_later() {
        let (tries, anna) = (WrongTries::default(), crate::trial::anna());
        let now = Duration::from_secs;
        let try_once = |at| {
            tries.one_more(&anna);
            tries.due(&anna, now(at))
        };
        let lines: Vec<u64> = (0..7_300).map(try_once).filter(|times| *times > 0).collect();
        assert_eq!(lines, [5, 3_600, 3_600]);
        assert_eq!(tries.take(&anna), 7_300 - 7_205);
        assert_eq!(tries.take(&anna), 0);
    }
}
