use std::collections::HashSet;

use kastanj_instrument::PageCode;
use rxing::common::HybridBinarizer;
use rxing::qrcode::QRCodeReader;
use rxing::{BarcodeFormat, BinaryBitmap, DecodeHints, Luma8LuminanceSource, Reader as _};

use super::concentric::{Concentric, codes_among, concentric_squares, laid_straight};
use super::homography::Pair;
use super::plane::{Plane, Spot};
use crate::{PointMm, RectMm};

/// A page code that was read, and where its three finder squares lie in the working copy.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FoundCode {
    pub(super) code: PageCode,
    /// Upper left, upper right, lower left of the code itself.
    pub(super) finders: [Spot; 3],
}

impl FoundCode {
    /// The finder squares as pairs, if this is the code that is printed at `place`.
    pub(super) fn pairs(&self, place: RectMm) -> [Pair; 3] {
        let module = place.width / 21.0;
        let near = 3.5 * module;
        let far = 17.5 * module;
        let at = |x, y, spot| Pair {
            page: PointMm { x: place.x + x, y: place.y + y },
            spot,
            weight: 0.3,
        };
        [
            at(near, near, self.finders[0]),
            at(far, near, self.finders[1]),
            at(near, far, self.finders[2]),
        ]
    }

    /// The middle of the code.
    pub(super) fn middle(&self) -> Spot {
        Spot {
            x: f64::midpoint(self.finders[1].x, self.finders[2].x),
            y: f64::midpoint(self.finders[1].y, self.finders[2].y),
        }
    }
}

/// What the search for page codes came to.
#[derive(Debug, Default)]
pub(super) struct CodeSearch {
    /// Sound codes, at most two.
    pub(super) found: Vec<FoundCode>,
    /// A square code was read that is none of ours, or one with wrong check symbols.
    pub(super) foreign: bool,
    /// Marks of concentric squares, if they were looked for all over the picture.
    pub(super) squares: Vec<Concentric>,
}

/// Distances from the long edges of the page at which crops begin, mm.
///
/// Corner marks look like the finder squares of the codes and are of their
/// size; a decoder that sees one may pair it with them. The crops begin
/// between mark and code, wherever scale and shift have put that gap.
const CUTS_MM: [f64; 4] = [18.0, 22.0, 14.5, 0.0];

/// Looks for page codes: the corners first, then with more contrast, then the whole page.
pub(super) fn search(work: &Plane) -> CodeSearch {
    let mut search = CodeSearch::default();
    let per_mm = work.width.min(work.height) as f64 / 210.0;
    let long = (58.0 * per_mm) as usize;
    let deep = (64.0 * per_mm) as usize;
    let upright = work.height >= work.width;
    // The codes stand in two opposite corners: upper right and lower left, or
    // the other two when the page lies on its side.
    let corners =
        if upright { [(true, false), (false, true)] } else { [(false, false), (true, true)] };
    for (far_right, low) in corners {
        for cut_mm in CUTS_MM {
            let cut = (cut_mm * per_mm) as usize;
            let (cut_x, cut_y) = if upright { (cut, 0) } else { (0, cut) };
            let (wide, high) = if upright { (deep, long) } else { (long, deep) };
            let left = if far_right { work.width.saturating_sub(wide) } else { cut_x };
            let top = if low { work.height.saturating_sub(high) } else { cut_y };
            let crop = work.cut(left, top, wide - cut_x, high - cut_y);
            if search.look_at(&crop, left, top) {
                break;
            }
        }
    }
    if search.found.len() < 2 {
        search.look_for_squares(work);
    }
    if search.found.is_empty() {
        let side = (76.0 * per_mm) as usize;
        let right = work.width.saturating_sub(side);
        let low = work.height.saturating_sub(side);
        for (left, top) in [(right, 0), (0, low), (0, 0), (right, low)] {
            let crop = work.cut(left, top, side, side);
            search.look_at(&sharpened(&crop), left, top);
            if search.found.is_empty() {
                search.look_at_scaled(&crop.half(), left, top, 2.0);
            }
        }
    }
    if search.found.is_empty() {
        search.look_at(work, 0, 0);
    }
    search
}

impl CodeSearch {
    /// Tries one crop whose corner lies at (`left`, `top`) of the working copy;
    /// tells whether it holds a code of ours.
    fn look_at(&mut self, crop: &Plane, left: usize, top: usize) -> bool {
        self.look_at_scaled(crop, left, top, 1.0)
    }

    /// Looks for codes wherever three finder squares stand together: in a picture by telephone the
    /// page lies somewhere and aslant.
    fn look_for_squares(&mut self, work: &Plane) {
        self.squares = concentric_squares(work);
        for finders in codes_among(&self.squares) {
            let Some((text, _)) = decode(&laid_straight(work, &finders)) else { continue };
            match text.parse::<PageCode>() {
                Ok(code) => {
                    let side = super::homography::distance(finders[1], finders[2]);
                    self.keep(FoundCode { code, finders }, side);
                }
                Err(_) => self.foreign = true,
            }
        }
    }

    /// Keeps a code, unless it is one that is known, within `near` pixels.
    fn keep(&mut self, found: FoundCode, near: f64) {
        let known =
            |other: &FoundCode| super::homography::distance(other.middle(), found.middle()) < near;
        if self.found.len() < 2 && !self.found.iter().any(known) {
            self.found.push(found);
        }
    }

    fn look_at_scaled(&mut self, crop: &Plane, left: usize, top: usize, scale: f64) -> bool {
        let Some((text, spots)) = decode(crop) else { return false };
        let Ok(code) = text.parse::<PageCode>() else {
            self.foreign = true;
            return false;
        };
        let finders = spots
            .map(|spot| Spot { x: spot.x * scale + left as f64, y: spot.y * scale + top as f64 });
        self.keep(FoundCode { code, finders }, crop.width as f64 * 0.2);
        true
    }
}

/// The text of a square code and its finder squares: upper left, upper right, lower left.
fn decode(crop: &Plane) -> Option<(String, [Spot; 3])> {
    let width = u32::try_from(crop.width).ok()?;
    let height = u32::try_from(crop.height).ok()?;
    if width < 40 || height < 40 {
        return None;
    }
    let source = Luma8LuminanceSource::new(crop.pixels.clone(), width, height).ok()?;
    let mut bitmap = BinaryBitmap::new(HybridBinarizer::new(source));
    let hints = DecodeHints {
        TryHarder: Some(true),
        PossibleFormats: Some(HashSet::from([BarcodeFormat::QR_CODE])),
        ..DecodeHints::default()
    };
    let result = QRCodeReader::new().decode_with_hints(&mut bitmap, &hints).ok()?;
    let points = result.getPoints();
    let spot = |at: usize| {
        points.get(at).map(|point| Spot { x: f64::from(point.x), y: f64::from(point.y) })
    };
    // rxing gives lower left, upper left, upper right.
    Some((result.getText().to_owned(), [spot(1)?, spot(2)?, spot(0)?]))
}

/// Full contrast: the darkest twentieth becomes black, the usual paper white.
fn sharpened(crop: &Plane) -> Plane {
    let mut sorted = crop.pixels.clone();
    sorted.sort_unstable();
    let dark = f32::from(sorted[sorted.len() / 20]);
    let light = f32::from(sorted[sorted.len() * 7 / 10]).max(dark + 1.0);
    let gain = 255.0 / (light - dark);
    let pixels = crop
        .pixels
        .iter()
        .map(|p| ((f32::from(*p) - dark) * gain).clamp(0.0, 255.0) as u8)
        .collect();
    Plane { width: crop.width, height: crop.height, pixels }
}
