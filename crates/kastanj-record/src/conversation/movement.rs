use kastanj_instrument::Occasion;

use crate::coded::coded;

coded! {
    /// Which way the answers have moved since last time. A rule on the raw answers, no test.
    Movement {
        /// At least half a step of the scale up.
        More = "more", "record-movement-more";
        /// Less than half a step either way.
        AboutTheSame = "about_the_same", "record-movement-same";
        /// At least half a step of the scale down.
        Less = "less", "record-movement-less";
    }
}

impl Movement {
    /// The movement from `earlier` to `later`, where `noticeable` is the least difference that is
    /// called more or less.
    pub(super) fn between(earlier: f64, later: f64, noticeable: f64) -> Movement {
        // Means of a few answers: their rounding errors must not decide.
        let noticeable = noticeable - 1e-9;
        let change = later - earlier;
        if change >= noticeable {
            Movement::More
        } else if change <= -noticeable {
            Movement::Less
        } else {
            Movement::AboutTheSame
        }
    }
}

/// The two last points of a course, the newest last.
pub(super) fn last_two<T: Copy>(
    points: &[(Occasion, Option<T>)],
) -> Option<((Occasion, T), (Occasion, T))> {
    let mut known = points.iter().rev().filter_map(|(at, value)| Some((*at, (*value)?)));
    let later = known.next()?;
    Some((known.next()?, later))
}
