//! Several data sets of one R script, and the comparison of a whole area with its stored figures.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::r;

/// The data sets of one script by name.
pub(crate) struct Sets(Map<String, Value>);

impl Sets {
    /// Runs `Rscript AREA.R data`; `None` without R.
    pub(crate) fn of(area: &str) -> Option<Self> {
        let text = r::run(&[&format!("{area}.R"), "data"])?;
        match serde_json::from_str(&text) {
            Ok(Value::Object(sets)) => Some(Self(sets)),
            other => panic!("{area}: no data sets: {other:?}"),
        }
    }

    /// Names of the sets that have a column of this name.
    pub(crate) fn with(&self, column: &str) -> Vec<&str> {
        let has = |set: &Value| set.get(column).is_some();
        self.0.iter().filter(|(_, set)| has(set)).map(|(name, _)| name.as_str()).collect()
    }

    /// One column; `None` where a cell is missing.
    pub(crate) fn cells(&self, set: &str, column: &str) -> Vec<Option<f64>> {
        let found = self.0.get(set).and_then(|set| set.get(column)).and_then(Value::as_array);
        let Some(cells) = found else { panic!("{set} has no {column}") };
        cells.iter().map(Value::as_f64).collect()
    }

    /// One column without the missing cells.
    pub(crate) fn column(&self, set: &str, column: &str) -> Vec<f64> {
        self.cells(set, column).into_iter().flatten().collect()
    }

    /// The single number in a column.
    pub(crate) fn number(&self, set: &str, column: &str) -> f64 {
        self.column(set, column)[0]
    }
}

/// Results by data set and method: what the keys of the stored figures point into.
#[derive(Default)]
pub(crate) struct Results(BTreeMap<String, Value>);

impl Results {
    pub(crate) fn put(&mut self, set: &str, method: &str, result: impl serde::Serialize) {
        let value = serde_json::to_value(result).unwrap_or_else(|e| panic!("{set} {method}: {e}"));
        let entry = self.0.entry(set.to_owned()).or_insert_with(|| Value::Object(Map::new()));
        if let Value::Object(methods) = entry {
            methods.insert(method.to_owned(), value);
        }
    }

    /// Every stored figure of the area against ours; `tolerance` by key.
    pub(crate) fn agree_with(self, area: &str, tolerance: impl Fn(&str) -> f64) {
        let ours = serde_json::to_value(self.0).unwrap_or_else(|e| panic!("{e}"));
        let mut worst = (0.0, String::new());
        for (key, theirs) in r::stored(area) {
            let Some(value) = ours.pointer(&key).and_then(Value::as_f64) else {
                panic!("{area}: no {key}")
            };
            r::close(&format!("{area} {key}"), value, theirs, tolerance(&key));
            let relative = if theirs == 0.0 { 0.0 } else { ((value - theirs) / theirs).abs() };
            if relative > worst.0 {
                worst = (relative, key);
            }
        }
        // Seen with `--nocapture`.
        writeln_out(&format!("{area}: worst relative difference {:.1e} at {}", worst.0, worst.1));
    }
}

fn writeln_out(text: &str) {
    use std::io::Write as _;
    writeln!(std::io::stdout(), "{text}").ok();
}

/// R now against R as stored; a script may leave out what takes long (`AREA.R sample`).
pub(crate) fn still_says_so(area: &str, tolerance: f64) {
    let Some(text) = r::run(&[&format!("{area}.R"), "sample"]) else { return };
    let now: BTreeMap<String, f64> = r::figures(&text).into_iter().collect();
    let stored = r::stored(area);
    let mut compared = 0;
    for (key, stored) in &stored {
        if let Some(&now) = now.get(key) {
            r::close(&format!("{key}, R then and now"), now, *stored, tolerance);
            compared += 1;
        }
    }
    assert_eq!(compared, now.len(), "{area}: R says nothing that is not stored");
    assert!(10 * compared > 8 * stored.len(), "{area}: most of it is compared");
}
