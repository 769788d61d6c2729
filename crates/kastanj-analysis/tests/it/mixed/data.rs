//! Longitudinal data sets that R prints.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use kastanj_analysis::mixed::{Design, Likelihood, MixedInput};

use crate::r;

/// Every model of `mixed_data.R` by its name.
pub(super) static NAMES: [&str; 14] = [
    "sleepstudy-level",
    "sleepstudy-slope",
    "sleepstudy_gaps-slope",
    "orthodont-level",
    "orthodont-slope",
    "chick-slope",
    "dyestuff2-level",
    "chem-nested",
    "pixel-nested",
    "oats-nested",
    "oats-nested_slope",
    "waves-level",
    "waves-slope",
    "waves-nested",
];

#[derive(Debug, Clone)]
pub(super) struct Long {
    pub(super) outcome: Vec<f64>,
    pub(super) clients: Vec<usize>,
    pub(super) services: Option<Vec<usize>>,
    pub(super) third: Vec<f64>,
    pub(super) slope: Option<Vec<f64>>,
    pub(super) design: Design,
}

impl Long {
    pub(super) fn input(&self, likelihood: Likelihood) -> MixedInput<'_> {
        MixedInput {
            outcome: &self.outcome,
            design: &self.design,
            clients: &self.clients,
            slope: self.slope.as_deref(),
            services: self.services.as_deref(),
            likelihood,
        }
    }

    fn parse(name: &str, lines: &[&str]) -> Self {
        let columns: Vec<&str> = lines[0].split(',').collect();
        let column = |j: usize| -> Vec<&str> {
            lines[1..].iter().map(|line| line.split(',').nth(j).unwrap_or("")).collect()
        };
        let numbers = |j: usize| -> Vec<f64> {
            column(j).iter().map(|cell| cell.parse().unwrap_or(f64::NAN)).collect()
        };
        let codes = |j: usize| numbers(j).iter().map(|x| *x as usize).collect();
        let design = (4..columns.len()).fold(Design::empty(lines.len() - 1), |design, j| {
            design.covariate(columns[j], &numbers(j)).unwrap_or_else(|e| panic!("{e}"))
        });
        Self {
            outcome: numbers(0),
            clients: codes(1),
            third: numbers(2),
            services: name.contains("nested").then(|| codes(2)),
            slope: name.ends_with("slope").then(|| numbers(3)),
            design,
        }
    }
}

type Sets = BTreeMap<String, Long>;

/// All data sets from one run of R; `None`, loudly, without R.
pub(super) fn all() -> Option<&'static Sets> {
    static ALL: OnceLock<Option<Sets>> = OnceLock::new();
    ALL.get_or_init(|| printed(&["mixed_data.R", "all"])).as_ref()
}

/// Data sets at fixed waves, whose codes stand in place of the service.
pub(super) fn repeated() -> Option<Sets> {
    printed(&["mixed_repeated.R", "data"])
}

fn printed(arguments: &[&str]) -> Option<Sets> {
    let text = r::run(arguments)?;
    let parts = text.split("# ").filter(|part| !part.is_empty());
    let read = parts.map(|part| {
        let lines: Vec<&str> = part.lines().collect();
        (lines[0].to_owned(), Long::parse(lines[0], &lines[1..]))
    });
    Some(read.collect())
}
