//! The ladder: from evidence and gates to the verdict.

use crate::gates::Gates;
use crate::verdict::{Gate, GateName, Rule, Verdict};

/// What the gates look at, already computed. All that is needed to check a verdict by hand.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// Complete pairs.
    pub pairs: u64,
    /// Before forms whose after-window has closed.
    pub closed_before_forms: u64,
    /// Half-width of the t-interval ÷ SD_av; `None` when withheld.
    pub half_width: Option<f64>,
    /// Half-width of the interval over services ÷ SD_av; that of the t-interval below three services.
    pub half_width_over_services: Option<f64>,
    /// Mean change in its own direction, those lost predicted and shifted by the delta of *indication*.
    pub shifted_mean: Option<f64>,
    /// End of the interval nearest zero, likewise, under the delta of *supported change*.
    pub shifted_bound: Option<f64>,
    /// End of the interval nearest zero when those lost count as unchanged.
    pub unchanged_bound: Option<f64>,
    /// True if the mean change is exactly zero: then there is no sign to survive anything.
    pub no_change: bool,
    /// People eligible and people asked, if both are known.
    pub eligible_asked: Option<(u64, u64)>,
    /// Services with enough pairs, if a prediction interval over them exists; else 0. `None` if no row
    /// says which service it is of.
    pub services: Option<u64>,
}

/// Judges every gate of every step and climbs as far as the gates hold.
#[must_use]
pub fn climb(evidence: &Evidence, gates: &Gates) -> (Verdict, Vec<Gate>) {
    let judged = judge_all(evidence, gates);
    let holds = |step| judged.iter().filter(|gate| gate.step == step).all(Gate::holds);
    let mut verdict = Verdict::NoStatement;
    while let Some(next) = verdict.next() {
        if !holds(next) {
            break;
        }
        verdict = next;
    }
    (verdict, judged)
}

fn judge_all(evidence: &Evidence, gates: &Gates) -> Vec<Gate> {
    use GateName::{
        AfterPerBefore, AskedKnown, AskedShare, HalfWidth, LostShifted, LostUnchanged, Pairs,
        Services,
    };
    let pairs = Some(evidence.pairs as f64);
    let ratio = share(evidence.pairs, evidence.closed_before_forms);
    let asked = evidence.eligible_asked.and_then(|(eligible, asked)| share(asked, eligible));
    let nobody_lost =
        evidence.pairs > 0 && evidence.closed_before_forms == evidence.pairs && !evidence.no_change;
    let delta_gate = |gate: Gate| if nobody_lost { gate.not_applicable() } else { gate };

    let (first, second, third) =
        (Verdict::DescribeOnly, Verdict::Indication, Verdict::SupportedChange);
    let (low, high) = (&gates.indication, &gates.supported_change);
    vec![
        Gate::judge(first, Pairs, pairs, Rule::AtLeast, Some(gates.describe_only.pairs as f64)),
        Gate::judge(second, Pairs, pairs, Rule::AtLeast, Some(low.pairs as f64)),
        Gate::judge(second, AfterPerBefore, ratio, Rule::AtLeast, Some(low.after_per_before)),
        Gate::judge(second, HalfWidth, evidence.half_width, Rule::AtMost, Some(low.half_width)),
        delta_gate(Gate::judge(
            second,
            LostShifted,
            evidence.shifted_mean,
            Rule::MoreThan,
            Some(0.0),
        )),
        Gate::judge(second, AskedKnown, asked, Rule::Known, None),
        Gate::judge(third, Pairs, pairs, Rule::AtLeast, Some(high.pairs as f64)),
        Gate::judge(third, AfterPerBefore, ratio, Rule::AtLeast, Some(high.after_per_before)),
        Gate::judge(
            third,
            HalfWidth,
            evidence.half_width_over_services,
            Rule::AtMost,
            Some(high.half_width),
        ),
        // Not a delta gate: with nobody lost it asks that the interval of the pairs excludes zero.
        Gate::judge(third, LostUnchanged, evidence.unchanged_bound, Rule::MoreThan, Some(0.0)),
        delta_gate(Gate::judge(
            third,
            LostShifted,
            evidence.shifted_bound,
            Rule::MoreThan,
            Some(0.0),
        )),
        Gate::judge(third, AskedShare, asked, Rule::AtLeast, Some(high.asked_share)),
        Gate::judge(
            third,
            Services,
            evidence.services.map(|services| services as f64),
            Rule::AtLeast,
            Some(high.services as f64),
        ),
    ]
}

fn share(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}
