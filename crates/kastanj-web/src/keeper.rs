//! The keeper owns the open store, on a thread of its own.
//!
//! Everybody's work comes to it through one queue. Changes that wait at the same moment are made
//! durable together (group commit): one sync of the disk for all of them, each taken back alone
//! when it fails, and nobody is told *saved* before the sync has returned.

use std::sync::mpsc;
use std::thread::JoinHandle;

use kastanj_desk::Desk;
use kastanj_desk::taking::TakeSetting;
use kastanj_instrument::Library;
use kastanj_record::{KeptAt, Study};
use kastanj_store::{Batch, Gate, Person, StoreError};
use tokio::sync::oneshot;

use crate::trouble::Trouble;

/// Changes that are made durable by one sync at most.
const TOGETHER: usize = 64;

/// What a change may look at beside the batch.
#[derive(Clone, Copy)]
pub(crate) struct Setting<'a> {
    pub(crate) study: &'a Study,
    pub(crate) library: &'a Library,
    pub(crate) kept_at: KeptAt,
}

impl<'a> Setting<'a> {
    /// The same as the desk takes it.
    pub(crate) fn taking(self) -> TakeSetting<'a> {
        TakeSetting { study: self.study, library: self.library, kept_at: self.kept_at }
    }
}

/// Tells the one who waits, once it is known whether the batch is durable.
type Tell = Box<dyn FnOnce(Result<(), Trouble>) + Send>;
type Change = Box<dyn FnOnce(&mut Batch<'_>, Setting<'_>) -> Tell + Send>;
type Turn = Box<dyn FnOnce(&mut Desk) + Send>;

enum Job {
    /// One person's turn at the desk: reading, or what needs the whole store.
    Turn(Turn),
    /// A change that may share its sync with others.
    Change(Change),
}

/// The way to the open store; when it is dropped the store is closed and its keys are wiped.
pub(crate) struct Keeper {
    jobs: Option<mpsc::Sender<Job>>,
    thread: Option<JoinHandle<()>>,
    gate: Gate,
    opener: Person,
    synthetic: bool,
}

impl Keeper {
    /// Starts the thread.
    ///
    /// # Errors
    /// When the operating system gives no thread.
    pub(crate) fn start(desk: Desk) -> std::io::Result<Keeper> {
        let gate = desk.store.gate();
        let (opener, synthetic) = (desk.store.person().clone(), desk.study.synthetic);
        let (jobs, queue) = mpsc::channel();
        let thread = std::thread::Builder::new()
            .name("keeper".to_owned())
            .spawn(move || keep(desk, &queue))?;
        Ok(Keeper { jobs: Some(jobs), thread: Some(thread), gate, opener, synthetic })
    }

    /// What knows right passphrases from wrong ones.
    pub(crate) fn gate(&self) -> Gate {
        self.gate.clone()
    }

    /// Who opened the store.
    pub(crate) fn opener(&self) -> Person {
        self.opener.clone()
    }

    /// Whether all clients of the study are invented.
    pub(crate) fn is_synthetic(&self) -> bool {
        self.synthetic
    }

    /// A second way to the queue, for a request that waits.
    pub(crate) fn way(&self) -> Option<Way> {
        self.jobs.clone().map(Way)
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        // The queue ends when its last sender is gone; then the thread closes the store.
        self.jobs.take();
        if let Some(thread) = self.thread.take() {
            // A panic of the thread has been told on standard error already.
            let _ = thread.join();
        }
    }
}

/// One request's way to the keeper.
pub(crate) struct Way(mpsc::Sender<Job>);

impl Way {
    /// A turn at the desk, under this person's name.
    ///
    /// # Errors
    /// Whatever `work` returns; [`Trouble::Locked`] when the store was closed meanwhile.
    pub(crate) async fn turn<T, F>(self, person: Person, work: F) -> Result<T, Trouble>
    where
        T: Send + 'static,
        F: FnOnce(&mut Desk) -> Result<T, Trouble> + Send + 'static,
    {
        let (send, receive) = oneshot::channel();
        let turn: Turn = Box::new(move |desk| {
            desk.store.hand_to(&person);
            // Whoever asked may have gone.
            let _ = send.send(work(desk));
        });
        self.0.send(Job::Turn(turn)).map_err(|_| Trouble::Locked)?;
        drop(self);
        receive.await.map_err(|_| Trouble::Locked)?
    }

    /// A change: all of it or nothing, durable when this returns.
    ///
    /// # Errors
    /// Whatever `work` returns, or a failed write; nothing has changed then.
    pub(crate) async fn change<T, F>(self, person: Person, work: F) -> Result<T, Trouble>
    where
        T: Send + 'static,
        F: FnOnce(&mut Batch<'_>, Setting<'_>) -> Result<T, Trouble> + Send + 'static,
    {
        let (send, receive) = oneshot::channel();
        let change: Change = Box::new(move |batch, setting| {
            let done = batch.apart(&person, |batch| work(batch, setting));
            Box::new(move |durable| {
                let _ = send.send(durable.and(done));
            })
        });
        self.0.send(Job::Change(change)).map_err(|_| Trouble::Locked)?;
        drop(self);
        receive.await.map_err(|_| Trouble::Locked)?
    }
}

/// The thread: until nobody can send any more.
fn keep(mut desk: Desk, queue: &mpsc::Receiver<Job>) {
    let mut next = queue.recv().ok();
    while let Some(job) = next.take() {
        match job {
            Job::Turn(turn) => turn(&mut desk),
            Job::Change(first) => next = change_together(&mut desk, queue, first),
        }
        if next.is_none() {
            next = queue.recv().ok();
        }
    }
    // Reads that wait for the log are written by the store itself when it is dropped.
    drop(desk);
}

/// Makes the changes that wait in one batch; gives the first job that is no change.
fn change_together(desk: &mut Desk, queue: &mpsc::Receiver<Job>, first: Change) -> Option<Job> {
    let mut changes = vec![first];
    let mut next = None;
    while changes.len() < TOGETHER {
        match queue.try_recv() {
            Ok(Job::Change(change)) => changes.push(change),
            Ok(turn) => {
                next = Some(turn);
                break;
            }
            Err(_) => break,
        }
    }
    let Desk { store, study, library, kept_at } = desk;
    let setting = Setting { study, library, kept_at: *kept_at };
    let mut tells: Vec<Tell> = Vec::with_capacity(changes.len());
    let durable: Result<(), StoreError> = store.batch(|batch| {
        for change in changes {
            tells.push(change(batch, setting));
        }
        Ok(())
    });
    let durable = durable.map_err(Trouble::from);
    for tell in tells {
        tell(durable.clone());
    }
    next
}
