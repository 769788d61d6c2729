use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The code of a service unit (*verksamhet*): 1–8 capitals, digits or hyphens.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct UnitCode(String);

impl UnitCode {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UnitCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for UnitCode {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let sound = (1..=8).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-');
        if sound {
            Ok(UnitCode(text.to_owned()))
        } else {
            Err(format!("\"{text}\" is not a unit code: 1-8 capitals, digits or hyphens"))
        }
    }
}

impl TryFrom<String> for UnitCode {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<UnitCode> for String {
    fn from(code: UnitCode) -> String {
        code.0
    }
}
