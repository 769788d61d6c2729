use kastanj_record::{
    ClientId, EpisodeId, Next, SessionFormat, SessionLength, SessionReport, Technique, Theme,
    UnitCode, Who,
};
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};

use crate::audit::Action;
use crate::code::{Columns, from_json, to_json};
use crate::seal::hex;
use crate::statement::statements;
use crate::{Batch, Noun, Rule, StoreError, View};

macro_rules! selected {
    ($rest:literal) => {
        concat!(
            "SELECT s.episode, s.number, s.week, s.sealed, e.client FROM session_report s
             JOIN episode e ON e.id = s.episode JOIN client c ON c.id = e.client ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO session_report (episode, number, week, sealed) VALUES (?1, ?2, ?3, ?4)";
    CORRECT = "UPDATE session_report SET week = ?3, sealed = ?4 WHERE episode = ?1 AND number = ?2";
    REMOVE = "DELETE FROM session_report WHERE episode = ?1 AND number = ?2";
    GET = selected!("WHERE s.episode = ?1 AND s.number = ?2");
    OF_EPISODE = selected!("WHERE s.episode = ?1 ORDER BY s.number");
    OF_UNIT = selected!("WHERE c.unit = ?1 ORDER BY e.code, s.number");
    ALL = selected!("ORDER BY c.unit, e.code, s.number");
}

/// What a session was about is sealed like an answer.
#[derive(Serialize, Deserialize)]
struct Content {
    format: SessionFormat,
    who: Who,
    length: Option<SessionLength>,
    themes: Vec<Theme>,
    techniques: Vec<Technique>,
    safety_handled: Option<bool>,
    next: Next,
}

fn place(episode: EpisodeId, number: u32) -> String {
    format!("session/{}/{number}", hex(&episode.0))
}

impl View<'_> {
    /// One session report of a contact.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn session(
        &self,
        episode: EpisodeId,
        number: u32,
    ) -> Result<Option<SessionReport>, StoreError> {
        self.first(GET, params![episode.0, number], |row| self.session_row(row))
    }

    /// The session reports of one contact in order.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn sessions_of_episode(
        &self,
        episode: EpisodeId,
    ) -> Result<Vec<SessionReport>, StoreError> {
        self.reads.note(Noun::Episode, hex(&episode.0));
        self.all(OF_EPISODE, [episode.0], |row| self.session_row(row))
    }

    /// All session reports, or those of one unit.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn sessions(&self, unit: Option<&UnitCode>) -> Result<Vec<SessionReport>, StoreError> {
        self.reads.note(Noun::Unit, unit.map_or("*".to_owned(), ToString::to_string));
        match unit {
            Some(unit) => self.all(OF_UNIT, [unit.as_str()], |row| self.session_row(row)),
            None => self.all(ALL, [], |row| self.session_row(row)),
        }
    }

    fn session_row(&self, row: &Row<'_>) -> Result<SessionReport, StoreError> {
        let columns = Columns::of(row, Noun::Session);
        let (episode, number) = (columns.episode(0)?, columns.number(1)?);
        let sealed: Vec<u8> = columns.plain(3)?;
        let plain = self
            .client_key(&ClientId(columns.plain(4)?))?
            .open(&place(episode, number), &sealed)
            .map_err(|_| StoreError::SealBroken { noun: Noun::Session, id: hex(&episode.0) })?;
        let content: Content = from_json(Noun::Session, &episode.0, &plain)?;
        Ok(SessionReport {
            episode,
            number,
            week: columns.week(2)?,
            format: content.format,
            who: content.who,
            length: content.length,
            themes: content.themes,
            techniques: content.techniques,
            safety_handled: content.safety_handled,
            next: content.next,
        })
    }
}

impl Batch<'_> {
    /// Records a session; the same report twice is no error.
    ///
    /// # Errors
    /// When the episode is unknown, a list is longer than five, or the number
    /// has another report ([`StoreError::Exists`]).
    pub fn add_session(&mut self, report: &SessionReport) -> Result<(), StoreError> {
        let object = self.session_object(report)?;
        match self.view().session(report.episode, report.number)? {
            Some(known) if known == *report => return Ok(()),
            Some(_) => return Err(StoreError::exists(Noun::Session, object)),
            None => {}
        }
        let sealed = self.seal_session(report)?;
        let parameters = params![report.episode.0, report.number, report.week.to_string(), sealed];
        self.change((Action::Add, Noun::Session, &object), ADD, parameters)?;
        Ok(())
    }

    /// Replaces the report with the same number.
    ///
    /// # Errors
    /// When there is none.
    pub fn correct_session(&mut self, report: &SessionReport) -> Result<(), StoreError> {
        let object = self.session_object(report)?;
        if self.view().session(report.episode, report.number)?.is_none() {
            return Err(StoreError::not_found(Noun::Session, object));
        }
        let sealed = self.seal_session(report)?;
        let parameters = params![report.episode.0, report.number, report.week.to_string(), sealed];
        self.change((Action::Change, Noun::Session, &object), CORRECT, parameters)?;
        Ok(())
    }

    /// Takes a report away for good: one written by mistake, or for another contact.
    ///
    /// # Errors
    /// When there is none with this number.
    pub fn remove_session(&mut self, episode: EpisodeId, number: u32) -> Result<(), StoreError> {
        let code = self.view().episode(episode)?.code;
        let object = format!("{code} {number}");
        if self.view().session(episode, number)?.is_none() {
            return Err(StoreError::not_found(Noun::Session, object));
        }
        let parameters = params![episode.0, number];
        self.change((Action::Erase, Noun::Session, &object), REMOVE, parameters)?;
        Ok(())
    }

    /// What the report is called in messages and log, once it is within its limits.
    fn session_object(&self, report: &SessionReport) -> Result<String, StoreError> {
        let episode = self.view().episode(report.episode)?;
        let object = format!("{} {}", episode.code, report.number);
        if report.themes.len() > 5 || report.techniques.len() > 5 || report.number == 0 {
            return Err(StoreError::refused(Noun::Session, object, Rule::OutOfRange));
        }
        Ok(object)
    }

    fn seal_session(&self, report: &SessionReport) -> Result<Vec<u8>, StoreError> {
        let content = Content {
            format: report.format,
            who: report.who,
            length: report.length,
            themes: report.themes.clone(),
            techniques: report.techniques.clone(),
            safety_handled: report.safety_handled,
            next: report.next,
        };
        let view = self.view();
        view.episode_key(report.episode)?
            .seal(&place(report.episode, report.number), &to_json(&content)?)
    }
}
