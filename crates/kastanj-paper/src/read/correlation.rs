use super::plane::Plane;

/// The best place of a small picture within a larger one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Match {
    /// Columns from the left edge of the larger picture to that of the smaller, with fractions.
    pub(super) x: f64,
    /// Rows likewise.
    pub(super) y: f64,
    /// Normalised cross-correlation there, −1–1.
    pub(super) score: f64,
}

/// Normalised cross-correlation over every place of `pattern` in `field`, best place kept.
///
/// `None` when the pattern does not fit in or is of one grey.
pub(super) fn best_match(field: &Plane, pattern: &Plane) -> Option<Match> {
    let (scores, across, down) = all_scores(field, pattern)?;
    let best = (0..scores.len()).max_by(|a, b| scores[*a].total_cmp(&scores[*b]))?;
    let (x, y) = (best % across, best / across);
    let at = |x: usize, y: usize| scores[y * across + x];
    let aside = |low: bool, high: bool, before: f64, after: f64| {
        if low || high { 0.0 } else { peak(before, at(x, y), after) }
    };
    let fraction_x = aside(
        x == 0,
        x + 1 == across,
        if x > 0 { at(x - 1, y) } else { 0.0 },
        if x + 1 < across { at(x + 1, y) } else { 0.0 },
    );
    let fraction_y = aside(
        y == 0,
        y + 1 == down,
        if y > 0 { at(x, y - 1) } else { 0.0 },
        if y + 1 < down { at(x, y + 1) } else { 0.0 },
    );
    Some(Match { x: x as f64 + fraction_x, y: y as f64 + fraction_y, score: at(x, y) })
}

/// How like itself a piece of a picture is elsewhere: the best correlation of `pattern` with `field`
/// more than a pixel from its own place `home` in it; 0 where there is no such place.
pub(super) fn likeness_elsewhere(field: &Plane, pattern: &Plane, home: (usize, usize)) -> f64 {
    let Some((scores, across, _)) = all_scores(field, pattern) else { return 0.0 };
    let aside = |at: &usize| {
        let (x, y) = (at % across, at / across);
        x.abs_diff(home.0).max(y.abs_diff(home.1)) > 1
    };
    (0..scores.len()).filter(aside).map(|at| scores[at]).fold(0.0, f64::max)
}

/// The correlation at every place, row by row, and how many places there are across and down.
fn all_scores(field: &Plane, pattern: &Plane) -> Option<(Vec<f64>, usize, usize)> {
    let across = (field.width + 1).checked_sub(pattern.width)?;
    let down = (field.height + 1).checked_sub(pattern.height)?;
    if across == 0 || down == 0 {
        return None;
    }
    let shape = Shape::of(pattern)?;
    let sums = Sums::of(field);
    let products = Products::of(field, pattern);
    let mut scores = vec![0.0_f64; across * down];
    for y in 0..down {
        for x in 0..across {
            scores[y * across + x] = shape.score(pattern, &sums, &products, x, y);
        }
    }
    Some((scores, across, down))
}

/// Top of the parabola through three neighbouring values, within half a step.
fn peak(before: f64, here: f64, after: f64) -> f64 {
    let bend = before - 2.0 * here + after;
    if bend >= -1e-9 { 0.0 } else { (0.5 * (before - after) / bend).clamp(-0.5, 0.5) }
}

struct Shape {
    mean: f64,
    norm: f64,
    count: f64,
}

impl Shape {
    fn of(pattern: &Plane) -> Option<Shape> {
        let count = pattern.pixels.len() as f64;
        let (mut sum, mut squares) = (0_u64, 0_u64);
        for pixel in &pattern.pixels {
            let value = u64::from(*pixel);
            sum += value;
            squares += value * value;
        }
        let mean = sum as f64 / count;
        let variance = squares as f64 - count * mean * mean;
        (variance > count * 4.0).then(|| Shape { mean, norm: variance.sqrt(), count })
    }

