/// A point of a picture: the upper left corner of the first pixel is (0, 0), its middle (0.5, 0.5).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spot {
    pub(super) x: f64,
    pub(super) y: f64,
}

/// Grey pixels, 0 ink, 255 paper.
#[derive(Debug, Clone)]
pub(super) struct Plane {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) pixels: Vec<u8>,
}

impl Plane {
    /// A plane that is all paper.
    pub(super) fn paper(width: usize, height: usize) -> Plane {
        Plane { width, height, pixels: vec![255; width * height] }
    }

    /// The grey at a point between pixels; paper outside.
    pub(super) fn sample(&self, x: f64, y: f64) -> f32 {
        bilinear(&self.pixels, self.width, self.height, x, y)
    }

    /// The mean of 2 × 2 pixels each.
    pub(super) fn half(&self) -> Plane {
        Plane::means::<2>(&self.pixels, (self.width, self.height), 2)
    }

    /// The mean of `FACTOR` × `FACTOR` pixels each of a raster of these sides; of `any` × `any`, at
    /// most 8 × 8, where `FACTOR` is 0.
    pub(super) fn means<const FACTOR: usize>(
        pixels: &[u8],
        (wide, high): (usize, usize),
        any: usize,
    ) -> Plane {
        let factor = if FACTOR == 0 { any } else { FACTOR };
        let (width, height) = (wide / factor, high / factor);
        let mut plane = Plane::paper(width, height);
        let mut sums = vec![0_u16; width * factor];
        let area = (factor * factor) as u16;
        for y in 0..height {
            sums.fill(0);
            for line in 0..factor {
                let row = &pixels[(y * factor + line) * wide..][..wide];
                for (sum, pixel) in sums.iter_mut().zip(row) {
                    *sum += u16::from(*pixel);
                }
            }
            let out = &mut plane.pixels[y * width..][..width];
            for (pixel, group) in out.iter_mut().zip(sums.chunks_exact(factor)) {
                // At most 8 × 8 greys of 255 each, which 16 bits hold.
                *pixel = (group.iter().sum::<u16>() / area) as u8;
            }
        }
        plane
    }

    /// A cut-out, clamped to the picture.
    pub(super) fn cut(&self, left: usize, top: usize, width: usize, height: usize) -> Plane {
        let left = left.min(self.width);
        let top = top.min(self.height);
        let width = width.min(self.width - left);
        let height = height.min(self.height - top);
        let mut pixels = Vec::with_capacity(width * height);
        for y in top..top + height {
            pixels.extend_from_slice(&self.pixels[y * self.width + left..][..width]);
        }
        Plane { width, height, pixels }
    }
}

/// Bilinear sample of a raster; paper (255) outside.
pub(super) fn bilinear(pixels: &[u8], width: usize, height: usize, x: f64, y: f64) -> f32 {
    let (x, y) = (x - 0.5, y - 0.5);
    if !(x >= 0.0 && y >= 0.0 && x < (width - 1) as f64 && y < (height - 1) as f64) {
        return edge(pixels, width, height, x, y);
    }
    let (column, row) = (x as usize, y as usize);
    let (right, down) = ((x - column as f64) as f32, (y - row as f64) as f32);
    let at = row * width + column;
    let upper = &pixels[at..at + 2];
    let lower = &pixels[at + width..at + width + 2];
    let above = f32::from(upper[0]) * (1.0 - right) + f32::from(upper[1]) * right;
    let below = f32::from(lower[0]) * (1.0 - right) + f32::from(lower[1]) * right;
    above * (1.0 - down) + below * down
}

/// The nearest pixel on the rim, paper outside.
fn edge(pixels: &[u8], width: usize, height: usize, x: f64, y: f64) -> f32 {
    let (x, y) = (x.round(), y.round());
    if x >= 0.0 && y >= 0.0 && x < width as f64 && y < height as f64 {
        f32::from(pixels[y as usize * width + x as usize])
    } else {
        255.0
    }
}
