//! Upright clean pages are read without a fault.

use kastanj_paper::{Evaluation, PageOutcome, Reader};
use kastanj_rehearsal::pen::{FillTerms, StrokeModel};

use crate::stage;

#[test]
fn clean_upright_pages_are_read_without_a_fault() {
    let reader = Reader::new(stage::library(&[1]));
    let mut evaluation = Evaluation::default();
    for writer in 0..12 {
        let (raster, truth) = stage::filled(1, StrokeModel::Tuning, writer, &FillTerms::default());
        let outcome = reader.read_page(&stage::gray(&raster.image, raster.dpi));
        if let PageOutcome::Refused(refusal) = &outcome {
            panic!("writer {writer}: {refusal:?}");
        }
        evaluation.add(&outcome, &truth.expected());
    }
    assert_eq!(evaluation.misread_boxes, 0, "{evaluation}");
    assert_eq!(evaluation.accepted, 12, "{evaluation}");
}
