//! How far a person sees: the whole record, or that of the own units.
//!
//! This is the one door. Every question to the database passes through [`crate::View`], and there
//! each table of the record is replaced by the part of it that the person may know of. A contact
//! of another unit is not refused but not there: what asks for it gets the answer that it gets
//! for something that never was.

use std::borrow::Cow;

use crate::Standing;

/// Tables whose rows belong to a unit, each with what picks out the own ones. `{units}` stands
/// for the person's units.
pub(crate) const OF_UNITS: &[(&str, &str)] = &[
    ("service_unit", "code IN {units}"),
    ("client", "unit IN {units}"),
    ("episode", "client IN {clients}"),
    ("pack", "unit IN {units}"),
    ("sheet", "unit IN {units}"),
    ("assessment", "episode IN {episodes}"),
    ("answers", "assessment IN {assessments}"),
    ("conflict", "assessment IN {assessments}"),
    ("loss", "episode IN {episodes}"),
    ("monthly_tally", "unit IN {units}"),
    ("tally_reason", "unit IN {units}"),
    ("tally_before", "unit IN {units}"),
    ("consent_event", "episode IN {episodes}"),
    ("session_report", "episode IN {episodes}"),
    ("unassigned", "unit IN {units}"),
    (
        "row_picture",
        "(assessment IN {assessments} OR unassigned IN (SELECT id FROM main.unassigned WHERE unit IN {units}))",
    ),
    ("reading_check", "unit IN {units}"),
    ("ruling", "assessment IN {assessments}"),
    ("keying", "assessment IN {assessments}"),
    ("keying_wanted", "assessment IN {assessments}"),
    ("screen_draft", "episode IN {episodes}"),
    ("strip", "episode IN {episodes}"),
    ("closing_report", "episode IN {episodes}"),
    ("added_value", "episode IN {episodes}"),
    ("talked_about", "episode IN {episodes}"),
    ("alias", "client IN {clients}"),
    ("card", "episode IN {episodes}"),
    ("withdrawal", "episode IN {episodes}"),
];

/// Tables that belong to no unit: the house, its log, and the hashes of files that came in.
#[cfg(test)]
pub(crate) const OF_THE_HOUSE: &[&str] = &[
    "migration",
    "setting",
    "study",
    "frozen_plan",
    "report_edition",
    "scan_page",
    "audit",
    "alias_log",
    "export_request",
    "passkey",
];

/// What stands before every question of a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Reach(Option<String>);

impl Reach {
    /// The whole record.
    pub(crate) const WHOLE: &'static Reach = &Reach(None);

    /// How far a person with this standing sees; nobody with an account sees nothing.
    pub(crate) fn of(standing: Option<&Standing>) -> Reach {
        let units = match standing {
            Some(Standing { units: None, .. }) => return Reach(None),
            Some(Standing { units: Some(units), .. }) => units.as_slice(),
            None => &[],
        };
        // Codes of units are capitals, digits and hyphens: nothing can end the text early.
        let quoted: Vec<String> = units.iter().map(|unit| format!("'{unit}'")).collect();
        let units = if quoted.is_empty() {
            "(NULL)".to_owned()
        } else {
            format!("({})", quoted.join(", "))
        };
        let clients = format!("(SELECT id FROM main.client WHERE unit IN {units})");
        let episodes = format!("(SELECT id FROM main.episode WHERE client IN {clients})");
        let assessments = format!("(SELECT id FROM main.assessment WHERE episode IN {episodes})");
        let parts: Vec<String> = OF_UNITS
            .iter()
            .map(|(table, rule)| {
                let rule = rule
                    .replace("{units}", &units)
                    .replace("{clients}", &clients)
                    .replace("{episodes}", &episodes)
                    .replace("{assessments}", &assessments);
                format!("{table} AS NOT MATERIALIZED (SELECT * FROM main.{table} WHERE {rule})")
            })
            .collect();
        Reach(Some(format!("WITH {} ", parts.join(", "))))
    }

    /// A question as this person may ask it.
    pub(crate) fn ask<'q>(&self, question: &'q str) -> Cow<'q, str> {
        match &self.0 {
            None => Cow::Borrowed(question),
            Some(before) => Cow::Owned(format!("{before}{question}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use rusqlite::Connection;

    use super::*;

    #[test]
    fn every_table_belongs_to_units_or_to_the_house() {
        let mut connection = Connection::open_in_memory().unwrap();
        crate::migration::bring_up_to_date(&mut connection).unwrap();
        let mut statement = connection.prepare("PRAGMA main.table_list").unwrap();
        let tables: BTreeSet<String> = statement
            .query_map([], |row| row.get("name"))
            .unwrap()
            .map(Result::unwrap)
            .filter(|name: &String| !name.starts_with("sqlite_"))
            .collect();
        let declared: Vec<&str> =
            OF_UNITS.iter().map(|(table, _)| *table).chain(OF_THE_HOUSE.iter().copied()).collect();
        assert_eq!(declared.len(), declared.iter().collect::<BTreeSet<_>>().len(), "named twice");
        assert_eq!(tables, declared.into_iter().map(str::to_owned).collect());
    }

    #[test]
    fn no_question_names_a_table_past_the_door() {
        for (noun, statements) in crate::statement::nouns() {
            for sql in *statements {
                assert!(!sql.contains("main."), "{noun}: {sql}");
                // A question that begins otherwise could not be put behind the door.
                let asks = ["SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "PRAGMA"];
                assert!(asks.iter().any(|word| sql.trim_start().starts_with(word)), "{sql}");
            }
        }
    }
}
