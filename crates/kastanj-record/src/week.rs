use std::fmt;
use std::str::FromStr;

use kastanj_language::{Lang, tr};
use serde::{Deserialize, Serialize};

/// An ISO 8601 week, `2026-W07`. The record knows no finer time about a client.
///
/// Kept as the number of weeks since 1970-W01, so that weeks subtract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Week(i32);

impl Week {
    /// The week that contains the given day, counted in days since 1970-01-01 (a Thursday).
    pub fn of_unix_day(day: i64) -> Week {
        // 1970-01-01 is a Thursday, so weeks (Monday to Sunday) start at day −3.
        Week(i32::try_from((day + 3).div_euclid(7)).unwrap_or(i32::MAX))
    }

    /// Days since 1970-01-01 of this week's Thursday, which decides its year.
    fn thursday(self) -> i64 {
        i64::from(self.0) * 7
    }

    /// ISO year and week number (1–53).
    pub fn year_and_number(self) -> (i32, u32) {
        let year = year_of_day(self.thursday());
        let first = Week::of_unix_day(day_of_january_fourth(year));
        (year, u32::try_from(self.0 - first.0 + 1).unwrap_or(1))
    }

    /// The week with this ISO year and number; nothing if the year has no such week.
    pub fn from_year_and_number(year: i32, number: u32) -> Option<Week> {
        if !(1970..=2200).contains(&year) || !(1..=53).contains(&number) {
            return None;
        }
        let first = Week::of_unix_day(day_of_january_fourth(year));
        let week = Week(first.0 + i32::try_from(number).ok()? - 1);
        (week.year_and_number() == (year, number)).then_some(week)
    }

    /// The week this many weeks later (earlier if negative).
    #[must_use]
    pub fn plus(self, weeks: i32) -> Week {
        Week(self.0.saturating_add(weeks))
    }

    /// Whole weeks from `earlier` to this week.
    pub fn since(self, earlier: Week) -> i32 {
        self.0 - earlier.0
    }

    /// The week as people say it: *v. 47 2026*, *week 47 2026*. Files keep [`fmt::Display`].
    pub fn words(self, lang: Lang) -> String {
        let (year, number) = self.year_and_number();
        tr!(lang, "record-week", year = year.to_string(), number = number.to_string())
    }

    /// A week as people write it, with its year: `2026-W41`, `2026-V41`, `2026-41`, `202641`,
    /// `v. 41 2026`; `None` if it is none.
    pub fn written(text: &str) -> Option<Week> {
        match numbers_of(text)?.as_slice() {
            [(4, year), (1 | 2, week)] | [(1 | 2, week), (4, year)] => {
                Week::from_year_and_number(i32::try_from(*year).ok()?, *week)
            }
            [(6, both)] => Week::from_year_and_number(i32::try_from(both / 100).ok()?, both % 100),
            _ => None,
        }
    }

    /// As [`Week::written`], or by its number alone, `v41` or `41`: the latest such week until
    /// `today`, at most a year back.
    pub fn written_lately(text: &str, today: Week) -> Option<Week> {
        match numbers_of(text)?.as_slice() {
            [(1 | 2, wanted)] => {
                let back = (0..=53).map(|weeks| today.plus(-weeks));
                back.into_iter().find(|week| week.year_and_number().1 == *wanted)
            }
            _ => Week::written(text),
        }
    }

    /// Calendar year, month (1–12) and day of this week's Monday, for dating documents.
    pub fn monday(self) -> (i32, u32, u32) {
        civil_of_day(self.thursday() - 3)
    }

    /// Days since 1970-01-01 of this week's Monday.
    pub fn monday_unix_day(self) -> i64 {
        self.thursday() - 3
    }

    /// Calendar year and month (1–12) of this week's Thursday.
    pub fn month(self) -> (i32, u32) {
        let (year, month, _) = civil_of_day(self.thursday());
        (year, month)
    }
}

/// The numbers in a text about a week, each with how many digits it has; `None` where there is
/// anything else but the words for a week and what separates them.
fn numbers_of(text: &str) -> Option<Vec<(usize, u32)>> {
    let (mut numbers, mut word) = (Vec::new(), String::new());
    let small = text.trim().to_lowercase();
    let mut left = small.as_str();
    while let Some(first) = left.chars().next() {
        let digits = left.find(|c: char| !c.is_ascii_digit()).unwrap_or(left.len());
        if digits > 0 {
            numbers.push((digits, left[..digits].parse().ok()?));
            left = &left[digits..];
            continue;
        }
        if first.is_alphabetic() {
            word.push(first);
        } else if !matches!(first, ' ' | '-' | '–' | '.' | ',' | '/') {
            return None;
        }
        left = &left[first.len_utf8()..];
    }
    let known = matches!(word.as_str(), "" | "v" | "w" | "vecka" | "week" | "wk");
    known.then_some(numbers)
}

