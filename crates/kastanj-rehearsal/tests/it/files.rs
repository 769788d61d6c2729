use std::path::Path;
use std::process::Command;

use image::GrayImage;
use kastanj_paper::{Limits, decode};
use kastanj_rehearsal::Chance;
use kastanj_rehearsal::files::{jpeg, pdf_of_jpegs, png, tiff_group4, tiff_lzw};
use kastanj_rehearsal::pen::{FillTerms, StrokeModel};
use kastanj_rehearsal::scanner::{Degradation, Depth, Preset, ScannedPage, scan};
use tiff::decoder::{Decoder, DecodingResult};

use crate::marks::filled;

fn scans(depth: Depth) -> Vec<ScannedPage> {
    (0..2)
        .map(|seed| {
            let (page, _, _) = filled(StrokeModel::Trial, seed, &FillTerms::default());
            let drawn = Degradation::draw(Preset::Office, &mut Chance::new(seed, "files"));
            let degradation = Degradation { depth, dpi: 100.0, ..drawn };
            scan(&page, &degradation, &Chance::new(seed, "files")).expect("a scan")
        })
        .collect()
}

/// What a tool says about a file; nothing where the tool is not installed.
fn tool(name: &str, arguments: &[&str], file: &Path) -> Option<String> {
    let output = Command::new(name).args(arguments).arg(file).output().ok()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name}: {said}");
    Some(said)
}

fn kept(name: &str, bytes: &[u8]) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("a file");
    (folder, path)
}

/// Every page of a TIFF as greys, by the tiff crate's own decoder.
fn decoded(bytes: &[u8]) -> Vec<GrayImage> {
    let mut decoder = Decoder::new(std::io::Cursor::new(bytes)).expect("a TIFF");
    let mut pages = Vec::new();
    loop {
        let (width, height) = decoder.dimensions().expect("a size");
        let bits = decoder.colortype().expect("a colour type").bit_depth();
        let DecodingResult::U8(data) = decoder.read_image().expect("an image") else {
            panic!("bytes expected")
        };
        let greys = if bits == 1 {
            let row = width.div_ceil(8) as usize;
            data.chunks_exact(row)
                .flat_map(|row| {
                    (0..width as usize)
                        .map(|x| if row[x / 8] >> (7 - x % 8) & 1 == 1 { 255 } else { 0 })
                })
                .collect()
        } else {
            data
        };
        pages.push(GrayImage::from_raw(width, height, greys).expect("all pixels"));
        if !decoder.more_images() {
            return pages;
        }
        decoder.next_image().expect("a further page");
    }
}

#[test]
fn group_four_comes_back_exactly() {
    let pages = scans(Depth::Bilevel);
    let bytes = tiff_group4(&pages).expect("a TIFF");
    for (found, page) in decoded(&bytes).iter().zip(&pages) {
        assert!(*found == page.image);
    }
    assert_eq!(decoded(&bytes).len(), 2);
    let (_folder, path) = kept("g4.tif", &bytes);
    if let Some(said) = tool("tiffinfo", &["-D"], &path) {
        assert_eq!(said.matches("CCITT Group 4").count(), 2, "{said}");
        assert!(said.contains("100, 100") && !said.contains("Warning"), "{said}");
    }
}

#[test]
fn group_four_takes_extreme_pages() {
    type Drawing = fn(u32, u32) -> bool;
    let drawings: [Drawing; 5] = [
        |_, _| true,
        |_, _| false,
        |x, y| (x * 7 + y * 13).is_multiple_of(3),
        |x, y| (x + y).is_multiple_of(2),
        |x, y| x == 0 || y == 0,
    ];
    for drawing in drawings {
        for width in [1, 7, 64, 2481, 3001] {
            let image = GrayImage::from_fn(width, 40, |x, y| {
                image::Luma([if drawing(x, y) { 0 } else { 255 }])
            });
            let page = ScannedPage { image, ..scans_template() };
            let bytes = tiff_group4(std::slice::from_ref(&page)).expect("a TIFF");
            assert!(decoded(&bytes)[0] == page.image, "width {width}");
        }
    }
}

