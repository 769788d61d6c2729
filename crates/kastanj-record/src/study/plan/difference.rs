use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Protocol;

/// One value that stands otherwise than when the plan was frozen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanChange {
    /// Which, by its name in the study file: `plan.gates.indication.pairs`.
    pub field: String,
    /// What was frozen; `None` if there was no such value.
    pub frozen: Option<String>,
    /// What stands now; `None` if it is gone.
    pub now: Option<String>,
}

/// Every value that differs from what was frozen, by name. `frozen` is stored content
/// ([`Protocol::content`]), perhaps of an earlier version of the program that knew fewer values.
///
/// `None` if the stored content cannot be read.
pub fn plan_changes(frozen: &str, now: &Protocol) -> Option<Vec<PlanChange>> {
    let frozen = leaves(&serde_json::from_str(frozen).ok()?);
    let now = leaves(&serde_json::to_value(now).ok()?);
    let mut names: Vec<&String> = frozen.keys().chain(now.keys()).collect();
    names.sort();
    names.dedup();
    let changes = names.into_iter().map(|name| PlanChange {
        field: name.clone(),
        frozen: frozen.get(name).cloned(),
        now: now.get(name).cloned(),
    });
    Some(changes.filter(|change| change.frozen != change.now).collect())
}

/// Values by name. A list counts as one value, what is left out as none.
fn leaves(value: &Value) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    gather(value, String::new(), &mut found);
    found
}

fn gather(value: &Value, name: String, found: &mut BTreeMap<String, String>) {
    match value {
        Value::Null => {}
        Value::Object(fields) => {
            for (key, value) in fields {
                let name = if name.is_empty() { key.clone() } else { format!("{name}.{key}") };
                gather(value, name, found);
            }
        }
        Value::String(word) => {
            found.insert(name, word.clone());
        }
        other => {
            found.insert(name, other.to_string());
        }
    }
}