/// Civil date of a day number; algorithm of Howard Hinnant, "chrono-compatible
/// low-level date algorithms" (public domain): 400-year eras of 146,097 days.
pub(crate) fn civil_of_day(day: i64) -> (i32, u32, u32) {
    let shifted = day + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (
        i32::try_from(year).unwrap_or(i32::MAX),
        u32::try_from(month).unwrap_or(1),
        u32::try_from(day).unwrap_or(1),
    )
}

/// A day, counted from 1970-01-01, as `2026-11-22`.
pub fn iso_date(day: i64) -> String {
    let (year, month, day) = civil_of_day(day);
    format!("{year:04}-{month:02}-{day:02}")
}

fn year_of_day(day: i64) -> i32 {
    civil_of_day(day).0
}

/// Day number of 4 January, which always lies in week 1.
fn day_of_january_fourth(year: i32) -> i64 {
    let year = i64::from(year) - 1;
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    // 1 January is day 306 of the March-based year before it.
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + 306;
    era * 146_097 + day_of_era - 719_468 + 3
}

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, number) = self.year_and_number();
        write!(f, "{year:04}-W{number:02}")
    }
}

impl FromStr for Week {
    type Err = String;

    /// Reads `2026-W07`, and `2026-V07` as Swedish staff write it (*vecka*), in
    /// capitals or not; [`Display`](fmt::Display) always writes the former.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.split_once('-')
            .and_then(|(year, week)| Some((year, week.strip_prefix(['W', 'w', 'V', 'v'])?)))
            .and_then(|(year, number)| Some((year.parse().ok()?, number.parse().ok()?)))
            .and_then(|(year, number)| Week::from_year_and_number(year, number))
            .ok_or_else(|| format!("\"{text}\" is not a week: write 2026-W07"))
    }
}

impl TryFrom<String> for Week {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Week> for String {
    fn from(week: Week) -> String {
        week.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_weeks() {
        // 2021-01-03 is a Sunday of 2020-W53; 2024-12-30 is a Monday of 2025-W01.
        assert_eq!(Week::of_unix_day(18_630).to_string(), "2020-W53");
        assert_eq!(Week::of_unix_day(20_087).to_string(), "2025-W01");
        assert_eq!(Week::of_unix_day(0).to_string(), "1970-W01");
    }

    #[test]
    fn text_and_back() {
        for week in 0..8000 {
            let week = Week(week);
            assert_eq!(week.to_string().parse::<Week>(), Ok(week));
        }
        assert!("2021-W53".parse::<Week>().is_err());
        assert!("2020-W53".parse::<Week>().is_ok());
    }

    #[test]
    fn weeks_are_understood_as_people_write_them() {
        let week: Week = "2026-W07".parse().unwrap();
        for text in [
            "2026-W07",
            "2026-V07",
            "2026-v7",
            "2026-07",
            "2026-7",
            "202607",
            "2026 7",
            "v. 7 2026",
            "V7, 2026",
            "vecka 7 2026",
            "week 7 2026",
            " 7/2026 ",
        ] {
            assert_eq!(Week::written(text), Some(week), "{text}");
            assert_eq!(Week::written_lately(text, week), Some(week), "{text}");
        }
        for text in [
            "",
            "v",
            "2026",
            "2026-60",
            "2026-00",
            "2026-07-01",
            "26-07",
            "x7 2026",
            "7 år 2026",
            "2026+7",
            "99999999999999",
        ] {
            assert_eq!(Week::written(text), None, "{text}");
            assert_eq!(Week::written_lately(text, week), None, "{text}");
        }
        // The number alone is the latest week that has been.
        for (text, expected) in [
            ("7", "2026-W07"),
            ("v7", "2026-W07"),
            ("v.06", "2026-W06"),
            ("8", "2025-W08"),
            ("V52", "2025-W52"),
        ] {
            let found = Week::written_lately(text, week);
            assert_eq!(found.map(|week| week.to_string()).as_deref(), Some(expected), "{text}");
            assert_eq!(Week::written(text), None, "{text}");
        }
        assert_eq!(Week::written_lately("53", week), None, "2025 had no week 53");
        for lang in Lang::ALL {
            assert_eq!(Week::written(&week.words(lang)), Some(week), "{}", week.words(lang));
        }
    }

    #[test]
    fn the_swedish_letter_is_the_same_week() {
        let week = "2026-W07".parse::<Week>();
        assert!(week.is_ok());
        for text in ["2026-V07", "2026-v07", "2026-w07", "2026-V7"] {
            assert_eq!(text.parse::<Week>(), week, "{text}");
        }
        assert!("2021-V53".parse::<Week>().is_err());
        for text in ["2026-07", "2026V07", "2026-VW07", "2026-X07", "2026-V", "-V07", "V07"] {
            assert!(text.parse::<Week>().is_err(), "{text}");
        }
        assert_eq!("2026-V07".parse::<Week>().map(String::from), Ok("2026-W07".to_owned()));
    }
}
