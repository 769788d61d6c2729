use kastanj_paper::{FormLayout, PointMm};
use serde::{Deserialize, Serialize};

use crate::Chance;
use crate::scanner::Placement;

/// How much a scanner spoils.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Preset {
    /// A good scanner, 300 dpi, the page laid straight.
    Clean,
    /// A document feeder in daily use: 200 or 300 dpi, skew to 3°, print
    /// scaled 0.94–1.02, shifted to 5 mm, turned, dirty, compressed.
    Office,
    /// A scan that saves room: 150 dpi, JPEG quality 30–45, contrast 0.5–0.8, otherwise as the
    /// office; a third are copies of copies.
    Coarse,
}

/// What a pixel of the scan can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Depth {
    /// 256 greys.
    Grey,
    /// Black or white.
    Bilevel,
}

/// Everything that happens to one page on its way through printer and scanner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Degradation {
    /// Resolution of the scan, pixels per inch.
    pub dpi: f64,
    /// Greys or black and white.
    pub depth: Depth,
    /// Clockwise skew of the paper in the feeder, degrees, −3 to 3.
    pub skew_degrees: f64,
    /// Size of the print on the paper, 0.94–1.02.
    pub scale: f64,
    /// Shift of the paper, mm to the right and down, to 5 each.
    pub shift_mm: (f64, f64),
    /// Clockwise quarter turns of the finished picture, 0–3.
    pub quarter_turns: u8,
    /// Standard deviation of the blur, pixels of the scan.
    pub blur: f64,
    /// The grey that black becomes.
    pub black: f64,
    /// The grey that white becomes.
    pub white: f64,
    /// Exponent of the tone curve; above 1 darkens.
    pub gamma: f64,
    /// Standard deviation of the sensor's noise in greys.
    pub noise: f64,
    /// Grey of what shows beside the paper.
    pub backing: f64,
    /// Width of a black strip along one edge: edge 0–3 clockwise from the top, mm.
    pub black_edge: Option<(u8, f64)>,
    /// Streaks along the feed: place from the left 0–1, width mm, darkening in greys.
    pub streaks: Vec<(f64, f64, f64)>,
    /// Number of specks of dust.
    pub dust: usize,
    /// The grey below which a bilevel scanner sees black.
    pub threshold: f64,
    /// JPEG quality the scanner stores greys with, 1–100; `None` stores them exactly.
    pub jpeg_quality: Option<u8>,
}

impl Degradation {
    /// Draws what happens to one page.
    ///
    /// A combination that would cut a corner mark off the scan, or put it
    /// under a black edge, is drawn again: such pages are among the hostile ones.
    pub fn draw(preset: Preset, chance: &mut Chance) -> Degradation {
        let mut drawn = match preset {
            Preset::Clean => Degradation::clean(chance),
            Preset::Office => Degradation::office(chance),
            Preset::Coarse => Degradation::coarse(chance),
        };
        for _ in 0..200 {
            if drawn.keeps_corners() {
                return drawn;
            }
            drawn.skew_degrees = skew(chance, preset);
            drawn.scale = scale(chance, preset);
            drawn.shift_mm = shift(chance, preset);
        }
        drawn.skew_degrees = 0.0;
        drawn.shift_mm = (0.0, 0.0);
        drawn.black_edge = None;
        drawn
    }

    fn clean(chance: &mut Chance) -> Degradation {
        let bilevel = chance.happens(0.3);
        Degradation {
            dpi: 300.0,
            depth: if bilevel { Depth::Bilevel } else { Depth::Grey },
            skew_degrees: skew(chance, Preset::Clean),
            scale: scale(chance, Preset::Clean),
            shift_mm: shift(chance, Preset::Clean),
            quarter_turns: 0,
            blur: chance.between(0.3, 0.6),
            black: chance.between(5.0, 25.0),
            white: chance.between(245.0, 255.0),
            gamma: 1.0,
            noise: chance.between(0.5, 2.0),
            backing: 250.0,
            black_edge: None,
            streaks: Vec::new(),
            dust: 0,
            threshold: chance.between(140.0, 180.0),
            jpeg_quality: None,
        }
    }

