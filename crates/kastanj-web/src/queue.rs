use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::source::Source;

/// How many passphrases from one place may wait to be tried: more is no mistake of the hand.
const AT_ONCE: usize = 8;

/// Who waits at the door. Trying a passphrase costs memory and a core, so that nobody may fill
/// the queue alone.
#[derive(Debug, Default, Clone)]
pub(crate) struct Queue(Arc<Mutex<HashMap<Source, usize>>>);

/// One place in the queue, given back when it is dropped.
#[derive(Debug)]
pub(crate) struct Place {
    queue: Queue,
    source: Source,
}

impl Queue {
    /// A place in the queue, unless those from the same place have filled theirs.
    pub(crate) fn enter(&self, source: Source) -> Option<Place> {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let own = waiting.entry(source).or_default();
        if *own >= AT_ONCE {
            return None;
        }
        *own += 1;
        Some(Place { queue: self.clone(), source })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut waiting = self.queue.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = waiting.get_mut(&self.source) {
            *own -= 1;
            if *own == 0 {
                waiting.remove(&self.source);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_fills_the_queue_alone() {
        let queue = Queue::default();
        let [one, other] = ["192.0.2.1", "192.0.2.2"].map(|a| Source::of(a.parse().unwrap()));
        let mut places: Vec<Place> = (0..AT_ONCE).filter_map(|_| queue.enter(one)).collect();
        assert_eq!(places.len(), AT_ONCE);
        assert!(queue.enter(one).is_none());
        assert!(queue.enter(other).is_some());
        places.pop();
        assert!(queue.enter(one).is_some());
    }
}
