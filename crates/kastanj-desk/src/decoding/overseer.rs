use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use kastanj_paper::{DecodedPage, Limits};

use super::bounds::PATIENCE;
use super::frames::{self, Frame, Task};
use super::worker::WORD;
use super::{Stopped, WorkerEnd};

/// Lets a worker decode a file, and ends it when it takes too long.
pub(super) fn oversee(
    program: &Path,
    bytes: &[u8],
    limits: Limits,
    receive: &mut dyn FnMut(DecodedPage) -> ControlFlow<()>,
) -> Result<usize, Stopped> {
    let task = Task { length: bytes.len() as u64, limits };
    // It learns nothing: no environment, no place, no words to anybody else.
    let child = Command::new(program)
        .arg(WORD)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|_| Stopped::Ended(WorkerEnd::NotStarted))?;
    thread::scope(|scope| {
        // Dropped before the threads are waited for, so that none waits for a worker that hangs.
        let mut worker = Worker(child);
        let (Some(mut input), Some(output)) = (worker.0.stdin.take(), worker.0.stdout.take())
        else {
            return Err(Stopped::Ended(WorkerEnd::NotStarted));
        };
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
        listen(&mut worker, &said, receive)
    })
}

fn listen(
    worker: &mut Worker,
    said: &Receiver<Frame>,
    receive: &mut dyn FnMut(DecodedPage) -> ControlFlow<()>,
) -> Result<usize, Stopped> {
    let mut pages = 0;
    loop {
        match said.recv_timeout(PATIENCE) {
            Ok(Frame::Page(page)) if page.index == pages => {
                pages += 1;
                if receive(page).is_break() {
                    return Ok(pages);
                }
            }
            Ok(Frame::Done(count)) if count == pages => return Ok(pages),
            Ok(Frame::Problem(problem)) => return Err(Stopped::Problem(problem)),
            Ok(Frame::Page(_) | Frame::Done(_)) => return Err(Stopped::Ended(WorkerEnd::Lost)),
            Err(RecvTimeoutError::Timeout) => return Err(Stopped::Ended(WorkerEnd::Time)),
            Err(RecvTimeoutError::Disconnected) => {
                return Err(Stopped::Ended(worker.how_it_ended()));
            }
        }
    }
}

/// A worker that never outlives its overseer.
struct Worker(Child);

impl Worker {
    /// How a worker ended that has closed its pipe.
    fn how_it_ended(&mut self) -> WorkerEnd {
        for _ in 0..200 {
            match self.0.try_wait() {
                Ok(Some(status)) => return end_of(status),
                Ok(None) => thread::sleep(Duration::from_millis(5)),
                Err(_) => break,
            }
        }
        WorkerEnd::Lost
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What the system says of a worker that it stopped.
#[cfg(unix)]
fn end_of(status: ExitStatus) -> WorkerEnd {
    use std::os::unix::process::ExitStatusExt;
    match status.signal() {
        // Out of processor time.
        Some(24) => WorkerEnd::Time,
        // No room for an allocation or for the stack, or the system itself ran out of memory.
        Some(6 | 7 | 9 | 11) => WorkerEnd::Memory,
        _ => WorkerEnd::Lost,
    }
}

#[cfg(not(unix))]
fn end_of(_status: ExitStatus) -> WorkerEnd {
    WorkerEnd::Lost
}
