use crate::Finding;
use crate::source::Tree;

/// No file may be longer.
const MOST: usize = 800;
/// Half of the files must be shorter; tests and `mod.rs` are not counted.
const MEDIAN: usize = 150;
/// Names that say nothing about what is inside.
const NO_NOUN: [&str; 5] = ["util", "utils", "common", "helpers", "misc"];

/// Files are short and named for one concept.
pub(crate) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut lengths = Vec::new();
    for file in tree.rust() {
        let lines = file.text.lines().count();
        if lines > MOST {
            findings.push(Finding::new(&file.path, format!("{lines} lines, at most {MOST}")));
        }
        let stems = file.path.trim_end_matches(".rs").split('/');
        if let Some(name) = stems.clone().find(|stem| NO_NOUN.contains(stem)) {
            findings
                .push(Finding::new(&file.path, format!("\"{name}\" is not a noun of the field")));
        }
        if !file.path.contains("/tests/") && !file.path.ends_with("/mod.rs") {
            lengths.push(lines);
        }
    }
    lengths.sort_unstable();
    let median = lengths.get(lengths.len() / 2).copied().unwrap_or(0);
    if median >= MEDIAN {
        findings.push(Finding::new(
            "crates",
            format!("median file has {median} lines, under {MEDIAN}"),
        ));
    }
    findings
}
