//! A small form of our own, drawn pixel by pixel, so that the reader can be
//! tried without the typesetter.

use std::collections::HashMap;

use image::{GrayImage, Luma};
use kastanj_instrument::{
    AnswerCode, BoxMeaning, FormKey, FormTag, ItemId, PageCode, QuestionnaireId, Serial, SheetKind,
    VariantId,
};
use kastanj_language::Lang;
use kastanj_paper::{
    BoxPlace, CodeGrid, FormLayout, FormTemplate, GrayPage, PageLayout, PointMm, RectMm,
};
use kastanj_rehearsal::pen::{
    AnswerRates, FillTerms, PageTruth, StrokeModel, Writer, draw_answers, fill_page,
};
use kastanj_rehearsal::scanner::ScannedPage;
use kastanj_rehearsal::{Chance, PageRaster};

pub(crate) type Library = HashMap<(FormTag, bool), FormTemplate>;

/// The key of form number `seed`.
pub(crate) fn key(seed: u64) -> FormKey {
    FormKey {
        questionnaire: QuestionnaireId { name: format!("prov-{seed}"), version: 1 },
        variant: VariantId("before".to_owned()),
        lang: Lang::Sv,
    }
}

/// A form of one page: 14 questions of 5 + 1 boxes, a row of 11, and one question with several answers.
pub(crate) fn layout(seed: u64, copyable: bool) -> FormLayout {
    let mut boxes = Vec::new();
    let mut row = |item: String, x: f64, y: f64, count: u8, pitch: f64, declined: bool| {
        for at in 0..count {
            let meaning = if declined && at + 1 == count {
                BoxMeaning::Declined
            } else {
                BoxMeaning::Code(AnswerCode(i16::from(at)))
            };
            boxes.push(BoxPlace {
                item: ItemId(item.clone()),
                meaning,
                place: RectMm { x: x + pitch * f64::from(at), y, width: 5.0, height: 5.0 },
            });
        }
    };
    let start = 62.0 + (seed % 3) as f64 * 1.5;
    let step = 10.0 + (seed % 2) as f64 * 0.5;
    for number in 0..14_u8 {
        row(format!("en-{number}"), 118.0, start + step * f64::from(number), 6, 11.0, true);
    }
    row("rad".to_owned(), 30.0, 222.0, 11, 9.0, false);
    row("flera".to_owned(), 30.0, 238.0, 6, 14.0, true);
    let grid = copyable.then(|| CodeGrid {
        boxes: (0..4)
            .map(|line| {
                (0..10)
                    .map(|digit| RectMm {
                        x: 60.0 + 6.0 * f64::from(digit),
                        y: 24.0 + 6.0 * f64::from(line),
                        width: 5.0,
                        height: 5.0,
                    })
                    .collect()
            })
            .collect(),
    });
    let page = PageLayout {
        page: 1,
        fiducials: [(12.0, 12.0), (198.0, 12.0), (198.0, 285.0), (12.0, 285.0)]
            .map(|(x, y)| PointMm { x, y }),
        ticks: (1..7)
            .flat_map(|at| {
                [6.0 + 6.0, 198.0].map(|x| PointMm { x, y: 12.0 + 40.0 * f64::from(at) })
            })
            .collect(),
        codes: [
            RectMm { x: 170.0, y: 20.0, width: 18.0, height: 18.0 },
            RectMm { x: 22.0, y: 259.0, width: 18.0, height: 18.0 },
        ],
        boxes,
        multiple: vec![ItemId("flera".to_owned())],
        writing: vec![RectMm { x: 50.0, y: 248.0, width: 130.0, height: 8.0 }],
        variable: vec![RectMm { x: 120.0, y: 262.0, width: 60.0, height: 6.0 }],
        grid,
    };
    FormLayout { form: key(seed), tag: key(seed).tag(), copyable, pages: vec![page] }
}

/// The code of a sheet of form `seed`.
pub(crate) fn code(seed: u64, copyable: bool, number: u8) -> PageCode {
    PageCode {
        kind: if copyable { SheetKind::Copyable } else { SheetKind::Pack },
        tag: key(seed).tag(),
        page: 1,
        serial: if copyable { Serial::NONE } else { Serial::from_numbers([number; 10]) },
    }
}

/// The printed page, with its codes or without.
pub(crate) fn print(
    layout: &FormLayout,
    seed: u64,
    dpi: f64,
    code: Option<PageCode>,
) -> PageRaster {
    let page = &layout.pages[0];
    let mut drawn = PageRaster::blank_a4(dpi);
    let module = FormLayout::FIDUCIAL_MM / 7.0;
    for (at, centre) in page.fiducials.iter().enumerate() {
        for (size, grey) in [(7.0, 0), (5.0, 255), (3.0, 0)] {
            square(&mut drawn, *centre, size * module, grey);
        }
        if at == 0 {
            square(&mut drawn, *centre, module, 255);
        }
    }
    for tick in &page.ticks {
        fill(&mut drawn, RectMm { x: tick.x - 1.5, y: tick.y - 0.25, width: 3.0, height: 0.5 }, 0);
        fill(&mut drawn, RectMm { x: tick.x - 0.25, y: tick.y - 1.0, width: 0.5, height: 2.0 }, 0);
    }
    let grid = page.grid.iter().flat_map(|grid| grid.boxes.iter().flatten().copied());
    for place in page.boxes.iter().map(|place| place.place).chain(grid) {
        fill(&mut drawn, place, 110);
        let line = FormLayout::BOX_LINE_MM;
        let inner = RectMm {
            x: place.x + line,
            y: place.y + line,
            width: place.width - 2.0 * line,
            height: place.height - 2.0 * line,
        };
        fill(&mut drawn, inner, 255);
    }
    let mut chance = Chance::new(seed, "words of the test form");
    for line in 0..3 {
        words(&mut drawn, &mut chance, 22.0, 42.0 + 6.0 * f64::from(line), 150.0);
    }
    for number in 0..14 {
        let y = page.boxes[number * 6].place.y;
        words(&mut drawn, &mut chance, 22.0, y, 68.0);
        words(&mut drawn, &mut chance, 22.0, y + 4.6, 60.0);
    }
    words(&mut drawn, &mut chance, 22.0, 214.0, 150.0);
    words(&mut drawn, &mut chance, 22.0, 231.0, 150.0);
    words(&mut drawn, &mut chance, 50.0, 272.0, 120.0);
    if let Some(code) = code {
        for place in &page.codes {
            draw_code(&mut drawn, *place, &code.to_string());
        }
        words(&mut drawn, &mut Chance::new(7, &code.to_string()), 121.0, 263.0, 50.0);
    }
    drawn
}

