//! What is missing, as a short list.

use kastanj_analysis::{GateName, GateStatus};
use kastanj_language::tr;

use super::disclosure::{FlowCount, Step};
use super::telling::Telling;
use crate::document::{Block, Words};

/// The heading and the list.
pub(super) fn list(telling: &Telling<'_>) -> Vec<Block> {
    let lang = telling.lang;
    let mut items: Vec<Words> = Vec::new();
    let unknown = |step: Step| telling.step(step) == FlowCount::Unknown;
    if unknown(Step::Eligible) || unknown(Step::Asked) {
        items.push(tr!(lang, "report-missing-asked").into());
    }
    if telling.lost_may_show() && telling.analysis.flow.lost > 0 {
        let lost = telling.number(telling.analysis.flow.lost);
        items.push(tr!(lang, "report-missing-after", count = lost).into());
    }
    if telling.step(Step::FollowUp) == FlowCount::Known(0) {
        items.push(tr!(lang, "report-missing-follow-up").into());
    }
    if !telling.input.plan.declares_comparison {
        items.push(tr!(lang, "report-missing-comparison").into());
    }
    match &telling.input.plan.standing.frozen {
        None => items.push(tr!(lang, "report-missing-plan").into()),
        Some(frozen) if frozen.receipt.is_none() => {
            items.push(tr!(lang, "report-missing-receipt").into());
        }
        Some(_) => {}
    }
    let services_fail = telling
        .analysis
        .gates
        .iter()
        .any(|gate| gate.name == GateName::Services && gate.status == GateStatus::Fail);
    if services_fail {
        items.push(tr!(lang, "report-missing-services").into());
    }
    vec![Block::Heading { level: 1, text: tr!(lang, "report-missing") }, Block::List(items)]
}
