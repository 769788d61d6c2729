//! What a service can change of its study file once there are data.

use kastanj_instrument::Library;
use kastanj_language::{Lang, Text};
use kastanj_record::{Approval, Modules, Study, StudyUnit, UnitCode};
use kastanj_store::{Batch, ServiceUnit, StoreError};
use toml::value::Datetime;
use toml::{Table, Value};

use crate::new_service::{IDENTITY_DECISION, SetUpError, section};

/// What a unit says about itself; its code stays what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitSettings {
    /// What staff call it.
    pub name: String,
    /// What clients see in its place; that of the study if absent.
    pub neutral_name: Option<Text>,
    /// Who is responsible for the personal data.
    pub controller: String,
    /// Whom a client in crisis can call: who, number.
    pub crisis_numbers: Vec<(Text, String)>,
    /// The unit's own rule for documentation, in its own words.
    pub documentation_rule: Option<Text>,
    /// The decision behind that rule.
    pub documentation_decision: Option<String>,
    /// Who approved the texts with legal content, and when; without it they print as UTKAST.
    pub approval: Option<Approval>,
}

impl UnitSettings {
    /// As they stand in a study. A neutral name that is the study's own is none of the unit's.
    pub fn of(study: &Study, unit: &StudyUnit) -> UnitSettings {
        let own = Some(&unit.neutral_name).filter(|name| **name != study.neutral_name);
        UnitSettings {
            name: unit.name.clone(),
            neutral_name: own.cloned(),
            controller: unit.controller.clone(),
            crisis_numbers: unit
                .crisis_numbers
                .iter()
                .map(|one| (one.who.clone(), one.number.clone()))
                .collect(),
            documentation_rule: unit.documentation_rule.clone(),
            documentation_decision: unit.documentation_decision.clone(),
            approval: unit.approval.clone(),
        }
    }
}

/// The text of a study file with other settings for one of its units, and other modules if any
/// are given; everything else says the same. Gives the study that it makes as well.
///
/// # Errors
/// When the text is no study file or has no such unit, or when the settings make no study.
pub fn with_settings(
    text: &str,
    code: &UnitCode,
    settings: &UnitSettings,
    modules: Option<Modules>,
) -> Result<(String, Study), SetUpError> {
    let mut study: Table = text.parse().map_err(|_| SetUpError::Example)?;
    let units = study.get_mut("unit").and_then(Value::as_array_mut).ok_or(SetUpError::Example)?;
    let mut tables = units.iter_mut().filter_map(Value::as_table_mut);
    let unit = tables
        .find(|unit| unit.get("code").and_then(Value::as_str) == Some(code.as_str()))
        .ok_or(SetUpError::Example)?;
    let before = unit.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
    change(unit, settings);
    if before != settings.name {
        rename(&mut study, &before, &settings.name)?;
    }
    if let Some(modules) = modules {
        if !study.contains_key("modules") {
            study.insert("modules".to_owned(), Value::Table(Table::new()));
        }
        let table = section(&mut study, "modules")?;
        table.insert("part_two".to_owned(), modules.part_two.into());
        table.insert("part_two_sheets".to_owned(), i64::from(modules.part_two_sheets).into());
        table.insert("session_reports".to_owned(), modules.session_reports.into());
        table.insert("added_value".to_owned(), modules.added_value.into());
    }
    let text = study.to_string();
    let study =
        Study::parse("study.toml", &text, &Library::shipped()).map_err(SetUpError::Study)?;
    Ok((text, study))
}

fn change(unit: &mut Table, settings: &UnitSettings) {
    let mut put = |key: &str, value: Option<Value>| match value {
        Some(value) => drop(unit.insert(key.to_owned(), value)),
        None => drop(unit.remove(key)),
    };
    let word = |word: &Option<String>| word.as_deref().map(Value::from);
    put("name", Some(Value::from(settings.name.as_str())));
    put("neutral_name", settings.neutral_name.as_ref().map(both));
    put("controller", Some(Value::from(settings.controller.as_str())));
    put("documentation_rule", settings.documentation_rule.as_ref().map(both));
    put("documentation_decision", word(&settings.documentation_decision));
    let approval = settings.approval.as_ref();
    put("approved_by", approval.map(|approval| Value::from(approval.by.as_str())));
    let on = approval.and_then(|approval| approval.on.to_string().parse::<Datetime>().ok());
    put("approved_on", on.map(Value::from));
    let numbers = settings.crisis_numbers.iter().map(|(who, number)| {
        let mut one = Table::new();
        one.insert("who".to_owned(), both(who));
        one.insert("number".to_owned(), Value::from(number.as_str()));
        Value::Table(one)
    });
    put("crisis", Some(Value::Array(numbers.collect())));
}

fn both(text: &Text) -> Value {
    let mut table = Table::new();
    for lang in Lang::ALL {
        table.insert(lang.code().to_owned(), Value::from(text.get(lang)));
    }
    Value::Table(table)
}

