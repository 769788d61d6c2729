use kastanj_record::{AddedValue, AnsweredBy, EpisodeId};
use rusqlite::params;

use crate::audit::Action;
use crate::code::{from_json, to_json};
use crate::seal::hex;
use crate::statement::statements;
use crate::{Batch, Noun, StoreError, View};

statements! {
    GET = "SELECT sealed FROM added_value WHERE episode = ?1 AND answered_by = ?2";
    PUT = "INSERT INTO added_value (episode, answered_by, sealed) VALUES (?1, ?2, ?3)
           ON CONFLICT (episode, answered_by) DO UPDATE SET sealed = excluded.sealed";
}

fn place(episode: EpisodeId, by: AnsweredBy) -> String {
    format!("value/{}/{by}", hex(&episode.0))
}

impl View<'_> {
    /// What one of the two has answered on the added-value meter so far.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn added_value(
        &self,
        episode: EpisodeId,
        by: AnsweredBy,
    ) -> Result<Option<AddedValue>, StoreError> {
        let parameters = params![episode.0, by.code()];
        let Some(sealed) = self.first(GET, parameters, |row| Ok(row.get::<_, Vec<u8>>(0)?))? else {
            return Ok(None);
        };
        let plain = self
            .episode_key(episode)?
            .open(&place(episode, by), &sealed)
            .map_err(|_| StoreError::SealBroken { noun: Noun::AddedValue, id: hex(&episode.0) })?;
        from_json(Noun::AddedValue, &episode.0, &plain).map(Some)
    }
}

impl Batch<'_> {
    /// Keeps what one of the two has answered.
    ///
    /// # Errors
    /// When the episode is unknown.
    pub fn put_added_value(
        &mut self,
        episode: EpisodeId,
        by: AnsweredBy,
        value: &AddedValue,
    ) -> Result<(), StoreError> {
        let place = place(episode, by);
        let sealed = self.view().episode_key(episode)?.seal(&place, &to_json(value)?)?;
        let object = format!("{}/{by}", hex(&episode.0));
        let parameters = params![episode.0, by.code(), sealed];
        self.change((Action::Change, Noun::AddedValue, &object), PUT, parameters)?;
        Ok(())
    }
}
