use std::fs;
use std::path::{Path, PathBuf};

/// Words that would make a field one that can point at a client.
const POINTING: &[&str] = &[
    "name",
    "first_name",
    "last_name",
    "surname",
    "namn",
    "phone",
    "telephone",
    "telefon",
    "mobile",
    "email",
    "mail",
    "epost",
    "address",
    "adress",
    "street",
    "postcode",
    "zip",
    "city",
    "ssn",
    "personal_number",
    "personnummer",
    "birth",
    "birthday",
    "born",
    "therapist_id",
    "therapist",
    "note",
    "notes",
    "comment",
    "free_text",
    "ip",
    "device",
];

/// Fields that carry such a word and are about a service, never about a client:
/// what staff call a unit, and the neutral name that its clients see.
const OF_A_SERVICE: &[(&str, &str)] = &[
    ("study/mod.rs", "neutral_name"),
    ("study/study_unit.rs", "name"),
    ("study/study_unit.rs", "neutral_name"),
    ("study/parse/study.rs", "neutral_name"),
];

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            into.push(path);
        }
    }
}

/// The name of the field that a line declares, if it declares one.
fn field(line: &str) -> Option<&str> {
    let line = line.trim().trim_start_matches("pub ").trim_start_matches("pub(super) ");
    let line = line.trim_start_matches("pub(crate) ");
    let (name, kind) = line.split_once(": ")?;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let declares = !name.is_empty() && name.chars().all(plain) && kind.ends_with(',');
    (declares && is_type(kind)).then_some(name)
}

/// Tells a type from a value, so that `name: read.name,` is no declaration.
fn is_type(kind: &str) -> bool {
    const PLAIN: &[&str] =
        &["bool", "u8", "u16", "u32", "u64", "usize", "i16", "i32", "i64", "f64"];
    let first: String = kind.chars().take_while(|c| c.is_alphanumeric()).collect();
    kind.starts_with(|c: char| c.is_uppercase() || matches!(c, '&' | '(' | '['))
        || kind.starts_with("crate::")
        || PLAIN.contains(&first.as_str())
}

fn points(name: &str) -> bool {
    let parts: Vec<&str> = name.split('_').collect();
    POINTING.iter().any(|word| {
        let word: Vec<&str> = word.split('_').collect();
        parts.windows(word.len()).any(|run| run == word)
    })
}

#[test]
fn no_field_can_point_at_a_client() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut seen = 0;
    let mut used = Vec::new();
    for path in files {
        let within = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&path).unwrap();
        for name in text.lines().filter_map(field) {
            seen += 1;
            // Whether the therapist was present is a yes or no, not a person.
            if !points(name) || name.starts_with("therapist_") {
                continue;
            }
            let known = OF_A_SERVICE.iter().find(|(file, field)| *file == within && *field == name);
            assert!(known.is_some(), "{within}: the field {name} could point at a client");
            used.extend(known);
        }
    }
    assert!(seen > 150, "the test has stopped seeing fields: {seen}");
    for exception in OF_A_SERVICE {
        assert!(used.contains(&exception), "{exception:?} is no longer needed");
    }
}

#[test]
fn the_test_would_see_such_a_field() {
    assert!(field("    pub name: String,").is_some_and(points));
    assert!(field("    client_phone: Option<String>,").is_some_and(points));
    assert!(field("    pub personal_number: u64,").is_some_and(points));
    assert!(!field("    pub number: u32,").is_some_and(points));
    assert!(field("let name: String = x;").is_none());
    assert!(field("    name: read.name,").is_none());
}
