use serde::{Deserialize, Serialize};

use crate::Chance;

/// Which of the two independent ways of drawing strokes a writer follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StrokeModel {
    /// Jittered polylines: for setting a reader's thresholds.
    Tuning,
    /// Bézier curves with a width that follows the speed: for judging a reader.
    Trial,
}

/// What a writer writes with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PenKind {
    /// Oily ink, thin, somewhat broken.
    Ballpoint,
    /// Even and dark.
    Gel,
    /// Broad and dark.
    Felt,
    /// Grainy and paler.
    Pencil,
}

/// A pen and the line it leaves.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Pen {
    /// What it is.
    pub kind: PenKind,
    /// Width of the line under ordinary pressure, mm.
    pub width_mm: f64,
    /// The grey of full ink on paper, 0 (black) to 255; blue ink is a lighter grey than black.
    pub grey: u8,
}

impl Pen {
    fn draw(chance: &mut Chance) -> Pen {
        let kinds = [
            (PenKind::Ballpoint, 0.62),
            (PenKind::Gel, 0.16),
            (PenKind::Felt, 0.08),
            (PenKind::Pencil, 0.14),
        ];
        let kind = chance.weighted(&kinds).copied().unwrap_or(PenKind::Ballpoint);
        let (width, grey) = match kind {
            PenKind::Ballpoint => ((0.32, 0.55), (20.0, 80.0)),
            PenKind::Gel => ((0.40, 0.70), (10.0, 60.0)),
            PenKind::Felt => ((0.80, 1.20), (5.0, 40.0)),
            PenKind::Pencil => ((0.40, 0.70), (60.0, 95.0)),
        };
        let width_mm = chance.between(width.0, width.1);
        Pen { kind, width_mm, grey: chance.between(grey.0, grey.1) as u8 }
    }
}

/// How a writer marks a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MarkHabit {
    /// Two diagonals.
    Cross,
    /// A tick, often reaching out of the box to the upper right.
    Tick,
    /// One diagonal.
    Slash,
    /// A small blot in the middle.
    Dot,
    /// The whole box filled: on this writer's sheets a filled box means *this one*.
    Fill,
}

/// How a writer takes a mark back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CorrectionHabit {
    /// As the form asks: fills the wrong box and crosses another.
    FillBox,
    /// Scribbles over the wrong box.
    Scribble,
    /// Draws lines through the wrong box and beyond.
    StrikeThrough,
    /// Leaves the wrong mark as it is and draws a ring around the right one. No writer has this
    /// habit unless it is given.
    RingRight,
}

/// One person with one pen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Writer {
    /// Which stroke model draws for this writer.
    pub model: StrokeModel,
    /// The seed it was drawn from.
    pub seed: u64,
    /// The pen.
    pub pen: Pen,
    /// The usual mark.
    pub habit: MarkHabit,
    /// The way of taking a mark back.
    pub correction: CorrectionHabit,
    /// Standard deviation of the hand's shaking, mm (0.02 steady, 0.18 very shaky).
    pub tremor_mm: f64,
    /// How far marks lean clockwise, degrees.
    pub slant_degrees: f64,
    /// How carelessly boxes are hit and filled, 0–1.
    pub sloppiness: f64,
    /// Usual size of a mark relative to the box, about 0.6–1.4.
    pub size: f64,
    /// Share of the answers where the wrong box is marked first and taken back, 0–1.
    pub slips: f64,
}

impl Writer {
    /// Writer number `seed` of a model: hand, pen and habits are drawn from it.
    pub fn new(model: StrokeModel, seed: u64) -> Writer {
        let label = match model {
            StrokeModel::Tuning => "tuning writer",
            StrokeModel::Trial => "trial writer",
        };
        let chance = &mut Chance::new(seed, label);
        let habits = [
            (MarkHabit::Cross, 0.58),
            (MarkHabit::Tick, 0.24),
            (MarkHabit::Slash, 0.07),
            (MarkHabit::Dot, 0.05),
            (MarkHabit::Fill, 0.06),
        ];
        let corrections = [
            (CorrectionHabit::FillBox, 0.70),
            (CorrectionHabit::Scribble, 0.18),
            (CorrectionHabit::StrikeThrough, 0.12),
        ];
        let habit = chance.weighted(&habits).copied().unwrap_or(MarkHabit::Cross);
        let correction = chance.weighted(&corrections).copied().unwrap_or(CorrectionHabit::FillBox);
        let shaky = chance.happens(0.12);
        let tremor_mm =
            if shaky { chance.between(0.08, 0.18) } else { chance.between(0.015, 0.06) };
        Writer {
            model,
            seed,
            pen: Pen::draw(chance),
            habit,
            correction,
            tremor_mm,
            slant_degrees: chance.around(4.0, 7.0),
            sloppiness: chance.between(0.0, 1.0).powi(2),
            size: chance.around(1.0, 0.12),
            slips: if habit == MarkHabit::Fill { 0.0 } else { chance.between(0.0, 0.06) },
        }
    }
}
