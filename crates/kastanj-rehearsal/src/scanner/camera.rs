use image::{GrayImage, Luma, imageops};
use serde::{Deserialize, Serialize};

use crate::scanner::optics;
use crate::{Chance, PageRaster, RehearsalError};

/// Half the sides of the paper, mm.
const HALF: (f64, f64) = (105.0, 148.5);
/// Sides of a picture of 12 megapixels, upright.
const PIXELS: (u32, u32) = (3000, 4000);

/// A telephone that is held over a page lying on a desk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Camera {
    /// How far the telephone leans off the page's normal, degrees: over the long and the short
    /// side, together at most 25.
    pub lean_degrees: (f64, f64),
    /// How the page lies turned in the picture, degrees clockwise.
    pub turn_degrees: f64,
    /// Share of the picture's sides that the page fills, 0.7–0.95.
    pub fills: f64,
    /// How high the paper arches off the desk, mm, along and across; 0 is flat.
    pub arch_mm: (f64, f64),
    /// The grey of the desk.
    pub desk: f64,
    /// How much darker the light is at the far side than at the near one, 0–0.5, and from where,
    /// degrees.
    pub falloff: (f64, f64),
    /// A shadow: its darkening (0–0.45), where its edge lies (−1 to 1), its direction in degrees and
    /// its softness in shares of the picture.
    pub shadow: Option<(f64, f64, f64, f64)>,
    /// Standard deviation of the blur, pixels.
    pub blur: f64,
    /// The greys that black and white become.
    pub tones: (f64, f64),
    /// Standard deviation of the sensor's noise, greys.
    pub noise: f64,
    /// Quality of the JPEG file, 50–85.
    pub jpeg_quality: u8,
    /// Clockwise quarter turns of the finished picture, 0–3.
    pub quarter_turns: u8,
}

impl Camera {
    /// A picture as a careful but hurried person takes it, with everything drawn at random: lean
    /// to 25°, light from one side, in half of the pictures a hand's shadow, in a third a page
    /// that does not lie flat.
    pub fn draw(chance: &mut Chance) -> Camera {
        let lean = chance.between(0.0, 25.0);
        let towards = chance.between(0.0, std::f64::consts::TAU);
        let white = chance.between(150.0, 245.0);
        let arched = chance.happens(0.33);
        let turns = [(0, 0.7), (1, 0.1), (2, 0.1), (3, 0.1)];
        Camera {
            lean_degrees: (lean * towards.cos(), lean * towards.sin()),
            turn_degrees: chance.around(0.0, 3.0),
            fills: chance.between(0.72, 0.93),
            arch_mm: if arched {
                (chance.between(0.0, 3.0), chance.between(0.0, 3.0))
            } else {
                (0.0, 0.0)
            },
            desk: chance.between(25.0, 150.0),
            falloff: (chance.between(0.0, 0.4), chance.between(0.0, 360.0)),
            shadow: chance.happens(0.5).then(|| {
                (
                    chance.between(0.1, 0.4),
                    chance.between(-0.6, 0.6),
                    chance.between(0.0, 360.0),
                    chance.between(0.01, 0.12),
                )
            }),
            blur: chance.between(0.6, 2.2),
            tones: (chance.between(15.0, 60.0), white),
            noise: chance.between(1.0, 6.0),
            jpeg_quality: chance.whole(50, 85) as u8,
            quarter_turns: chance.weighted(&turns).copied().unwrap_or(0),
        }
    }
}

/// The page in space, as the camera sees it.
struct View {
    rotation: [[f64; 3]; 3],
    /// Distance of the page's middle, mm.
    distance: f64,
    /// Focal length in pixels.
    focal: f64,
    arch: (f64, f64),
}

