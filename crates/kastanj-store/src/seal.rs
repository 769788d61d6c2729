//! Sealing: XChaCha20-Poly1305 under 256-bit keys. The one file that calls the cipher.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::StoreError;

/// Bytes of a nonce; random, because 192 bits never collide in practice.
const NONCE: usize = 24;

/// A sealed value that does not open: damaged, or sealed under another key or for another place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DoesNotOpen;

/// A secret 256-bit key. Wiped from memory when dropped; never printed.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub(crate) struct SecretKey([u8; 32]);

impl std::fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecretKey(…)")
    }
}

impl SecretKey {
    /// A key from the operating system's randomness.
    pub(crate) fn random() -> Result<SecretKey, StoreError> {
        Ok(SecretKey(random_bytes()?))
    }

    pub(crate) fn from_bytes(bytes: [u8; 32]) -> SecretKey {
        SecretKey(bytes)
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// A key for one purpose (HMAC-SHA-256 of the label), so that no key serves two ends.
    pub(crate) fn derive(&self, purpose: &str) -> SecretKey {
        let mut mac = keyed(&self.0);
        mac.update(b"kastanj key\0");
        mac.update(purpose.as_bytes());
        SecretKey(mac.finalize().into_bytes().into())
    }

    /// Lower-case hexadecimal, for the one statement that hands the key to SQLCipher.
    pub(crate) fn hex(&self) -> Zeroizing<String> {
        Zeroizing::new(hex(&self.0))
    }

    /// Seals `plain` for one `place` (table, row, item): a value moved elsewhere does not open.
    pub(crate) fn seal(&self, place: &str, plain: &[u8]) -> Result<Vec<u8>, StoreError> {
        let nonce: [u8; NONCE] = random_bytes()?;
        let cipher = XChaCha20Poly1305::new(&Key::from(self.0));
        let sealed = cipher
            .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: place.as_bytes() })
            .map_err(|_| StoreError::NoRandomness)?;
        Ok([&nonce[..], &sealed].concat())
    }

    /// Opens what [`SecretKey::seal`] made for the same place.
    pub(crate) fn open(
        &self,
        place: &str,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, DoesNotOpen> {
        let (nonce, body) = sealed.split_first_chunk::<NONCE>().ok_or(DoesNotOpen)?;
        let cipher = XChaCha20Poly1305::new(&Key::from(self.0));
        cipher
            .decrypt(&XNonce::from(*nonce), Payload { msg: body, aad: place.as_bytes() })
            .map(Zeroizing::new)
            .map_err(|_| DoesNotOpen)
    }
}

/// HMAC takes keys of any length, so a 32-byte key always fits.
fn keyed(key: &[u8; 32]) -> Hmac<Sha256> {
    let block = hmac_block(key);
    <Hmac<Sha256> as hmac::KeyInit>::new(&block.into())
}

/// The key padded with zeros to the block of SHA-256, as RFC 2104 prescribes.
fn hmac_block(key: &[u8; 32]) -> [u8; 64] {
    let mut block = [0; 64];
    block[..32].copy_from_slice(key);
    block
}

/// Random bytes of the operating system.
pub(crate) fn random_bytes<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| StoreError::NoRandomness)?;
    Ok(bytes)
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Bytes of a hexadecimal text of exactly `N` bytes.
pub(crate) fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != N * 2 || !text.is_ascii() {
        return None;
    }
    let mut bytes = [0; N];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(at * 2..at * 2 + 2)?, 16).ok()?;
    }
    Some(bytes)
}

/// SHA-256 as lower-case hexadecimal.
pub(crate) fn sha256_hex(bytes: &[u8]) -> String {
    use sha2::Digest;
    hex(&Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_opens_only_whole_and_in_its_place() {
        let key = SecretKey::random().unwrap();
        let sealed = key.seal("assessment/1", b"grepp-1 = 3").unwrap();
        assert_eq!(key.open("assessment/1", &sealed).unwrap().as_slice(), b"grepp-1 = 3");
        assert_eq!(key.open("assessment/2", &sealed), Err(DoesNotOpen));
        assert_eq!(key.derive("x").open("assessment/1", &sealed), Err(DoesNotOpen));
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert_eq!(key.open("assessment/1", &changed), Err(DoesNotOpen));
            assert_eq!(key.open("assessment/1", &sealed[..at]), Err(DoesNotOpen));
        }
    }
}
