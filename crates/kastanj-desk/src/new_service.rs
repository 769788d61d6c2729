//! A study file for a service that starts with nothing.

use std::path::Path;

use kastanj_instrument::{Diagnostic, Library};
use kastanj_language::{Explain, Lang, Text, tr};
use kastanj_record::{EXAMPLE_SOURCE, KeptAt, Month, Study, UnitCode};
use kastanj_store::{KeyCost, Person, RecoveryKey, Store, StoreError};
use thiserror::Error;
use toml::{Table, Value};

use crate::furnish;

/// The setting with the decision that lets a unit help people without recording who they are.
pub(crate) const IDENTITY_DECISION: &str = "identity_decision";

/// What two people at a new service say about it, once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewService {
    /// The unit's code on envelopes and in files.
    pub code: UnitCode,
    /// What staff call it.
    pub name: String,
    /// What clients see in its place; the program's own neutral word if empty.
    pub neutral_name: Option<String>,
    /// Who is responsible for the personal data.
    pub controller: String,
    /// The decision that lets the unit help people without recording who they are.
    pub identity_decision: Option<String>,
    /// The unit's own rule for documentation, in its own words.
    pub documentation_rule: Option<String>,
    /// The decision behind that rule.
    pub documentation_decision: Option<String>,
    /// Whom a client in crisis can call: who, number.
    pub crisis_numbers: Vec<(Text, String)>,
    /// Whether therapists report sessions.
    pub session_reports: bool,
    /// Whether both are asked at closing if the form was of use.
    pub added_value: bool,
    /// Only to practise: every page and sheet bears the word SYNTETISK.
    pub practice: bool,
}

/// Why a service cannot be set up.
#[derive(Debug, Error)]
pub enum SetUpError {
    /// What was said does not make a study.
    #[error("{} faults in the study", .0.len())]
    Study(Vec<Diagnostic>),
    /// The store cannot be made.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The program's own example cannot be read: a fault of the program.
    #[error("the example study cannot be read")]
    Example,
}

impl Explain for SetUpError {
    fn explain(&self, lang: Lang) -> String {
        match self {
            SetUpError::Study(faults) => {
                let told: Vec<String> = faults.iter().map(|fault| fault.explain(lang)).collect();
                told.join("\n")
            }
            SetUpError::Store(error) => error.explain(lang),
            SetUpError::Example => tr!(lang, "program-store-without-study"),
        }
    }
}

impl NewService {
    /// The text of its study file: the example study with this one unit, from `starts` on.
    ///
    /// # Errors
    /// When the example study cannot be read.
    pub fn study_text(&self, starts: Month) -> Result<String, SetUpError> {
        let mut study: Table = EXAMPLE_SOURCE.parse().map_err(|_| SetUpError::Example)?;
        let both = |text: &str| {
            let mut table = Table::new();
            for lang in Lang::ALL {
                table.insert(lang.code().to_owned(), Value::from(text));
            }
            Value::Table(table)
        };
        let id = self.code.as_str().to_lowercase();
        let head = section(&mut study, "study")?;
        head.insert("id".to_owned(), Value::from(id));
        head.insert("title".to_owned(), both(&self.name));
        head.insert("synthetic".to_owned(), Value::from(self.practice));
        head.insert("starts".to_owned(), Value::from(starts.to_string()));
        let modules = section(&mut study, "modules")?;
        modules.insert("session_reports".to_owned(), Value::from(self.session_reports));
        modules.insert("added_value".to_owned(), Value::from(self.added_value));

        let mut unit = Table::new();
        unit.insert("code".to_owned(), Value::from(self.code.as_str()));
        unit.insert("name".to_owned(), Value::from(self.name.as_str()));
        unit.insert("controller".to_owned(), Value::from(self.controller.as_str()));
        if let Some(neutral) = &self.neutral_name {
            unit.insert("neutral_name".to_owned(), both(neutral));
        }
        if let Some(rule) = &self.documentation_rule {
            unit.insert("documentation_rule".to_owned(), both(rule));
        }
        if let Some(decision) = &self.documentation_decision {
            unit.insert("documentation_decision".to_owned(), Value::from(decision.as_str()));
        }
        unit.insert("losses".to_owned(), Value::from("per_person"));
        let numbers = self.crisis_numbers.iter().map(|(who, number)| {
            let mut one = Table::new();
            let mut labels = Table::new();
            for lang in Lang::ALL {
                labels.insert(lang.code().to_owned(), Value::from(who.get(lang)));
            }
            one.insert("who".to_owned(), Value::Table(labels));
            one.insert("number".to_owned(), Value::from(number.as_str()));
            Value::Table(one)
        });
        unit.insert("crisis".to_owned(), Value::Array(numbers.collect()));
        study.insert("unit".to_owned(), Value::Array(vec![Value::Table(unit)]));
        Ok(study.to_string())
    }

