//! Who reads, and therefore what may stand in the text.

use std::fmt;
use std::str::FromStr;

use kastanj_language::{Lang, tr};
use kastanj_record::Plan;
use serde::{Deserialize, Serialize};

/// The reader of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// The unlocked screen of the service, or its print: individual points allowed.
    Room,
    /// The board: no individual figures, nothing below 5.
    #[default]
    Board,
    /// Everybody, and the hub's edition: nothing below 10.
    Public,
}

impl Audience {
    /// All audiences, the narrowest first.
    pub const ALL: [Audience; 3] = [Audience::Room, Audience::Board, Audience::Public];

    /// The usual smallest number of persons behind a figure, 1–10; a plan can say otherwise
    /// ([`Thresholds`]). Below five pairs no mean exists for anybody.
    pub fn threshold(self) -> u64 {
        match self {
            Audience::Room => 1,
            Audience::Board => 5,
            Audience::Public => 10,
        }
    }

    /// The word used on the command line and in file names.
    pub fn code(self) -> &'static str {
        match self {
            Audience::Room => "room",
            Audience::Board => "board",
            Audience::Public => "public",
        }
    }

    /// The name of the edition, for the report's subtitle.
    pub fn edition(self, lang: Lang) -> String {
        match self {
            Audience::Room => tr!(lang, "report-edition-room"),
            Audience::Board => tr!(lang, "report-edition-board"),
            Audience::Public => tr!(lang, "report-edition-public"),
        }
    }
}

/// The smallest number of persons behind a figure, as the plan has it for each edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// For the board, 5 or more.
    pub board: u64,
    /// For everybody, at least the board's.
    pub public: u64,
}

impl Default for Thresholds {
    fn default() -> Self {
        Thresholds { board: Audience::Board.threshold(), public: Audience::Public.threshold() }
    }
}

impl Thresholds {
    /// Those of a plan.
    pub fn of(plan: &Plan) -> Thresholds {
        Thresholds { board: plan.board_threshold.into(), public: plan.public_threshold.into() }
    }

    /// The smallest number for a reader; a plan can ask for more than usual and for less in the
    /// public edition, but never for less than the board's five.
    pub fn smallest(&self, audience: Audience) -> u64 {
        match audience {
            Audience::Room => 1,
            Audience::Board => self.board.max(Audience::Board.threshold()),
            Audience::Public => self.public.max(self.board).max(Audience::Board.threshold()),
        }
    }
}

impl fmt::Display for Audience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Audience {
    type Err = String;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Audience::ALL
            .into_iter()
            .find(|audience| audience.code() == code)
            .ok_or_else(|| format!("unknown audience \"{code}\": room, board, public"))
    }
}
