//! Readings into sheets, and the picture of a question's row.

use kastanj_paper::{
    Collation, Decision, PageOrigin, PageOutcome, PageReading, Refusal, RefusalReason, collate,
    crop_row,
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

#[test]
fn a_row_is_cut_out_straight_and_without_its_neighbours() {
    let (gray, _, _) = scanned(StrokeModel::Tuning, Preset::Office, 0);
    let read = real_forms().reader.read(&gray);
    let place = read.rectification.expect("read");
    let layout = &real_forms().pages[0].layout;
    let item = &layout.boxes[0].item;
    let png = crop_row(&gray, &place, layout, item).expect("a row");
    let picture = image::load_from_memory(&png).expect("a picture").into_luma8();
    assert!(picture.width() > 1000 && picture.height() > 40, "{:?}", picture.dimensions());
    // The outline of the question's first box is dark where it should be.
    let first = layout.boxes[0].place;
    let x = ((first.x + 0.2 - 16.0) * 6.0) as u32;
    let dark = (0..picture.height())
        .filter(|y| (x.saturating_sub(2)..x + 3).any(|x| picture.get_pixel(x, *y).0[0] < 190))
        .count();
    assert!(dark >= 20, "{dark} dark rows at the box's edge");
    if let Ok(folder) = std::env::var("KASTANJ_ROW_PICTURE") {
        std::fs::write(folder, &png).expect("written");
    }
    let unknown = kastanj_instrument::ItemId("finns-inte".to_owned());
    assert!(crop_row(&gray, &place, layout, &unknown).is_none());
}
