use crate::read::plane::Plane;

/// Smallest and largest size of the print that is looked for, in parts of the page's nominal size.
const SCALES: (f64, f64) = (0.82, 1.14);
/// Ratio of neighbouring sizes: half a per cent is a millimetre and a half over a page.
const SCALE_STEP: f64 = 1.006;
/// Share of the page that may lie beyond the picture on either side.
const BEYOND: f64 = 0.08;

/// Ink line by line over a page: the root of its amount, so that black edges do not rule.
#[derive(Debug, Clone)]
pub(super) struct Profile {
    pub(super) bins: Vec<f32>,
}

/// A place of one profile within another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fit {
    /// Likeness, −1–1.
    pub(super) score: f32,
    /// Bins of the other profile per bin of this one.
    pub(super) scale: f64,
    /// The other profile's bin at which this one begins.
    pub(super) start: f64,
}

impl Profile {
    /// Of sums of darkness, one per bin.
    pub(super) fn of(sums: &[f32]) -> Profile {
        let rooted: Vec<f32> = sums.iter().map(|sum| sum.max(0.0).sqrt()).collect();
        let near = |at: usize| rooted[at.min(rooted.len() - 1)];
        let bins = (0..rooted.len())
            .map(|at| (near(at.saturating_sub(1)) + 2.0 * near(at) + near(at + 1)) / 4.0)
            .collect();
        Profile { bins }
    }

    /// Line by line from the top.
    pub(super) fn down(plane: &Plane) -> Profile {
        let lines = plane.pixels.chunks_exact(plane.width);
        Profile::of(&lines.map(|line| line.iter().map(|grey| ink(*grey)).sum()).collect::<Vec<_>>())
    }

    /// Column by column from the left.
    pub(super) fn across(plane: &Plane) -> Profile {
        let mut sums = vec![0.0; plane.width];
        for line in plane.pixels.chunks_exact(plane.width) {
            for (sum, grey) in sums.iter_mut().zip(line) {
                *sum += ink(*grey);
            }
        }
        Profile::of(&sums)
    }

    /// From the other end.
    pub(super) fn reversed(&self) -> Profile {
        Profile { bins: self.bins.iter().rev().copied().collect() }
    }

    /// The best places of this profile in `other`, best first, no two alike.
    ///
    /// `nominal` is the number of the other's bins per bin if the page has its true size.
    pub(super) fn best_fits(&self, other: &Profile, nominal: f64, most: usize) -> Vec<Fit> {
        let length = self.bins.len();
        let mean = self.bins.iter().sum::<f32>() / length as f32;
        let own: Vec<f32> = self.bins.iter().map(|bin| bin - mean).collect();
        let norm = dot(&own, &own).sqrt();
        let rim = (length as f64 * BEYOND) as usize;
        let mut fits: Vec<Fit> = Vec::new();
        let mut scale = SCALES.0;
        while scale <= SCALES.1 {
            let step = nominal * scale;
            let mut sampled = vec![0.0; rim];
            let inside = (other.bins.len() as f64 / step).ceil() as usize;
            sampled.extend((0..inside).map(|at| other.mean(at as f64 * step, step)));
            sampled.resize(sampled.len().max(length) + rim, 0.0);
            let (mut sums, mut squares) = (vec![0.0_f64], vec![0.0_f64]);
            let (mut sum, mut square) = (0.0, 0.0);
            for value in &sampled {
                let value = f64::from(*value);
                sum += value;
                square += value * value;
                sums.push(sum);
                squares.push(square);
            }
            let mut best: Option<Fit> = None;
            for start in 0..=sampled.len() - length {
                let part = &sampled[start..start + length];
                let total = sums[start + length] - sums[start];
                let energy = squares[start + length] - squares[start];
                let spread = (energy - total * total / length as f64).max(1e-6).sqrt();
                let score = dot(&own, part) / (norm * spread as f32).max(1e-6);
                if best.is_none_or(|best| score > best.score) {
                    let start = (start as f64 - rim as f64) * step;
                    best = Some(Fit { score, scale: step, start });
                }
            }
            fits.extend(best);
            scale *= SCALE_STEP;
        }
        fits.sort_by(|a, b| b.score.total_cmp(&a.score));
        let mut kept: Vec<Fit> = Vec::new();
        for fit in fits {
            let end = |fit: &Fit| fit.start + fit.scale * length as f64;
            let alike = |other: &Fit| {
                (other.start - fit.start).abs() < 3.0 * nominal
                    && (end(other) - end(&fit)).abs() < 3.0 * nominal
            };
            if kept.len() < most && !kept.iter().any(alike) {
                kept.push(fit);
            }
        }
        kept
    }

    /// The mean over `width` bins from `start`.
    fn mean(&self, start: f64, width: f64) -> f32 {
        let at = |place: f64| {
            let place = (place - 0.5).max(0.0);
            let low = (place as usize).min(self.bins.len() - 1);
            let high = (low + 1).min(self.bins.len() - 1);
            let share = (place - low as f64) as f32;
            self.bins[low] * (1.0 - share) + self.bins[high] * share
        };
        (at(start + width / 4.0) + at(start + width * 3.0 / 4.0)) / 2.0
    }
}

/// How much ink a pixel holds; what is nearly paper holds none.
pub(super) fn ink(grey: u8) -> f32 {
    if grey < 205 { f32::from(255 - grey) } else { 0.0 }
}

/// The sum of products, in eight lanes so that the machine can take them at once.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut lanes = [0.0_f32; 8];
    let (left, right) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest: f32 = left.remainder().iter().zip(right.remainder()).map(|(a, b)| a * b).sum();
    for (a, b) in left.zip(right) {
        for lane in 0..8 {
            lanes[lane] += a[lane] * b[lane];
        }
    }
    lanes.iter().sum::<f32>() + rest
}
