use std::collections::BTreeMap;

use kastanj_instrument::ItemId;
use kastanj_record::{
    Answer, Assessment, AssessmentId, ComparedSheet, FieldSource, Missing, Mode, Said, UnitCode,
    compare_sheet, differences,
};
use kastanj_store::{Batch, StoreError, View};

/// Keeps what somebody keyed of a sheet that the record has, for the comparison of the machine with
/// two people. Tells whether something differs and has to be decided.
///
/// # Errors
/// When the database cannot be written.
pub fn note_keying(
    batch: &mut Batch<'_>,
    known: &Assessment,
    again: &Assessment,
) -> Result<bool, StoreError> {
    let differs = !differences(known, again).is_empty();
    let keyed = again.answers.iter().map(|one| (one.item.clone(), one.answer.clone())).collect();
    batch.add_keying(known.id, keyed, !differs)?;
    Ok(differs)
}

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
    let (machine, keyed) = first_said(view, id)?;
    let by_hand = !keyed.is_empty();
    let mut hands: Vec<(Option<String>, Vec<Said>)> = Vec::new();
    if by_hand {
        hands.push((view.added_by(id)?, keyed));
    }
    for keying in keyings {
        // Whoever keyed it before knows what stands there.
        if hands.iter().all(|(by, _)| by.as_ref() != Some(&keying.by)) {
            let said = keying.answers.into_iter().map(|(item, answer)| (item, Some(answer)));
            hands.push((Some(keying.by), said.collect()));
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

/// What the machine and the first person said when each question first came in.
fn first_said(view: &View<'_>, id: AssessmentId) -> Result<(Vec<Said>, Vec<Said>), StoreError> {
    let (mut machine, mut keyed): (Vec<Said>, Vec<Said>) = Default::default();
    for state in view.history(id)? {
        for one in state.answers {
            let absent = one.answer == Answer::Missing(Missing::PageNotReceived);
            let told = machine.iter().chain(&keyed).any(|(item, _)| *item == one.item);
            if absent || told {
                continue;
            }
            match one.provenance.mode {
                Mode::Scanned => {
                    let sure = !one.is_in_doubt();
                    machine.push((one.item, sure.then_some(one.answer)));
                }
                Mode::Keyed => keyed.push((one.item, Some(one.answer))),
                Mode::Screen => {}
            }
        }
    }
    Ok((machine, keyed))
}
