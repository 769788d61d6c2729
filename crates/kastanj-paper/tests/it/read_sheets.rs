//! Readings into sheets, and the picture of a question's row.

use kastanj_instrument::ItemId;
use kastanj_paper::{
    Collation, Decision, GrayPage, PageLayout, PageOrigin, PageOutcome, PageReading, PointMm,
    RectMm, Refusal, RefusalReason, RowCut, collate, crop_row, crop_writing,
};
use kastanj_rehearsal::pen::StrokeModel;
use kastanj_rehearsal::scanner::Preset;

use crate::real_forms::{real_forms, scanned};

fn origin(page: usize) -> PageOrigin {
    PageOrigin { file: "bunt.tif".to_owned(), page }
}

fn reading(number: u64) -> PageReading {
    let (gray, _, _) = scanned(StrokeModel::Tuning, Preset::Clean, number);
    match real_forms().reader.read_page(&gray) {
        PageOutcome::Read(reading) => *reading,
        PageOutcome::Refused(refusal) => panic!("{refusal:?}"),
    }
}

fn collated(readings: &[PageReading]) -> Collation {
    let outcomes = readings
        .iter()
        .enumerate()
        .map(|(at, reading)| (origin(at + 1), PageOutcome::Read(Box::new(reading.clone()))));
    collate(outcomes, |_| 2)
}

#[test]
fn pages_of_a_sheet_meet_whatever_their_order() {
    let (first, second) = (reading(0), reading(1));
    let collation = collated(&[second.clone(), first.clone()]);
    assert_eq!(collation.sheets.len(), 1);
    assert_eq!(collation.sheets[0].pages.keys().copied().collect::<Vec<_>>(), [1, 2]);
    assert!(collation.sheets[0].missing.is_empty());
    let alone = collated(&[second]);
    assert_eq!(alone.sheets[0].missing, [1]);
}

#[test]
fn the_same_page_twice_is_a_note_or_a_conflict() {
    let first = reading(0);
    let note = collated(&[first.clone(), first.clone()]);
    assert_eq!(note.sheets[0].duplicates.len(), 1);
    assert!(!note.sheets[0].in_conflict());
    let mut other = first.clone();
    let at = other
        .questions
        .iter()
        .position(|q| matches!(q.decision, Decision::Chosen(_)))
        .expect("something was answered");
    other.questions[at].decision = Decision::Declined;
    let conflict = collated(&[first, other.clone()]);
    assert!(conflict.sheets[0].in_conflict());
    assert_eq!(conflict.sheets[0].duplicates[0].differing, [other.questions[at].item.clone()]);
}

#[test]
fn refused_pages_are_listed() {
    let refusal = Refusal { reason: RefusalReason::BlankPage, code: None, geometry: None };
    let collation = collate([(origin(1), PageOutcome::Refused(refusal))], |_| 2);
    assert!(collation.sheets.is_empty());
    assert_eq!(collation.refused.len(), 1);
}

/// The first page of the real form as somebody marked it, with the row of its `at`th question.
fn cut(gray: &GrayPage, item: &ItemId) -> Option<RowCut> {
    let read = real_forms().reader.read(gray);
    let place = read.rectification.expect("read");
    let page = &real_forms().pages[0];
    crop_row(gray, &place, &page.layout, &page.blank, item)
}

fn luma(png: &[u8]) -> image::GrayImage {
    image::load_from_memory(png).expect("a picture").into_luma8()
}

#[test]
fn a_row_is_cut_out_straight_with_its_neighbours_and_the_blank() {
    let (gray, _, _) = scanned(StrokeModel::Tuning, Preset::Office, 0);
    let layout = &real_forms().pages[0].layout;
    let item = &layout.boxes[0].item;
    let row = cut(&gray, item).expect("a row");
    let (marked, blank) = (luma(&row.marked), luma(&row.blank));
    assert_eq!(marked.dimensions(), blank.dimensions());
    assert!(marked.width() > 1000 && marked.height() > 120, "{:?}", marked.dimensions());
    // The outline of the question's first box is dark where it should be, in both.
    let first = layout.boxes[0].place;
    let x = ((first.x + 0.2 - 16.0) * 6.0) as u32;
    for picture in [&marked, &blank] {
        let dark = (0..picture.height())
            .filter(|y| (x.saturating_sub(2)..x + 3).any(|x| picture.get_pixel(x, *y).0[0] < 190))
            .count();
        assert!(dark >= 20, "{dark} dark rows at the box's edge");
    }
    if let Ok(folder) = std::env::var("KASTANJ_ROW_PICTURE") {
        std::fs::write(format!("{folder}/marked.png"), &row.marked).expect("written");
        std::fs::write(format!("{folder}/blank.png"), &row.blank).expect("written");
    }
    assert!(cut(&gray, &ItemId("finns-inte".to_owned())).is_none());
}

