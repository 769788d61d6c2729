//! Sound and odd inputs to begin with; nearly all are made here, so that none has to be kept.

use std::fs;

use image::{GrayImage, Luma};
use kastanj_instrument::{Library, SheetKind, VariantId};
use kastanj_language::Lang;
use kastanj_paper::{Edition, FormOrder, Limits, survey};
use kastanj_rehearsal::files::{TiffField, TiffParts, jpeg, png, zoo};
use kastanj_rehearsal::rasterise_pdf;

use crate::Failure;

/// Largest file of the zoo that is spoilt.
const SMALL: usize = 16 << 10;
/// Files of the zoo whose cost the PDF decoder cannot bound, only a worker: they are tried there,
/// by the test of the zoo.
const WILD: [&str; 6] = ["pages-", "form", "letter-of", "groups-", "pattern-of", "shading"];
/// A check box form as an office program writes it.
const OFFICE_FORM: &str = "crates/kastanj/tests/program/foreign_form.pdf";
/// Dots per inch of the pages: a little more than the least that is read.
const COARSE: f64 = 110.0;

fn picture() -> GrayImage {
    GrayImage::from_fn(120, 90, |x, y| Luma([(x * 2 ^ y * 3) as u8]))
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
    of_zoo(true).collect()
}

pub(crate) fn codes() -> Vec<Vec<u8>> {
    ["K1ABCD1HJKMNPQRST23", "HJKMNPQRST", ""].map(|code| code.as_bytes().to_vec()).to_vec()
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
