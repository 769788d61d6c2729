use std::process::Command;

use crate::Finding;
use crate::source::Tree;

fn cargo(tree: &Tree, name: &str, arguments: &[&str]) -> Vec<Finding> {
    match Command::new("cargo").args(arguments).current_dir(&tree.root).output() {
        Ok(output) if output.status.success() => Vec::new(),
        Ok(output) => {
            let said = [output.stdout, output.stderr].concat();
            let said = String::from_utf8_lossy(&said);
            let mut lines: Vec<&str> =
                said.lines().filter(|line| !line.trim_start().starts_with("Compiling")).collect();
            lines.truncate(80);
            vec![Finding::new(name, lines.join("\n        "))]
        }
        Err(error) => vec![Finding::new(name, error.to_string())],
    }
}

/// The tree is formatted as `cargo fmt` writes it.
pub(crate) fn format(tree: &Tree) -> Vec<Finding> {
    cargo(tree, "cargo fmt", &["fmt", "--all", "--check"])
}

/// Clippy has nothing to say.
pub(crate) fn clippy(tree: &Tree) -> Vec<Finding> {
    let arguments = ["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"];
    cargo(tree, "cargo clippy", &arguments)
}
