//! TIFF.

use super::{HostileFile, bombs};
use crate::files::{TiffField, TiffParts};

/// One page, stored in this way.
fn page(size: (u32, u32), bits: (u16, u16), compression: u16, data: Vec<u8>) -> TiffParts {
    TiffParts::new(size, bits, (compression, if bits.1 > 2 { 2 } else { 1 }), data)
}

fn one(page: TiffParts) -> Vec<u8> {
    TiffParts::file(&[page], None)
}

const GREY: (u16, u16) = (8, 1);

pub(super) fn all() -> Vec<HostileFile> {
    let refused = HostileFile::refused;
    let plain = || page((100, 100), GREY, 1, vec![200; 10_000]);
    let flood = |name: &str, size| refused(name, one(page(size, GREY, 1, vec![0; 64])));
    let short = |value| TiffField::Short(vec![value]);
    let long = |value| TiffField::Long(vec![value]);
    let lying = |name: &str, tag, field| refused(name, one(plain().with(tag, field)));
    let big = |bits, compression, data| one(page((7_000, 8_000), bits, compression, data));
    let mut huge_count = one(plain());
    // The first entry of the directory: as many widths as fit into a number.
    let first = 8 + 10_000 + 2;
    huge_count[first + 4..first + 8].copy_from_slice(&u32::MAX.to_le_bytes());
    let mut big_offset = b"II\x2B\0\x08\0\0\0".to_vec();
    big_offset.extend_from_slice(&(1_u64 << 62).to_le_bytes());
    let shared = bombs::lzw(7_000 * 6_000);
    let strip = shared.len() as u32;
    let mut sharing = vec![page((7_000, 6_000), GREY, 5, shared)];
    let again = page((7_000, 6_000), GREY, 5, Vec::new());
    let again = again.with(273, long(8)).with(279, long(strip));
    sharing.resize(500, again);
    let group4: Vec<u8> =
        (0_u32..200_000).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let tiles = |wide, high| {
        TiffParts::new((100, 100), GREY, (1, 1), vec![0; 64])
            .with(322, long(wide))
            .with(323, long(high))
            .with(324, long(8))
            .with(325, long(64))
    };
    vec![
        flood("flood-65535.tif", (65_535, 65_535)),
        flood("flood-2-32.tif", (u32::MAX, u32::MAX)),
        flood("flood-one-row.tif", (u32::MAX, 1)),
        flood("zero-width.tif", (0, 300)),
        flood("zero-height.tif", (300, 0)),
        refused("promises-56-million.tif", big(GREY, 1, vec![0; 64])),
        refused("deep-56-million.tif", big((16, 4), 5, bombs::lzw(1 << 20))),
        refused("deep-bomb.tif", big((16, 3), 5, bombs::lzw(340 << 20))),
        HostileFile::harmless("lzw-bomb.tif", big(GREY, 5, bombs::lzw(56_000_000))),
        HostileFile::harmless(
            "lzw-without-end.tif",
            one(page((100, 100), GREY, 5, bombs::lzw(1 << 30))),
        ),
        HostileFile::harmless("deflate-bomb.tif", big(GREY, 8, bombs::zlib(&[0], 56_000_000))),
        HostileFile::harmless(
            "deflate-without-end.tif",
            one(page((100, 100), GREY, 8, bombs::zlib(&[0], 1 << 29))),
        ),
        HostileFile::harmless(
            "packed-without-end.tif",
            one(page((100, 100), GREY, 32_773, bombs::pack_bits(1 << 27))),
        ),
        refused("one-strip-for-500-pages.tif", TiffParts::file(&sharing, None)),
        refused("loop-to-itself.tif", TiffParts::file(&[plain()], Some(0))),
        refused("loop-of-three.tif", TiffParts::file(&[plain(), plain(), plain()], Some(0))),
        refused("loop-at-the-end.tif", TiffParts::file(&[plain(), plain(), plain()], Some(2))),
        refused(
            "too-many-pages.tif",
            TiffParts::file(&vec![page((1, 1), GREY, 1, vec![0]); 2_100], None),
        ),
        HostileFile::harmless(
            "many-small-pages.tif",
            TiffParts::file(&vec![page((1, 1), GREY, 1, vec![0]); 1_900], None),
        ),
        lying("strip-beyond.tif", 273, long(u32::MAX)),
        lying("strip-too-long.tif", 279, long(u32::MAX)),
        lying("no-rows-in-strip.tif", 278, long(0)),
        lying("strips-without-end.tif", 278, long(1)),
        lying("odd-bits.tif", 258, short(255)),
        lying("no-bits.tif", 258, short(0)),
        lying("many-samples.tif", 277, short(u16::MAX)),
        lying("unknown-compression.tif", 259, short(50_000)),
        lying("fax-group-3.tif", 259, short(3)),
        lying("old-jpeg.tif", 259, short(6)),
        lying("palette.tif", 262, short(3)),
        lying("planes.tif", 284, short(9)),
        refused(
            "jpeg-of-nothing.tif",
            one(page((100, 100), GREY, 7, vec![0xFF, 0xD8, 0xFF, 0xD9])),
        ),
        refused(
            "jpeg-flood.tif",
            one(page(
                (100, 100),
                GREY,
                7,
                b"\xFF\xD8\xFF\xC0\0\x0B\x08\xFF\xFF\xFF\xFF\x01\x01\x11\0\xFF\xD9".to_vec(),
            )),
        ),
        refused("huge-tiles.tif", one(tiles(u32::MAX, u32::MAX))),
        refused("no-tiles.tif", one(tiles(0, 16))),
        refused("huge-count.tif", huge_count),
        refused("offset-beyond.tif", big_offset),
        HostileFile::harmless(
            "group-4-noise.tif",
            one(TiffParts::new((7_000, 8_000), (1, 1), (4, 0), group4)),
        ),
        refused("no-directory.tif", b"II*\0\0\0\0\0".to_vec()),
        refused("directory-beyond.tif", b"MM\0*\xFF\xFF\xFF\xF0".to_vec()),
    ]
}
