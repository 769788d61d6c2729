use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use kastanj_store::{Person, SecondStep};

/// Which codes of the second step have been used: each works once, and so does none from before
/// the program began, which cannot know what was used then.
#[derive(Debug)]
pub(crate) struct SecondSteps {
    begun: u64,
    used: Mutex<HashMap<Person, u64>>,
}

impl SecondSteps {
    /// `begun`: seconds since 1970 when the program began.
    pub(crate) fn since(begun: i64) -> SecondSteps {
        SecondSteps { begun: u64::try_from(begun).unwrap_or(0) / 30, used: Mutex::default() }
    }

    /// Whether a code is right now; it is used then.
    pub(crate) fn take(&self, person: &Person, step: &SecondStep, code: &str, now: i64) -> bool {
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let last = used.get(person).copied().unwrap_or(self.begun);
        match step.period_of(code, now, last) {
            Some(period) => {
                used.insert(person.clone(), period);
                true
            }
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_opens_once_and_not_again_after_a_restart() {
        let (anna, step) = ("anna".parse().unwrap(), SecondStep::random().unwrap());
        let now = 1_800_000_000_i64;
        let code = step.code(1_800_000_000 / 30);
        let steps = SecondSteps::since(0);
        assert!(steps.take(&anna, &step, &code, now));
        assert!(!steps.take(&anna, &step, &code, now), "a second time");
        assert!(steps.take(&anna, &step, &step.code(1_800_000_030 / 30), now + 30));
        let restarted = SecondSteps::since(now + 5);
        assert!(!restarted.take(&anna, &step, &code, now + 5), "used before the restart, perhaps");
        assert!(restarted.take(&anna, &step, &step.code(1_800_000_030 / 30), now + 30));
    }
}
