use std::fmt;
use std::str::FromStr;

use kastanj_instrument::{SYMBOLS, check_symbols, verify_check_symbols};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::StoreError;
use crate::seal::{SecretKey, random_bytes};

/// Groups of a recovery key.
const GROUPS: usize = 5;
/// Symbols of a group: six random ones and two check symbols.
const GROUP: usize = 8;

/// The paper key: five groups of eight symbols that open the store when every
/// passphrase is lost.
///
/// 30 random symbols of 29 carry 145 bits, so no stretching is needed. Each
/// group checks itself: a slip of the pen is found in its own group.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct RecoveryKey([u8; GROUPS * GROUP]);

impl RecoveryKey {
    /// A fresh key from the operating system's randomness.
    pub(crate) fn random() -> Result<RecoveryKey, StoreError> {
        let mut symbols = [SYMBOLS[0]; GROUPS * GROUP];
        for group in symbols.chunks_mut(GROUP) {
            for symbol in group.iter_mut().take(GROUP - 2) {
                *symbol = random_symbol()?;
            }
            let body = String::from_utf8_lossy(&group[..GROUP - 2]).into_owned();
            let check = check_symbols(&body).unwrap_or([SYMBOLS[0]; 2]);
            group[GROUP - 2..].copy_from_slice(&check);
        }
        Ok(RecoveryKey(symbols))
    }

    /// The key that wraps the database key.
    pub(crate) fn wrapping_key(&self, salt: &[u8; 16]) -> SecretKey {
        use sha2::{Digest, Sha256};
        let mut hash = Sha256::new();
        hash.update(b"kastanj recovery key v1\0");
        hash.update(salt);
        hash.update(self.0);
        SecretKey::from_bytes(hash.finalize().into())
    }
}

/// One symbol, every one equally likely: bytes past the last whole round of 29 are drawn again.
fn random_symbol() -> Result<u8, StoreError> {
    loop {
        let [byte] = random_bytes::<1>()?;
        if byte < 232 {
            return Ok(SYMBOLS[usize::from(byte) % SYMBOLS.len()]);
        }
    }
}

/// `ACDE2345-…`, five groups: what is printed on paper.
impl fmt::Display for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, group) in self.0.chunks(GROUP).enumerate() {
            if at > 0 {
                f.write_str("-")?;
            }
            f.write_str(std::str::from_utf8(group).unwrap_or_default())?;
        }
        Ok(())
    }
}

/// Never shows the key.
impl fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryKey(…)")
    }
}

impl FromStr for RecoveryKey {
    type Err = StoreError;

    /// Spaces, hyphens and case do not matter; the error names the group that is wrong.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let symbols: Vec<u8> = text
            .bytes()
            .filter(|byte| !byte.is_ascii_whitespace() && *byte != b'-')
            .map(|byte| byte.to_ascii_uppercase())
            .collect();
        for (at, group) in symbols.chunks(GROUP).enumerate() {
            let group = String::from_utf8_lossy(group);
            if group.len() != GROUP || !verify_check_symbols(&group) {
                return Err(StoreError::RecoveryKeyShape { group: at + 1 });
            }
        }
        <[u8; GROUPS * GROUP]>::try_from(symbols)
            .map(RecoveryKey)
            .map_err(|symbols| StoreError::RecoveryKeyShape { group: symbols.len() / GROUP + 1 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paper_and_back_and_a_slip_is_located() {
        let key = RecoveryKey::random().unwrap();
        let text = key.to_string();
        assert_eq!(text.to_lowercase().replace('-', " ").parse::<RecoveryKey>().unwrap(), key);
        let mut slipped = text.clone().into_bytes();
        slipped[20] = if slipped[20] == b'A' { b'C' } else { b'A' };
        let slipped = String::from_utf8(slipped).unwrap();
        assert!(matches!(
            slipped.parse::<RecoveryKey>(),
            Err(StoreError::RecoveryKeyShape { group: 3 })
        ));
        assert!(text[..35].parse::<RecoveryKey>().is_err());
        assert!("å".parse::<RecoveryKey>().is_err());
    }
}
