//! Trains the classifier of marks and prints its weights:
//! `cargo run --release -p kastanj-rehearsal --example train_reader -- [--pages N] [--seed S]
//! > crates/kastanj-paper/src/read/mark_weights.txt`, or `cargo xtask train-reader`.
//!
//! Only the tuning pens write here; the evaluation's pens are others. Three quarters of the pages
//! train, the last quarter sets the temperature by which stated probabilities come true.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line tool prints")]

#[path = "eval_paper/printed.rs"]
mod printed;

use std::process::ExitCode;

use kastanj_instrument::{Library, Serial};
use kastanj_paper::{FormsOnDemand, GrayPage, MARK_INPUTS, MarkClass, Reader};
use kastanj_rehearsal::Chance;
use kastanj_rehearsal::pen::{
    AnswerRates, CorrectionHabit, FillTerms, MarkHabit, StrokeModel, Writer, draw_answers,
    fill_page,
};
use kastanj_rehearsal::scanner::{Camera, Degradation, Preset, photograph, scan};
use rayon::prelude::*;

use crate::printed::{PrintedPage, printed};

type Failure = Box<dyn std::error::Error + Send + Sync>;

const CLASSES: usize = 3;
const HIDDEN: usize = 24;
/// Passes over the training boxes.
const EPOCHS: usize = 50;
const BATCH: usize = 64;
/// Shrinks weights towards nothing, so that none leans on chance.
const DECAY: f64 = 2e-4;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    let number = |flag: &str| {
        let at = arguments.iter().position(|argument| argument == flag)?;
        arguments.get(at + 1)?.parse().ok()
    };
    match run(number("--pages").unwrap_or(480), number("--seed").unwrap_or(2611)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// One box: what was measured, and what was drawn in it.
type Sample = ([f64; MARK_INPUTS], usize);

fn run(pages: u64, seed: u64) -> Result<(), Failure> {
    let library = Library::shipped();
    let printed = printed(&library, Serial::from_numbers([7; 10]))?;
    let reader = Reader::new(FormsOnDemand::new(&library));
    let read: Vec<Vec<Sample>> = (0..pages)
        .into_par_iter()
        .map(|number| samples(&reader, &printed, seed, number))
        .collect::<Result<_, Failure>>()?;
    let refused = read.iter().filter(|page| page.is_empty()).count();
    let kept = read.len() * 3 / 4;
    let train: Vec<Sample> = read[..kept].concat();
    let calibrate: Vec<Sample> = read[kept..].concat();
    eprintln!("{pages} pages, {refused} refused; {} and {} boxes", train.len(), calibrate.len());
    let mut net = Net::new(&train, &Chance::new(seed, "weights"));
    net.train(&train, &Chance::new(seed, "order"));
    net.calibrate(&calibrate);
    report("training", &net, &train);
    report("calibration", &net, &calibrate);
    println!("# Weights of the classifier of marks; see trained.rs.");
    println!("# cargo xtask train-reader --pages {pages} --seed {seed}");
    println!(
        "# {} boxes of {kept} synthetic pages, tuning pens; {HIDDEN} hidden units.",
        train.len()
    );
    net.print();
    Ok(())
}

/// The boxes of one page; none if it was refused.
fn samples<F: kastanj_paper::FormTemplates + Sync>(
    reader: &Reader<F>,
    printed: &[PrintedPage],
    seed: u64,
    number: u64,
) -> Result<Vec<Sample>, Failure> {
    let at = usize::try_from(number)?;
    let chance = Chance::new(seed, "training").numbered("page", at);
    let mut drawn = chance.branch("draw");
    let printed = &printed[at % printed.len()];
    let mut raster = printed.raster.clone();
    let answers =
        draw_answers(&printed.layout, &AnswerRates::default(), &mut chance.branch("answers"));
    let mut writer = Writer::new(StrokeModel::Tuning, drawn.bits());
    // Corrections are rare: more of them, of every kind, or there is nothing to learn from.
    if writer.habit != MarkHabit::Fill {
        writer.slips = drawn.between(0.05, 0.3);
    }
    let habits =
        [CorrectionHabit::FillBox, CorrectionHabit::Scribble, CorrectionHabit::StrikeThrough];
    writer.correction = drawn.pick(&habits).copied().unwrap_or(CorrectionHabit::FillBox);
    let truth =
        fill_page(&mut raster, &printed.layout, &answers, &writer, &FillTerms::default(), &chance);
    let kinds = [(0, 0.10), (1, 0.35), (2, 0.25), (3, 0.30)];
    let page = match drawn.weighted(&kinds).copied().unwrap_or(1) {
        3 => {
            let image = photograph(&raster, &Camera::draw(&mut drawn), &chance)?;
            let (width, height) = image.dimensions();
            GrayPage::new(width, height, image.into_raw(), None)
        }
        kind => {
            let preset = [Preset::Clean, Preset::Office, Preset::Coarse][kind];
            let page = scan(&raster, &Degradation::draw(preset, &mut drawn), &chance)?;
            let (width, height) = page.image.dimensions();
            GrayPage::new(width, height, page.image.into_raw(), Some(page.dpi))
        }
    }
    .ok_or("an empty page")?;
    let fills = writer.habit == MarkHabit::Fill;
    let classes = truth.boxes.iter().map(|one| match one.class {
        MarkClass::Empty => Some(0),
        // What is learnt is what stands there: whether a filled box is an answer, the page tells.
        MarkClass::Marked if !fills => Some(1),
        MarkClass::Marked | MarkClass::Cancelled => Some(2),
        MarkClass::Uncertain => None,
    });
    let measured = reader.measure_inputs(&page);
    Ok(measured.into_iter().zip(classes).filter_map(|(x, class)| Some((x, class?))).collect())
}

/// One hidden layer of tanh, softmax above it.
struct Net {
    means: Vec<f64>,
    spreads: Vec<f64>,
    /// `HIDDEN` rows of inputs and a constant.
    hidden: Vec<f64>,
    /// `CLASSES` rows of units and a constant.
    out: Vec<f64>,
    temperature: f64,
    shares: [f64; CLASSES],
}

impl Net {
    fn new(train: &[Sample], chance: &Chance) -> Net {
        let count = train.len().max(1) as f64;
        let mean = |at: usize| train.iter().map(|(x, _)| x[at]).sum::<f64>() / count;
        let means: Vec<f64> = (0..MARK_INPUTS).map(mean).collect();
        let spread = |at: usize| {
            let sum: f64 = train.iter().map(|(x, _)| (x[at] - means[at]).powi(2)).sum();
            (sum / count).sqrt().max(1e-6)
        };
        let spreads = (0..MARK_INPUTS).map(spread).collect();
        let mut chance = chance.branch("first");
        let mut draw = |count: usize, size: f64| -> Vec<f64> {
            (0..count).map(|_| chance.normal() * size).collect()
        };
        let hidden = draw(HIDDEN * (MARK_INPUTS + 1), 0.2);
        let out = draw(CLASSES * (HIDDEN + 1), 0.2);
        let shares = std::array::from_fn(|class| {
            train.iter().filter(|(_, own)| *own == class).count() as f64 / count
        });
        Net { means, spreads, hidden, out, temperature: 1.0, shares }
    }

    fn scaled(&self, x: &[f64; MARK_INPUTS]) -> [f64; MARK_INPUTS] {
        std::array::from_fn(|at| ((x[at] - self.means[at]) / self.spreads[at]).clamp(-6.0, 6.0))
    }

    fn layers(&self, scaled: &[f64; MARK_INPUTS]) -> ([f64; HIDDEN], [f64; CLASSES]) {
        let unit = |at: usize| {
            let row = &self.hidden[at * (MARK_INPUTS + 1)..][..MARK_INPUTS + 1];
            (row[MARK_INPUTS] + row.iter().zip(scaled).map(|(w, x)| w * x).sum::<f64>()).tanh()
        };
        let hidden: [f64; HIDDEN] = std::array::from_fn(unit);
        let out = std::array::from_fn(|class| {
            let row = &self.out[class * (HIDDEN + 1)..][..HIDDEN + 1];
            row[HIDDEN] + row.iter().zip(hidden).map(|(w, x)| w * x).sum::<f64>()
        });
        (hidden, out)
    }

    fn probabilities(&self, x: &[f64; MARK_INPUTS]) -> [f64; CLASSES] {
        softmax(self.layers(&self.scaled(x)).1, self.temperature)
    }

    /// Adam (Kingma & Ba 2015) with a rate that falls to nothing.
    fn train(&mut self, samples: &[Sample], chance: &Chance) {
        let scaled: Vec<[f64; MARK_INPUTS]> = samples.iter().map(|(x, _)| self.scaled(x)).collect();
        let weights = self.hidden.len() + self.out.len();
        let (mut first, mut second) = (vec![0.0; weights], vec![0.0; weights]);
        let mut order: Vec<usize> = (0..samples.len()).collect();
        let mut step = 0;
        for epoch in 0..EPOCHS {
            chance.numbered("epoch", epoch).shuffle(&mut order);
            let rate = 3e-3 * (1.0 - epoch as f64 / EPOCHS as f64);
            for batch in order.chunks(BATCH) {
                let slope = self.slope(batch, &scaled, samples);
                step += 1;
                let (keep, keep2) = (1.0 - 0.9_f64.powi(step), 1.0 - 0.999_f64.powi(step));
                let all = self.hidden.iter_mut().chain(self.out.iter_mut());
                for (at, weight) in all.enumerate() {
                    first[at] = 0.9 * first[at] + 0.1 * slope[at];
                    second[at] = 0.999 * second[at] + 0.001 * slope[at] * slope[at];
                    let by = first[at] / keep / ((second[at] / keep2).sqrt() + 1e-8);
                    *weight -= rate * (by + DECAY * *weight);
                }
            }
        }
    }

    fn slope(
        &self,
        batch: &[usize],
        scaled: &[[f64; MARK_INPUTS]],
        samples: &[Sample],
    ) -> Vec<f64> {
        let mut slope = vec![0.0; self.hidden.len() + self.out.len()];
        let share = 1.0 / batch.len() as f64;
        for at in batch {
            let x = &scaled[*at];
            let (hidden, out) = self.layers(x);
            let mut off = softmax(out, 1.0);
            off[samples[*at].1] -= 1.0;
            let mut back = [0.0; HIDDEN];
            for (class, off) in off.iter().enumerate() {
                let row = class * (HIDDEN + 1);
                let into = &mut slope[self.hidden.len() + row..][..HIDDEN + 1];
                for unit in 0..HIDDEN {
                    into[unit] += share * off * hidden[unit];
                    back[unit] += off * self.out[row + unit];
                }
                into[HIDDEN] += share * off;
            }
            for unit in 0..HIDDEN {
                let here = share * back[unit] * (1.0 - hidden[unit] * hidden[unit]);
                let into = &mut slope[unit * (MARK_INPUTS + 1)..][..MARK_INPUTS + 1];
                for (cell, x) in into.iter_mut().zip(x) {
                    *cell += here * x;
                }
                into[MARK_INPUTS] += here;
            }
        }
        slope
    }

    /// Temperature scaling (Guo et al. 2017): the divisor under which new boxes are least surprising.
    fn calibrate(&mut self, samples: &[Sample]) {
        let outs: Vec<([f64; CLASSES], usize)> =
            samples.iter().map(|(x, class)| (self.layers(&self.scaled(x)).1, *class)).collect();
        let surprise = |temperature: f64| -> f64 {
            outs.iter()
                .map(|(out, class)| -softmax(*out, temperature)[*class].max(1e-12).ln())
                .sum()
        };
        let tried = (0..80).map(|step| 0.5 + f64::from(step) * 0.05);
        self.temperature =
            tried.min_by(|a, b| surprise(*a).total_cmp(&surprise(*b))).unwrap_or(1.0).max(1.0);
    }

    fn print(&self) {
        let line = |name: &str, values: &[f64]| {
            let words: Vec<String> = values.iter().map(|value| format!("{value:.5}")).collect();
            println!("{name}: {}", words.join(" "));
        };
        line("means", &self.means);
        line("spreads", &self.spreads);
        line("hidden", &self.hidden);
        line("out", &self.out);
        line("temperature", &[self.temperature]);
        line("shares", &self.shares);
    }
}

fn softmax(out: [f64; CLASSES], temperature: f64) -> [f64; CLASSES] {
    let most = out.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let raised = out.map(|value| ((value - most) / temperature).exp());
    let sum: f64 = raised.iter().sum();
    raised.map(|value| value / sum)
}

/// How often the likeliest class is wrong, and how many boxes stay below 0.95.
fn report(name: &str, net: &Net, samples: &[Sample]) {
    let mut table = [[0_usize; CLASSES]; CLASSES];
    let mut unsure = 0;
    let mut sure_wrong = 0;
    for (x, class) in samples {
        let p = net.probabilities(x);
        let best = (0..CLASSES).max_by(|a, b| p[*a].total_cmp(&p[*b])).unwrap_or(0);
        table[*class][best] += 1;
        unsure += usize::from(p[best] < 0.95);
        sure_wrong += usize::from(p[best] >= 0.95 && best != *class);
    }
    eprintln!(
        "{name}: true empty, marked, filled or struck by what was seen: {table:?}; below 0.95: {unsure}; \
         above and wrong: {sure_wrong}; temperature {:.2}",
        net.temperature
    );
}
