//! What an edition printed, so that a later one can tell what has changed.

use kastanj_analysis::{Level, Verdict};
use kastanj_record::Week;
use serde::{Deserialize, Serialize};

use super::disclosure::{Step, small};
use super::telling::Telling;
use super::watch::{Watch, watched};
use crate::audience::Audience;

/// The few figures that a later edition is put beside. Nothing that the edition did not print.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EditionFigures {
    /// The step of the verdict; `None` if it was not shown.
    pub verdict: Option<Verdict>,
    /// Said yes.
    pub persons: Option<u64>,
    /// Answered before.
    pub before: Option<u64>,
    /// Answered before and after.
    pub pairs: Option<u64>,
    /// The mean change and its interval.
    pub change: Option<PrintedChange>,
    /// What holds over this edition and those before it together; not written where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub watch: Option<Watch>,
}

/// A mean change as it was printed.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PrintedChange {
    /// Mean change, in points of the scale.
    pub mean: f64,
    /// Lower end of its interval.
    pub lower: f64,
    /// Upper end of its interval.
    pub upper: f64,
    /// Level of the interval; not written for 95 %, which all early editions have.
    #[serde(default, skip_serializing_if = "usual")]
    pub level: Level,
}

fn usual(level: &Level) -> bool {
    *level == Level::USUAL
}

/// An edition for the same reader about the same people that was given out before.
#[derive(Debug, Clone, PartialEq)]
pub struct EarlierEdition {
    /// Its number.
    pub number: u32,
    /// The week as of which it counted.
    pub as_of: Week,
    /// Whether the data are the same.
    pub same_data: bool,
    /// What it printed.
    pub figures: EditionFigures,
}

/// What this edition prints.
pub(super) fn figures(telling: &Telling<'_>) -> EditionFigures {
    EditionFigures {
        verdict: telling.verdict_may_show().then_some(telling.analysis.verdict),
        persons: telling.step(Step::Persons).known(),
        before: telling.step(Step::Before).known(),
        pairs: telling.step(Step::Pairs).known(),
        change: telling.findings().map(|findings| PrintedChange {
            mean: telling.rounded(findings.change.mean_change),
            lower: telling.rounded(findings.interval().lower),
            upper: telling.rounded(findings.interval().upper),
            level: telling.analysis.level,
        }),
        watch: watched(telling).map(|watched| watched.all),
    }
}

/// How many have come or gone since the earlier edition, if so few that two means side by side
/// would give away how it went for them. Nobody but the room is told two such means.
pub(super) fn too_few_new(now: &EditionFigures, telling: &Telling<'_>) -> Option<u64> {
    let earlier = telling.input.earlier.as_ref()?;
    if telling.audience == Audience::Room || now.change.is_none() {
        return None;
    }
    earlier.figures.change?;
    let new = now.pairs?.abs_diff(earlier.figures.pairs?);
    small(new, telling.smallest()).then_some(new)
}
