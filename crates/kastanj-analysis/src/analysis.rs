//! The paired analysis: everything of the first level in one pass.

use serde::Serialize;

use crate::baseline::{Baseline, compare_baseline};
use crate::direction::{Course, Direction};
use crate::dropout::{DropoutSensitivity, Lost, dropout_sensitivity};
use crate::effect_size::{EffectSizes, effect_sizes};
use crate::flow::Flow;
use crate::gates::Gates;
use crate::hodges_lehmann::{HodgesLehmann, hodges_lehmann};
use crate::input::{PairedInput, ScaleRange};
use crate::interval::{Interval, Level};
use crate::ladder::{Evidence, climb};
use crate::over_services::{ChangeOverServices, change_over_services};
use crate::paired_change::{PairedChange, Pairs, paired_change_at};
use crate::planner::{ObservedSpread, Planner, Retention, plan};
use crate::refusal::Refusal;
use crate::services::{Services, pool_services};
use crate::sign_flip::{SignFlip, sign_flip};
use crate::verdict::{Gate, GateStatus, Verdict};
use crate::wilcoxon::{SignedRank, ZeroHandling, signed_rank};

/// The result of [`paired_analysis`]. Serialised as documented in `docs/json.md`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairedAnalysis {
    /// Which way is better.
    pub direction: Direction,
    /// The ends of the scale, if known.
    pub range: Option<ScaleRange>,
    /// Nominal level of every interval: 1 − the plan's alpha.
    pub level: Level,
    /// Seed of the Monte Carlo part.
    pub seed: u64,
    /// Who is in the figures and who is not.
    pub flow: Flow,
    /// What may be said.
    pub verdict: Verdict,
    /// Improvement or worsening; `None` when no mean may leave the program.
    pub course: Option<Course>,
    /// Every gate of every step.
    pub gates: Vec<Gate>,
    /// The figures themselves, unless there are too few pairs for any mean.
    pub outcome: Outcome,
    /// What it would take.
    pub planner: Planner,
}

/// The figures, or the fact that they are withheld. Below five pairs no mean exists in this type.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum Outcome {
    /// Too few pairs: no mean leaves the program.
    Withheld {
        /// Pairs there are.
        pairs: u64,
        /// Pairs needed.
        pairs_needed: u64,
    },
    /// Enough pairs to describe.
    Shown(Box<Findings>),
}

/// All figures about change.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Findings {
    /// Mean change with its t-interval, everyone taken for independent.
    pub change: PairedChange,
    /// The same with services as clusters; `None` where the pairs come from fewer than three.
    pub over_services: Option<ChangeOverServices>,
    /// Standardised changes.
    pub effect_sizes: EffectSizes,
    /// Exact signed-rank test, zeros dropped; `None` if every change is zero.
    pub wilcoxon: Option<SignedRank>,
    /// Exact signed-rank test, zeros ranked.
    pub wilcoxon_pratt: Option<SignedRank>,
    /// Hodges–Lehmann estimate of the change.
    pub hodges_lehmann: HodgesLehmann,
    /// Sign-flip permutation test.
    pub sign_flip: Option<SignFlip>,
    /// Completers against lost at the start.
    pub baseline: Baseline,
    /// What those lost could do to it.
    pub dropout: DropoutSensitivity,
    /// Services as a level; `None` if no row names a service.
    pub services: Option<Services>,
}

impl Findings {
    /// The interval offered for the mean change: over services where there are three or more.
    #[must_use]
    pub fn interval(&self) -> Interval {
        self.over_services.map_or(self.change.interval, |over| over.interval)
    }

    /// Its half-width, scale points.
    #[must_use]
    pub fn half_width(&self) -> f64 {
        self.over_services.map_or(self.change.half_width, |over| over.half_width)
    }

    /// The two-sided p-value that belongs to it.
    #[must_use]
    pub fn p_value(&self) -> f64 {
        self.over_services.map_or(self.change.p_value, |over| over.p_value)
    }
}

impl PairedAnalysis {
    /// The figures, if they may be shown.
    #[must_use]
    pub fn findings(&self) -> Option<&Findings> {
        match &self.outcome {
            Outcome::Shown(findings) => Some(findings),
            Outcome::Withheld { .. } => None,
        }
    }

    /// The gates that keep the verdict from the next step; empty at the top.
    pub fn failed_gates(&self) -> impl Iterator<Item = &Gate> {
        let next = self.verdict.next();
        self.gates
            .iter()
            .filter(move |gate| Some(gate.step) == next && gate.status == GateStatus::Fail)
    }
}

