//! One service's week on real paper: printed, filled in, scanned, read, stored.

use std::collections::BTreeSet;
use std::path::Path;

use kastanj_instrument::{Serial, SheetKind};
use kastanj_language::{count, decimal, tr};
use kastanj_paper::{Edition, Evaluation, FormOrder, Sides, print_stack};
use kastanj_record::UnitCode;
use kastanj_rehearsal::pen::{FillTerms, StrokeModel, Writer};
use kastanj_rehearsal::scanner::{Degradation, Preset, ScannedPage, blank_page, scan};
use kastanj_rehearsal::study::SyntheticForm;
use kastanj_rehearsal::{Chance, rasterise_pdf, rehearse_sheet};

use super::progress::Step;
use super::scans::{FILES, Scans};
use super::{Drawn, STEPS, in_demonstration};
use crate::commands::scan::read_file;
use crate::commands::{personal_sheet, take};
use crate::context::Context;
use crate::failure::Failure;
use crate::terminal::say;
use kastanj_desk::Desk;
use kastanj_desk::scanning;

/// Resolution at which printed pages become paper.
const PRINT_DPI: f64 = 300.0;

/// A sheet of the week: whose, and how it is printed.
struct WeekSheet<'a> {
    form: &'a SyntheticForm,
    edition: Edition,
}

/// Prints, fills in, scans, reads and stores the forms of the paper week.
pub(super) fn run(
    context: &Context,
    opened: &mut Desk,
    drawn: &Drawn,
    unit: &UnitCode,
    dir: &Path,
    seed: u64,
) -> Result<(), Failure> {
    let lang = context.lang;
    let folder = dir.join("papper");

    let step = Step::begin(3, STEPS, &tr!(lang, "program-demo-step-print"));
    let sheets = sheets(context, opened, drawn, seed)?;
    let orders: Vec<FormOrder<'_>> = sheets
        .iter()
        .filter_map(|sheet| {
            let (questionnaire, variant) = opened.library.resolve(&sheet.form.form)?;
            let lang = sheet.form.form.lang;
            let order = FormOrder::new(questionnaire, &variant.id, lang, sheet.edition);
            Some(order.synthetic(opened.study.synthetic))
        })
        .collect();
    let stack = print_stack(&orders, Sides::default()).map_err(|error| context.fail(&error))?;
    context.write(&folder.join("utskrift.pdf"), &stack)?;
    step.done(&tr!(lang, "program-demo-print-done", sheets = sheets.len()));

    let step = Step::begin(4, STEPS, &tr!(lang, "program-demo-step-pen"));
    step.counts(u64::try_from(sheets.len()).unwrap_or(0));
    let mut scans = Scans::default();
    for (at, (sheet, order)) in sheets.iter().zip(&orders).enumerate() {
        let chance = Chance::new(seed, "paper week").numbered("sheet", at);
        let form = order.typeset().map_err(|error| context.fail(&error))?;
        let pages = rasterise_pdf(&form.pdf, PRINT_DPI).map_err(|error| context.fail(&error))?;
        let Some(layout) = &form.layout else { continue };
        let writer = Writer::new(StrokeModel::Trial, seed.wrapping_add(at as u64));
        let filled = rehearse_sheet(
            &pages,
            layout,
            &sheet.form.pen_answers(),
            &writer,
            &FillTerms::default(),
            Preset::Office,
            &chance,
        )
        .map_err(|error| context.fail(&error))?;
        for page in filled {
            scans.feed(&page.scan, Some(page.truth)).map_err(|error| context.fail(&error))?;
        }
        step.one();
    }
    scans.feed(&blank(context, seed)?, None).map_err(|error| context.fail(&error))?;
    let truths = scans.write(context, &folder)?;
    step.done(&tr!(
        lang,
        "program-demo-pen-done",
        pages = truths.iter().map(Vec::len).sum::<usize>()
    ));

    let step = Step::begin(5, STEPS, &tr!(lang, "program-demo-step-read"));
    let reader = scanning::reader(&opened.library);
    let mut evaluation = Evaluation::default();
    let mut doubtful = 0;
    let mut in_doubt = BTreeSet::new();
    for (name, truths) in FILES.iter().zip(&truths) {
        let scanned = read_file(context, &reader, &folder.join(name), 0.0)?;
        for (page, truth) in scanned.pages.iter().zip(truths) {
            match truth {
                Some(truth) => evaluation.add(&page.read.outcome, &truth.expected()),
                None => evaluation.add_hostile(&page.read.outcome),
            }
        }
        let taken = take::take_file(context, opened, &scanned, unit, None)?;
        doubtful += taken.doubtful;
        in_doubt.extend(taken.in_doubt);
    }
    step.done(&tr!(
        lang,
        "program-demo-read-done",
        pages = evaluation.pages,
        accepted = evaluation.accepted,
        hostile = evaluation.hostile,
        boxes = count(lang, u64::try_from(evaluation.boxes).unwrap_or(0)),
        misread = evaluation.misread_boxes,
        bound = decimal(lang, evaluation.misread_upper_bound(), 0),
        review = evaluation.review_boxes,
        doubtful = doubtful
    ));
    if let Some(sheet) = in_doubt.first() {
        let command = in_demonstration(context, dir).command(&format!("key \"{sheet}\""));
        say(&format!("     {}", tr!(lang, "program-take-doubtful-next", command = command)));
    }
    Ok(())
}

/// Two of three forms come in packs; every third was printed from its episode.
fn sheets<'a>(
    context: &Context,
    opened: &mut Desk,
    drawn: &'a Drawn,
    seed: u64,
) -> Result<Vec<WeekSheet<'a>>, Failure> {
    let mut sheets = Vec::new();
    let mut draws = Chance::new(seed, "personal serials");
    for (at, form) in drawn.on_paper.iter().map(|at| &drawn.study.forms[*at]).enumerate() {
        let edition = if at % 3 == 0 {
            let serial = Serial::from_numbers(std::array::from_fn(|_| {
                u8::try_from(draws.whole(0, 28)).unwrap_or(0)
            }));
            let serial = serial.for_practice();
            let episode = drawn.study.episodes.iter().find(|e| e.id == form.episode);
            let Some(code) = episode.map(|episode| episode.code) else { continue };
            personal_sheet::bind(&mut opened.store, code, serial, &form.form, Some(form.occasion))
                .map_err(|error| context.fail(&error))?;
            Edition::Sheet { kind: SheetKind::Personal, serial }
        } else {
            Edition::Sheet { kind: SheetKind::Pack, serial: form.sheet.serial }
        };
        sheets.push(WeekSheet { form, edition });
    }
    Ok(sheets)
}

/// The blank back of a sheet that slipped into the feeder.
fn blank(context: &Context, seed: u64) -> Result<ScannedPage, Failure> {
    let chance = Chance::new(seed, "blank back");
    let degradation = Degradation::draw(Preset::Office, &mut chance.branch("degradation"));
    scan(&blank_page(PRINT_DPI), &degradation, &chance).map_err(|error| context.fail(&error))
}
