//! Every key that is printed is documented, and every documented key is printed.

use std::collections::BTreeSet;

use kastanj_analysis::{Direction, PairedInput, PairedRow, ScaleRange, paired_analysis};
use serde_json::Value;

use crate::r;

/// Paths of all values, array places written `[]`, the alternatives of `outcome` side by side.
fn paths(value: &Value, at: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let path = if at.is_empty() { key.clone() } else { format!("{at}.{key}") };
                paths(value, &path, found);
            }
        }
        Value::Array(values) => {
            values.iter().for_each(|value| paths(value, &format!("{at}[]"), found))
        }
        _ => {
            found.insert(at.to_owned());
        }
    }
}

fn printed() -> BTreeSet<String> {
    let own = r::parse(
        &std::fs::read_to_string(r::folder().join("own/services.csv"))
            .unwrap_or_else(|e| panic!("{e}")),
    );
    let mut full = PairedInput::new(own, Direction::HigherIsBetter);
    full.range = Some(ScaleRange { lower: 0.0, upper: 100.0 });
    (full.eligible, full.asked, full.persons) = (Some(200), Some(100), Some(80));
    // Two in each group: the largest service twice, so that enough pairs make an indication.
    let again = full.rows.clone();
    full.rows.extend(again.into_iter().filter(|row| row.after.is_some()).take(20));
    let few = PairedInput::new(full.rows[..2].to_vec(), Direction::HigherIsBetter);
    let one_lost: Vec<PairedRow> =
        full.rows.iter().filter(|row| row.after.is_some()).take(9).cloned().collect();
    let nobody_lost = PairedInput::new(one_lost, Direction::HigherIsBetter);
    let mut found = BTreeSet::new();
    for input in [full, few, nobody_lost] {
        let analysis = paired_analysis(&input).unwrap_or_else(|e| panic!("{e}"));
        paths(&serde_json::to_value(analysis).unwrap_or_else(|e| panic!("{e}")), "", &mut found);
    }
    // A value that is null in one example and an object in another is documented by its parts.
    let parents: Vec<String> = found
        .iter()
        .filter(|p| found.iter().any(|q| q.starts_with(&format!("{p}."))))
        .cloned()
        .collect();
    for parent in parents {
        found.remove(&parent);
    }
    found
}

/// Keys of the table rows, `key <kind>` written out by the fields of that kind.
fn documented() -> BTreeSet<String> {
    let path = r::folder().join("../../../../docs/json.md");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    // The sections behind the first are about other commands.
    let paired = text.split("\n# ").next().unwrap_or_default();
    let rows = paired.lines().filter(|line| line.starts_with("| `"));
    let mut open: Vec<String> =
        rows.filter_map(|line| line.split('`').nth(1)).map(str::to_owned).collect();
    let fields: Vec<String> = open.extract_if(.., |key| key.starts_with('<')).collect();
    let mut keys = BTreeSet::new();
    while let Some(key) = open.pop() {
        match key.split_once(' ') {
            None => {
                keys.insert(key);
            }
            Some((stem, kind)) => {
                let before = open.len();
                let own = fields.iter().filter_map(|field| field.strip_prefix(kind));
                open.extend(own.map(|field| format!("{stem}{field}")));
                assert!(open.len() > before, "{kind} has no fields");
            }
        }
    }
    keys
}

#[test]
fn json_and_its_documentation_have_the_same_keys() {
    let (printed, documented) = (printed(), documented());
    let missing: Vec<_> = printed.difference(&documented).collect();
    let stale: Vec<_> = documented.difference(&printed).collect();
    assert!(
        missing.is_empty() && stale.is_empty(),
        "not documented: {missing:#?}\nnot printed: {stale:#?}"
    );
}
