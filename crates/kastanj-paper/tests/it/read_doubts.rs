//! Marks that are no plain marks: too pale, broken to specks, drawn through many boxes, letters.

use kastanj_instrument::{BoxMeaning, ItemId};
use kastanj_paper::{
    BoxPlace, Decision, DecisionReason, PageOutcome, PageReading, PointMm, QuestionReading,
};
use kastanj_rehearsal::pen::{Pen, PenKind};
use kastanj_rehearsal::scanner::{Degradation, Depth};

use crate::read_silent::{PEN, cross_by, draw, questions, read, scanned, straight};
use crate::real_forms::real_forms;

fn of<'a>(reading: &'a PageReading, item: &ItemId) -> &'a QuestionReading {
    reading.questions.iter().find(|one| one.item == *item).expect("on the page")
}

fn pencil(darkness: f64) -> Pen {
    Pen { kind: PenKind::Ballpoint, width_mm: 0.45, grey: (255.0 * (1.0 - darkness)).round() as u8 }
}

#[test]
fn a_cross_that_is_hardly_seen_is_asked_about() {
    for darkness in [0.08, 0.12, 0.16, 0.19, 0.22] {
        let mut raster = real_forms().pages[0].raster.clone();
        // Firm crosses beside the pale ones: no page that could be called pale as a whole.
        for (at, boxes) in questions().iter().enumerate() {
            let pen = if at % 2 == 0 { pencil(darkness) } else { PEN };
            cross_by(&mut raster, &pen, boxes[1].place.centre(), 1.7);
        }
        let reading = read(&raster);
        for (at, boxes) in questions().iter().enumerate() {
            let found = of(&reading, &boxes[1].item);
            let firm = matches!(found.decision, Decision::Chosen(_) | Decision::Declined);
            if at % 2 == 1 {
                assert!(firm, "{found:?}");
            } else {
                assert_ne!(found.decision, Decision::Blank, "{darkness}: {found:?}");
                assert!(found.boxes[1].ink > 0.0 || found.reason == DecisionReason::Faint);
            }
        }
    }
}

#[test]
fn a_cross_that_a_scan_in_black_and_white_broke_to_specks_is_asked_about() {
    // The thinner a line and the lower the threshold, the less is left of it.
    for threshold in [110.0, 120.0, 130.0, 140.0] {
        let mut raster = real_forms().pages[0].raster.clone();
        let pen = Pen { kind: PenKind::Ballpoint, width_mm: 0.22, grey: 95 };
        for boxes in questions() {
            cross_by(&mut raster, &pen, boxes[1].place.centre(), 1.7);
        }
        let how = Degradation { depth: Depth::Bilevel, threshold, noise: 12.0, ..straight() };
        let PageOutcome::Read(reading) = real_forms().reader.read_page(&scanned(&raster, &how))
        else {
            continue;
        };
        let seen = |boxes: &Vec<BoxPlace>| of(&reading, &boxes[1].item).decision.clone();
        let all: Vec<Decision> = questions().iter().map(seen).collect();
        let blank = all.iter().filter(|decision| **decision == Decision::Blank).count();
        assert!(blank == 0 || blank == all.len(), "{threshold}: {all:?}");
    }
}

/// A line over the whole page, in short pieces as a hand draws.
fn along(from: (f64, f64), to: (f64, f64), wave: f64) -> Vec<(f64, f64)> {
    (0..=200)
        .map(|step| {
            let t = f64::from(step) / 200.0;
            let bend = wave * (t * 40.0).sin();
            (from.0 + (to.0 - from.0) * t + bend, from.1 + (to.1 - from.1) * t)
        })
        .collect()
}

