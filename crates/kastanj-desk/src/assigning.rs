//! Saying whose a sheet is that came in without an owner, and taking that back.

use kastanj_instrument::{PageCode, Serial, SheetKind};
use kastanj_record::{EpisodeCode, Submission};
use kastanj_store::{Batch, Put, Rule, StoreError, UnassignedSheet};

use crate::intake::{self, DoorProblem};
use crate::short_number;
use crate::taking::TakeSetting;

/// Whether a person means this page. A serial stands for one sheet; the copyable
/// edition has none, so its pages are named one by one.
pub fn is_named(one: &UnassignedSheet, named: &str) -> bool {
    let serial: Option<Serial> = match named.parse::<PageCode>() {
        Ok(code) => Some(code.serial),
        Err(_) => named.parse().ok(),
    };
    let by_serial = match one.submission.sheet {
        Some(sheet) if sheet.kind != SheetKind::Copyable => Some(sheet.serial) == serial,
        _ => false,
    };
    by_serial || short_number(&one.id.0) == named.to_lowercase()
}

/// Whether two waiting pages are of one sheet, so that they have the same owner.
///
/// Pages of a copy bear no number: they are of one sheet where they followed one another in one
/// scan, as the pages of the form do, and no code on them points elsewhere.
pub fn same_sheet(one: &UnassignedSheet, other: &UnassignedSheet) -> bool {
    let copyable = one.submission.sheet.is_none_or(|sheet| sheet.kind == SheetKind::Copyable);
    let (first, second) = (&one.submission, &other.submission);
    let of_one_form = first.sheet == second.sheet && first.form == second.form;
    if one.id == other.id || !of_one_form || !copyable {
        return one.id == other.id || of_one_form;
    }
    let came_together = match (began(first), began(second)) {
        (Some(began), Some(also)) => began == also && first.pages != second.pages,
        _ => false,
    };
    came_together && one.unit == other.unit && one.suggestion == other.suggestion
}

/// In which scan, and where in it, the first page of a form lies by the place of one of its pages.
fn began(page: &Submission) -> Option<(&str, i64)> {
    let origin = page.answers.iter().find_map(|answer| answer.provenance.reading.as_ref())?;
    let number = page.pages.as_ref().and_then(|pages| pages.first()).copied()?;
    Some((origin.scan.as_str(), i64::from(origin.scan_page) - i64::from(number)))
}

/// Gives waiting pages to a contact.
///
/// # Errors
/// When the contact is unknown, or a page does not get through the door; then nothing is to be
/// kept of the batch.
pub fn assign(
    batch: &mut Batch<'_>,
    setting: &TakeSetting<'_>,
    pages: &[UnassignedSheet],
    to: EpisodeCode,
) -> Result<Vec<Put>, DoorProblem> {
    let mut put = Vec::with_capacity(pages.len());
    for page in pages {
        let episode = batch.view().episode_by_code(to)?;
        let assessment = intake::through_the_door(
            &batch.view(),
            setting.study,
            setting.library,
            &episode,
            &page.submission,
            setting.kept_at,
        )?;
        put.push(batch.assign_sheet(page.id, &assessment)?);
    }
    Ok(put)
}

/// Takes the assignment of pages back: they wait again, and what they brought is gone.
///
/// The page that came last has to go first, whatever order they are in.
///
/// # Errors
/// When answers were changed since, or a page is not assigned; then nothing is to be kept of the
/// batch.
pub fn unassign(batch: &mut Batch<'_>, pages: &[UnassignedSheet]) -> Result<(), StoreError> {
    let mut left: Vec<_> = pages.iter().map(|page| page.id).collect();
    while !left.is_empty() {
        let before = left.len();
        let mut refused = None;
        let mut still = Vec::new();
        for id in left {
            match batch.attempt(|batch| batch.undo_assignment(id)) {
                Ok(()) => {}
                Err(error @ StoreError::Refused { rule: Rule::ChangedSince, .. }) => {
                    refused = Some(error);
                    still.push(id);
                }
                Err(error) => return Err(error),
            }
        }
        left = still;
        if let (true, Some(error)) = (left.len() == before, refused) {
            return Err(error);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use kastanj_instrument::{FormKey, ItemId, Occasion, QuestionnaireId, VariantId};
    use kastanj_language::Lang;
    use kastanj_record::{
        Mode, Provenance, RawAnswer, RawResponse, ReadingOrigin, SheetIdentity, UnassignedReason,
    };
    use kastanj_store::UnassignedId;

    use super::*;

    /// A page of a copy: which page of the form, in which scan, on which page of it.
    fn copied(id: u8, form_page: u8, scan: &str, scan_page: u32) -> UnassignedSheet {
        let reading = ReadingOrigin {
            scan: scan.to_owned(),
            scan_page,
            reader: "test".to_owned(),
            posterior: 1.0,
            machine_said: None,
        };
        let answer = RawAnswer {
            item: ItemId(format!("grepp-{form_page}")),
            response: RawResponse::Blank,
            provenance: Provenance {
                mode: Mode::Scanned,
                reading: Some(reading),
                seen_by_person: false,
            },
        };
        UnassignedSheet {
            id: UnassignedId([id; 16]),
            unit: "OV-1".parse().unwrap(),
            reason: UnassignedReason::DoubtfulCode,
            submission: Submission {
                form: FormKey {
                    questionnaire: QuestionnaireId { name: "del-1".to_owned(), version: 1 },
                    variant: VariantId("before".to_owned()),
                    lang: Lang::Sv,
                },
                occasion: Occasion::Before,
                sheet: Some(SheetIdentity { kind: SheetKind::Copyable, serial: Serial::NONE }),
                week: None,
                therapist_present: None,
                mode: Mode::Scanned,
                pages: Some(BTreeSet::from([form_page])),
                answers: vec![answer],
            },
            suggestion: None,
            episode: None,
        }
    }

    #[test]
    fn pages_of_a_copy_are_one_sheet_where_they_came_one_after_the_other() {
        let first = copied(1, 1, "a", 3);
        assert!(same_sheet(&first, &copied(2, 2, "a", 4)));
        assert!(same_sheet(&copied(2, 2, "a", 4), &first));
        for other in
            [copied(2, 2, "b", 4), copied(2, 2, "a", 5), copied(2, 1, "a", 3), copied(2, 1, "a", 4)]
        {
            assert!(!same_sheet(&first, &other), "{other:?}");
        }
        let elsewhere = UnassignedSheet {
            suggestion: Some(EpisodeCode::from_numbers([1, 2, 3, 4])),
            ..copied(2, 2, "a", 4)
        };
        assert!(!same_sheet(&first, &elsewhere), "its code points at somebody");
    }
}
