//! How well the reader reads, on writers that it never saw:
//! `cargo xtask eval-paper [--pages N] [--seed S] [--only CLASS] [--from N] [--hostile N]
//! [--outside N] [--keep DIR]`. Everything here is synthetic. `--only speed` times files. `--keep` leaves pages that were
//! refused or of which much is doubtful as pictures.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line tool prints")]

mod hostile;
mod outside;
mod pages;
mod printed;
mod speed;

use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use kastanj_instrument::{Library, Serial};
use kastanj_paper::{
    Decision, Evaluation, ExpectedPage, FormTemplates, FormsOnDemand, GrayPage, PageOutcome,
    ReadPage, Reader,
};
use pages::{CLASSES, Class, gray_of, page_of};
use printed::{PrintedPage, printed};
use rayon::prelude::*;

pub(crate) type Failure = Box<dyn std::error::Error + Send + Sync>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    let word = |flag: &str| {
        let at = arguments.iter().position(|argument| argument == flag)?;
        arguments.get(at + 1).map(String::as_str)
    };
    if let Some(folder) = word("--time") {
        return ended(speed::time(std::path::Path::new(folder)));
    }
    let number = |flag: &str| word(flag)?.parse().ok();
    let pages = number("--pages").unwrap_or(300);
    // Drawn after the reader is built, so that nothing can be tuned to it.
    let drawn = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs()) % 1_000_000;
    let terms = Terms {
        pages,
        seed: number("--seed").unwrap_or(drawn),
        from: number("--from").unwrap_or(0),
        hostile: number("--hostile").unwrap_or(pages),
        outside: number("--outside").unwrap_or(pages.min(40)),
        only: word("--only"),
        keep: word("--keep"),
    };
    ended(run(&terms))
}

fn ended(done: Result<(), Failure>) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// What is to be evaluated.
struct Terms<'a> {
    /// Pages of every class.
    pages: u64,
    seed: u64,
    /// Number of the first page.
    from: u64,
    /// Pages that must not be read.
    hostile: u64,
    /// Pages that pass through programs of others.
    outside: u64,
    only: Option<&'a str>,
    keep: Option<&'a str>,
}

fn run(terms: &Terms<'_>) -> Result<(), Failure> {
    println!("synthetic pages, stroke model Trial, seed {}", terms.seed);
    let library = Library::shipped();
    let printed = printed(&library, Serial::from_numbers([3; 10]))?;
    let reader = Reader::new(FormsOnDemand::new(&library));
    // Forms are typeset when they are first met: once in the life of a program.
    let before = cpu_nanoseconds();
    for page in &printed {
        reader.read_page(&gray_of(&page.raster.image, Some(page.raster.dpi))?);
    }
    let spent = (cpu_nanoseconds() - before) / printed.len().max(1) as u64;
    println!("first page of a form, typeset and made ready: {} ms of CPU", spent / 1_000_000);
    let wanted = |name: &str| terms.only.is_none_or(|only| only == name);
    for class in CLASSES.into_iter().filter(|class| wanted(class.name)) {
        evaluate(&reader, &printed, class, terms)?;
    }
    if wanted("hostile") {
        hostile::run(&reader, &printed, terms)?;
    }
    if wanted("outside") {
        outside::run(&reader, &printed, terms.seed, terms.outside)?;
    }
    if wanted("speed") {
        speed::run(&printed, terms.seed, terms.pages.min(40))?;
    }
    Ok(())
}

/// Evaluates the reader on one class of pages and prints the figures.
fn evaluate<F: FormTemplates + Sync>(
    reader: &Reader<F>,
    printed: &[PrintedPage],
    class: Class,
    terms: &Terms<'_>,
) -> Result<(), Failure> {
    let read: Vec<(ReadPage, ExpectedPage, u64)> = (terms.from..terms.from + terms.pages)
        .into_par_iter()
        .map(|number| {
            let (page, truth) = page_of(printed, class, terms.seed, number)?;
            let before = cpu_nanoseconds();
            let read = reader.read(&page);
            let spent = cpu_nanoseconds() - before;
            if let Some(dir) = terms.keep {
                keep_difficult(dir, &format!("{}-{number}", class.name), &page, &read.outcome)?;
            }
            Ok((read, truth, spent))
        })
        .collect::<Result<_, Failure>>()?;
    let mut evaluation = Evaluation::default();
    let mut nanoseconds = 0;
    for ((read, truth, spent), number) in read.iter().zip(terms.from..) {
        evaluation.add_read(read, truth);
        let mut alone = Evaluation::default();
        alone.add_read(read, truth);
        if alone.misread_boxes > 0 {
            eprintln!("{} page {number}: {} boxes misread", class.name, alone.misread_boxes);
        }
        if let PageOutcome::Refused(refusal) = &read.outcome {
            eprintln!("{} page {number}: refused, {:?}", class.name, refusal.reason);
        }
        nanoseconds += spent;
    }
    println!("\n{} ({}):\n{evaluation}", class.name, class.told);
    #[expect(clippy::cast_precision_loss, reason = "a rate for the eye")]
    let rate = terms.pages as f64 / (nanoseconds.max(1) as f64 / 1e9);
    println!("{rate:.1} pages per CPU-second, reading alone");
    Ok(())
}

/// Questions of a page from which it is worth a look.
const MANY_DOUBTS: usize = 3;

/// Keeps a page that was refused, or of which much is doubtful, as a picture to look at.
fn keep_difficult(
    dir: &str,
    name: &str,
    page: &GrayPage,
    outcome: &PageOutcome,
) -> Result<(), Failure> {
    let told = match outcome {
        PageOutcome::Refused(refusal) => format!("{:?} {:?}", refusal.reason, refusal.geometry),
        PageOutcome::Read(reading) => {
            let doubtful: Vec<String> = reading
                .questions
                .iter()
                .filter(|question| question.decision == Decision::Doubtful)
                .map(|question| format!("{} {:?}", question.item, question.reason))
                .collect();
            if doubtful.len() < MANY_DOUBTS {
                return Ok(());
            }
            format!("{doubtful:?} {:?}", reading.geometry)
        }
    };
    println!("{name}: {told}");
    let image = image::GrayImage::from_raw(page.width(), page.height(), page.pixels().to_vec());
    image.ok_or("an empty page")?.save(format!("{dir}/{name}.png"))?;
    Ok(())
}

/// Nanoseconds that this thread has spent on a processor; 0 where the system does not tell.
pub(crate) fn cpu_nanoseconds() -> u64 {
    std::fs::read_to_string("/proc/thread-self/schedstat")
        .ok()
        .and_then(|line| line.split(' ').next()?.parse().ok())
        .unwrap_or(0)
}
