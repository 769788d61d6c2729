use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::WorkerEnd;
use super::worker::WORD;

/// The workers of one program, of which none outlives its work.
#[derive(Debug, Clone)]
pub struct Workers {
    program: PathBuf,
    live: Arc<Mutex<Live>>,
}

/// Those at work.
#[derive(Debug, Default)]
struct Live {
    children: Vec<Arc<Mutex<Child>>>,
    /// Whether none is started any more.
    over: bool,
}

impl Workers {
    /// Workers of the program at this place.
    pub(super) fn of(program: PathBuf) -> Workers {
        Workers { program, live: Arc::default() }
    }

    fn live(&self) -> MutexGuard<'_, Live> {
        self.live.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A new one, with the pipe to it and the pipe from it.
    pub(super) fn start(&self) -> Option<(Worker<'_>, ChildStdin, ChildStdout)> {
        let mut live = self.live();
        if live.over {
            return None;
        }
        // It learns nothing: no environment, no place, no words to anybody else.
        let mut child = Command::new(&self.program)
            .arg(WORD)
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let pipes = (child.stdin.take(), child.stdout.take());
        let child = Arc::new(Mutex::new(child));
        live.children.push(Arc::clone(&child));
        drop(live);
        let worker = Worker { child, of: self };
        let (Some(input), Some(output)) = pipes else { return None };
        Some((worker, input, output))
    }

    /// Ends those at work, and starts none any more.
    pub(super) fn end(&self) {
        let mut live = self.live();
        live.over = true;
        for child in live.children.drain(..) {
            end(&child);
        }
    }
}

/// A worker that never outlives its overseer.
pub(super) struct Worker<'a> {
    child: Arc<Mutex<Child>>,
    of: &'a Workers,
}

impl Worker<'_> {
    /// How a worker ended that has closed its pipe.
    pub(super) fn how_it_ended(&mut self) -> WorkerEnd {
        for _ in 0..200 {
            match of(&self.child).try_wait() {
                Ok(Some(status)) => return end_of(status),
                Ok(None) => thread::sleep(Duration::from_millis(5)),
                Err(_) => break,
            }
        }
        WorkerEnd::Lost
    }
}

impl Drop for Worker<'_> {
    fn drop(&mut self) {
        self.of.live().children.retain(|known| !Arc::ptr_eq(known, &self.child));
        end(&self.child);
    }
}

fn of(child: &Mutex<Child>) -> MutexGuard<'_, Child> {
    child.lock().unwrap_or_else(PoisonError::into_inner)
}

fn end(child: &Mutex<Child>) {
    let mut child = of(child);
    let _ = child.kill();
    let _ = child.wait();
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
