use kastanj_language::{Explain, Lang, tr};
use thiserror::Error;

use super::fields::{self, Expects, Field, Leaf, Presence};
use super::node::Node;

/// How many characters of a faulty value a message repeats.
const SHOWN: usize = 40;

/// Why a line has none of the known shapes. Fields are named as they stand,
/// parts by a point or a number from 1: `sheet.kind`, `pages[2]`.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ShapeFault {
    /// Not JSON.
    #[error("character {character}: this is not JSON")]
    NotJson {
        /// The character at which it was noticed, from 1.
        character: usize,
    },
    /// JSON that stops in the middle.
    #[error("the line is broken off")]
    BrokenOff,
    /// JSON, but not an object.
    #[error("not an object in curly brackets")]
    NotAnObject,
    /// No such type of line.
    #[error("no type {found}; there are {known}")]
    Type {
        /// What stands in `type`; empty if nothing does.
        found: String,
        /// The types there are.
        known: String,
    },
    /// A field that the type does not have.
    #[error("no field {field}; there are {known}")]
    Unknown {
        /// The field.
        field: String,
        /// The fields there are.
        known: String,
    },
    /// A field that has to be there.
    #[error("{field} is missing")]
    Missing {
        /// The field.
        field: String,
    },
    /// A field, or a thing in a list, that stands twice.
    #[error("{field} stands twice")]
    Twice {
        /// The field.
        field: String,
    },
    /// A value of the wrong kind.
    #[error("{field}: {found} cannot stand there")]
    Value {
        /// The field.
        field: String,
        /// The value, shortened.
        found: String,
        /// What may stand there.
        expected: Expected,
    },
    /// Shaped as it should be and still not readable.
    #[error("cannot be read")]
    Unreadable,
}

/// What may stand in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A value.
    One(Leaf),
    /// A list in square brackets.
    List,
    /// An object in curly brackets.
    Object,
}

impl Expected {
    fn words(self, lang: Lang) -> String {
        match self {
            Expected::List => tr!(lang, "record-bulk-expects-list"),
            Expected::Object => tr!(lang, "record-bulk-expects-object"),
            Expected::One(Leaf::Week) => tr!(lang, "record-bulk-expects-week"),
            Expected::One(Leaf::Month) => tr!(lang, "record-bulk-expects-month"),
            Expected::One(Leaf::Unit) => tr!(lang, "record-bulk-expects-unit"),
            Expected::One(Leaf::Pack) => tr!(lang, "record-bulk-expects-pack"),
            Expected::One(Leaf::Episode) => tr!(lang, "record-bulk-expects-episode"),
            Expected::One(Leaf::Label) => tr!(lang, "record-bulk-expects-label"),
            Expected::One(Leaf::Text | Leaf::Question) => tr!(lang, "record-bulk-expects-text"),
            Expected::One(Leaf::Flag) => tr!(lang, "record-bulk-expects-flag"),
            Expected::One(Leaf::Count) => tr!(lang, "record-bulk-expects-count"),
            Expected::One(Leaf::Page) => tr!(lang, "record-bulk-expects-page"),
            Expected::One(Leaf::ShortCode) => tr!(lang, "record-bulk-expects-short-code"),
            Expected::One(Leaf::Answer) => tr!(lang, "record-bulk-expects-answer"),
            Expected::One(Leaf::Code(codes)) => {
                tr!(lang, "record-bulk-expects-code", codes = codes.join(", "))
            }
        }
    }
}

impl Explain for ShapeFault {
    fn explain(&self, lang: Lang) -> String {
        match self {
            ShapeFault::NotJson { character } => {
                tr!(lang, "record-bulk-not-json", character = character.to_string())
            }
            ShapeFault::BrokenOff => tr!(lang, "record-bulk-broken-off"),
            ShapeFault::NotAnObject => tr!(lang, "record-bulk-not-an-object"),
            ShapeFault::Type { found, known } if found.is_empty() => {
                tr!(lang, "record-bulk-no-type", known = known)
            }
            ShapeFault::Type { found, known } => {
                tr!(lang, "record-bulk-unknown-type", found = found, known = known)
            }
            ShapeFault::Unknown { field, known } => {
                tr!(lang, "record-bulk-unknown-field", field = field, known = known)
            }
            ShapeFault::Missing { field } => tr!(lang, "record-bulk-missing-field", field = field),
            ShapeFault::Twice { field } => tr!(lang, "record-bulk-field-twice", field = field),
            ShapeFault::Value { field, found, expected } => tr!(
                lang,
                "record-bulk-value",
                field = field,
                found = found,
                expected = expected.words(lang)
            ),
            ShapeFault::Unreadable => tr!(lang, "record-bulk-unreadable"),
        }
    }
}

