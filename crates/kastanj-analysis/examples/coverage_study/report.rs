//! The figures as a table, and as the source of the crate's own table.

use std::fmt::Write as _;

use kastanj_analysis::offered::SIMULATED_N;
use serde::Serialize;

use crate::study::Cell;
use crate::verdict_study::VerdictCell;

#[derive(Debug, Serialize)]
pub(crate) struct Report {
    replications: u32,
    seed: u64,
    /// Nominal level of every interval.
    level: f64,
    pub(crate) coverage: Vec<Cell>,
    pub(crate) verdict: Vec<VerdictCell>,
}

/// The name in snake case, as in JSON.
fn name(value: &impl Serialize) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

impl Report {
    pub(crate) fn new(replications: u32, seed: u64) -> Self {
        Self { replications, seed, level: 0.95, coverage: Vec::new(), verdict: Vec::new() }
    }

    pub(crate) fn table(&self) -> String {
        let mut text = format!(
            "{} replications, seed {}. Coverage of nominal 95 % intervals in per cent; a sure 95 \
             has a Monte Carlo error of {:.2}.\n! below 90: not offered. – given in fewer than \
             half of the samples.\n\n",
            self.replications,
            self.seed,
            100.0 * (0.95 * 0.05 / f64::from(self.replications)).sqrt(),
        );
        if !self.coverage.is_empty() {
            let heads: String =
                SIMULATED_N.iter().map(|n| format!("{:>8}", format!("n={n}"))).collect();
            let _ = writeln!(text, "{:<32}{:<24}{heads}", "interval", "circumstance");
        }
        for cells in self.coverage.chunks(SIMULATED_N.len()) {
            if cells.iter().all(|cell| cell.coverage.is_none()) {
                continue;
            }
            let figures: String = cells
                .iter()
                .map(|cell| match cell.coverage {
                    Some(p) => {
                        format!("{:>7.1}{}", 100.0 * p, if cell.offered { ' ' } else { '!' })
                    }
                    None => format!("{:>7} ", "–"),
                })
                .collect();
            let (interval, circumstance) = (name(&cells[0].interval), name(&cells[0].circumstance));
            let _ = writeln!(text, "{interval:<32}{circumstance:<24}{figures}");
        }
        if !self.verdict.is_empty() {
            let _ = writeln!(
                text,
                "\nNo change on average; share of studies that reach supported change, per cent.\n\
                 {:<24}{:>8}{:>10}{:>10}{:>9}{:>8}{:>12}",
                "world", "people", "better", "worse", "either", "MC err", "indication"
            );
        }
        for cell in &self.verdict {
            let _ = writeln!(
                text,
                "{:<24}{:>8}{:>10.2}{:>10.2}{:>9.2}{:>8.2}{:>12.2}",
                name(&cell.world),
                cell.people,
                100.0 * cell.supported_improvement,
                100.0 * cell.supported_worsening,
                100.0 * cell.supported,
                100.0 * cell.monte_carlo_error,
                100.0 * cell.indication
            );
        }
        text
    }

    /// The source of the crate's table of coverages.
    pub(crate) fn rust_table(&self) -> String {
        let mut text = format!(
            "//! Simulated coverage, printed by the example `coverage_study` ({} replications, seed {}).\n\n\
             use super::{{Circumstance as C, IntervalName as I}};\n\n\
             /// The interval is given in fewer than half of the samples.\n\
             pub(super) const NOT_GIVEN: u16 = u16::MAX;\n\n\
             /// Interval, circumstance, coverage at each of the simulated n in per mille.\n\
             pub(super) const COVERAGE: &[(I, C, [u16; 6])] = &[\n",
            self.replications, self.seed
        );
        for cells in self.coverage.chunks(SIMULATED_N.len()) {
            if cells.iter().all(|cell| cell.coverage.is_none()) {
                continue;
            }
            let figures: Vec<String> = cells
                .iter()
                .map(|cell| {
                    cell.coverage.map_or("NOT_GIVEN".to_owned(), |p| format!("{:.0}", 1000.0 * p))
                })
                .collect();
            let _ = writeln!(
                text,
                "    (I::{:?}, C::{:?}, [{}]),",
                cells[0].interval,
                cells[0].circumstance,
                figures.join(", ")
            );
        }
        text + "];"
    }
}
