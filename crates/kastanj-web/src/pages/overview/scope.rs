use kastanj_language::{Lang, tr};
use kastanj_record::{Study, UnitCode, Week};
use serde::Deserialize;

use crate::pages::unit_choice::{UnitChoice, units_to_choose};
use crate::trouble::Trouble;

/// Which unit and year an address asks for.
#[derive(Debug, Default, Clone, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    unit: String,
    #[serde(default)]
    year: String,
}

impl Asked {
    /// One unit, in the year that it is.
    pub(super) fn of_unit(unit: &str) -> Asked {
        Asked { unit: unit.to_owned(), year: String::new() }
    }
}

/// About whom, and which year.
pub(super) struct Scope {
    /// One unit; `None` for all together.
    pub(super) unit: Option<UnitCode>,
    pub(super) name: String,
    pub(super) year: i32,
    /// Units to choose between.
    pub(super) units: Vec<UnitChoice>,
    pub(super) years: Vec<(i32, bool)>,
}

impl Scope {
    /// What was asked for, as far as the study has it.
    pub(super) fn of(
        study: &Study,
        asked: &Asked,
        now: Week,
        lang: Lang,
    ) -> Result<Scope, Trouble> {
        let unit = match (asked.unit.as_str(), study.units.as_slice()) {
            ("", [only]) => Some(only),
            ("", _) => None,
            (code, units) => {
                let found = units.iter().find(|unit| unit.code.as_str() == code);
                Some(found.ok_or(Trouble::Absent)?)
            }
        };
        let (first, last) = (study.starts.year_and_month().0, now.month().0);
        let year = match asked.year.as_str() {
            "" => last,
            year => year.parse().map_err(|_| Trouble::Absent)?,
        };
        if !(first..=last).contains(&year) {
            return Err(Trouble::Absent);
        }
        let code = unit.map(|unit| unit.code.clone());
        let mut units = units_to_choose(study, code.as_ref());
        if !units.is_empty() {
            units.insert(0, (String::new(), tr!(lang, "web-overview-all"), code.is_none()));
        }
        Ok(Scope {
            name: unit.map_or_else(|| tr!(lang, "web-overview-all"), |unit| unit.name.clone()),
            unit: code,
            year,
            units,
            years: (first..=last).rev().map(|one| (one, one == year)).collect(),
        })
    }

    /// The code of the unit as addresses carry it; empty for all.
    pub(super) fn code(&self) -> String {
        self.unit.as_ref().map(ToString::to_string).unwrap_or_default()
    }
}
