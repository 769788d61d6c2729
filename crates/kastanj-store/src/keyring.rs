//! The file `keys`: one data key per client, and one per sheet that has no client yet.
//!
//! Rewritten whole and made durable *before* the first row that needs a new
//! key is committed: a row without its key would be lost, a key without its
//! row is harmless. Destroyed keys leave a tombstone, which wins over any key.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use zeroize::Zeroizing;

use crate::seal::SecretKey;
use crate::{Damage, StoreError, durable_file};

/// Whose key: the internal number of a client or of an unassigned sheet.
pub(crate) type KeyId = [u8; 16];

const HEADER: &[u8] = b"KASTANJ KEYS 1\n";

/// The data keys in memory. A copy is cheap until one of the two is changed.
#[derive(Debug, Clone)]
pub(crate) struct Keyring {
    store: String,
    /// Grows with every rewrite; the database remembers it, so that an older file is noticed.
    pub(crate) generation: u64,
    keys: Arc<BTreeMap<KeyId, SecretKey>>,
    tombstones: Arc<BTreeSet<KeyId>>,
}

impl Keyring {
    pub(crate) fn new(store: &str) -> Keyring {
        Keyring {
            store: store.to_owned(),
            generation: 0,
            keys: Arc::default(),
            tombstones: Arc::default(),
        }
    }

    /// The key, unless there is none or it was destroyed.
    pub(crate) fn get(&self, id: &KeyId) -> Option<&SecretKey> {
        self.keys.get(id).filter(|_| !self.tombstones.contains(id))
    }

    pub(crate) fn create(&mut self, id: KeyId) -> Result<(), StoreError> {
        let key = SecretKey::random()?;
        Arc::make_mut(&mut self.keys).insert(id, key);
        Ok(())
    }

    /// Forgets a provisional key whose sheet has found its client.
    pub(crate) fn forget(&mut self, id: &KeyId) -> bool {
        Arc::make_mut(&mut self.keys).remove(id).is_some()
    }

    /// Destroys a key for good; tells whether that changed anything.
    pub(crate) fn destroy(&mut self, id: KeyId) -> bool {
        let held = Arc::make_mut(&mut self.keys).remove(&id).is_some();
        Arc::make_mut(&mut self.tombstones).insert(id) || held
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = &KeyId> {
        self.keys.keys()
    }

    pub(crate) fn tombstones(&self) -> &BTreeSet<KeyId> {
        &self.tombstones
    }

    pub(crate) fn read(
        path: &Path,
        store: &str,
        database_key: &SecretKey,
    ) -> Result<Keyring, StoreError> {
        let bytes = durable_file::read(path)?;
        Keyring::parse(&bytes, store, database_key)
            .map_err(|damage| StoreError::damaged(path, damage))
    }

    pub(crate) fn parse(
        bytes: &[u8],
        store: &str,
        database_key: &SecretKey,
    ) -> Result<Keyring, Damage> {
        let sealed = bytes.strip_prefix(HEADER).ok_or(Damage::Foreign)?;
        let plain = database_key
            .derive("keys file")
            .open(&format!("keys/{store}"), sealed)
            .map_err(|_| Damage::Content)?;
        let mut rest = plain.as_slice();
        let mut ring = Keyring::new(store);
        ring.generation = u64::from_be_bytes(*take(&mut rest)?);
        let keys = Arc::make_mut(&mut ring.keys);
        for _ in 0..u64::from_be_bytes(*take(&mut rest)?) {
            let id = *take::<16>(&mut rest)?;
            keys.insert(id, SecretKey::from_bytes(*take(&mut rest)?));
        }
        ring.tombstones = Arc::new(rest_as_ids(rest).ok_or(Damage::Content)?);
        Ok(ring)
    }

    /// Makes this state durable; the generation grows by one.
    pub(crate) fn write(
        &mut self,
        path: &Path,
        database_key: &SecretKey,
    ) -> Result<(), StoreError> {
        self.generation += 1;
        let mut plain = Zeroizing::new(Vec::with_capacity(16 + 48 * self.keys.len()));
        plain.extend_from_slice(&self.generation.to_be_bytes());
        plain.extend_from_slice(&(self.keys.len() as u64).to_be_bytes());
        for (id, key) in self.keys.iter() {
            plain.extend_from_slice(id);
            plain.extend_from_slice(key.bytes());
        }
        for id in self.tombstones.iter() {
            plain.extend_from_slice(id);
        }
        let place = format!("keys/{}", self.store);
        let sealed = database_key.derive("keys file").seal(&place, &plain)?;
        durable_file::replace(path, &[HEADER, &sealed].concat())
    }
}

fn take<'a, const N: usize>(rest: &mut &'a [u8]) -> Result<&'a [u8; N], Damage> {
    let (first, tail) = rest.split_first_chunk::<N>().ok_or(Damage::Truncated)?;
    *rest = tail;
    Ok(first)
}

/// Splits the bytes into ids; nothing when one is cut short.
pub(crate) fn rest_as_ids(bytes: &[u8]) -> Option<BTreeSet<KeyId>> {
    let (ids, rest) = bytes.as_chunks::<16>();
    rest.is_empty().then(|| ids.iter().copied().collect())
}
