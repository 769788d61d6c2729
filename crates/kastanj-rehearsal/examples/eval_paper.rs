//! How well the reader reads, on writers that its thresholds never saw:
//! `cargo xtask eval-paper [--pages N] [--seed S] [--only clean|office|coarse|phone] [--keep DIR]`.
//! Everything here is synthetic. `--keep` leaves the pages that were refused as pictures.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line tool prints")]

use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use kastanj_instrument::{Library, QuestionnaireId, Serial, SheetKind, VariantId};
use kastanj_language::Lang;
use kastanj_paper::{
    Decision, Edition, Evaluation, ExpectedPage, FormTemplates, FormsOnDemand, GrayPage,
    PageLayout, PageOutcome, Reader, typeset_form,
};
use kastanj_rehearsal::pen::{
    AnswerRates, FillTerms, StrokeModel, Writer, draw_answers, fill_page,
};
use kastanj_rehearsal::scanner::{
    Camera, Corner, Degradation, Preset, ScannedPage, blank_page, foreign_form, photograph, scan,
    tear_corners,
};
use kastanj_rehearsal::{Chance, PageRaster, rasterise_pdf};

type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    let number = |flag: &str| {
        let at = arguments.iter().position(|argument| argument == flag)?;
        arguments.get(at + 1)?.parse().ok()
    };
    let word = |flag: &str| {
        let at = arguments.iter().position(|argument| argument == flag)?;
        arguments.get(at + 1).map(String::as_str)
    };
    let (only, keep) = (word("--only"), word("--keep"));
    match run(number("--pages").unwrap_or(300), number("--seed"), only, keep) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// One printed page that nobody has filled in.
struct PrintedPage {
    layout: PageLayout,
    raster: PageRaster,
}

/// Evaluates the reader on `pages` pages of every device, or of `only` one, and prints the figures.
fn run(
    pages: u64,
    seed: Option<u64>,
    only: Option<&str>,
    keep: Option<&str>,
) -> Result<(), Failure> {
    // Drawn after the reader is built, so that nothing can be tuned to it.
    let drawn = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs() % 1_000_000;
    let seed = seed.unwrap_or(drawn);
    println!("synthetic pages, stroke model Trial, seed {seed}");
    let library = Library::shipped();
    let printed = printed(&library)?;
    let reader = Reader::new(FormsOnDemand::new(&library));
    let devices = [
        ("clean", Device::Scanner(Preset::Clean)),
        ("office", Device::Scanner(Preset::Office)),
        ("coarse", Device::Scanner(Preset::Coarse)),
        ("phone", Device::Phone),
    ];
    for (name, device) in devices {
        if only.is_some_and(|only| only != name) {
            continue;
        }
        let mut evaluation = Evaluation::default();
        let mut nanoseconds = 0;
        for number in 0..pages {
            let chance = Chance::new(seed, name).numbered("page", usize::try_from(number)?);
            let at = usize::try_from(number)? % printed.len();
            let (page, truth) = filled(&printed[at], device, seed ^ number, &chance)?;
            let before = cpu_nanoseconds();
            let outcome = reader.read_page(&page);
            nanoseconds += cpu_nanoseconds() - before;
            if let Some(dir) = keep {
                keep_difficult(dir, &format!("{name}-{number}"), &page, &outcome)?;
            }
            evaluation.add(&outcome, &truth);
        }
        println!("\n{name}:\n{evaluation}");
        #[expect(clippy::cast_precision_loss, reason = "a rate for the eye")]
        let rate = pages as f64 / (nanoseconds.max(1) as f64 / 1e9);
        println!(
            "{rate:.1} pages per CPU-second, reading alone, the first page of a form included"
        );
    }
    hostile(&reader, &printed, seed, pages)
}

/// Questions of a page from which it is worth a look.
const MANY_DOUBTS: usize = 4;

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

