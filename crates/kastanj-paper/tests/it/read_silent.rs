//! What must not pass in silence: pen that belongs to no box, a stroke over several boxes, pale
//! print, a mark struck out. Each on a page with nothing else, so that nothing else can save it.

use kastanj_instrument::BoxMeaning;
use kastanj_language::Lang;
use kastanj_paper::{
    Advice, BoxPlace, Decision, Fitness, ForeignDecision, ForeignOutcome, ForeignReader,
    ForeignReason, GrayPage, PageOutcome, PageReading, PointMm, RectMm, RefusalReason, TrialReader,
    print_trial_sheet,
};
use kastanj_rehearsal::pen::{Pen, PenKind, PenPoint, Stroke, lay_ink};
use kastanj_rehearsal::scanner::{Degradation, Depth, Preset, scan};
use kastanj_rehearsal::{Chance, PageRaster, rasterise_pdf};

use crate::foreign_stage::Foreign;
use crate::real_forms::real_forms;
use crate::stage;

pub(crate) const PEN: Pen = Pen { kind: PenKind::Ballpoint, width_mm: 0.45, grey: 50 };

/// A line through these points.
pub(crate) fn draw(raster: &mut PageRaster, pen: &Pen, points: &[(f64, f64)]) {
    let radius = pen.width_mm / 2.0;
    let point =
        |(x, y): &(f64, f64)| PenPoint { at: PointMm { x: *x, y: *y }, radius, pressure: 1.0 };
    let stroke = Stroke { points: points.iter().map(point).collect() };
    lay_ink(raster, &stroke, pen, &mut Chance::new(3, "silent"));
}

fn line(raster: &mut PageRaster, from: (f64, f64), to: (f64, f64)) {
    draw(raster, &PEN, &[from, to]);
}

pub(crate) fn cross_by(raster: &mut PageRaster, pen: &Pen, at: PointMm, half: f64) {
    draw(raster, pen, &[(at.x - half, at.y - half), (at.x + half, at.y + half)]);
    draw(raster, pen, &[(at.x - half, at.y + half), (at.x + half, at.y - half)]);
}

fn cross(raster: &mut PageRaster, at: PointMm, half: f64) {
    cross_by(raster, &PEN, at, half);
}

pub(crate) fn straight() -> Degradation {
    let mut good = Degradation::draw(Preset::Clean, &mut Chance::new(7, "silent"));
    (good.quarter_turns, good.skew_degrees, good.scale, good.depth) = (0, 0.4, 0.98, Depth::Grey);
    good
}

pub(crate) fn scanned(raster: &PageRaster, how: &Degradation) -> GrayPage {
    stage::gray_of(&scan(raster, how, &Chance::new(8, "silent")).expect("scanned"))
}

pub(crate) fn read(raster: &PageRaster) -> PageReading {
    match real_forms().reader.read_page(&scanned(raster, &straight())) {
        PageOutcome::Read(reading) => *reading,
        PageOutcome::Refused(refusal) => panic!("{refusal:?}"),
    }
}

/// The boxes of every question of the first page that takes one answer.
pub(crate) fn questions() -> Vec<Vec<BoxPlace>> {
    let layout = &real_forms().pages[0].layout;
    let mut questions: Vec<Vec<BoxPlace>> = Vec::new();
    for place in layout.boxes.iter().filter(|one| !layout.multiple.contains(&one.item)) {
        match questions.iter_mut().find(|boxes| boxes[0].item == place.item) {
            Some(boxes) => boxes.push(place.clone()),
            None => questions.push(vec![place.clone()]),
        }
    }
    questions
}

#[test]
fn a_page_without_marks_is_blank_without_a_doubt() {
    let reading = read(&real_forms().pages[0].raster);
    assert!(reading.questions.iter().all(|one| one.decision == Decision::Blank), "{reading:?}");
}

#[test]
fn a_cross_that_misses_its_box_is_asked_about() {
    for (side, off) in [
        ((-1.0, 0.0), 0.4),
        ((-1.0, 0.0), 0.8),
        ((0.0, 1.0), 0.8),
        ((0.0, -1.0), 0.8),
        ((0.7, 0.7), 0.6),
    ] {
        let mut raster = real_forms().pages[0].raster.clone();
        let mut missed = Vec::new();
        // Every other question, so that a cross lies at no other's box.
        for boxes in questions().iter().step_by(2) {
            let aim = &boxes[boxes.len() / 2];
            let (half, reach) = (1.6, aim.place.width / 2.0 + off + 1.6);
            let middle = aim.place.centre();
            let at = PointMm { x: middle.x + side.0 * reach, y: middle.y + side.1 * reach };
            cross(&mut raster, at, half);
            missed.push(aim.item.clone());
        }
        let reading = read(&raster);
        for item in &missed {
            let found =
                reading.questions.iter().find(|one| one.item == *item).expect("on the page");
            assert_eq!(found.decision, Decision::Doubtful, "{item:?} {side:?} {off}");
        }
    }
}

#[test]
fn one_stroke_over_several_boxes_is_asked_about() {
    for over in [2, 3] {
        let mut raster = real_forms().pages[0].raster.clone();
        let mut crossed = Vec::new();
        for boxes in questions().iter().filter(|boxes| boxes.len() >= over) {
            let (first, last) = (boxes[0].place.centre(), boxes[over - 1].place.centre());
            // From inside the first to inside the last.
            line(&mut raster, (first.x, first.y), (last.x, last.y));
            crossed.push(boxes[0].item.clone());
        }
        assert!(!crossed.is_empty());
        let reading = read(&raster);
        for item in &crossed {
            let found =
                reading.questions.iter().find(|one| one.item == *item).expect("on the page");
            assert_eq!(found.decision, Decision::Doubtful, "{item:?} over {over}: {found:?}");
        }
    }
}

