use kastanj_record::UnitCode;
use rusqlite::params;

use crate::audit::Action;
use crate::code::Columns;
use crate::statement::statements;
use crate::{Batch, Noun, StoreError, View};

statements! {
    ADD = "INSERT INTO service_unit (code, label) VALUES (?1, ?2)";
    RELABEL = "UPDATE service_unit SET label = ?2 WHERE code = ?1";
    LABEL = "SELECT label FROM service_unit WHERE code = ?1";
    ALL = "SELECT code, label FROM service_unit ORDER BY code";
}

/// A service unit (*verksamhet*) as the store keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceUnit {
    /// Its code in files and commands.
    pub code: UnitCode,
    /// The neutral label that staff read.
    pub label: String,
}

impl View<'_> {
    /// All units, by code.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn units(&self) -> Result<Vec<ServiceUnit>, StoreError> {
        self.all(ALL, [], |row| {
            let columns = Columns::of(row, Noun::Unit);
            Ok(ServiceUnit { code: columns.unit(0)?, label: columns.plain(1)? })
        })
    }

    /// The unit with this code, or an error that says there is none.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn unit(&self, code: &UnitCode) -> Result<ServiceUnit, StoreError> {
        let label: Option<String> = self.first(LABEL, [code.as_str()], |row| Ok(row.get(0)?))?;
        label
            .map(|label| ServiceUnit { code: code.clone(), label })
            .ok_or_else(|| StoreError::not_found(Noun::Unit, code))
    }
}

impl Batch<'_> {
    /// Adds a unit; the same unit twice is no error.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when the code has another label.
    pub fn add_unit(&mut self, unit: &ServiceUnit) -> Result<(), StoreError> {
        match self.view().unit(&unit.code) {
            Ok(known) if known == *unit => Ok(()),
            Ok(_) => Err(StoreError::exists(Noun::Unit, &unit.code)),
            Err(StoreError::NotFound { .. }) => {
                let parameters = params![unit.code.as_str(), unit.label];
                self.change((Action::Add, Noun::Unit, unit.code.as_str()), ADD, parameters)?;
                Ok(())
            }
            Err(other) => Err(other),
        }
    }

    /// Gives a unit another label.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn relabel_unit(&mut self, unit: &ServiceUnit) -> Result<(), StoreError> {
        self.view().unit(&unit.code)?;
        let parameters = params![unit.code.as_str(), unit.label];
        self.change((Action::Change, Noun::Unit, unit.code.as_str()), RELABEL, parameters)?;
        Ok(())
    }
}
