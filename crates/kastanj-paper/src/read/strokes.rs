use super::patch::{DENSITY, Patch, widen};
use super::texture::Texture;
use super::trace::trace;

/// Width of the strip inside the printed outline that may hold outline, mm.
pub(super) const GUARD_MM: f64 = 0.6;

/// How far off its place print around a box may lie and look like pen, pixels of a patch.
const ASIDE: usize = 3;

/// Stretches of ink on the average line from which a mark may be letters: thin marks of the
/// evaluation's pens have 2.0 at most on scans, NEJ, JA and OK 2.1 to 3.5.
const LETTERED_RUNS: f64 = 2.03;
/// Share of edges that run level or upright, where crosses and ticks have half at most.
const UPRIGHT: f64 = 0.55;
/// The largest circle of paper between thin strokes, mm, and the share of the inside that is ink.
const LETTERED_HOLE_MM: f64 = 0.93;
const LETTERED_SHARE: f64 = 0.42;

/// A cross meets a circle round the middle of its box so many times.
const CROSS_ARMS: f64 = 4.0;

/// How far into print a stroke is followed from either side of it, pixels of a patch.
const BRIDGE: usize = 4;

/// What ink a box holds, in measures that do not depend on resolution.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Strokes {
    /// Ink of this box's own marks inside it, mm².
    pub area: f64,
    /// Likewise in the middle 60 % across and down, mm².
    pub core: f64,
    /// Largest side of the own ink inside, mm.
    pub span: f64,
    /// Share of 5 × 5 cells of the inside that are mostly ink, 0–1.
    pub covered: f64,
    /// Radius of the largest circle of paper that fits inside, mm.
    pub hole: f64,
    /// Share of paper on three circles around the middle (radii 1.1, 1.4, 1.7 mm in a 5 mm box), 0–1.
    pub ring_paper: f64,
    /// Mean share of paper at the middles of the four sides, where crosses leave it free, 0–1.
    pub side_paper: f64,
    /// Stretches of ink met on the way along the middle one of these circles: four for a cross.
    pub arms: f64,
    /// Mean darkness of the own ink, 0–1.
    pub darkness: f64,
    /// Ink of marks that seem to belong to a neighbour, mm².
    pub foreign: f64,
    /// Ink inside whose belonging is unclear, mm².
    pub unclear: f64,
    /// Pen outside but close to the box that belongs to no box, mm².
    pub beside: f64,
    /// Share of the directions from the middle in which pen runs round the box that belongs to no
    /// box, 0–1: most of them where somebody has ringed it.
    pub ringed: f64,
    /// Pen anywhere around the box that is no part of its own mark, mm², away from print.
    pub apart: f64,
    /// Whether its own mark runs out of what is seen around the box.
    pub leaves: bool,
    /// How much darker the darkest quarter of the inside is than its paper, whether it is ink or
    /// paler, in mm² of full black; marks of neighbours left out.
    pub trace: f64,
    /// Area of the inside, mm².
    pub inside: f64,
    /// How the own ink runs.
    pub texture: Texture,
}

impl Strokes {
    /// The terms from which a filled or scribbled box is told from a mark.
    pub fn terms(&self) -> [f64; 6] {
        let ink = if self.inside > 0.0 { self.area / self.inside } else { 0.0 };
        [self.covered, self.hole, self.ring_paper, self.side_paper, (self.arms - 4.0).abs(), ink]
    }

    /// Whether a line runs through a cross and out on both sides: a circle round the middle meets more
    /// than the four arms of a cross.
    pub(super) fn is_struck(&self) -> bool {
        let through = self.texture.reaches_across() || self.texture.reaches_down();
        through && self.arms > CROSS_ARMS
    }

    /// Whether the ink looks like letters or a figure: a line across them meets more strokes than
    /// the two of a cross, and the strokes stand upright or leave little paper between them.
    ///
    /// Hatching meets as many; it covers more.
    pub(super) fn is_lettered(&self) -> bool {
        let [level, _, upright, _] = self.texture.directions;
        let runs = self.texture.level_runs.max(self.texture.upright_runs);
        let thin = self.area < LETTERED_SHARE * self.inside;
        runs > LETTERED_RUNS && (level + upright > UPRIGHT || self.hole < LETTERED_HOLE_MM && thin)
    }
}

/// One connected piece of ink.
#[derive(Debug, Clone, Copy, Default)]
struct Piece {
    inside: usize,
    core: usize,
    outside: usize,
    near: usize,
    on_rim: bool,
}

