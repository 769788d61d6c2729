use super::plane::Plane;

/// Widest streak, pixels of the working copy (0.6–0.9 mm).
const WIDEST: usize = 5;
/// How much darker than its neighbours a line must be.
const DARKER: u8 = 7;

/// Lines that a dirty glass draws along the whole page, down or across.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Streaks {
    columns: Vec<(usize, usize)>,
    rows: Vec<(usize, usize)>,
}

/// One of the lines, by its middle in pixels of the working copy.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Streak {
    /// Down the picture, so far from its left edge.
    Down(f64),
    /// Across the picture, so far from its upper edge.
    Across(f64),
}

impl Streaks {
    /// Finds lines that are darker than their neighbours over four fifths of
    /// the page's length; no print of our own forms is.
    pub(super) fn find(work: &Plane) -> Streaks {
        let (columns, rows) = levels(work);
        Streaks { columns: narrow_lines(&columns), rows: narrow_lines(&rows) }
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.columns.is_empty() && self.rows.is_empty()
    }

    /// Those lines of which `is` says so.
    pub(super) fn only(&self, is: impl Fn(Streak) -> bool) -> Streaks {
        let middle = |(from, to): (usize, usize)| f64::midpoint(from as f64, to as f64);
        let down = |line: &&(usize, usize)| is(Streak::Down(middle(**line)));
        let across = |line: &&(usize, usize)| is(Streak::Across(middle(**line)));
        Streaks {
            columns: self.columns.iter().filter(down).copied().collect(),
            rows: self.rows.iter().filter(across).copied().collect(),
        }
    }

    /// Wipes the streaks out of the working copy.
    pub(super) fn wipe(&self, work: &mut Plane) {
        if self.is_empty() {
            return;
        }
        let source = work.clone();
        for y in 0..work.height {
            let on_row = self.rows.iter().any(|(from, to)| (*from..*to).contains(&y));
            let whole = [(0, work.width)];
            let stretches: &[(usize, usize)] = if on_row { &whole } else { &self.columns };
            for x in stretches.iter().flat_map(|(from, to)| *from..*to) {
                let (cx, cy) = (x as f64 + 0.5, y as f64 + 0.5);
                work.pixels[y * work.width + x] =
                    self.around(cx, cy, |x, y| source.sample(x, y)) as u8;
            }
        }
    }

    /// The grey at a point of the working copy, taken from both sides of a streak.
    pub(super) fn around(&self, x: f64, y: f64, sample: impl Fn(f64, f64) -> f32) -> f32 {
        let within = |lines: &[(usize, usize)], at: f64| {
            lines
                .iter()
                .map(|(from, to)| (*from as f64 - 0.5, *to as f64 + 0.5))
                .find(|(from, to)| at > *from && at < *to)
        };
        if let Some((from, to)) = within(&self.columns, x) {
            return f32::midpoint(sample(from - 0.5, y), sample(to + 0.5, y));
        }
        if let Some((from, to)) = within(&self.rows, y) {
            return f32::midpoint(sample(x, from - 0.5), sample(x, to + 0.5));
        }
        sample(x, y)
    }
}

/// For each column and each row the grey that four fifths of its pixels do not exceed.
fn levels(work: &Plane) -> (Vec<u8>, Vec<u8>) {
    const STEP: usize = 3;
    let level = |histogram: &[u16; 64]| {
        let count: u32 = histogram.iter().map(|number| u32::from(*number)).sum();
        let mut seen = 0;
        let level = histogram.iter().position(|number| {
            seen += u32::from(*number);
            seen * 5 > count * 4
        });
        u8::try_from(level.unwrap_or(63) * 4).unwrap_or(252)
    };
    // Row by row through memory, for columns and rows alike.
    let mut columns = vec![[0_u16; 64]; work.width];
    let mut rows = Vec::with_capacity(work.height);
    for (y, line) in work.pixels.chunks_exact(work.width.max(1)).enumerate() {
        if y % STEP == 0 {
            for (histogram, grey) in columns.iter_mut().zip(line) {
                histogram[usize::from(grey / 4)] += 1;
            }
        }
        let mut histogram = [0_u16; 64];
        for grey in line.iter().step_by(STEP) {
            histogram[usize::from(grey / 4)] += 1;
        }
        rows.push(level(&histogram));
    }
    (columns.iter().map(level).collect(), rows)
}

/// Runs of at most [`WIDEST`] lines that are darker than the lines on both sides.
fn narrow_lines(levels: &[u8]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 1;
    while at < levels.len() {
        let before = levels[at - 1];
        if levels[at].saturating_add(DARKER) >= before {
            at += 1;
            continue;
        }
        let end = (at + 1..levels.len().min(at + 1 + WIDEST))
            .find(|next| levels[*next].saturating_add(4) >= before);
        match end {
            Some(end) => {
                found.push((at, end));
                at = end + 1;
            }
            None => at += WIDEST,
        }
    }
    // More than a few are no streaks but a page that is dark all over.
    if found.len() > 12 { Vec::new() } else { found }
}
