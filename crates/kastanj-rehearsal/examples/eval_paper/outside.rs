//! Pages through programs of others: a second model of what happens to paper (augraphy), and files
//! that others write (libtiff, img2pdf, poppler).

#![expect(clippy::print_stdout, reason = "a command line tool prints")]

use std::path::{Path, PathBuf};
use std::process::Command;

use image::imageops::FilterType;
use kastanj_paper::{Evaluation, ExpectedPage, FormTemplates, Limits, Reader, decode};
use kastanj_rehearsal::Chance;
use kastanj_rehearsal::files::{jpeg, png, tiff_group4, tiff_lzw};
use kastanj_rehearsal::pen::{StrokeModel, Writer};
use kastanj_rehearsal::scanner::{Degradation, Depth, Preset, scan};

use crate::pages::written;
use crate::printed::PrintedPage;
use crate::{Failure, cpu_nanoseconds};

/// Evaluates `pages` pages through each program that is there; says loudly which is not.
pub(crate) fn run<F: FormTemplates>(
    reader: &Reader<F>,
    printed: &[PrintedPage],
    seed: u64,
    pages: u64,
) -> Result<(), Failure> {
    let room = tempfile::tempdir()?;
    augraphy(reader, printed, seed, pages, room.path())?;
    files(reader, printed, seed, pages, room.path())
}

/// Degrades pages by augraphy: see `xtask/augraphy/degrade.py`.
fn augraphy<F: FormTemplates>(
    reader: &Reader<F>,
    printed: &[PrintedPage],
    seed: u64,
    pages: u64,
    room: &Path,
) -> Result<(), Failure> {
    let (from, to) = (room.join("plain"), room.join("degraded"));
    std::fs::create_dir_all(&from)?;
    std::fs::create_dir_all(&to)?;
    let mut truths = Vec::new();
    for number in 0..usize::try_from(pages)? {
        let chance = Chance::new(seed, "augraphy").numbered("page", number);
        let writer = Writer::new(StrokeModel::Trial, seed ^ number as u64);
        let (raster, truth) = written(&printed[number % printed.len()], &writer, &chance);
        // 200 dpi on A4: augraphy is slow on more.
        let image = image::imageops::resize(&raster.image, 1654, 2339, FilterType::Triangle);
        std::fs::write(from.join(format!("{number}.png")), png(&image)?)?;
        truths.push(truth.expected());
    }
    let python = std::env::var("KASTANJ_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../xtask/augraphy/degrade.py");
    let done = Command::new(&python).arg(script).arg(&from).arg(&to).arg(seed.to_string()).output();
    let done = match done {
        Ok(output) if output.status.success() => output,
        Ok(output) => {
            let told = String::from_utf8_lossy(&output.stderr);
            let last = told.lines().last().unwrap_or("no word").to_owned();
            println!(
                "\nSKIPPED: the second model of degradation, augraphy 8.2.6, is not there ({last})"
            );
            return Ok(());
        }
        Err(error) => {
            println!("\nSKIPPED: the second model of degradation: no {python} ({error})");
            return Ok(());
        }
    };
    let mut evaluation = Evaluation::default();
    for (number, truth) in truths.iter().enumerate() {
        let bytes = std::fs::read(to.join(format!("{number}.png")))?;
        add(reader, &bytes, "augraphy", truth, &mut evaluation)?;
    }
    println!("\naugraphy ({}):\n{evaluation}", String::from_utf8_lossy(&done.stdout).trim());
    Ok(())
}

/// Decodes a file of one page, reads it and counts it; CPU nanoseconds of the decoding.
fn add<F: FormTemplates>(
    reader: &Reader<F>,
    bytes: &[u8],
    name: &str,
    truth: &ExpectedPage,
    evaluation: &mut Evaluation,
) -> Result<u64, Failure> {
    let before = cpu_nanoseconds();
    let pages =
        decode(bytes, name, Limits::default()).map_err(|error| format!("{name}: {error:?}"))?;
    let spent = cpu_nanoseconds() - before;
    let page = pages.first().ok_or("a file without pages")?;
    evaluation.add_read(&reader.read(&page.gray), truth);
    Ok(spent)
}

/// A way of writing a file: its name, and the program that makes it from a file of ours.
struct Maker {
    name: &'static str,
    make: fn(&Path, &Path) -> Command,
    /// What the program starts from.
    from: &'static str,
    /// What it leaves.
    to: &'static str,
}

