use super::{BulkError, BulkFault, BulkLine, LineFault, NumberedLine};
use crate::{Month, Study, UnitCode, Week};

/// Checks lines against a study and the clock: no week that is still to come, no month outside the
/// study's time, no session report where the study asks for none.
///
/// The week after `today` passes: a clock can be slow, and a week ends on a Sunday.
///
/// # Errors
/// One error per faulty line, in order; never an empty list.
pub fn check_against_study(
    lines: &[NumberedLine],
    study: &Study,
    today: Week,
) -> Result<(), Vec<BulkError>> {
    let fault = |line: &BulkLine| {
        let to_come = weeks(line).into_iter().find_map(|(field, week)| {
            let latest = latest_week(today);
            (week > latest).then_some(LineFault::WeekToCome { field, week, latest })
        });
        to_come.or_else(|| match line {
            BulkLine::Tally(tally) => month_outside(study, &tally.unit, tally.month, today),
            BulkLine::Session(_) if !study.modules.session_reports => {
                Some(LineFault::NoSessionReports)
            }
            _ => None,
        })
    };
    let errors: Vec<BulkError> = lines
        .iter()
        .filter_map(|NumberedLine { number, line }| {
            Some(BulkError { line: *number, fault: BulkFault::Content(fault(line)?) })
        })
        .collect();
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// The latest week that something can have happened in.
pub fn latest_week(today: Week) -> Week {
    today.plus(1)
}

/// What is wrong with the month of a tally: before the unit's first month, after its last one or
/// after the month of `today`. Nothing where the unit is unknown: others tell that.
pub fn month_outside(
    study: &Study,
    unit: &UnitCode,
    month: Month,
    today: Week,
) -> Option<LineFault> {
    let unit = study.unit(unit)?;
    let (year, number) = latest_week(today).month();
    let now = Month::new(year, number)?;
    let first = unit.starts.max(study.starts);
    let ends = [unit.ends, study.ends].into_iter().flatten().min();
    let last = ends.map_or(now, |ends| ends.min(now));
    (month < first || month > last).then_some(LineFault::MonthOutside { month, first, last })
}

/// Every week of a line, with the field that it stands in.
fn weeks(line: &BulkLine) -> Vec<(&'static str, Week)> {
    match line {
        BulkLine::Unit(_) | BulkLine::Client(_) | BulkLine::Tally(_) | BulkLine::Loss(_) => {
            Vec::new()
        }
        BulkLine::Episode(line) => {
            line.first_visit.map(|week| ("first_visit", week)).into_iter().collect()
        }
        BulkLine::Assess(line) => line.week.map(|week| ("week", week)).into_iter().collect(),
        BulkLine::Session(line) => vec![("week", line.week)],
        BulkLine::Consent(line) => vec![("week", line.week)],
        BulkLine::Closing(line) => vec![("week", line.week)],
        BulkLine::PackSlip(slip) => slip
            .first_visit
            .map(|week| ("first_visit", week))
            .into_iter()
            .chain(slip.sheets.values().map(|week| ("sheets", *week)))
            .chain(slip.ending.map(|ending| ("ending.week", ending.week)))
            .collect(),
    }
}
