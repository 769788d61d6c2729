use kastanj_record::{ClosingReport, EpisodeId};
use rusqlite::params;

use crate::audit::Action;
use crate::code::{from_json, to_json};
use crate::seal::hex;
use crate::statement::statements;
use crate::{Batch, Noun, StoreError, View};

statements! {
    GET = "SELECT sealed FROM closing_report WHERE episode = ?1";
    PUT = "INSERT INTO closing_report (episode, sealed) VALUES (?1, ?2)
           ON CONFLICT (episode) DO UPDATE SET sealed = excluded.sealed";
    DROP = "DELETE FROM closing_report WHERE episode = ?1";
}

fn place(episode: EpisodeId) -> String {
    format!("closing/{}", hex(&episode.0))
}

impl View<'_> {
    /// The closing report of a contact, if there is one.
    ///
    /// # Errors
    /// When the episode is unknown or the database cannot be read.
    pub fn closing_report(&self, episode: EpisodeId) -> Result<Option<ClosingReport>, StoreError> {
        let Some(sealed) = self.first(GET, [episode.0], |row| Ok(row.get::<_, Vec<u8>>(0)?))?
        else {
            return Ok(None);
        };
        let plain = self
            .episode_key(episode)?
            .open(&place(episode), &sealed)
            .map_err(|_| StoreError::SealBroken { noun: Noun::Closing, id: hex(&episode.0) })?;
        from_json(Noun::Closing, &episode.0, &plain).map(Some)
    }
}

impl Batch<'_> {
    /// Records how a contact closed; a later report replaces an earlier one.
    ///
    /// # Errors
    /// When the episode is unknown.
    pub fn put_closing_report(
        &mut self,
        episode: EpisodeId,
        report: &ClosingReport,
    ) -> Result<(), StoreError> {
        let sealed = self.view().episode_key(episode)?.seal(&place(episode), &to_json(report)?)?;
        let parameters = params![episode.0, sealed];
        self.change((Action::Change, Noun::Closing, &hex(&episode.0)), PUT, parameters)?;
        Ok(())
    }

    /// Takes the report of a contact away that is open again; none there is no error.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn drop_closing_report(&mut self, episode: EpisodeId) -> Result<(), StoreError> {
        self.change((Action::Undo, Noun::Closing, &hex(&episode.0)), DROP, [episode.0])?;
        Ok(())
    }
}
