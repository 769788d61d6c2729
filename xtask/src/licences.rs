use std::process::Command;

use serde_json::Value;

use crate::Finding;
use crate::source::Tree;

/// Licences that a dependency may have. No GPL, no AGPL, nothing unknown.
const ALLOWED: &[&str] = &[
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MPL-2.0",
    "OFL-1.1",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
    "0BSD",
    // SQLite's dedication to the public domain, and a file of SQLCipher's build.
    "blessing",
    "WTFPL",
];

/// Every crate that is built in has a licence of the list; the count is printed.
pub(crate) fn check(tree: &Tree) -> Vec<Finding> {
    let output = Command::new("cargo")
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(&tree.root)
        .output();
    let metadata: Value = match output.map(|output| serde_json::from_slice(&output.stdout)) {
        Ok(Ok(metadata)) => metadata,
        Ok(Err(error)) => return vec![Finding::new("cargo metadata", error.to_string())],
        Err(error) => return vec![Finding::new("cargo metadata", error.to_string())],
    };
    let packages: Vec<&Value> = metadata["packages"].as_array().into_iter().flatten().collect();
    println!("    {} crates in the lock file", packages.len());
    packages
        .into_iter()
        .filter_map(|package| {
            let name = package["name"].as_str().unwrap_or_default();
            let licence = package["license"].as_str().unwrap_or("unknown");
            let problem = format!("licence {licence} is not on the list");
            (!is_allowed(licence)).then(|| Finding::new(name, problem))
        })
        .collect()
}

/// Some alternative of the expression is allowed in all of its parts.
fn is_allowed(expression: &str) -> bool {
    let plain = expression.replace('/', " OR ").replace(['(', ')'], " ");
    let conjunctions = plain.split(" AND ").map(|part| {
        part.split(" OR ").any(|licence| {
            let licence = licence.split_whitespace().collect::<Vec<_>>().join(" ");
            ALLOWED.contains(&licence.as_str())
        })
    });
    let mut any = false;
    for allowed in conjunctions {
        if !allowed {
            return false;
        }
        any = true;
    }
    any
}

#[cfg(test)]
mod tests {
    use super::is_allowed;

    #[test]
    fn one_allowed_alternative_suffices_and_every_part_must_be_allowed() {
        assert!(is_allowed("MIT OR Apache-2.0"));
        assert!(is_allowed("MIT/GPL-3.0"));
        assert!(is_allowed("(MIT OR Apache-2.0) AND Unicode-3.0"));
        assert!(!is_allowed("GPL-3.0"));
        assert!(!is_allowed("MIT AND GPL-2.0"));
        assert!(!is_allowed("unknown"));
    }
}
