use kastanj_analysis::{Gate, GateName, GateStatus};
use kastanj_language::{decimal, tr};

use crate::document::{Block, Cell, Row, Table};
use crate::effect::disclosure::Step;
use crate::effect::telling::{Telling, gate_name, step_name};

/// Every gate with its value, its threshold and how it came out.
pub(super) fn section(telling: &Telling<'_>) -> Vec<Block> {
    let lang = telling.lang;
    let rows = telling
        .analysis
        .gates
        .iter()
        .map(|gate| {
            let outcome = match gate.status {
                GateStatus::Pass => tr!(lang, "report-gate-pass"),
                GateStatus::Fail => tr!(lang, "report-gate-fail"),
                GateStatus::NotApplicable => tr!(lang, "report-gate-not-applicable"),
            };
            Row::of(vec![
                Cell::text(step_name(gate.step, lang)),
                Cell::text(gate_name(gate.name, lang)),
                Cell::text(value(telling, gate)),
                Cell::text(threshold(telling, gate)),
                Cell::text(outcome),
            ])
        })
        .collect();
    vec![Block::Table(Table {
        caption: tr!(
            lang,
            "report-gates-caption",
            verdict = step_name(telling.analysis.verdict, lang)
        ),
        head: vec![
            tr!(lang, "report-gate-for"),
            tr!(lang, "report-gate"),
            tr!(lang, "report-gate-value"),
            tr!(lang, "report-gate-threshold"),
            tr!(lang, "report-gate-outcome"),
        ],
        figures: vec![2],
        widths: vec![5, 10, 4, 5, 4],
        rows,
        note: Some(tr!(lang, "report-gates-note").into()),
    })]
}

fn value(telling: &Telling<'_>, gate: &Gate) -> String {
    let lang = telling.lang;
    let flow = &telling.analysis.flow;
    let hidden = || tr!(lang, "report-not-shown");
    let of = |part: u64, whole: u64| {
        tr!(lang, "report-of", count = telling.number(part), of = telling.number(whole))
    };
    let both =
        |part: Step, whole: Step| telling.step(part).known().zip(telling.step(whole).known());
    match gate.name {
        GateName::Pairs => telling.count_words(telling.step(Step::Pairs)),
        GateName::AfterPerBefore if telling.lost_may_show() => {
            of(flow.pairs, flow.closed_before_forms)
        }
        GateName::AskedKnown | GateName::AskedShare => {
            match (both(Step::Asked, Step::Eligible), gate.value) {
                (Some((asked, eligible)), _) => of(asked, eligible),
                (None, None) => tr!(lang, "report-unknown"),
                (None, Some(_)) => hidden(),
            }
        }
        GateName::HalfWidth if telling.findings().is_some() => {
            gate.value.map_or_else(hidden, |value| format!("±{} SD", decimal(lang, value, 2)))
        }
        GateName::LostShifted | GateName::LostUnchanged
            if gate.status == GateStatus::NotApplicable =>
        {
            "–".to_owned()
        }
        GateName::LostShifted | GateName::LostUnchanged if telling.lost_may_show() => gate
            .value
            .filter(|_| telling.findings().is_some())
            .map_or_else(hidden, |value| tr!(lang, "report-points", value = telling.points(value))),
        GateName::Services => gate.value.map_or_else(hidden, |value| decimal(lang, value, 0)),
        GateName::AfterPerBefore
        | GateName::HalfWidth
        | GateName::LostShifted
        | GateName::LostUnchanged => hidden(),
    }
}

fn threshold(telling: &Telling<'_>, gate: &Gate) -> String {
    let lang = telling.lang;
    match (gate.name, gate.threshold) {
        (GateName::AskedKnown, _) | (_, None) => tr!(lang, "report-gate-known"),
        (GateName::Pairs | GateName::Services, Some(least)) => {
            tr!(lang, "report-at-least", value = decimal(lang, least, 0))
        }
        (GateName::AfterPerBefore | GateName::AskedShare, Some(share)) => {
            let tenths = share * 10.0;
            if (tenths - tenths.round()).abs() < 1e-9 {
                tr!(lang, "report-at-least-in-ten", value = decimal(lang, tenths, 0))
            } else {
                tr!(lang, "report-at-least-in-hundred", value = decimal(lang, share * 100.0, 0))
            }
        }
        (GateName::HalfWidth, Some(most)) => {
            tr!(lang, "report-at-most", value = format!("±{} SD", decimal(lang, most, 2)))
        }
        (GateName::LostShifted | GateName::LostUnchanged, Some(_)) => {
            tr!(lang, "report-more-than-zero")
        }
    }
}