/// A study that bore the name of its one unit bears the new one.
fn rename(study: &mut Table, before: &str, name: &str) -> Result<(), SetUpError> {
    let head = section(study, "study")?;
    if let Some(title) = head.get_mut("title").and_then(Value::as_table_mut) {
        for (_, wording) in title.iter_mut().filter(|(_, one)| one.as_str() == Some(before)) {
            *wording = Value::from(name);
        }
    }
    Ok(())
}

/// Keeps a study file that [`with_settings`] has made, with the name of the unit and the decision
/// that lets it help people without recording who they are.
///
/// # Errors
/// When the unit is unknown or the database cannot be written.
pub fn keep_settings(
    batch: &mut Batch<'_>,
    text: &str,
    unit: &StudyUnit,
    identity_decision: Option<&str>,
) -> Result<(), StoreError> {
    batch.set_study(text)?;
    let known = ServiceUnit { code: unit.code.clone(), label: unit.name.clone() };
    if batch.view().unit(&unit.code)? != known {
        batch.relabel_unit(&known)?;
    }
    let before = batch.view().setting(IDENTITY_DECISION)?.unwrap_or_default();
    let now = identity_decision.unwrap_or_default();
    if before != now {
        batch.set_setting(IDENTITY_DECISION, now)?;
    }
    Ok(())
}

/// The decision that lets a service help people without recording who they are, if there is one.
///
/// # Errors
/// When the database cannot be read.
pub fn identity_decision(view: &kastanj_store::View<'_>) -> Result<Option<String>, StoreError> {
    Ok(view.setting(IDENTITY_DECISION)?.filter(|decision| !decision.is_empty()))
}

#[cfg(test)]
mod tests {
    use kastanj_record::EXAMPLE_SOURCE;

    use super::*;

    fn example() -> Study {
        Study::example().unwrap()
    }

    fn settings() -> UnitSettings {
        let both = |text: &str| Text { sv: text.to_owned(), en: text.to_owned() };
        UnitSettings {
            name: "Ny \"namnskylt\" (SYNTETISK)".to_owned(),
            neutral_name: Some(Text { sv: "Frågor".to_owned(), en: "Questions".to_owned() }),
            controller: "Nämnden (SYNTETISK)".to_owned(),
            crisis_numbers: vec![(both("Akut"), "112".to_owned())],
            documentation_rule: None,
            documentation_decision: Some("SYN § 4".to_owned()),
            approval: Some(Approval {
                by: "Chefen (SYNTETISK)".to_owned(),
                on: "2026-02-28".parse().unwrap(),
            }),
        }
    }

    #[test]
    fn one_unit_and_the_modules_change_and_nothing_else() {
        let code: UnitCode = "EX-C".parse().unwrap();
        let modules = Modules {
            part_two: false,
            part_two_sheets: 3,
            session_reports: true,
            added_value: true,
        };
        let made = with_settings(EXAMPLE_SOURCE, &code, &settings(), Some(modules));
        let (_, after) = made.unwrap();
        let unit = after.unit(&code).unwrap();
        assert_eq!(UnitSettings::of(&after, unit), settings());
        assert!(!unit.is_draft());
        assert_eq!(after.modules, modules);
        let before = example();
        for known in before.units.iter().filter(|unit| unit.code != code) {
            assert_eq!(after.unit(&known.code), Some(known));
        }
        let same = Study {
            units: before.units.clone(),
            modules: before.modules,
            checksum: before.checksum.clone(),
            ..after
        };
        assert_eq!(same, before);
    }

    #[test]
    fn the_same_settings_make_the_same_study_and_an_approval_can_be_taken_back() {
        let before = example();
        for unit in &before.units {
            let kept = UnitSettings::of(&before, unit);
            let (_, after) = with_settings(EXAMPLE_SOURCE, &unit.code, &kept, None).unwrap();
            assert_eq!(Study { checksum: before.checksum.clone(), ..after }, before);
        }
        let unit = before.units.iter().find(|unit| !unit.is_draft()).unwrap();
        let kept = UnitSettings { approval: None, ..UnitSettings::of(&before, unit) };
        let (_, after) = with_settings(EXAMPLE_SOURCE, &unit.code, &kept, None).unwrap();
        assert!(after.unit(&unit.code).unwrap().is_draft());
    }

    #[test]
    fn what_makes_no_study_is_refused() {
        let code: UnitCode = "EX-A".parse().unwrap();
        for broken in [
            UnitSettings { name: String::new(), ..settings() },
            UnitSettings { controller: String::new(), ..settings() },
            UnitSettings { crisis_numbers: Vec::new(), ..settings() },
        ] {
            let made = with_settings(EXAMPLE_SOURCE, &code, &broken, None);
            assert!(matches!(made, Err(SetUpError::Study(_))), "{broken:?}");
        }
        let absent = "EX-Z".parse().unwrap();
        assert!(with_settings(EXAMPLE_SOURCE, &absent, &settings(), None).is_err());
        assert!(with_settings("= [", &code, &settings(), None).is_err());
    }
}
