//! `kastanj key slip NUMBER`: the pack slip, row by row as it is printed.

use kastanj_desk::keying::is_only_practice;
use kastanj_desk::this_week;
use kastanj_instrument::Serial;
use kastanj_language::{Explain, Lang, tr};
use kastanj_record::Week;
use kastanj_report::kit::{SlipField, SlipRow, slip_entries, slip_of, slip_rows};

use crate::arguments::Key;
use crate::context::Context;
use crate::failure::Failure;
use crate::keying::{Keys, confirm_new_pack, second_holds};
use crate::opening;
use crate::terminal::say;

/// Runs the command.
pub(crate) fn run(context: &Context, asked: &Key) -> Result<(), Failure> {
    let lang = context.lang;
    let number = asked.number.as_deref().unwrap_or_default();
    let pack: Serial = number
        .parse()
        .map_err(|_| Failure(tr!(lang, "program-key-unknown-sheet", sheet = number)))?;
    let mut opened = opening::open(context)?;
    if is_only_practice(&opened.study, pack) {
        return Err(Failure(tr!(lang, "program-key-practice")));
    }
    let known = opened.store.view().pack(pack).map_err(|error| context.fail(&error))?;
    let is_new = known.is_none();
    let unit = asked.unit.clone().or(known.map(|pack| pack.unit));
    let unit = match (unit, opened.study.units.as_slice()) {
        (Some(unit), _) => unit,
        (None, [only]) => only.code.clone(),
        (None, _) => return Err(Failure(tr!(lang, "program-key-needs-unit"))),
    };
    let unknown_unit = || Failure(tr!(lang, "program-bulk-unit", unit = unit.to_string()));
    opened.study.unit(&unit).ok_or_else(unknown_unit)?;
    let mut keys = Keys::open();
    if is_new {
        confirm_new_pack(lang, &mut keys, pack)?;
    }
    let rows = slip_rows(&opened.study.occasions, lang);
    let mut chosen = key(lang, &mut keys, &rows)?;
    let recorded =
        kastanj_desk::recorded_slip(&opened.store.view(), pack, &opened.study.plan.questionnaire)
            .map_err(|error| context.fail(&error))?;
    if let Some(recorded) = recorded {
        settle(lang, &mut keys, &rows, &slip_entries(&rows, &recorded), &mut chosen, asked.second)?;
    }
    let slip = slip_of(&rows, &chosen, unit, pack);
    let faults = slip.check();
    if !faults.is_empty() {
        let told: Vec<String> = faults.iter().map(|fault| fault.explain(lang)).collect();
        return Err(Failure(tr!(lang, "program-key-slip-refused", why = told.join("\n    "))));
    }
    let kastanj_desk::Desk { store, study, .. } = &mut opened;
    store
        .batch(|batch| kastanj_desk::apply_slip(batch, study, &slip))
        .map_err(|error| context.fail(&error))?;
    say(&tr!(lang, "program-key-slip-done", pack = pack.to_string()));
    opened.store.close().map_err(|error| context.fail(&error))
}

/// Asks row after row; an empty line means unknown.
fn key(lang: Lang, keys: &mut Keys, rows: &[SlipRow]) -> Result<Vec<Vec<String>>, Failure> {
    let mut chosen: Vec<Vec<String>> = Vec::with_capacity(rows.len());
    let (mut ended, mut lost) = (false, false);
    for (row, number) in rows.iter().zip(1..) {
        let needed = match row.field {
            SlipField::EndReason => ended,
            SlipField::LossReason => lost,
            _ => false,
        };
        let answer = ask(lang, keys, row, number, needed)?;
        match row.field {
            SlipField::EndWeek => ended = !answer.is_empty(),
            SlipField::Loss => lost = !answer.is_empty(),
            SlipField::EndReason if !ended && !answer.is_empty() => {
                say(&tr!(lang, "program-key-slip-no-end-week"));
            }
            SlipField::LossReason if !lost && !answer.is_empty() => {
                say(&tr!(lang, "program-key-slip-no-loss"));
            }
            _ => {}
        }
        chosen.push(answer);
    }
    Ok(chosen)
}

