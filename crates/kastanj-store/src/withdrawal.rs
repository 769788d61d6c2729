//! A yes that a client took back alone, with the card: a line for the unit until it has been seen.
//! What holds stands among the consents.

use kastanj_record::{EpisodeId, Week};
use rusqlite::params;

use crate::audit::Action;
use crate::code::Columns;
use crate::seal::hex;
use crate::statement::statements;
use crate::{Batch, Noun, StoreError, View};

statements! {
    ALL = "SELECT w.episode FROM withdrawal w JOIN episode e ON e.id = w.episode ORDER BY e.code";
    OF_EPISODE = "SELECT episode FROM withdrawal WHERE episode = ?1";
    PUT = "INSERT INTO withdrawal (episode, week) VALUES (?1, ?2)
           ON CONFLICT (episode) DO UPDATE SET week = excluded.week";
    DROP = "DELETE FROM withdrawal WHERE episode = ?1";
}

impl View<'_> {
    /// The contacts whose client took a yes back and of which nobody has seen it.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn unseen_withdrawals(&self) -> Result<Vec<EpisodeId>, StoreError> {
        self.all(ALL, [], |row| Columns::of(row, Noun::Withdrawal).episode(0))
    }

    /// The contact itself, if it is one of them.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn unseen_withdrawal_of(
        &self,
        episode: EpisodeId,
    ) -> Result<Option<EpisodeId>, StoreError> {
        self.first(OF_EPISODE, [episode.0], |row| Columns::of(row, Noun::Withdrawal).episode(0))
    }
}

impl Batch<'_> {
    /// Leaves the line for the unit.
    ///
    /// # Errors
    /// When the episode is unknown.
    pub fn tell_withdrawal(&mut self, episode: EpisodeId, week: Week) -> Result<(), StoreError> {
        self.view().episode_key(episode)?;
        let parameters = params![episode.0, week.to_string()];
        self.change((Action::Add, Noun::Withdrawal, &hex(&episode.0)), PUT, parameters)?;
        Ok(())
    }

    /// Somebody has seen it; nothing to see is no error.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn see_withdrawal(&mut self, episode: EpisodeId) -> Result<(), StoreError> {
        self.view().episode_key(episode)?;
        self.change((Action::Open, Noun::Withdrawal, &hex(&episode.0)), DROP, [episode.0])?;
        Ok(())
    }
}
