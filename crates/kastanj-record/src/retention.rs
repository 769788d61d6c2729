use serde::{Deserialize, Serialize};

use crate::{ClientId, Episode, EpisodeId, Week};

/// How long backups are kept where no rule says otherwise, in days.
pub const BACKUP_DAYS: u32 = 35;

/// For how long what a client has left is kept: years after the end of the contact, class by
/// class. What has no rule is never erased by itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retention {
    /// Everything about a client, counted from the end of the last contact.
    pub contacts_years: Option<u32>,
    /// Session reports and closing reports, counted from the end of their contact.
    pub sessions_years: Option<u32>,
    /// The words by which a client is found again, counted from the end of the last contact.
    pub aliases_years: Option<u32>,
    /// How long backups are kept before they are thrown away, in days; [`BACKUP_DAYS`] if not set.
    pub backup_days: Option<u32>,
    /// Pictures out of sheets, whether somebody has looked or not, in days since they came in; the
    /// answers stay. Kept until somebody has decided if not set.
    pub pictures_days: Option<u32>,
    /// The decision that the rule rests on.
    pub decision: Option<String>,
}

impl Retention {
    /// Years that a class can be given.
    pub const YEARS: std::ops::RangeInclusive<u32> = 1..=100;
    /// Days that backups can be kept.
    pub const DAYS: std::ops::RangeInclusive<u32> = 1..=3650;

    /// Whether there is nothing that is ever erased by rule.
    pub fn is_empty(&self) -> bool {
        self.contacts_years.is_none()
            && self.sessions_years.is_none()
            && self.aliases_years.is_none()
            && self.pictures_days.is_none()
    }

    /// The moment before which pictures came that go in the week `today`, in seconds since 1970.
    pub fn pictures_before(&self, today: Week) -> Option<i64> {
        let days = i64::from(self.pictures_days?);
        Some((today.monday_unix_day() - days) * 86_400)
    }

    /// How long backups are kept, in days.
    pub fn backups(&self) -> u32 {
        self.backup_days.unwrap_or(BACKUP_DAYS)
    }
}

/// What the rule says is to go by now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RetentionDue {
    /// Clients of whom everything goes.
    pub clients: Vec<ClientId>,
    /// Contacts whose reports go; those of [`RetentionDue::clients`] are not among them.
    pub sessions: Vec<EpisodeId>,
    /// Clients whose alias goes; those of [`RetentionDue::clients`] are not among them.
    pub aliases: Vec<ClientId>,
    /// How many pictures out of sheets go; the store counts them.
    pub pictures: usize,
    /// Clients with a contact that has not been closed: no time runs for them.
    pub open: usize,
}

impl RetentionDue {
    /// Whether nothing is to go.
    pub fn is_nothing(&self) -> bool {
        self.clients.is_empty()
            && self.sessions.is_empty()
            && self.aliases.is_empty()
            && self.pictures == 0
    }
}

/// The first week in which this many whole years have passed since a week: the week of the same
/// number, or the first of the next year where that year has no such week.
pub fn years_after(week: Week, years: u32) -> Week {
    let (year, number) = week.year_and_number();
    let year = year.saturating_add(i32::try_from(years).unwrap_or(i32::MAX));
    Week::from_year_and_number(year, number)
        .or_else(|| Week::from_year_and_number(year.saturating_add(1), 1))
        // Past the calendar that weeks know: never.
        .unwrap_or_else(|| week.plus(i32::MAX / 2))
}

