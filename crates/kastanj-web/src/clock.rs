use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Time that only goes forward: what sessions and codes are measured by. The wall clock may
/// jump; nothing here rests on it.
#[derive(Clone)]
pub(crate) struct Clock(Arc<dyn Fn() -> Duration + Send + Sync>);

impl Clock {
    /// The machine's own monotonic clock.
    pub(crate) fn monotonic() -> Clock {
        let start = Instant::now();
        Clock(Arc::new(move || start.elapsed()))
    }

    /// A clock that a test turns by hand.
    #[cfg(test)]
    pub(crate) fn by_hand(seconds: Arc<std::sync::atomic::AtomicU64>) -> Clock {
        use std::sync::atomic::Ordering;
        Clock(Arc::new(move || Duration::from_secs(seconds.load(Ordering::SeqCst))))
    }

    pub(crate) fn now(&self) -> Duration {
        (self.0)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}
