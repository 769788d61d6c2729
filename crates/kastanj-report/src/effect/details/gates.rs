use kastanj_analysis::{Gate, GateName, GateStatus, Verdict};
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
            let value = value(telling, gate);
            // Without its value a gate's outcome would still tell a direction; it may stand only
            // where the figures about change do.
            let outcome = match gate.status {
                _ if value.is_none() && telling.findings().is_none() => {
                    tr!(lang, "report-not-shown")
                }
                GateStatus::Pass => tr!(lang, "report-gate-pass"),
                GateStatus::Fail => tr!(lang, "report-gate-fail"),
                GateStatus::NotApplicable => tr!(lang, "report-gate-not-applicable"),
            };
            Row::of(vec![
                Cell::text(step_name(gate.step, lang)),
                Cell::text(words(telling, gate)),
                Cell::text(value.unwrap_or_else(|| tr!(lang, "report-not-shown"))),
                Cell::text(threshold(telling, gate)),
                Cell::text(outcome),
            ])
        })
        .collect();
    vec![Block::Table(Table {
        caption: tr!(lang, "report-gates-caption", verdict = telling.verdict_name()),
        head: vec![
            tr!(lang, "report-gate-for"),
            tr!(lang, "report-gate"),
            tr!(lang, "report-gate-value"),
            tr!(lang, "report-gate-threshold"),
            tr!(lang, "report-gate-outcome"),
        ],
        figures: vec![2],
        widths: vec![8, 13, 5, 6, 5],
        rows,
        note: Some(note(telling).into()),
    })]
}

/// Which standard deviation a gate counts in, and whether its limit was set before the data.
fn note(telling: &Telling<'_>) -> String {
    let lang = telling.lang;
    let mut words = vec![tr!(lang, "report-gates-note")];
    words.extend(telling.findings().map(|findings| {
        tr!(
            lang,
            "report-gates-sd",
            both = telling.score(findings.effect_sizes.sd_av),
            before = telling.score(findings.dropout.sd_for_delta)
        )
    }));
    let standing = &telling.input.plan.standing;
    words.push(match standing.holds() && standing.before_data() {
        true => tr!(lang, "report-gates-before-data"),
        false => tr!(lang, "report-gates-late"),
    });
    words.join(" ")
}

fn over_services(telling: &Telling<'_>) -> bool {
    telling.findings().is_some_and(|findings| findings.over_services.is_some())
}

/// What the gate asks, with the figure that it looks at.
fn words(telling: &Telling<'_>, gate: &Gate) -> String {
    let (lang, gates) = (telling.lang, &telling.input.paired.gates);
    match (gate.name, gate.step) {
        (GateName::LostShifted, Verdict::SupportedChange) => tr!(
            lang,
            "report-gate-shifted-end",
            shift = decimal(lang, gates.supported_change.delta_sd, 1)
        ),
        (GateName::LostShifted, _) => tr!(
            lang,
            "report-gate-shifted-mean",
            shift = decimal(lang, gates.indication.delta_sd, 1)
        ),
        (GateName::HalfWidth, Verdict::SupportedChange) if over_services(telling) => {
            tr!(lang, "report-gate-half-width-services")
        }
        (GateName::LostUnchanged, _) => tr!(lang, "report-gate-unchanged-end"),
        (name, _) => gate_name(name, lang),
    }
}

/// The value judged; `None` if the edition withholds it.
fn value(telling: &Telling<'_>, gate: &Gate) -> Option<String> {
    let lang = telling.lang;
    let flow = &telling.analysis.flow;
    let of = |part: u64, whole: u64| {
        tr!(lang, "report-of", count = telling.number(part), of = telling.number(whole))
    };
    let both =
        |part: Step, whole: Step| telling.step(part).known().zip(telling.step(whole).known());
    match gate.name {
        GateName::Pairs => Some(telling.count_words(telling.step(Step::Pairs))),
        GateName::AfterPerBefore if telling.lost_may_show() => {
            Some(of(flow.pairs, flow.closed_before_forms))
        }
        GateName::AskedKnown | GateName::AskedShare => {
            match (both(Step::Asked, Step::Eligible), gate.value) {
                (Some((asked, eligible)), _) => Some(of(asked, eligible)),
                (None, None) => Some(tr!(lang, "report-unknown")),
                (None, Some(_)) => None,
            }
        }
        GateName::HalfWidth if telling.findings().is_some() => {
            gate.value.map(|value| format!("±{} SD", decimal(lang, value, 2)))
        }
        GateName::LostShifted | GateName::LostUnchanged
            if gate.status == GateStatus::NotApplicable =>
        {
            Some("–".to_owned())
        }
        GateName::LostShifted | GateName::LostUnchanged if telling.lost_may_show() => gate
            .value
            .filter(|_| telling.findings().is_some())
            .map(|value| tr!(lang, "report-points", value = telling.points(value))),
        GateName::Services => services(telling, gate),
        GateName::AfterPerBefore
        | GateName::HalfWidth
        | GateName::LostShifted
        | GateName::LostUnchanged => None,
    }
}

/// Services with enough pairs. A single one is counted here although it cannot be pooled; where no
/// answer says which service it is of, their number is not known.
fn services(telling: &Telling<'_>, gate: &Gate) -> Option<String> {
    let alone = telling.analysis.findings().and_then(|findings| {
        let services = findings.services.as_ref()?;
        services.pooled.is_none().then_some(services.with_enough_pairs)
    });
    match alone {
        Some(number) => Some(telling.number(number)),
        None => Some(match gate.value {
            Some(value) => decimal(telling.lang, value, 0),
            None => tr!(telling.lang, "report-unknown"),
        }),
    }
}

fn threshold(telling: &Telling<'_>, gate: &Gate) -> String {
    let lang = telling.lang;
    match (gate.name, gate.threshold) {
        (GateName::AskedKnown, _) | (_, None) => tr!(lang, "report-gate-known"),
        (GateName::Services, Some(least)) => tr!(
            lang,
            "report-at-least-services",
            value = decimal(lang, least, 0),
            pairs = telling.input.paired.gates.supported_change.pairs_per_service
        ),
        (GateName::Pairs, Some(least)) => {
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