const MAKERS: [Maker; 6] = [
    Maker {
        name: "libtiff, group 4 (tiffcp)",
        make: |a, b| program("tiffcp", &["-c", "g4"], a, b),
        from: "bilevel.tif",
        to: "g4.tif",
    },
    Maker {
        name: "libtiff, LZW (tiffcp)",
        make: |a, b| program("tiffcp", &["-c", "lzw"], a, b),
        from: "grey.tif",
        to: "lzw.tif",
    },
    Maker {
        name: "libtiff, deflate (tiffcp)",
        make: |a, b| program("tiffcp", &["-c", "zip"], a, b),
        from: "grey.tif",
        to: "zip.tif",
    },
    Maker {
        name: "PDF of a JPEG (img2pdf)",
        make: |a, b| program("img2pdf", &["--imgsize", "300dpi", "-o"], b, a),
        from: "grey.jpg",
        to: "jpeg.pdf",
    },
    Maker {
        name: "PDF of a PNG (img2pdf)",
        make: |a, b| program("img2pdf", &["--imgsize", "300dpi", "-o"], b, a),
        from: "grey.png",
        to: "png.pdf",
    },
    Maker { name: "PNG of a PDF (poppler)", make: poppler, from: "jpeg.pdf", to: "poppler.png" },
];

fn program(name: &str, words: &[&str], first: &Path, second: &Path) -> Command {
    let mut command = Command::new(name);
    command.args(words).arg(first).arg(second);
    command
}

fn poppler(from: &Path, to: &Path) -> Command {
    let mut command = Command::new("pdftoppm");
    command
        .args(["-r", "300", "-gray", "-png", "-singlefile"])
        .arg(from)
        .arg(to.with_extension(""));
    command
}

fn files<F: FormTemplates>(
    reader: &Reader<F>,
    printed: &[PrintedPage],
    seed: u64,
    pages: u64,
    room: &Path,
) -> Result<(), Failure> {
    let mut rows: Vec<(Evaluation, u64, Option<String>)> =
        MAKERS.iter().map(|_| (Evaluation::default(), 0, None)).collect();
    for number in 0..usize::try_from(pages)? {
        let chance = Chance::new(seed, "files").numbered("page", number);
        let writer = Writer::new(StrokeModel::Trial, seed ^ number as u64);
        let (raster, truth) = written(&printed[number % printed.len()], &writer, &chance);
        let truth = truth.expected();
        let mut device = Degradation::draw(Preset::Clean, &mut chance.branch("device"));
        device.depth = Depth::Grey;
        let grey = scan(&raster, &device, &chance)?;
        device.depth = Depth::Bilevel;
        let bilevel = scan(&raster, &device, &chance)?;
        let path = |name: &str| -> PathBuf { room.join(name) };
        std::fs::write(path("grey.png"), png(&grey.image)?)?;
        std::fs::write(path("grey.jpg"), jpeg(&grey.image, 80)?)?;
        std::fs::write(path("grey.tif"), tiff_lzw(&[grey])?)?;
        std::fs::write(path("bilevel.tif"), tiff_group4(&[bilevel])?)?;
        for (maker, (evaluation, spent, missing)) in MAKERS.iter().zip(&mut rows) {
            let to = path(maker.to);
            match (maker.make)(&path(maker.from), &to).output() {
                Ok(output) if output.status.success() => {
                    let bytes = std::fs::read(&to)?;
                    *spent += add(reader, &bytes, maker.name, &truth, evaluation)?;
                }
                Ok(output) => *missing = Some(String::from_utf8_lossy(&output.stderr).into_owned()),
                Err(error) => *missing = Some(error.to_string()),
            }
        }
    }
    println!("\nfiles written by others, clean scans at 300 dpi:");
    for (maker, (evaluation, spent, missing)) in MAKERS.iter().zip(&rows) {
        if let Some(reason) = missing {
            println!("  SKIPPED {}: {}", maker.name, reason.trim());
            continue;
        }
        println!(
            "  {}: {} pages, {} read, boxes {}, to review {}, misread {}; decoding {:.1} ms of CPU a page",
            maker.name,
            evaluation.pages,
            evaluation.accepted,
            evaluation.boxes,
            evaluation.review_boxes,
            evaluation.misread_boxes,
            *spent as f64 / 1e6 / evaluation.pages.max(1) as f64
        );
    }
    Ok(())
}
