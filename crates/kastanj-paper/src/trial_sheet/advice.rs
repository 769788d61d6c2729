use kastanj_language::{Lang, decimal, lookup, tr};
use serde::Serialize;

use super::TrialFindings;

/// How far the size of the print may be off: the forms are read from 94 to 102 %.
const SIZES: std::ops::RangeInclusive<f64> = 0.94..=1.02;
/// Larger than a printer's own inaccuracy.
const SIZE_OFF: f64 = 0.01;
/// The forms are tried at this resolution and above.
const LEAST_DPI: f64 = 190.0;
/// Doubts grow from here on.
const MOST_SKEW_DEGREES: f64 = 2.0;
/// Of 255.
const LEAST_CONTRAST: f64 = 120.0;
/// An edge wider than this is out of focus.
const MOST_EDGE_MM: f64 = 0.5;
/// More of the empty field than this is not empty.
const MOST_DIRT: f64 = 0.002;
/// Crosses of a soft pencil are as black as this, percent.
const PENCIL: u8 = 45;

/// Something to change at the printer or at the scanner.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "advice")]
pub enum Advice {
    /// The print is not of its right size.
    Size {
        /// Percent of the right size.
        percent: f64,
        /// Whether the forms can be read all the same.
        readable: bool,
    },
    /// The paper was drawn out or held back: sizes across and down differ.
    Feed {
        /// Percent by which the length differs from the width.
        percent: f64,
    },
    /// The scan is too coarse.
    Resolution {
        /// Dots per inch.
        dpi: f64,
    },
    /// The sheet lay askew.
    Skew {
        /// Degrees.
        degrees: f64,
    },
    /// Black and white are too near to one another.
    Contrast,
    /// Edges are out of focus.
    Focus,
    /// Dark streaks along the feed: dirt on the narrow glass.
    Streaks {
        /// How many.
        count: usize,
    },
    /// Spots on the empty field, dark or pale.
    Dirt,
    /// Weak crosses are lost because the scan knows black and white alone.
    FaintInOneBit {
        /// The weakest crosses that were all read, percent black.
        down_to: u8,
    },
    /// Weak crosses are lost.
    Faint {
        /// The weakest crosses that were all read, percent black.
        down_to: u8,
    },
    /// A cross was read as something else without a doubt.
    Misread,
}

/// Something that needs no change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Note {
    /// The sheet lay upside down.
    UpsideDown,
    /// The sheet lay on its side.
    OnItsSide,
    /// The palest crosses were not all read: no pen writes as weakly.
    PalestUnread,
}

/// What comes of it all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fitness {
    /// Nothing to change.
    Good,
    /// It works; something would make it better.
    Usable,
    /// Change something first.
    Unfit,
}

impl TrialFindings {
    /// What to change, the worst first; empty when all is well.
    pub fn advice(&self) -> Vec<Advice> {
        let mut advice = Vec::new();
        if self.strengths.iter().any(|strength| strength.wrong > 0) {
            advice.push(Advice::Misread);
        }
        if let Some((across, down)) = self.scale {
            let mean = f64::midpoint(across, down);
            if (mean - 1.0).abs() > SIZE_OFF {
                let readable = SIZES.contains(&across) && SIZES.contains(&down);
                advice.push(Advice::Size { percent: 100.0 * mean, readable });
            }
        }
        let dpi = f64::midpoint(self.dpi.0, self.dpi.1);
        if dpi < LEAST_DPI {
            advice.push(Advice::Resolution { dpi });
        }
        if self.white - self.black < LEAST_CONTRAST {
            advice.push(Advice::Contrast);
        }
        let down_to = self.faintest();
        if down_to > PENCIL {
            advice.push(match self.one_bit {
                true => Advice::FaintInOneBit { down_to },
                false => Advice::Faint { down_to },
            });
        }
        if !self.streaks_mm.is_empty() {
            advice.push(Advice::Streaks { count: self.streaks_mm.len() });
        }
        if self.edge_mm > MOST_EDGE_MM {
            advice.push(Advice::Focus);
        }
        if (self.dirt > MOST_DIRT || self.pale_dirt > 0.0) && self.streaks_mm.is_empty() {
            advice.push(Advice::Dirt);
        }
        if self.skew_degrees.abs() > MOST_SKEW_DEGREES {
            advice.push(Advice::Skew { degrees: self.skew_degrees });
        }
        let stretch = self.dpi.1 / self.dpi.0 - 1.0;
        if stretch.abs() > SIZE_OFF {
            advice.push(Advice::Feed { percent: 100.0 * stretch });
        }
        advice
    }

