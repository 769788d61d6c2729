use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::source::Source;

/// How many are inside at the same time, in all and from one place: connections, and passphrases
/// that wait to be tried, which cost memory and a core each.
///
/// Places stand here while somebody from them is inside, in memory alone; nothing writes them
/// down.
#[derive(Debug)]
pub(crate) struct Crowd {
    in_all: usize,
    from_one: usize,
    inside: Mutex<HashMap<Source, usize>>,
}

impl Crowd {
    pub(crate) fn new(in_all: usize, from_one: usize) -> Arc<Crowd> {
        Arc::new(Crowd { in_all, from_one, inside: Mutex::default() })
    }

    /// A place inside, until it is dropped; `None` when it is full.
    pub(crate) fn enter(self: &Arc<Self>, from: Source) -> Option<Place> {
        let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        if inside.values().sum::<usize>() >= self.in_all {
            return None;
        }
        let mine = inside.entry(from).or_default();
        if *mine >= self.from_one {
            return None;
        }
        *mine += 1;
        Some(Place { crowd: Arc::clone(self), from })
    }
}

/// One that is inside; leaves when it is dropped.
#[derive(Debug)]
pub(crate) struct Place {
    crowd: Arc<Crowd>,
    from: Source,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut inside = self.crowd.inside.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(mine) = inside.get_mut(&self.from) {
            *mine -= 1;
            if *mine == 0 {
                inside.remove(&self.from);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_does_not_take_all_places_and_leaving_gives_them_back() {
        let crowd = Crowd::new(5, 2);
        let [one, two, three] = [1, 2, 3].map(|n| Source::of([192, 0, 2, n].into()));
        let held: Vec<Place> = [one, one, two, two].map(|ip| crowd.enter(ip).unwrap()).into();
        assert!(crowd.enter(one).is_none(), "two are enough for one address");
        let last = crowd.enter(three).unwrap();
        assert!(crowd.enter(three).is_none(), "full");
        drop(last);
        assert!(crowd.enter(three).is_some());
        drop(held);
        assert!(crowd.inside.lock().unwrap().is_empty(), "no address is kept");
    }
}
