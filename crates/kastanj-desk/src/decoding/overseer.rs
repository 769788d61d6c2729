use std::io::Write;
use std::ops::ControlFlow;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;

use kastanj_paper::{DecodedPage, ForeignForm, Limits};

use super::bounds::PATIENCE;
use super::frames::{self, Frame, Task, Wanted};
use super::workers::{Worker, Workers};
use super::{Stopped, WorkerEnd};

/// Lets a worker turn a file into pages, and ends it when it takes too long.
pub(super) fn pages(
    workers: &Workers,
    bytes: &[u8],
    limits: Limits,
    receive: &mut dyn FnMut(DecodedPage) -> ControlFlow<()>,
) -> Result<usize, Stopped> {
    oversee(workers, bytes, (Wanted::Pages, limits), |conversation| {
        let mut pages = 0;
        loop {
            match conversation.next()? {
                Frame::Page(page) if page.index == pages => {
                    pages += 1;
                    if receive(page).is_break() {
                        return Ok(pages);
                    }
                }
                Frame::Done(count) if count == pages => return Ok(pages),
                Frame::Problem(problem) => return Err(Stopped::Problem(problem)),
                _ => return Err(Stopped::Ended(WorkerEnd::Lost)),
            }
        }
    })
}

/// Lets a worker find the boxes of a blank form, and ends it when it takes too long.
pub(super) fn boxes(
    workers: &Workers,
    bytes: &[u8],
    limits: Limits,
) -> Result<ForeignForm, Stopped> {
    oversee(workers, bytes, (Wanted::Boxes, limits), |conversation| match conversation.next()? {
        Frame::Form(form) => Ok(form),
        Frame::Unsuited(problem) => Err(Stopped::Unsuited(problem)),
        _ => Err(Stopped::Ended(WorkerEnd::Lost)),
    })
}

fn oversee<T>(
    workers: &Workers,
    bytes: &[u8],
    (wanted, limits): (Wanted, Limits),
    listen: impl FnOnce(&mut Conversation<'_>) -> Result<T, Stopped>,
) -> Result<T, Stopped> {
    let task = Task { wanted, length: bytes.len() as u64, limits };
    let not_started = || Stopped::Ended(WorkerEnd::NotStarted);
    thread::scope(|scope| {
        // Dropped before the threads are waited for, so that none waits for a worker that hangs.
        let (worker, mut input, output) = workers.start().ok_or_else(not_started)?;
        scope.spawn(move || {
            // A worker that has ended closes the pipe; how it ended tells more.
            let _ = task.write(&mut input).and_then(|()| input.write_all(bytes));
        });
        // One page waits while another is read.
        let (says, said) = mpsc::sync_channel(1);
        scope.spawn(move || {
            let mut output = output;
            while let Ok(frame) = frames::read(&mut output, limits) {
                let last = !matches!(frame, Frame::Page(_));
                if says.send(frame).is_err() || last {
                    break;
                }
            }
        });
        listen(&mut Conversation { worker, said })
    })
}

/// What a worker says, and the worker.
struct Conversation<'a> {
    worker: Worker<'a>,
    said: Receiver<Frame>,
}

impl Conversation<'_> {
    /// The next thing that it says.
    fn next(&mut self) -> Result<Frame, Stopped> {
        self.said.recv_timeout(PATIENCE).map_err(|silence| match silence {
            RecvTimeoutError::Timeout => Stopped::Ended(WorkerEnd::Time),
            RecvTimeoutError::Disconnected => Stopped::Ended(self.worker.how_it_ended()),
        })
    }
}
