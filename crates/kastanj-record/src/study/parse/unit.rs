use kastanj_instrument::plain_file::{Faults, Fields, Placed, fault};

use super::study::{Head, neutral_name};
use crate::{Approval, ApprovalDate, CrisisNumber, LossKeeping, Month, StudyUnit, UnitCode};

/// One table `[[unit]]`, placed at its code. `None` only after a fault.
pub(super) fn read(
    mut fields: Fields<'_>,
    head: &Head,
    faults: &mut Faults<'_>,
) -> Option<Placed<StudyUnit>> {
    let code = fields.need_parsed::<UnitCode>("code", "EX-A", faults);
    let name = fields.need_word("name", faults);
    let neutral_name =
        neutral_name(&mut fields, faults).unwrap_or_else(|| head.neutral_name.clone());
    let controller = fields.need_word("controller", faults);
    let crisis_tables = fields.need_tables("crisis", faults);
    let crisis_numbers =
        crisis_tables.into_iter().filter_map(|table| crisis_number(table, faults)).collect();
    let documentation_rule = fields.text("documentation_rule", faults);
    let documentation_decision = fields.word("documentation_decision", faults);
    let approved_by = fields.word("approved_by", faults);
    let approved_on = fields.parsed::<ApprovalDate>("approved_on", "2026-02-28", faults);
    let losses = fields.need_parsed::<LossKeeping>("losses", "tally, per_person", faults);
    let starts = fields.parsed::<Month>("starts", "2026-01", faults);
    let ends = fields.parsed::<Month>("ends", "2028-12", faults);
    let approval = match (approved_by, approved_on) {
        (Some(by), Some(on)) => Some(Approval { by: by.value, on: on.value }),
        (Some(half), None) => {
            half_approval(&half.at, faults);
            None
        }
        (None, Some(half)) => {
            half_approval(&half.at, faults);
            None
        }
        (None, None) => None,
    };
    let first = starts.as_ref().map_or(head.starts, |starts| starts.value);
    if let Some(ends) = ends.as_ref().filter(|ends| ends.value < first) {
        fault!(faults, &ends.at, "record-study-ends-first", "record-study-ends-first-hint");
    }
    fields.finish(faults);
    let code = code?;
    let unit = StudyUnit {
        code: code.value,
        name: name?.value,
        neutral_name,
        controller: controller?.value,
        crisis_numbers,
        documentation_rule: documentation_rule.map(|text| text.value),
        documentation_decision: documentation_decision.map(|word| word.value),
        approval,
        losses: losses?.value,
        starts: first,
        ends: ends.map(|ends| ends.value).or(head.ends),
    };
    Some(Placed { value: unit, at: code.at })
}

/// Half an approval lifts nothing: it must be known who and when.
fn half_approval(at: &std::ops::Range<usize>, faults: &mut Faults<'_>) {
    fault!(faults, at, "record-study-half-approval", "record-study-half-approval-hint");
}

fn crisis_number(mut fields: Fields<'_>, faults: &mut Faults<'_>) -> Option<CrisisNumber> {
    let who = fields.need_text("who", faults);
    let number = fields.need_word("number", faults);
    fields.finish(faults);
    Some(CrisisNumber { who: who?.value, number: number?.value })
}