/// Print and pen as pale as `black` of 255.
fn paled(raster: &PageRaster, black: f64) -> PageRaster {
    let mut pale = raster.clone();
    for pixel in pale.image.pixels_mut() {
        let grey = f64::from(pixel.0[0]);
        pixel.0[0] = (black + grey * (255.0 - black) / 255.0).round() as u8;
    }
    pale
}

#[test]
fn a_pale_page_is_never_called_blank() {
    let mut marked = real_forms().pages[0].raster.clone();
    let mut expected = Vec::new();
    for boxes in questions() {
        cross(&mut marked, boxes[1].place.centre(), 1.8);
        expected.push((boxes[1].item.clone(), boxes[1].meaning));
    }
    for black in [120.0, 150.0, 180.0, 195.0] {
        let page = scanned(&paled(&marked, black), &straight());
        match real_forms().reader.read_page(&page) {
            PageOutcome::Read(reading) => {
                for (item, meaning) in &expected {
                    let found =
                        reading.questions.iter().find(|one| one.item == *item).expect("there");
                    let right = match meaning {
                        BoxMeaning::Code(code) => Decision::Chosen(vec![*code]),
                        BoxMeaning::Declined => Decision::Declined,
                    };
                    assert!(
                        found.decision == right || found.decision == Decision::Doubtful,
                        "{black}: {found:?}"
                    );
                }
            }
            PageOutcome::Refused(refusal) => {
                assert_ne!(refusal.reason, RefusalReason::BlankPage, "{black}");
            }
        }
        let foreign = Foreign::survey();
        let page = scanned(&paled(&foreign.printed[0], black), &straight());
        if let ForeignOutcome::Refused(refusal) = foreign.reader.read(&page, None) {
            assert_ne!(refusal.reason, ForeignReason::BlankPage, "{black}");
        }
    }
}

#[test]
fn the_trial_sheet_tells_of_a_pale_printer() {
    let pdf = print_trial_sheet(Lang::Sv).expect("a sheet");
    let sheet = rasterise_pdf(&pdf, 300.0).expect("a page").remove(0);
    for black in [150.0, 170.0] {
        let page = scanned(&paled(&sheet, black), &straight());
        let found = TrialReader::default().examine(&page).expect("examined");
        assert!(found.advice().contains(&Advice::Contrast), "{black}: {:?}", found.advice());
        assert_eq!(found.fitness(), Fitness::Unfit);
    }
}

#[test]
fn a_mark_struck_out_among_several_is_asked_about() {
    let mut foreign = Foreign::survey();
    let question = foreign.form.pages[0]
        .questions
        .iter()
        .position(|one| one.boxes.len() == 4)
        .expect("a list");
    foreign.form.pages[0].questions[question].one = false;
    let boxes: Vec<RectMm> = foreign.form.pages[0].questions[question]
        .boxes
        .iter()
        .map(|id| {
            let mut all = foreign.form.pages[0].boxes.iter();
            all.find(|one| one.id == *id).expect("placed").place
        })
        .collect();
    let blanks: Vec<GrayPage> =
        foreign.printed.iter().map(|page| stage::gray(&page.image, 300.0)).collect();
    let reader = ForeignReader::new(&foreign.form, &blanks).expect("fits");
    for strikes in [1, 2] {
        let mut raster = foreign.printed[0].clone();
        cross(&mut raster, boxes[0].centre(), 1.6);
        cross(&mut raster, boxes[2].centre(), 1.6);
        let struck = boxes[2].centre();
        for strike in 0..strikes {
            let y = struck.y + 0.5 * f64::from(strike);
            line(&mut raster, (struck.x - 3.4, y + 0.2), (struck.x + 3.6, y - 0.2));
        }
        let outcome = reader.read(&scanned(&raster, &straight()), None);
        let ForeignOutcome::Read(reading) = outcome else { panic!("refused") };
        let found = &reading.questions[question];
        assert!(
            found.decision == ForeignDecision::Doubtful || found.chosen.len() == 1,
            "{strikes}: {found:?}"
        );
    }
}

/// Paper stuck over boxes of a form of others, paler than any outline.
#[test]
fn boxes_under_a_note_are_asked_about_and_no_others() {
    let foreign = Foreign::survey();
    let page = &foreign.form.pages[0];
    let place = |id: &String| page.boxes.iter().find(|one| one.id == *id).expect("placed").place;
    let hidden: Vec<RectMm> = page.questions[10].boxes.iter().map(place).collect();
    let mut raster = foreign.printed[0].clone();
    for place in &hidden {
        let centre = place.centre();
        let per_mm = raster.per_mm();
        let pixel = |mm: f64| (mm * per_mm) as u32;
        let (left, right) = (pixel(centre.x - 4.0), pixel(centre.x + 4.0));
        for y in pixel(centre.y - 3.0)..pixel(centre.y + 3.0) {
            for x in left..right {
                raster.image.get_pixel_mut(x, y).0[0] = 238;
            }
        }
    }
    let outcome = foreign.reader.read(&scanned(&raster, &straight()), None);
    let ForeignOutcome::Read(reading) = outcome else { panic!("refused") };
    let doubtful = |at: usize| reading.questions[at].decision == ForeignDecision::Doubtful;
    assert!(doubtful(10), "{:?}", reading.questions[10]);
    assert!((0..10).all(|at| !doubtful(at)), "{reading:?}");
}
