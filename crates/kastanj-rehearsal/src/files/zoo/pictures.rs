//! PNG, JPEG and WebP.

use image::{GrayImage, Luma};

use super::{HostileFile, bombs};
use crate::files::{jpeg, png};

pub(super) fn all() -> Vec<HostileFile> {
    [pngs(), jpegs(), webps()].concat()
}

fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let checked = [&kind[..], data].concat();
    let mut sum = u32::MAX;
    for byte in &checked {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 };
        }
    }
    [&(data.len() as u32).to_be_bytes()[..], &checked, &(!sum).to_be_bytes()].concat()
}

/// A PNG of this size; `kind` is depth, colour type and interlacing.
fn png_of((width, height): (u32, u32), kind: [u8; 3], middle: &[u8], data: &[u8]) -> Vec<u8> {
    let [depth, color, interlaced] = kind;
    let mut header = [width.to_be_bytes(), height.to_be_bytes()].concat();
    header.extend([depth, color, 0, 0, interlaced]);
    let (begin, data) = (chunk(b"IHDR", &header), chunk(b"IDAT", data));
    [b"\x89PNG\r\n\x1a\n", &begin[..], middle, &data, &chunk(b"IEND", &[])].concat()
}

fn pngs() -> Vec<HostileFile> {
    let little = bombs::zlib(&[0], 600);
    let refused = HostileFile::refused;
    let flood = |name: &str, size| refused(name, png_of(size, [8, 0, 0], &[], &little));
    let small = |middle: &[u8]| png_of((20, 20), [8, 0, 0], middle, &bombs::zlib(&[0], 420));
    let packed =
        |kind, name: &[u8]| chunk(kind, &[name, b"\0\0", &bombs::zlib(&[0], 300 << 20)].concat());
    let image = GrayImage::from_fn(300, 200, |x, y| Luma([((x * 3) ^ (y * 5)) as u8]));
    let plain = png(&image).unwrap_or_default();
    let mut wrong_sum = plain.clone();
    if let Some(byte) = wrong_sum.get_mut(60) {
        *byte ^= 0xFF;
    }
    let frames = [&u32::MAX.to_be_bytes()[..], &[0; 4]].concat();
    let mut files = vec![
        flood("flood-65535.png", (65_535, 65_535)),
        flood("flood-2-31.png", (0x7FFF_FFFF, 0x7FFF_FFFF)),
        flood("flood-one-row.png", (0x7FFF_FFFF, 1)),
        flood("zero-width.png", (0, 300)),
        flood("zero-height.png", (300, 0)),
        flood("promises-59-million.png", (7_700, 7_700)),
        refused("deep-59-million.png", png_of((7_700, 7_700), [16, 6, 0], &[], &little)),
        refused("interlaced-59-million.png", png_of((7_700, 7_700), [16, 2, 1], &[], &little)),
        refused(
            "deep-bomb.png",
            png_of((7_000, 7_000), [16, 6, 0], &[], &bombs::zlib(&[0], 400 << 20)),
        ),
        HostileFile::harmless(
            "white-bomb.png",
            png_of((7_000, 7_000), [1, 0, 0], &[], &bombs::zlib(&[0], 7_000 * 876)),
        ),
        HostileFile::harmless(
            "rows-without-end.png",
            png_of((20, 20), [8, 0, 0], &[], &bombs::zlib(&[0], 1 << 30)),
        ),
        HostileFile::harmless("profile-bomb.png", small(&packed(b"iCCP", b"x"))),
        HostileFile::harmless("text-bomb.png", small(&packed(b"zTXt", b"x"))),
        HostileFile::harmless("many-chunks.png", small(&chunk(b"tEXt", b"a\0b").repeat(100_000))),
        HostileFile::harmless("frames-without-end.png", small(&chunk(b"acTL", &frames))),
        refused("odd-depth.png", png_of((20, 20), [7, 3, 0], &[], &little)),
        refused("wrong-sum.png", wrong_sum),
    ];
    files.extend(cuts("cut", "png", &plain));
    files
}

/// The file cut off at eight places.
fn cuts(name: &str, ending: &str, bytes: &[u8]) -> Vec<HostileFile> {
    (1..=8)
        .map(|ninth| {
            let end = bytes.len() * ninth / 9;
            HostileFile::refused(&format!("{name}-{ninth}.{ending}"), bytes[..end].to_vec())
        })
        .collect()
}

/// The place of the frame header's marker.
fn frame_of(bytes: &[u8]) -> usize {
    bytes.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap_or(0)
}

/// The same JPEG with a header that lies about its size.
fn resized(bytes: &[u8], (width, height): (u16, u16), marker: u8) -> Vec<u8> {
    let (mut bytes, at) = (bytes.to_vec(), frame_of(bytes));
    bytes[at + 1] = marker;
    bytes[at + 5..at + 7].copy_from_slice(&height.to_be_bytes());
    bytes[at + 7..at + 9].copy_from_slice(&width.to_be_bytes());
    bytes
}

