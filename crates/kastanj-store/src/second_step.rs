//! The second step at the door: six digits that a telephone makes anew every thirty seconds
//! (RFC 6238, SHA-1 and six digits, because every authenticator knows these).

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use zeroize::Zeroizing;

use crate::StoreError;
use crate::seal::random_bytes;

/// How long a code holds, in seconds.
const PERIOD: u64 = 30;
/// The alphabet of RFC 4648, in which authenticators take a secret.
const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// What a telephone and the store both know.
#[derive(Clone, PartialEq, Eq)]
pub struct SecondStep(Zeroizing<[u8; 20]>);

impl fmt::Debug for SecondStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecondStep(…)")
    }
}

impl SecondStep {
    /// A new secret: 160 bits, as RFC 4226 recommends.
    ///
    /// # Errors
    /// When the operating system has no randomness.
    pub fn random() -> Result<SecondStep, StoreError> {
        Ok(SecondStep(Zeroizing::new(random_bytes()?)))
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<SecondStep> {
        Some(SecondStep(Zeroizing::new(bytes.try_into().ok()?)))
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.0.as_slice()
    }

    /// The secret as it is typed into a telephone: 32 capitals and digits.
    pub fn typed(&self) -> String {
        let bits = self.0.iter().flat_map(|byte| (0..8).rev().map(move |at| byte >> at & 1));
        let bits: Vec<u8> = bits.collect();
        bits.chunks(5)
            .map(|five| {
                let number = five.iter().fold(0, |sum: usize, bit| sum << 1 | usize::from(*bit));
                char::from(BASE32[number % 32])
            })
            .collect()
    }

    /// What a telephone's camera reads: for whom the codes are, and the secret.
    pub fn link(&self, house: &str, person: &str) -> String {
        let (house, person) = (escaped(house), escaped(person));
        let secret = self.typed();
        format!("otpauth://totp/{house}:{person}?secret={secret}&issuer={house}")
    }

    /// The code of one period, counted since 1970.
    pub fn code(&self, period: u64) -> String {
        // A key of any length is one.
        let Ok(mut mac) = <Hmac<Sha1> as KeyInit>::new_from_slice(self.0.as_slice()) else {
            return String::new();
        };
        mac.update(&period.to_be_bytes());
        truncated(&mac.finalize().into_bytes())
    }

    /// The period whose code was typed, if it is that of now, or the one before or after (clocks
    /// differ), and later than the last that was used: a code works once.
    pub fn period_of(&self, typed: &str, now: i64, last_used: u64) -> Option<u64> {
        let digits: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        let now = u64::try_from(now).ok()? / PERIOD;
        let mut fits = None;
        for period in now.saturating_sub(1)..=now + 1 {
            let expected = self.code(period);
            // The same time whichever digit is wrong.
            let differs = expected.len() != digits.len()
                || expected.bytes().zip(digits.bytes()).fold(0, |sum, (a, b)| sum | (a ^ b)) != 0;
            if !differs && period > last_used && fits.is_none() {
                fits = Some(period);
            }
        }
        fits
    }
}

/// Six digits of a hash (RFC 4226, 5.3).
fn truncated(hash: &[u8]) -> String {
    let at = usize::from(hash.last().copied().unwrap_or(0) & 0xf);
    let four = hash.get(at..at + 4).unwrap_or(&[0; 4]);
    let number = four.iter().fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte));
    format!("{:06}", (number & 0x7fff_ffff) % 1_000_000)
}

fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rfc() -> SecondStep {
        SecondStep::from_bytes(b"12345678901234567890").unwrap()
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, SHA-1: the last six of its eight digits.
        let vectors = [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ];
        for (seconds, code) in vectors {
            assert_eq!(rfc().code(seconds / PERIOD), code, "{seconds}");
            let at = i64::try_from(seconds).unwrap();
            assert_eq!(rfc().period_of(code, at, 0), Some(seconds / PERIOD));
        }
        // RFC 4226, appendix D.
        let counted = ["755224", "287082", "359152", "969429", "338314", "254676", "287922"];
        for (count, code) in (0..).zip(counted) {
            assert_eq!(rfc().code(count), code);
        }
    }

    #[test]
    fn the_secret_is_typed_in_base32() {
        assert_eq!(rfc().typed(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        let link = rfc().link("fragor.example", "åsa");
        assert_eq!(
            link,
            "otpauth://totp/fragor.example:%C3%A5sa?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=fragor.example"
        );
        assert_ne!(SecondStep::random().unwrap(), SecondStep::random().unwrap());
    }

    #[test]
    fn a_code_works_once_and_near_its_time() {
        let step = rfc();
        let now = 1_111_111_111;
        let code = step.code(1_111_111_111 / PERIOD);
        let used = step.period_of(&code, now, 0).unwrap();
        assert_eq!(step.period_of(&code, now, used), None, "a second time");
        assert!(step.period_of(&code, now + 30, 0).is_some(), "a slow clock");
        assert!(step.period_of(&code, now - 30, 0).is_some(), "a fast clock");
        assert_eq!(step.period_of(&code, now + 90, 0), None, "an old code");
        let spaced = format!("{} {}", &code[..3], &code[3..]);
        assert!(step.period_of(&spaced, now, 0).is_some());
        for wrong in ["", "0", "000000", "12345", "1234567", "abcdef"] {
            assert_eq!(step.period_of(wrong, now, 0), None, "{wrong}");
        }
    }
}
