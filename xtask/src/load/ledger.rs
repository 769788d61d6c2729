use std::time::{Duration, Instant};

use crate::times::Times;
use crate::visitor::{Answer, Visitor};

/// What a request was for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An answer of a client, durable when it returns.
    Save,
    /// A question that a client sees.
    Question,
    /// A page for staff.
    StaffPage,
    /// Everything else that is sent: a code, a new contact, the way in and out.
    Step,
}

/// What one person's browser did.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    entries: Vec<(Kind, Duration)>,
    pub(super) faults: Vec<(Kind, String)>,
    /// Forms that were filled in to the end.
    pub(super) forms: usize,
}

impl Ledger {
    /// A page, timed.
    pub(super) fn get(&mut self, kind: Kind, visitor: &mut Visitor, path: &str) -> Option<Answer> {
        let begun = Instant::now();
        let answer = visitor.get(path);
        self.judge(kind, path, begun.elapsed(), answer, 200)
    }

    /// A form that is sent, timed until the browser is told to go on.
    pub(super) fn post(
        &mut self,
        kind: Kind,
        visitor: &mut Visitor,
        path: &str,
        form: &str,
    ) -> Option<Answer> {
        let begun = Instant::now();
        let answer = visitor.post(path, form);
        // A code is shown at once; everything else sends the browser elsewhere.
        let wanted = if path.ends_with("/code") { 200 } else { 303 };
        self.judge(kind, path, begun.elapsed(), answer, wanted)
    }

    fn judge(
        &mut self,
        kind: Kind,
        path: &str,
        time: Duration,
        answer: std::io::Result<Answer>,
        wanted: u16,
    ) -> Option<Answer> {
        match answer {
            Ok(answer) if answer.status == wanted => {
                self.entries.push((kind, time));
                Some(answer)
            }
            Ok(answer) => {
                self.fault(kind, format!("{path}: {}", answer.status));
                None
            }
            Err(error) => {
                self.fault(kind, format!("{path}: {error}"));
                None
            }
        }
    }

    pub(super) fn fault(&mut self, kind: Kind, what: String) {
        self.faults.push((kind, what));
    }

    /// Puts what others did to it.
    pub(super) fn add(&mut self, other: Ledger) {
        self.entries.extend(other.entries);
        self.faults.extend(other.faults);
        self.forms += other.forms;
    }

    /// All times of these kinds.
    pub(super) fn times(&self, kinds: &[Kind]) -> Times {
        let times = self.entries.iter().filter(|(kind, _)| kinds.contains(kind));
        let errors = self.faults.iter().filter(|(kind, _)| kinds.contains(kind)).count();
        Times::of(times.map(|(_, time)| *time).collect(), errors)
    }
}
