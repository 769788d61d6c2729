//! What a worker is given and what it gives back, as bytes.
//!
//! Numbers are little-endian. In: what is wanted, the file's length and the limits (five 64-bit
//! numbers), then the file. Out, one after another: `P` with index, width and height (32 bits
//! each), resolution (a 64-bit float, not a number where none is stated) and one byte per pixel; in
//! the end `D` with the number of pages (32 bits), or a JSON text behind its length (32 bits): `E`
//! what is wrong, `F` the boxes of a blank form, `U` why there are none.

use std::io::{Error, ErrorKind, Read, Result, Write};

use kastanj_paper::{DecodeProblem, DecodedPage, ForeignForm, GrayPage, Limits, SurveyProblem};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Longest description of what is wrong with a file.
const LONGEST_PROBLEM: u32 = 64 << 10;
/// Longest description of a form: ten thousand boxes take a quarter of it.
const LONGEST_FORM: u32 = 8 << 20;

/// One thing that a worker says.
#[derive(Debug, PartialEq)]
pub(super) enum Frame {
    Page(DecodedPage),
    Done(usize),
    Problem(DecodeProblem),
    Form(ForeignForm),
    Unsuited(SurveyProblem),
}

/// What is wanted of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Its pages, one after another.
    Pages = 1,
    /// The boxes of a blank form.
    Boxes = 2,
}

/// What stands before the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Task {
    pub(super) wanted: Wanted,
    pub(super) length: u64,
    pub(super) limits: Limits,
}

impl Task {
    pub(super) fn write(self, out: &mut impl Write) -> Result<()> {
        let Limits { bytes, pixels, pages } = self.limits;
        let wanted = self.wanted as u64;
        for number in [wanted, self.length, bytes as u64, pixels, pages as u64] {
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
        let wanted = match number()? {
            1 => Wanted::Pages,
            2 => Wanted::Boxes,
            _ => return Err(strange()),
        };
        let length = number()?;
        let size = |number| usize::try_from(number).map_err(|_| strange());
        let limits = Limits { bytes: size(number()?)?, pixels: number()?, pages: size(number()?)? };
        Ok(Task { wanted, length, limits })
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
            out.flush()
        }
        Err(problem) => write_json(out, b"E", problem),
    }
}

pub(super) fn write_form(
    out: &mut impl Write,
    form: &std::result::Result<ForeignForm, SurveyProblem>,
) -> Result<()> {
    match form {
        Ok(form) => write_json(out, b"F", form),
        Err(problem) => write_json(out, b"U", problem),
    }
}

fn write_json(out: &mut impl Write, kind: &[u8; 1], what: &impl Serialize) -> Result<()> {
    let text = serde_json::to_vec(what).map_err(|_| strange())?;
    out.write_all(kind)?;
    out.write_all(&u32::try_from(text.len()).map_err(|_| strange())?.to_le_bytes())?;
    out.write_all(&text)?;
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
        b"E" => Ok(Frame::Problem(json(input, LONGEST_PROBLEM)?)),
        b"F" => Ok(Frame::Form(json(input, LONGEST_FORM)?)),
        b"U" => Ok(Frame::Unsuited(json(input, LONGEST_PROBLEM)?)),
        _ => Err(strange()),
    }
}

fn json<T: DeserializeOwned>(input: &mut impl Read, longest: u32) -> Result<T> {
    let length = number(input)?;
    if length > longest {
        return Err(strange());
    }
    let mut text = vec![0; length as usize];
    input.read_exact(&mut text)?;
    serde_json::from_slice(&text).map_err(|_| strange())
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
    use kastanj_paper::{Damage, ForeignBox, ForeignPage, RectMm, UnsupportedFormat};

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
        for wanted in [Wanted::Pages, Wanted::Boxes] {
            let task = Task { wanted, length: 4, limits };
            let mut bytes = Vec::new();
            task.write(&mut bytes).expect("written");
            assert_eq!(Task::read(&mut &bytes[..]).expect("a task"), task);
        }
    }

    #[test]
    fn the_boxes_of_a_form_come_through() {
        let place = RectMm { x: 20.25, y: 30.5, width: 4.0, height: 4.5 };
        let page = ForeignPage {
            number: 1,
            width: 210.0,
            height: 297.0,
            boxes: vec![ForeignBox { id: "q1.1".to_owned(), place }],
            questions: Vec::new(),
            reference: None,
        };
        let form = ForeignForm {
            name: String::new(),
            blank: None,
            absent_fonts: Vec::new(),
            pages: vec![page],
        };
        let mut bytes = Vec::new();
        write_form(&mut bytes, &Ok(form.clone())).expect("written");
        write_form(&mut bytes, &Err(SurveyProblem::NoBoxes)).expect("written");
        let locked = SurveyProblem::Decode(DecodeProblem::Locked);
        write_form(&mut bytes, &Err(locked.clone())).expect("written");
        let mut rest = &bytes[..];
        let mut next = || read(&mut rest, Limits::default()).expect("a frame");
        assert_eq!(next(), Frame::Form(form));
        assert_eq!(next(), Frame::Unsuited(SurveyProblem::NoBoxes));
        assert_eq!(next(), Frame::Unsuited(locked));
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
        assert!(read(&mut &b"F\xFF\xFF\xFF\xFF"[..], Limits::default()).is_err());
        assert!(read(&mut &b"F\x02\0\0\0{}"[..], Limits::default()).is_err());
        assert!(read(&mut &b"Hello"[..], Limits::default()).is_err());
        for end in 0..bytes.len() {
            assert!(read(&mut &bytes[..end], Limits::default()).is_err(), "{end}");
        }
    }
}
