//! Prints figures of the reader: run with `--run-ignored only --no-capture`.

use std::time::{Duration, Instant};

use kastanj_paper::{Evaluation, PageOutcome, Reader};
use kastanj_rehearsal::Chance;
use kastanj_rehearsal::pen::{FillTerms, StrokeModel};
use kastanj_rehearsal::scanner::{Degradation, Preset, scan};

use crate::stage;

fn figures(model: StrokeModel, preset: Preset, first: u64, pages: u64) {
    let reader = Reader::new(stage::library(&[1, 2]));
    let mut evaluation = Evaluation::default();
    let mut spent = Duration::ZERO;
    for writer in first..first + pages {
        let chance = Chance::new(writer, "scanner");
        let (raster, truth) = stage::filled(1 + writer % 2, model, writer, &FillTerms::default());
        let degradation = Degradation::draw(preset, &mut chance.branch("draw"));
        let page = scan(&raster, &degradation, &chance).expect("scanned");
        let gray = stage::gray_of(&page);
        let start = Instant::now();
        let outcome = reader.read_page(&gray);
        spent += start.elapsed();
        let before = evaluation.clone();
        evaluation.add(&outcome, &stage::expected(&truth));
        report(writer, &outcome, &truth, &before, &evaluation, &degradation);
    }
    say(&format!(
        "{model:?} {preset:?}: {:.1} ms a page\n{evaluation}",
        spent.as_secs_f64() * 1000.0 / pages as f64
    ));
}

#[expect(clippy::print_stdout, reason = "printing figures is what it is for")]
fn say(text: &str) {
    println!("{text}");
}

fn report(
    writer: u64,
    outcome: &PageOutcome,
    truth: &kastanj_rehearsal::pen::PageTruth,
    before: &Evaluation,
    after: &Evaluation,
    degradation: &Degradation,
) {
    match outcome {
        PageOutcome::Refused(refusal) => say(&format!("{writer}: {refusal:?} {degradation:?}")),
        PageOutcome::Read(reading) => {
            let wrong = after.misread_boxes > before.misread_boxes;
            for (question, truth) in reading.questions.iter().zip(&truth.questions) {
                let doubtful = question.decision == kastanj_paper::Decision::Doubtful;
                if doubtful || wrong && question.decision != truth.intended {
                    let boxes: Vec<String> = question
                        .boxes
                        .iter()
                        .map(|b| format!("{:?}:{:.3}:{:.2}", b.class, b.probability, b.ink))
                        .collect();
                    say(&format!(
                        "{writer}: {} {:?}/{:?} meant {:?} {} {boxes:?}",
                        question.item,
                        question.decision,
                        question.reason,
                        truth.intended,
                        if doubtful { "" } else { "WRONG" },
                    ));
                }
            }
        }
    }
}

#[test]
#[ignore = "prints figures"]
fn tuning_clean() {
    figures(StrokeModel::Tuning, Preset::Clean, 0, 60);
}

#[test]
#[ignore = "prints figures"]
fn tuning_office() {
    figures(StrokeModel::Tuning, Preset::Office, 1000, 100);
}

#[test]
#[ignore = "prints figures"]
fn trial_office() {
    figures(StrokeModel::Trial, Preset::Office, 5000, 300);
}

#[test]
#[ignore = "prints figures"]
fn trial_clean() {
    figures(StrokeModel::Trial, Preset::Clean, 8000, 300);
}
