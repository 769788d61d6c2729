use kastanj_record::{EpisodeId, TalkedAbout};
use rusqlite::params;

use crate::audit::Action;
use crate::code::{from_json, to_json};
use crate::seal::hex;
use crate::statement::statements;
use crate::{Batch, Noun, StoreError, View};

statements! {
    GET = "SELECT sealed FROM talked_about WHERE episode = ?1";
    PUT = "INSERT INTO talked_about (episode, sealed) VALUES (?1, ?2)
           ON CONFLICT (episode) DO UPDATE SET sealed = excluded.sealed";
}

fn place(episode: EpisodeId) -> String {
    format!("talked/{}", hex(&episode.0))
}

impl View<'_> {
    /// What the two have talked about.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn talked_about(&self, episode: EpisodeId) -> Result<TalkedAbout, StoreError> {
        let Some(sealed) = self.first(GET, [episode.0], |row| Ok(row.get::<_, Vec<u8>>(0)?))?
        else {
            return Ok(TalkedAbout::default());
        };
        let plain = self
            .episode_key(episode)?
            .open(&place(episode), &sealed)
            .map_err(|_| StoreError::SealBroken { noun: Noun::TalkedAbout, id: hex(&episode.0) })?;
        from_json(Noun::TalkedAbout, &episode.0, &plain)
    }
}

impl Batch<'_> {
    /// Keeps what the two have talked about.
    ///
    /// # Errors
    /// When the episode is unknown.
    pub fn put_talked_about(
        &mut self,
        episode: EpisodeId,
        talked: &TalkedAbout,
    ) -> Result<(), StoreError> {
        let sealed = self.view().episode_key(episode)?.seal(&place(episode), &to_json(talked)?)?;
        let parameters = params![episode.0, sealed];
        self.change((Action::Change, Noun::TalkedAbout, &hex(&episode.0)), PUT, parameters)?;
        Ok(())
    }
}
