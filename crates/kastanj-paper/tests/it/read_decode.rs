//! Files into pages: every format a scanner writes, and every way of spoiling one.

use std::io::Cursor;

use image::GrayImage;
use kastanj_language::{Explain, Lang};
use kastanj_paper::{Damage, DecodeProblem, Limits, UnsupportedFormat, decode};
use kastanj_rehearsal::files::{jpeg, pdf_of_jpegs, png, tiff_group4, tiff_lzw};
use kastanj_rehearsal::scanner::{Degradation, Depth, Preset, ScannedPage, scan};
use kastanj_rehearsal::{Chance, PageRaster};
use proptest::prelude::*;

use crate::stage;

/// Two small different pages, 100 dpi.
fn pages(depth: Depth) -> Vec<ScannedPage> {
    (1..=2)
        .map(|seed| {
            let raster: PageRaster = stage::print(&stage::layout(seed, false), seed, 100.0, None);
            let chance = Chance::new(seed, "file");
            let drawn = Degradation::draw(Preset::Clean, &mut chance.branch("draw"));
            let degradation = Degradation { dpi: 100.0, depth, ..drawn };
            scan(&raster, &degradation, &chance).expect("scanned")
        })
        .collect()
}

fn files() -> Vec<(&'static str, Vec<u8>)> {
    let (grey, bilevel) = (pages(Depth::Grey), pages(Depth::Bilevel));
    vec![
        ("g4.tif", tiff_group4(&bilevel).expect("written")),
        ("lzw.tif", tiff_lzw(&grey).expect("written")),
        ("scan.pdf", pdf_of_jpegs(&grey, 80).expect("written")),
        ("page.png", png(&grey[0].image).expect("written")),
        ("page.jpg", jpeg(&grey[0].image, 80).expect("written")),
    ]
}

fn mean_difference(a: &GrayImage, b: &[u8]) -> f64 {
    let sum: u64 = a.as_raw().iter().zip(b).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    sum as f64 / a.as_raw().len() as f64
}

#[test]
fn every_format_gives_its_pages_back() {
    let (grey, bilevel) = (pages(Depth::Grey), pages(Depth::Bilevel));
    for (name, bytes) in files() {
        let decoded = decode(&bytes, name, Limits::default()).expect(name);
        let source = if name == "g4.tif" { &bilevel } else { &grey };
        let expected = if name.starts_with("page") { 1 } else { 2 };
        assert_eq!(decoded.len(), expected, "{name}");
        for (index, (page, source)) in decoded.iter().zip(source).enumerate() {
            assert_eq!(page.index, index);
            assert_eq!((page.gray.width(), page.gray.height()), source.image.dimensions());
            let most = if name.ends_with("tif") || name.ends_with("png") { 0.0 } else { 4.0 };
            let off = mean_difference(&source.image, page.gray.pixels());
            assert!(off <= most, "{name} page {index}: {off}");
            if expected == 2 {
                let dpi = page.gray.dpi().expect("stated");
                assert!((dpi - 100.0).abs() < 1.5, "{name}: {dpi}");
            }
        }
    }
}

#[test]
fn coloured_pens_stay_dark() {
    let mut picture = image::RgbImage::from_pixel(64, 64, image::Rgb([255, 255, 255]));
    for x in 0..64 {
        picture.put_pixel(x, 10, image::Rgb([30, 60, 200]));
        picture.put_pixel(x, 20, image::Rgb([220, 30, 40]));
    }
    let mut bytes = Vec::new();
    picture.write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png).expect("written");
    let page = decode(&bytes, "pens.png", Limits::default()).expect("decoded").remove(0);
    for row in [10, 20] {
        assert!(page.gray.pixels()[row * 64] < 60, "row {row}");
    }
}

#[test]
fn limits_hold_before_decoding() {
    for (name, bytes) in files() {
        let few = Limits { pixels: 1000, ..Limits::default() };
        let error = decode(&bytes, name, few).expect_err(name);
        assert!(matches!(error.problem, DecodeProblem::TooManyPixels { page: 1, .. }), "{error}");
        let small = Limits { bytes: 100, ..Limits::default() };
        let error = decode(&bytes, name, small).expect_err(name);
        assert!(matches!(error.problem, DecodeProblem::TooManyBytes { .. }), "{error}");
        if !name.starts_with("page") {
            let one = Limits { pages: 1, ..Limits::default() };
            let error = decode(&bytes, name, one).expect_err(name);
            assert!(matches!(error.problem, DecodeProblem::TooManyPages { limit: 1 }), "{error}");
        }
    }
}

#[test]
fn foreign_formats_are_refused_with_advice() {
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
    let error = decode(heic, "bild.heic", Limits::default()).expect_err("refused");
    assert_eq!(error.problem, DecodeProblem::Unsupported(UnsupportedFormat::Heic));
    for lang in Lang::ALL {
        let words = error.explain(lang);
        assert!(words.contains("bild.heic") && words.contains("JPEG"), "{words}");
    }
    assert_eq!(
        decode(b"hello there", "x", Limits::default()).expect_err("refused").problem,
        DecodeProblem::UnknownFormat
    );
    assert_eq!(
        decode(b"", "x", Limits::default()).expect_err("refused").problem,
        DecodeProblem::Empty
    );
}

#[test]
fn a_broken_off_file_is_refused_whole() {
    for (name, bytes) in files() {
        for tenths in 1..10 {
            let cut = &bytes[..bytes.len() * tenths / 10];
            let outcome = decode(cut, name, Limits::default());
            let error = outcome.expect_err("gave pages");
            // Where it stops is told in the person's words; the decoders' own are English.
            let told = error.explain(Lang::Sv);
            assert!(!told.contains('(') && !told.contains("rror"), "{name}: {told}");
            if tenths > 2 {
                let damaged = matches!(error.problem, DecodeProblem::Damaged { .. });
                assert!(damaged, "{name} at {tenths} tenths: {error}");
            }
            if name.ends_with("pdf") || name.ends_with("jpg") || name.ends_with("png") {
                let off = matches!(
                    error.problem,
                    DecodeProblem::Damaged { damage: Damage::BrokenOff, .. }
                );
                assert!(off, "{name} at {tenths} tenths: {error}");
                assert!(told.contains("avbruten"), "{told}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn spoilt_files_never_panic(
        kind in 0..5_usize,
        flips in proptest::collection::vec((any::<prop::sample::Index>(), 1..=255_u8), 1..12),
        cut in proptest::option::of(any::<prop::sample::Index>()),
    ) {
        static FILES: std::sync::OnceLock<Vec<(&'static str, Vec<u8>)>> = std::sync::OnceLock::new();
        let (name, bytes) = &FILES.get_or_init(files)[kind];
        let mut spoilt = bytes.clone();
        for (at, with) in flips {
            let at = at.index(spoilt.len());
            spoilt[at] ^= with;
        }
        if let Some(cut) = cut {
            spoilt.truncate(cut.index(spoilt.len()) + 1);
        }
        let limits = Limits { pixels: 4_000_000, ..Limits::default() };
        if let Ok(pages) = decode(&spoilt, name, limits) {
            for page in pages {
                prop_assert!(u64::from(page.gray.width()) * u64::from(page.gray.height()) <= 4_000_000);
            }
        }
    }
}
