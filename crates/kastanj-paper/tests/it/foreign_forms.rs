//! Forms that others printed: their boxes are found, their scans read or refused.

use kastanj_paper::{ForeignOutcome, ForeignReason};
use kastanj_rehearsal::Chance;
use kastanj_rehearsal::pen::StrokeModel;
use kastanj_rehearsal::scanner::{Degradation, Preset, blank_page, collage};

use crate::foreign_stage::{Foreign, Tally, read, scanned, scanner};

#[test]
fn boxes_of_a_typeset_form_are_found_and_grouped() {
    let survey = Foreign::survey();
    let sizes: Vec<Vec<usize>> = survey
        .form
        .pages
        .iter()
        .map(|page| page.questions.iter().map(|question| question.boxes.len()).collect())
        .collect();
    assert_eq!(sizes[0], [5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 2, 4]);
    assert_eq!(sizes[1], [4, 3, 4, 4, 4, 4, 4, 4]);
    let widths: Vec<f64> = survey.form.pages[1].boxes.iter().map(|one| one.place.width).collect();
    assert!((widths[0] - 4.2).abs() < 0.1, "circles with their line: {widths:?}");
    assert!((widths[10] - 3.25).abs() < 0.1, "small boxes: {widths:?}");
}

#[test]
fn every_box_is_right_however_the_page_lies() {
    let survey = Foreign::survey();
    let mut tally = Tally::default();
    let ways = [
        scanner(300.0, 0.0, 1.0, 0),
        scanner(200.0, 1.5, 0.95, 0),
        scanner(300.0, -1.5, 0.95, 2),
        scanner(200.0, 0.5, 1.0, 1),
        scanner(200.0, -0.5, 0.97, 3),
    ];
    for (number, how) in ways.iter().enumerate() {
        for at in 0..2 {
            let seed = 40 + number as u64;
            let (raster, truth) = survey.filled(at, StrokeModel::Tuning, seed);
            let outcome = survey.reader.read(&scanned(&raster, how, seed), None);
            let reading = read(outcome.clone());
            assert!(reading.geometry.residual_p95_mm < 0.3, "{:?}", reading.geometry);
            tally.add(&outcome, &survey.form.pages[at], &truth);
        }
    }
    assert_eq!(
        (tally.refused, tally.wrong_page, tally.wrong, tally.other_class),
        (0, 0, 0, 0),
        "{tally:?}"
    );
}

#[test]
fn what_is_not_the_form_is_refused() {
    let survey = Foreign::survey();
    let other = Foreign::other();
    let straight = scanner(300.0, 0.4, 0.98, 0);
    let reason = |page| match survey.reader.read(&page, None) {
        ForeignOutcome::Refused(refusal) => refusal.reason,
        ForeignOutcome::Read(reading) => panic!("read as page {}", reading.page),
    };
    let (filled, _) = other.filled(0, StrokeModel::Tuning, 5);
    let seen = reason(scanned(&filled, &straight, 5));
    assert!(matches!(seen, ForeignReason::OtherForm | ForeignReason::GeometryUnverified));
    assert_eq!(reason(scanned(&blank_page(300.0), &straight, 6)), ForeignReason::BlankPage);
    let cut = collage(&survey.printed[0], 120.0, (0.0, 6.0));
    let seen = reason(scanned(&cut, &straight, 7));
    assert!(matches!(seen, ForeignReason::OtherForm | ForeignReason::GeometryUnverified));
    let coarse = scanned(&survey.printed[0], &scanner(72.0, 0.0, 1.0, 0), 8);
    assert_eq!(reason(coarse), ForeignReason::TooCoarse);
}

/// `KASTANJ_FOREIGN_PAGES` sets the number of pages; the figures are printed.
#[test]
#[expect(clippy::print_stdout, reason = "the figures of a longer run are its result")]
fn office_scans_are_read_without_a_wrong_box() {
    let wanted = std::env::var("KASTANJ_FOREIGN_PAGES").ok().and_then(|text| text.parse().ok());
    let survey = Foreign::survey();
    let mut tally = Tally::default();
    for seed in 0..wanted.unwrap_or(16_u64) {
        let at = usize::from(seed % 2 == 1);
        let (raster, truth) = survey.filled(at, StrokeModel::Tuning, 900 + seed);
        let mut draw = Chance::new(seed, "foreign office");
        let how = Degradation::draw(Preset::Office, &mut draw);
        let outcome = survey.reader.read(&scanned(&raster, &how, seed), None);
        tally.add(&outcome, &survey.form.pages[at], &truth);
    }
    println!("{tally:?}");
    assert_eq!((tally.wrong_page, tally.wrong), (0, 0), "{tally:?}");
    assert!(tally.refused * 50 <= tally.pages, "{tally:?}");
    assert!(tally.questions_doubtful * 10 <= tally.questions, "{tally:?}");
}
