use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::FormKey;

/// The 29 symbols of page codes and pack numbers.
///
/// Digits and capitals without those that are mistaken for one another in
/// handwriting or print: 0, 1, B, I, L, O, U are left out. 29 is prime, so
/// check symbols can be computed in the field GF(29).
pub const SYMBOLS: &[u8; 29] = b"23456789ACDEFGHJKMNPQRSTVWXYZ";

/// Four symbols that stand for one form in a page code.
///
/// Derived from the SHA-256 of the form's key, so that a form keeps its tag
/// for ever. The library of forms refuses two forms with one tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct FormTag([u8; 4]);

impl FormTag {
    /// The tag of a form.
    pub fn of(key: &FormKey) -> FormTag {
        FormTag::of_text(&key.to_string())
    }

    /// The tag of whatever is called so.
    pub(crate) fn of_text(text: &str) -> FormTag {
        let digest = Sha256::digest(text.as_bytes());
        let mut symbols = [0; 4];
        for (symbol, pair) in symbols.iter_mut().zip(digest.chunks(2)) {
            let number = u16::from_be_bytes([pair[0], pair[1]]);
            *symbol = SYMBOLS[usize::from(number) % SYMBOLS.len()];
        }
        FormTag(symbols)
    }

    /// The four symbols as text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for FormTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for FormTag {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match <[u8; 4]>::try_from(text.as_bytes()) {
            Ok(symbols) if symbols.iter().all(|symbol| SYMBOLS.contains(symbol)) => {
                Ok(FormTag(symbols))
            }
            _ => Err(format!("\"{text}\" is not a form tag of four symbols")),
        }
    }
}

impl TryFrom<String> for FormTag {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<FormTag> for String {
    fn from(tag: FormTag) -> String {
        tag.as_str().to_owned()
    }
}
