use super::profile::{Profile, ink};
use crate::read::plane::Plane;

/// Largest skew that is looked for, degrees.
const MOST_DEGREES: f64 = 5.0;
/// Most dark pixels from which it is judged.
const MOST_POINTS: usize = 12_000;

/// The scan's axes turned so that its lines of print lie level or upright.
#[derive(Debug, Clone, Copy)]
pub(super) struct Straightened {
    cosine: f64,
    sine: f64,
    /// Least values of the turned coordinates.
    least: (f64, f64),
    /// Number of whole pixels that they span.
    pub(super) span: (usize, usize),
}

impl Straightened {
    /// Finds the skew at which projections of the ink are sharpest, lines and columns together.
    ///
    /// Print is made of level lines; at the right angle they fall into few
    /// bins (Postl 1986, Detection of linear oblique structures and skew scan).
    pub(super) fn find(plane: &Plane) -> Straightened {
        let points = dark_points(plane);
        let sharpest = |from: f64, to: f64, step: f64| {
            let mut best = (f64::NEG_INFINITY, 0.0);
            let count = ((to - from) / step).round() as usize;
            for number in 0..=count {
                let degrees = from + step * number as f64;
                let sharpness = sharpness(&points, plane, degrees.to_radians());
                if sharpness > best.0 {
                    best = (sharpness, degrees);
                }
            }
            best.1
        };
        let coarse = sharpest(-MOST_DEGREES, MOST_DEGREES, 0.25);
        let degrees = sharpest(coarse - 0.2, coarse + 0.2, 0.05);
        Straightened::turned(plane, degrees.to_radians())
    }

    fn turned(plane: &Plane, angle: f64) -> Straightened {
        let (sine, cosine) = angle.sin_cos();
        let (width, height) = (plane.width as f64, plane.height as f64);
        let corners = [(0.0, 0.0), (width, 0.0), (0.0, height), (width, height)]
            .map(|(x, y)| (x * cosine + y * sine, y * cosine - x * sine));
        let least =
            |pick: fn(&(f64, f64)) -> f64| corners.iter().map(pick).fold(f64::INFINITY, f64::min);
        let most = |pick: fn(&(f64, f64)) -> f64| {
            corners.iter().map(pick).fold(f64::NEG_INFINITY, f64::max)
        };
        let least = (least(|corner| corner.0), least(|corner| corner.1));
        let span = (
            (most(|corner| corner.0) - least.0).ceil() as usize + 1,
            (most(|corner| corner.1) - least.1).ceil() as usize + 1,
        );
        Straightened { cosine, sine, least, span }
    }

    /// The turned coordinates of a place in the picture, from 0.
    fn turn(&self, x: f64, y: f64) -> (f64, f64) {
        (
            x * self.cosine + y * self.sine - self.least.0,
            y * self.cosine - x * self.sine - self.least.1,
        )
    }

    /// The place in the picture with these turned coordinates.
    pub(super) fn back(&self, u: f64, v: f64) -> (f64, f64) {
        let (u, v) = (u + self.least.0, v + self.least.1);
        (u * self.cosine - v * self.sine, u * self.sine + v * self.cosine)
    }

    /// The ink along both turned axes.
    pub(super) fn profiles(&self, plane: &Plane) -> (Profile, Profile) {
        let mut across = vec![0.0_f32; self.span.0];
        let mut down = vec![0.0_f32; self.span.1];
        for y in 0..plane.height {
            let (mut u, mut v) = self.turn(0.5, y as f64 + 0.5);
            for grey in &plane.pixels[y * plane.width..][..plane.width] {
                if *grey < 205 {
                    let amount = ink(*grey);
                    let (column, row) = (u as usize, v as usize);
                    if let Some(sum) = across.get_mut(column) {
                        *sum += amount;
                    }
                    if let Some(sum) = down.get_mut(row) {
                        *sum += amount;
                    }
                }
                u += self.cosine;
                v -= self.sine;
            }
        }
        (Profile::of(&across), Profile::of(&down))
    }
}

/// Dark pixels away from the rim, where feeders leave black edges; evenly thinned if many.
fn dark_points(plane: &Plane) -> Vec<(f32, f32)> {
    let (rim_x, rim_y) = (plane.width / 25, plane.height / 25);
    let mut points = Vec::new();
    for y in rim_y..plane.height - rim_y {
        let row = &plane.pixels[y * plane.width..][..plane.width];
        for (x, grey) in row.iter().enumerate().take(plane.width - rim_x).skip(rim_x) {
            if *grey < 170 {
                points.push((x as f32, y as f32));
            }
        }
    }
    let step = points.len().div_ceil(MOST_POINTS).max(1);
    points.into_iter().step_by(step).collect()
}

fn sharpness(points: &[(f32, f32)], plane: &Plane, angle: f64) -> f64 {
    let (sine, cosine) = angle.sin_cos();
    let (sine, cosine) = (sine as f32, cosine as f32);
    let reach = plane.width + plane.height;
    let room = reach as f32 * 0.1;
    let mut across = vec![0_u32; reach * 2];
    let mut down = vec![0_u32; reach * 2];
    for (x, y) in points {
        let (u, v) = (x * cosine + y * sine + room, y * cosine - x * sine + room);
        if let Some(count) = across.get_mut(u as usize) {
            *count += 1;
        }
        if let Some(count) = down.get_mut(v as usize) {
            *count += 1;
        }
    }
    let energy = |bins: &[u32]| {
        bins.windows(2).map(|two| (f64::from(two[0]) - f64::from(two[1])).powi(2)).sum::<f64>()
    };
    energy(&across) + energy(&down)
}
