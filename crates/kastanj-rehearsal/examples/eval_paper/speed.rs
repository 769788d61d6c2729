//! How fast files become readings: decoding and reading apart, one thread, in a process of its own
//! whose largest memory is told.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use image::DynamicImage;
use image::codecs::jpeg::JpegEncoder;
use kastanj_instrument::Library;
use kastanj_paper::{FormsOnDemand, Limits, PageOutcome, Reader, decode_each};
use kastanj_rehearsal::Chance;
use kastanj_rehearsal::files::tiff_group4;
use kastanj_rehearsal::pen::{StrokeModel, Writer};
use kastanj_rehearsal::scanner::{Camera, Degradation, Depth, Preset, photograph, scan};

use crate::pages::written;
use crate::printed::PrintedPage;
use crate::{Failure, cpu_nanoseconds};

/// Writes pages as files and has a process of its own decode and read them.
pub(crate) fn run(printed: &[PrintedPage], seed: u64, pages: u64) -> Result<(), Failure> {
    let dir = std::env::temp_dir().join(format!("kastanj-speed-{}", std::process::id()));
    for (name, told) in [
        ("bilevel", "300 dpi, one bit, TIFF group 4"),
        ("office", "200/300 dpi as office scanners do, one bit or grey"),
        ("phone", "12 megapixels in colour, JPEG"),
    ] {
        let folder = dir.join(name);
        fs::create_dir_all(&folder)?;
        for number in 0..pages {
            write(&folder, name, printed, seed, number)?;
        }
        println!("\nspeed, {name} ({told}):");
        let program = std::env::current_exe()?;
        let done = std::process::Command::new(program).arg("--time").arg(&folder).status()?;
        if !done.success() {
            return Err("the measurement did not end well".into());
        }
    }
    fs::remove_dir_all(dir)?;
    Ok(())
}

fn write(
    folder: &Path,
    name: &str,
    printed: &[PrintedPage],
    seed: u64,
    number: u64,
) -> Result<(), Failure> {
    let chance = Chance::new(seed, name).numbered("page", usize::try_from(number)?);
    let print = &printed[usize::try_from(number)? % printed.len()];
    let writer = Writer::new(StrokeModel::Trial, seed ^ number);
    let (raster, _) = written(print, &writer, &chance);
    let mut drawn = chance.branch("degradation");
    if name == "phone" {
        let camera = Camera::draw(&mut drawn);
        let quality = camera.jpeg_quality;
        let colour = DynamicImage::ImageLuma8(photograph(&raster, &camera, &chance)?).into_rgb8();
        let mut bytes = Vec::new();
        JpegEncoder::new_with_quality(&mut bytes, quality).encode_image(&colour)?;
        fs::write(folder.join(format!("{number:04}.jpg")), bytes)?;
        return Ok(());
    }
    let mut machine = Degradation::draw(Preset::Office, &mut drawn);
    if name == "bilevel" {
        (machine.dpi, machine.depth, machine.jpeg_quality) = (300.0, Depth::Bilevel, None);
    }
    let page = scan(&raster, &machine, &chance)?;
    let one_bit = page.image.as_raw().iter().all(|grey| *grey == 0 || *grey == 255);
    let file = folder.join(format!("{number:04}.{}", if one_bit { "tif" } else { "pdf" }));
    if one_bit {
        fs::write(file, tiff_group4(&[page])?)?;
    } else {
        fs::write(file, kastanj_rehearsal::files::pdf_of_jpegs(&[page], 85)?)?;
    }
    Ok(())
}

/// Decodes and reads every file of a folder, and prints what it took.
pub(crate) fn time(folder: &Path) -> Result<(), Failure> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_, Failure>>()?;
    files.sort();
    let library = Library::shipped();
    let reader = Reader::new(FormsOnDemand::new(&library));
    // Forms are typeset when they are first met: once in the life of a program.
    pass(&reader, &files)?;
    // From here on the largest memory is that of decoding and reading.
    fs::write("/proc/self/clear_refs", "5")?;
    let ready = memory_kb("VmRSS:");
    let mut all = Spent::default();
    for _ in 0..PASSES {
        let Spent { pages, read, decoding, reading } = pass(&reader, &files)?;
        all.pages += pages;
        all.read += read;
        all.decoding += decoding;
        all.reading += reading;
    }
    let Spent { pages, read, decoding, reading } = all;
    let largest = memory_kb("VmHWM:");
    #[expect(clippy::cast_precision_loss, reason = "rates for the eye")]
    let rate = |nanoseconds: u64| pages as f64 / (nanoseconds.max(1) as f64 / 1e9);
    println!(
        "pages {pages}, read {read}; per CPU-second: decoding {:.1}, reading {:.1}, both {:.1}; \
         memory {} MB with the forms typeset, at most {} MB more at work",
        rate(decoding),
        rate(reading),
        rate(decoding + reading),
        ready / 1024,
        largest.saturating_sub(ready) / 1024
    );
    Ok(())
}

/// How often all files are read to be timed.
const PASSES: usize = 3;

/// What a pass over all files took.
#[derive(Default)]
struct Spent {
    pages: u64,
    /// Pages that were not refused.
    read: u64,
    /// Nanoseconds of CPU.
    decoding: u64,
    reading: u64,
}

fn pass(reader: &Reader<FormsOnDemand>, files: &[PathBuf]) -> Result<Spent, Failure> {
    let mut spent = Spent::default();
    for file in files {
        let bytes = fs::read(file)?;
        let mut before = cpu_nanoseconds();
        decode_each(&bytes, "page", Limits::default(), &mut |page| {
            let decoded = cpu_nanoseconds();
            let outcome = reader.read_page(&page.gray);
            let done = cpu_nanoseconds();
            spent.pages += 1;
            spent.read += u64::from(matches!(outcome, PageOutcome::Read(_)));
            spent.decoding += decoded - before;
            spent.reading += done - decoded;
            before = done;
            ControlFlow::Continue(())
        })?;
    }
    Ok(spent)
}

/// What the system says of this process's memory, kB; 0 where it does not tell.
fn memory_kb(of: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(of));
    line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse().ok()).unwrap_or(0)
}