/// Runs the whole first level on one set of rows.
///
/// # Errors
/// Contradictory or impossible input ([`PairedInput::check`]); five or more pairs whose scores
/// before, or changes, do not vary ([`Refusal::ZeroVariance`]).
pub fn paired_analysis(input: &PairedInput) -> Result<PairedAnalysis, Refusal> {
    input.check()?;
    let flow = Flow::of(input);
    let retention = Retention::new(flow.pairs, input.persons, input.open_contacts, input.asked);
    let pairs_needed = input.gates.describe_only.pairs;
    let mut evidence = Evidence {
        pairs: flow.pairs,
        closed_before_forms: flow.closed_before_forms,
        half_width: None,
        half_width_over_services: None,
        shifted_mean: None,
        shifted_bound: None,
        unchanged_bound: None,
        no_change: false,
        eligible_asked: input.eligible.zip(input.asked),
        services: has_services(input).then_some(0),
    };
    let (course, outcome, spread) = if flow.pairs < pairs_needed {
        (None, Outcome::Withheld { pairs: flow.pairs, pairs_needed }, None)
    } else {
        let findings = findings(input, &flow)?;
        weigh(&mut evidence, &findings, &input.gates, flow.closed_before_forms);
        let sizes = &findings.effect_sizes;
        let spread = ObservedSpread {
            sd_ratio: findings.change.sd_change / sizes.sd_av,
            r: findings.change.r,
        };
        let course = input.direction.course(findings.change.mean_change);
        (Some(course), Outcome::Shown(Box::new(findings)), Some(spread))
    };
    let (verdict, gates) = climb(&evidence, &input.gates);
    Ok(PairedAnalysis {
        direction: input.direction,
        range: input.range,
        level: input.level,
        seed: input.seed,
        flow,
        verdict,
        course,
        gates,
        outcome: outcome.disclose(verdict),
        planner: plan(retention, spread, input.level),
    })
}

impl Outcome {
    fn disclose(self, verdict: Verdict) -> Self {
        match self {
            Self::Shown(mut findings) => {
                findings.services = findings.services.map(|services| services.disclose(verdict));
                Self::Shown(findings)
            }
            withheld @ Self::Withheld { .. } => withheld,
        }
    }
}

fn findings(input: &PairedInput, flow: &Flow) -> Result<Findings, Refusal> {
    let (before, after) = input.rows.iter().filter_map(|row| row.before.zip(row.after)).unzip();
    let pairs = Pairs::new(before, after)?;
    let lost_before: Vec<f64> =
        input.rows.iter().filter(|row| row.after.is_none()).filter_map(|row| row.before).collect();
    let without_score = flow.lost - lost_before.len() as u64;
    let change = paired_change_at(&pairs, input.level)?;
    let over_services = change_over_services(&input.rows, &change);
    let half_width = over_services.map_or(change.half_width, |over| over.half_width);
    let effect_sizes = effect_sizes(&change)?;
    let baseline = compare_baseline(pairs.before(), &lost_before, input.level)?;
    let lost = Lost { before: lost_before, without_score };
    let ends = input.range.map(|range| (range, input.direction));
    let pairs_per_service = input.gates.supported_change.pairs_per_service;
    Ok(Findings {
        wilcoxon: signed_rank(&pairs, ZeroHandling::Wilcoxon).ok(),
        wilcoxon_pratt: signed_rank(&pairs, ZeroHandling::Pratt).ok(),
        hodges_lehmann: hodges_lehmann(&pairs)?,
        sign_flip: sign_flip(&pairs, input.seed).ok(),
        baseline,
        dropout: dropout_sensitivity(&pairs, &change, half_width, &lost, ends),
        services: if has_services(input) {
            Some(pool_services(&input.rows, pairs_per_service, input.level)?)
        } else {
            None
        },
        change,
        over_services,
        effect_sizes,
    })
}

/// Whether any row says which service it is of.
fn has_services(input: &PairedInput) -> bool {
    input.rows.iter().any(|row| row.service.is_some())
}

/// Turns findings into what the gates look at.
fn weigh(evidence: &mut Evidence, findings: &Findings, gates: &Gates, closed: u64) {
    let (n, mean) = (evidence.pairs, findings.change.mean_change);
    let half_width = findings.half_width();
    let shifted = |delta_sd| findings.dropout.shifted_against(n, mean, delta_sd);
    evidence.half_width = Some(findings.effect_sizes.half_width_sd_av);
    evidence.half_width_over_services = Some(half_width / findings.effect_sizes.sd_av);
    evidence.shifted_mean = Some(shifted(gates.indication.delta_sd));
    evidence.shifted_bound = Some(shifted(gates.supported_change.delta_sd) - half_width);
    evidence.unchanged_bound = Some(mean.abs() * n as f64 / closed as f64 - half_width);
    evidence.no_change = mean == 0.0;
    evidence.services = findings.services.as_ref().map(Services::counted);
}
