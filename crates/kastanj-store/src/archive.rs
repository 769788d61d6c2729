//! The file format of a backup: a header line, a manifest, and the store's files one after another.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::audit::AuditHead;
use crate::erased_file::Moment;
use crate::place::Place;
use crate::seal::{hex, sha256_hex};
use crate::{Damage, StoreError, durable_file};

const HEADER: &str = "KASTANJ BACKUP 1 ";
/// Longer than any manifest of ours; a foreign file is not read into memory.
const MANIFEST_LIMIT: u64 = 16 * 1024;
/// The files of a store in the order in which they are packed. Names are not
/// read from the archive, so that none can point elsewhere.
const FILES: [&str; 4] = [Place::ACCOUNTS, Place::KEYS, Place::ERASED, Place::DATABASE];

/// One file of the archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    file: String,
    bytes: u64,
    sha256: String,
}

/// What a backup says about itself; no content of any client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Random number of the store, hexadecimal.
    pub store: String,
    /// When it was made, seconds since 1970.
    pub made_at: i64,
    /// The head of the audit log.
    pub audit_head: String,
    entries: Vec<Entry>,
}

impl Manifest {
    /// When it was made, by the log and by the clock.
    pub(crate) fn moment(&self) -> Result<Moment, Damage> {
        let head = self.audit_head.parse::<AuditHead>().map_err(|_| Damage::Content)?;
        Ok(Moment { entry: head.entry, at: self.made_at })
    }
}

/// Packs four files. `sources` are in the order of [`FILES`].
pub(crate) fn pack(
    target: &Path,
    sources: [&Path; 4],
    store: &str,
    made_at: i64,
    audit_head: String,
) -> Result<Manifest, StoreError> {
    let mut entries = Vec::new();
    for (file, source) in FILES.iter().zip(sources) {
        let (bytes, sha256) = digest(source)?;
        entries.push(Entry { file: (*file).to_owned(), bytes, sha256 });
    }
    let manifest = Manifest { store: store.to_owned(), made_at, audit_head, entries };
    let line = serde_json::to_string(&manifest)
        .map_err(|_| StoreError::damaged(target, Damage::Content))?;
    let beside = durable_file::beside(target);
    let written = write(&beside, &line, sources);
    if let Err(source) = written.and_then(|()| std::fs::rename(&beside, target)) {
        let _ = std::fs::remove_file(&beside);
        return Err(StoreError::io(target, source));
    }
    durable_file::sync_folder_of(target)?;
    Ok(manifest)
}

fn write(beside: &Path, manifest: &str, sources: [&Path; 4]) -> std::io::Result<()> {
    let mut archive = durable_file::private(beside)?;
    writeln!(archive, "{HEADER}{}", sha256_hex(manifest.as_bytes()))?;
    writeln!(archive, "{manifest}")?;
    for source in sources {
        std::io::copy(&mut File::open(source)?, &mut archive)?;
    }
    archive.sync_all()
}

fn digest(path: &Path) -> Result<(u64, String), StoreError> {
    let mut hash = Sha256::new();
    let mut file = File::open(path).map_err(|source| StoreError::io(path, source))?;
    let bytes = copy_hashed(&mut file, &mut std::io::sink(), &mut hash, u64::MAX)
        .map_err(|source| StoreError::io(path, source))?;
    Ok((bytes, hex(&hash.finalize())))
}

fn copy_hashed(
    from: &mut impl Read,
    to: &mut impl Write,
    hash: &mut Sha256,
    limit: u64,
) -> std::io::Result<u64> {
    let mut buffer = vec![0; 64 * 1024];
    let mut from = from.take(limit);
    let mut copied = 0;
    loop {
        let read = from.read(&mut buffer)?;
        if read == 0 {
            return Ok(copied);
        }
        hash.update(&buffer[..read]);
        to.write_all(&buffer[..read])?;
        copied += read as u64;
    }
}

/// An archive whose manifest is sound and whose length fits it.
pub(crate) struct Archive<'p> {
    path: &'p Path,
    file: BufReader<File>,
    pub(crate) manifest: Manifest,
    /// Where the first file begins.
    start: u64,
}

impl<'p> Archive<'p> {
    pub(crate) fn open(path: &'p Path) -> Result<Archive<'p>, StoreError> {
        if !path.exists() {
            return Err(StoreError::MissingFile { file: path.to_owned() });
        }
        let io = |source| StoreError::io(path, source);
        let damaged = |damage| StoreError::damaged(path, damage);
        let file = File::open(path).map_err(io)?;
        let length = file.metadata().map_err(io)?.len();
        let mut file = BufReader::new(file);
        let mut head = Vec::new();
        for _ in 0..2 {
            (&mut file).take(MANIFEST_LIMIT).read_until(b'\n', &mut head).map_err(io)?;
        }
        let start = head.len() as u64;
        let head = std::str::from_utf8(&head).map_err(|_| damaged(Damage::Foreign))?;
        let rest = head.strip_prefix(HEADER).ok_or_else(|| damaged(Damage::Foreign))?;
        let (checksum, line) = rest.split_once('\n').ok_or_else(|| damaged(Damage::Truncated))?;
        let line = line.strip_suffix('\n').ok_or_else(|| damaged(Damage::Truncated))?;
        if sha256_hex(line.as_bytes()) != checksum {
            return Err(damaged(Damage::Content));
        }
        let manifest: Manifest =
            serde_json::from_str(line).map_err(|_| damaged(Damage::Foreign))?;
        if !manifest.entries.iter().map(|entry| entry.file.as_str()).eq(FILES) {
            return Err(damaged(Damage::Foreign));
        }
        let packed = manifest
            .entries
            .iter()
            .try_fold(start, |sum, entry| sum.checked_add(entry.bytes))
            .ok_or_else(|| damaged(Damage::Content))?;
        match packed.cmp(&length) {
            std::cmp::Ordering::Greater => Err(damaged(Damage::Truncated)),
            std::cmp::Ordering::Less => Err(damaged(Damage::Content)),
            std::cmp::Ordering::Equal => Ok(Archive { path, file, manifest, start }),
        }
    }

    /// Writes the files into a folder, each checked against its hash on the way.
    pub(crate) fn unpack(&mut self, into: &Place) -> Result<(), StoreError> {
        for name in FILES {
            let target = into.dir.join(name);
            let mut out =
                durable_file::private(&target).map_err(|source| StoreError::io(&target, source))?;
            self.copy(name, &mut out)?;
            out.sync_all().map_err(|source| StoreError::io(&target, source))?;
        }
        Ok(())
    }

    /// One small file of the archive, whole.
    pub(crate) fn content(&mut self, name: &str) -> Result<Vec<u8>, StoreError> {
        let mut content = Vec::new();
        self.copy(name, &mut content)?;
        Ok(content)
    }

    fn copy(&mut self, name: &str, to: &mut impl Write) -> Result<(), StoreError> {
        let mut at = self.start;
        for entry in &self.manifest.entries {
            if entry.file != name {
                at += entry.bytes;
                continue;
            }
            let mut hash = Sha256::new();
            let io = |source| StoreError::io(self.path, source);
            self.file.seek(SeekFrom::Start(at)).map_err(io)?;
            copy_hashed(&mut self.file, to, &mut hash, entry.bytes).map_err(io)?;
            if hex(&hash.finalize()) != entry.sha256 {
                return Err(StoreError::damaged(self.path, Damage::Content));
            }
            return Ok(());
        }
        Err(StoreError::damaged(self.path, Damage::Foreign))
    }
}
