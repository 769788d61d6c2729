use kastanj_paper::RectMm;
use serde::{Deserialize, Serialize};

use crate::Chance;
use crate::pen::{MarkHabit, Stroke, StrokeModel, Writer, trial, tuning};

/// What a pen draws in or over a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MarkShape {
    /// Two diagonals.
    Cross,
    /// A tick.
    Tick,
    /// One diagonal.
    Slash,
    /// A blot in the middle.
    Dot,
    /// The box filled.
    Fill,
    /// Loops over the box.
    Scribble,
    /// Level lines through the box and beyond.
    StrikeThrough,
    /// A ring around the box.
    Ring,
    /// A short touch of the pen that may mean nothing.
    Touch,
}

impl From<MarkHabit> for MarkShape {
    fn from(habit: MarkHabit) -> Self {
        match habit {
            MarkHabit::Cross => MarkShape::Cross,
            MarkHabit::Tick => MarkShape::Tick,
            MarkHabit::Slash => MarkShape::Slash,
            MarkHabit::Dot => MarkShape::Dot,
            MarkHabit::Fill => MarkShape::Fill,
        }
    }
}

/// The box that is meant, and how much space there is around it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MarkTarget {
    /// The printed box.
    pub place: RectMm,
    /// How far beyond its edge ink may reach without touching a neighbour, mm.
    pub room: f64,
}

impl MarkTarget {
    /// Half the side of the box, mm.
    pub(crate) fn half(&self) -> f64 {
        self.place.width.min(self.place.height) / 2.0
    }
}

/// The strokes with which `writer` draws `shape` at `target`.
///
/// Ink stays within the box and the room around it.
pub fn mark_strokes(
    writer: &Writer,
    shape: MarkShape,
    target: &MarkTarget,
    chance: &mut Chance,
) -> Vec<Stroke> {
    let mut strokes = match writer.model {
        StrokeModel::Tuning => tuning::strokes(writer, shape, target, chance),
        StrokeModel::Trial => trial::strokes(writer, shape, target, chance),
    };
    let centre = target.place.centre();
    for point in strokes.iter_mut().flat_map(|stroke| &mut stroke.points) {
        let reach_x = (target.place.width / 2.0 + target.room - point.radius).max(0.0);
        let reach_y = (target.place.height / 2.0 + target.room - point.radius).max(0.0);
        point.at.x = point.at.x.clamp(centre.x - reach_x, centre.x + reach_x);
        point.at.y = point.at.y.clamp(centre.y - reach_y, centre.y + reach_y);
    }
    strokes
}
