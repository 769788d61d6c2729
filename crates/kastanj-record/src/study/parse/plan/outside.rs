use kastanj_instrument::plain_file::{Faults, Fields};

use crate::{NaturalCourse, Norm, Reliability};

/// What a score can be.
const SCORES: std::ops::RangeInclusive<f64> = -1e6..=1e6;
/// What a standard deviation can be.
const SPREADS: std::ops::RangeInclusive<f64> = 1e-6..=1e6;

/// The table `[plan.reliability]`. `None` only after a fault.
pub(super) fn reliability(mut fields: Fields<'_>, faults: &mut Faults<'_>) -> Option<Reliability> {
    let value = fields.need_bounded("value", 0.01..=0.999, faults);
    let source = fields.need_word("source", faults);
    fields.finish(faults);
    Some(Reliability { value: value?, source: source?.value })
}

/// The table `[plan.norm]`. `None` only after a fault.
pub(super) fn norm(mut fields: Fields<'_>, faults: &mut Faults<'_>) -> Option<Norm> {
    let mean = fields.need_bounded("mean", SCORES, faults);
    let sd = fields.need_bounded("sd", SPREADS, faults);
    let source = fields.need_word("source", faults);
    fields.finish(faults);
    Some(Norm { mean: mean?, sd: sd?, source: source?.value })
}

/// The table `[plan.natural_course]`. `None` only after a fault.
pub(super) fn natural_course(
    mut fields: Fields<'_>,
    faults: &mut Faults<'_>,
) -> Option<NaturalCourse> {
    let persons = fields.need_whole("persons", 2..=1_000_000, faults);
    let mean_before = fields.need_bounded("mean_before", SCORES, faults);
    let sd_before = fields.need_bounded("sd_before", SPREADS, faults);
    let mean_after = fields.need_bounded("mean_after", SCORES, faults);
    let sd_after = fields.need_bounded("sd_after", SPREADS, faults);
    let source = fields.need_word("source", faults);
    let similarity = fields.need_word("similarity", faults);
    fields.finish(faults);
    Some(NaturalCourse {
        persons: persons?.value,
        mean_before: mean_before?,
        sd_before: sd_before?,
        mean_after: mean_after?,
        sd_after: sd_after?,
        source: source?.value,
        similarity: similarity?.value,
    })
}
