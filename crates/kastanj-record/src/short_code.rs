use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use kastanj_instrument::Occasion;

use crate::step::{Step, after_step, before_step, follow_up_step};
use crate::study_record::ByEpisode;
use crate::{Episode, Loss, ReceivedForm, ShortCode, Study, StudyRecord, UnitCode, Week};

/// The short codes that exist: 001 to 999. 000 is never issued, so that an
/// empty grid filled with zeros is nobody's code.
const CODES: std::ops::RangeInclusive<u16> = 1..=999;

/// A free short code, picked among the free ones by the random number `draw`.
///
/// `None` when all 999 are in use.
pub fn issue_short_code(in_use: &BTreeSet<ShortCode>, draw: u32) -> Option<ShortCode> {
    let free: Vec<u16> = CODES.filter(|code| !in_use.contains(&ShortCode(*code))).collect();
    let at = usize::try_from(draw).ok()?.checked_rem(free.len())?;
    free.get(at).map(|code| ShortCode(*code))
}

/// The short codes of a unit's episodes that are under follow-up: forms may
/// still come with them, so they must not be issued again.
pub fn short_codes_in_use<F: ReceivedForm>(
    record: &StudyRecord<'_, F>,
    unit: &UnitCode,
    study: &Study,
    today: Week,
) -> BTreeSet<ShortCode> {
    let sorted = ByEpisode::new(record);
    record
        .episodes
        .iter()
        .filter(|episode| episode.unit == *unit)
        .filter(|episode| under_follow_up(episode, &sorted, study, today))
        .filter_map(|episode| episode.short_code)
        .collect()
}

/// The episode that a short code of a unit belongs to, among those under follow-up.
pub fn episode_of_short_code<'a, F: ReceivedForm>(
    record: &StudyRecord<'a, F>,
    unit: &UnitCode,
    code: ShortCode,
    study: &Study,
    today: Week,
) -> Option<&'a Episode> {
    let sorted = ByEpisode::new(record);
    record.episodes.iter().find(|episode| {
        episode.unit == *unit
            && episode.short_code == Some(code)
            && under_follow_up(episode, &sorted, study, today)
    })
}

/// Whether a form of the episode may still come. A form whose window has closed
/// without a reason may still come late, so it keeps the code.
fn under_follow_up<F: ReceivedForm>(
    episode: &Episode,
    sorted: &ByEpisode<'_, F>,
    study: &Study,
    today: Week,
) -> bool {
    let never_started = sorted
        .losses(episode)
        .iter()
        .any(|loss| matches!(loss, Loss::NotAsked { .. } | Loss::Declined));
    let before = match before_step(episode, sorted, study, today) {
        Step::Came(form) => form,
        Step::Lost(_) => return false,
        Step::Open | Step::Unexplained => return !never_started,
    };
    let after = match after_step(episode, before, sorted, study, today) {
        Step::Came(form) => form,
        Step::Lost(_) => return false,
        Step::Open | Step::Unexplained => return true,
    };
    study.uses(Occasion::FollowUp)
        && matches!(
            follow_up_step(episode, after, sorted, study, today),
            Step::Open | Step::Unexplained
        )
}

impl ShortCode {
    /// Whether the code is one that can be issued, 001 to 999.
    pub fn is_sound(self) -> bool {
        CODES.contains(&self.0)
    }
}

impl fmt::Display for ShortCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:03}", self.0)
    }
}

impl FromStr for ShortCode {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = text.len() == 3 && text.bytes().all(|b| b.is_ascii_digit());
        text.parse()
            .ok()
            .filter(|code| digits && CODES.contains(code))
            .map(ShortCode)
            .ok_or_else(|| format!("\"{text}\" is not a short code: three digits, 001 to 999"))
    }
}