#[test]
fn a_name_beside_the_boxes_is_in_no_picture_and_a_mark_in_a_box_is() {
    let (gray, _, _) = scanned(StrokeModel::Tuning, Preset::Clean, 0);
    let layout = &real_forms().pages[0].layout;
    let own = &layout.boxes[0];
    let before = cut(&gray, &own.item).expect("a row");
    let place = real_forms().reader.read(&gray).rectification.expect("read");
    let scrawled = |from: PointMm, width: f64| {
        let mut pixels = gray.pixels().to_vec();
        let wide = gray.width() as usize;
        for step in 0..400 {
            let along = f64::from(step) / 400.0;
            for down in 0..12 {
                let (x, y) = (from.x + along * width, from.y + f64::from(down) * 0.1);
                let (x, y) = place.locate(PointMm { x, y });
                pixels[y as usize * wide + x as usize] = 20;
            }
        }
        GrayPage::new(gray.width(), gray.height(), pixels, gray.dpi()).expect("a page")
    };
    // Between the stem and the boxes, on the question's own row.
    let left = layout.boxes.iter().map(|one| one.place.x).fold(f64::INFINITY, f64::min);
    let aside = scrawled(PointMm { x: left - 40.0, y: own.place.y + 1.5 }, 34.0);
    let aside = crop_row(&aside, &place, layout, &real_forms().pages[0].blank, &own.item);
    let marked = luma(&aside.expect("a row").marked);
    let differing = |one: &image::GrayImage, other: &image::GrayImage| {
        one.pixels().zip(other.pixels()).filter(|(a, b)| a.0[0].abs_diff(b.0[0]) > 40).count()
    };
    assert_eq!(differing(&marked, &luma(&before.marked)), 0, "what stands aside is seen");
    let within = scrawled(PointMm { x: own.place.x + 0.8, y: own.place.y + 2.0 }, 3.0);
    let within = crop_row(&within, &place, layout, &real_forms().pages[0].blank, &own.item);
    let within = within.expect("a row");
    assert!(differing(&luma(&within.marked), &luma(&before.marked)) > 60, "a mark is not seen");
    assert_eq!(within.blank, before.blank);
}

#[test]
fn a_zone_for_words_is_cut_out_when_somebody_has_written_in_it() {
    let pages = &real_forms().pages;
    // Part I has no lines for words above its strip; other forms have.
    let at = 0;
    let zone = RectMm { x: 30.0, y: 200.0, width: 80.0, height: 12.0 };
    let (gray, _, _) = scanned(StrokeModel::Tuning, Preset::Clean, at as u64);
    let place = real_forms().reader.read(&gray).rectification.expect("read");
    let page = &pages[at];
    let mut layout = page.layout.clone();
    layout.writing = vec![zone];
    let empty = crop_writing(&gray, &place, &layout, &page.blank);
    let mut pixels = gray.pixels().to_vec();
    let wide = gray.width() as usize;
    for step in 0..3000 {
        let along = f64::from(step) / 3000.0;
        let (x, y) = (zone.x + 5.0 + along * 60.0, zone.y + 4.0 + (along * 90.0).sin() * 1.5);
        let (x, y) = place.locate(PointMm { x, y });
        for down in 0..4 {
            pixels[(y as usize + down) * wide + x as usize] = 20;
        }
    }
    let gray = GrayPage::new(gray.width(), gray.height(), pixels, gray.dpi()).expect("a page");
    let written = crop_writing(&gray, &place, &layout, &page.blank);
    assert!(empty.is_empty(), "{}", empty.len());
    assert_eq!(written.len(), 1);
}

#[test]
fn nothing_is_cut_out_of_a_strip_that_was_not_torn_off() {
    let pages = &real_forms().pages;
    let strip =
        |page: &PageLayout| page.writing.iter().copied().find(|zone| zone.y > page.fiducials[2].y);
    let at = pages.iter().position(|page| strip(&page.layout).is_some()).expect("a strip");
    let (gray, _, _) = scanned(StrokeModel::Tuning, Preset::Clean, at as u64);
    let place = real_forms().reader.read(&gray).rectification.expect("read");
    let page = &pages[at];
    let before = crop_writing(&gray, &place, &page.layout, &page.blank);
    let zone = strip(&page.layout).expect("a strip");
    let mut pixels = gray.pixels().to_vec();
    let wide = gray.width() as usize;
    for step in 0..6000 {
        let along = f64::from(step) / 6000.0;
        let (x, y) = (zone.x + 20.0 + along * 150.0, zone.y + 12.0 + (along * 90.0).sin() * 4.0);
        let (x, y) = place.locate(PointMm { x, y });
        for down in 0..4 {
            if let Some(pixel) = pixels.get_mut((y as usize + down) * wide + x as usize) {
                *pixel = 20;
            }
        }
    }
    let gray = GrayPage::new(gray.width(), gray.height(), pixels, gray.dpi()).expect("a page");
    assert_eq!(crop_writing(&gray, &place, &page.layout, &page.blank), before);
}
