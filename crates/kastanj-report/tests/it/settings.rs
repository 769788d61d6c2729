//! What a setting may be is told in the reader's language, whatever setting it is.

use std::path::Path;

use kastanj_analysis::Refusal;
use kastanj_language::Lang;
use kastanj_report::refusal::explain;

/// How the analysis begins when it says what is allowed.
const BEGINNINGS: [&str; 10] = [
    "between ",
    "above ",
    "at least ",
    "a number",
    "within ",
    "positive ",
    "finite",
    "0 or ",
    "2 or ",
    "5 or ",
];

fn literals(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            literals(&path, found);
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            if !text.contains("BadSetting") {
                continue;
            }
            for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
                // Every second piece between quotation marks is a literal.
                let words = line.split('"').skip(1).step_by(2);
                found.extend(
                    words
                        .filter(|word| BEGINNINGS.iter().any(|start| word.starts_with(start)))
                        .map(str::to_owned),
                );
            }
        }
    }
}

#[test]
fn no_setting_is_explained_in_english_to_a_swedish_reader() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = Vec::new();
    literals(&crates.join("kastanj-analysis/src"), &mut found);
    literals(&crates.join("kastanj/src/commands/analyze"), &mut found);
    found.sort();
    found.dedup();
    assert!(found.len() > 20, "{found:?}");
    for allowed in found {
        let allowed: &'static str = Box::leak(allowed.into_boxed_str());
        let refusal = Refusal::BadSetting { name: "declared delta", value: 0.25, allowed };
        let (sv, en) = (explain(&refusal, Lang::Sv), explain(&refusal, Lang::En));
        assert!(!sv.contains(allowed), "{allowed} has no Swedish words: {sv}");
        assert!(sv.starts_with("den angivna avvikelsen = 0,25 går inte."), "{sv}");
        assert!(en.contains("declared delta = 0.25"), "{en}");
    }
}