    /// Makes the encrypted folder of the service with its first person.
    ///
    /// # Errors
    /// When what was said does not make a study, or the folder cannot be made; nothing is left
    /// behind by a study with faults.
    pub fn set_up(
        &self,
        dir: &Path,
        person: &Person,
        passphrase: &str,
        cost: KeyCost,
        starts: Month,
    ) -> Result<(Store, RecoveryKey), SetUpError> {
        let text = self.study_text(starts)?;
        let study =
            Study::parse("study.toml", &text, &Library::shipped()).map_err(SetUpError::Study)?;
        let (mut store, recovery) = Store::create(dir, person, passphrase, cost)?;
        furnish(&mut store, &study, &text, KeptAt::Service)?;
        if let Some(decision) = &self.identity_decision {
            store.batch(|batch| batch.set_setting(IDENTITY_DECISION, decision))?;
        }
        Ok((store, recovery))
    }
}

/// A study file with one of its units alone, and these modules on: the laptop of that unit.
///
/// # Errors
/// When the text is no study file, or has no such unit.
pub fn laptop_study(text: &str, code: &UnitCode, modules: &[&str]) -> Result<String, SetUpError> {
    let mut study: Table = text.parse().map_err(|_| SetUpError::Example)?;
    let known = section(&mut study, "modules")?;
    for module in modules {
        known.insert((*module).to_owned(), Value::from(true));
    }
    let units = study.get_mut("unit").and_then(Value::as_array_mut).ok_or(SetUpError::Example)?;
    units.retain(|unit| unit.get("code").and_then(Value::as_str) == Some(code.as_str()));
    if units.is_empty() { Err(SetUpError::Example) } else { Ok(study.to_string()) }
}

pub(crate) fn section<'t>(study: &'t mut Table, name: &str) -> Result<&'t mut Table, SetUpError> {
    study.get_mut(name).and_then(Value::as_table_mut).ok_or(SetUpError::Example)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn service() -> NewService {
        NewService {
            code: "OV-1".parse().unwrap(),
            name: "Övningsstad \"nord\" (SYNTETISK)".to_owned(),
            neutral_name: Some("Frågor".to_owned()),
            controller: "Nämnden i Övningsstad (SYNTETISK)".to_owned(),
            identity_decision: Some("SYN 2026-9 § 3".to_owned()),
            documentation_rule: None,
            documentation_decision: None,
            crisis_numbers: vec![(
                kastanj_language::Text {
                    sv: "Akut fara för livet".to_owned(),
                    en: "Immediate danger to life".to_owned(),
                },
                "112".to_owned(),
            )],
            session_reports: true,
            added_value: false,
            practice: true,
        }
    }

    #[test]
    fn what_was_said_becomes_a_study_with_one_unit() {
        let starts = Month::new(2026, 11).unwrap();
        let text = service().study_text(starts).unwrap();
        let study = Study::parse("study.toml", &text, &Library::shipped()).unwrap();
        assert_eq!(study.units.len(), 1);
        assert_eq!(study.units[0].name, service().name);
        assert_eq!(study.units[0].neutral_name.get(Lang::Sv), "Frågor");
        assert_eq!(study.units[0].crisis_numbers[0].number, "112");
        assert_eq!(study.units[0].crisis_numbers[0].who.en, "Immediate danger to life");
        assert!(study.units[0].is_draft(), "nobody has approved the texts yet");
        assert!(study.synthetic && study.modules.session_reports && !study.modules.added_value);
        assert_eq!(study.starts, starts);
    }

    #[test]
    fn a_service_that_makes_no_study_leaves_no_folder() {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path().join("s");
        let nobody = NewService { controller: String::new(), ..service() };
        let person = "anna".parse().unwrap();
        let starts = Month::new(2026, 11).unwrap();
        let refused = nobody.set_up(&dir, &person, "exempel exempel", KeyCost::WEAK, starts);
        assert!(matches!(refused, Err(SetUpError::Study(_))));
        assert!(!dir.exists());
        let made = service().set_up(&dir, &person, "exempel exempel", KeyCost::WEAK, starts);
        let (store, _) = made.unwrap();
        assert_eq!(
            store.view().setting(IDENTITY_DECISION).unwrap().as_deref(),
            Some("SYN 2026-9 § 3")
        );
    }
}
