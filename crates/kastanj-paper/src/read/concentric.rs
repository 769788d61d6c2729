use super::homography::distance;
use super::plane::{Plane, Spot};

/// Least width of a module in pixels at which squares are told from text.
const LEAST_MODULE: f64 = 2.0;
/// More marks than a page has on any desk, where ten are ours: on a chequered cloth the search ends.
const MOST_SQUARES: usize = 2000;
/// Marks at the distance of a code that are looked at with one mark, the most alike.
const MOST_NEAR: usize = 24;
/// Sets of three marks that are tried as the corners of a code, the most regular ones.
const MOST_CODES: usize = 64;
/// Distance of two finder squares of a page code along its sides, modules.
const APART: f64 = 14.0;

/// A mark of concentric squares, dark, light, dark: a corner mark of the page, or a finder square
/// of a page code. Both are of the same size and look the same.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Concentric {
    pub(super) middle: Spot,
    /// A seventh of its width, pixels.
    pub(super) module: f64,
}

/// All marks of concentric squares of an evened picture, wherever they lie.
///
/// A line through the middle of such a mark meets dark, light, dark, light, dark in the
/// proportions 1:1:3:1:1 (ISO/IEC 18004, 12.1) at any size and slant; of the hollow corner mark
/// it meets seven equal runs.
pub(super) fn concentric_squares(work: &Plane) -> Vec<Concentric> {
    let mut found: Vec<(Concentric, usize)> = Vec::new();
    let mut runs = Vec::new();
    let ink = Ink::of(work);
    for y in 0..work.height {
        line_runs(ink.dark[y * work.width..][..work.width].iter().copied(), &mut runs);
        for (middle, length) in stretches(&runs) {
            let Some(square) = ink.upright(middle, y, length) else { continue };
            let same = |(known, _): &&mut (Concentric, usize)| {
                let near = 2.0 * known.module;
                (known.middle.x - square.middle.x).abs() < near
                    && distance(known.middle, square.middle) < near
            };
            match found.iter_mut().find(same) {
                Some((known, seen)) => {
                    let share = 1.0 / (*seen as f64 + 1.0);
                    let mix = |old: f64, new: f64| old + (new - old) * share;
                    known.middle.x = mix(known.middle.x, square.middle.x);
                    known.middle.y = mix(known.middle.y, square.middle.y);
                    known.module = mix(known.module, square.module);
                    *seen += 1;
                }
                None => found.push((square, 1)),
            }
        }
        if found.len() >= MOST_SQUARES {
            break;
        }
    }
    // A mark is met on every line through its inner square; a chance meeting of letters is not.
    found.retain(|(square, seen)| *seen as f64 >= square.module);
    found.into_iter().map(|(square, _)| square).collect()
}

/// Side of the blocks that a threshold is taken from, pixels.
const BLOCK: usize = 16;
/// Blocks to each side that have a say in it: together they span about three finder squares.
const SAY: usize = 2;
/// Contrast below which a neighbourhood holds nothing but paper, or nothing but desk.
const LEAST_CONTRAST: u8 = 50;

/// What is dark among its neighbours: blur and weak contrast lift thin black lines far above the
/// middle of all greys.
struct Ink {
    width: usize,
    height: usize,
    dark: Vec<bool>,
}

impl Ink {
    fn of(work: &Plane) -> Ink {
        let (columns, rows) = (work.width.div_ceil(BLOCK), work.height.div_ceil(BLOCK));
        let mut extremes = vec![(u8::MAX, 0_u8); columns * rows];
        for (y, line) in work.pixels.chunks_exact(work.width.max(1)).enumerate() {
            let blocks = &mut extremes[y / BLOCK * columns..][..columns];
            for (block, pixels) in blocks.iter_mut().zip(line.chunks(BLOCK)) {
                for pixel in pixels {
                    *block = (block.0.min(*pixel), block.1.max(*pixel));
                }
            }
        }
        let threshold = |column: usize, row: usize| {
            let mut around = (u8::MAX, 0_u8);
            for y in row.saturating_sub(SAY)..(row + SAY + 1).min(rows) {
                for x in column.saturating_sub(SAY)..(column + SAY + 1).min(columns) {
                    let block = extremes[y * columns + x];
                    around = (around.0.min(block.0), around.1.max(block.1));
                }
            }
            let contrast = around.1.saturating_sub(around.0);
            if contrast < LEAST_CONTRAST { 0 } else { around.0 + contrast / 2 }
        };
        let thresholds: Vec<u8> =
            (0..columns * rows).map(|at| threshold(at % columns, at / columns)).collect();
        let mut dark = Vec::with_capacity(work.pixels.len());
        for (y, line) in work.pixels.chunks_exact(work.width.max(1)).enumerate() {
            let limits = &thresholds[y / BLOCK * columns..][..columns];
            for (limit, pixels) in limits.iter().zip(line.chunks(BLOCK)) {
                dark.extend(pixels.iter().map(|pixel| pixel < limit));
            }
        }
        Ink { width: work.width, height: work.height, dark }
    }

