//! From the text of `study.toml` to a [`Study`], or to every fault in it.

mod faults;
mod fields;
mod plan;
mod schedule;
mod study;
mod unit;

use kastanj_instrument::{Diagnostic, Library, checksum};
use toml::de::DeTable;

use self::faults::Faults;
use self::fields::Fields;
use super::Study;

impl Study {
    /// Reads a study file. `file` is only used to tell where a fault is; the
    /// questionnaires that the study names must be in `library`.
    ///
    /// # Errors
    /// Every fault that was found, in the order of the file; never an empty list.
    pub fn parse(file: &str, source: &str, library: &Library) -> Result<Study, Vec<Diagnostic>> {
        let mut faults = Faults::new(file, source);
        let document = match DeTable::parse(source) {
            Ok(document) => document,
            Err(error) => {
                faults.not_toml(&error);
                return Err(faults.into_diagnostics());
            }
        };
        let fields = Fields::new(document.get_ref(), 0..0, "study.toml");
        match study::read(fields, checksum(source), library, &mut faults) {
            Some(study) if faults.is_empty() => Ok(study),
            _ => Err(faults.into_diagnostics()),
        }
    }
}
