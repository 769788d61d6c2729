use super::concentric::{Concentric, concentric_squares};
use super::corner_frames::corner_frames;
use super::correlation::best_match;
use super::frame::Frame;
use super::homography::{Homography, Pair, distance};
use super::page_code_search::FoundCode;
use super::plane::{Plane, Spot};
use crate::{PageLayout, PointMm};

/// Half the side of the pattern that is looked for: the mark and its white rim, mm.
const PATTERN_MM: f64 = 3.7;
/// Least likeness of a corner mark.
const LIKE: f64 = 0.6;
/// Marks near a place that are compared with the blank's corner mark.
const MOST_NEAR: usize = 12;
/// A corner mark that lies further than this from where the others say is none, mm.
const STRAY_MM: f64 = 1.2;

/// Where the page lies in the working copy.
#[derive(Debug, Clone)]
pub(super) struct Pose {
    pub(super) map: Homography,
    /// Number of corner marks that were found and agree.
    pub(super) corners: usize,
}

/// Finds the corner marks, starting from the page codes, and fits the map of the page.
pub(super) fn find_pose(
    work: &Plane,
    codes: &[FoundCode],
    squares: &[Concentric],
    layout: &PageLayout,
    blank: &Plane,
) -> Option<Pose> {
    let mut best: Option<Pose> = None;
    let anchors = |places: &Vec<usize>| -> Vec<Pair> {
        let placed = codes.iter().zip(places);
        placed.flat_map(|(code, place)| code.pairs(layout.codes[*place])).collect()
    };
    let placed: Vec<Vec<Pair>> = placements(work, codes, layout).iter().map(anchors).collect();
    for anchors in &placed {
        let Some(start) = Homography::affine(anchors) else { continue };
        if !plausible(&start) {
            continue;
        }
        let Some(pose) = from_start(work, start, anchors, layout, blank) else { continue };
        if best.as_ref().is_none_or(|known| pose.corners > known.corners) {
            let all = pose.corners == 4;
            best = Some(pose);
            if all {
                return best;
            }
        }
    }
    // A page that was not laid on glass: perspective from the start, and marks that were seen.
    let looked;
    let squares = if squares.is_empty() {
        looked = concentric_squares(work);
        &looked
    } else {
        squares
    };
    for anchors in &placed {
        if let Some(pose) = framed(work, anchors, squares, layout, blank) {
            return Some(pose);
        }
        let Some(pose) = in_perspective(work, anchors, squares, layout, blank) else { continue };
        if best.as_ref().is_none_or(|known| pose.corners > known.corners) {
            best = Some(pose);
        }
    }
    best
}

/// The map through these points: with perspective once they span the page.
fn fit(pairs: &[Pair]) -> Option<Homography> {
    let map =
        if pairs.len() >= 6 { Homography::direct_linear(pairs).filter(plausible) } else { None };
    map.or_else(|| Homography::affine(pairs).filter(plausible))
}

/// The page between four marks that were seen, if the codes then lie where they are printed and the
/// marks look like the blank's own.
fn framed(
    work: &Plane,
    anchors: &[Pair],
    squares: &[Concentric],
    layout: &PageLayout,
    blank: &Plane,
) -> Option<Pose> {
    corner_frames(squares, anchors, layout).into_iter().find_map(|frame| {
        if !plausible(&frame) {
            return None;
        }
        let found: Vec<Pair> = layout
            .fiducials
            .iter()
            .filter_map(|centre| {
                let spot = locate(work, &frame, *centre, blank, 1.5)?;
                Some(Pair { page: *centre, spot, weight: 1.0 })
            })
            .collect();
        let pairs: Vec<Pair> = found.iter().chain(anchors).copied().collect();
        let map = Homography::direct_linear(&pairs).filter(plausible)?;
        (found.len() == 4).then_some(Pose { map, corners: 4 })
    })
}

