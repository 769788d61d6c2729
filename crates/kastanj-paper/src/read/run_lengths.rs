use super::plane::Plane;

/// Counts the corners of the picture that hold a mark of concentric squares.
///
/// A line through the middle of such a mark meets dark, light, dark, light,
/// dark in the proportions 1:1:3:1:1, at any size. Finder squares of page
/// codes look the same; only those nearest to a corner are counted, one per
/// corner.
pub(super) fn corner_like_marks(work: &Plane) -> usize {
    let side = work.width.min(work.height) / 6;
    let right = work.width - side;
    let low = work.height - side;
    [(0, 0), (right, 0), (right, low), (0, low)]
        .into_iter()
        .filter(|(left, top)| holds_mark(&work.cut(*left, *top, side, side)))
        .count()
}

fn holds_mark(crop: &Plane) -> bool {
    let across = |y: usize| (0..crop.width).map(move |x| (x, y)).collect::<Vec<_>>();
    for y in (0..crop.height).step_by(2) {
        for (middle, length) in patterns(crop, &across(y)) {
            let down: Vec<_> = (0..crop.height).map(|row| (middle, row)).collect();
            let upright = patterns(crop, &down).into_iter().any(|(place, other)| {
                place.abs_diff(y) * 5 < length && other * 10 > length * 6 && length * 10 > other * 6
            });
            if upright {
                return true;
            }
        }
    }
    false
}

/// Middles and lengths of the stretches with runs 1:1:3:1:1 or, for the hollow mark, 1:1:1:1:1:1:1.
fn patterns(crop: &Plane, line: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(bool, usize, usize)> = Vec::new();
    for (at, (x, y)) in line.iter().enumerate() {
        let dark = crop.pixels[y * crop.width + x] < 128;
        match runs.last_mut() {
            Some((kind, _, length)) if *kind == dark => *length += 1,
            _ => runs.push((dark, at, 1)),
        }
    }
    let fits = |window: &[(bool, usize, usize)], wanted: &[usize]| {
        let all: usize = window.iter().map(|run| run.2).sum();
        let modules: usize = wanted.iter().sum();
        let unit = all as f64 / modules as f64;
        unit >= 2.0
            && window[0].0
            && window.iter().zip(wanted).all(|(run, wanted)| {
                (run.2 as f64 / unit - *wanted as f64).abs() < 0.6 * (*wanted as f64).sqrt()
            })
    };
    let mut found = Vec::new();
    for wanted in [&[1, 1, 3, 1, 1][..], &[1; 7][..]] {
        for window in runs.windows(wanted.len()).filter(|window| fits(window, wanted)) {
            let length: usize = window.iter().map(|run| run.2).sum();
            found.push((window[0].1 + length / 2, length));
        }
    }
    found
}
