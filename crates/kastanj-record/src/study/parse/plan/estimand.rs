use std::ops::Range;

use kastanj_instrument::plain_file::{Faults, Fields, fault};

use crate::{Estimand, IntercurrentEvent, Strategy, Summary};

const EVENTS: &[(&str, IntercurrentEvent)] = &[
    ("ended_early", IntercurrentEvent::EndedEarly),
    ("legal_event", IntercurrentEvent::LegalEvent),
    ("other_treatment", IntercurrentEvent::OtherTreatment),
];
const STRATEGIES: &[(&str, Strategy)] = &[("treatment_policy", Strategy::TreatmentPolicy)];
const SUMMARIES: &[(&str, Summary)] = &[
    ("mean_change", Summary::MeanChange),
    ("share_reliably_changed", Summary::ShareReliablyChanged),
];

/// The table `[plan.estimand]`.
pub(super) fn read(mut fields: Fields<'_>, faults: &mut Faults<'_>) -> Estimand {
    let usual = Estimand::default();
    let population = fields.text("population", faults).map(|text| text.value);
    let events = if fields.has("events") {
        fields.need_choices("events", EVENTS, faults).into_iter().map(|it| it.value).collect()
    } else {
        usual.events
    };
    let strategy = if fields.has("strategy") {
        fields.need_choice("strategy", STRATEGIES, faults).map_or(usual.strategy, |it| it.value)
    } else {
        usual.strategy
    };
    let summaries = if fields.has("summaries") {
        fields.need_choices("summaries", SUMMARIES, faults).into_iter().map(|it| it.value).collect()
    } else {
        usual.summaries
    };
    fields.finish(faults);
    Estimand { population, events, strategy, summaries }
}

/// Who wants the share of reliably changed must say how reliable the score is.
pub(super) fn agrees(
    estimand: &Estimand,
    reliability_known: bool,
    at: &Range<usize>,
    faults: &mut Faults<'_>,
) {
    if estimand.summaries.contains(&Summary::ShareReliablyChanged) && !reliability_known {
        fault!(faults, at, "record-study-no-reliability", "record-study-no-reliability-hint",);
    }
}