    /// What somebody may wonder about and that needs no change.
    pub fn notes(&self) -> Vec<Note> {
        let mut notes = Vec::new();
        match self.turned_degrees {
            0 => {}
            180 => notes.push(Note::UpsideDown),
            _ => notes.push(Note::OnItsSide),
        }
        let palest =
            self.strengths.iter().any(|one| one.black < PENCIL && one.missed + one.doubtful > 0);
        if palest && self.faintest() <= PENCIL {
            notes.push(Note::PalestUnread);
        }
        notes
    }

    /// The weakest crosses, percent black, down to which all were read right.
    pub fn faintest(&self) -> u8 {
        let read =
            self.strengths.iter().take_while(|one| one.doubtful + one.missed + one.wrong == 0);
        read.last().map_or(u8::MAX, |one| one.black)
    }

    /// Whether clients' sheets can go this way.
    pub fn fitness(&self) -> Fitness {
        let unfit = |advice: &Advice| match advice {
            Advice::Misread | Advice::Resolution { .. } | Advice::Contrast => true,
            Advice::Size { readable, .. } => !readable,
            Advice::FaintInOneBit { down_to } | Advice::Faint { down_to } => *down_to > 65,
            _ => false,
        };
        let advice = self.advice();
        match advice.iter().any(unfit) {
            true => Fitness::Unfit,
            false if advice.is_empty() => Fitness::Good,
            false => Fitness::Usable,
        }
    }
}

impl Fitness {
    /// In words.
    pub fn words(self, lang: Lang) -> String {
        let key = match self {
            Fitness::Good => "paper-trial-good",
            Fitness::Usable => "paper-trial-usable",
            Fitness::Unfit => "paper-trial-unfit",
        };
        lookup(lang, key, &[])
    }
}

impl Note {
    /// In words.
    pub fn words(self, lang: Lang) -> String {
        match self {
            Note::UpsideDown => tr!(lang, "paper-trial-upside-down"),
            Note::OnItsSide => tr!(lang, "paper-trial-on-its-side"),
            Note::PalestUnread => tr!(lang, "paper-trial-palest"),
        }
    }
}

impl Advice {
    /// What is wrong and what to do.
    pub fn words(&self, lang: Lang) -> String {
        let number = |value: f64| decimal(lang, value, 1);
        match self {
            Advice::Size { percent, readable } => {
                let way = if *percent < 100.0 { "small" } else { "large" };
                let percent = number(*percent);
                match readable {
                    true => tr!(lang, "paper-trial-size", percent = percent, way = way),
                    false => tr!(lang, "paper-trial-size-unfit", percent = percent, way = way),
                }
            }
            Advice::Feed { percent } => {
                tr!(lang, "paper-trial-feed", percent = number(percent.abs()))
            }
            Advice::Resolution { dpi } => {
                tr!(lang, "paper-trial-resolution", dpi = decimal(lang, *dpi, 0))
            }
            Advice::Skew { degrees } => {
                tr!(lang, "paper-trial-skew", degrees = number(degrees.abs()))
            }
            Advice::Contrast => tr!(lang, "paper-trial-contrast"),
            Advice::Focus => tr!(lang, "paper-trial-focus"),
            Advice::Streaks { count } => tr!(lang, "paper-trial-streaks", count = *count),
            Advice::Dirt => tr!(lang, "paper-trial-dirt"),
            Advice::FaintInOneBit { down_to } => {
                let remedy = tr!(lang, "paper-trial-faint-one-bit");
                format!("{} {remedy}", unread(*down_to, lang))
            }
            Advice::Faint { down_to } => {
                let remedy = tr!(lang, "paper-trial-faint");
                format!("{} {remedy}", unread(*down_to, lang))
            }
            Advice::Misread => tr!(lang, "paper-trial-misread"),
        }
    }
}

/// Which crosses are not surely read.
fn unread(down_to: u8, lang: Lang) -> String {
    match down_to {
        u8::MAX => tr!(lang, "paper-trial-none"),
        down_to => tr!(lang, "paper-trial-unread", pen = pen_words(down_to, lang)),
    }
}

/// What kind of pen writes crosses of this darkness, percent black.
pub fn pen_words(black: u8, lang: Lang) -> String {
    match black {
        85.. => tr!(lang, "paper-trial-marker"),
        55.. => tr!(lang, "paper-trial-ballpoint"),
        38.. => tr!(lang, "paper-trial-pencil"),
        25.. => tr!(lang, "paper-trial-pale-pencil"),
        _ => tr!(lang, "paper-trial-hardly"),
    }
}
