//! Pages that must never be read, and one that must be read all the same.

use kastanj_instrument::SheetKind;
use kastanj_paper::{GrayPage, PageOutcome, Reader, RefusalReason};
use kastanj_rehearsal::pen::{FillTerms, StrokeModel};
use kastanj_rehearsal::scanner::{
    Corner, Degradation, Preset, blank_page, collage, foreign_form, paste_codes, scan,
    tear_corners, upside_down,
};
use kastanj_rehearsal::{Chance, PageRaster};

use crate::real_forms::real_forms;
use crate::stage;

/// Reads a page after an office scanner.
fn outcome(page: &PageRaster, number: u64) -> PageOutcome {
    let chance = Chance::new(number, "hostile scan");
    let degradation = Degradation::draw(Preset::Office, &mut chance.branch("draw"));
    let scanned = scan(page, &degradation, &chance).expect("scanned");
    real_forms().reader.read_page(&stage::gray_of(&scanned))
}

fn reason(outcome: &PageOutcome) -> Option<RefusalReason> {
    match outcome {
        PageOutcome::Refused(refusal) => Some(refusal.reason),
        PageOutcome::Read(_) => None,
    }
}

#[test]
fn blank_pages_are_named_blank() {
    for number in 0..6 {
        let outcome = outcome(&blank_page(300.0), number);
        assert_eq!(reason(&outcome), Some(RefusalReason::BlankPage), "{number}: {outcome:?}");
    }
}

#[test]
fn foreign_forms_are_named_foreign() {
    for number in 0..6 {
        let page = foreign_form(300.0, &mut Chance::new(number, "foreign"));
        let outcome = outcome(&page, number);
        assert_eq!(reason(&outcome), Some(RefusalReason::ForeignPage), "{number}: {outcome:?}");
    }
}

#[test]
fn pages_without_two_corners_are_refused() {
    let pairs = [
        [Corner::UpperLeft, Corner::LowerRight],
        [Corner::UpperLeft, Corner::LowerLeft],
        [Corner::UpperRight, Corner::LowerLeft],
        [Corner::UpperLeft, Corner::UpperRight],
    ];
    for (number, corners) in (0..).zip(pairs) {
        let mut page = real_forms().pages[0].raster.clone();
        tear_corners(&mut page, &corners, &mut Chance::new(number, "torn"));
        let outcome = outcome(&page, number);
        assert!(reason(&outcome).is_some(), "{corners:?}: {outcome:?}");
    }
}

#[test]
fn a_page_without_one_corner_is_read() {
    for (number, corner) in (0..).zip([Corner::UpperLeft, Corner::LowerRight]) {
        let mut page = real_forms().pages[0].raster.clone();
        tear_corners(&mut page, &[corner], &mut Chance::new(number, "torn"));
        let outcome = outcome(&page, number);
        assert_eq!(reason(&outcome), None, "{corner:?}: {outcome:?}");
    }
}

/// What the proof by print alone let pass: an eighth of the blocks strange, one contradiction, and
/// text where the boxes of two questions should be.
#[test]
fn no_part_of_a_page_is_read_elsewhere() {
    let page = &real_forms().pages[1].raster;
    for (number, (cut, shift)) in
        (0..).zip([(143.0, -11.4), (143.0, 8.0), (150.0, -6.0), (138.0, 11.0)])
    {
        let outcome = outcome(&collage(page, cut, (shift, 0.5)), number);
        assert!(reason(&outcome).is_some(), "{cut} {shift}: {outcome:?}");
    }
}

#[test]
fn another_form_under_our_code_is_refused() {
    let forms = real_forms();
    // Page 1 of the variants before and after (0 and 2) bears the same questions
    // in the same places and differs by a heading: mistaking one for the other
    // cannot put an answer into a wrong box.
    for (target, source) in [(1, 3), (3, 1), (0, 1), (1, 0), (2, 1), (3, 0)] {
        let (to, from) = (&forms.pages[target], &forms.pages[source]);
        let mut page = to.raster.clone();
        paste_codes(&mut page, &to.layout, &from.raster, &from.layout);
        let outcome = outcome(&page, target as u64 * 10 + source as u64);
        // Either the corner marks already lie elsewhere, or the print contradicts.
        let refused = matches!(
            reason(&outcome),
            Some(RefusalReason::GeometryUnverified | RefusalReason::CornersMissing)
        );
        assert!(refused, "{target} under {source}: {outcome:?}");
    }
}

#[test]
fn print_that_slid_is_refused() {
    for (number, shift) in (0..).zip([(3.0, 0.0), (0.0, 2.5), (-2.6, 1.0), (0.0, -4.0)]) {
        let page = collage(&real_forms().pages[0].raster, 120.0, shift);
        let outcome = outcome(&page, number);
        assert!(reason(&outcome).is_some(), "{shift:?}: {outcome:?}");
    }
}

#[test]
fn upside_down_is_read() {
    let page = upside_down(&real_forms().pages[0].raster);
    let PageOutcome::Read(reading) = outcome(&page, 3) else { panic!("refused") };
    assert_eq!(reading.code.page, 1);
}

#[test]
fn a_code_of_no_known_form_is_named_so() {
    let (raster, _) = stage::filled(5, StrokeModel::Tuning, 1, &FillTerms::default());
    let outcome = outcome(&raster, 1);
    assert_eq!(reason(&outcome), Some(RefusalReason::UnknownForm), "{outcome:?}");
}

#[test]
fn a_tiny_picture_is_too_coarse() {
    let page = GrayPage::new(600, 800, vec![255; 480_000], None).expect("pixels");
    let reader = Reader::new(stage::library(&[]));
    assert_eq!(reason(&reader.read_page(&page)), Some(RefusalReason::TooCoarse));
}

#[test]
fn the_code_grid_of_a_copy_is_read() {
    let printed = &real_forms().copyable;
    let code = 417;
    let check = kastanj_paper::short_code_check_digit(code);
    for writer in 0..4 {
        for digits in [[4, 1, 7, check], [4, 1, 7, (check + 1) % 10]] {
            let mut raster = printed.raster.clone();
            let terms = FillTerms { grid: Some(digits), ..FillTerms::default() };
            let hand = kastanj_rehearsal::pen::Writer {
                habit: kastanj_rehearsal::pen::MarkHabit::Cross,
                ..kastanj_rehearsal::pen::Writer::new(StrokeModel::Trial, writer)
            };
            let chance = Chance::new(writer, "copy");
            kastanj_rehearsal::pen::fill_page(
                &mut raster,
                &printed.layout,
                &kastanj_rehearsal::pen::Answers::new(),
                &hand,
                &terms,
                &chance,
            );
            let read = outcome(&raster, writer);
            let PageOutcome::Read(reading) = read else { panic!("refused: {read:?}") };
            assert_eq!(reading.code.kind, SheetKind::Copyable);
            let right = digits[3] == check;
            // A doubtful digit costs the number, a wrong one never passes.
            assert!(reading.grid_code.is_none() || right && reading.grid_code == Some(code));
            if writer == 0 {
                assert_eq!(reading.grid_code, right.then_some(code));
            }
        }
    }
}
