use kastanj_record::{EpisodeId, Retention, RetentionDue, Week, retention_due};
use serde::{Deserialize, Serialize};

use crate::audit::Action;
use crate::removal::ErasedRows;
use crate::seal::hex;
use crate::statement::statements;
use crate::{Batch, Erasure, Noun, Rule, Store, StoreError, View, database};

statements! {
    DROP_SESSIONS = "DELETE FROM session_report WHERE episode = ?1";
    DROP_CLOSING = "DELETE FROM closing_report WHERE episode = ?1";
    HAS_REPORTS = "SELECT 1 FROM session_report WHERE episode = ?1
                   UNION ALL SELECT 1 FROM closing_report WHERE episode = ?1";
}

/// The setting with the rule that a service has decided on itself.
const RULE: &str = "retention";

/// The rule as it is kept.
#[derive(Serialize, Deserialize)]
struct Kept(Retention);

impl View<'_> {
    /// The service's own rule for how long things are kept, if it has decided on one.
    ///
    /// # Errors
    /// When the database cannot be read or the rule has no meaning.
    pub fn own_retention(&self) -> Result<Option<Retention>, StoreError> {
        let text = self.setting(RULE)?;
        text.map(|text| {
            let kept: Result<Kept, _> = serde_json::from_str(&text);
            kept.map(|kept| kept.0).map_err(|_| StoreError::unreadable(Noun::Setting, RULE))
        })
        .transpose()
    }

    /// What a rule says is to go in this week. What is gone already is not among it.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn retention_due(&self, rule: &Retention, today: Week) -> Result<RetentionDue, StoreError> {
        let mut due = retention_due(rule, &self.episodes(None)?, today);
        let mut left = Vec::new();
        for episode in due.sessions {
            if self.any(HAS_REPORTS, [episode.0])? {
                left.push(episode);
            }
        }
        due.sessions = left;
        let mut aliased = Vec::new();
        for client in due.aliases {
            if self.has_alias(client)? {
                aliased.push(client);
            }
        }
        due.aliases = aliased;
        due.pictures = match rule.pictures_before(today) {
            Some(moment) => self.pictures_older_than(moment)?,
            None => 0,
        };
        Ok(due)
    }
}

impl Batch<'_> {
    /// Keeps the service's own rule, in place of the study file's.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when a number is out of range.
    pub fn set_retention(&mut self, rule: &Retention) -> Result<(), StoreError> {
        let years = [rule.contacts_years, rule.sessions_years, rule.aliases_years];
        let sound = years.iter().flatten().all(|years| Retention::YEARS.contains(years))
            && [rule.backup_days, rule.pictures_days]
                .iter()
                .flatten()
                .all(|days| Retention::DAYS.contains(days));
        let refused = || StoreError::refused(Noun::Setting, RULE, Rule::OutOfRange);
        if !sound {
            return Err(refused());
        }
        let text = serde_json::to_string(&Kept(rule.clone())).map_err(|_| refused())?;
        self.set_setting(RULE, &text)
    }

    /// Takes away the session reports and the closing report of a contact.
    fn remove_reports(&mut self, episode: EpisodeId) -> Result<ErasedRows, StoreError> {
        let sessions = self.also(DROP_SESSIONS, [episode.0])?;
        let object = hex(&episode.0);
        let notes =
            self.change((Action::Erase, Noun::Session, &object), DROP_CLOSING, [episode.0])?;
        Ok(ErasedRows { sessions, notes, ..ErasedRows::default() })
    }
}

impl Store {
    /// Erases what a rule says is to go in the week `today`.
    ///
    /// The week comes from a person, who has seen it: a clock that jumped must erase nobody.
    ///
    /// # Errors
    /// As for [`Store::erase_clients`].
    pub fn run_retention(&mut self, rule: &Retention, today: Week) -> Result<Erasure, StoreError> {
        let due = self.view().retention_due(rule, today)?;
        let rows = self.batch(|batch| {
            let mut rows = ErasedRows::default();
            for episode in &due.sessions {
                rows = rows.and(batch.remove_reports(*episode)?);
            }
            for client in &due.aliases {
                rows.aliases += batch.erase_alias(*client)?;
            }
            if let Some(moment) = rule.pictures_before(today) {
                rows.pictures += batch.drop_pictures_older_than(moment)?;
            }
            Ok(rows)
        })?;
        let mut erasure = if due.clients.is_empty() {
            database::checkpoint(&self.connection)?;
            let rows = ErasedRows::default();
            Erasure { clients: 0, at: (self.clock)(), rows, lists: vec![], unreached: vec![] }
        } else {
            self.erase_clients(&due.clients)?
        };
        erasure.rows = erasure.rows.and(rows);
        Ok(erasure)
    }
}
