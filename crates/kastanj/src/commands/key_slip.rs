//! `kastanj key slip NUMBER`: the pack slip, row by row as it is printed.

use std::collections::BTreeMap;
use std::str::FromStr;

use kastanj_instrument::{Occasion, Serial};
use kastanj_language::{Explain, Lang, tr};
use kastanj_record::{ClientKind, EndReason, Ending, PackSlip, UnitCode, Week};
use kastanj_report::kit::{INFORMATION_VERSION, SlipField, SlipRow, slip_rows};

use crate::applying;
use crate::arguments::Key;
use crate::context::Context;
use crate::failure::Failure;
use crate::keying::{Keys, confirm_new_pack};
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
    let slip = key(lang, &mut keys, &opened.study.occasions, unit, pack)?;
    let faults = slip.check();
    if !faults.is_empty() {
        let told: Vec<String> = faults.iter().map(|fault| fault.explain(lang)).collect();
        return Err(Failure(tr!(lang, "program-key-slip-refused", why = told.join("\n    "))));
    }
    let kastanj_desk::Desk { store, study, .. } = &mut opened;
    store
        .batch(|batch| applying::apply_slip(batch, study, &slip))
        .map_err(|error| context.fail(&error))?;
    say(&tr!(lang, "program-key-slip-done", pack = pack.to_string()));
    opened.store.close().map_err(|error| context.fail(&error))
}

/// Asks row after row; an empty line means unknown.
fn key(
    lang: Lang,
    keys: &mut Keys,
    occasions: &[Occasion],
    unit: UnitCode,
    pack: Serial,
) -> Result<PackSlip, Failure> {
    let mut slip = PackSlip {
        unit,
        pack,
        kind: ClientKind::Own,
        target_behaviours: Vec::new(),
        referral: None,
        consents: BTreeMap::new(),
        text_version: None,
        first_visit: None,
        sheets: BTreeMap::new(),
        present: BTreeMap::new(),
        ending: None,
        not_asked: None,
        declined: false,
        missing: BTreeMap::new(),
    };
    let mut end_week = None;
    let mut lost = None;
    for (row, number) in slip_rows(occasions, lang).iter().zip(1..) {
        let needed = match row.field {
            SlipField::EndReason => end_week.is_some(),
            SlipField::LossReason => lost.is_some(),
            _ => false,
        };
        let chosen = ask(lang, keys, row, number, needed)?;
        let first = chosen.first().map(String::as_str);
        let week = first.and_then(|text| text.parse::<Week>().ok());
        match row.field {
            SlipField::Kind => slip.kind = parsed(first).unwrap_or(ClientKind::Own),
            SlipField::Behaviours => {
                slip.target_behaviours =
                    chosen.iter().filter_map(|code| code.parse().ok()).collect();
            }
            SlipField::WayIn => slip.referral = parsed(first),
            SlipField::Consent(purpose) => {
                if let Some(answer) = first {
                    slip.consents.insert(purpose, answer == "yes");
                    slip.text_version = Some(INFORMATION_VERSION.to_owned());
                }
            }
            SlipField::FirstVisit => slip.first_visit = week,
            SlipField::SheetWeek(occasion) => {
                slip.sheets.extend(week.map(|week| (occasion, week)));
            }
            SlipField::Present(occasion) => {
                slip.present.extend(first.map(|answer| (occasion, answer == "yes")));
            }
            SlipField::EndWeek => end_week = week,
            SlipField::EndReason => {
                if end_week.is_none() && first.is_some() {
                    say(&tr!(lang, "program-key-slip-no-end-week"));
                }
                slip.ending = end_week
                    .zip(parsed::<EndReason>(first))
                    .map(|(week, reason)| Ending { week, reason });
            }
            SlipField::Loss => lost = first.and_then(|code| code.parse::<Occasion>().ok()),
            SlipField::LossReason => {
                if lost.is_none() && first.is_some() {
                    say(&tr!(lang, "program-key-slip-no-loss"));
                }
                slip.missing.extend(lost.zip(parsed::<EndReason>(first)));
            }
        }
    }
    Ok(slip)
}

fn parsed<T: FromStr>(code: Option<&str>) -> Option<T> {
    code.and_then(|code| code.parse().ok())
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
            week_of(line).map(|week| vec![week.to_string()])
        } else {
            codes_of(row, line)
        };
        match understood {
            Some(understood) => return Ok(understood),
            None => say(&tr!(lang, "program-key-not-understood", line = line)),
        }
    }
}

/// `2026-07`, `2026-W07` or `202607`.
fn week_of(text: &str) -> Option<Week> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let (year, week) = digits.split_at_checked(4)?;
    Week::from_year_and_number(year.parse().ok()?, week.parse().ok()?)
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
    fn weeks_are_understood_as_people_write_them() {
        for text in ["2026-07", "2026-W07", "202607", "2026 7"] {
            assert_eq!(week_of(text).map(|week| week.to_string()), Some("2026-W07".to_owned()));
        }
        assert_eq!(week_of("2026-60"), None);
        assert_eq!(week_of("7"), None);
    }

    #[test]
    fn one_choice_takes_one_key_and_several_take_several() {
        let rows = slip_rows(&Occasion::ALL, Lang::Sv);
        let kind = rows.iter().find(|row| row.field == SlipField::Kind);
        let behaviours = rows.iter().find(|row| row.field == SlipField::Behaviours);
        assert_eq!(kind.and_then(|row| codes_of(row, "12")), None);
        let several = behaviours.and_then(|row| codes_of(row, "1,3"));
        assert_eq!(several.map(|codes| codes.len()), Some(2));
        assert_eq!(behaviours.and_then(|row| codes_of(row, "9")), None);
    }
}
