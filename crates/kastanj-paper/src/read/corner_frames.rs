use super::concentric::Concentric;
use super::homography::{Homography, Pair, distance};
use crate::{PageLayout, PointMm};

/// Most marks that are tried as corners: more are a page full of something else.
const MOST_MARKS: usize = 16;
/// How far the codes may lie from their printed places when the corners are right, mm.
const CODE_OFF_MM: f64 = 3.0;
/// Ways of laying a page that are tried in full.
const MOST_FRAMES: usize = 3;

/// Ways in which four marks of concentric squares may be the corners of the page, the likeliest
/// first: those under which the finder squares of the codes lie where they are printed.
///
/// Needs no guess of the perspective, which three finder squares close together tell badly.
pub(super) fn corner_frames(
    squares: &[Concentric],
    anchors: &[Pair],
    layout: &PageLayout,
) -> Vec<Homography> {
    let apart = |square: &Concentric| {
        anchors.iter().all(|anchor| distance(anchor.spot, square.middle) > 2.0 * square.module)
    };
    let marks: Vec<Concentric> = squares.iter().copied().filter(apart).collect();
    if marks.len() > MOST_MARKS {
        return Vec::new();
    }
    let mut frames: Vec<(f64, Homography)> = Vec::new();
    for a in 0..marks.len() {
        for b in a + 1..marks.len() {
            for c in b + 1..marks.len() {
                for d in c + 1..marks.len() {
                    let four = around([marks[a], marks[b], marks[c], marks[d]]);
                    for turn in 0..4 {
                        let mut spots = four;
                        spots.rotate_left(turn);
                        frames.extend(frame(&spots, anchors, layout));
                    }
                }
            }
        }
    }
    frames.sort_by(|a, b| a.0.total_cmp(&b.0));
    frames.into_iter().take(MOST_FRAMES).map(|(_, map)| map).collect()
}

/// Four marks in clockwise order, as they are seen.
fn around(mut four: [Concentric; 4]) -> [Concentric; 4] {
    let x = four.iter().map(|mark| mark.middle.x).sum::<f64>() / 4.0;
    let y = four.iter().map(|mark| mark.middle.y).sum::<f64>() / 4.0;
    let angle = |mark: &Concentric| (mark.middle.y - y).atan2(mark.middle.x - x);
    four.sort_by(|a, b| angle(a).total_cmp(&angle(b)));
    four
}

/// The map that these corners make, and how far the codes lie off under it, mm.
fn frame(
    spots: &[Concentric; 4],
    anchors: &[Pair],
    layout: &PageLayout,
) -> Option<(f64, Homography)> {
    let mut corners: [PointMm; 4] = layout.fiducials;
    let (x, y) = (
        corners.iter().map(|corner| corner.x).sum::<f64>() / 4.0,
        corners.iter().map(|corner| corner.y).sum::<f64>() / 4.0,
    );
    let angle = |corner: &PointMm| (corner.y - y).atan2(corner.x - x);
    corners.sort_by(|a, b| angle(a).total_cmp(&angle(b)));
    let pairs: Vec<Pair> = corners
        .iter()
        .zip(spots)
        .map(|(page, mark)| Pair { page: *page, spot: mark.middle, weight: 1.0 })
        .collect();
    let map = Homography::direct_linear(&pairs)?;
    let scale = map.scale_at(PointMm { x: 105.0, y: 148.5 }).0;
    let off = anchors
        .iter()
        .map(|anchor| distance(map.map(anchor.page), anchor.spot) / scale)
        .fold(0.0, f64::max);
    (off < CODE_OFF_MM).then_some((off, map))
}
