use kastanj_instrument::Occasion;
use kastanj_record::{EpisodeId, EpisodeLoss, Loss, Month, UnitCode};
use rusqlite::{Row, params};

use crate::audit::Action;
use crate::code::{Columns, meaning, word};
use crate::seal::hex;
use crate::statement::statements;
use crate::{Batch, Noun, Rule, StoreError, View};

statements! {
    PUT = "INSERT INTO loss (episode, stage, reason) VALUES (?1, ?2, ?3)
           ON CONFLICT (episode, stage) DO UPDATE SET reason = excluded.reason";
    DROP = "DELETE FROM loss WHERE episode = ?1 AND stage = ?2";
    OF_EPISODE = "SELECT episode, stage, reason FROM loss WHERE episode = ?1 ORDER BY stage";
    OF_UNIT = "SELECT l.episode, l.stage, l.reason FROM loss l
               JOIN episode e ON e.id = l.episode JOIN client c ON c.id = e.client
               WHERE c.unit = ?1 ORDER BY e.code, l.stage";
    ALL = "SELECT l.episode, l.stage, l.reason FROM loss l JOIN episode e ON e.id = l.episode
           ORDER BY e.code, l.stage";
    MONTHS = "SELECT e.first_visit FROM loss l
              JOIN episode e ON e.id = l.episode JOIN client c ON c.id = e.client
              WHERE c.unit = ?1 AND l.stage IN ('not_asked', 'declined') AND e.first_visit IS NOT NULL";
}

/// The columns of a loss: at which station, and why.
fn stage(loss: Loss) -> (&'static str, Option<String>) {
    match loss {
        Loss::NotAsked { reason } => ("not_asked", Some(word(&reason))),
        Loss::Declined => ("declined", None),
        Loss::FormMissing { occasion, reason } => (occasion.code(), Some(word(&reason))),
    }
}

fn read(row: &Row<'_>) -> Result<EpisodeLoss, StoreError> {
    let columns = Columns::of(row, Noun::Loss);
    let stage: String = columns.plain(1)?;
    let loss = match stage.as_str() {
        "not_asked" => Loss::NotAsked { reason: columns.word(2)? },
        "declined" => Loss::Declined,
        other => {
            let occasion: Occasion =
                meaning(other).ok_or_else(|| StoreError::unreadable(Noun::Loss, other))?;
            Loss::FormMissing { occasion, reason: columns.word(2)? }
        }
    };
    Ok(EpisodeLoss { episode: columns.episode(0)?, loss })
}

impl View<'_> {
    /// The losses of one contact.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn losses_of_episode(&self, episode: EpisodeId) -> Result<Vec<EpisodeLoss>, StoreError> {
        self.reads.note(Noun::Episode, hex(&episode.0));
        self.all(OF_EPISODE, [episode.0], read)
    }

    /// All losses, or those of one unit.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn losses(&self, unit: Option<&UnitCode>) -> Result<Vec<EpisodeLoss>, StoreError> {
        self.reads.note(Noun::Unit, unit.map_or("*".to_owned(), ToString::to_string));
        match unit {
            Some(unit) => self.all(OF_UNIT, [unit.as_str()], read),
            None => self.all(ALL, [], read),
        }
    }

    /// Whether a unit keeps reasons per person in this month (by the week of the first visit).
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn has_person_losses(&self, unit: &UnitCode, month: Month) -> Result<bool, StoreError> {
        let weeks =
            self.all(MONTHS, [unit.as_str()], |row| Columns::of(row, Noun::Loss).week(0))?;
        Ok(weeks.into_iter().any(|week| {
            let (year, number) = week.month();
            Month::new(year, number) == Some(month)
        }))
    }
}

impl Batch<'_> {
    /// Records a loss; a later reason for the same station replaces an earlier one.
    ///
    /// # Errors
    /// When the episode is unknown, or its month is kept as a tally.
    pub fn put_loss(&mut self, loss: &EpisodeLoss) -> Result<(), StoreError> {
        let episode = self.view().episode(loss.episode)?;
        if matches!(loss.loss, Loss::NotAsked { .. } | Loss::Declined)
            && let Some((year, month)) = episode.first_visit.map(|week| week.month())
            && let Some(month) = Month::new(year, month)
            && self.view().tally(&episode.unit, month)?.is_some()
        {
            return Err(StoreError::refused(Noun::Loss, episode.code, Rule::TallyOrPersons));
        }
        let (stage, reason) = stage(loss.loss);
        let object = format!("{}/{stage}", hex(&loss.episode.0));
        self.change(
            (Action::Change, Noun::Loss, &object),
            PUT,
            params![loss.episode.0, stage, reason],
        )?;
        Ok(())
    }

    /// Takes a loss back, because the form came after all; no loss there is no error.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn drop_loss(&mut self, loss: &EpisodeLoss) -> Result<(), StoreError> {
        let (stage, _) = stage(loss.loss);
        let object = format!("{}/{stage}", hex(&loss.episode.0));
        self.change((Action::Undo, Noun::Loss, &object), DROP, params![loss.episode.0, stage])?;
        Ok(())
    }
}