impl View {
    fn of(camera: &Camera) -> View {
        let (over, side) = (camera.lean_degrees.0.to_radians(), camera.lean_degrees.1.to_radians());
        let turn = camera.turn_degrees.to_radians();
        let about_x =
            [[1.0, 0.0, 0.0], [0.0, over.cos(), -over.sin()], [0.0, over.sin(), over.cos()]];
        let about_y =
            [[side.cos(), 0.0, side.sin()], [0.0, 1.0, 0.0], [-side.sin(), 0.0, side.cos()]];
        let about_z =
            [[turn.cos(), -turn.sin(), 0.0], [turn.sin(), turn.cos(), 0.0], [0.0, 0.0, 1.0]];
        let rotation = multiply(about_x, multiply(about_y, about_z));
        // The angle of view of telephones: the long side spans about 65°.
        let focal = f64::from(PIXELS.1) / 2.0 / 32.5_f64.to_radians().tan();
        let mut view = View { rotation, distance: 400.0, focal, arch: camera.arch_mm };
        // Nearer or further until the page fills its share of the picture.
        for _ in 0..20 {
            let reach = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]
                .map(|(x, y)| view.project(x * HALF.0, y * HALF.1))
                .into_iter()
                .map(|(u, v)| {
                    (u.abs() / f64::from(PIXELS.0)).max(v.abs() / f64::from(PIXELS.1)) * 2.0
                })
                .fold(0.0, f64::max);
            view.distance *= (reach / camera.fills).clamp(0.5, 2.0);
        }
        view
    }

    /// Height of the paper over the desk at a point of the page, mm: nothing at the edges.
    fn height(&self, x: f64, y: f64) -> f64 {
        let wave = |share: f64| (share * std::f64::consts::FRAC_PI_2).cos();
        self.arch.0 * wave(y / HALF.1) + self.arch.1 * wave(x / HALF.0)
    }

    /// Where a point of the page lies off the middle of the picture, pixels.
    fn project(&self, x: f64, y: f64) -> (f64, f64) {
        let [u, v, depth] = self.turned([x, y, -self.height(x, y)]);
        (self.focal * u / (self.distance + depth), self.focal * v / (self.distance + depth))
    }

    fn turned(&self, point: [f64; 3]) -> [f64; 3] {
        self.rotation.map(|row| row[0] * point[0] + row[1] * point[1] + row[2] * point[2])
    }

    /// The point of the page that is seen at a place off the middle of the picture.
    fn seen_at(&self, u: f64, v: f64) -> Option<(f64, f64)> {
        let ray = [u / self.focal, v / self.focal, 1.0];
        // The ray and the eye in the axes of the page.
        let back = |v: [f64; 3]| {
            let r = &self.rotation;
            [0, 1, 2].map(|at: usize| r[0][at] * v[0] + r[1][at] * v[1] + r[2][at] * v[2])
        };
        let (ray, eye) = (back(ray), back([0.0, 0.0, -self.distance]));
        if ray[2].abs() < 1e-9 {
            return None;
        }
        let (mut x, mut y, mut height) = (0.0, 0.0, 0.0);
        let rounds = if self.arch == (0.0, 0.0) { 1 } else { 4 };
        for _ in 0..rounds {
            let along = (-height - eye[2]) / ray[2];
            (x, y) = (eye[0] + along * ray[0], eye[1] + along * ray[1]);
            height = self.height(x.clamp(-HALF.0, HALF.0), y.clamp(-HALF.1, HALF.1));
        }
        Some((x, y))
    }
}

fn multiply(a: [[f64; 3]; 3], b: [[f64; 3]; 3]) -> [[f64; 3]; 3] {
    std::array::from_fn(|i| std::array::from_fn(|j| (0..3).map(|k| a[i][k] * b[k][j]).sum()))
}

/// Takes a picture of a page. The same page, camera and chance always give the same pixels.
///
/// # Errors
/// [`RehearsalError::Picture`] when the JPEG coder refuses the picture.
pub fn photograph(
    page: &PageRaster,
    camera: &Camera,
    chance: &Chance,
) -> Result<GrayImage, RehearsalError> {
    let view = View::of(camera);
    let per_mm = page.per_mm();
    let (width, height) = PIXELS;
    let half = (f64::from(width) / 2.0, f64::from(height) / 2.0);
    let grain = Grain::draw(&mut chance.branch("desk"));
    let mut image = GrayImage::new(width, height);
    for (row, line) in image.enumerate_rows_mut() {
        for (column, _, pixel) in line {
            let (u, v) = (f64::from(column) + 0.5 - half.0, f64::from(row) + 0.5 - half.1);
            let grey = match view.seen_at(u, v) {
                Some((x, y)) if x.abs() <= HALF.0 && y.abs() <= HALF.1 => {
                    let (px, py) = ((x + HALF.0) * per_mm, (y + HALF.1) * per_mm);
                    sample(&page.image, px - 0.5, py - 0.5)
                }
                Some((x, y)) => camera.desk + grain.at(x, y),
                None => camera.desk,
            };
            *pixel = Luma([(grey * light(camera, u / half.0, v / half.1)).clamp(0.0, 255.0) as u8]);
        }
    }
    image = optics::blur(&image, camera.blur);
    optics::tones_of_a_sensor(&mut image, camera.tones, camera.noise, &mut chance.branch("noise"));
    image = optics::through_jpeg(&image, camera.jpeg_quality)?;
    Ok(match camera.quarter_turns % 4 {
        1 => imageops::rotate90(&image),
        2 => imageops::rotate180(&image),
        3 => imageops::rotate270(&image),
        _ => image,
    })
}

