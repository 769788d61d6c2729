use std::fmt;
use std::str::FromStr;

use thiserror::Error;
use typst::foundations::Datetime;

/// The date that a document bears, given by the caller so that the same input
/// gives the same bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// A year, month and day that are no date.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("\"{0}\" is not a date written YYYY-MM-DD")]
pub struct ImpossibleDate(pub String);

impl Date {
    /// A date between the years 1900 and 9999.
    ///
    /// # Errors
    /// A day that the month does not have, or a year outside the range.
    pub fn new(year: u16, month: u8, day: u8) -> Result<Date, ImpossibleDate> {
        let possible = (1900..=9999).contains(&year)
            && Datetime::from_ymd(i32::from(year), month, day).is_some();
        if possible {
            Ok(Date { year, month, day })
        } else {
            Err(ImpossibleDate(format!("{year:04}-{month:02}-{day:02}")))
        }
    }

    pub(crate) fn datetime(self) -> Option<Datetime> {
        Datetime::from_ymd(i32::from(self.year), self.month, self.day)
    }

    pub(crate) fn midnight(self) -> Option<Datetime> {
        Datetime::from_ymd_hms(i32::from(self.year), self.month, self.day, 0, 0, 0)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = ImpossibleDate;

    fn from_str(text: &str) -> Result<Date, ImpossibleDate> {
        let wrong = || ImpossibleDate(text.to_owned());
        let mut parts = text.split('-');
        let (Some(year), Some(month), Some(day), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(wrong());
        };
        let year = year.parse().map_err(|_| wrong())?;
        let month = month.parse().map_err(|_| wrong())?;
        let day = day.parse().map_err(|_| wrong())?;
        Date::new(year, month, day).map_err(|_| wrong())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        assert_eq!(
            "2026-02-28".parse::<Date>().map(|d| d.to_string()).ok(),
            Some("2026-02-28".into())
        );
        for wrong in ["2026-02-29", "2026-13-01", "26-01-01", "2026-01", "i dag", "2026-01-01-01"] {
            assert!(wrong.parse::<Date>().is_err(), "{wrong}");
        }
    }
}
