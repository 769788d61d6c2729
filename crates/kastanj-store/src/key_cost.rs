use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::seal::SecretKey;

/// How hard Argon2id works on a passphrase.
///
/// Kept with every wrapped key, so that a later, stronger default opens older
/// accounts as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyCost {
    /// Memory in KiB, 8–4,194,304.
    pub memory_kib: u32,
    /// Passes over the memory, 1–64.
    pub passes: u32,
}

impl KeyCost {
    /// 64 MiB and three passes: the second choice of RFC 9106, about a second on an old laptop.
    pub const STRONG: KeyCost = KeyCost { memory_kib: 64 * 1024, passes: 3 };
    /// 19 MiB and two passes, for the code of a card: 58 random bits need no more, and the memory
    /// that strangers can make the program take stays small.
    pub const CARD: KeyCost = KeyCost { memory_kib: 19 * 1024, passes: 2 };
    /// For tests and rehearsals with synthetic people only.
    pub const WEAK: KeyCost = KeyCost { memory_kib: 8, passes: 1 };

    /// The key that wraps the database key for this passphrase.
    pub(crate) fn stretch(
        self,
        passphrase: &str,
        salt: &[u8; 16],
    ) -> Result<SecretKey, StoreError> {
        // A damaged file must not make the program ask for terabytes.
        if self.memory_kib > 4 * 1024 * 1024 || self.passes > 64 {
            return Err(StoreError::UnusableKeyCost);
        }
        let params = Params::new(self.memory_kib, self.passes, 1, Some(32))
            .map_err(|_| StoreError::UnusableKeyCost)?;
        let mut key = [0; 32];
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(passphrase.as_bytes(), salt, &mut key)
            .map_err(|_| StoreError::UnusableKeyCost)?;
        Ok(SecretKey::from_bytes(key))
    }
}

impl Default for KeyCost {
    fn default() -> Self {
        KeyCost::STRONG
    }
}
