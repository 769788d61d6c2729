use super::plane::Plane;
use super::streaks::Streaks;
use crate::GrayPage;

/// Side of a background tile in pixels of the working copy.
const TILE: usize = 32;

/// A scan with even light: the working copy that marks are found on, and the
/// map of its paper brightness.
#[derive(Debug)]
pub(super) struct FlatScan {
    /// Pixels of the scan per pixel of the working copy.
    pub(super) factor: usize,
    /// The working copy, divided by the brightness of the paper.
    pub(super) work: Plane,
    /// Lines that the scanner drew; already wiped out of `work`.
    pub(super) streaks: Streaks,
    columns: usize,
    paper: Vec<f32>,
}

impl FlatScan {
    /// Reduces the scan to 140–280 dpi, by its sides as an A4 page, evens its light and wipes out
    /// what looks like a scanner's streaks.
    pub(super) fn new(scan: &GrayPage) -> FlatScan {
        FlatScan::wiping(scan, Streaks::find)
    }

    /// Likewise, wiping out the lines that `streaks` names in the working copy.
    pub(super) fn wiping(scan: &GrayPage, streaks: impl FnOnce(&Plane) -> Streaks) -> FlatScan {
        let short = scan.width().min(scan.height()) as usize;
        // 140 dpi across 210 mm are 1157 pixels.
        let factor = (short / 1157).clamp(1, 8);
        let mut work = reduce(scan, factor);
        let columns = work.width.div_ceil(TILE);
        let rows = work.height.div_ceil(TILE);
        let paper = paper_levels(&work, columns, rows);
        for y in 0..work.height {
            let tiles = &paper[(y / TILE) * columns..][..columns];
            let row = &mut work.pixels[y * work.width..][..work.width];
            for (pixels, level) in row.chunks_mut(TILE).zip(tiles) {
                if *level >= 254.5 {
                    continue;
                }
                // In 256ths, so that many pixels are done at once.
                let gain = (255.0 * 256.0 / level) as u32;
                for pixel in pixels {
                    *pixel = ((u32::from(*pixel) * gain) >> 8).min(255) as u8;
                }
            }
        }
        let streaks = streaks(&work);
        streaks.wipe(&mut work);
        FlatScan { factor, work, streaks, columns, paper }
    }

    /// The brightness of blank paper at a point of the full scan, 1–255.
    pub(super) fn paper_at(&self, x: f64, y: f64) -> f32 {
        let tile = (TILE * self.factor) as f64;
        let column = ((x / tile).max(0.0) as usize).min(self.columns - 1);
        let row = ((y / tile).max(0.0) as usize).min(self.paper.len() / self.columns - 1);
        self.paper[row * self.columns + column]
    }
}

/// The mean of `factor` × `factor` pixels each.
fn reduce(scan: &GrayPage, factor: usize) -> Plane {
    let (pixels, sides) = (scan.pixels(), (scan.width() as usize, scan.height() as usize));
    // The usual factors with their loops unrolled: 300 dpi has 2, 12 megapixels have 2, 600 dpi 4.
    match factor {
        1 => Plane { width: sides.0, height: sides.1, pixels: pixels.to_vec() },
        2 => Plane::means::<2>(pixels, sides, 2),
        3 => Plane::means::<3>(pixels, sides, 3),
        4 => Plane::means::<4>(pixels, sides, 4),
        _ => Plane::means::<0>(pixels, sides, factor),
    }
}

/// Brightness of the paper tile by tile: a high percentile, taken from the
/// brightest neighbour where print covers a tile, then smoothed.
fn paper_levels(work: &Plane, columns: usize, rows: usize) -> Vec<f32> {
    let mut levels = vec![255.0_f32; columns * rows];
    for row in 0..rows {
        for column in 0..columns {
            let mut histogram = [0_u32; 256];
            let mut count = 0;
            let right = ((column + 1) * TILE).min(work.width);
            for y in (row * TILE..((row + 1) * TILE).min(work.height)).step_by(2) {
                for pixel in work.pixels[y * work.width..][column * TILE..right].iter().step_by(2) {
                    histogram[usize::from(*pixel)] += 1;
                    count += 1;
                }
            }
            levels[row * columns + column] = percentile(&histogram, count, 0.8);
        }
    }
    let mut sorted = levels.clone();
    sorted.sort_by(f32::total_cmp);
    let usual = sorted[sorted.len() * 7 / 10].max(32.0);
    // Deep shadow is light enough to read; a black edge is no paper at all.
    let floor = usual * 0.55;
    let widest =
        neighbours(&levels, columns, rows, |values| values.iter().copied().fold(floor, f32::max));
    neighbours(&widest, columns, rows, |values| values.iter().sum::<f32>() / values.len() as f32)
}

fn percentile(histogram: &[u32; 256], count: u32, share: f32) -> f32 {
    let wanted = count as f32 * share;
    let mut seen = 0;
    for (value, number) in histogram.iter().enumerate() {
        seen += number;
        if seen as f32 >= wanted {
            return value as f32;
        }
    }
    255.0
}

fn neighbours(
    levels: &[f32],
    columns: usize,
    rows: usize,
    combine: impl Fn(&[f32]) -> f32,
) -> Vec<f32> {
    let mut out = Vec::with_capacity(levels.len());
    let mut values = Vec::with_capacity(9);
    for row in 0..rows {
        for column in 0..columns {
            values.clear();
            for y in row.saturating_sub(1)..(row + 2).min(rows) {
                for x in column.saturating_sub(1)..(column + 2).min(columns) {
                    values.push(levels[y * columns + x]);
                }
            }
            out.push(combine(&values));
        }
    }
    out
}