/// Blank pages, other people's forms, pages without their upper corners: none may be read.
fn hostile<F: FormTemplates>(
    reader: &Reader<F>,
    printed: &[PrintedPage],
    seed: u64,
    pages: u64,
) -> Result<(), Failure> {
    let mut evaluation = Evaluation::default();
    for number in 0..pages.min(60) {
        let chance = Chance::new(seed, "hostile").numbered("page", usize::try_from(number)?);
        let degradation = Degradation::draw(Preset::Office, &mut chance.branch("degradation"));
        let print = &printed[usize::try_from(number)? % printed.len()];
        let raster = match number % 3 {
            0 => blank_page(print.raster.dpi),
            1 => foreign_form(print.raster.dpi, &mut chance.branch("foreign")),
            _ => {
                let mut torn = print.raster.clone();
                let corners = [Corner::UpperLeft, Corner::UpperRight];
                tear_corners(&mut torn, &corners, &mut chance.branch("torn"));
                torn
            }
        };
        let page = gray(&scan(&raster, &degradation, &chance)?)?;
        evaluation.add_hostile(&reader.read_page(&page));
    }
    println!(
        "\nhostile (blank, foreign, two corners torn off): {} pages, {} read all the same",
        evaluation.hostile, evaluation.hostile_accepted
    );
    Ok(())
}

/// Every page of Part I before and after, as the printer draws it.
fn printed(library: &Library) -> Result<Vec<PrintedPage>, Failure> {
    let id = QuestionnaireId { name: "del-1".to_owned(), version: 1 };
    let questionnaire = library.get(&id).ok_or("Part I is not shipped")?;
    let mut pages = Vec::new();
    for variant in ["before", "after"] {
        let variant = VariantId(variant.to_owned());
        let edition =
            Edition::Sheet { kind: SheetKind::Pack, serial: Serial::from_numbers([3; 10]) };
        let form = typeset_form(questionnaire, &variant, Lang::Sv, edition)?;
        let layout = form.layout.ok_or("no layout")?;
        for (layout, raster) in layout.pages.iter().zip(rasterise_pdf(&form.pdf, 300.0)?) {
            pages.push(PrintedPage { layout: layout.clone(), raster });
        }
    }
    Ok(pages)
}

/// What takes the picture.
#[derive(Debug, Clone, Copy)]
enum Device {
    Scanner(Preset),
    Phone,
}

fn filled(
    printed: &PrintedPage,
    device: Device,
    writer: u64,
    chance: &Chance,
) -> Result<(GrayPage, ExpectedPage), Failure> {
    let mut raster = printed.raster.clone();
    let answers =
        draw_answers(&printed.layout, &AnswerRates::default(), &mut chance.branch("answers"));
    let writer = Writer::new(StrokeModel::Trial, writer);
    let terms = FillTerms::default();
    let truth = fill_page(&mut raster, &printed.layout, &answers, &writer, &terms, chance);
    let mut drawn = chance.branch("degradation");
    let page = match device {
        Device::Scanner(preset) => {
            gray(&scan(&raster, &Degradation::draw(preset, &mut drawn), chance)?)?
        }
        Device::Phone => {
            let image = photograph(&raster, &Camera::draw(&mut drawn), chance)?;
            let (width, height) = image.dimensions();
            GrayPage::new(width, height, image.into_raw(), None).ok_or("an empty page")?
        }
    };
    Ok((page, truth.expected()))
}

fn gray(page: &ScannedPage) -> Result<GrayPage, Failure> {
    let (width, height) = page.image.dimensions();
    let pixels = page.image.as_raw().clone();
    Ok(GrayPage::new(width, height, pixels, Some(page.dpi)).ok_or("an empty page")?)
}

/// Nanoseconds that this thread has spent on a processor; 0 where the system does not tell.
fn cpu_nanoseconds() -> u64 {
    std::fs::read_to_string("/proc/thread-self/schedstat")
        .ok()
        .and_then(|line| line.split(' ').next()?.parse().ok())
        .unwrap_or(0)
}