#[test]
fn a_line_over_the_page_answers_nothing() {
    let boxes = questions();
    let column = boxes[boxes.len() / 2][1].place.centre().x;
    let lines: [Vec<Vec<(f64, f64)>>; 4] = [
        vec![along((column, 30.0), (column, 270.0), 0.0)],
        vec![along((column + 0.8, 30.0), (column - 1.5, 270.0), 0.0)],
        vec![along((20.0, 30.0), (190.0, 270.0), 0.0), along((190.0, 30.0), (20.0, 270.0), 0.0)],
        vec![along((column, 30.0), (column, 270.0), 4.0)],
    ];
    for (at, lines) in lines.iter().enumerate() {
        let mut raster = real_forms().pages[0].raster.clone();
        for line in lines {
            draw(&mut raster, &PEN, line);
        }
        let PageOutcome::Read(reading) =
            real_forms().reader.read_page(&scanned(&raster, &straight()))
        else {
            continue;
        };
        let asked =
            reading.questions.iter().filter(|one| one.decision == Decision::Doubtful).count();
        for found in &reading.questions {
            let left = matches!(found.decision, Decision::Doubtful | Decision::Blank);
            assert!(left, "line {at}: {found:?}");
        }
        assert!(asked > 0, "line {at} was not seen");
    }
}

/// The strokes of a letter about a millimetre wide and two high, round the middle of its line.
fn letter(letter: char) -> Vec<Vec<(f64, f64)>> {
    match letter {
        'N' => vec![vec![(0.0, 1.1), (0.0, -1.1), (0.9, 1.1), (0.9, -1.1)]],
        'E' => vec![
            vec![(0.9, -1.1), (0.0, -1.1), (0.0, 1.1), (0.9, 1.1)],
            vec![(0.0, 0.0), (0.7, 0.0)],
        ],
        'J' => vec![vec![(0.7, -1.1), (0.7, 0.9), (0.3, 1.1), (0.0, 0.8)]],
        'A' => vec![vec![(0.0, 1.1), (0.5, -1.1), (1.0, 1.1)], vec![(0.2, 0.3), (0.8, 0.3)]],
        'O' => vec![vec![(0.5, -0.7), (0.0, 0.0), (0.5, 0.8), (1.0, 0.0), (0.5, -0.7)]],
        'K' => vec![vec![(0.0, -1.1), (0.0, 1.1)], vec![(0.8, -0.6), (0.0, 0.2), (0.8, 1.1)]],
        other => panic!("no strokes for {other}"),
    }
}

#[test]
fn letters_in_a_box_are_asked_about() {
    for word in ["NEJ", "JA", "NA", "NE", "OK"] {
        for width_mm in [0.3, 0.45] {
            let pen = Pen { width_mm, ..PEN };
            let mut raster = real_forms().pages[0].raster.clone();
            let step = if word.len() > 2 { 1.25 } else { 1.6 };
            for boxes in questions() {
                let at = boxes[1].place.centre();
                let start = at.x - step * word.len() as f64 / 2.0 + 0.15;
                for (number, sign) in word.chars().enumerate() {
                    let left = start + step * number as f64;
                    for stroke in letter(sign) {
                        let placed: Vec<(f64, f64)> =
                            stroke.iter().map(|(x, y)| (left + x, at.y + y)).collect();
                        draw(&mut raster, &pen, &placed);
                    }
                }
            }
            let reading = read(&raster);
            for boxes in questions() {
                let found = of(&reading, &boxes[1].item);
                assert_eq!(found.decision, Decision::Doubtful, "{word} {width_mm}: {found:?}");
                assert_eq!(found.reason, DecisionReason::Lettered, "{word} {width_mm}");
            }
        }
    }
}