    /// Looks whether a mark that was met on line `y` stands there downwards as well, and where its
    /// middle lies.
    fn upright(&self, x: f64, y: usize, length: f64) -> Option<Concentric> {
        let column = (x as usize).min(self.width.saturating_sub(1));
        let reach = (length * 0.9) as usize + 2;
        let (top, low) = (y.saturating_sub(reach), (y + reach + 1).min(self.height));
        let mut runs = Vec::new();
        line_runs((top..low).map(|row| self.dark[row * self.width + column]), &mut runs);
        let place = (y - top) as f64;
        let (middle, height) = stretches(&runs).into_iter().find(|(middle, height)| {
            (middle - place).abs() < height * 0.25 && (0.65..1.55).contains(&(height / length))
        })?;
        let middle = Spot { x, y: top as f64 + middle };
        Some(Concentric { middle, module: (length + height) / 14.0 })
    }
}

/// Dark and light runs of a line: whether dark, where it begins, how long it is.
fn line_runs(line: impl Iterator<Item = bool>, runs: &mut Vec<(bool, usize, usize)>) {
    runs.clear();
    for (at, dark) in line.enumerate() {
        match runs.last_mut() {
            Some((kind, _, length)) if *kind == dark => *length += 1,
            _ => runs.push((dark, at, 1)),
        }
    }
}

/// Middles and lengths of the stretches of a line that may cross a mark.
fn stretches(runs: &[(bool, usize, usize)]) -> Vec<(f64, f64)> {
    let mut found = Vec::new();
    for wanted in [&[1.0, 1.0, 3.0, 1.0, 1.0][..], &[1.0; 7][..]] {
        for window in runs.windows(wanted.len()) {
            if window[0].0 && fits(window.iter().map(|run| run.2 as f64), wanted) {
                let length: usize = window.iter().map(|run| run.2).sum();
                found.push((window[0].1 as f64 + length as f64 / 2.0, length as f64));
            }
        }
    }
    found
}

fn fits(runs: impl Iterator<Item = f64> + Clone, wanted: &[f64]) -> bool {
    let unit = runs.clone().sum::<f64>() / wanted.iter().sum::<f64>();
    unit >= LEAST_MODULE
        && runs.zip(wanted).all(|(run, wanted)| (run / unit - wanted).abs() < 0.5 * wanted.sqrt())
}

/// The finder squares of the page codes: upper left, upper right, lower left of each; the likeliest
/// first, if a pattern on paper or desk makes very many.
pub(super) fn codes_among(squares: &[Concentric]) -> Vec<[Spot; 3]> {
    let mut codes: Vec<(f64, [Spot; 3])> = Vec::new();
    for corner in squares {
        let mut near: Vec<&Concentric> = squares
            .iter()
            .filter(|other| {
                let (across, down) = to(corner.middle, other.middle);
                let farthest = APART * 1.45 * corner.module;
                if across.abs() > farthest || down.abs() > farthest {
                    return false;
                }
                let modules = distance(corner.middle, other.middle) / corner.module;
                (APART * 0.7..APART * 1.45).contains(&modules)
                    && (0.7..1.45).contains(&(other.module / corner.module))
            })
            .collect();
        if near.len() > MOST_NEAR {
            let unlike = |other: &Concentric| (other.module / corner.module).ln().abs();
            near.sort_by(|one, other| unlike(one).total_cmp(&unlike(other)));
            near.truncate(MOST_NEAR);
        }
        for right in &near {
            for below in &near {
                let (a, b) = (to(corner.middle, right.middle), to(corner.middle, below.middle));
                let (long, high) = (a.0.hypot(a.1), b.0.hypot(b.1));
                let turn = (a.0 * b.1 - a.1 * b.0) / (long * high);
                if turn > 0.85 && (0.75..1.33).contains(&(long / high)) {
                    let uneven = (long / high).ln().abs() + (1.0 - turn);
                    codes.push((uneven, [corner.middle, right.middle, below.middle]));
                }
            }
        }
        if codes.len() > 8 * MOST_CODES {
            keep_most_regular(&mut codes);
        }
    }
    if codes.len() > MOST_CODES {
        keep_most_regular(&mut codes);
    }
    codes.into_iter().map(|(_, code)| code).collect()
}

