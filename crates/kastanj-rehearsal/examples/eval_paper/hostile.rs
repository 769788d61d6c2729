//! Pages that must not be read, or not as anything but what they are.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line tool prints")]

use image::imageops;
use kastanj_paper::{FormTemplates, PageOutcome, Reader};
use kastanj_rehearsal::pen::{StrokeModel, Writer};
use kastanj_rehearsal::scanner::{
    Corner, Degradation, Preset, blank_page, collage, foreign_form, has_strip, paste_codes, scan,
    tear_corners,
};
use kastanj_rehearsal::{Chance, PageRaster};
use rayon::prelude::*;

use crate::pages::{gray_of, written};
use crate::printed::PrintedPage;
use crate::{Failure, Terms};

const KINDS: [&str; 7] = [
    "blank",
    "another's form",
    "two upper corners torn off",
    "two corners torn off crosswise",
    "another page of ours under this page's codes",
    "lower part moved by 3-12 mm",
    "back side, print shining through",
];

/// Reads `pages` of them and prints how many were taken for a page of ours.
pub(crate) fn run<F: FormTemplates + Sync>(
    reader: &Reader<F>,
    printed: &[PrintedPage],
    terms: &Terms<'_>,
) -> Result<(), Failure> {
    let read: Vec<(usize, Option<String>)> = (terms.from..terms.from + terms.hostile)
        .into_par_iter()
        .map(|number| one(reader, printed, terms, usize::try_from(number)?))
        .collect::<Result<_, Failure>>()?;
    println!("\nhostile pages, office scans at 200 dpi:");
    for (kind, name) in KINDS.iter().enumerate() {
        let all = read.iter().filter(|page| page.0 == kind).count();
        let taken = read.iter().filter(|page| page.0 == kind && page.1.is_none()).count();
        println!("  {name}: {all} pages, {taken} read all the same");
    }
    let taken = read.iter().filter(|page| page.1.is_none()).count();
    println!("hostile {}, accepted {taken}", read.len());
    Ok(())
}

/// The kind of one page and why it was refused, if it was.
fn one<F: FormTemplates>(
    reader: &Reader<F>,
    printed: &[PrintedPage],
    terms: &Terms<'_>,
    number: usize,
) -> Result<(usize, Option<String>), Failure> {
    let chance = Chance::new(terms.seed, "hostile").numbered("page", number);
    let mut drawn = chance.branch("kind");
    let kind = number % KINDS.len();
    let at = number / KINDS.len() % printed.len();
    let print = match kind {
        // Above a strip to fold off the lower marks do not stand in the corners of the paper.
        2 | 3 => printed.iter().find(|print| !has_strip(&print.layout)).unwrap_or(&printed[at]),
        _ => &printed[at],
    };
    let writer = Writer::new(StrokeModel::Trial, drawn.bits());
    let filled = || written(print, &writer, &chance).0;
    let raster = match kind {
        0 => blank_page(print.raster.dpi),
        1 => foreign_form(print.raster.dpi, &mut drawn),
        2 | 3 => {
            let corners = if kind == 2 {
                [Corner::UpperLeft, Corner::UpperRight]
            } else {
                [Corner::UpperLeft, Corner::LowerRight]
            };
            let mut torn = filled();
            tear_corners(&mut torn, &corners, &mut chance.branch("torn"));
            torn
        }
        4 => {
            let mut page = filled();
            // Sheets before and after have two pages each: the other side of the same sheet is
            // another page, and the same side of the other sheet another version.
            let source = &printed[(at + drawn.whole(1, printed.len() - 1)) % printed.len()];
            paste_codes(&mut page, &print.layout, &source.raster, &source.layout);
            page
        }
        5 => {
            let way = if drawn.happens(0.5) { 1.0 } else { -1.0 };
            let shift = (way * drawn.between(3.0, 12.0), drawn.between(-2.0, 2.0));
            collage(&filled(), drawn.between(60.0, 160.0), shift)
        }
        _ => {
            let front = filled();
            let mut image = imageops::flip_horizontal(&front.image);
            let through = drawn.between(0.05, 0.25);
            for pixel in image.pixels_mut() {
                pixel.0[0] = (255.0 - (255.0 - f64::from(pixel.0[0])) * through) as u8;
            }
            PageRaster { image, dpi: front.dpi }
        }
    };
    let mut degradation = Degradation::draw(Preset::Office, &mut chance.branch("degradation"));
    degradation.dpi = 200.0;
    let page = scan(&raster, &degradation, &chance)?;
    Ok(match reader.read_page(&gray_of(&page.image, Some(page.dpi))?) {
        PageOutcome::Read(_) => {
            eprintln!("page {number} read all the same: {}", KINDS[kind]);
            if let Some(dir) = terms.keep {
                page.image.save(format!("{dir}/hostile-{number}.png"))?;
            }
            (kind, None)
        }
        PageOutcome::Refused(refusal) => (kind, Some(format!("{:?}", refusal.reason))),
    })
}