/// How much light falls on a place of the picture; −1 to 1 across and down.
fn light(camera: &Camera, across: f64, down: f64) -> f64 {
    let along = |degrees: f64| {
        let (sin, cos) = degrees.to_radians().sin_cos();
        across * cos + down * sin
    };
    let even = 1.0 - camera.falloff.0 * (along(camera.falloff.1) / 1.42 + 1.0) / 2.0;
    let shade = camera.shadow.map_or(1.0, |(depth, edge, direction, softness)| {
        let covered = 1.0 / (1.0 + (-(along(direction) - edge) / softness).exp());
        1.0 - depth * covered
    });
    even * shade
}

/// The wood of a desk: a few waves.
struct Grain([(f64, f64, f64, f64); 4]);

impl Grain {
    fn draw(chance: &mut Chance) -> Grain {
        Grain(std::array::from_fn(|_| {
            let (way, length) = (chance.between(-0.3, 0.3), chance.between(2.0, 30.0));
            (way, length, chance.between(0.0, 6.3), chance.between(1.0, 6.0))
        }))
    }

    fn at(&self, x: f64, y: f64) -> f64 {
        let wave = |(way, length, start, depth): &(f64, f64, f64, f64)| {
            ((x * way + y) / length + start).sin() * depth
        };
        self.0.iter().map(wave).sum()
    }
}

/// Bilinear sample; white paper beyond the print.
fn sample(image: &GrayImage, x: f64, y: f64) -> f64 {
    let (width, height) = image.dimensions();
    if x < 0.0 || y < 0.0 || x >= f64::from(width) - 1.0 || y >= f64::from(height) - 1.0 {
        return 255.0;
    }
    let (left, top) = (x as usize, y as usize);
    let (fx, fy) = (x - left as f64, y - top as f64);
    let pixels = image.as_raw();
    let at = top * width as usize + left;
    let below = at + width as usize;
    let grey = |at: usize| f64::from(pixels[at]);
    let upper = grey(at) * (1.0 - fx) + grey(at + 1) * fx;
    let lower = grey(below) * (1.0 - fx) + grey(below + 1) * fx;
    upper * (1.0 - fy) + lower * fy
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_projected_is_seen_at_the_same_place() {
        for seed in 0..40 {
            let camera = Camera::draw(&mut Chance::new(seed, "camera"));
            let view = View::of(&camera);
            for (x, y) in [(-105.0, -148.5), (90.0, -100.0), (0.0, 0.0), (60.0, 140.0)] {
                let (u, v) = view.project(x, y);
                assert!(u.abs() < 1500.0 && v.abs() < 2000.0, "{camera:?} {x} {y}: {u} {v}");
                let (again_x, again_y) = view.seen_at(u, v).expect("a point of the page");
                assert!((again_x - x).hypot(again_y - y) < 0.1, "{again_x} {again_y}");
            }
        }
    }

    #[test]
    fn a_page_in_a_picture_has_a_desk_around_it() {
        let page = PageRaster::blank_a4(150.0);
        let camera = Camera {
            desk: 40.0,
            falloff: (0.0, 0.0),
            shadow: None,
            tones: (0.0, 255.0),
            quarter_turns: 0,
            ..Camera::draw(&mut Chance::new(3, "camera"))
        };
        let image = photograph(&page, &camera, &Chance::new(3, "photo")).expect("a picture");
        assert_eq!(image.dimensions(), PIXELS);
        let grey = |x, y| image.get_pixel(x, y).0[0];
        assert!(grey(5, 5) < 110 && grey(1500, 2000) > 220, "{} {}", grey(5, 5), grey(1500, 2000));
    }
}
