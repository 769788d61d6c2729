//! `kastanj key tally --unit CODE --month 2026-03`: the month's row.

use std::collections::BTreeMap;

use kastanj_desk::this_week;
use kastanj_language::{Explain, Lang, tr};
use kastanj_record::{MonthlyTally, TallyFault, month_outside};
use kastanj_report::kit::{TallyField, tally_fields};

use crate::arguments::Key;
use crate::context::Context;
use crate::failure::Failure;
use crate::keying::{Keys, second_holds};
use crate::opening;
use crate::terminal::say;

/// Runs the command.
pub(crate) fn run(context: &Context, asked: &Key) -> Result<(), Failure> {
    let lang = context.lang;
    let (Some(unit), Some(month)) = (asked.unit.clone(), asked.month) else {
        return Err(Failure(tr!(lang, "program-key-tally-needs")));
    };
    let mut opened = opening::open(context)?;
    super::contacts::known_unit(context, &opened.study, Some(&unit))?;
    if let Some(fault) = month_outside(&opened.study, &unit, month, this_week()) {
        return Err(context.fail(&fault));
    }
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
        // A number that contradicts the ones before it is asked for again at once.
        loop {
            field.put(&mut tally, ask(context, &mut keys, &field.label(lang))?);
            match contradiction(&tally, field) {
                Some(fault) => say(&fault.explain(lang)),
                None => break,
            }
        }
    }
    tally.check().map_err(|fault| Failure(fault.explain(lang)))?;
    let known = opened
        .store
        .view()
        .tally(&tally.unit, tally.month)
        .map_err(|error| context.fail(&error))?
        .filter(|known| *known != tally);
    match known {
        None => opened.store.batch(|batch| batch.put_tally(&tally)),
        Some(known) => {
            let fields = tally_fields(&opened.study.reasons.not_asked);
            settle(lang, &mut keys, &fields, &known, &mut tally, asked.second)?;
            tally.check().map_err(|fault| Failure(fault.explain(lang)))?;
            opened.store.batch(|batch| batch.correct_tally(&tally))
        }
    }
    .map_err(|error| context.fail(&error))?;
    let (unit, month) = (tally.unit.to_string(), tally.month.to_string());
    say(&tr!(lang, "program-key-tally-done", unit = unit, month = month));
    opened.store.close().map_err(|error| context.fail(&error))
}

/// Lets a person choose wherever the month was keyed otherwise before.
fn settle(
    lang: Lang,
    keys: &mut Keys,
    fields: &[TallyField],
    known: &MonthlyTally,
    tally: &mut MonthlyTally,
    second: bool,
) -> Result<(), Failure> {
    let mut told = Vec::new();
    for field in fields {
        let (before, now) = (field.of(known), field.of(tally));
        if before == now {
            continue;
        }
        let label = field.label(lang).replace('\u{ad}', "");
        if !second {
            told.push(format!("{label}: {before} / {now}"));
        } else if !second_holds(lang, keys, &label, &before.to_string(), &now.to_string())? {
            field.put(tally, before);
        }
    }
    if told.is_empty() {
        return Ok(());
    }
    let differences = told.join("\n    ");
    Err(Failure(tr!(lang, "program-key-slip-differs", differences = differences)))
}

/// What a number just given contradicts; what is still to be asked is left aside.
fn contradiction(tally: &MonthlyTally, given: TallyField) -> Option<TallyFault> {
    let &MonthlyTally { eligible, asked, accepted, .. } = tally;
    match given {
        TallyField::Asked if asked > eligible => {
            Some(TallyFault::AskedAboveEligible { asked, eligible })
        }
        TallyField::Accepted if accepted > asked => {
            Some(TallyFault::AcceptedAboveAsked { accepted, asked })
        }
        TallyField::NotAsked(_) => {
            let reasons: u64 = tally.not_asked.values().copied().map(u64::from).sum();
            let not_asked = u64::from(eligible.saturating_sub(asked));
            (reasons > not_asked).then_some(TallyFault::Reasons { reasons, not_asked })
        }
        _ => None,
    }
}

/// One number; an empty line means nought, as on the paper.
fn ask(context: &Context, keys: &mut Keys, label: &str) -> Result<u32, Failure> {
    let lang = context.lang;
    loop {
        // A terminal shows the soft hyphens that paper breaks lines by.
        let question = format!("  {}: ", label.replace('\u{ad}', ""));
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