/// Compares a line with the shapes that are known.
///
/// # Errors
/// The first fault, in the order of the line.
pub(super) fn check(text: &str) -> Result<(), ShapeFault> {
    let node: Node = serde_json::from_str(text).map_err(|error| syntax(text, &error))?;
    let Node::Object(all) = &node else { return Err(ShapeFault::NotAnObject) };
    if let Some(field) = node.double_field() {
        return Err(ShapeFault::Twice { field: field.to_owned() });
    }
    let known = || fields::types().collect::<Vec<_>>().join(", ");
    let said = all.iter().find(|(name, _)| name == "type").map(|(_, node)| node);
    let fields = match said {
        None => return Err(ShapeFault::Type { found: String::new(), known: known() }),
        Some(Node::Text(name)) => fields::of_type(name).ok_or_else(|| ShapeFault::Type {
            found: shown(&Node::Text(name.clone())),
            known: known(),
        })?,
        Some(other) => return Err(ShapeFault::Type { found: shown(other), known: known() }),
    };
    object(all, fields, "", Some("type"))
}

/// What the JSON reader stumbled over, by its place only.
fn syntax(text: &str, error: &serde_json::Error) -> ShapeFault {
    if error.is_eof() {
        return ShapeFault::BrokenOff;
    }
    // The reader counts bytes.
    let bytes = text.as_bytes().get(..error.column()).unwrap_or(text.as_bytes());
    ShapeFault::NotJson { character: String::from_utf8_lossy(bytes).chars().count().max(1) }
}

fn object(
    all: &[(String, Node)],
    fields: &[Field],
    at: &str,
    beside: Option<&str>,
) -> Result<(), ShapeFault> {
    for (name, node) in all.iter().filter(|(name, _)| Some(name.as_str()) != beside) {
        let place = format!("{at}{name}");
        let Some(field) = fields.iter().find(|field| field.key == name) else {
            let known: Vec<&str> = fields.iter().map(|field| field.key).collect();
            return Err(ShapeFault::Unknown { field: place, known: known.join(", ") });
        };
        if *node != Node::Null || field.presence != Presence::FreeOrNull {
            value(node, &field.expects, &place)?;
        }
    }
    let missing = fields
        .iter()
        .filter(|field| field.presence == Presence::Needed)
        .find(|field| all.iter().all(|(name, _)| name != field.key));
    match missing {
        Some(field) => Err(ShapeFault::Missing { field: format!("{at}{}", field.key) }),
        None => Ok(()),
    }
}

fn value(node: &Node, expects: &Expects, place: &str) -> Result<(), ShapeFault> {
    let wrong =
        |expected| ShapeFault::Value { field: place.to_owned(), found: shown(node), expected };
    if let Some(field) = node.double_field() {
        return Err(ShapeFault::Twice { field: format!("{place}.{field}") });
    }
    match expects {
        Expects::One(expected) => leaf(node, *expected, place),
        Expects::List(expected) | Expects::Distinct(expected) => {
            let Node::List(list) = node else { return Err(wrong(Expected::List)) };
            for (at, one) in list.iter().enumerate() {
                let place = format!("{place}[{}]", at + 1);
                leaf(one, *expected, &place)?;
                if matches!(expects, Expects::Distinct(_)) && list[..at].contains(one) {
                    return Err(ShapeFault::Twice { field: place });
                }
            }
            Ok(())
        }
        Expects::Map(key, expected) => {
            let Node::Object(pairs) = node else { return Err(wrong(Expected::Object)) };
            for (name, one) in pairs {
                leaf(&Node::Text(name.clone()), *key, place)?;
                leaf(one, *expected, &format!("{place}.{name}"))?;
            }
            Ok(())
        }
        Expects::Object(fields) => match node {
            Node::Object(all) => object(all, fields, &format!("{place}."), None),
            _ => Err(wrong(Expected::Object)),
        },
    }
}

fn leaf(node: &Node, expected: Leaf, place: &str) -> Result<(), ShapeFault> {
    if !expected.fits(&node.to_value()) {
        return Err(ShapeFault::Value {
            field: place.to_owned(),
            found: shown(node),
            expected: Expected::One(expected),
        });
    }
    match node {
        Node::List(codes) if (1..codes.len()).any(|at| codes[..at].contains(&codes[at])) => {
            Err(ShapeFault::Twice { field: place.to_owned() })
        }
        _ => Ok(()),
    }
}

/// A value as it stands, shortened.
fn shown(node: &Node) -> String {
    let text = node.to_value().to_string();
    if text.chars().count() <= SHOWN {
        return text;
    }
    let mut short: String = text.chars().take(SHOWN).collect();
    short.push('…');
    short
}
