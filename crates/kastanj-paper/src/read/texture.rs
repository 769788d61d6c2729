use super::patch::{DENSITY, Patch};

/// How the own ink of a box runs: what tells a cross from hatching and from lines drawn through it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Texture {
    /// Shares of the edges of ink that run level, falling to the right, upright, rising; together 1,
    /// or 0 each without ink.
    pub directions: [f64; 4],
    /// Stretches of ink met on the average level line across the middle of the box.
    pub level_runs: f64,
    /// Likewise on the average upright line.
    pub upright_runs: f64,
    /// Pieces of paper inside that ink cuts off from each other.
    pub papers: f64,
    /// Own ink beyond the outline to the left, above, to the right and below, mm².
    pub reach: [f64; 4],
    /// Radius of the largest circle of ink inside, mm.
    pub thickest: f64,
    /// Usual width of the ink inside: twice its area by the length of its edge, mm.
    pub thickness: f64,
    /// Mean darkness inside, of whatever is there, 0–1.
    pub grey: f64,
    /// Likewise in the middle 60 % across and down.
    pub core_grey: f64,
}

/// Own ink beyond either side of a box that was struck through, mm² each.
const STRUCK_MM2: f64 = 0.15;

/// What is looked at: edges of the inside in pixels of the patch.
pub(super) type Inside = (usize, usize, usize, usize);

impl Texture {
    /// Of the ink that `own` names.
    pub(super) fn of(
        patch: &Patch<'_>,
        inside: Inside,
        own: &dyn Fn(usize, usize) -> bool,
    ) -> Texture {
        let (left, top, right, low) = inside;
        let (width, height) = (right - left, low - top);
        let ink: Vec<bool> =
            (0..width * height).map(|at| own(left + at % width, top + at / width)).collect();
        let mut texture = Texture::default();
        texture.greys(patch, inside);
        if !ink.contains(&true) {
            return texture;
        }
        texture.edges(&ink, width, height);
        texture.level_runs = runs(height, width, |line, along| ink[line * width + along]);
        texture.upright_runs = runs(width, height, |line, along| ink[along * width + line]);
        texture.papers = papers(&ink, width, height);
        texture.thickest = super::strokes::largest_hole(width, height, &|x, y| !ink[y * width + x]);
        texture.reach = reach(patch, inside, own);
        texture
    }

    /// Whether ink runs out to the left and to the right.
    pub(super) fn reaches_across(&self) -> bool {
        self.reach[0].min(self.reach[2]) > STRUCK_MM2
    }

    /// Whether ink runs out above and below.
    pub(super) fn reaches_down(&self) -> bool {
        self.reach[1].min(self.reach[3]) > STRUCK_MM2
    }

    fn greys(&mut self, patch: &Patch<'_>, (left, top, right, low): Inside) {
        let mean = |left: usize, top: usize, right: usize, low: usize| {
            let rows = (top..low).map(|y| &patch.dark[y * patch.width..][left..right]);
            let sum: f64 = rows.flatten().map(|dark| f64::from(*dark)).sum();
            sum / ((right - left) * (low - top)).max(1) as f64
        };
        let (x, y) = ((right - left) / 5, (low - top) / 5);
        self.grey = mean(left, top, right, low);
        self.core_grey = mean(left + x, top + y, right - x, low - y);
    }

    /// Directions of the ink's edges, from a 3 × 3 slope of the mask, and the ink's width.
    fn edges(&mut self, ink: &[bool], width: usize, height: usize) {
        let at = |x: usize, y: usize| f64::from(u8::from(ink[y * width + x]));
        let mut shares = [0.0; 4];
        let mut length = 0.0;
        for y in 1..height.saturating_sub(1) {
            for x in 1..width.saturating_sub(1) {
                let column = |x: usize| at(x, y - 1) + 2.0 * at(x, y) + at(x, y + 1);
                let line = |y: usize| at(x - 1, y) + 2.0 * at(x, y) + at(x + 1, y);
                let (across, down) = (column(x + 1) - column(x - 1), line(y + 1) - line(y - 1));
                let slope = across.hypot(down);
                if slope < 0.5 {
                    continue;
                }
                // Full slope over one pixel is 4 and seen on both sides of the edge.
                length += slope / 8.0;
                // An edge runs across its slope; eighths of a turn, shared between neighbours.
                let turn = down.atan2(across).rem_euclid(std::f64::consts::PI);
                let place = turn / std::f64::consts::FRAC_PI_4;
                let first = place as usize % 4;
                let share = place - place.floor();
                // Slope to the right: an upright edge.
                shares[(first + 2) % 4] += slope * (1.0 - share);
                shares[(first + 3) % 4] += slope * share;
            }
        }
        let sum: f64 = shares.iter().sum();
        if sum > 0.0 {
            self.directions = shares.map(|share| share / sum);
        }
        let area = ink.iter().filter(|ink| **ink).count() as f64;
        self.thickness = (2.0 * area / length.max(1.0)).min(60.0) / DENSITY;
    }
}

/// Mean number of stretches of ink on the lines across the middle three fifths.
fn runs(lines: usize, length: usize, ink: impl Fn(usize, usize) -> bool) -> f64 {
    let (first, last) = (lines / 5, lines - lines / 5);
    let starts = |line: usize| {
        (0..length).filter(|at| ink(line, *at) && (*at == 0 || !ink(line, at - 1))).count()
    };
    let all: usize = (first..last).map(starts).sum();
    all as f64 / (last - first).max(1) as f64
}

/// Pieces of paper of at least a tenth of a square millimetre.
fn papers(ink: &[bool], width: usize, height: usize) -> f64 {
    let least = (0.1 * DENSITY * DENSITY) as usize;
    let mut seen = ink.to_vec();
    let mut stack = Vec::new();
    let mut count = 0;
    for start in 0..seen.len() {
        if seen[start] {
            continue;
        }
        seen[start] = true;
        stack.push(start);
        let mut size = 0;
        while let Some(at) = stack.pop() {
            size += 1;
            let (x, y) = (at % width, at / width);
            let near = [
                (x > 0).then(|| at - 1),
                (x + 1 < width).then_some(at + 1),
                at.checked_sub(width),
                (y + 1 < height).then_some(at + width),
            ];
            for near in near.into_iter().flatten() {
                if !seen[near] {
                    seen[near] = true;
                    stack.push(near);
                }
            }
        }
        count += usize::from(size >= least);
    }
    count as f64
}

/// Own ink beyond each side of the outline, mm²; a little beyond, since print bleeds.
fn reach(
    patch: &Patch<'_>,
    (left, top, right, low): Inside,
    own: &dyn Fn(usize, usize) -> bool,
) -> [f64; 4] {
    let beyond = (0.9 * DENSITY) as usize;
    let pixel = 1.0 / (DENSITY * DENSITY);
    let mut sides = [0.0; 4];
    for y in 0..patch.height {
        for x in 0..patch.width {
            let out = [x + beyond < left, y + beyond < top, x >= right + beyond, y >= low + beyond];
            if out.contains(&true) && own(x, y) {
                for (side, out) in sides.iter_mut().zip(out) {
                    *side += if out { pixel } else { 0.0 };
                }
            }
        }
    }
    sides
}
