//! What opens with a card, and the pepper without which nobody can try codes against it.

use argon2::{Algorithm, Argon2, Params, Version};
use kastanj_record::CardCode;

use crate::seal::{SecretKey, random_bytes};
use crate::{KeyCost, Store, StoreError};

/// The slow hash of a card's code, with its salt.
#[derive(Clone, PartialEq, Eq)]
pub struct CardLock {
    salt: [u8; 16],
    hash: [u8; 32],
}

impl std::fmt::Debug for CardLock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CardLock(…)")
    }
}

impl CardLock {
    /// A lock that no card opens: what is tried where there is no card.
    ///
    /// # Errors
    /// When the system gives no randomness.
    pub fn of_nobody() -> Result<CardLock, StoreError> {
        Ok(CardLock { salt: random_bytes()?, hash: random_bytes()? })
    }

    pub(crate) fn bytes(&self) -> [u8; 48] {
        let mut bytes = [0; 48];
        bytes[..16].copy_from_slice(&self.salt);
        bytes[16..].copy_from_slice(&self.hash);
        bytes
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<CardLock> {
        let (salt, hash) = bytes.split_first_chunk::<16>()?;
        Some(CardLock { salt: *salt, hash: hash.try_into().ok()? })
    }
}

/// The service's own part of every card's hash.
///
/// It is derived from the database key, which stands in no database: it lies wrapped in the file
/// `accounts`, beside the clients' keys. So it is in every backup, comes back with every restore,
/// and is new in no store. It opens nothing of an erased client: the lock itself lies under that
/// client's key, which the tombstone destroys.
#[derive(Debug, Clone)]
pub struct CardPepper(SecretKey);

impl Store {
    /// The pepper of this service.
    pub fn card_pepper(&self) -> CardPepper {
        CardPepper(self.database_key.derive("card pepper"))
    }
}

impl CardPepper {
    /// Locks a card: a new salt, and as much work as `cost` says.
    ///
    /// # Errors
    /// When the system gives no randomness, or a cost that cannot be worked.
    pub fn lock(&self, code: &CardCode, cost: KeyCost) -> Result<CardLock, StoreError> {
        let salt = random_bytes()?;
        Ok(CardLock { salt, hash: self.hash(code, &salt, cost)? })
    }

    /// Whether a card opens a lock. Takes as long when it does not.
    ///
    /// # Errors
    /// A cost that cannot be worked.
    pub fn opens(
        &self,
        code: &CardCode,
        lock: &CardLock,
        cost: KeyCost,
    ) -> Result<bool, StoreError> {
        let hash = self.hash(code, &lock.salt, cost)?;
        // Every byte is looked at, whichever differs first.
        let differs = hash.iter().zip(&lock.hash).fold(0, |all, (a, b)| all | (a ^ b));
        Ok(std::hint::black_box(differs) == 0)
    }

    fn hash(&self, code: &CardCode, salt: &[u8], cost: KeyCost) -> Result<[u8; 32], StoreError> {
        let unusable = |_| StoreError::UnusableKeyCost;
        let params = Params::new(cost.memory_kib, cost.passes, 1, Some(32)).map_err(unusable)?;
        let pepper = self.0.bytes();
        let argon = Argon2::new_with_secret(pepper, Algorithm::Argon2id, Version::V0x13, params)
            .map_err(unusable)?;
        let mut hash = [0; 32];
        argon.hash_password_into(code.symbols().as_bytes(), salt, &mut hash).map_err(unusable)?;
        Ok(hash)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_opens_with_its_card_and_its_pepper_alone() {
        let pepper = CardPepper(SecretKey::random().unwrap());
        let other = CardPepper(SecretKey::random().unwrap());
        let code = CardCode::from_numbers([7; CardCode::DRAWN]);
        let wrong = CardCode::from_numbers([8; CardCode::DRAWN]);
        let lock = pepper.lock(&code, KeyCost::WEAK).unwrap();
        assert!(pepper.opens(&code, &lock, KeyCost::WEAK).unwrap());
        assert!(!pepper.opens(&wrong, &lock, KeyCost::WEAK).unwrap());
        assert!(!other.opens(&code, &lock, KeyCost::WEAK).unwrap());
        assert!(!pepper.opens(&code, &CardLock::of_nobody().unwrap(), KeyCost::WEAK).unwrap());
        assert_ne!(lock, pepper.lock(&code, KeyCost::WEAK).unwrap(), "every lock has its salt");
        assert_eq!(CardLock::from_bytes(&lock.bytes()), Some(lock.clone()));
        assert_eq!(CardLock::from_bytes(&lock.bytes()[..47]), None);
        assert!(!format!("{lock:?} {pepper:?}").contains("hash"));
    }
}
