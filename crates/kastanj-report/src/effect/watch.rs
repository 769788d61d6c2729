//! The study watched over its editions: what holds however often the report is made.

use kastanj_analysis::monitoring::{AnyLook, any_look};
use kastanj_analysis::{Findings, Level, Verdict};
use serde::{Deserialize, Serialize};

use super::telling::Telling;

/// What the looks of all editions for one reader have left, as it was printed.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Watch {
    /// Highest lower end so far; `None` as long as no look gave an interval.
    pub lower: Option<f64>,
    /// Lowest upper end so far.
    pub upper: Option<f64>,
    /// ln of the largest e-value so far.
    pub ln_e: f64,
    /// Editions that looked, this one among them.
    pub looks: u32,
    /// The level of all of them.
    pub level: Level,
}

/// This edition's look, and all looks together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Watched {
    /// This look alone.
    pub(super) now: AnyLook,
    /// With those before.
    pub(super) all: Watch,
}

/// The look of an edition that shows figures about change, from *indication* on; `None` otherwise.
pub(super) fn watched(telling: &Telling<'_>) -> Option<Watched> {
    let findings = telling.findings()?;
    if telling.analysis.verdict < Verdict::Indication {
        return None;
    }
    look(telling, findings)
}

fn look(telling: &Telling<'_>, findings: &Findings) -> Option<Watched> {
    let level = telling.analysis.level;
    let now = any_look(&findings.change, findings.over_services.as_ref())?;
    // Not printed where it is not offered; a later look without services begins anew.
    let ln_e = now.ln_e.unwrap_or(0.0);
    let ends = now
        .interval
        .map(|interval| (telling.rounded(interval.lower), telling.rounded(interval.upper)));
    let earlier = telling.input.earlier.as_ref();
    let before = earlier.and_then(|earlier| earlier.figures.watch);
    // The same data are no further look, and looks at another level do not belong together.
    let same = earlier.is_some_and(|earlier| earlier.same_data);
    let all = match before.filter(|before| before.level == level) {
        None => Watch {
            lower: ends.map(|ends| ends.0),
            upper: ends.map(|ends| ends.1),
            ln_e,
            looks: 1,
            level,
        },
        Some(before) => Watch {
            lower: narrower(before.lower, ends.map(|ends| ends.0), f64::max),
            upper: narrower(before.upper, ends.map(|ends| ends.1), f64::min),
            ln_e: before.ln_e.max(ln_e),
            looks: before.looks + u32::from(!same),
            level,
        },
    };
    Some(Watched { now, all })
}

fn narrower(a: Option<f64>, b: Option<f64>, pick: fn(f64, f64) -> f64) -> Option<f64> {
    match (a, b) {
        (Some(a), Some(b)) => Some(pick(a, b)),
        (a, b) => a.or(b),
    }
}
