//! `kastanj key slip NUMBER`: the pack slip, row by row as it is printed.

use std::collections::BTreeMap;
use std::str::FromStr;

use kastanj_instrument::{Occasion, Serial};
use kastanj_language::{Explain, Lang, tr};
use kastanj_record::{
    ClientKind, EndReason, Ending, INFORMATION_VERSION, PackSlip, UnitCode, Week,
};
use kastanj_report::kit::{SlipField, SlipRow, slip_rows};

use crate::applying;
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
        settle(lang, &mut keys, &rows, &entries(&rows, &recorded), &mut chosen, asked.second)?;
    }
    let slip = slip(&rows, &chosen, unit, pack);
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
        let (before, after) = (row_words(row, first), row_words(row, now));
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

/// The codes of a row as its printed words.
fn row_words(row: &SlipRow, codes: &[String]) -> String {
    let word = |code: &String| {
        let option = row.options.iter().find(|option| option.code == *code);
        option.map_or_else(|| code.clone(), |option| option.label.clone())
    };
    codes.iter().map(word).collect::<Vec<_>>().join(", ")
}

/// What a slip says, row by row; the other way round from [`slip`].
fn entries(rows: &[SlipRow], slip: &PackSlip) -> Vec<Vec<String>> {
    let yes_no = |answer: &bool| if *answer { "yes" } else { "no" }.to_owned();
    let of_row = |row: &SlipRow| -> Vec<String> {
        match row.field {
            // The kind is never left open: own contact is what an unkeyed slip says as well.
            SlipField::Kind => vec![slip.kind.code().to_owned()],
            SlipField::Behaviours => {
                slip.target_behaviours.iter().map(|b| b.code().to_owned()).collect()
            }
            SlipField::WayIn => slip.referral.iter().map(|way| way.code().to_owned()).collect(),
            SlipField::Consent(purpose) => {
                slip.consents.get(&purpose).map(yes_no).into_iter().collect()
            }
            SlipField::FirstVisit => slip.first_visit.iter().map(ToString::to_string).collect(),
            SlipField::SheetWeek(occasion) => {
                slip.sheets.get(&occasion).iter().map(ToString::to_string).collect()
            }
            SlipField::Present(occasion) => {
                slip.present.get(&occasion).map(yes_no).into_iter().collect()
            }
            SlipField::EndWeek => slip.ending.iter().map(|end| end.week.to_string()).collect(),
            SlipField::EndReason => {
                slip.ending.iter().map(|end| end.reason.code().to_owned()).collect()
            }
            SlipField::Loss => {
                slip.missing.keys().take(1).map(|occasion| occasion.code().to_owned()).collect()
            }
            SlipField::LossReason => {
                slip.missing.values().take(1).map(|reason| reason.code().to_owned()).collect()
            }
        }
    };
    rows.iter().map(of_row).collect()
}

/// The slip that was keyed.
fn slip(rows: &[SlipRow], chosen: &[Vec<String>], unit: UnitCode, pack: Serial) -> PackSlip {
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
    let (mut end_week, mut lost) = (None, None);
    for (row, chosen) in rows.iter().zip(chosen) {
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
                slip.ending = end_week
                    .zip(parsed::<EndReason>(first))
                    .map(|(week, reason)| Ending { week, reason });
            }
            SlipField::Loss => lost = first.and_then(|code| code.parse::<Occasion>().ok()),
            SlipField::LossReason => {
                slip.missing.extend(lost.zip(parsed::<EndReason>(first)));
            }
        }
    }
    slip
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
