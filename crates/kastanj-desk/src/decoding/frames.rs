//! What a worker is given and what it gives back, as bytes.
//!
//! Numbers are little-endian. In: the file's length and the limits (four 64-bit numbers), then the
//! file. Out, one after another: `P` with index, width and height (32 bits each), resolution (a
//! 64-bit float, not a number where none is stated) and one byte per pixel; in the end `D` with
//! the number of pages (32 bits), or `E` with the length (32 bits) of a JSON text: what is wrong.

use std::io::{Error, ErrorKind, Read, Result, Write};

use kastanj_paper::{DecodeProblem, DecodedPage, GrayPage, Limits};

/// Longest description of what is wrong with a file.
const LONGEST_PROBLEM: u32 = 64 << 10;

/// One thing that a worker says.
#[derive(Debug, PartialEq)]
pub(super) enum Frame {
    Page(DecodedPage),
    Done(usize),
    Problem(DecodeProblem),
}

/// What stands before the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Task {
    pub(super) length: u64,
    pub(super) limits: Limits,
}

impl Task {
    pub(super) fn write(self, out: &mut impl Write) -> Result<()> {
        let Limits { bytes, pixels, pages } = self.limits;
        for number in [self.length, bytes as u64, pixels, pages as u64] {
            out.write_all(&number.to_le_bytes())?;
        }
        Ok(())
    }

    pub(super) fn read(input: &mut impl Read) -> Result<Task> {
        let mut number = || -> Result<u64> {
            let mut eight = [0; 8];
            input.read_exact(&mut eight)?;
            Ok(u64::from_le_bytes(eight))
        };
        let length = number()?;
        let size = |number| usize::try_from(number).map_err(|_| strange());
        let limits = Limits { bytes: size(number()?)?, pixels: number()?, pages: size(number()?)? };
        Ok(Task { length, limits })
    }
}

pub(super) fn write_page(out: &mut impl Write, page: &DecodedPage) -> Result<()> {
    let index = u32::try_from(page.index).map_err(|_| strange())?;
    out.write_all(b"P")?;
    for number in [index, page.gray.width(), page.gray.height()] {
        out.write_all(&number.to_le_bytes())?;
    }
    out.write_all(&page.gray.dpi().unwrap_or(f64::NAN).to_le_bytes())?;
    out.write_all(page.gray.pixels())?;
    out.flush()
}

pub(super) fn write_end(
    out: &mut impl Write,
    end: &std::result::Result<usize, DecodeProblem>,
) -> Result<()> {
    match end {
        Ok(pages) => {
            out.write_all(b"D")?;
            out.write_all(&u32::try_from(*pages).map_err(|_| strange())?.to_le_bytes())?;
        }
        Err(problem) => {
            let text = serde_json::to_vec(problem).map_err(|_| strange())?;
            out.write_all(b"E")?;
            out.write_all(&u32::try_from(text.len()).map_err(|_| strange())?.to_le_bytes())?;
            out.write_all(&text)?;
        }
    }
    out.flush()
}

/// The next thing that is said; room is made only for what the limits allow.
pub(super) fn read(input: &mut impl Read, limits: Limits) -> Result<Frame> {
    let mut kind = [0];
    input.read_exact(&mut kind)?;
    match &kind {
        b"P" => {
            let index = number(input)? as usize;
            let (width, height) = (number(input)?, number(input)?);
            let mut eight = [0; 8];
            input.read_exact(&mut eight)?;
            let dpi = Some(f64::from_le_bytes(eight)).filter(|dpi| dpi.is_finite());
            let count = u64::from(width) * u64::from(height);
            if count > limits.pixels || index >= limits.pages {
                return Err(strange());
            }
            let mut pixels = vec![0; usize::try_from(count).map_err(|_| strange())?];
            input.read_exact(&mut pixels)?;
            let gray = GrayPage::new(width, height, pixels, dpi).ok_or_else(strange)?;
            Ok(Frame::Page(DecodedPage { index, gray }))
        }
        b"D" => Ok(Frame::Done(number(input)? as usize)),
        b"E" => {
            let length = number(input)?;
            if length > LONGEST_PROBLEM {
                return Err(strange());
            }
            let mut text = vec![0; length as usize];
            input.read_exact(&mut text)?;
            serde_json::from_slice(&text).map(Frame::Problem).map_err(|_| strange())
        }
        _ => Err(strange()),
    }
}

fn number(input: &mut impl Read) -> Result<u32> {
    let mut four = [0; 4];
    input.read_exact(&mut four)?;
    Ok(u32::from_le_bytes(four))
}

fn strange() -> Error {
    ErrorKind::InvalidData.into()
}

#[cfg(test)]
mod tests {
    use kastanj_paper::{Damage, UnsupportedFormat};

    use super::*;

    fn page(index: usize, dpi: Option<f64>) -> DecodedPage {
        let gray = GrayPage::new(3, 2, vec![0, 50, 100, 150, 200, 250], dpi).expect("pixels");
        DecodedPage { index, gray }
    }

    #[test]
    fn what_is_said_is_understood() {
        let mut bytes = Vec::new();
        write_page(&mut bytes, &page(0, Some(300.0))).expect("written");
        write_page(&mut bytes, &page(1, None)).expect("written");
        write_end(&mut bytes, &Ok(2)).expect("written");
        let problems = [
            DecodeProblem::Locked,
            DecodeProblem::TooManyPixels { page: 7, limit: 60_000_000 },
            DecodeProblem::Damaged { page: 2, damage: Damage::BrokenOff },
            DecodeProblem::Unsupported(UnsupportedFormat::FaxGroup3),
        ];
        for problem in &problems {
            write_end(&mut bytes, &Err(problem.clone())).expect("written");
        }
        let mut rest = &bytes[..];
        let mut next = || read(&mut rest, Limits::default()).expect("a frame");
        assert_eq!(next(), Frame::Page(page(0, Some(300.0))));
        assert_eq!(next(), Frame::Page(page(1, None)));
        assert_eq!(next(), Frame::Done(2));
        for problem in problems {
            assert_eq!(next(), Frame::Problem(problem));
        }
        let limits = Limits { bytes: 5, pixels: 6, pages: 7 };
        let task = Task { length: 4, limits };
        let mut bytes = Vec::new();
        task.write(&mut bytes).expect("written");
        assert_eq!(Task::read(&mut &bytes[..]).expect("a task"), task);
    }

    #[test]
    fn a_worker_that_has_gone_mad_is_not_believed() {
        let mut bytes = Vec::new();
        write_page(&mut bytes, &page(0, None)).expect("written");
        let few = Limits { pixels: 5, ..Limits::default() };
        assert!(read(&mut &bytes[..], few).is_err());
        let mut huge = b"P".to_vec();
        huge.extend([0, 0, 0, 0]);
        huge.extend([0xFF; 16]);
        assert!(read(&mut &huge[..], Limits::default()).is_err());
        assert!(read(&mut &b"E\xFF\xFF\xFF\xFF"[..], Limits::default()).is_err());
        assert!(read(&mut &b"E\x02\0\0\0{}"[..], Limits::default()).is_err());
        assert!(read(&mut &b"Hello"[..], Limits::default()).is_err());
        for end in 0..bytes.len() {
            assert!(read(&mut &bytes[..end], Limits::default()).is_err(), "{end}");
        }
    }
}
