//! Pages whose truth is known, of every class that a reader meets.

use image::GrayImage;
use kastanj_paper::{Decision, ExpectedPage, GrayPage, MarkClass, RectMm};
use kastanj_rehearsal::pen::{
    AnswerRates, CorrectionHabit, FillTerms, MarkHabit, PageTruth, StrokeModel, Writer,
    draw_answers, fill_page,
};
use kastanj_rehearsal::scanner::{
    Camera, Corner, Damage, Degradation, Depth, Preset, damage, dithered, photograph, scan,
    tear_corners,
};
use kastanj_rehearsal::{Chance, PageRaster};

use crate::Failure;
use crate::printed::PrintedPage;

/// What takes the picture, or what happened before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Scanner(Preset),
    Phone,
    /// An office scan of a damaged sheet.
    Damaged,
    /// An office scan of a sheet with one corner torn off.
    Torn,
    /// An office scan of a copy of a copy.
    Copied,
    /// 200 dpi, black and white with the error passed on, as fax machines do.
    Fax,
    /// 300 dpi, black and white by a screen.
    Screened,
    /// An office scan of a sheet on which much was corrected, in every way.
    Corrected,
    /// An office scan of somebody who fills boxes.
    Coloured,
    FillWriter,
}

/// A class of pages.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Class {
    pub(crate) name: &'static str,
    pub(crate) told: &'static str,
    way: Way,
}

const fn class(name: &'static str, told: &'static str, way: Way) -> Class {
    Class { name, told, way }
}

pub(crate) const CLASSES: [Class; 12] = [
    class("clean", "300 dpi, straight", Way::Scanner(Preset::Clean)),
    class(
        "office",
        "200/300 dpi, grey or 1-bit, skew, scale, streaks",
        Way::Scanner(Preset::Office),
    ),
    class("coarse", "150 dpi, JPEG 30-45, contrast 0.5-0.8", Way::Scanner(Preset::Coarse)),
    class("phone", "12 megapixels, lean to 25 degrees, shadow, arch", Way::Phone),
    class("damaged", "fold, stain, staple, holes, note, low toner", Way::Damaged),
    class("torn", "one corner torn off", Way::Torn),
    class("copied", "copy of a copy", Way::Copied),
    class("fax", "200 dpi 1-bit, error passed on", Way::Fax),
    class("screened", "300 dpi 1-bit by a screen", Way::Screened),
    class("corrections", "office; fill, scribble, strike, ring", Way::Corrected),
    class("coloured", "office; red, blue and green pens", Way::Coloured),
    class("fill-writers", "office; boxes are filled, none crossed", Way::FillWriter),
];

/// Inks of red, blue and green pens on paper, the paler ones too.
const COLOURS: [[u8; 3]; 5] =
    [[200, 30, 45], [30, 60, 160], [225, 70, 80], [70, 110, 220], [40, 140, 70]];

/// The grey as which a colour is decoded: ITU-R BT.709, as colour scans are.
fn luma([red, green, blue]: [u8; 3]) -> u8 {
    let sum = 2126 * u32::from(red) + 7152 * u32::from(green) + 722 * u32::from(blue);
    u8::try_from(sum / 10_000).unwrap_or(u8::MAX)
}

