//! Prints figures of the reader: run with `--run-ignored only --no-capture`.

use std::time::{Duration, Instant};

use kastanj_paper::{Evaluation, ExpectedPage, PageOutcome};
use kastanj_rehearsal::pen::StrokeModel;
use kastanj_rehearsal::scanner::{Degradation, Preset};

use crate::real_forms::{real_forms, scanned};

fn figures(model: StrokeModel, preset: Preset, first: u64, pages: u64) {
    let mut evaluation = Evaluation::default();
    let mut spent = Duration::ZERO;
    for number in first..first + pages {
        let (gray, expected, degradation) = scanned(model, preset, number);
        let start = Instant::now();
        let outcome = real_forms().reader.read_page(&gray);
        spent += start.elapsed();
        let before = evaluation.clone();
        evaluation.add(&outcome, &expected);
        report(number, &outcome, &expected, &before, &evaluation, &degradation);
    }
    say(&format!(
        "{model:?} {preset:?}: {:.1} ms a page (wall)\n{evaluation}",
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
    expected: &ExpectedPage,
    before: &Evaluation,
    after: &Evaluation,
    degradation: &Degradation,
) {
    match outcome {
        PageOutcome::Refused(refusal) => say(&format!("{writer}: {refusal:?} {degradation:?}")),
        PageOutcome::Read(reading) => {
            let wrong = after.misread_boxes > before.misread_boxes;
            for question in &reading.questions {
                let meant = &expected.questions[&question.item];
                let doubtful = question.decision == kastanj_paper::Decision::Doubtful;
                if doubtful || wrong && question.decision != *meant {
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
                        meant,
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
    figures(StrokeModel::Tuning, Preset::Clean, 0, 40);
}

#[test]
#[ignore = "prints figures"]
fn tuning_office() {
    figures(StrokeModel::Tuning, Preset::Office, 1000, 100);
}

/// Nanoseconds this thread has spent on a processor.
fn cpu_nanoseconds() -> u64 {
    std::fs::read_to_string("/proc/thread-self/schedstat")
        .ok()
        .and_then(|line| line.split(' ').next()?.parse().ok())
        .unwrap_or(0)
}

#[test]
#[ignore = "prints figures"]
fn speed() {
    for (preset, number) in [(Preset::Clean, 3), (Preset::Clean, 4), (Preset::Office, 5), (Preset::Office, 6)] {
        let (gray, _, degradation) = scanned(StrokeModel::Trial, preset, number);
        let _ = real_forms().reader.read_page(&gray);
        let start = cpu_nanoseconds();
        for _ in 0..10 {
            let _ = real_forms().reader.read_page(&gray);
        }
        let spent = (cpu_nanoseconds() - start) as f64 / 1e7;
        say(&format!(
            "{} dpi {:?} {} turns: {spent:.1} CPU-ms a page, {:.1} pages per CPU-s",
            degradation.dpi,
            degradation.depth,
            degradation.quarter_turns,
            1000.0 / spent
        ));
    }
}
