//! Sound and odd inputs to begin with; nearly all are made here, so that none has to be kept.

use std::fs;

use image::{GrayImage, Luma};
use kastanj_instrument::{Library, PageCode, SheetKind, VariantId, form_keys};
use kastanj_language::Lang;
use kastanj_paper::{Edition, FormOrder, Limits, survey};
use kastanj_rehearsal::files::{TiffField, TiffParts, jpeg, pdf_of_jpegs, png, zoo};
use kastanj_rehearsal::scanner::{Degradation, Preset, blank_page, scan};
use kastanj_rehearsal::{Chance, rasterise_pdf};

use crate::Failure;

/// Largest file of the zoo that is spoilt.
const SMALL: usize = 16 << 10;
/// Files of the zoo whose cost the PDF decoder cannot bound, only a worker: they are tried there,
/// by the test of the zoo.
const WILD: [&str; 6] = ["pages-", "form", "letter-of", "groups-", "pattern-of", "shading"];
/// A check box form as an office program writes it.
const OFFICE_FORM: &str = "crates/kastanj/tests/program/foreign_form.pdf";
/// Dots per inch of a scan in a PDF.
const TINY: f64 = 40.0;
/// Dots per inch of the pages: a little more than the least that is read.
const COARSE: f64 = 110.0;

fn picture() -> GrayImage {
    GrayImage::from_fn(120, 90, |x, y| Luma([((x * 2) ^ (y * 3)) as u8]))
}

fn of_zoo(pdf: bool) -> impl Iterator<Item = Vec<u8>> {
    let small = zoo().into_iter().filter(|file| file.bytes.len() < SMALL);
    let tame = small.filter(|file| !WILD.iter().any(|wild| file.name.starts_with(wild)));
    tame.filter(move |file| file.name.ends_with(".pdf") == pdf).map(|file| file.bytes)
}

pub(crate) fn pictures() -> Vec<Vec<u8>> {
    let image = picture();
    let tiff = |compression, data: Vec<u8>| {
        let page = TiffParts::new((120, 90), (8, 1), (compression, 1), data);
        let turned = page.clone().with(274, TiffField::Short(vec![6]));
        TiffParts::file(&[page, turned], None)
    };
    let photo = jpeg(&image, 80).unwrap_or_default();
    let mut webp = std::io::Cursor::new(Vec::new());
    let written = image.write_to(&mut webp, image::ImageFormat::WebP);
    let plain = tiff(1, image.as_raw().clone());
    let mut files = vec![png(&image).unwrap_or_default(), plain, tiff(7, photo.clone()), photo];
    files.extend(written.is_ok().then(|| webp.into_inner()));
    files.extend(of_zoo(false));
    files
}

pub(crate) fn pdfs() -> Vec<Vec<u8>> {
    let chance = Chance::new(1, "blank");
    let how = Degradation::draw(Preset::Clean, &mut chance.branch("degradation"));
    let page = scan(&blank_page(TINY), &how, &chance).ok();
    let file = page.and_then(|page| pdf_of_jpegs(&[page.clone(), page], 60).ok());
    let mut files: Vec<Vec<u8>> = file.into_iter().collect();
    files.extend(of_zoo(true).map(on_small_paper));
    files
}

/// The same PDF with pages of two inches: drawing A4 takes too long for many inputs.
fn on_small_paper(mut pdf: Vec<u8>) -> Vec<u8> {
    let (large, small) = (b"595 842]", b"150 150]");
    let places: Vec<usize> = (0..pdf.len()).filter(|at| pdf[*at..].starts_with(large)).collect();
    for at in places {
        pdf[at..at + small.len()].copy_from_slice(small);
    }
    pdf
}

pub(crate) fn codes() -> Result<Vec<Vec<u8>>, Failure> {
    let library = Library::shipped();
    let form = library.newest("del-1").ok_or("no questionnaire")?;
    let mut codes = Vec::new();
    for (page, key) in (1..).zip(form_keys(form)) {
        for kind in SheetKind::ALL {
            let (tag, serial) = (key.tag(), "HJKMNPQRST".parse()?);
            codes.push(PageCode { kind, tag, page, serial }.to_string().into_bytes());
        }
    }
    Ok(codes)
}

/// The pages of an unfilled sheet, and how wide and high they are in pixels.
pub(crate) fn pages() -> Result<(u32, u32, Vec<Vec<u8>>), Failure> {
    let library = Library::shipped();
    let questionnaire = library.newest("del-1").ok_or("no questionnaire")?;
    let variant = VariantId("before".to_owned());
    let edition = Edition::Sheet { kind: SheetKind::Pack, serial: "HJKMNPQRST".parse()? };
    let form = FormOrder::new(questionnaire, &variant, Lang::Sv, edition).typeset()?;
    let pages = rasterise_pdf(&form.pdf, COARSE)?;
    let (width, height) = pages.first().ok_or("no page")?.image.dimensions();
    Ok((width, height, pages.into_iter().map(|page| page.image.into_raw()).collect()))
}

pub(crate) fn blanks() -> Result<Vec<Vec<u8>>, Failure> {
    let mut files = vec![fs::read(OFFICE_FORM)?];
    files.extend(pdfs());
    Ok(files)
}

pub(crate) fn templates() -> Result<Vec<Vec<u8>>, Failure> {
    let form = survey(&fs::read(OFFICE_FORM)?, OFFICE_FORM, "form", Limits::default())?;
    Ok(Lang::ALL.into_iter().map(|lang| form.to_toml(lang).into_bytes()).collect())
}

pub(crate) fn forms() -> Vec<Vec<u8>> {
    let files = ["instruments/del-1/v1.toml", "instruments/del-2/v1.toml"];
    files.iter().filter_map(|path| fs::read(path).ok()).collect()
}
