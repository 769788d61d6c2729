//! How an input is spoilt.

use kastanj_instrument::SYMBOLS;
use kastanj_rehearsal::Chance;

/// In what way the inputs of a target are spoilt.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Spoil {
    /// Byte by byte.
    Bytes,
    /// Symbol by symbol of a page code, and sometimes byte by byte.
    Symbols,
    /// In rectangles, with so many pixels in a row.
    Picture(usize),
}

impl Spoil {
    pub(crate) fn apply(self, input: &mut Vec<u8>, seeds: &[Vec<u8>], chance: &mut Chance) {
        match self {
            Spoil::Symbols if chance.happens(0.7) => spoil_symbols(input, chance),
            Spoil::Bytes | Spoil::Symbols => spoil(input, seeds, chance),
            Spoil::Picture(width) => spoil_picture(input, width, chance),
        }
    }
}

/// Puts other symbols in one to four places of a page code.
fn spoil_symbols(code: &mut [u8], chance: &mut Chance) {
    for _ in 0..chance.whole(1, 4) {
        let at = chance.whole(0, code.len().max(1) - 1);
        if let (Some(place), Some(symbol)) = (code.get_mut(at), chance.pick(SYMBOLS)) {
            *place = *symbol;
        }
    }
}

/// Spoils an input in one to eight places.
fn spoil(input: &mut Vec<u8>, seeds: &[Vec<u8>], chance: &mut Chance) {
    const NUMBERS: [u32; 8] = [0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFF_FFFF, 0xFFFF_FFFF];
    for _ in 0..chance.whole(1, 8) {
        let at = chance.whole(0, input.len().max(1) - 1).min(input.len());
        let length = chance.whole(1, 64).min(input.len() - at);
        match chance.whole(0, 7) {
            0 => input.truncate(at),
            1 => {
                input.drain(at..at + length);
            }
            2 => {
                let again = input[at..at + length].to_vec();
                input.splice(at..at, again);
            }
            3 => {
                let other = chance.pick(seeds).cloned().unwrap_or_default();
                let from = chance.whole(0, other.len().max(1) - 1).min(other.len());
                let end = (from + length).min(other.len());
                input.splice(at..at + length, other[from..end].iter().copied());
            }
            4 | 5 => {
                let number = *chance.pick(&NUMBERS).unwrap_or(&0);
                let raw =
                    if chance.happens(0.5) { number.to_le_bytes() } else { number.to_be_bytes() };
                let width = length.min(4);
                input[at..at + width].copy_from_slice(&raw[..width]);
            }
            _ => {
                if let Some(byte) = input.get_mut(at) {
                    *byte ^= 1 << chance.whole(0, 7);
                }
            }
        }
    }
}

/// Spoils a picture of this width, one byte to a pixel, in one to twelve rectangles.
fn spoil_picture(pixels: &mut [u8], width: usize, chance: &mut Chance) {
    let height = pixels.len() / width.max(1);
    for _ in 0..chance.whole(1, 12) {
        let (wide, high) = (chance.whole(1, width / 2), chance.whole(1, height / 3));
        let (x, y) = (chance.whole(0, width - wide), chance.whole(0, height - high));
        let (from_x, from_y) = (chance.whole(0, width - wide), chance.whole(0, height - high));
        let (how, grey) = (chance.whole(0, 6), chance.whole(0, 255));
        let lean = chance.whole(0, 3);
        for row in 0..high {
            let at = (y + row) * width + x;
            let from = (from_y + row) * width + from_x;
            match how {
                0 => pixels.copy_within(from..from + wide, at),
                1 => pixels[at..at + wide].fill(u8::try_from(grey).unwrap_or(0)),
                2 => pixels[at..at + wide].iter_mut().for_each(|pixel| *pixel = !*pixel),
                3 => pixels[at..at + wide].rotate_left((row * lean) % wide),
                4 => {
                    for eight in pixels[at..at + wide].chunks_mut(8) {
                        let bits = chance.bits().to_le_bytes();
                        eight.iter_mut().zip(bits).for_each(|(pixel, bit)| *pixel = bit);
                    }
                }
                5 => pixels[at..at + wide].reverse(),
                _ => {
                    // A checkerboard, as fine as a page code or coarser.
                    let side = 1 + lean * 2;
                    for column in 0..wide {
                        let dark = (column / side + row / side).is_multiple_of(2);
                        pixels[at + column] = if dark { 0 } else { 255 };
                    }
                }
            }
        }
    }
}
