use kastanj_instrument::plain_file::{Faults, Fields};

use crate::{DescribeGates, IndicationGates, PlanGates, SupportedGates};

/// The table `[plan.gates]`.
pub(super) fn read(mut fields: Fields<'_>, faults: &mut Faults<'_>) -> PlanGates {
    let describe_only = fields.table("describe_only", faults).map(|mut step| {
        let usual = DescribeGates::default();
        let gates =
            DescribeGates { pairs: step.whole_or("pairs", 5..=100_000, usual.pairs, faults) };
        step.finish(faults);
        gates
    });
    let indication = fields.table("indication", faults).map(|step| indication(step, faults));
    let supported = fields.table("supported_change", faults).map(|step| supported(step, faults));
    fields.finish(faults);
    PlanGates {
        describe_only: describe_only.unwrap_or_default(),
        indication: indication.unwrap_or_default(),
        supported_change: supported.unwrap_or_default(),
    }
}

fn indication(mut step: Fields<'_>, faults: &mut Faults<'_>) -> IndicationGates {
    let usual = IndicationGates::default();
    let gates = IndicationGates {
        pairs: step.whole_or("pairs", 5..=100_000, usual.pairs, faults),
        after_per_before: step.number_or(
            "after_per_before",
            0.0..=1.0,
            usual.after_per_before,
            faults,
        ),
        half_width: step.number_or("half_width", 0.0..=10.0, usual.half_width, faults),
        delta_sd: step.number_or("delta_sd", 0.0..=10.0, usual.delta_sd, faults),
    };
    step.finish(faults);
    gates
}

fn supported(mut step: Fields<'_>, faults: &mut Faults<'_>) -> SupportedGates {
    let usual = SupportedGates::default();
    let gates = SupportedGates {
        pairs: step.whole_or("pairs", 5..=100_000, usual.pairs, faults),
        after_per_before: step.number_or(
            "after_per_before",
            0.0..=1.0,
            usual.after_per_before,
            faults,
        ),
        half_width: step.number_or("half_width", 0.0..=10.0, usual.half_width, faults),
        delta_sd: step.number_or("delta_sd", 0.0..=10.0, usual.delta_sd, faults),
        asked_share: step.number_or("asked_share", 0.0..=1.0, usual.asked_share, faults),
        services: step.whole_or("services", 2..=1000, usual.services, faults),
        pairs_per_service: step.whole_or(
            "pairs_per_service",
            5..=100_000,
            usual.pairs_per_service,
            faults,
        ),
    };
    step.finish(faults);
    gates
}
