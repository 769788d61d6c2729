//! Every kind of TIFF, JPEG and WebP that scanners and phones write, lying in every way.

use std::io::Cursor;
use std::path::Path;
use std::process::Command;

use image::codecs::webp::WebPEncoder;
use image::{ExtendedColorType, GrayImage, ImageEncoder, Luma, RgbImage};
use kastanj_language::{Explain, Lang};
use kastanj_paper::{Damage, DecodeProblem, GrayPage, Limits, UnsupportedFormat, decode};
use kastanj_rehearsal::files::{TiffField, TiffParts, jpeg};

const WIDE: u32 = 203;
const HIGH: u32 = 160;

/// A coloured picture that looks different from every side.
fn picture() -> RgbImage {
    RgbImage::from_fn(WIDE, HIGH, |x, y| {
        let (red, green) = (255 - x / 2, 255 - y / 2);
        let blue = if x / 16 < 4 && y / 16 < 3 { 120 } else { 240 };
        image::Rgb([red as u8, green as u8, blue])
    })
}

/// What the decoder makes of a colour; stated again here, so that a change of it is seen.
fn ink(rgb: &image::Rgb<u8>) -> u8 {
    let [red, green, blue] = rgb.0.map(u16::from);
    ((red.min(green).min(blue) * 3 + green) / 4) as u8
}

fn grey() -> GrayImage {
    let picture = picture();
    GrayImage::from_fn(WIDE, HIGH, |x, y| Luma([ink(picture.get_pixel(x, y))]))
}

/// One bit per pixel; a set bit is white.
fn bilevel() -> (GrayImage, Vec<u8>) {
    let image = GrayImage::from_fn(WIDE, HIGH, |x, y| {
        Luma([if (x / 9 + y / 13) % 3 == 0 || x < 20 && y < 10 { 0 } else { 255 }])
    });
    let rows = image.as_raw().chunks_exact(WIDE as usize);
    let packed = rows
        .flat_map(|row| {
            row.chunks(8).map(|eight| {
                let bits = eight.iter().enumerate().map(|(at, grey)| (grey >> 7) << (7 - at));
                bits.fold(0, |all, bit| all | bit)
            })
        })
        .collect();
    (image, packed)
}

fn only(name: &str, bytes: &[u8]) -> GrayPage {
    let mut pages = decode(bytes, name, Limits::default()).expect(name);
    assert_eq!(pages.len(), 1, "{name}");
    pages.remove(0).gray
}

fn apart(name: &str, page: &GrayPage, image: &GrayImage) -> f64 {
    assert_eq!((page.width(), page.height()), image.dimensions(), "{name}");
    let pairs = page.pixels().iter().zip(image.as_raw());
    let sum: u64 = pairs.map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    sum as f64 / image.as_raw().len() as f64
}

/// What `tiffcp` makes of a file; nothing where it is not installed.
#[expect(clippy::print_stderr, reason = "a skip is told loudly")]
fn tiffcp(folder: &Path, from: &[u8], how: &[&str]) -> Option<Vec<u8>> {
    let (source, target) = (folder.join("from.tif"), folder.join("to.tif"));
    std::fs::write(&source, from).expect("a file");
    let Ok(said) = Command::new("tiffcp").args(how).arg(&source).arg(&target).output() else {
        assert!(std::env::var_os("KASTANJ_REQUIRE_ALL").is_none(), "tiffcp is missing");
        eprintln!("SKIPPED: tiffcp is missing, {how:?} is not tried");
        return None;
    };
    let complaint = String::from_utf8_lossy(&said.stderr).into_owned();
    assert!(said.status.success(), "{how:?}: {complaint}");
    Some(std::fs::read(target).expect("a file"))
}

