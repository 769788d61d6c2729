//! The file `erased`: the numbers of destroyed keys, apart from the keys, so
//! that it can be copied beside a backup and wins over it at a restore.

use std::collections::BTreeSet;
use std::path::Path;

use crate::keyring::{KeyId, rest_as_ids};
use crate::seal::SecretKey;
use crate::{Damage, StoreError, durable_file};

const HEADER: &[u8] = b"KASTANJ ERASED 1\n";

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