/// Compares with what was keyed before. A row left empty says nothing now; where the two differ
/// a person chooses, and only who asked for a second keying is asked.
fn settle(
    lang: Lang,
    keys: &mut Keys,
    rows: &[SlipRow],
    recorded: &[Vec<String>],
    chosen: &mut [Vec<String>],
    second: bool,
) -> Result<(), Failure> {
    let mut differences = 0;
    let mut told = Vec::new();
    for (at, (row, first)) in rows.iter().zip(recorded).enumerate() {
        let now = &chosen[at];
        if now.is_empty() || first.is_empty() || now == first {
            continue;
        }
        differences += 1;
        let (before, after) = (row.words(first), row.words(now));
        let row_words = format!("{:>3} {}", at + 1, row.question);
        if !second {
            told.push(format!("{row_words}: {before} / {after}"));
        } else if !second_holds(lang, keys, &row_words, &before, &after)? {
            chosen[at].clone_from(first);
        }
    }
    if !told.is_empty() {
        let differences = told.join("\n    ");
        return Err(Failure(tr!(lang, "program-key-slip-differs", differences = differences)));
    }
    if second && differences == 0 {
        say(&tr!(lang, "program-key-no-difference", count = rows.len()));
    } else if second {
        say(&tr!(lang, "program-key-differences", count = differences, of = rows.len()));
    }
    Ok(())
}

/// One row: the codes chosen, or a week; asks again until it can be understood,
/// and until there is an answer where one is `needed`.
fn ask(
    lang: Lang,
    keys: &mut Keys,
    row: &SlipRow,
    number: usize,
    needed: bool,
) -> Result<Vec<String>, Failure> {
    let options: Vec<String> =
        row.options.iter().map(|option| format!("{} {}", option.key, option.label)).collect();
    let hint =
        if options.is_empty() { tr!(lang, "program-key-week-hint") } else { options.join(" · ") };
    loop {
        let question = format!("{number:>3} {} [{hint}] ", row.question);
        if !crate::terminal::interactive() {
            say(&question);
        }
        let line = keys.line(&question).map_err(|error| Failure(error.to_string()))?;
        let Some(line) = line else { return Err(Failure(tr!(lang, "program-key-left"))) };
        let line = line.trim();
        if line.is_empty() && needed {
            say(&tr!(lang, "program-key-slip-needs-reason"));
            continue;
        }
        if line.is_empty() {
            return Ok(Vec::new());
        }
        let understood = if row.options.is_empty() {
            Week::written_lately(line, this_week()).map(|week| vec![week.to_string()])
        } else {
            codes_of(row, line)
        };
        match understood {
            Some(understood) => return Ok(understood),
            None => say(&tr!(lang, "program-key-not-understood", line = line)),
        }
    }
}

fn codes_of(row: &SlipRow, line: &str) -> Option<Vec<String>> {
    let keys: Vec<char> = line.chars().filter(|c| !matches!(c, ' ' | ',')).collect();
    if keys.len() > 1 && !row.several {
        return None;
    }
    keys.iter()
        .map(|key| {
            let found = row.options.iter().find(|option| option.key == key.to_string());
            found.map(|option| option.code.clone())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_choice_takes_one_key_and_several_take_several() {
        let rows = slip_rows(&kastanj_instrument::Occasion::ALL, Lang::Sv);
        let kind = rows.iter().find(|row| row.field == SlipField::Kind);
        let behaviours = rows.iter().find(|row| row.field == SlipField::Behaviours);
        assert_eq!(kind.and_then(|row| codes_of(row, "12")), None);
        let several = behaviours.and_then(|row| codes_of(row, "1,3"));
        assert_eq!(several.map(|codes| codes.len()), Some(2));
        assert_eq!(behaviours.and_then(|row| codes_of(row, "9")), None);
    }
}
