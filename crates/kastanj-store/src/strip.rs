//! What a client marked on the strip that is torn off on paper, until it is read.
//!
//! It is no part of the record: it is sealed under the client's key, goes when somebody has read it
//! or the client is erased, and stands in no export and no backup.

use kastanj_instrument::{AnswerCode, ItemId};
use kastanj_record::{EpisodeId, StripMarks};
use rusqlite::{Connection, params};

use crate::audit::Action;
use crate::code::{Columns, from_json, to_json};
use crate::seal::hex;
use crate::statement::statements;
use crate::{Batch, Noun, StoreError, View};

statements! {
    UNREAD = "SELECT s.episode FROM strip s JOIN episode e ON e.id = s.episode ORDER BY e.code";
    OF_EPISODE = "SELECT sealed FROM strip WHERE episode = ?1";
    PUT = "INSERT INTO strip (episode, sealed) VALUES (?1, ?2)
           ON CONFLICT (episode) DO UPDATE SET sealed = excluded.sealed";
    DROP = "DELETE FROM strip WHERE episode = ?1";
    DROP_ALL = "DELETE FROM strip";
}

fn place(episode: EpisodeId) -> String {
    format!("strip/{}", hex(&episode.0))
}

/// Leaves the marks out of a copy of the database: what is read and erased here must not lie in an
/// older backup.
pub(crate) fn leave_out(copy: &Connection) -> Result<(), StoreError> {
    copy.execute(DROP_ALL, [])?;
    Ok(())
}

impl View<'_> {
    /// The contacts with marks that nobody has read, by their codes.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn unread_strips(&self) -> Result<Vec<EpisodeId>, StoreError> {
        self.all(UNREAD, [], |row| Columns::of(row, Noun::Strip).episode(0))
    }

    /// What a client marked and nobody has read; nothing of most contacts.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn strip_marks(&self, episode: EpisodeId) -> Result<StripMarks, StoreError> {
        let Some(sealed) =
            self.first(OF_EPISODE, [episode.0], |row| Ok(row.get::<_, Vec<u8>>(0)?))?
        else {
            return Ok(StripMarks::default());
        };
        let plain = self
            .episode_key(episode)?
            .open(&place(episode), &sealed)
            .map_err(|_| StoreError::SealBroken { noun: Noun::Strip, id: hex(&episode.0) })?;
        from_json(Noun::Strip, &episode.0, &plain)
    }
}

impl Batch<'_> {
    /// Leaves a mark for whoever reads it first; the last answer to a question holds, and a no is
    /// no mark. The log tells that there was one and not whose: what is destroyed leaves no trace
    /// beside a contact.
    ///
    /// # Errors
    /// When the episode is unknown.
    pub fn leave_strip_mark(
        &mut self,
        episode: EpisodeId,
        item: ItemId,
        code: AnswerCode,
    ) -> Result<(), StoreError> {
        let before = self.view().strip_marks(episode)?;
        let mut marks = before.clone();
        marks.mark(item, code);
        if marks == before {
            return Ok(());
        }
        if marks.is_empty() {
            self.change((Action::Erase, Noun::Strip, ""), DROP, [episode.0])?;
            return Ok(());
        }
        let sealed = self.view().episode_key(episode)?.seal(&place(episode), &to_json(&marks)?)?;
        let parameters = params![episode.0, sealed];
        self.change((Action::Add, Noun::Strip, ""), PUT, parameters)?;
        Ok(())
    }

    /// Somebody has read the marks: they are erased. Nothing to read is no error.
    ///
    /// # Errors
    /// When the episode is unknown or the database cannot be written.
    pub fn erase_read_strip(&mut self, episode: EpisodeId) -> Result<(), StoreError> {
        self.view().episode_key(episode)?;
        if self.view().strip_marks(episode)?.is_empty() {
            return Ok(());
        }
        self.change((Action::Erase, Noun::Strip, ""), DROP, [episode.0])?;
        Ok(())
    }
}
