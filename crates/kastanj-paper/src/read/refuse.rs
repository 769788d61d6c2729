use kastanj_instrument::{FormTag, OwnPaper, PageCode};

use super::plane::Plane;
use crate::trial_sheet::is_trial_sheet;
use crate::{Geometry, PageOutcome, Refusal, RefusalReason};

/// Share of dark pixels below which a page counts as blank.
const BLANK_SHARE: f64 = 0.0008;

/// A refusal of the whole page.
pub(super) fn refused(
    reason: RefusalReason,
    code: Option<PageCode>,
    geometry: Option<Geometry>,
) -> PageOutcome {
    PageOutcome::Refused(Refusal { reason, code, geometry })
}

/// Names a page of ours whose code stands for no form that the reader holds.
pub(super) fn without_form(tag: FormTag) -> RefusalReason {
    match OwnPaper::of(tag) {
        Some(OwnPaper::PackSlip) => RefusalReason::PackSlip,
        Some(OwnPaper::MonthTally) => RefusalReason::MonthTally,
        None if is_trial_sheet(tag) => RefusalReason::TrialSheet,
        None => RefusalReason::UnknownForm,
    }
}

/// Names a page with print on which no code of ours was found.
pub(super) fn without_code(work: &Plane) -> RefusalReason {
    if super::run_lengths::corner_like_marks(work) >= 2 {
        RefusalReason::CodeUnreadable
    } else {
        RefusalReason::ForeignPage
    }
}

/// Whether hardly anything dark lies away from the rim, where feeders leave black edges.
pub(super) fn is_blank(work: &Plane) -> bool {
    let (rim_x, rim_y) = (work.width / 20, work.height / 20);
    let mut dark = 0_usize;
    let mut all = 0_usize;
    for y in rim_y..work.height - rim_y {
        let row = &work.pixels[y * work.width + rim_x..(y + 1) * work.width - rim_x];
        // Single specks are dust: three dark pixels side by side are not.
        let threes = row.iter().zip(row.iter().skip(1)).zip(row.iter().skip(2));
        dark += threes.map(|((a, b), c)| u32::from(*a.max(b).max(c) < 140)).sum::<u32>() as usize;
        all += row.len();
    }
    (dark as f64) < all as f64 * BLANK_SHARE
}