    fn score(&self, pattern: &Plane, sums: &Sums, products: &Products, x: usize, y: usize) -> f64 {
        let (sum, squares) = sums.within(x, y, pattern.width, pattern.height);
        let variance = squares - sum * sum / self.count;
        if variance < self.count * 4.0 {
            return 0.0;
        }
        (products.at(x, y) as f64 - self.mean * sum) / (self.norm * variance.sqrt())
    }
}

/// Pixels that are multiplied at once.
const LANES: usize = 8;

/// Both pictures as 16-bit numbers in rows of whole lanes, the pattern filled up with noughts: then a
/// processor multiplies and adds a lane at once.
struct Products {
    field: Vec<i16>,
    field_stride: usize,
    pattern: Vec<i16>,
    pattern_stride: usize,
}

impl Products {
    fn of(field: &Plane, pattern: &Plane) -> Products {
        let lined = |plane: &Plane, stride: usize| {
            let mut lined = vec![0; stride * plane.height];
            let rows = plane.pixels.chunks_exact(plane.width.max(1));
            for (row, line) in rows.zip(lined.chunks_exact_mut(stride)) {
                for (grey, cell) in row.iter().zip(line) {
                    *cell = i16::from(*grey);
                }
            }
            lined
        };
        let pattern_stride = pattern.width.next_multiple_of(LANES);
        let field_stride = field.width + LANES;
        Products {
            field: lined(field, field_stride),
            field_stride,
            pattern: lined(pattern, pattern_stride),
            pattern_stride,
        }
    }

    /// The sum of the products of all pixels, the pattern's corner at this place.
    fn at(&self, x: usize, y: usize) -> i64 {
        let rows = self.pattern.chunks_exact(self.pattern_stride);
        let product = |(line, row): (usize, &[i16])| {
            let under = &self.field[(y + line) * self.field_stride + x..][..self.pattern_stride];
            let lanes = under.as_chunks::<LANES>().0.iter().zip(row.as_chunks::<LANES>().0);
            let sum: i32 = lanes
                .map(|(a, b)| -> i32 {
                    a.iter().zip(b).map(|(a, b)| i32::from(*a) * i32::from(*b)).sum()
                })
                .sum();
            i64::from(sum)
        };
        rows.enumerate().map(product).sum()
    }
}

/// Sums of greys and of their squares above and to the left of every pixel, modulo 2³²: what lies
/// within a piece is their difference, and is right as long as it is smaller itself (66,000 pixels).
struct Sums {
    stride: usize,
    sums: Vec<(u32, u32)>,
}

impl Sums {
    fn of(field: &Plane) -> Sums {
        let stride = field.width + 1;
        let mut sums = vec![(0_u32, 0_u32); stride * (field.height + 1)];
        for (y, line) in field.pixels.chunks_exact(field.width.max(1)).enumerate() {
            let (above, below) = sums[y * stride..].split_at_mut(stride);
            let mut along = (0_u32, 0_u32);
            for ((above, below), pixel) in above[1..].iter().zip(&mut below[1..]).zip(line) {
                let grey = u32::from(*pixel);
                along = (along.0.wrapping_add(grey), along.1.wrapping_add(grey * grey));
                *below = (above.0.wrapping_add(along.0), above.1.wrapping_add(along.1));
            }
        }
        Sums { stride, sums }
    }

    fn within(&self, x: usize, y: usize, width: usize, height: usize) -> (f64, f64) {
        let at = |x: usize, y: usize| self.sums[y * self.stride + x];
        let (a, b, c, d) =
            (at(x, y), at(x + width, y), at(x, y + height), at(x + width, y + height));
        let within = |a: u32, b: u32, c: u32, d: u32| {
            f64::from(d.wrapping_add(a).wrapping_sub(b).wrapping_sub(c))
        };
        (within(a.0, b.0, c.0, d.0), within(a.1, b.1, c.1, d.1))
    }
}

/// Standard deviation of the greys.
pub(super) fn contrast(plane: &Plane) -> f64 {
    Shape::of(plane).map_or(0.0, |shape| shape.norm / shape.count.sqrt())
}
