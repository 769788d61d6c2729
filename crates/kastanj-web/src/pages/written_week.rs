use kastanj_desk::closing::week_is_possible;
use kastanj_desk::this_week;
use kastanj_record::{Episode, Week};

use crate::fields::Fields;

/// The week that was written on a page that shows this week and lets another be written; `None`
/// when what was written is no week of this contact so far.
pub(crate) fn week_of(fields: &Fields, episode: &Episode) -> Option<Week> {
    let written = fields.one("week");
    let week = match written {
        None => this_week(),
        Some(text) => Week::written_lately(text, this_week())?,
    };
    week_is_possible(episode, week, this_week()).then_some(week)
}
