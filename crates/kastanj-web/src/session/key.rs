use std::fmt;

use sha2::{Digest, Sha256};

/// What the browser holds: 256 random bits, in hexadecimal.
pub(crate) struct Token(String);

impl Token {
    /// A new token from the operating system's randomness.
    ///
    /// # Errors
    /// When the system gives none.
    pub(crate) fn random() -> Result<Token, getrandom::Error> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Token(bytes.iter().map(|byte| format!("{byte:02x}")).collect()))
    }

    /// The token as a browser sent it.
    pub(crate) fn from_browser(text: &str) -> Token {
        Token(text.to_owned())
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// What the program keeps instead of the token.
    pub(crate) fn key(&self) -> Key {
        Key(Sha256::digest(self.0.as_bytes()).into())
    }
}

/// The hash of a token: what sessions are found by, so that memory never holds what opens them.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Key([u8; 32]);

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}
