use kastanj_desk::this_week;
use kastanj_language::{Lang, tr};
use kastanj_record::Week;

use crate::fields::Fields;
use crate::trouble::Trouble;

/// How many weeks back are offered.
const BACK: i32 = 12;

/// The weeks in which a sheet may have been filled in, this one first: what is sent, what is shown.
pub(crate) fn weeks(lang: Lang) -> Vec<(String, String)> {
    let this = this_week();
    let label = |back: i32| {
        let week = this.plus(-back);
        let words = week.words(lang);
        let shown = match back {
            0 => tr!(lang, "web-week-this", week = words),
            1 => tr!(lang, "web-week-last", week = words),
            _ => words,
        };
        (week.to_string(), shown)
    };
    (0..BACK).map(label).collect()
}

/// The week that was chosen, if any.
///
/// # Errors
/// [`Trouble::BadForm`] when it is no week, or one to come.
pub(crate) fn chosen(fields: &Fields) -> Result<Option<Week>, Trouble> {
    let week: Option<Week> = fields.parsed("week")?;
    match week {
        Some(week) if week > this_week() => Err(Trouble::BadForm),
        week => Ok(week),
    }
}
