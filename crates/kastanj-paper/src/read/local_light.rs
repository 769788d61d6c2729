use super::plane::Plane;

/// Cells along each side of a patch: each two millimetres, wider than any stroke.
const CELLS: usize = 5;
/// The share of a cell that may be ink or print.
const PAPER_SHARE: usize = 20;
/// Cells darker than the paper around by more than this hold no paper to go by.
const LEAST_LIGHT: f32 = 0.45;

/// Evens the light within one patch: the edge of a shadow, the grey behind every other row.
///
/// Paper is what is lightest in each cell. The cells around the box tell how light falls; a cell
/// in the box has a say only if it is no darker than the darkest of those, since it may be filled.
pub(super) fn even_light(patch: &mut Plane, outer: (usize, usize, usize, usize)) {
    let (width, height) = (patch.width, patch.height);
    if width < 2 * CELLS || height < 2 * CELLS {
        return;
    }
    let edge = |at: usize, side: usize| at * side / CELLS;
    let mut levels = [[0.0_f32; CELLS]; CELLS];
    let mut inside = [[false; CELLS]; CELLS];
    for (row, line) in levels.iter_mut().enumerate() {
        for (column, level) in line.iter_mut().enumerate() {
            let (left, right) = (edge(column, width), edge(column + 1, width));
            let (top, low) = (edge(row, height), edge(row + 1, height));
            *level = lightest(patch, left, right, top, low);
            let wide = right.min(outer.2).saturating_sub(left.max(outer.0));
            let high = low.min(outer.3).saturating_sub(top.max(outer.1));
            inside[row][column] = wide * high * 2 > (right - left) * (low - top);
        }
    }
    let Some((plane, darkest)) = light_around(&levels, &inside) else { return };
    for (row, line) in levels.iter_mut().enumerate() {
        for (column, level) in line.iter_mut().enumerate() {
            let expected =
                plane[0] + plane[1] * (column as f32 - 2.0) + plane[2] * (row as f32 - 2.0);
            let spoilt = *level < expected * 0.93;
            if (inside[row][column] && *level < darkest) || (!inside[row][column] && spoilt) {
                *level = expected;
            }
            *level = level.clamp(80.0, 255.0);
        }
    }
    let across: Vec<(usize, usize, f32)> = (0..width).map(|at| between(at, width)).collect();
    let gains = |row: usize| -> Vec<f32> {
        let (upper, lower, share) = between(row, height);
        across
            .iter()
            .map(|(left, right, along)| {
                let (left, right, along) = (*left, *right, *along);
                let above = levels[upper][left] * (1.0 - along) + levels[upper][right] * along;
                let below = levels[lower][left] * (1.0 - along) + levels[lower][right] * along;
                255.0 / (above * (1.0 - share) + below * share)
            })
            .collect()
    };
    for (row, line) in patch.pixels.chunks_exact_mut(width).enumerate() {
        for (pixel, gain) in line.iter_mut().zip(gains(row)) {
            *pixel = (f32::from(*pixel) * gain).min(255.0) as u8;
        }
    }
}

/// The two cells whose middles a pixel lies between, and how near to the second.
fn between(at: usize, side: usize) -> (usize, usize, f32) {
    let place = (at as f32 + 0.5) * CELLS as f32 / side as f32 - 0.5;
    let place = place.clamp(0.0, (CELLS - 1) as f32);
    let first = (place as usize).min(CELLS - 2);
    (first, first + 1, place - first as f32)
}

/// The grey that all but a fifth of a cell's pixels do not exceed.
fn lightest(patch: &Plane, left: usize, right: usize, top: usize, low: usize) -> f32 {
    let mut histogram = [0_usize; 256];
    for y in top..low {
        for pixel in &patch.pixels[y * patch.width + left..y * patch.width + right] {
            histogram[usize::from(*pixel)] += 1;
        }
    }
    let wanted = (right - left) * (low - top) * PAPER_SHARE / 100;
    let mut seen = 0;
    for grey in (0..256).rev() {
        seen += histogram[grey];
        if seen > wanted {
            return grey as f32;
        }
    }
    0.0
}

/// A plane through the light of the cells around the box, in cells from the middle, and the darkest
/// of those that hold paper.
fn light_around(
    levels: &[[f32; CELLS]; CELLS],
    inside: &[[bool; CELLS]; CELLS],
) -> Option<([f32; 3], f32)> {
    let mut cells: Vec<(f64, f64, f64)> = Vec::new();
    for row in 0..CELLS {
        for column in 0..CELLS {
            if !inside[row][column] {
                cells.push((column as f64 - 2.0, row as f64 - 2.0, f64::from(levels[row][column])));
            }
        }
    }
    let lightest = cells.iter().map(|cell| cell.2).fold(0.0, f64::max);
    cells.retain(|cell| cell.2 > lightest * f64::from(LEAST_LIGHT));
    let mut plane = [lightest, 0.0, 0.0];
    for _ in 0..5 {
        let mut rows = [[0.0; 4]; 3];
        for (x, y, level) in &cells {
            let below = plane[0] + plane[1] * x + plane[2] * y - level;
            // Print and ink darken a cell; nothing lightens it.
            let weight = if below > 4.0 { 4.0 / below } else { 1.0 };
            let base = [1.0, *x, *y];
            for (row, own) in rows.iter_mut().zip(base) {
                for (cell, other) in row.iter_mut().zip(base) {
                    *cell += weight * own * other;
                }
                row[3] += weight * own * level;
            }
        }
        plane = super::homography::solve(rows)?;
    }
    let on_plane =
        |cell: &&(f64, f64, f64)| cell.2 > (plane[0] + plane[1] * cell.0 + plane[2] * cell.1) * 0.8;
    let darkest = cells.iter().filter(on_plane).map(|cell| cell.2).fold(255.0, f64::min);
    Some((plane.map(|value| value as f32), darkest as f32))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patch(grey: impl Fn(usize, usize) -> f32) -> Plane {
        let mut plane = Plane::paper(88, 88);
        for (at, pixel) in plane.pixels.iter_mut().enumerate() {
            *pixel = grey(at % 88, at / 88) as u8;
        }
        plane
    }

    #[test]
    fn a_shadow_across_an_empty_box_becomes_paper() {
        let shade = |x: usize| 250.0 - 100.0 / (1.0 + (-(x as f32 - 40.0) / 10.0).exp());
        let mut seen = patch(|x, _| shade(x));
        even_light(&mut seen, (24, 24, 64, 64));
        assert!(seen.pixels.iter().all(|pixel| *pixel > 200), "{:?}", seen.pixels.iter().min());
    }

    #[test]
    fn a_filled_box_stays_dark_in_a_shadow() {
        let filled = |x: usize, y: usize| (26..62).contains(&x) && (26..62).contains(&y);
        let mut seen = patch(|x, y| if filled(x, y) { 70.0 } else { 250.0 - x as f32 });
        even_light(&mut seen, (24, 24, 64, 64));
        assert!(seen.pixels[44 * 88 + 44] < 110, "{}", seen.pixels[44 * 88 + 44]);
        assert!(seen.pixels[44 * 88 + 80] > 235, "{}", seen.pixels[44 * 88 + 80]);
    }
}
