//! Saying whose a sheet is that came in without an owner, and taking that back.

use kastanj_instrument::{PageCode, Serial, SheetKind};
use kastanj_record::EpisodeCode;
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
pub fn same_sheet(one: &UnassignedSheet, other: &UnassignedSheet) -> bool {
    let copyable = one.submission.sheet.is_none_or(|sheet| sheet.kind == SheetKind::Copyable);
    let (first, second) = (&one.submission, &other.submission);
    one.id == other.id || (!copyable && first.sheet == second.sheet && first.form == second.form)
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