fn keep_most_regular(codes: &mut Vec<(f64, [Spot; 3])>) {
    codes.sort_by(|one, other| one.0.total_cmp(&other.0));
    codes.truncate(MOST_CODES);
}

fn to(from: Spot, there: Spot) -> (f64, f64) {
    (there.x - from.x, there.y - from.y)
}

/// A page code laid straight, with its quiet zone, 8 pixels a module.
pub(super) fn laid_straight(work: &Plane, finders: &[Spot; 3]) -> Plane {
    const MODULES: usize = 21 + 8;
    const PIXELS: usize = 8;
    let side = MODULES * PIXELS;
    let [corner, right, below] = *finders;
    let (across, down) = (to(corner, right), to(corner, below));
    let mut plane = Plane::paper(side, side);
    for (row, line) in plane.pixels.chunks_exact_mut(side).enumerate() {
        for (column, pixel) in line.iter_mut().enumerate() {
            // Modules from the middle of the upper left finder square, in shares of the distance.
            let share = |at: usize| ((at as f64 + 0.5) / PIXELS as f64 - 4.0 - 3.5) / APART;
            let (u, v) = (share(column), share(row));
            let x = corner.x + u * across.0 + v * down.0;
            let y = corner.y + u * across.1 + v * down.1;
            *pixel = work.sample(x, y) as u8;
        }
    }
    plane
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Draws a mark of concentric squares with this module, turned by `slant` pixels per pixel.
    fn draw(plane: &mut Plane, middle: (f64, f64), module: f64, slant: f64, hollow: bool) {
        for y in 0..plane.height {
            for x in 0..plane.width {
                let (dx, dy) = (x as f64 + 0.5 - middle.0, y as f64 + 0.5 - middle.1);
                let ring = ((dx + slant * dy).abs()).max((dy - slant * dx).abs()) / module;
                let dark = ring < 3.5 && !(1.5..2.5).contains(&ring) && !(hollow && ring < 0.5);
                if dark {
                    plane.pixels[y * plane.width + x] = 20;
                }
            }
        }
    }

    #[test]
    fn marks_are_found_where_they_stand_turned_or_hollow() {
        for slant in [0.0, 0.1, -0.2] {
            let mut plane = Plane::paper(400, 300);
            draw(&mut plane, (90.0, 80.0), 5.0, slant, false);
            draw(&mut plane, (290.0, 200.0), 4.0, slant, true);
            let found = concentric_squares(&plane);
            assert_eq!(found.len(), 2, "{slant}: {found:?}");
            assert!(distance(found[0].middle, Spot { x: 90.0, y: 80.0 }) < 1.0, "{found:?}");
            assert!(distance(found[1].middle, Spot { x: 290.0, y: 200.0 }) < 1.0, "{found:?}");
        }
        assert!(concentric_squares(&Plane::paper(50, 40)).is_empty());
    }

    #[test]
    fn a_chequered_cloth_makes_few_codes_and_hides_none() {
        let mut squares: Vec<Concentric> = (0..2000)
            .map(|n| {
                let middle = Spot { x: f64::from(n % 50) * 9.0, y: f64::from(n / 50) * 9.3 };
                Concentric { middle, module: 3.0 }
            })
            .collect();
        let place = |x, y| Concentric { middle: Spot { x, y }, module: 5.0 };
        let code = [place(800.0, 100.0), place(870.0, 100.0), place(800.0, 170.0)];
        squares.extend(code);
        let found = codes_among(&squares);
        assert_eq!(found.len(), MOST_CODES);
        assert!(found.contains(&code.map(|square| square.middle)));
    }

    #[test]
    fn three_marks_at_the_distance_of_a_code_are_one_and_a_corner_mark_beside_is_none_of_it() {
        let square = |x: f64, y: f64| Concentric { middle: Spot { x, y }, module: 5.0 };
        let squares = [square(100.0, 100.0), square(170.0, 100.0), square(100.0, 170.0)];
        let code = [squares[0].middle, squares[1].middle, squares[2].middle];
        assert_eq!(codes_among(&squares), [code]);
        assert!(codes_among(&[squares[0], squares[1], square(260.0, 60.0)]).is_empty());
        // A code that is seen from behind is none.
        let mirrored = [square(170.0, 100.0), square(100.0, 100.0), square(170.0, 170.0)];
        assert!(
            codes_among(&mirrored)
                .iter()
                .all(|code| code[0] != mirrored[0].middle || code[1] != mirrored[1].middle)
        );
    }
}