/// Page number `number` of a class: every page has a writer of its own.
pub(crate) fn page_of(
    printed: &[PrintedPage],
    class: Class,
    seed: u64,
    number: u64,
) -> Result<(GrayPage, ExpectedPage), Failure> {
    let chance = Chance::new(seed, class.name).numbered("page", usize::try_from(number)?);
    let print = &printed[usize::try_from(number)? % printed.len()];
    let mut writer = Writer::new(StrokeModel::Trial, seed ^ number);
    match class.way {
        Way::Corrected => {
            let habits = [
                CorrectionHabit::FillBox,
                CorrectionHabit::Scribble,
                CorrectionHabit::StrikeThrough,
                CorrectionHabit::RingRight,
            ];
            writer.correction = habits[usize::try_from(number / 4 % 4)?];
            writer.slips = 0.3;
            if writer.habit == MarkHabit::Fill {
                writer.habit = MarkHabit::Cross;
            }
        }
        Way::Coloured => {
            let colour = COLOURS[usize::try_from(number)? % COLOURS.len()];
            writer.pen.grey = luma(colour);
        }
        Way::FillWriter => {
            writer.habit = MarkHabit::Fill;
            writer.slips = 0.0;
        }
        _ => {}
    }
    let (mut raster, truth) = written(print, &writer, &chance);
    let mut drawn = chance.branch("degradation");
    let mut expected = truth.expected();
    let office = |drawn: &mut Chance| Degradation::draw(Preset::Office, drawn);
    let page = match class.way {
        Way::Scanner(preset) => scanned(&raster, &Degradation::draw(preset, &mut drawn), &chance)?,
        Way::Phone => {
            let image = photograph(&raster, &Camera::draw(&mut drawn), &chance)?;
            gray_of(&image, None)?
        }
        Way::Damaged => {
            let kind = Damage::ALL[usize::try_from(number / 4)? % Damage::ALL.len()];
            if let Some(hidden) = damage(&mut raster, kind, &mut chance.branch("damage")) {
                hide(&mut expected, &truth, hidden);
            }
            scanned(&raster, &office(&mut drawn), &chance)?
        }
        Way::Torn => {
            let corners =
                [Corner::UpperLeft, Corner::UpperRight, Corner::LowerRight, Corner::LowerLeft];
            let torn = corners[usize::try_from(number / 4 % 4)?];
            tear_corners(&mut raster, &[torn], &mut chance.branch("torn"));
            scanned(&raster, &office(&mut drawn), &chance)?
        }
        Way::Copied => {
            for round in 0..2 {
                let mut copier = Degradation::draw(Preset::Clean, &mut drawn);
                copier.depth = Depth::Grey;
                copier.blur = drawn.between(0.6, 1.2);
                copier.gamma = drawn.between(0.9, 1.5);
                copier.dust = 40;
                let copy = scan(&raster, &copier, &chance.numbered("copy", round))?;
                raster = PageRaster { image: copy.image, dpi: copy.dpi };
            }
            scanned(&raster, &office(&mut drawn), &chance)?
        }
        Way::Fax | Way::Screened => {
            let mut machine = office(&mut drawn);
            machine.dpi = if class.way == Way::Fax { 200.0 } else { 300.0 };
            machine.depth = Depth::Grey;
            machine.jpeg_quality = None;
            let page = scan(&raster, &machine, &chance)?;
            gray_of(&dithered(&page.image, class.way == Way::Screened), Some(page.dpi))?
        }
        Way::Corrected | Way::Coloured | Way::FillWriter => {
            scanned(&raster, &office(&mut drawn), &chance)?
        }
    };
    Ok((page, expected))
}

/// A page filled in by a writer.
pub(crate) fn written(
    print: &PrintedPage,
    writer: &Writer,
    chance: &Chance,
) -> (PageRaster, PageTruth) {
    let mut raster = print.raster.clone();
    let answers =
        draw_answers(&print.layout, &AnswerRates::default(), &mut chance.branch("answers"));
    let terms = FillTerms::default();
    let truth = fill_page(&mut raster, &print.layout, &answers, writer, &terms, chance);
    (raster, truth)
}

/// Nobody can tell what was answered below a note.
fn hide(expected: &mut ExpectedPage, truth: &PageTruth, hidden: RectMm) {
    for (seen, one) in expected.boxes.iter_mut().zip(&truth.boxes) {
        let place = one.place;
        let rim = 1.0;
        let apart = place.x > hidden.x + hidden.width + rim
            || place.x + place.width + rim < hidden.x
            || place.y > hidden.y + hidden.height + rim
            || place.y + place.height + rim < hidden.y;
        if !apart {
            seen.2 = MarkClass::Uncertain;
            expected.questions.insert(one.item.clone(), Decision::Doubtful);
        }
    }
}

fn scanned(
    raster: &PageRaster,
    degradation: &Degradation,
    chance: &Chance,
) -> Result<GrayPage, Failure> {
    let page = scan(raster, degradation, chance)?;
    gray_of(&page.image, Some(page.dpi))
}

pub(crate) fn gray_of(image: &GrayImage, dpi: Option<f64>) -> Result<GrayPage, Failure> {
    let (width, height) = image.dimensions();
    Ok(GrayPage::new(width, height, image.as_raw().clone(), dpi).ok_or("an empty page")?)
}