/// Finds the corner marks of a page that is seen aslant, among the marks of concentric squares.
fn in_perspective(
    work: &Plane,
    anchors: &[Pair],
    squares: &[Concentric],
    layout: &PageLayout,
    blank: &Plane,
) -> Option<Pose> {
    let mut pairs = anchors.to_vec();
    let mut map = fit(&pairs)?;
    let mut left = layout.fiducials.to_vec();
    let mut corners = 0;
    while !left.is_empty() {
        // The mark whose place is known best: nearest to what is known.
        let reach = |point: &PointMm| {
            let far = |pair: &Pair| (pair.page.x - point.x).hypot(pair.page.y - point.y);
            pairs.iter().map(far).fold(f64::INFINITY, f64::min)
        };
        let next = (0..left.len()).min_by(|a, b| reach(&left[*a]).total_cmp(&reach(&left[*b])))?;
        // How far the map may be off, growing with the distance to what is known.
        let doubt_mm = 3.0 + 0.12 * reach(&left[next]);
        let centre = left.remove(next);
        let Some(spot) = locate_among(work, &map, centre, squares, doubt_mm, blank) else {
            continue;
        };
        pairs.push(Pair { page: centre, spot, weight: 1.0 });
        corners += 1;
        if let Some(better) = fit(&pairs) {
            map = better;
        }
    }
    let map = Homography::direct_linear(&pairs).filter(plausible)?;
    let scale = map.scale_at(PointMm { x: 105.0, y: 148.5 }).0;
    // All of them on one plane, or somebody else's mark is among them.
    let off = |pair: &Pair| distance(map.map(pair.page), pair.spot) / scale;
    let flat = pairs.iter().map(off).fold(0.0, f64::max) < 2.0 * STRAY_MM;
    flat.then_some(Pose { map, corners })
}

/// The middle of the corner mark at `centre`: the mark seen nearest to where the map sends it, and
/// likely the blank's own.
fn locate_among(
    work: &Plane,
    map: &Homography,
    centre: PointMm,
    squares: &[Concentric],
    doubt_mm: f64,
    blank: &Plane,
) -> Option<Spot> {
    let there = map.map(centre);
    let scale = map.scale_at(centre).0;
    let mut near: Vec<&Concentric> =
        squares.iter().filter(|square| distance(square.middle, there) < doubt_mm * scale).collect();
    near.sort_by(|a, b| distance(a.middle, there).total_cmp(&distance(b.middle, there)));
    near.into_iter().take(MOST_NEAR).find_map(|square| {
        let by = (square.middle.x - there.x, square.middle.y - there.y);
        locate(work, &map.moved(by), centre, blank, 1.5)
    })
}

/// Which of the two printed codes each found one may be, the likelier first.
fn placements(work: &Plane, codes: &[FoundCode], layout: &PageLayout) -> Vec<Vec<usize>> {
    let order = |code: &FoundCode| {
        // The code that stands to the upper right, seen along its own axes,
        // is the upper right one.
        let right = (code.finders[1].x - code.finders[0].x, code.finders[1].y - code.finders[0].y);
        let middle = code.middle();
        let aside = (middle.x - work.width as f64 / 2.0, middle.y - work.height as f64 / 2.0);
        let first = usize::from(right.0 * aside.0 + right.1 * aside.1 < 0.0);
        [first, 1 - first]
    };
    match codes {
        [one] => order(one).map(|place| vec![place]).into(),
        [one, two] => {
            let first = order(one)[0];
            let mut both = vec![vec![first, 1 - first]];
            if order(two)[0] == first {
                both.push(vec![1 - first, first]);
            }
            both
        }
        _ => Vec::new(),
    }
    .into_iter()
    .filter(|places| places.iter().all(|place| *place < layout.codes.len()))
    .collect()
}

