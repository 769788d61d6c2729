//! How long things took.

use std::fmt;
use std::time::Duration;

/// Times of one kind, and how many of them failed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Times {
    sorted: Vec<Duration>,
    pub(crate) errors: usize,
}

impl Times {
    pub(crate) fn of(mut times: Vec<Duration>, errors: usize) -> Times {
        times.sort_unstable();
        Times { sorted: times, errors }
    }

    /// The time within which this share of all was done; the longest for 1.0.
    pub(crate) fn quantile(&self, share: f64) -> Duration {
        let last = self.sorted.len().saturating_sub(1);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a place in a list of thousands"
        )]
        let at = (share * last as f64).ceil() as usize;
        self.sorted.get(at.min(last)).copied().unwrap_or_default()
    }

    pub(crate) fn count(&self) -> usize {
        self.sorted.len()
    }
}

/// Milliseconds with one decimal.
pub(crate) fn ms(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64() * 1000.0)
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [median, most, nearly, longest] =
            [0.5, 0.95, 0.99, 1.0].map(|share| ms(self.quantile(share)));
        write!(
            f,
            "{:>7}  {:>6}  {median:>8}  {most:>8}  {nearly:>8}  {longest:>8}",
            self.count(),
            self.errors
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantile_is_the_time_that_is_long_enough_for_the_share() {
        let times = Times::of((1..=100).rev().map(Duration::from_millis).collect(), 0);
        assert_eq!(times.quantile(0.0), Duration::from_millis(1));
        assert_eq!(times.quantile(0.99), Duration::from_millis(100));
        assert_eq!(times.quantile(0.5), Duration::from_millis(51));
        assert_eq!(Times::default().quantile(0.5), Duration::ZERO);
    }
}