/// Measures the ink in a patch; `level` is the darkness from which a pixel is ink.
pub(super) fn measure(patch: &Patch<'_>, level: f32) -> Strokes {
    let (width, height) = (patch.width, patch.height);
    let print = patch.print;
    let guard = (GUARD_MM * DENSITY).round() as usize;
    let (left, top, right, low) = patch.outer;
    let (left, top, right, low) = (left + guard, top + guard, right - guard, low - guard);
    let inside = |x: usize, y: usize| x >= left && x < right && y >= top && y < low;
    let close = (1.0 * DENSITY) as usize + guard;
    let near = |x: usize, y: usize| {
        x + close >= left && x < right + close && y + close >= top && y < low + close
    };
    let bleed = guard + (0.5 * DENSITY) as usize;
    let at_outline = |x: usize, y: usize| {
        x + bleed >= left && x < right + bleed && y + bleed >= top && y < low + bleed
    };
    let inset = ((right - left) / 5, (low - top) / 5);
    let core = |x: usize, y: usize| {
        x >= left + inset.0 && x < right - inset.0 && y >= top + inset.1 && y < low - inset.1
    };
    let (ink, labels) = follow(patch, level, BRIDGE, &inside);
    let count = labels.iter().copied().max().unwrap_or(0) as usize;
    let mut pieces = vec![Piece::default(); count + 1];
    for y in 0..height {
        for x in 0..width {
            let at = y * width + x;
            if !ink[at] {
                continue;
            }
            let piece = &mut pieces[labels[at] as usize];
            if inside(x, y) {
                piece.inside += 1;
                piece.core += usize::from(core(x, y));
            } else {
                // Close around the outline, print that bled looks like ink.
                piece.outside += usize::from(!at_outline(x, y));
                piece.near += usize::from(near(x, y));
            }
            piece.on_rim |= x == 0 || y == 0 || x + 1 == width || y + 1 == height;
        }
    }
    let pixel = 1.0 / (DENSITY * DENSITY);
    let mut strokes =
        Strokes { inside: ((right - left) * (low - top)) as f64 * pixel, ..Strokes::default() };
    let mut own = vec![false; count + 1];
    let mut neighbour = vec![false; count + 1];
    let mut apart = false;
    for (number, piece) in pieces.iter().enumerate().skip(1) {
        let area = piece.inside as f64 * pixel;
        match belonging(piece) {
            Belonging::Own => {
                own[number] = true;
                strokes.area += area;
                strokes.core += piece.core as f64 * pixel;
                strokes.leaves |= piece.on_rim;
            }
            Belonging::Neighbour => {
                neighbour[number] = true;
                strokes.foreign += area;
                apart |= piece.outside > 0;
            }
            Belonging::Unclear => strokes.unclear += area,
            Belonging::Outside => {
                apart |= piece.outside > 0;
                if !piece.on_rim {
                    strokes.beside += piece.near as f64 * pixel;
                }
            }
        }
    }
    if apart {
        let wide = widen(print, width, height, ASIDE);
        let pen = |at: &usize| {
            let (x, y) = (at % width, at / width);
            let piece = &pieces[labels[*at] as usize];
            let other = matches!(belonging(piece), Belonging::Neighbour | Belonging::Outside);
            ink[*at] && other && !wide[*at] && !at_outline(x, y)
        };
        strokes.apart = (0..width * height).filter(pen).count() as f64 * pixel;
    }
    let is_apart = |x: usize, y: usize| {
        let at = y * width + x;
        ink[at] && !at_outline(x, y) && pieces[labels[at] as usize].inside == 0
    };
    strokes.ringed = ringed((width, height), (left, top, right, low), &is_apart);
    let is_own = |x: usize, y: usize| ink[y * width + x] && own[labels[y * width + x] as usize];
    shape(&mut strokes, patch, (left, top, right, low), &is_own);
    strokes.texture = Texture::of(patch, (left, top, right, low), &is_own);
    let beyond: Vec<bool> = if neighbour.contains(&true) {
        let theirs: Vec<bool> = labels.iter().map(|label| neighbour[*label as usize]).collect();
        widen(&theirs, width, height, ASIDE)
    } else {
        vec![false; labels.len()]
    };
    let left_out = |x: usize, y: usize| beyond[y * width + x];
    strokes.trace = trace(patch, (left, top, right, low), &left_out);
    strokes
}

