use std::collections::BTreeMap;

use kastanj_record::{Month, MonthlyTally, NotAskedReason, UnitCode};
use rusqlite::{Row, params};

use crate::audit::Action;
use crate::code::{Columns, from_json, to_json, word};
use crate::statement::statements;
use crate::{Batch, Noun, Rule, StoreError, View};

statements! {
    ADD = "INSERT INTO monthly_tally (unit, month, eligible, asked, accepted) VALUES (?1, ?2, ?3, ?4, ?5)";
    ADD_REASON = "INSERT INTO tally_reason (unit, month, reason, persons) VALUES (?1, ?2, ?3, ?4)";
    DROP_REASONS = "DELETE FROM tally_reason WHERE unit = ?1 AND month = ?2";
    DROP = "DELETE FROM monthly_tally WHERE unit = ?1 AND month = ?2";
    GET = "SELECT unit, month, eligible, asked, accepted FROM monthly_tally WHERE unit = ?1 AND month = ?2";
    OF_UNIT = "SELECT unit, month, eligible, asked, accepted FROM monthly_tally WHERE unit = ?1 ORDER BY month";
    ALL = "SELECT unit, month, eligible, asked, accepted FROM monthly_tally ORDER BY unit, month";
    KEEP = "INSERT INTO tally_before (unit, month, revision, counts)
            VALUES (?1, ?2, (SELECT count(*) + 1 FROM tally_before WHERE unit = ?1 AND month = ?2), ?3)";
    BEFORE = "SELECT counts FROM tally_before WHERE unit = ?1 AND month = ?2 ORDER BY revision";
    REASONS = "SELECT reason, persons FROM tally_reason WHERE unit = ?1 AND month = ?2";
}

impl View<'_> {
    /// A unit's tally of a month.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn tally(&self, unit: &UnitCode, month: Month) -> Result<Option<MonthlyTally>, StoreError> {
        self.first(GET, params![unit.as_str(), month.to_string()], |row| self.tally_row(row))
    }

    /// All tallies, or those of one unit, by month.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn tallies(&self, unit: Option<&UnitCode>) -> Result<Vec<MonthlyTally>, StoreError> {
        match unit {
            Some(unit) => self.all(OF_UNIT, [unit.as_str()], |row| self.tally_row(row)),
            None => self.all(ALL, [], |row| self.tally_row(row)),
        }
    }

    /// What a unit's month said before it was corrected, oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn tallies_before(
        &self,
        unit: &UnitCode,
        month: Month,
    ) -> Result<Vec<MonthlyTally>, StoreError> {
        self.all(BEFORE, params![unit.as_str(), month.to_string()], |row| {
            let counts: String = Columns::of(row, Noun::Tally).plain(0)?;
            from_json(Noun::Tally, unit.as_str().as_bytes(), counts.as_bytes())
        })
    }

    fn tally_row(&self, row: &Row<'_>) -> Result<MonthlyTally, StoreError> {
        let columns = Columns::of(row, Noun::Tally);
        let (unit, month): (UnitCode, Month) = (columns.unit(0)?, columns.word(1)?);
        let reasons: Vec<(NotAskedReason, u32)> =
            self.all(REASONS, params![unit.as_str(), month.to_string()], |row| {
                let columns = Columns::of(row, Noun::Tally);
                Ok((columns.word(0)?, columns.number(1)?))
            })?;
        Ok(MonthlyTally {
            unit,
            month,
            eligible: columns.number(2)?,
            asked: columns.number(3)?,
            accepted: columns.number(4)?,
            not_asked: reasons.into_iter().collect::<BTreeMap<_, _>>(),
        })
    }
}

/// Whether the numbers can be true; 64 bits, so that no sum wraps.
fn adds_up(tally: &MonthlyTally) -> bool {
    let reasons: u64 = tally.not_asked.values().map(|persons| u64::from(*persons)).sum();
    tally.accepted <= tally.asked && u64::from(tally.asked) + reasons == u64::from(tally.eligible)
}

impl Batch<'_> {
    /// Records a unit's month, once; the same numbers twice are no error.
    ///
    /// # Errors
    /// When the numbers do not add up, the month has other numbers
    /// ([`StoreError::Exists`]), or it is kept per person.
    pub fn put_tally(&mut self, tally: &MonthlyTally) -> Result<(), StoreError> {
        let object = format!("{} {}", tally.unit, tally.month);
        self.view().unit(&tally.unit)?;
        if !adds_up(tally) {
            return Err(StoreError::refused(Noun::Tally, object, Rule::TallyAddsUp));
        }
        match self.view().tally(&tally.unit, tally.month)? {
            Some(known) if known == *tally => return Ok(()),
            Some(_) => return Err(StoreError::exists(Noun::Tally, object)),
            None => {}
        }
        if self.view().has_person_losses(&tally.unit, tally.month)? {
            return Err(StoreError::refused(Noun::Tally, object, Rule::TallyOrPersons));
        }
        let (unit, month) = (tally.unit.as_str(), tally.month.to_string());
        let parameters = params![unit, month, tally.eligible, tally.asked, tally.accepted];
        self.change((Action::Add, Noun::Tally, &object), ADD, parameters)?;
        for (reason, persons) in tally.not_asked.iter().filter(|(_, persons)| **persons > 0) {
            self.also(ADD_REASON, params![unit, month, word(reason), persons])?;
        }
        Ok(())
    }

    /// Replaces a unit's month after a slip of the pen; what it said is kept. The same numbers
    /// again change nothing.
    ///
    /// # Errors
    /// When there is nothing to replace, or as for [`Batch::put_tally`].
    pub fn correct_tally(&mut self, tally: &MonthlyTally) -> Result<(), StoreError> {
        let object = format!("{} {}", tally.unit, tally.month);
        let Some(before) = self.view().tally(&tally.unit, tally.month)? else {
            return Err(StoreError::not_found(Noun::Tally, object));
        };
        if before == *tally {
            return Ok(());
        }
        let (unit, month) = (tally.unit.as_str(), tally.month.to_string());
        let counts = to_json(&before)?;
        let counts = String::from_utf8_lossy(&counts);
        self.also(KEEP, params![unit, month, counts])?;
        let key = params![unit, month];
        self.also(DROP_REASONS, key)?;
        self.change((Action::Change, Noun::Tally, &object), DROP, key)?;
        self.put_tally(tally)
    }
}