    fn office(chance: &mut Chance) -> Degradation {
        let dpi = if chance.happens(0.5) { 200.0 } else { 300.0 };
        let bilevel = chance.happens(0.4);
        let turns = [(0, 0.64), (2, 0.20), (1, 0.08), (3, 0.08)];
        let black_edge = chance.happens(0.3);
        let streaks = if chance.happens(0.2) { chance.whole(1, 2) } else { 0 };
        let dark_backing = chance.happens(0.25);
        let white = chance.between(222.0, 255.0);
        let black = chance.between(5.0, 55.0);
        Degradation {
            dpi,
            depth: if bilevel { Depth::Bilevel } else { Depth::Grey },
            skew_degrees: skew(chance, Preset::Office),
            scale: scale(chance, Preset::Office),
            shift_mm: shift(chance, Preset::Office),
            quarter_turns: chance.weighted(&turns).copied().unwrap_or(0),
            blur: chance.between(0.4, 0.5 + 0.4 * dpi / 200.0),
            black,
            white,
            gamma: chance.between(0.85, 1.25),
            noise: chance.between(1.0, 6.0),
            backing: if dark_backing { chance.between(15.0, 70.0) } else { white },
            black_edge: black_edge.then(|| (chance.whole(0, 3) as u8, chance.between(0.8, 4.0))),
            streaks: (0..streaks)
                .map(|_| {
                    (
                        chance.between(0.02, 0.98),
                        chance.between(0.08, 0.2),
                        chance.between(12.0, 60.0),
                    )
                })
                .collect(),
            dust: chance.whole(0, 60),
            // Office scanners set their threshold from the page's own black and white.
            threshold: black + (white - black) * chance.between(0.60, 0.78),
            jpeg_quality: (!bilevel).then(|| chance.whole(50, 90) as u8),
        }
    }

    fn coarse(chance: &mut Chance) -> Degradation {
        let copied = chance.happens(0.33);
        let white = chance.between(195.0, 250.0);
        let contrast = chance.between(0.5, 0.8);
        Degradation {
            dpi: 150.0,
            depth: Depth::Grey,
            blur: if copied { chance.between(0.9, 1.2) } else { chance.between(0.4, 0.9) },
            black: white - 255.0 * contrast,
            white,
            jpeg_quality: Some(chance.whole(30, 45) as u8),
            ..Degradation::office(chance)
        }
    }

    /// How the page lies in the finished scan.
    pub fn placement(&self) -> Placement {
        Placement::of(self)
    }

    /// Whether all four corner marks lie whole within the scan, clear of a black edge.
    pub fn keeps_corners(&self) -> bool {
        let straight = Degradation { quarter_turns: 0, ..self.clone() };
        let placement = straight.placement();
        let per_mm = self.dpi / 25.4;
        let mut margins = [0.5; 4];
        if let Some((edge, width)) = self.black_edge {
            margins[usize::from(edge % 4)] += width;
        }
        let [top, right, bottom, left] = margins;
        let inset = FormLayout::FIDUCIAL_INSET_MM;
        let reach = FormLayout::FIDUCIAL_MM / 2.0;
        let (far_x, far_y) = (FormLayout::WIDTH_MM - inset, FormLayout::HEIGHT_MM - inset);
        [(inset, inset), (far_x, inset), (far_x, far_y), (inset, far_y)].into_iter().all(
            |(x, y)| {
                [(-reach, -reach), (reach, -reach), (reach, reach), (-reach, reach)]
                    .into_iter()
                    .all(|(dx, dy)| {
                        let (u, v) = placement.pixel(PointMm { x: x + dx, y: y + dy });
                        u > left * per_mm
                            && v > top * per_mm
                            && u < (FormLayout::WIDTH_MM - right) * per_mm
                            && v < (FormLayout::HEIGHT_MM - bottom) * per_mm
                    })
            },
        )
    }
}

fn skew(chance: &mut Chance, preset: Preset) -> f64 {
    match preset {
        Preset::Clean => chance.around(0.0, 0.15),
        Preset::Office | Preset::Coarse => chance.around(0.0, 1.0),
    }
}

fn scale(chance: &mut Chance, preset: Preset) -> f64 {
    match preset {
        Preset::Clean => chance.between(0.997, 1.003),
        Preset::Office | Preset::Coarse => chance.between(0.94, 1.02),
    }
}

fn shift(chance: &mut Chance, preset: Preset) -> (f64, f64) {
    let most = match preset {
        Preset::Clean => 1.0,
        Preset::Office | Preset::Coarse => 5.0,
    };
    (chance.between(-most, most), chance.between(-most, most))
}
