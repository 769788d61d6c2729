use crate::Finding;
use crate::source::Tree;

/// Every path that ARCHITECTURE.md names in code marks exists.
pub(crate) fn check(tree: &Tree) -> Vec<Finding> {
    let Some(map) = tree.files.iter().find(|file| file.path == "ARCHITECTURE.md") else {
        return vec![Finding::new("ARCHITECTURE.md", "is missing")];
    };
    let mut findings = Vec::new();
    for (number, line) in map.text.lines().enumerate() {
        for path in line.split('`').skip(1).step_by(2).filter(|word| looks_like_path(word)) {
            if !tree.root.join(path).exists() {
                let place = format!("ARCHITECTURE.md:{}", number + 1);
                findings.push(Finding::new(place, format!("{path} does not exist")));
            }
        }
    }
    findings
}

/// A relative path with a folder in it and none of the marks of patterns or commands.
fn looks_like_path(word: &str) -> bool {
    word.contains('/')
        && !word.starts_with('/')
        && word.chars().all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c))
}