#[test]
fn a_cross_over_an_empty_page_answers_nothing() {
    // From corner to corner of the form, wherever the hand meets it.
    for (left, right) in [(20.0, 190.0), (25.0, 196.0), (14.0, 180.0), (35.0, 199.0), (28.0, 170.0)]
    {
        for page in &real_forms().pages {
            let mut raster = page.raster.clone();
            draw(&mut raster, &PEN, &along((left, 25.0), (right, 275.0), 0.0));
            draw(&mut raster, &PEN, &along((right, 25.0), (left, 275.0), 0.0));
            let scan = scanned(&raster, &straight());
            let PageOutcome::Read(reading) = real_forms().reader.read_page(&scan) else {
                continue;
            };
            for found in &reading.questions {
                let left_open = matches!(found.decision, Decision::Doubtful | Decision::Blank);
                assert!(left_open, "{left} {right}: {found:?}");
            }
        }
    }
}

#[test]
fn one_line_through_a_cross_is_asked_about() {
    for (rise, reach) in [(0.2, 3.6), (-0.8, 4.5), (0.0, 3.9)] {
        let mut raster = real_forms().pages[0].raster.clone();
        for boxes in questions() {
            let at = boxes[1].place.centre();
            cross_by(&mut raster, &PEN, at, 1.7);
            let thin = Pen { width_mm: 0.3, ..PEN };
            draw(&mut raster, &thin, &[(at.x - reach, at.y + rise), (at.x + reach, at.y - rise)]);
        }
        for found in &read(&raster).questions {
            if !questions().iter().any(|boxes| boxes[0].item == found.item) {
                continue;
            }
            assert_eq!(found.decision, Decision::Doubtful, "{rise} {reach}: {found:?}");
            assert_eq!(found.guesses[1], Decision::Blank, "{rise} {reach}: {found:?}");
        }
    }
}

#[test]
fn a_cross_between_two_boxes_or_over_a_word_is_asked_about() {
    // From the right edge of the box: in the middle of the room to the next one, and on the label.
    for (share, half) in [(0.5, 1.4), (0.4, 1.2), (0.6, 1.7)] {
        let mut raster = real_forms().pages[0].raster.clone();
        for boxes in questions() {
            let aim = boxes[0].place;
            let row = boxes.iter().filter(|one| (one.place.y - aim.y).abs() < 1.0);
            let next = row.map(|one| one.place.x).filter(|x| *x > aim.x).reduce(f64::min);
            let edge = aim.x + aim.width;
            let at = PointMm {
                x: next.map_or(edge + 9.0, |next| edge + share * (next - edge)),
                y: aim.centre().y,
            };
            cross_by(&mut raster, &PEN, at, half);
        }
        let reading = read(&raster);
        for boxes in questions() {
            let found = of(&reading, &boxes[0].item);
            assert_eq!(found.decision, Decision::Doubtful, "{share} {half}: {found:?}");
        }
    }
}

#[test]
fn of_a_row_that_is_struck_out_the_cross_is_the_first_guess_and_none_the_second() {
    let mut raster = real_forms().pages[0].raster.clone();
    let rows: Vec<Vec<BoxPlace>> = questions()
        .into_iter()
        .filter(|boxes| {
            let line = |one: &BoxPlace| (one.place.y - boxes[0].place.y).abs() < 1.0;
            boxes.iter().filter(|one| line(one)).count() > 4
        })
        .collect();
    assert!(!rows.is_empty());
    for boxes in &rows {
        let (first, fifth) = (boxes[0].place.centre(), boxes[4].place.centre());
        cross_by(&mut raster, &PEN, boxes[2].place.centre(), 1.8);
        draw(&mut raster, &PEN, &along((first.x - 3.0, first.y), (fifth.x + 3.0, fifth.y), 0.0));
    }
    let reading = read(&raster);
    for boxes in &rows {
        let found = of(&reading, &boxes[2].item);
        assert_eq!(found.decision, Decision::Doubtful, "{found:?}");
        let crossed = match boxes[2].meaning {
            BoxMeaning::Code(code) => Decision::Chosen(vec![code]),
            BoxMeaning::Declined => Decision::Declined,
        };
        assert_eq!(found.guesses, [crossed, Decision::Blank], "{found:?}");
    }
}