/// What a rule says is to go in the week `today`.
///
/// Time runs from the end of a contact, and for the client from the end of the last one: who
/// comes back is not erased in the middle of a contact.
pub fn retention_due(rule: &Retention, episodes: &[Episode], today: Week) -> RetentionDue {
    let mut clients: Vec<ClientId> = episodes.iter().map(|episode| episode.client).collect();
    clients.sort_unstable();
    clients.dedup();
    let over = |end: Week, years: Option<u32>| {
        years.is_some_and(|years| today >= years_after(end, years) && today > end)
    };
    let mut due = RetentionDue::default();
    for client in clients {
        let own = || episodes.iter().filter(|episode| episode.client == client);
        let ends: Option<Vec<Week>> =
            own().map(|episode| episode.ending.as_ref().map(|ending| ending.week)).collect();
        let last = ends.and_then(|ends| ends.into_iter().max());
        due.open += usize::from(last.is_none());
        if last.is_some_and(|last| over(last, rule.contacts_years)) {
            due.clients.push(client);
            continue;
        }
        if last.is_some_and(|last| over(last, rule.aliases_years)) {
            due.aliases.push(client);
        }
        for episode in own() {
            if episode.ending.as_ref().is_some_and(|end| over(end.week, rule.sessions_years)) {
                due.sessions.push(episode.id);
            }
        }
    }
    due
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{EndReason, Ending, EpisodeCode};

    fn week(text: &str) -> Week {
        text.parse().unwrap()
    }

    fn episode(client: u8, number: u8, end: Option<&str>) -> Episode {
        Episode {
            id: EpisodeId([number; 16]),
            code: "7KQ4-HN".parse::<EpisodeCode>().unwrap(),
            client: ClientId([client; 16]),
            unit: "EX-A".parse().unwrap(),
            sequence: u32::from(number),
            first_visit: None,
            referral: None,
            target_behaviours: Vec::new(),
            pack: None,
            short_code: None,
            ending: end.map(|end| Ending { week: week(end), reason: EndReason::Planned }),
        }
    }

    #[test]
    fn a_week_that_the_later_year_lacks_becomes_due_after_it_and_never_before() {
        assert_eq!(years_after(week("2026-W47"), 10), week("2036-W47"));
        assert_eq!(years_after(week("2026-W53"), 1), week("2028-W01"));
        assert_eq!(years_after(week("2026-W53"), 6), week("2032-W53"));
        for number in 0..3000 {
            let end = week("2020-W01").plus(number);
            for years in 1..=10 {
                // A year has 52 weeks at least, so that many have passed.
                let due = years_after(end, years);
                let weeks = due.since(end);
                assert!(weeks >= i32::try_from(years).unwrap() * 52, "{end} {years}: {due}");
            }
        }
    }

    #[test]
    fn each_class_goes_in_its_own_time_and_an_open_contact_keeps_its_client() {
        let rule = Retention {
            contacts_years: Some(5),
            sessions_years: Some(2),
            aliases_years: Some(1),
            ..Retention::default()
        };
        let episodes = [
            episode(1, 1, Some("2020-W10")),
            // Came back, and is still here.
            episode(2, 2, Some("2020-W10")),
            episode(2, 3, None),
            episode(3, 4, Some("2020-W10")),
            episode(3, 5, Some("2024-W20")),
        ];
        let due = |today: &str| retention_due(&rule, &episodes, week(today));
        assert!(due("2021-W09").is_nothing());
        assert_eq!(due("2021-W10").aliases, [ClientId([1; 16])]);
        assert_eq!(
            due("2022-W10").sessions,
            [EpisodeId([1; 16]), EpisodeId([2; 16]), EpisodeId([4; 16])]
        );
        assert!(due("2025-W09").clients.is_empty());
        let at_five = due("2025-W10");
        assert_eq!(at_five.clients, [ClientId([1; 16])]);
        assert!(!at_five.aliases.contains(&ClientId([1; 16])), "goes with the rest");
        assert_eq!(due("2029-W19").clients, [ClientId([1; 16])]);
        assert_eq!(due("2029-W20").clients, [ClientId([1; 16]), ClientId([3; 16])]);
        assert_eq!(due("2120-W01").open, 1);
        assert!(retention_due(&Retention::default(), &episodes, week("2199-W01")).is_nothing());
    }
}
