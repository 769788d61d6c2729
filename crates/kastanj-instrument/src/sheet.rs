use std::fmt;
use std::str::FromStr;

use crate::SYMBOLS;
use serde::{Deserialize, Serialize};

/// How a sheet came to be, which decides how its owner is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SheetKind {
    /// Printed from an episode: the serial is bound to one occasion.
    Personal,
    /// Part of an envelope for one client: the serial is the pack number.
    Pack,
    /// Printed ahead with a serial of its own: a person picks the episode.
    Stock,
    /// The copyable edition: no serial, a code in a tick grid.
    Copyable,
}

impl SheetKind {
    /// All kinds.
    pub const ALL: [SheetKind; 4] =
        [SheetKind::Personal, SheetKind::Pack, SheetKind::Stock, SheetKind::Copyable];

    /// The symbol in the page code.
    pub fn symbol(self) -> char {
        match self {
            SheetKind::Personal => 'P',
            SheetKind::Pack => 'K',
            SheetKind::Stock => 'S',
            SheetKind::Copyable => 'C',
        }
    }
}

/// Ten symbols that number a sheet or a pack: random, and nobody's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Serial([u8; 10]);

impl Serial {
    /// The serial that stands on the copyable edition, which has none.
    pub const NONE: Serial = Serial([SYMBOLS[0]; 10]);

    /// How the serial of every sheet begins on which somebody invented may answer.
    const PRACTICE: [u8; 3] = *b"SYN";

    /// The same serial, marked as one of practice. No serial that is drawn for real clients
    /// begins so: a record of real clients can refuse it, whoever types it or reads it.
    #[must_use]
    pub fn for_practice(mut self) -> Serial {
        self.0[..3].copy_from_slice(&Serial::PRACTICE);
        self
    }

    /// Whether it is marked as one of practice.
    pub fn is_practice(&self) -> bool {
        self.0.starts_with(&Serial::PRACTICE)
    }

    /// A serial from ten numbers, each taken modulo 29.
    pub fn from_numbers(numbers: [u8; 10]) -> Serial {
        Serial(numbers.map(|number| SYMBOLS[usize::from(number) % SYMBOLS.len()]))
    }

    /// The serial of pack `index` of a unit's order, derived from `seed`
    /// (HMAC-SHA-256, reduced without visible bias from 16 bits per symbol).
    ///
    /// The same seed, unit and index always give the same serial, so a kit
    /// can be printed again, identical to the byte. It is never one of practice:
    /// [`Serial::for_practice`] makes it so.
    pub fn of_pack(seed: &[u8; 16], unit: &str, index: u32) -> Serial {
        use hmac::{Hmac, KeyInit, Mac};
        let Ok(mut mac) = Hmac::<sha2::Sha256>::new_from_slice(seed) else {
            return Serial::NONE;
        };
        mac.update(b"kastanj pack serial v1\0");
        mac.update(unit.as_bytes());
        mac.update(&[0]);
        mac.update(&index.to_be_bytes());
        let digest = mac.finalize().into_bytes();
        let mut numbers = [0; 10];
        for (number, pair) in numbers.iter_mut().zip(digest.chunks(2)) {
            let wide = u16::from_be_bytes([pair[0], pair[1]]);
            *number = (wide % 29) as u8;
        }
        let mut serial = Serial::from_numbers(numbers);
        if serial.is_practice() {
            // One in 29³: it has to mean what it says.
            serial.0[0] = SYMBOLS[0];
        }
        serial
    }

    /// The ten symbols.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for Serial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Serial {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let cleaned: Vec<u8> = text
            .bytes()
            .filter(|byte| !matches!(byte, b' ' | b'-'))
            .map(|byte| byte.to_ascii_uppercase())
            .collect();
        match <[u8; 10]>::try_from(cleaned) {
            Ok(symbols) if symbols.iter().all(|symbol| SYMBOLS.contains(symbol)) => {
                Ok(Serial(symbols))
            }
            _ => Err(format!("\"{text}\" is not a number of ten symbols")),
        }
    }
}

impl TryFrom<String> for Serial {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Serial> for String {
    fn from(serial: Serial) -> String {
        serial.as_str().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn practice_shows_in_the_serial_and_no_real_serial_looks_like_it() {
        let real: Serial = "HJKMNPQRST".parse().unwrap();
        assert!(!real.is_practice());
        assert!(real.for_practice().is_practice());
        assert_eq!(real.for_practice().to_string(), "SYNMNPQRST");
        assert_eq!(real.for_practice().to_string().parse(), Ok(real.for_practice()));
        assert!(Serial::NONE.for_practice().is_practice() && !Serial::NONE.is_practice());
        for index in 0..100_000 {
            let drawn = Serial::of_pack(&[3; 16], "OV-1", index);
            assert!(!drawn.is_practice(), "{drawn}");
        }
    }
}
