//! Every key that a method prints stands in `docs/json.md`.

use std::collections::BTreeSet;

use serde_json::Value;

const DOCUMENT: &str = include_str!("../../../../../docs/json.md");

/// Paths of all values, places in lists written `[]`.
fn paths(value: &Value, at: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| {
            let path = if at.is_empty() { key.clone() } else { format!("{at}.{key}") };
            paths(value, &path, found);
        }),
        Value::Array(values) => {
            values.iter().for_each(|value| paths(value, &format!("{at}[]"), found));
        }
        Value::Null => {}
        _ => {
            found.insert(at.to_owned());
        }
    }
}

fn keys(section: &str) -> Vec<&str> {
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    rows.filter_map(|line| line.split('`').nth(1)).collect()
}

/// The documented keys of a command, `key <kind>` written out by the fields of that kind.
fn documented(command: &str) -> BTreeSet<String> {
    let mut documented = documented_below(&format!("## `kastanj analyze {command}`\n"));
    if command == "paired" {
        // The report is made from its object, which stands first.
        let first = DOCUMENT.split("\n# ").next().unwrap_or_default();
        documented.extend(documented_in(first, command));
    }
    documented
}

fn documented_below(heading: &str) -> BTreeSet<String> {
    let section = DOCUMENT.split(heading).nth(1).unwrap_or_default();
    documented_in(section.split("\n#").next().unwrap_or_default(), heading)
}

/// The keys of a section, `heading` being what it is called.
fn documented_in(section: &str, heading: &str) -> BTreeSet<String> {
    let fields: Vec<&str> = keys(DOCUMENT).into_iter().filter(|key| key.starts_with('<')).collect();
    let own = keys(section).into_iter().filter(|key| !key.starts_with('<'));
    let mut open: Vec<String> = own.map(str::to_owned).collect();
    assert!(!open.is_empty(), "docs/json.md says nothing below {heading}");
    let mut documented = BTreeSet::new();
    while let Some(key) = open.pop() {
        let Some((stem, kind)) = key.split_once(' ') else {
            documented.insert(key);
            continue;
        };
        let before = open.len();
        let own = fields.iter().filter_map(|field| field.strip_prefix(kind));
        open.extend(own.filter(|f| f.starts_with('.')).map(|field| format!("{stem}{field}")));
        assert!(open.len() > before, "{heading}: {kind} has no fields");
    }
    documented
}

/// Fails unless the keys that are documented below a heading are those of an object, all of them;
/// what lies below `elsewhere` is documented in another place.
pub(crate) fn check_all(heading: &str, json: &Value, elsewhere: &str) {
    let mut printed = BTreeSet::new();
    paths(json, "", &mut printed);
    printed.retain(|key| !key.starts_with(elsewhere));
    assert_eq!(printed, documented_below(heading), "{heading}");
}

/// Fails if the JSON of a command has a key that is not documented.
pub(super) fn check(command: &str, json: &Value) {
    let mut printed = BTreeSet::new();
    paths(json, "", &mut printed);
    let documented = documented(command);
    // A count may stand where the paired analysis keeps an object back: its parts are documented.
    let has_parts = |key: &str| {
        let part = format!("{key}.");
        command == "paired" && documented.iter().any(|known| known.starts_with(&part))
    };
    let missing: Vec<&String> =
        printed.difference(&documented).filter(|key| !has_parts(key)).collect();
    assert!(missing.is_empty(), "{command}: not in docs/json.md: {missing:#?}");
    assert!(!printed.is_empty(), "{command} prints nothing");
}

#[test]
fn every_method_has_a_section() {
    let help = crate::runner::kastanj(["analyze", "--help"]).succeeds();
    let commands: Vec<&str> = help
        .lines()
        .skip_while(|line| line.trim() != "Commands:")
        .skip(1)
        .take_while(|line| line.starts_with("  "))
        .filter(|line| !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(commands.len() >= 28, "{help}");
    for command in commands {
        assert!(!documented(command).is_empty());
        let page = crate::runner::kastanj(["analyze", command, "--help"]).succeeds();
        // Lines are broken where the page ends.
        let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
        for word in ["Assumes:", "Do not use", "Example: kastanj analyze", "docs/json.md"] {
            assert!(page.contains(word), "{command}: {word}\n{page}");
        }
    }
}
