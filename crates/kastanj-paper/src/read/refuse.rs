use kastanj_instrument::{FormTag, OwnPaper, PageCode};

use super::plane::Plane;
use crate::trial_sheet::is_trial_sheet;
use crate::{Geometry, GrayPage, PageOutcome, Refusal, RefusalReason};

/// Share of dark pixels below which a page counts as blank.
const BLANK_SHARE: f64 = 0.0008;
/// Greys below this are dark, of 255.
const DARK: u8 = 140;
/// Greys below this are print at all: what shines through from the other side is paler.
const PALE: u8 = 205;
/// How far below white pale print is brought, of 255.
const STRENGTHENED: f32 = 190.0;

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

/// The page as in a mirror, left and right exchanged.
pub(super) fn mirrored(page: &GrayPage) -> Option<GrayPage> {
    let wide = (page.width() as usize).max(1);
    let turned = |row: &[u8]| row.iter().rev().copied().collect::<Vec<u8>>();
    let pixels = page.pixels().chunks(wide).flat_map(turned).collect();
    GrayPage::new(page.width(), page.height(), pixels, page.dpi())
}

/// How dark the print of a page is, without the rim, where feeders leave black edges.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum PrintSeen {
    /// Hardly anything stands out from the paper.
    Nothing,
    /// What stands out is paler than any printer in order prints: a printer short of toner, or a
    /// scan far too light. The grey that it has, 0–255.
    Pale(u8),
    /// Dark enough.
    Dark,
}

impl PrintSeen {
    /// Judges a page whose light is evened.
    pub(super) fn of(work: &Plane) -> PrintSeen {
        let (rim_x, rim_y) = (work.width / 20, work.height / 20);
        let rows = || {
            (rim_y..work.height - rim_y)
                .map(|y| &work.pixels[y * work.width + rim_x..(y + 1) * work.width - rim_x])
        };
        // Single specks are dust: three dark pixels side by side are not.
        let lightest = |three: &[u8]| three[0].max(three[1]).max(three[2]);
        let all: usize = rows().map(|row| row.len().saturating_sub(2)).sum();
        let least = all as f64 * BLANK_SHARE;
        // Most pages are dark enough, and counting is quicker than sorting by grey.
        let dark = |row: &[u8]| -> usize {
            row.windows(3).map(|three| u32::from(lightest(three) < DARK)).sum::<u32>() as usize
        };
        if rows().map(dark).sum::<usize>() as f64 >= least {
            return PrintSeen::Dark;
        }
        let mut greys = [0_usize; 256];
        rows()
            .flat_map(|row| row.windows(3))
            .for_each(|three| greys[usize::from(lightest(three))] += 1);
        let darker = |than: u8| greys[..usize::from(than)].iter().sum::<usize>() as f64;
        if darker(PALE) < least {
            return PrintSeen::Nothing;
        }
        let grey = (DARK..PALE).find(|grey| darker(*grey) >= least).unwrap_or(PALE);
        PrintSeen::Pale(grey)
    }
}

/// The same page with its palest print as dark as print should be; `grey` is what it has now.
pub(super) fn strengthened(page: &GrayPage, grey: u8) -> Option<GrayPage> {
    let span = f32::from(255 - grey.min(254));
    let stronger: Vec<u8> = (0..=255_u8)
        .map(|grey| (255.0 - f32::from(255 - grey) * STRENGTHENED / span).max(0.0) as u8)
        .collect();
    let pixels = page.pixels().iter().map(|grey| stronger[usize::from(*grey)]).collect();
    GrayPage::new(page.width(), page.height(), pixels, page.dpi())
}
