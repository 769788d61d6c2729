use std::borrow::Cow;
use std::ops::Range;

use tiff::TiffResult;
use tiff::decoder::ChunkType;
use tiff::tags::Tag;

use super::jpeg_frame::jpeg_frame;
use super::tiff::{Tiff, open, problem};
use super::{DecodeProblem, Limits, broken_off, damaged};

/// The tag of the order of bits within a byte.
const FILL_ORDER: Tag = Tag::FillOrder;
/// Its value for bytes whose lowest bit is the first pixel.
const LOWEST_FIRST: u16 = 2;
/// New-style JPEG, whose bytes are never turned round.
pub(super) const JPEG: u16 = 7;

/// Refuses a page whose strips or tiles do not lie within the file, or are JPEG pictures of another
/// size than the page says.
///
/// The JPEG decoder paints what is missing in grey and makes room for what its own header says;
/// neither may decide what a page is. Gives how many bytes of the file hold the page.
pub(super) fn check(
    tiff: &mut Tiff<'_>,
    bytes: &[u8],
    compression: Option<u16>,
    page: usize,
) -> Result<usize, DecodeProblem> {
    let places = places(tiff).map_err(|error| problem(page, error))?;
    let used = places.iter().map(Range::len).fold(0, usize::saturating_add);
    let (width, height) = tiff.chunk_dimensions();
    for (chunk, place) in (0..).zip(places) {
        let data = bytes.get(place).ok_or_else(|| broken_off(page))?;
        if compression != Some(JPEG) {
            continue;
        }
        let needed = tiff.chunk_data_dimensions(chunk).1;
        let frame = jpeg_frame(data).ok_or_else(|| damaged(page))?;
        if frame.width != width || frame.height < needed || frame.height > height {
            return Err(damaged(page));
        }
        let end = &data[data.len().saturating_sub(16)..];
        if !end.windows(2).any(|pair| pair == [0xFF, 0xD9]) {
            return Err(broken_off(page));
        }
    }
    Ok(used)
}

/// The file with the bits of its pages in the usual order; most files are so already.
///
/// Whatever is wrong with the file is left for the decoding to tell.
pub(super) fn in_usual_order(bytes: &[u8], limits: Limits) -> Cow<'_, [u8]> {
    let mut turned: Vec<Range<usize>> = Vec::new();
    let _ = collect(bytes, limits, &mut turned);
    if turned.is_empty() {
        return Cow::Borrowed(bytes);
    }
    // Two pages may share a strip; it is turned once.
    turned.sort_by_key(|place| (place.start, place.end));
    let mut bytes = bytes.to_vec();
    let mut done = 0;
    for place in turned {
        let from = place.start.max(done);
        if let Some(data) = bytes.get_mut(from..place.end.max(from)) {
            data.iter_mut().for_each(|byte| *byte = byte.reverse_bits());
            done = place.end.max(from);
        }
    }
    Cow::Owned(bytes)
}

fn collect(
    bytes: &[u8],
    limits: Limits,
    turned: &mut Vec<Range<usize>>,
) -> Result<(), DecodeProblem> {
    let mut tiff = open(bytes, limits)?;
    for page in 1..=limits.pages {
        let of = |error| problem(page, error);
        let order: Option<u16> = tiff.find_tag_unsigned(FILL_ORDER).map_err(of)?;
        let compression: Option<u16> = tiff.find_tag_unsigned(Tag::Compression).map_err(of)?;
        if order == Some(LOWEST_FIRST) && compression != Some(JPEG) {
            turned.extend(places(&mut tiff).map_err(of)?);
        }
        if !tiff.more_images() {
            break;
        }
        tiff.next_image().map_err(of)?;
    }
    Ok(())
}

/// Where the data of a page lie in the file, in the order of its strips or tiles.
fn places(tiff: &mut Tiff<'_>) -> TiffResult<Vec<Range<usize>>> {
    let (offsets, counts) = match tiff.get_chunk_type() {
        ChunkType::Strip => (Tag::StripOffsets, Tag::StripByteCounts),
        ChunkType::Tile => (Tag::TileOffsets, Tag::TileByteCounts),
    };
    let offsets = tiff.get_tag(offsets)?.into_u64_vec()?;
    let counts = tiff.get_tag(counts)?.into_u64_vec()?;
    let place = |(start, count): (u64, u64)| {
        let start = usize::try_from(start).unwrap_or(usize::MAX);
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        start..start.saturating_add(count)
    };
    Ok(offsets.into_iter().zip(counts).map(place).collect())
}
