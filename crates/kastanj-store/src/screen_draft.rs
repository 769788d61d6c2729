use kastanj_record::{EpisodeId, ScreenDraft};
use rusqlite::params;

use crate::audit::Action;
use crate::code::{from_json, to_json};
use crate::seal::hex;
use crate::statement::statements;
use crate::{Batch, Noun, StoreError, View};

statements! {
    OF_EPISODE = "SELECT occasion, questionnaire, variant, sealed FROM screen_draft
                  WHERE episode = ?1 ORDER BY occasion, questionnaire, variant";
    PUT = "INSERT INTO screen_draft (episode, occasion, questionnaire, variant, sealed)
           VALUES (?1, ?2, ?3, ?4, ?5)
           ON CONFLICT (episode, occasion, questionnaire, variant)
           DO UPDATE SET sealed = excluded.sealed";
    DROP = "DELETE FROM screen_draft
            WHERE episode = ?1 AND occasion = ?2 AND questionnaire = ?3 AND variant = ?4";
}

fn place(episode: EpisodeId, occasion: &str, questionnaire: &str, variant: &str) -> String {
    format!("screen/{}/{occasion}/{questionnaire}/{variant}", hex(&episode.0))
}

impl View<'_> {
    /// The forms that a contact has begun on a screen and not finished.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn screen_drafts(&self, episode: EpisodeId) -> Result<Vec<ScreenDraft>, StoreError> {
        self.all(OF_EPISODE, [episode.0], |row| {
            let (occasion, questionnaire, variant): (String, String, String) =
                (row.get(0)?, row.get(1)?, row.get(2)?);
            let sealed: Vec<u8> = row.get(3)?;
            let broken = || StoreError::SealBroken { noun: Noun::ScreenDraft, id: hex(&episode.0) };
            let plain = self
                .episode_key(episode)?
                .open(&place(episode, &occasion, &questionnaire, &variant), &sealed)
                .map_err(|_| broken())?;
            from_json(Noun::ScreenDraft, &episode.0, &plain)
        })
    }
}

impl Batch<'_> {
    /// Keeps what has been answered so far.
    ///
    /// # Errors
    /// When the episode is unknown.
    pub fn put_screen_draft(
        &mut self,
        episode: EpisodeId,
        draft: &ScreenDraft,
    ) -> Result<(), StoreError> {
        let [occasion, questionnaire, variant] = key(draft);
        let place = place(episode, &occasion, &questionnaire, &variant);
        let sealed = self.view().episode_key(episode)?.seal(&place, &to_json(draft)?)?;
        let parameters = params![episode.0, occasion, questionnaire, variant, sealed];
        self.change((Action::Change, Noun::ScreenDraft, &hex(&episode.0)), PUT, parameters)?;
        Ok(())
    }

    /// Forgets a form that is done, or that the client wants to be forgotten.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn drop_screen_draft(
        &mut self,
        episode: EpisodeId,
        draft: &ScreenDraft,
    ) -> Result<(), StoreError> {
        let [occasion, questionnaire, variant] = key(draft);
        let parameters = params![episode.0, occasion, questionnaire, variant];
        self.change((Action::Erase, Noun::ScreenDraft, &hex(&episode.0)), DROP, parameters)?;
        Ok(())
    }
}

/// Occasion, questionnaire at its version, variant: the language is not part of what a form is.
fn key(draft: &ScreenDraft) -> [String; 3] {
    let form = &draft.form;
    [draft.occasion.code().to_owned(), form.questionnaire.to_string(), form.variant.to_string()]
}
