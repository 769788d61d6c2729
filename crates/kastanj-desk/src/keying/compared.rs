use std::collections::{BTreeMap, BTreeSet};

use kastanj_instrument::ItemId;
use kastanj_record::{
    Answer, AssessmentId, ComparedSheet, FieldSource, Missing, Mode, Said, UnitCode, compare_sheet,
};
use kastanj_store::{StoreError, View};

use super::again::first_keying;

/// Every sheet that was keyed by somebody who had not seen what was there, with every difference
/// decided; of one unit, or of all that the person works with. The machine and each person are held
/// against what the record says now.
///
/// # Errors
/// When the database cannot be read.
pub fn compared_sheets(
    view: &View<'_>,
    unit: Option<&UnitCode>,
) -> Result<Vec<ComparedSheet>, StoreError> {
    let mut sheets = Vec::new();
    for id in view.keyed_again()? {
        let episode = view.episode(view.assessment(id)?.episode)?;
        if unit.is_none_or(|unit| *unit == episode.unit) {
            sheets.extend(compared(view, id)?);
        }
    }
    Ok(sheets)
}

fn compared(view: &View<'_>, id: AssessmentId) -> Result<Option<ComparedSheet>, StoreError> {
    let keyings = view.keyings(id)?;
    if !keyings.iter().all(|keying| keying.settled) {
        return Ok(None);
    }
    let known = view.assessment(id)?;
    let holds: Vec<(ItemId, Answer)> =
        known.answers.iter().map(|one| (one.item.clone(), one.answer.clone())).collect();
    let machine = machine_said(view, id)?;
    let (keyed, people) = first_keying(view, id)?;
    let mut hands: Vec<(BTreeSet<String>, Vec<Said>)> = Vec::new();
    if !keyed.is_empty() {
        let said = keyed.into_iter().map(|one| (one.item, Some(one.answer)));
        hands.push((people, said.collect()));
    }
    for keying in keyings {
        // Whoever keyed some of it before knows what stands there.
        if hands.iter().all(|(people, _)| !people.contains(&keying.by)) {
            let said = keying.answers.into_iter().map(|(item, answer)| (item, Some(answer)));
            hands.push((BTreeSet::from([keying.by]), said.collect()));
        }
    }
    let mut sources = BTreeMap::new();
    if !machine.is_empty() {
        sources.insert(FieldSource::Machine, machine);
    }
    let ranks = [FieldSource::FirstKeying, FieldSource::SecondKeying];
    sources.extend(ranks.into_iter().zip(hands.into_iter().map(|(_, said)| said)));
    // One source alone compares with nothing.
    Ok((sources.len() > 1).then(|| compare_sheet(&holds, &sources)))
}

/// What the machine said when each question first came in, where it was sure.
fn machine_said(view: &View<'_>, id: AssessmentId) -> Result<Vec<Said>, StoreError> {
    let mut told: BTreeSet<ItemId> = BTreeSet::new();
    let mut machine = Vec::new();
    for one in view.history(id)?.into_iter().flat_map(|state| state.answers) {
        let absent = one.answer == Answer::Missing(Missing::PageNotReceived);
        if absent || !told.insert(one.item.clone()) || one.provenance.mode != Mode::Scanned {
            continue;
        }
        let sure = !one.is_in_doubt();
        machine.push((one.item, sure.then_some(one.answer)));
    }
    Ok(machine)
}
