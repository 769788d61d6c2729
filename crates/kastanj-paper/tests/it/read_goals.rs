//! The reader's goals on real forms, filled by pens whose strokes its weights
//! were not fitted on: a small set in every test run. The full sets are read by
//! `cargo xtask eval-paper`.

use kastanj_paper::Evaluation;
use kastanj_rehearsal::pen::StrokeModel;
use kastanj_rehearsal::scanner::Preset;

use crate::real_forms::evaluate;

fn holds(evaluation: &Evaluation, least_accepted: f64, most_review: f64) {
    let accepted = evaluation.accepted as f64 / evaluation.pages as f64;
    let seen = (evaluation.decided_boxes + evaluation.review_boxes).max(1) as f64;
    assert_eq!(evaluation.misread_boxes, 0, "{evaluation}");
    assert!(accepted >= least_accepted, "{evaluation}");
    assert!(evaluation.review_boxes as f64 / seen <= most_review, "{evaluation}");
}

#[test]
fn clean_pages_are_read_without_a_wrong_box() {
    holds(&evaluate(StrokeModel::Trial, Preset::Clean, 0..12), 0.99, 0.05);
}

#[test]
fn office_pages_are_read_without_a_wrong_box() {
    holds(&evaluate(StrokeModel::Trial, Preset::Office, 100..124), 0.95, 0.06);
}
