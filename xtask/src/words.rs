use std::collections::{BTreeMap, HashSet};

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
    let templates = tree.files.iter().filter(|file| is_template(file));
    for file in tree.rust().filter(|file| file.path.contains("/src/")).chain(templates) {
        for (line, key) in used_keys(file) {
            if !sv.contains_key(&key) {
                findings.push(Finding::new(
                    format!("{}:{line}", file.path),
                    format!("{key} is not defined"),
                ));
            }
        }
    }
    let literals = Literals::of(
        tree.files
            .iter()
            .filter(|file| {
                file.path.ends_with(".rs") || file.path.ends_with(".typ") || is_template(file)
            })
            .map(|file| file.text.as_str()),
    );
    for (key, place) in sv {
        // The help texts are hung on by the names of commands; a test walks them all.
        let hung_on = key.starts_with("program-help");
        if !hung_on && !literals.name(key) {
            findings.push(Finding::new(place, format!("{key} is never used")));
        }
    }
    findings
}

/// What stands behind a quotation mark in the sources, collected once for all keys.
struct Literals<'s> {
    /// What a second quotation mark ends: `"area-key"`.
    whole: HashSet<&'s str>,
    /// What a brace ends, from which a key is put together: `"area-{name}"`.
    stems: HashSet<&'s str>,
}

impl<'s> Literals<'s> {
    fn of(sources: impl Iterator<Item = &'s str>) -> Literals<'s> {
        let mut literals = Literals { whole: HashSet::new(), stems: HashSet::new() };
        for source in sources {
            // Whether a quotation mark opens or closes is not asked: no key has
            // the shape of what stands between two literals.
            for after in source.split('"').skip(1) {
                match after.split_once('{') {
                    Some((stem, _)) => literals.stems.insert(stem),
                    None => literals.whole.insert(after),
                };
            }
        }
        literals
    }

    /// Whether the sources name the key, whole or by a stem that ends with a hyphen.
    fn name(&self, key: &str) -> bool {
        self.whole.contains(key)
            || key.match_indices('-').any(|(at, _)| self.stems.contains(&key[..=at]))
    }
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
/// Whether a file is the template of a page.
fn is_template(file: &SourceFile) -> bool {
    file.path.contains("/templates/")
}

fn used_keys(file: &SourceFile) -> Vec<(usize, String)> {
    let mut keys = Vec::new();
    let calls: &[&str] = if is_template(file) { &["w.t(", "w.n(", "w.with("] } else { &["tr!("] };
    for (at, _) in calls.iter().flat_map(|call| file.text.match_indices(call)) {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A tree of these files. The source says `CALL` for `tr!`, else the check of
    /// this repository would find the calls in this file.
    fn problems(source: &str, sv: &str, en: &str) -> Vec<String> {
        let file = |path: &str, text: &str| SourceFile { path: path.into(), text: text.into() };
        let source = source.replace("CALL", "tr!");
        let files = vec![
            file("crates/a/src/lib.rs", &source),
            file("locales/sv/area.ftl", sv),
            file("locales/en/area.ftl", en),
        ];
        let tree = Tree { root: "unread".into(), files };
        keys(&tree).into_iter().map(|found| format!("{} {}", found.place, found.problem)).collect()
    }

    #[test]
    fn sound_keys_are_named_whole_or_by_a_stem() {
        let source = r#"
            CALL(lang, "area-whole", n = 1);
            let key = format!("area-stem-{}", code);
            let other = format!("area-{inner}");
        "#;
        let words = "area-whole = a\narea-stem-one = b\narea-stem-two-three = c\n";
        assert_eq!(problems(source, words, words), Vec::<String>::new());
    }

    #[test]
    fn a_key_without_words_is_found() {
        let found = problems("fn f() {\n    CALL(lang, \"area-gone\");\n}", "", "");
        assert_eq!(found, ["crates/a/src/lib.rs:2 area-gone is not defined"]);
    }

    #[test]
    fn a_key_that_nothing_names_is_found() {
        let words = "area-used = a\narea-used-not = b\narea-stem = c\nprogram-help-x = d\n";
        let source = r#"CALL(lang, "area-used"); format!("area-stem{x}"); "area-used-not{x}""#;
        assert_eq!(
            problems(source, words, words),
            [
                "locales/sv/area.ftl:3 area-stem is never used",
                "locales/sv/area.ftl:2 area-used-not is never used",
            ]
        );
    }

    #[test]
    fn a_key_in_one_language_only_is_found() {
        let source = r#"CALL(lang, "area-one"); CALL(lang, "area-two");"#;
        let found = problems(source, "area-one = a\n", "area-two = b\n");
        assert_eq!(
            found,
            [
                "locales/sv/area.ftl:1 area-one has no English",
                "locales/en/area.ftl:1 area-two has no Swedish",
                "crates/a/src/lib.rs:1 area-two is not defined",
            ]
        );
    }
}