/// Which pixels of a patch are pen, and their pieces numbered from 1 (0 is outside all).
///
/// `inside` tells where boxes are: there the blank is paper, and whatever is dark is ink. Strokes are
/// followed across printed lines, where ink cannot be told from print, `bridge` pixels from ink.
pub(super) fn follow(
    patch: &Patch<'_>,
    level: f32,
    bridge: usize,
    inside: &dyn Fn(usize, usize) -> bool,
) -> (Vec<bool>, Vec<u16>) {
    let (width, height, print) = (patch.width, patch.height, patch.print);
    let ink: Vec<bool> = (0..width * height)
        .map(|at| patch.dark[at] >= level && (!print[at] || inside(at % width, at / width)))
        .collect();
    let crossed = patch.crossed.as_ref().unwrap_or(&patch.dark);
    let bridge = widen(&ink, width, height, bridge);
    let passable: Vec<bool> = (0..ink.len())
        .map(|at| ink[at] || (bridge[at] && print[at] && crossed[at] >= level))
        .collect();
    let labels = label(&passable, width, height);
    (ink, labels)
}

/// Share of the directions from the middle of a box in which something stands.
fn ringed(
    (width, height): (usize, usize),
    (left, top, right, low): (usize, usize, usize, usize),
    stands: &dyn Fn(usize, usize) -> bool,
) -> f64 {
    const DIRECTIONS: usize = 32;
    let (cx, cy) =
        (f64::midpoint(left as f64, right as f64), f64::midpoint(top as f64, low as f64));
    let mut met = [false; DIRECTIONS];
    for (x, y) in (0..height).flat_map(|y| (0..width).map(move |x| (x, y))) {
        if stands(x, y) {
            let turn = (y as f64 + 0.5 - cy).atan2(x as f64 + 0.5 - cx) / std::f64::consts::TAU;
            met[((turn + 1.0) * DIRECTIONS as f64) as usize % DIRECTIONS] = true;
        }
    }
    met.iter().filter(|met| **met).count() as f64 / DIRECTIONS as f64
}

enum Belonging {
    Own,
    Neighbour,
    Unclear,
    Outside,
}

/// Whose mark a piece of ink is: a mark lies mostly within its box or passes its middle.
fn belonging(piece: &Piece) -> Belonging {
    if piece.inside == 0 {
        return Belonging::Outside;
    }
    let share = piece.inside as f64 / (piece.inside + piece.outside).max(1) as f64;
    let central = piece.core as f64 / piece.inside as f64;
    if !piece.on_rim {
        // The whole mark is seen.
        return if share > 0.3 || central > 0.4 {
            Belonging::Own
        } else if share < 0.1 {
            Belonging::Neighbour
        } else {
            Belonging::Unclear
        };
    }
    if share > 0.3 && central > 0.15 {
        Belonging::Own
    } else if share < 0.2 && central < 0.1 {
        Belonging::Neighbour
    } else {
        Belonging::Unclear
    }
}

/// Extent, cover and holes of the own ink inside.
fn shape(
    strokes: &mut Strokes,
    patch: &Patch<'_>,
    (left, top, right, low): (usize, usize, usize, usize),
    own: &dyn Fn(usize, usize) -> bool,
) {
    let (mut xs, mut ys) = ((usize::MAX, 0), (usize::MAX, 0));
    let (mut dark, mut count) = (0.0, 0_usize);
    let mut cells = [(0_usize, 0_usize); 25];
    for y in top..low {
        for x in left..right {
            let cell = (y - top) * 5 / (low - top) * 5 + (x - left) * 5 / (right - left);
            cells[cell].1 += 1;
            if own(x, y) {
                cells[cell].0 += 1;
                xs = (xs.0.min(x), xs.1.max(x));
                ys = (ys.0.min(y), ys.1.max(y));
                dark += f64::from(patch.dark[y * patch.width + x]);
                count += 1;
            }
        }
    }
    if count > 0 {
        strokes.darkness = dark / count as f64;
        strokes.span = (xs.1 - xs.0 + 1).max(ys.1 - ys.0 + 1) as f64 / DENSITY;
    }
    let covered = cells.iter().filter(|(ink, all)| ink * 2 > *all).count();
    strokes.covered = covered as f64 / 25.0;
    let middle = (f64::midpoint(left as f64, right as f64), f64::midpoint(top as f64, low as f64));
    let half = (right - left).min(low - top) as f64 / 2.0;
    rings(strokes, middle, half, own);
    strokes.side_paper = side_paper(middle, half, own);
    strokes.hole = largest_hole(right - left, low - top, &|x, y| own(left + x, top + y));
}

