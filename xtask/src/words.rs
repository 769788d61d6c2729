use std::collections::BTreeMap;

use crate::Finding;
use crate::source::{SourceFile, Tree};

/// Keys that the sources use exist in both languages, and no key stands unused.
pub(crate) fn keys(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let defined: BTreeMap<&str, BTreeMap<String, String>> =
        ["sv", "en"].into_iter().map(|lang| (lang, definitions(tree, lang))).collect();
    let (sv, en) = (&defined["sv"], &defined["en"]);
    for (key, place) in sv {
        if !en.contains_key(key) {
            findings.push(Finding::new(place, format!("{key} has no English")));
        }
    }
    for (key, place) in en {
        if !sv.contains_key(key) {
            findings.push(Finding::new(place, format!("{key} has no Swedish")));
        }
    }
    for file in tree.rust().filter(|file| file.path.contains("/src/")) {
        for (line, key) in used_keys(file) {
            if !sv.contains_key(&key) {
                findings.push(Finding::new(format!("{}:{line}", file.path), format!("{key} is not defined")));
            }
        }
    }
    let sources: String = tree
        .files
        .iter()
        .filter(|file| file.path.ends_with(".rs") || file.path.ends_with(".typ"))
        .map(|file| file.text.as_str())
        .collect();
    for (key, place) in sv {
        // A key may be put together from a stem: then the stem stands in the sources.
        let stem = key.rsplit_once('-').map_or(key.as_str(), |(stem, _)| stem);
        if !sources.contains(key.as_str()) && !sources.contains(&format!("\"{stem}-{{")) {
            findings.push(Finding::new(place, format!("{key} is never used")));
        }
    }
    findings
}

fn definitions(tree: &Tree, lang: &str) -> BTreeMap<String, String> {
    let folder = format!("locales/{lang}/");
    let mut keys = BTreeMap::new();
    for file in tree.files.iter().filter(|file| file.path.starts_with(&folder)) {
        for (number, line) in file.text.lines().enumerate() {
            if line.starts_with(|c: char| c.is_ascii_lowercase())
                && let Some((key, _)) = line.split_once('=')
            {
                keys.insert(key.trim().to_owned(), format!("{}:{}", file.path, number + 1));
            }
        }
    }
    keys
}

/// Second arguments of `tr!` that are literals.
fn used_keys(file: &SourceFile) -> Vec<(usize, String)> {
    let mut keys = Vec::new();
    for (at, _) in file.text.match_indices("tr!(") {
        let rest = &file.text[at..];
        let line = file.text[..at].lines().count().max(1);
        let call = rest.split_once(';').map_or(rest, |(call, _)| call);
        let literal = call.split('"').nth(1);
        let in_comment =
            file.text[..at].rsplit('\n').next().is_some_and(|start| start.trim_start().starts_with("//"));
        if let Some(literal) = literal
            && !in_comment
            && literal.contains('-')
            && literal.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        {
            keys.push((line, literal.to_owned()));
        }
    }
    keys
}

/// Texts that a client may see hold none of the words of the list.
pub(crate) fn forbidden(tree: &Tree) -> Vec<Finding> {
    let list = "instruments/forbidden-words.txt";
    let Some(words) = tree.files.iter().find(|file| file.path == list) else {
        return vec![Finding::new(list, "is missing")];
    };
    let words: Vec<String> = words
        .text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(str::to_lowercase)
        .collect();
    let mut findings = Vec::new();
    if words.len() < 5 {
        findings.push(Finding::new(list, "holds hardly any words"));
    }
    for file in tree.files.iter().filter(|file| is_client_text(&file.path)) {
        for (number, line) in file.text.lines().enumerate() {
            let low = line.to_lowercase();
            let comment = line.trim_start().starts_with('#') || line.trim_start().starts_with("//");
            for word in words.iter().filter(|word| !comment && low.contains(word.as_str())) {
                let place = format!("{}:{}", file.path, number + 1);
                findings.push(Finding::new(place, format!("\"{word}\" may not stand here")));
            }
        }
    }
    findings
}

/// Questionnaires: what a client reads.
fn is_client_text(path: &str) -> bool {
    path.starts_with("instruments/") && path.ends_with("/v1.toml")
}
