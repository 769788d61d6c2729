use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The day on which somebody approved a text, `2026-02-28`; a day of staff, never of a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct ApprovalDate {
    year: u16,
    month: u8,
    day: u8,
}

impl ApprovalDate {
    /// A day that exists in the Gregorian calendar, 1970–2200.
    pub fn new(year: u16, month: u8, day: u8) -> Option<ApprovalDate> {
        let leap =
            (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400);
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        ((1970..=2200).contains(&year) && (1..=days).contains(&day)).then_some(ApprovalDate {
            year,
            month,
            day,
        })
    }
}

impl ApprovalDate {
    /// The day of a moment, in seconds since 1970; `None` outside 1970–2200.
    pub fn of_unix_time(seconds: i64) -> Option<ApprovalDate> {
        let (year, month, day) = crate::week::civil_of_day(seconds.div_euclid(86_400));
        let (year, month) = (u16::try_from(year).ok()?, u8::try_from(month).ok()?);
        ApprovalDate::new(year, month, u8::try_from(day).ok()?)
    }
}

impl fmt::Display for ApprovalDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for ApprovalDate {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next(), parts.next(), parts.next());
        let parsed = match (year, month, day, parts.next()) {
            (Some(year), Some(month), Some(day), None) if text.len() == 10 => {
                year.parse().ok().zip(month.parse().ok()).zip(day.parse().ok())
            }
            _ => None,
        };
        parsed
            .and_then(|((year, month), day)| ApprovalDate::new(year, month, day))
            .ok_or_else(|| format!("\"{text}\" is not a day: write 2026-02-28"))
    }
}

impl TryFrom<String> for ApprovalDate {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<ApprovalDate> for String {
    fn from(date: ApprovalDate) -> String {
        date.to_string()
    }
}

/// Who at a unit approved the texts with legal content, and when. Without it
/// they print marked UTKAST.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// The role or name of a member of staff, as the unit wrote it.
    pub by: String,
    /// The day.
    pub on: ApprovalDate,
}

#[cfg(test)]
mod tests {
    use super::ApprovalDate;

    #[test]
    fn only_days_that_exist() {
        for sound in ["2024-02-29", "2026-12-31", "1970-01-01"] {
            assert_eq!(sound.parse::<ApprovalDate>().map(|day| day.to_string()), Ok(sound.into()));
        }
        for broken in ["2026-02-29", "2026-13-01", "2026-1-01", "26-01-01", "", "2026-01-00", "x"] {
            assert!(broken.parse::<ApprovalDate>().is_err(), "{broken}");
        }
    }
}
