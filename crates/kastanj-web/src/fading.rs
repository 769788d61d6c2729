use std::time::Duration;

/// How many tries count at most, and how often time takes one of them away.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Allowance {
    /// Tries at once.
    pub(crate) burst: u32,
    /// How long until one more is allowed; at least a second.
    pub(crate) one_more: Duration,
}

/// Tries that count still; they fade one by one (a leaky bucket).
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fading {
    count: u32,
    since: Duration,
}

impl Fading {
    /// How many count at this moment.
    pub(crate) fn at(self, now: Duration, allowance: Allowance) -> u32 {
        let gone = now.saturating_sub(self.since).as_secs() / allowance.one_more.as_secs().max(1);
        self.count.saturating_sub(u32::try_from(gone).unwrap_or(u32::MAX))
    }

    /// Whether there is no try left.
    pub(crate) fn is_used_up(self, now: Duration, allowance: Allowance) -> bool {
        self.at(now, allowance) >= allowance.burst
    }

    /// With one more try; an idle past forgives nothing in advance.
    pub(crate) fn and_one(self, now: Duration, allowance: Allowance) -> Fading {
        let count = self.at(now, allowance);
        let since = if count == 0 || count < self.count { now } else { self.since };
        Fading { count: count + 1, since }
    }

    /// With one less: it was no wrong try.
    pub(crate) fn less_one(self) -> Fading {
        Fading { count: self.count.saturating_sub(1), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: Allowance = Allowance { burst: 2, one_more: Duration::from_secs(10) };

    fn at(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn tries_fade_one_by_one() {
        let tried = Fading::default().and_one(at(100), TWO).and_one(at(105), TWO);
        assert!(tried.is_used_up(at(109), TWO));
        assert_eq!([110, 119, 120].map(|s| tried.at(at(s), TWO)), [1, 1, 0]);
        assert_eq!(tried.less_one().at(at(105), TWO), 1);
    }

    #[test]
    fn an_idle_past_forgives_nothing_in_advance() {
        let tried = Fading::default().and_one(at(1_000_000), TWO);
        assert_eq!(tried.at(at(1_000_001), TWO), 1);
    }
}
