//! The file `erased`: the numbers of destroyed keys, apart from the keys, so
//! that it can be copied beside a backup and wins over it at a restore.

use std::collections::BTreeSet;
use std::path::Path;

use crate::keyring::{KeyId, rest_as_ids};
use crate::seal::SecretKey;
use crate::{Damage, StoreError, durable_file};

const HEADER: &[u8] = b"KASTANJ ERASED 1\n";
const LIST_HEADER: &[u8] = b"KASTANJ ERASED LIST 2\n";

/// The list that is left beside backups: the tombstones, and when they were all there were.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ErasedList {
    pub(crate) ids: BTreeSet<KeyId>,
    pub(crate) as_of: Moment,
}

/// A point in a store's life: by its log, which no clock turns back, and by the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment {
    /// How many entries the audit log had.
    pub(crate) entry: u64,
    /// Seconds since 1970.
    pub(crate) at: i64,
}

impl Moment {
    /// The log decides within one second and after a clock set back; the clock
    /// decides where a restored store went on from an earlier point of the log.
    pub(crate) fn is_after(self, other: Moment) -> bool {
        self.entry > other.entry || self.at > other.at
    }

    fn bytes(self) -> [u8; 16] {
        (u128::from(self.entry) << 64 | u128::from(self.at.cast_unsigned())).to_be_bytes()
    }

    #[expect(clippy::cast_possible_truncation, reason = "the two halves of sixteen bytes")]
    fn from_bytes(bytes: [u8; 16]) -> Moment {
        let both = u128::from_be_bytes(bytes);
        Moment { entry: (both >> 64) as u64, at: (both as u64).cast_signed() }
    }
}

impl ErasedList {
    pub(crate) fn read(
        path: &Path,
        store: &str,
        database_key: &SecretKey,
    ) -> Result<ErasedList, StoreError> {
        let bytes = durable_file::read(path)?;
        let damaged = |damage| StoreError::damaged(path, damage);
        let sealed = bytes.strip_prefix(LIST_HEADER).ok_or_else(|| damaged(Damage::Foreign))?;
        let plain = database_key
            .derive("erased list")
            .open(&format!("erased list/{store}"), sealed)
            .map_err(|_| damaged(Damage::Content))?;
        let (as_of, ids) =
            plain.split_first_chunk::<16>().ok_or_else(|| damaged(Damage::Content))?;
        let ids = rest_as_ids(ids).ok_or_else(|| damaged(Damage::Content))?;
        Ok(ErasedList { ids, as_of: Moment::from_bytes(*as_of) })
    }

    pub(crate) fn write(
        &self,
        path: &Path,
        store: &str,
        database_key: &SecretKey,
    ) -> Result<(), StoreError> {
        durable_file::replace(path, &self.bytes(store, database_key)?)
    }

    pub(crate) fn bytes(
        &self,
        store: &str,
        database_key: &SecretKey,
    ) -> Result<Vec<u8>, StoreError> {
        let ids: Vec<u8> = self.ids.iter().flatten().copied().collect();
        let plain = [&self.as_of.bytes()[..], &ids].concat();
        let place = format!("erased list/{store}");
        let sealed = database_key.derive("erased list").seal(&place, &plain)?;
        Ok([LIST_HEADER, &sealed].concat())
    }
}

pub(crate) fn read(
    path: &Path,
    store: &str,
    database_key: &SecretKey,
) -> Result<BTreeSet<KeyId>, StoreError> {
    let bytes = durable_file::read(path)?;
    parse(&bytes, store, database_key).map_err(|damage| StoreError::damaged(path, damage))
}

pub(crate) fn parse(
    bytes: &[u8],
    store: &str,
    database_key: &SecretKey,
) -> Result<BTreeSet<KeyId>, Damage> {
    let sealed = bytes.strip_prefix(HEADER).ok_or(Damage::Foreign)?;
    let plain = database_key
        .derive("erased file")
        .open(&format!("erased/{store}"), sealed)
        .map_err(|_| Damage::Content)?;
    rest_as_ids(&plain).ok_or(Damage::Content)
}

pub(crate) fn write(
    path: &Path,
    store: &str,
    database_key: &SecretKey,
    erased: &BTreeSet<KeyId>,
) -> Result<(), StoreError> {
    let plain: Vec<u8> = erased.iter().flatten().copied().collect();
    let sealed = database_key.derive("erased file").seal(&format!("erased/{store}"), &plain)?;
    durable_file::replace(path, &[HEADER, &sealed].concat())
}