fn jpegs() -> Vec<HostileFile> {
    let image = GrayImage::from_fn(300, 200, |x, y| Luma([(x ^ y) as u8]));
    let plain = jpeg(&image, 70).unwrap_or_default();
    let scan = plain.windows(2).position(|pair| pair == [0xFF, 0xDA]).unwrap_or(0);
    let refused = HostileFile::refused;
    let behind_start = |segment: &[u8]| [&plain[..2], segment, &plain[2..]].concat();
    let looping = b"\xFF\xE1\x00\x22Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\x08\0\0\0";
    let mut scans = resized(&plain[..scan], (7_000, 8_000), 0xC2);
    for _ in 0..5_000 {
        scans.extend([0xFF, 0xDA, 0, 8, 1, 1, 0x00, 1, 63, 0, 0x55]);
    }
    scans.extend([0xFF, 0xD9]);
    let mut files = vec![
        refused("flood-65535.jpg", resized(&plain, (65_535, 65_535), 0xC0)),
        refused("zero-height.jpg", resized(&plain, (300, 0), 0xC0)),
        refused("zero-width.jpg", resized(&plain, (0, 300), 0xC0)),
        HostileFile::harmless("promises-59-million.jpg", resized(&plain, (7_700, 7_700), 0xC0)),
        HostileFile::harmless("progressive.jpg", resized(&plain, (7_700, 7_700), 0xC2)),
        refused("arithmetic.jpg", resized(&plain, (300, 200), 0xC9)),
        refused("lossless.jpg", resized(&plain, (300, 200), 0xC3)),
        HostileFile::harmless("many-scans.jpg", scans),
        HostileFile::harmless("looping-orientation.jpg", behind_start(looping)),
        refused("segment-too-long.jpg", behind_start(b"\xFF\xE1\xFF\xFFExif\0\0")),
        HostileFile::harmless(
            "many-segments.jpg",
            behind_start(&b"\xFF\xFE\0\x02".repeat(200_000)),
        ),
        HostileFile::harmless("fill-bytes.jpg", behind_start(&[0xFF; 1 << 20])),
        HostileFile::harmless("archive-behind.jpg", [&plain[..], b"PK\x03\x04archive"].concat()),
        refused("start-and-end.jpg", vec![0xFF, 0xD8, 0xFF, 0xD9]),
    ];
    files.extend(cuts("cut", "jpg", &plain));
    files
}

fn riff(body: &[u8]) -> Vec<u8> {
    [b"RIFF", &(body.len() as u32 + 4).to_le_bytes()[..], b"WEBP", body].concat()
}

fn part(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let pad = if data.len() % 2 == 1 { &[0][..] } else { &[] };
    [&kind[..], &(data.len() as u32).to_le_bytes(), data, pad].concat()
}

fn webps() -> Vec<HostileFile> {
    let refused = HostileFile::refused;
    let lossless = |width: u32, height: u32| {
        let sides = (width - 1) | (height - 1) << 14;
        [&[0x2F][..], &sides.to_le_bytes(), &[0x88, 0x88, 0x08, 0, 0, 0, 0, 0]].concat()
    };
    let lossy = [
        &[0x10, 0x02, 0, 0x9D, 0x01, 0x2A][..],
        &0x3FFF_u16.to_le_bytes(),
        &0x3FFF_u16.to_le_bytes(),
        &[0; 40],
    ]
    .concat();
    let canvas = |flags: u8, side: u32| {
        let side = &side.to_le_bytes()[..3];
        part(b"VP8X", &[&[flags, 0, 0, 0], side, side].concat())
    };
    let frame = part(b"ANMF", &[&[0; 16][..], &part(b"VP8L", &lossless(1, 1))].concat());
    let animated = [canvas(2, 0), part(b"ANIM", &[0; 6]), frame.repeat(10_000)].concat();
    let whole = riff(&part(b"VP8L", &lossless(16_384, 16_384)));
    let mut too_long = whole.clone();
    too_long[4..8].copy_from_slice(&u32::MAX.to_le_bytes());
    vec![
        refused("flood-16384.webp", whole),
        HostileFile::harmless(
            "promises-59-million.webp",
            riff(&part(b"VP8L", &lossless(7_700, 7_700))),
        ),
        refused("flood-lossy.webp", riff(&part(b"VP8 ", &lossy))),
        refused(
            "flood-canvas.webp",
            riff(&[canvas(0, 0xFF_FFFF), part(b"VP8L", &lossless(1, 1))].concat()),
        ),
        refused("animated.webp", riff(&animated)),
        refused("too-long.webp", too_long),
        refused("no-picture.webp", riff(&[])),
        refused("part-too-long.webp", riff(b"VP8L\xFF\xFF\xFF\xFF")),
        refused("canvas-of-nothing.webp", riff(&canvas(0, 0))),
    ]
}
