//! Reading scans beside the store: at most two files at a time, so that the pages stay quick.

use std::sync::{Arc, OnceLock};

use kastanj_desk::decoding::Decoding;
use kastanj_desk::scanning::{self, ScanError, ScannedFile, SheetReader};
use kastanj_instrument::Library;
use tokio::sync::Semaphore;

/// A file as it came in; it is never written to the disk.
#[derive(Debug)]
pub(crate) struct Incoming {
    /// What the person calls it.
    pub(crate) name: String,
    /// Its content.
    pub(crate) bytes: Vec<u8>,
}

/// The reader of sheets and the turns at it.
pub(crate) struct Reading {
    reader: Arc<OnceLock<SheetReader>>,
    decoding: Decoding,
    turns: Arc<Semaphore>,
}

/// Why a file was not read.
#[derive(Debug)]
pub(crate) enum NotRead {
    /// It cannot be decoded.
    Scan(ScanError),
    /// The reader gave up on it.
    GaveUp,
}

impl Reading {
    /// A reader whose files are decoded there.
    pub(crate) fn new(decoding: Decoding) -> Reading {
        Reading { reader: Arc::default(), decoding, turns: Arc::new(Semaphore::new(2)) }
    }

    /// Reads files; what came of each stands in the place of the file.
    /// `share` of the accepted answers is drawn for a second look.
    pub(crate) async fn read(
        &self,
        files: Vec<Incoming>,
        share: f64,
    ) -> Vec<Result<ScannedFile, NotRead>> {
        let tasks: Vec<_> =
            files.into_iter().map(|file| tokio::spawn(self.one(file, share))).collect();
        let mut read = Vec::with_capacity(tasks.len());
        for task in tasks {
            read.push(task.await.unwrap_or(Err(NotRead::GaveUp)));
        }
        read
    }

    /// Work with the decoder, in turn with what else is read; `None` when it broke off.
    pub(crate) async fn beside<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Decoding) -> T + Send + 'static,
    ) -> Option<T> {
        let _turn = Arc::clone(&self.turns).acquire_owned().await.ok()?;
        let decoding = self.decoding.clone();
        tokio::task::spawn_blocking(move || work(&decoding)).await.ok()
    }

    fn one(
        &self,
        file: Incoming,
        share: f64,
    ) -> impl Future<Output = Result<ScannedFile, NotRead>> + Send + 'static {
        let (reader, turns) = (Arc::clone(&self.reader), Arc::clone(&self.turns));
        let decoding = self.decoding.clone();
        async move {
            let _turn = turns.acquire_owned().await.map_err(|_| NotRead::GaveUp)?;
            let read = tokio::task::spawn_blocking(move || {
                let reader = reader.get_or_init(|| scanning::reader(&Library::shipped()));
                scanning::read_bytes(reader, &decoding, &file.name, &file.bytes, share)
            });
            read.await.map_err(|_| NotRead::GaveUp)?.map_err(NotRead::Scan)
        }
    }
}