fn draw_code(drawn: &mut PageRaster, place: RectMm, text: &str) {
    let code = qrcode::QrCode::with_version(text, qrcode::Version::Normal(1), qrcode::EcLevel::M)
        .expect("19 symbols fit in version 1");
    let module = place.width / 21.0;
    for (at, color) in code.to_colors().into_iter().enumerate() {
        if color == qrcode::Color::Dark {
            let (x, y) = ((at % 21) as f64, (at / 21) as f64);
            let rect = RectMm {
                x: place.x + x * module,
                y: place.y + y * module,
                width: module,
                height: module,
            };
            fill(drawn, rect, 0);
        }
    }
}

/// Something like a line of words: letters of random strokes.
fn words(drawn: &mut PageRaster, chance: &mut Chance, x: f64, y: f64, width: f64) {
    let mut at = x;
    while at < x + width {
        for _ in 0..chance.whole(2, 9) {
            fill(drawn, RectMm { x: at, y: y + 0.8, width: 0.35, height: 2.2 }, 20);
            let level = chance.between(0.0, 2.0);
            fill(drawn, RectMm { x: at, y: y + 0.8 + level, width: 1.3, height: 0.35 }, 20);
            if chance.happens(0.5) {
                fill(drawn, RectMm { x: at + 1.0, y: y + 0.2, width: 0.35, height: 2.8 }, 20);
            }
            at += 1.9;
        }
        at += 1.6;
    }
}

fn square(drawn: &mut PageRaster, centre: PointMm, side: f64, grey: u8) {
    let rect =
        RectMm { x: centre.x - side / 2.0, y: centre.y - side / 2.0, width: side, height: side };
    fill(drawn, rect, grey);
}

/// Paints a rectangle; pixels that are covered in part are mixed.
fn fill(drawn: &mut PageRaster, rect: RectMm, grey: u8) {
    let scale = drawn.per_mm();
    let (left, right) = (rect.x * scale, (rect.x + rect.width) * scale);
    let (top, low) = (rect.y * scale, (rect.y + rect.height) * scale);
    for y in top.floor() as u32..(low.ceil() as u32).min(drawn.image.height()) {
        let tall = (f64::from(y) + 1.0).min(low) - f64::from(y).max(top);
        for x in left.floor() as u32..(right.ceil() as u32).min(drawn.image.width()) {
            let wide = (f64::from(x) + 1.0).min(right) - f64::from(x).max(left);
            let Luma([pixel]) = drawn.image.get_pixel_mut(x, y);
            let mixed = f64::from(*pixel) * (1.0 - wide * tall) + f64::from(grey) * wide * tall;
            *pixel = mixed.round() as u8;
        }
    }
}

/// The forms numbered `seeds`, as the reader wants them.
pub(crate) fn library(seeds: &[u64]) -> Library {
    let mut library = Library::new();
    for seed in seeds {
        for copyable in [false, true] {
            let layout = layout(*seed, copyable);
            let blank = print(&layout, *seed, FormTemplate::DPI, None);
            let template = FormTemplate {
                blanks: vec![gray(&blank.image, blank.dpi)],
                layout: layout.clone(),
            };
            library.insert((layout.tag, copyable), template);
        }
    }
    library
}

pub(crate) fn gray(image: &GrayImage, dpi: f64) -> GrayPage {
    GrayPage::new(image.width(), image.height(), image.as_raw().clone(), Some(dpi))
        .expect("a picture with pixels")
}

pub(crate) fn gray_of(scan: &ScannedPage) -> GrayPage {
    gray(&scan.image, scan.dpi)
}

/// A filled-in page and its truth.
pub(crate) fn filled(
    seed: u64,
    model: StrokeModel,
    writer: u64,
    terms: &FillTerms,
) -> (PageRaster, PageTruth) {
    let layout = layout(seed, false);
    let number = u8::try_from(writer % 29).unwrap_or(0);
    let mut raster = print(&layout, seed, 300.0, Some(code(seed, false, number)));
    let page = &layout.pages[0];
    let chance = Chance::new(writer, "filled page");
    let answers = draw_answers(page, &AnswerRates::default(), &mut chance.branch("answers"));
    let truth = fill_page(&mut raster, page, &answers, &Writer::new(model, writer), terms, &chance);
    (raster, truth)
}
