use kastanj_instrument::Library;
use kastanj_record::{KeptAt, Retention, Study, StudyUnit};
use kastanj_store::{ServiceUnit, Store, StoreError, View};

use crate::DeskError;

/// The setting that says what kind of place a store is.
const KEPT_AT: &str = "kept_at";

/// A store that is open, with its study and the questionnaires.
#[derive(Debug)]
pub struct Desk {
    /// The open store.
    pub store: Store,
    /// What the store is about.
    pub study: Study,
    /// All questionnaires that the program holds.
    pub library: Library,
    /// What kind of place keeps the record.
    pub kept_at: KeptAt,
}

impl Desk {
    /// Reads what a store is about.
    ///
    /// # Errors
    /// When the store holds no study, or one that this program cannot read.
    pub fn of(store: Store) -> Result<Desk, DeskError> {
        let library = Library::shipped();
        let text = store.view().study()?.ok_or(DeskError::NoStudy)?;
        let study =
            Study::parse("study.toml", &text.text, &library).map_err(DeskError::StudyFaults)?;
        let kept_at = match store.view().setting(KEPT_AT)?.as_deref() {
            Some("study_office") => KeptAt::StudyOffice,
            _ => KeptAt::Service,
        };
        Ok(Desk { store, study, library, kept_at })
    }

    /// The rule for how long things are kept: the service's own, or the study file's.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn retention(&self) -> Result<Retention, StoreError> {
        Ok(self.store.view().own_retention()?.unwrap_or_else(|| self.study.retention.clone()))
    }
}

/// The units of the study that the person at the store works with.
///
/// # Errors
/// When the database cannot be read.
pub fn own_units<'s>(view: &View<'_>, study: &'s Study) -> Result<Vec<&'s StudyUnit>, StoreError> {
    let own = view.units()?;
    Ok(study.units.iter().filter(|unit| own.iter().any(|known| known.code == unit.code)).collect())
}

/// The study with those units alone that the person at the store works with.
///
/// # Errors
/// When the database cannot be read.
pub fn own_study(view: &View<'_>, study: &Study) -> Result<Study, StoreError> {
    let units = own_units(view, study)?.into_iter().cloned().collect();
    Ok(Study { units, ..study.clone() })
}

/// Puts a study and its units into a new store.
///
/// # Errors
/// When the store cannot be written.
pub fn furnish(
    store: &mut Store,
    study: &Study,
    text: &str,
    kept_at: KeptAt,
) -> Result<(), StoreError> {
    store.batch(|batch| {
        batch.set_study(text)?;
        let place = match kept_at {
            KeptAt::StudyOffice => "study_office",
            KeptAt::Service => "service",
        };
        batch.set_setting(KEPT_AT, place)?;
        for unit in &study.units {
            batch.add_unit(&ServiceUnit { code: unit.code.clone(), label: unit.name.clone() })?;
        }
        Ok(())
    })
}
