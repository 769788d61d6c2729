//! Who reads, and therefore what may stand in the text.

use std::fmt;
use std::str::FromStr;

use kastanj_language::{Lang, tr};
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

    /// Smallest number of persons behind a figure, 1–10. Below five pairs no mean exists for anybody.
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
