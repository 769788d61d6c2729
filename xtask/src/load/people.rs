//! What people do in a day, as their browsers see it.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::ledger::{Kind, Ledger};
use crate::draws::Draws;
use crate::visitor::Visitor;

/// How people think.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pace {
    /// A client at a question, on average.
    pub(super) question: Duration,
    /// A therapist at a page, on average.
    pub(super) page: Duration,
}

/// A therapist: looks at the worklist and at contacts, and gives a code to every client of the
/// own ones who waits for one.
pub(super) struct Therapist {
    pub(super) browser: Visitor,
    pub(super) waiting: Receiver<Sender<String>>,
    pub(super) draws: Draws,
}

impl Therapist {
    /// Until `end`.
    pub(super) fn work(mut self, pace: Pace, end: Instant) -> Ledger {
        let mut ledger = Ledger::default();
        let mut known = Vec::new();
        while Instant::now() < end {
            let think = self.draws.about(pace.page);
            match self.waiting.recv_timeout(think) {
                Ok(client) => {
                    if let Some(code) = self.hand_over(&mut ledger, &mut known) {
                        // A client who has gone needs no code.
                        let _ = client.send(code);
                    }
                }
                Err(RecvTimeoutError::Timeout) => self.look_around(&mut ledger, &known),
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        ledger
    }

    /// A new contact and a code for its form before.
    pub(super) fn hand_over(
        &mut self,
        ledger: &mut Ledger,
        known: &mut Vec<String>,
    ) -> Option<String> {
        let contact = ledger.post(Kind::Step, &mut self.browser, "/contacts", "")?.location;
        ledger.get(Kind::StaffPage, &mut self.browser, &contact)?;
        let path = format!("{contact}/code");
        let page = ledger.post(Kind::Step, &mut self.browser, &path, "occasion=before")?;
        known.push(contact);
        let code = page.between("class=\"code\"", "</p>").and_then(|rest| rest.split('>').nth(1));
        if code.is_none() {
            ledger.fault(Kind::Step, format!("{path}: no code"));
        }
        code.map(|code| code.replace(' ', ""))
    }

    fn look_around(&mut self, ledger: &mut Ledger, known: &[String]) {
        let contact = usize::try_from(self.draws.next(u64::try_from(known.len()).unwrap_or(1)));
        let contact = contact.ok().and_then(|at| known.get(at));
        let path = match (self.draws.next(10), contact) {
            (0..=3, _) | (_, None) => "/today".to_owned(),
            (4..=6, Some(contact)) => contact.clone(),
            (7, Some(contact)) => format!("{contact}/talk"),
            (8, Some(contact)) => format!("{contact}/consent"),
            (_, Some(_)) => "/contacts".to_owned(),
        };
        ledger.get(Kind::StaffPage, &mut self.browser, &path);
    }
}

/// A client: waits for a code, answers question after question, and begins anew as the next
/// client when done.
pub(super) struct Client {
    pub(super) port: u16,
    pub(super) therapist: Sender<Sender<String>>,
    /// The code that was given before the window.
    pub(super) code: String,
    pub(super) draws: Draws,
}

impl Client {
    /// Until `end`.
    pub(super) fn answer(mut self, pace: Pace, end: Instant) -> Ledger {
        let mut ledger = Ledger::default();
        // Nobody begins in the same second.
        std::thread::sleep(self.draws.about(pace.question));
        while Instant::now() < end {
            let code = std::mem::take(&mut self.code);
            let mut browser = Visitor::at(self.port);
            if self.fill_in(&mut ledger, &mut browser, &code, pace, end).is_none() {
                // A fault is counted once; the client tries again as anybody would.
                std::thread::sleep(pace.question);
            }
            let (send, receive) = std::sync::mpsc::channel();
            if Instant::now() >= end || self.therapist.send(send).is_err() {
                break;
            }
            let left = end.saturating_duration_since(Instant::now());
            match receive.recv_timeout(left) {
                Ok(next) => self.code = next,
                Err(_) => break,
            }
        }
        ledger
    }

    fn fill_in(
        &mut self,
        ledger: &mut Ledger,
        browser: &mut Visitor,
        code: &str,
        pace: Pace,
        end: Instant,
    ) -> Option<()> {
        ledger.get(Kind::Question, browser, "/f")?;
        ledger.post(Kind::Step, browser, "/f", &format!("k={code}"))?;
        let mut page = ledger.get(Kind::Question, browser, "/f")?;
        while Instant::now() < end {
            let form = if page.body.contains("name=\"go\"") {
                (Kind::Step, "go=1".to_owned())
            } else if page.body.contains("name=\"done\"") {
                ledger.post(Kind::Step, browser, "/f", "done=1")?;
                ledger.forms += 1;
                return Some(());
            } else {
                let at = page.between("name=\"n\" value=\"", "\"").map(str::to_owned);
                let offered: Vec<&str> =
                    page.body.split("name=\"v\" value=\"").skip(1).filter_map(first_word).collect();
                let count = u64::try_from(offered.len()).unwrap_or(1);
                let value = usize::try_from(self.draws.next(count)).ok();
                match (at, value.and_then(|value| offered.get(value))) {
                    (Some(at), Some(value)) => (Kind::Save, format!("n={at}&v={value}")),
                    _ => {
                        ledger.fault(Kind::Question, "/f: no question".to_owned());
                        return None;
                    }
                }
            };
            std::thread::sleep(self.draws.about(pace.question));
            ledger.post(form.0, browser, "/f", &form.1)?;
            page = ledger.get(Kind::Question, browser, "/f")?;
        }
        Some(())
    }
}

fn first_word(rest: &str) -> Option<&str> {
    // A plus stands for a box that is left as it is; in a form it has to be encoded.
    rest.split('"').next().map(|word| if word == "+" { "%2B" } else { word })
}
