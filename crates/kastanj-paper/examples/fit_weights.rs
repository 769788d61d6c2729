//! Fits the classifier's weights on the tuning pens and prints the numbers that
//! stand in `src/read/classify.rs`: `cargo run --release -p kastanj-paper
//! --example fit_weights`.

#[path = "../tests/it/stage.rs"]
mod stage;

use kastanj_paper::{MarkClass, Reader, Strokes};
use kastanj_rehearsal::Chance;
use kastanj_rehearsal::pen::{CorrectionHabit, FillTerms, MarkHabit, StrokeModel, Writer};
use kastanj_rehearsal::scanner::{Degradation, Preset, scan};

/// One box: its measures, whether it holds ink, whether that ink fills or scribbles.
struct Sample {
    strokes: Strokes,
    inked: bool,
    filled: Option<bool>,
}

fn samples(pages: u64) -> Vec<Sample> {
    let reader = Reader::new(stage::library(&[1, 2]));
    let mut samples = Vec::new();
    for number in 20_000..20_000 + pages {
        let chance = Chance::new(number, "training scanner");
        let (raster, truth) =
            stage::filled(1 + number % 2, StrokeModel::Tuning, number, &FillTerms::default());
        let preset = if number % 3 == 0 { Preset::Clean } else { Preset::Office };
        let degradation = Degradation::draw(preset, &mut chance.branch("draw"));
        let page = scan(&raster, &degradation, &chance).expect("scanned");
        let writer = Writer::new(StrokeModel::Tuning, number);
        let fills = writer.habit == MarkHabit::Fill;
        let strikes = writer.correction == CorrectionHabit::StrikeThrough;
        for (strokes, truth) in reader.measure(&stage::gray_of(&page)).iter().zip(&truth.boxes) {
            let filled = match truth.class {
                MarkClass::Marked => Some(fills),
                MarkClass::Cancelled if !strikes => Some(true),
                _ => None,
            };
            samples.push(Sample {
                strokes: *strokes,
                inked: truth.class != MarkClass::Empty,
                filled,
            });
        }
    }
    samples
}

/// Weights of a logistic regression (the last is the constant), by gradient
/// descent on standardised terms with a little shrinkage.
fn fit(rows: &[(Vec<f64>, bool)]) -> Vec<f64> {
    let terms = rows[0].0.len();
    let count = rows.len() as f64;
    let mean: Vec<f64> =
        (0..terms).map(|t| rows.iter().map(|r| r.0[t]).sum::<f64>() / count).collect();
    let spread: Vec<f64> = (0..terms)
        .map(|t| {
            let sum: f64 = rows.iter().map(|r| (r.0[t] - mean[t]).powi(2)).sum();
            (sum / count).sqrt().max(1e-9)
        })
        .collect();
    let mut weights = vec![0.0; terms + 1];
    for _ in 0..6000 {
        let mut slope = vec![0.0; terms + 1];
        for (row, yes) in rows {
            let z: f64 =
                (0..terms).map(|t| weights[t] * (row[t] - mean[t]) / spread[t]).sum::<f64>()
                    + weights[terms];
            let off = 1.0 / (1.0 + (-z).exp()) - f64::from(u8::from(*yes));
            for t in 0..terms {
                slope[t] += off * (row[t] - mean[t]) / spread[t];
            }
            slope[terms] += off;
        }
        for (t, weight) in weights.iter_mut().enumerate() {
            let shrink = if t < terms { 0.0006 * *weight } else { 0.0 };
            *weight -= 1.5 * (slope[t] / count + shrink);
        }
    }
    let mut plain: Vec<f64> = (0..terms).map(|t| weights[t] / spread[t]).collect();
    let constant = weights[terms] - (0..terms).map(|t| plain[t] * mean[t]).sum::<f64>();
    plain.push(constant);
    plain
}

fn score(weights: &[f64], row: &[f64]) -> f64 {
    row.iter().zip(weights).map(|(x, w)| x * w).sum::<f64>() + weights[row.len()]
}

#[expect(clippy::print_stdout, reason = "printing weights is what it is for")]
fn say(text: &str) {
    println!("{text}");
}

fn main() {
    let samples = samples(600);
    let rows: Vec<(Vec<f64>, bool)> =
        samples.iter().filter_map(|s| Some((s.strokes.terms().to_vec(), s.filled?))).collect();
    let weights = fit(&rows);
    say(&format!("filled: {} rows, weights {weights:?}", rows.len()));
    let mut worst: Vec<(f64, bool, &[f64])> =
        rows.iter().map(|(row, yes)| (score(&weights, row), *yes, row.as_slice())).collect();
    worst.sort_by(|a, b| {
        let bad = |s: &(f64, bool, &[f64])| if s.1 { -s.0 } else { s.0 };
        bad(b).total_cmp(&bad(a))
    });
    for (z, yes, row) in worst.iter().take(25) {
        say(&format!("  filled {yes} z {z:.2} {row:.2?}"));
    }
    for limit in [2.0, 3.0, 4.0, 5.0] {
        let open = worst.iter().filter(|s| s.0.abs() < limit).count();
        let wrong = worst.iter().filter(|s| if s.1 { s.0 < -limit } else { s.0 > limit }).count();
        say(&format!("  |z| < {limit}: {open} open, {wrong} wrong beyond"));
    }
    let mut empty: Vec<f64> = samples.iter().filter(|s| !s.inked).map(|s| s.strokes.area).collect();
    let mut inked: Vec<(f64, f64)> =
        samples.iter().filter(|s| s.inked).map(|s| (s.strokes.area, s.strokes.span)).collect();
    empty.sort_by(|a, b| b.total_cmp(a));
    inked.sort_by(|a, b| a.0.total_cmp(&b.0));
    say(&format!("largest empty {:.3?}", &empty[..empty.len().min(30)]));
    say(&format!("smallest inked (area, span) {:.3?}", &inked[..inked.len().min(30)]));
    let unclear = samples.iter().filter(|s| s.strokes.unclear > 0.12).count();
    let lost = samples.iter().filter(|s| s.inked && s.strokes.area < 0.05).count();
    say(&format!("unclear {unclear}, inked without own ink {lost}"));
}
