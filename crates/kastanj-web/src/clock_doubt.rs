use std::sync::{Mutex, MutexGuard, PoisonError};

/// How far back the machine's clock may go unasked, in seconds: clocks are set right by minutes.
const BACK: i64 = 60 * 60;
/// How far ahead of the last entry of the log it may be unasked: longer than any holiday.
const AHEAD: i64 = 60 * 24 * 60 * 60;

/// Whether the machine's clock is to be believed.
///
/// Weeks are what the record keeps of time, and due dates follow from them: a clock that has jumped
/// would make first visits and late forms out of nothing. So whoever unlocks after a jump is asked,
/// and nothing goes on until somebody has answered. Times are seconds since 1970.
#[derive(Debug, Default)]
pub(crate) struct ClockDoubt(Mutex<Seen>);

#[derive(Debug, Default)]
struct Seen {
    last: Option<i64>,
    /// The last time that was believed, if the one after it was not.
    doubted: Option<i64>,
}

impl ClockDoubt {
    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// When the store was last written to, as its log has it.
    pub(crate) fn remember(&self, logged: Option<i64>) {
        *self.seen() = Seen { last: logged, doubted: None };
    }

    /// Looks at the clock.
    pub(crate) fn look(&self, now: i64) {
        let mut seen = self.seen();
        let believed = seen.doubted.or(seen.last);
        let jumped = believed.filter(|last| now < last - BACK || now > last + AHEAD);
        *seen = Seen { last: Some(now), doubted: jumped };
    }

    /// The last time that was believed, while the one after it is in doubt.
    pub(crate) fn last_believed(&self) -> Option<i64> {
        self.seen().doubted
    }

    /// A person says that the clock is right.
    pub(crate) fn believe(&self, now: i64) {
        *self.seen() = Seen { last: Some(now), doubted: None };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 24 * 60 * 60;
    const NOON: i64 = 20_000 * DAY;

    #[test]
    fn a_jump_is_asked_about_and_setting_the_clock_right_ends_the_question() {
        let clock = ClockDoubt::default();
        clock.look(NOON);
        assert_eq!(clock.last_believed(), None, "nothing to compare with");
        for jumped in [NOON - 365 * DAY, NOON - 2 * BACK, NOON + 3_652 * DAY] {
            clock.remember(Some(NOON));
            clock.look(jumped);
            assert_eq!(clock.last_believed(), Some(NOON));
            clock.look(jumped + 60);
            assert_eq!(clock.last_believed(), Some(NOON), "waiting is no answer");
            clock.look(NOON + DAY);
            assert_eq!(clock.last_believed(), None);
        }
    }

    #[test]
    fn nights_holidays_and_small_corrections_are_not_asked_about() {
        let clock = ClockDoubt::default();
        clock.remember(Some(NOON));
        for later in [-30 * 60, 0, DAY, 30 * DAY, 80 * DAY] {
            clock.look(NOON + later);
            assert_eq!(clock.last_believed(), None, "{later}");
        }
    }

    #[test]
    fn a_person_can_say_that_it_is_right() {
        let clock = ClockDoubt::default();
        clock.remember(Some(NOON));
        clock.look(NOON + 400 * DAY);
        clock.believe(NOON + 400 * DAY);
        clock.look(NOON + 401 * DAY);
        assert_eq!(clock.last_believed(), None);
    }
}