#[test]
fn whatever_libtiff_writes_is_read() {
    let folder = std::env::temp_dir().join(format!("read-formats-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let rgb = TiffParts::new((WIDE, HIGH), (8, 3), (1, 2), picture().into_raw());
    let eight = TiffParts::new((WIDE, HIGH), (8, 1), (1, 1), grey().into_raw());
    let (black, packed) = bilevel();
    let zero_is_black = TiffParts::new((WIDE, HIGH), (1, 1), (1, 1), packed.clone());
    let inverse = packed.iter().map(|byte| !byte).collect();
    let zero_is_white = TiffParts::new((WIDE, HIGH), (1, 1), (1, 0), inverse);
    let sources = [
        ("colour", rgb, grey()),
        ("grey", eight, grey()),
        ("black is zero", zero_is_black, black.clone()),
        ("white is zero", zero_is_white, black),
    ];
    let anything: [&[&str]; 10] = [
        &["-c", "none"],
        &["-c", "lzw"],
        &["-c", "zip"],
        &["-c", "packbits"],
        &["-c", "none", "-f", "lsb2msb"],
        &["-c", "lzw", "-f", "lsb2msb"],
        &["-c", "zip", "-f", "lsb2msb"],
        &["-c", "packbits", "-f", "lsb2msb", "-r", "7"],
        &["-c", "lzw", "-B"],
        &["-c", "zip", "-8"],
    ];
    let grey_only: [&[&str]; 7] = [
        &["-c", "lzw:2"],
        &["-c", "zip:2"],
        &["-c", "jpeg:95", "-r", "160"],
        &["-c", "jpeg:r:95", "-r", "160"],
        &["-c", "jpeg:95", "-r", "16"],
        &["-c", "jpeg:95", "-f", "lsb2msb", "-r", "32"],
        &["-c", "jpeg:95", "-t", "-w", "64", "-l", "48"],
    ];
    let black_only: [&[&str]; 4] = [
        &["-c", "g4"],
        &["-c", "g4", "-r", "16"],
        &["-c", "g4", "-f", "lsb2msb"],
        &["-c", "g4", "-f", "lsb2msb", "-r", "16", "-B"],
    ];
    for (kind, source, expected) in sources {
        let file = TiffParts::file(&[source], None);
        assert_eq!(apart(kind, &only(kind, &file), &expected), 0.0, "{kind}");
        let own = if kind.contains("zero") { &black_only[..] } else { &grey_only[..] };
        for how in anything.iter().chain(own) {
            let Some(bytes) = tiffcp(&folder, &file, how) else { continue };
            let name = format!("{kind} {how:?}");
            let most = if name.contains("jpeg") { 6.0 } else { 0.0 };
            let off = apart(&name, &only(&name, &bytes), &expected);
            assert!(off <= most, "{name}: {off}");
            for tenths in 1..10 {
                let cut = &bytes[..bytes.len() * tenths / 10];
                assert!(decode(cut, "cut", Limits::default()).is_err(), "{name}: {tenths} tenths");
            }
        }
    }
    let _ = std::fs::remove_dir_all(folder);
}

#[test]
fn a_jpeg_strip_of_another_size_than_its_page_is_refused() {
    let strip = jpeg(&grey(), 80).expect("a JPEG");
    let page = |width, height| TiffParts::new((width, height), (8, 1), (7, 1), strip.clone());
    let whole = TiffParts::file(&[page(WIDE, HIGH)], None);
    assert!(apart("whole", &only("whole", &whole), &grey()) < 4.0);
    for (width, height) in [(WIDE - 1, HIGH), (WIDE + 1, HIGH), (WIDE, HIGH + 1), (WIDE, 9)] {
        let file = TiffParts::file(&[page(width, height)], None);
        let error = decode(&file, "strip.tif", Limits::default()).expect_err("refused");
        let damage = Damage::Contradicts;
        assert_eq!(error.problem, DecodeProblem::Damaged { page: 1, damage }, "{width}×{height}");
    }
}

/// Where a stored pixel belongs in the upright picture, by the standard's own table: which side
/// row 0 and column 0 are seen at.
fn place(orientation: u16, (row, column): (u32, u32)) -> (u32, u32) {
    let (right, bottom) = (WIDE - 1, HIGH - 1);
    match orientation {
        1 => (column, row),
        2 => (right - column, row),
        3 => (right - column, bottom - row),
        4 => (column, bottom - row),
        5 => (row, column),
        6 => (right - row, column),
        7 => (right - row, bottom - column),
        _ => (row, bottom - column),
    }
}

/// The picture as a camera stores it that was held so.
fn held(orientation: u16) -> GrayImage {
    let upright = grey();
    let (wide, high) = if orientation < 5 { (WIDE, HIGH) } else { (HIGH, WIDE) };
    GrayImage::from_fn(wide, high, |column, row| {
        let (x, y) = place(orientation, (row, column));
        *upright.get_pixel(x, y)
    })
}

/// The orientation as an Exif block.
fn exif(orientation: u16) -> Vec<u8> {
    let mut block = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    block.extend_from_slice(&orientation.to_le_bytes());
    block.extend_from_slice(&[0; 6]);
    block
}

fn jpeg_with(orientation: u16) -> Vec<u8> {
    let plain = jpeg(&held(orientation), 90).expect("a JPEG");
    let block = exif(orientation);
    let mut bytes = plain[..2].to_vec();
    bytes.extend_from_slice(&[0xFF, 0xE1]);
    bytes.extend_from_slice(&(block.len() as u16 + 8).to_be_bytes());
    bytes.extend_from_slice(b"Exif\0\0");
    bytes.extend_from_slice(&block);
    bytes.extend_from_slice(&plain[2..]);
    bytes
}

fn webp_with(orientation: u16) -> Vec<u8> {
    let image = held(orientation);
    let (wide, high) = image.dimensions();
    let mut plain = Vec::new();
    WebPEncoder::new_lossless(&mut plain)
        .write_image(image.as_raw(), wide, high, ExtendedColorType::L8)
        .expect("a WebP");
    let mut body = b"WEBPVP8X\x0a\0\0\0\x08\0\0\0".to_vec();
    body.extend_from_slice(&(wide - 1).to_le_bytes()[..3]);
    body.extend_from_slice(&(high - 1).to_le_bytes()[..3]);
    body.extend_from_slice(&plain[12..]);
    let block = exif(orientation);
    body.extend_from_slice(b"EXIF");
    body.extend_from_slice(&(block.len() as u32).to_le_bytes());
    body.extend_from_slice(&block);
    let mut bytes = b"RIFF".to_vec();
    bytes.extend_from_slice(&(body.len() as u32).to_le_bytes());
    bytes.extend_from_slice(&body);
    bytes
}

fn tiff_with(orientation: u16) -> Vec<u8> {
    let image = held(orientation);
    let page = TiffParts::new(image.dimensions(), (8, 1), (1, 1), image.into_raw());
    TiffParts::file(&[page.with(274, TiffField::Short(vec![orientation]))], None)
}

#[test]
fn pages_stand_upright_however_the_camera_was_held() {
    for orientation in 1..=8 {
        let jpeg = apart("jpeg", &only("held.jpg", &jpeg_with(orientation)), &grey());
        assert!(jpeg < 3.0, "JPEG {orientation}: {jpeg}");
        let webp = apart("webp", &only("held.webp", &webp_with(orientation)), &grey());
        assert!(webp == 0.0, "WebP {orientation}: {webp}");
        let tiff = apart("tiff", &only("held.tif", &tiff_with(orientation)), &grey());
        assert!(tiff == 0.0, "TIFF {orientation}: {tiff}");
    }
    // What no standard knows leaves the page as it lies.
    let page = TiffParts::new((WIDE, HIGH), (8, 1), (1, 1), grey().into_raw());
    let file = TiffParts::file(&[page.with(274, TiffField::Short(vec![99]))], None);
    assert_eq!(apart("99", &only("99.tif", &file), &grey()), 0.0);
}

#[test]
fn webp_keeps_pens_dark_and_is_whole_or_refused() {
    let mut bytes = Vec::new();
    picture().write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::WebP).expect("written");
    assert_eq!(apart("webp", &only("page.webp", &bytes), &grey()), 0.0);
    for end in (1..bytes.len()).step_by(bytes.len() / 40 + 1) {
        assert!(decode(&bytes[..end], "cut.webp", Limits::default()).is_err(), "cut at {end}");
    }
    let few = Limits { pixels: 1000, ..Limits::default() };
    let error = decode(&bytes, "page.webp", few).expect_err("refused");
    assert_eq!(error.problem, DecodeProblem::TooManyPixels { page: 1, limit: 1000 });
}

#[test]
fn coarse_greys_are_spread_over_the_whole_range() {
    for (bits, shades) in [(2_u32, 4_u32), (4, 16)] {
        let per_byte = 8 / bits;
        let row: Vec<u8> = (0..WIDE.div_ceil(per_byte))
            .map(|byte| {
                let value =
                    |place| ((byte * per_byte + place) % shades) << (8 - bits - place * bits);
                (0..per_byte).map(value).fold(0, |all, part| all | part) as u8
            })
            .collect();
        let page =
            TiffParts::new((WIDE, HIGH), (bits as u16, 1), (1, 1), row.repeat(HIGH as usize));
        let expected =
            GrayImage::from_fn(WIDE, HIGH, |x, _| Luma([(x % shades * 255 / (shades - 1)) as u8]));
        let found = only("coarse.tif", &TiffParts::file(&[page], None));
        assert_eq!(apart("coarse", &found, &expected), 0.0, "{bits} bits");
    }
}

#[test]
fn what_is_not_read_says_what_to_do() {
    let boxed = |brand: &[u8]| [b"\0\0\0\x18ftyp", brand, b"\0\0\0\0"].concat();
    let cases = [
        (boxed(b"heic"), UnsupportedFormat::Heic),
        (boxed(b"mif1"), UnsupportedFormat::Heic),
        (boxed(b"avif"), UnsupportedFormat::Avif),
        (boxed(b"qt  "), UnsupportedFormat::Film),
        (b"GIF89a........".to_vec(), UnsupportedFormat::Gif),
        (b"\0\0\0\x0cJXL \r\n\x87\n".to_vec(), UnsupportedFormat::JpegXl),
        (b"\0\0\0\x0cjP  \r\n\x87\n".to_vec(), UnsupportedFormat::Jpeg2000),
    ];
    for (bytes, format) in cases {
        let error = decode(&bytes, "bild", Limits::default()).expect_err("refused");
        assert_eq!(error.problem, DecodeProblem::Unsupported(format));
        for lang in Lang::ALL {
            let words = error.explain(lang);
            let advice = match format {
                UnsupportedFormat::Heic => ["Mest kompatibelt", "Most Compatible"],
                UnsupportedFormat::Film => ["fotografera", "photograph"],
                _ => ["Spara som", "Save as"],
            };
            assert!(advice.iter().any(|advice| words.contains(advice)), "{words}");
        }
    }
}

#[test]
fn a_tiff_in_printing_inks_is_read() {
    let (width, height) = (64_u32, 48_u32);
    // Paper, with a stripe of each ink and one of cyan and yellow together.
    let inks = [[0, 0, 0, 0], [255, 0, 0, 0], [0, 0, 0, 200], [255, 0, 255, 0]];
    let pixels: Vec<u8> =
        (0..height).flat_map(|y| [inks[(y / 12) as usize]; 64]).flatten().collect();
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut encoder = tiff::encoder::TiffEncoder::new(&mut bytes).expect("a TIFF");
    encoder
        .write_image::<tiff::encoder::colortype::CMYK8>(width, height, &pixels)
        .expect("written");
    let pages = decode(&bytes.into_inner(), "inks.tif", Limits::default()).expect("read");
    let gray = &pages[0].gray;
    let at = |stripe: usize| gray.pixels()[(stripe * 12 + 6) * width as usize + 32];
    assert_eq!((gray.width(), gray.height(), at(0)), (width, height, 255));
    assert!(at(1) < 140 && at(2) < 80 && at(3) < 140, "{} {} {}", at(1), at(2), at(3));
}