/// Follows three circles around the middle of the box.
fn rings(strokes: &mut Strokes, middle: (f64, f64), half: f64, own: &dyn Fn(usize, usize) -> bool) {
    const STEPS: usize = 72;
    let mut paper = 0_usize;
    for (circle, reach) in [0.58, 0.74, 0.9].into_iter().enumerate() {
        let inked: Vec<bool> = (0..STEPS)
            .map(|step| {
                let angle = step as f64 * std::f64::consts::TAU / STEPS as f64;
                let x = middle.0 + half * reach * angle.cos();
                let y = middle.1 + half * reach * angle.sin();
                own(x as usize, y as usize)
            })
            .collect();
        paper += inked.iter().filter(|inked| !**inked).count();
        if circle == 1 {
            let starts = (0..STEPS).filter(|at| inked[*at] && !inked[(at + STEPS - 1) % STEPS]);
            strokes.arms = starts.count() as f64;
        }
    }
    strokes.ring_paper = paper as f64 / (3 * STEPS) as f64;
}

/// Mean share of paper in four small squares at the middles of the sides.
fn side_paper(middle: (f64, f64), half: f64, own: &dyn Fn(usize, usize) -> bool) -> f64 {
    let reach = half * 0.22;
    let mut share = 0.0;
    for (dx, dy) in [(0.0, -0.76), (0.76, 0.0), (0.0, 0.76), (-0.76, 0.0)] {
        let (cx, cy) = (middle.0 + dx * half, middle.1 + dy * half);
        let (mut paper, mut all) = (0_usize, 0_usize);
        for y in (cy - reach) as usize..=(cy + reach) as usize {
            for x in (cx - reach) as usize..=(cx + reach) as usize {
                all += 1;
                paper += usize::from(!own(x, y));
            }
        }
        share += paper as f64 / all.max(1) as f64 / 4.0;
    }
    share
}

/// Radius in mm of the largest circle of paper within a rectangle, by the 5-7 chamfer distance
/// (Borgefors 1986, 10.1016/S0734-189X(86)80047-0).
pub(super) fn largest_hole(width: usize, height: usize, ink: &dyn Fn(usize, usize) -> bool) -> f64 {
    let wide = width + 2;
    let mut far = vec![0_u32; wide * (height + 2)];
    for y in 0..height {
        for x in 0..width {
            if !ink(x, y) {
                far[(y + 1) * wide + x + 1] = u32::MAX / 2;
            }
        }
    }
    for y in 1..=height {
        for x in 1..=width {
            let at = y * wide + x;
            let least = (far[at - 1] + 5)
                .min(far[at - wide] + 5)
                .min(far[at - wide - 1] + 7)
                .min(far[at - wide + 1] + 7);
            far[at] = far[at].min(least);
        }
    }
    let mut most = 0;
    for y in (1..=height).rev() {
        for x in (1..=width).rev() {
            let at = y * wide + x;
            let least = (far[at + 1] + 5)
                .min(far[at + wide] + 5)
                .min(far[at + wide + 1] + 7)
                .min(far[at + wide - 1] + 7);
            far[at] = far[at].min(least);
            most = most.max(far[at]);
        }
    }
    f64::from(most) / 5.0 / DENSITY
}

/// Numbers the eight-connected pieces of a mask from 1; 0 is outside all.
fn label(mask: &[bool], width: usize, height: usize) -> Vec<u16> {
    let mut labels = vec![0_u16; mask.len()];
    let mut next = 0_u16;
    let mut stack = Vec::new();
    for start in 0..mask.len() {
        if !mask[start] || labels[start] != 0 {
            continue;
        }
        let Some(fresh) = next.checked_add(1) else { break };
        next = fresh;
        labels[start] = fresh;
        stack.push(start);
        while let Some(at) = stack.pop() {
            let (x, y) = (at % width, at / width);
            for ny in y.saturating_sub(1)..(y + 2).min(height) {
                for nx in x.saturating_sub(1)..(x + 2).min(width) {
                    let near = ny * width + nx;
                    if mask[near] && labels[near] == 0 {
                        labels[near] = fresh;
                        stack.push(near);
                    }
                }
            }
        }
    }
    labels
}
