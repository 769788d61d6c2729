use std::collections::BTreeMap;

use kastanj_instrument::{Place, forbidden_words_in};

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
                findings.push(Finding::new(
                    format!("{}:{line}", file.path),
                    format!("{key} is not defined"),
                ));
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
        // The help texts are hung on by the names of commands; a test walks them all.
        let hung_on = key.starts_with("program-help");
        // A key may be put together from a stem: then the stem stands in the sources.
        let from_stem =
            key.match_indices('-').any(|(at, _)| sources.contains(&format!("\"{}{{", &key[..=at])));
        if !hung_on && !from_stem && !sources.contains(&format!("\"{key}\"")) {
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
        let in_comment = file.text[..at]
            .rsplit('\n')
            .next()
            .is_some_and(|start| start.trim_start().starts_with("//"));
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
///
/// The questionnaires are checked when they are parsed; here are the words
/// around them: the templates and messages that end up on a client's sheet.
pub(crate) fn forbidden(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut looked_at = 0;
    // What staff read when printing fails is not on the sheet.
    let staff =
        tree.files.iter().find(|file| file.path == "crates/kastanj-paper/src/print/error.rs");
    let staff = staff.map_or("", |file| file.text.as_str());
    for file in &tree.files {
        let Some(place) = place_of(&file.path) else { continue };
        looked_at += 1;
        for (number, line) in file.text.lines().enumerate() {
            let comment = line.trim_start().starts_with('#') && file.path.ends_with(".ftl")
                || line.trim_start().starts_with("//");
            let key = line.split_once(" =").map_or("", |(key, _)| key);
            let printed = !file.path.ends_with(".ftl")
                || (key.starts_with("paper-print-") && !staff.contains(&format!("\"{key}\"")));
            if comment || !printed {
                continue;
            }
            let words = line.split_once(" = ").filter(|_| file.path.ends_with(".ftl"));
            for found in forbidden_words_in(words.map_or(line, |(_, words)| words), place) {
                let place = format!("{}:{}", file.path, number + 1);
                findings
                    .push(Finding::new(place, format!("\"{}\" may not stand here", found.found)));
            }
        }
    }
    if looked_at < 6 {
        findings.push(Finding::new("word list", format!("only {looked_at} files were looked at")));
    }
    findings
}

/// Which rules hold for a file that clients see; nothing for all others.
fn place_of(path: &str) -> Option<Place> {
    let name = path.rsplit('/').next().unwrap_or_default();
    let carried = ["crates/kastanj-paper/typst/", "crates/kastanj-report/typst/kit/consent."];
    if name == "paper.ftl" || carried.iter().any(|folder| path.starts_with(folder)) {
        Some(Place::Carried)
    } else if path.starts_with("crates/kastanj-report/typst/kit/information.") {
        Some(Place::InformationSheet)
    } else {
        None
    }
}
