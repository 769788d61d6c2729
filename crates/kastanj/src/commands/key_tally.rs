//! `kastanj key tally --unit CODE --month 2026-03`: the month's row.

use std::collections::BTreeMap;

use kastanj_language::{Explain, tr};
use kastanj_record::MonthlyTally;
use kastanj_report::kit::{TallyField, tally_fields};

use crate::arguments::Key;
use crate::context::Context;
use crate::failure::Failure;
use crate::keying::Keys;
use crate::opening;
use crate::terminal::say;

/// Runs the command.
pub(crate) fn run(context: &Context, asked: &Key) -> Result<(), Failure> {
    let lang = context.lang;
    let (Some(unit), Some(month)) = (asked.unit.clone(), asked.month) else {
        return Err(Failure(tr!(lang, "program-key-tally-needs")));
    };
    let mut opened = opening::open(context)?;
    let mut keys = Keys::open();
    let mut tally = MonthlyTally {
        unit,
        month,
        eligible: 0,
        asked: 0,
        accepted: 0,
        not_asked: BTreeMap::new(),
    };
    for field in tally_fields(&opened.study.reasons.not_asked) {
        let count = ask(context, &mut keys, &field.label(lang))?;
        match field {
            TallyField::Eligible => tally.eligible = count,
            TallyField::Asked => tally.asked = count,
            TallyField::Accepted => tally.accepted = count,
            TallyField::NotAsked(reason) => {
                if count > 0 {
                    tally.not_asked.insert(reason, count);
                }
            }
        }
    }
    tally.check().map_err(|fault| Failure(fault.explain(lang)))?;
    opened.store.batch(|batch| batch.put_tally(&tally)).map_err(|error| context.fail(&error))?;
    let (unit, month) = (tally.unit.to_string(), tally.month.to_string());
    say(&tr!(lang, "program-key-tally-done", unit = unit, month = month));
    opened.store.close().map_err(|error| context.fail(&error))
}

/// One number; an empty line means nought, as on the paper.
fn ask(context: &Context, keys: &mut Keys, label: &str) -> Result<u32, Failure> {
    let lang = context.lang;
    loop {
        let question = format!("  {label}: ");
        if !crate::terminal::interactive() {
            say(&question);
        }
        let line = keys.line(&question).map_err(|error| Failure(error.to_string()))?;
        let Some(line) = line else { return Err(Failure(tr!(lang, "program-key-left"))) };
        match line.trim() {
            "" => return Ok(0),
            text => match text.parse() {
                Ok(count) => return Ok(count),
                Err(_) => say(&tr!(lang, "program-key-not-understood", line = text)),
            },
        }
    }
}