/// A page that is mirrored, squeezed or far too small is none.
fn plausible(map: &Homography) -> bool {
    let (across, down) = map.scale_at(PointMm { x: 105.0, y: 148.5 });
    let origin = map.map(PointMm { x: 0.0, y: 0.0 });
    let right = map.map(PointMm { x: 100.0, y: 0.0 });
    let down_spot = map.map(PointMm { x: 0.0, y: 100.0 });
    let turn = (right.x - origin.x) * (down_spot.y - origin.y)
        - (right.y - origin.y) * (down_spot.x - origin.x);
    across > 3.0 && down > 3.0 && (0.8..1.25).contains(&(across / down)) && turn > 0.0
}

fn from_start(
    work: &Plane,
    start: Homography,
    anchors: &[Pair],
    layout: &PageLayout,
    blank: &Plane,
) -> Option<Pose> {
    let mut corners: Vec<Pair> = Vec::new();
    let mut map = start;
    // Nearest to the codes first: each mark makes the next search better.
    let mut order = layout.fiducials;
    let reach = |point: &PointMm| {
        anchors
            .iter()
            .map(|anchor| (anchor.page.x - point.x).hypot(anchor.page.y - point.y))
            .fold(f64::INFINITY, f64::min)
    };
    order.sort_by(|a, b| reach(a).total_cmp(&reach(b)));
    for centre in order {
        if let Some(spot) = locate(work, &map, centre, blank, 6.0) {
            corners.push(Pair { page: centre, spot, weight: 1.0 });
            let mut pairs = anchors.to_vec();
            pairs.extend(&corners);
            if let Some(better) = Homography::affine(&pairs).filter(plausible) {
                map = better;
            }
        }
    }
    drop_strays(&mut corners, anchors);
    if corners.len() < 3 {
        return Some(Pose { map, corners: corners.len() });
    }
    let mut pairs = anchors.to_vec();
    pairs.extend(&corners);
    let map = if corners.len() == 4 {
        Homography::direct_linear(&pairs)?
    } else {
        Homography::affine(&pairs)?
    };
    plausible(&map).then_some(Pose { map, corners: corners.len() })
}

/// Removes the mark that fits the others worst, as long as one does not fit.
fn drop_strays(corners: &mut Vec<Pair>, anchors: &[Pair]) {
    loop {
        let mut pairs = anchors.to_vec();
        pairs.extend(corners.iter());
        let Some(map) = Homography::affine(&pairs) else { return };
        let scale = map.scale_at(PointMm { x: 105.0, y: 148.5 }).0;
        let off = |pair: &Pair| distance(map.map(pair.page), pair.spot) / scale;
        let worst =
            (0..corners.len()).max_by(|a, b| off(&corners[*a]).total_cmp(&off(&corners[*b])));
        match worst {
            Some(at) if off(&corners[at]) > STRAY_MM => {
                corners.remove(at);
            }
            _ => return,
        }
    }
}

/// The middle of the corner mark that should lie at `centre`, if there is one.
fn locate(
    work: &Plane,
    map: &Homography,
    centre: PointMm,
    blank: &Plane,
    window_mm: f64,
) -> Option<Spot> {
    let (coarse, _) = seek(work, map, centre, centre, blank, window_mm, 3.0)?;
    let (fine, score) = seek(work, map, centre, coarse, blank, 0.8, 6.0)?;
    (score >= LIKE).then(|| map.map(fine))
}

/// Best place of the blank's corner mark around `guess`, and its likeness.
fn seek(
    work: &Plane,
    map: &Homography,
    centre: PointMm,
    guess: PointMm,
    blank: &Plane,
    window_mm: f64,
    density: f64,
) -> Option<(PointMm, f64)> {
    let pattern = Frame::around(centre, PATTERN_MM, density).of_blank(blank);
    let reach = PATTERN_MM + window_mm;
    let frame = Frame::around(guess, reach, density);
    let field = frame.of_scan(work, map);
    let found = best_match(&field, &pattern)?;
    let place =
        frame.point(found.x + pattern.width as f64 / 2.0, found.y + pattern.height as f64 / 2.0);
    Some((place, found.score))
}
