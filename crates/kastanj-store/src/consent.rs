use kastanj_record::{ConsentEvent, ConsentPurpose, EpisodeId, UnitCode};
use rusqlite::{Row, params};

use crate::audit::Action;
use crate::code::{Columns, word};
use crate::seal::hex;
use crate::statement::statements;
use crate::{Batch, Noun, StoreError, View};

statements! {
    ADD = "INSERT INTO consent_event (episode, number, purpose, given, text_version, week)
           SELECT ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4, ?5 FROM consent_event WHERE episode = ?1";
    OF_EPISODE = "SELECT episode, purpose, given, text_version, week FROM consent_event
                  WHERE episode = ?1 ORDER BY number";
    OF_UNIT = "SELECT s.episode, s.purpose, s.given, s.text_version, s.week FROM consent_event s
               JOIN episode e ON e.id = s.episode JOIN client c ON c.id = e.client
               WHERE c.unit = ?1 ORDER BY e.code, s.number";
    ALL = "SELECT s.episode, s.purpose, s.given, s.text_version, s.week FROM consent_event s
           JOIN episode e ON e.id = s.episode ORDER BY e.code, s.number";
}

fn read(row: &Row<'_>) -> Result<ConsentEvent, StoreError> {
    let columns = Columns::of(row, Noun::Consent);
    Ok(ConsentEvent {
        episode: columns.episode(0)?,
        purpose: columns.word(1)?,
        given: columns.plain(2)?,
        text_version: columns.plain(3)?,
        week: columns.week(4)?,
    })
}

impl View<'_> {
    /// The consents of one contact in the order in which they were recorded.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn consents_of_episode(&self, episode: EpisodeId) -> Result<Vec<ConsentEvent>, StoreError> {
        self.reads.note(Noun::Episode, hex(&episode.0));
        self.all(OF_EPISODE, [episode.0], read)
    }

    /// All consents, or those of one unit, by episode and order.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn consents(&self, unit: Option<&UnitCode>) -> Result<Vec<ConsentEvent>, StoreError> {
        self.reads.note(Noun::Unit, unit.map_or("*".to_owned(), ToString::to_string));
        match unit {
            Some(unit) => self.all(OF_UNIT, [unit.as_str()], read),
            None => self.all(ALL, [], read),
        }
    }

    /// What holds for this purpose: the event recorded last; nothing if none was.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn consent_to(
        &self,
        episode: EpisodeId,
        purpose: ConsentPurpose,
    ) -> Result<Option<bool>, StoreError> {
        let events = self.consents_of_episode(episode)?;
        let last = events.iter().rev().find(|event| event.purpose == purpose);
        Ok(last.map(|event| event.given))
    }
}

impl Batch<'_> {
    /// Adds an event. What says the same as the event that holds (a slip keyed twice) adds nothing.
    ///
    /// # Errors
    /// When the episode is unknown.
    pub fn add_consent(&mut self, event: &ConsentEvent) -> Result<(), StoreError> {
        self.view().episode(event.episode)?;
        let events = self.view().consents_of_episode(event.episode)?;
        if events.iter().rev().find(|known| known.purpose == event.purpose) == Some(event) {
            return Ok(());
        }
        let parameters = params![
            event.episode.0,
            word(&event.purpose),
            event.given,
            event.text_version,
            event.week.to_string(),
        ];
        self.change((Action::Add, Noun::Consent, &hex(&event.episode.0)), ADD, parameters)?;
        Ok(())
    }
}
