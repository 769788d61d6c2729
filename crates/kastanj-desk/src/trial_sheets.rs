//! What a scan of the trial sheet tells, in words: the same at every door.

use std::sync::LazyLock;

use kastanj_language::{Lang, decimal, lookup, tr};
use kastanj_paper::{Fitness, TrialFindings, TrialReader, pen_words};

/// The reader of trial sheets, which are the same everywhere.
pub(crate) static READER: LazyLock<TrialReader> = LazyLock::new(TrialReader::default);

/// The reader of trial sheets.
pub fn reader() -> &'static TrialReader {
    &READER
}

/// What is said of a printer and a scanner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrialWords {
    /// Whether clients' sheets can go this way.
    pub fitness: String,
    /// What to change, the worst first.
    pub advice: Vec<String>,
    /// What needs no change, for who wonders.
    pub notes: Vec<String>,
    /// What was measured: name and value.
    pub measures: Vec<(String, String)>,
}

impl TrialWords {
    /// In this language.
    pub fn of(found: &TrialFindings, lang: Lang) -> TrialWords {
        let fitness = match found.fitness() {
            // Nothing is good that was not measured.
            Fitness::Good if found.scale.is_none() => tr!(lang, "program-trial-good-unsized"),
            fitness => fitness.words(lang),
        };
        TrialWords {
            fitness,
            advice: found.advice().iter().map(|advice| advice.words(lang)).collect(),
            notes: found.notes().into_iter().map(|note| note.words(lang)).collect(),
            measures: measures(found, lang),
        }
    }
}

fn measures(found: &TrialFindings, lang: Lang) -> Vec<(String, String)> {
    let number = |value: f64, places| decimal(lang, value, places);
    let mut rows = Vec::new();
    let mut row = |key: &str, value: String| rows.push((lookup(lang, key, &[]), value));
    let size = match found.scale {
        Some((across, down)) => {
            let percent = |share: f64| number(100.0 * share, 1);
            format!("{} % × {} %", percent(across), percent(down))
        }
        None => tr!(lang, "program-trial-size-unknown"),
    };
    row("program-trial-size", size);
    let dpi = format!("{} × {} dpi", number(found.dpi.0, 0), number(found.dpi.1, 0));
    row("program-trial-resolution", dpi);
    let mode = if found.one_bit { "program-trial-one-bit" } else { "program-trial-grey" };
    row("program-trial-mode", lookup(lang, mode, &[]));
    let levels = format!("{} / {}", number(found.black, 0), number(found.white, 0));
    row("program-trial-levels", levels);
    row("program-trial-edge", format!("{} mm", number(found.edge_mm, 2)));
    let finest =
        found.finest_line_mm.map_or("–".to_owned(), |mm| format!("{} mm", number(mm, 1)));
    row("program-trial-finest", finest);
    row("program-trial-skew", format!("{}°", number(found.skew_degrees.abs(), 1)));
    row("program-trial-residual", format!("{} mm", number(found.residual_p95_mm, 2)));
    for one in &found.strengths {
        let all = one.right + one.doubtful + one.missed + one.wrong;
        let name = tr!(lang, "program-trial-crosses", pen = pen_words(one.black, lang));
        let read = tr!(lang, "program-trial-strength", right = one.right, all = all);
        rows.push((name, read));
    }
    rows
}
