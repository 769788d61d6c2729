use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

use crate::Finding;
use crate::source::Tree;

/// Who may know whom; the same table stands in ARCHITECTURE.md.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("language", &[]),
    ("analysis", &[]),
    ("typeset", &[]),
    ("instrument", &["language"]),
    ("record", &["language", "instrument"]),
    ("paper", &["language", "instrument", "typeset"]),
    ("store", &["language", "instrument", "record"]),
    ("report", &["language", "instrument", "record", "analysis", "typeset", "paper"]),
    ("rehearsal", &["language", "instrument", "record", "paper"]),
    ("desk", &["language", "instrument", "record", "typeset", "paper", "store", "report"]),
    (
        "web",
        &[
            "language",
            "instrument",
            "record",
            "analysis",
            "typeset",
            "paper",
            "store",
            "report",
            "desk",
        ],
    ),
];

/// Heavy or revealing dependencies that only one crate may have.
const ONLY_IN: &[(&str, &str)] = &[
    ("rusqlite", "kastanj-store"),
    ("typst", "kastanj-typeset"),
    ("typst-pdf", "kastanj-typeset"),
    ("argon2", "kastanj-store"),
    ("chacha20poly1305", "kastanj-store"),
    ("clap", "kastanj"),
    ("axum", "kastanj-web"),
    ("askama", "kastanj-web"),
];

/// Dependencies between crates are those of the table, as `cargo metadata` sees them.
pub(crate) fn check(tree: &Tree) -> Vec<Finding> {
    let output = Command::new("cargo")
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(&tree.root)
        .output();
    let metadata: Value = match output.map(|output| serde_json::from_slice(&output.stdout)) {
        Ok(Ok(metadata)) => metadata,
        Ok(Err(error)) => return vec![Finding::new("cargo metadata", error.to_string())],
        Err(error) => return vec![Finding::new("cargo metadata", error.to_string())],
    };
    let allowed: BTreeMap<&str, &[&str]> = MAY_KNOW.iter().copied().collect();
    let mut findings = Vec::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let name = package["name"].as_str().unwrap_or_default();
        // Tests may reach further: they join what the program joins.
        let dependencies: BTreeSet<&str> = package["dependencies"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|dependency| dependency["kind"].is_null())
            .filter_map(|dependency| dependency["name"].as_str())
            .collect();
        for (dependency, home) in ONLY_IN {
            if dependencies.contains(dependency) && name != *home {
                findings.push(Finding::new(name, format!("{dependency} belongs in {home} alone")));
            }
        }
        let Some(short) = name.strip_prefix("kastanj-") else { continue };
        let Some(known) = allowed.get(short) else {
            findings.push(Finding::new(name, "stands in no row of the table of crates"));
            continue;
        };
        for dependency in dependencies.iter().filter_map(|name| name.strip_prefix("kastanj-")) {
            if !known.contains(&dependency) {
                findings.push(Finding::new(name, format!("may not know kastanj-{dependency}")));
            }
        }
    }
    findings
}