fn scans_template() -> ScannedPage {
    let degradation = Degradation::draw(Preset::Clean, &mut Chance::new(1, "files"));
    ScannedPage {
        image: GrayImage::new(1, 1),
        dpi: 300.0,
        depth: Depth::Bilevel,
        placement: degradation.placement(),
    }
}

#[test]
fn lzw_and_png_come_back_exactly() {
    let pages = scans(Depth::Grey);
    let bytes = tiff_lzw(&pages).expect("a TIFF");
    let found = decoded(&bytes);
    assert_eq!(found.len(), 2);
    for (found, page) in found.iter().zip(&pages) {
        assert!(*found == page.image);
        let again = image::load_from_memory(&png(&page.image).expect("a PNG")).expect("a picture");
        assert!(again.into_luma8() == page.image);
    }
    let (_folder, path) = kept("lzw.tif", &bytes);
    if let Some(said) = tool("tiffinfo", &["-D"], &path) {
        assert_eq!(said.matches("LZW").count(), 2, "{said}");
        assert!(said.contains("100, 100"), "{said}");
    }
}

#[test]
fn a_pdf_holds_one_jpeg_per_page() {
    let pages = scans(Depth::Grey);
    let bytes = pdf_of_jpegs(&pages, 80).expect("a PDF");
    let picture = jpeg(&pages[1].image, 80).expect("a JPEG");
    assert!(bytes.windows(picture.len()).any(|window| window == picture));
    let drawn = kastanj_rehearsal::rasterise_pdf(&bytes, 50.0).expect("pages");
    assert_eq!(drawn.len(), 2);
    let (_folder, path) = kept("scan.pdf", &bytes);
    if let Some(said) = tool("qpdf", &["--check"], &path) {
        assert!(said.contains("No syntax"), "{said}");
    }
    if let Some(said) = tool("pdfimages", &["-list"], &path) {
        assert_eq!(said.matches("jpeg").count(), 2, "{said}");
        assert!(said.contains("100   100"), "{said}");
    }
}

#[test]
fn a_file_without_pages_is_refused() {
    assert!(tiff_group4(&[]).is_err() && tiff_lzw(&[]).is_err() && pdf_of_jpegs(&[], 80).is_err());
}

#[test]
fn the_reader_decodes_what_is_written() {
    let pages = scans(Depth::Bilevel);
    let limits = Limits::default();
    let exact = [
        ("group4.tif", tiff_group4(&pages).expect("a TIFF")),
        ("lzw.tif", tiff_lzw(&pages).expect("a TIFF")),
    ];
    for (name, bytes) in exact {
        let found = decode(&bytes, name, limits).expect("pages");
        assert_eq!(found.len(), 2, "{name}");
        for (found, page) in found.iter().zip(&pages) {
            assert!(found.gray.pixels() == page.image.as_raw().as_slice(), "{name}");
            assert!(found.gray.dpi().is_some_and(|dpi| (dpi - page.dpi).abs() < 0.1), "{name}");
        }
    }
    let grey = scans(Depth::Grey);
    let found =
        decode(&pdf_of_jpegs(&grey, 90).expect("a PDF"), "scan.pdf", limits).expect("pages");
    assert_eq!(found.len(), 2);
    for (found, page) in found.iter().zip(&grey) {
        assert_eq!((found.gray.width(), found.gray.height()), page.image.dimensions());
        let apart: u64 = found
            .gray
            .pixels()
            .iter()
            .zip(page.image.as_raw())
            .map(|(a, b)| u64::from(a.abs_diff(*b)))
            .sum();
        assert!(apart / u64::from(page.image.width() * page.image.height()) < 8);
    }
}
