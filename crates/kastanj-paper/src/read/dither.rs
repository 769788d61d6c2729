//! Scans in which greys were made of black dots.

use crate::GrayPage;

/// Share of the pixels that are lone black dots from which a scan counts as dotted.
const DOTTED: f64 = 0.004;
/// Pixels that are neither black nor white, from which a scan holds greys of its own.
const GREYS: f64 = 0.02;

/// The scan with its dots smeared into greys, if it is made of dots: a screen of a machine that
/// knows black and white only, which would pass for ink everywhere.
pub(super) fn undithered(scan: &GrayPage) -> Option<GrayPage> {
    if !is_dotted(scan) {
        return None;
    }
    let (width, height) = (scan.width() as usize, scan.height() as usize);
    // Twice a mean over 3 × 3 at 200 dpi, 5 × 5 at 300 dpi: an eighth of a millimetre either way.
    let reach = (width.min(height) / 1100).clamp(1, 4);
    let mut pixels = scan.pixels().to_vec();
    for _ in 0..2 {
        pixels = means(&pixels, width, height, reach);
        pixels = turned(&pixels, width, height);
        pixels = means(&pixels, height, width, reach);
        pixels = turned(&pixels, height, width);
    }
    GrayPage::new(scan.width(), scan.height(), pixels, scan.dpi())
}

fn is_dotted(scan: &GrayPage) -> bool {
    let (width, height) = (scan.width() as usize, scan.height() as usize);
    let pixels = scan.pixels();
    let (mut all, mut greys, mut dots) = (0_usize, 0_usize, 0_usize);
    for y in (1..height.saturating_sub(1)).step_by(7) {
        let line = |y: usize| &pixels[y * width..(y + 1) * width];
        let (above, here, below) = (line(y - 1), line(y), line(y + 1));
        all += width.saturating_sub(2);
        // A line at a time, without a branch, so that many pixels are looked at at once.
        let threes = here.windows(3).zip(above.iter().skip(1).zip(below.iter().skip(1)));
        let (grey, dot) = threes.fold((0_u32, 0_u32), |(greys, dots), (three, (above, below))| {
            let near = three[0].min(three[2]).min(*above).min(*below);
            let dot = (three[1] < 16) & (near > 239);
            (greys + u32::from((16..240).contains(&three[1])), dots + u32::from(dot))
        });
        greys += grey as usize;
        dots += dot as usize;
    }
    let share = |part: usize| part as f64 / all.max(1) as f64;
    share(greys) < GREYS && share(dots) > DOTTED
}

/// The mean of `2 reach + 1` pixels along each line; fewer at its ends.
fn means(pixels: &[u8], width: usize, height: usize, reach: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(width * height);
    for line in pixels.chunks_exact(width.max(1)) {
        let mut sum: u32 = line.iter().take(reach).map(|pixel| u32::from(*pixel)).sum();
        let mut count = reach.min(width);
        for x in 0..width {
            if let Some(pixel) = line.get(x + reach) {
                sum += u32::from(*pixel);
                count += 1;
            }
            if x > reach {
                sum -= u32::from(line[x - reach - 1]);
                count -= 1;
            }
            out.push(u8::try_from(sum / count.max(1) as u32).unwrap_or(u8::MAX));
        }
    }
    out
}

fn turned(pixels: &[u8], width: usize, height: usize) -> Vec<u8> {
    const TILE: usize = 32;
    let mut out = vec![0; width * height];
    for top in (0..height).step_by(TILE) {
        for left in (0..width).step_by(TILE) {
            for y in top..(top + TILE).min(height) {
                for x in left..(left + TILE).min(width) {
                    out[x * height + y] = pixels[y * width + x];
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(grey: impl Fn(usize, usize) -> u8) -> GrayPage {
        let pixels = (0..1000 * 1200).map(|at| grey(at % 1000, at / 1000)).collect();
        GrayPage::new(1000, 1200, pixels, None).expect("a page")
    }

    #[test]
    fn dots_become_grey_and_lines_stay() {
        let dotted = |x: usize, y: usize| (x + 3 * y).is_multiple_of(11);
        let line = |y: usize| (500..512).contains(&y);
        let scan = page(|x, y| if line(y) || dotted(x, y) { 0 } else { 255 });
        let smooth = undithered(&scan).expect("dotted");
        assert!(smooth.row(200)[300..700].iter().all(|grey| (200..250).contains(grey)));
        assert!(smooth.row(506)[300] < 30);
    }

    #[test]
    fn an_ordinary_scan_stays_as_it_is() {
        assert!(undithered(&page(|_, y| if y % 40 < 4 { 0 } else { 255 })).is_none());
        assert!(undithered(&page(|x, _| 230 + (x % 17) as u8)).is_none());
    }
}
