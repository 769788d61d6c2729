//! The material of five situations, made up and the same every time.

use std::collections::BTreeMap;

use kastanj_analysis::individual::{Norm, Reliability};
use kastanj_analysis::{Direction, PairedInput, PairedRow, ScaleRange};
use kastanj_language::Text;
use kastanj_record::{EndReason, NaturalCourse, NotAskedReason, PlanFreeze, PlanStanding, Week};
use kastanj_report::Thresholds;
use kastanj_report::effect::{
    AnswersNeeded, ContactItem, ContactOption, Declared, EffectReportInput, FormAnswers,
    LossReasons, OtherOutcome, Plan, Reproducibility, Scope, ServiceFlow,
};
use kastanj_typeset::Date;

/// A number between −1 and 1 that depends on its index alone.
fn noise(index: u64) -> f64 {
    let mut mixed = index.wrapping_add(0x9E37_79B9_7F4A_7C15);
    for factor in [0xBF58_476D_1CE4_E5B9_u64, 0x94D0_49BB_1331_11EB] {
        mixed = (mixed ^ (mixed >> 29)).wrapping_mul(factor);
    }
    ((mixed >> 20) % 20_001) as f64 / 10_000.0 - 1.0
}

fn text(sv: &str, en: &str) -> Text {
    Text { sv: sv.to_owned(), en: en.to_owned() }
}

/// `pairs` with a mean change of about `change`, then `lost` without an answer after.
pub(crate) fn rows(pairs: u64, lost: u64, change: f64) -> Vec<PairedRow> {
    let before = |index: u64| (45.0 + 16.0 * noise(index * 7 + 1)).round();
    let mut rows: Vec<PairedRow> = (0..pairs)
        .map(|index| {
            let start = before(index);
            let end = (start + change + 13.0 * noise(index * 13 + 5)).round().clamp(0.0, 100.0);
            PairedRow::new(Some(start), Some(end))
        })
        .collect();
    rows.extend((0..lost).map(|index| PairedRow::new(Some(before(index + 900)), None)));
    rows
}

pub(crate) fn paired(rows: Vec<PairedRow>) -> PairedInput {
    PairedInput {
        range: ScaleRange::new(0.0, 100.0).ok(),
        ..PairedInput::new(rows, Direction::HigherIsBetter)
    }
}

pub(crate) fn contact(counts: [u64; 5]) -> Vec<ContactItem> {
    let labels = [
        text("stämmer inte alls", "not at all true"),
        text("stämmer lite", "a little true"),
        text("stämmer delvis", "partly true"),
        text("stämmer ganska bra", "fairly true"),
        text("stämmer helt", "wholly true"),
    ];
    let items = [
        text("Jag har blivit bemött med respekt", "I have been met with respect"),
        text("Kontakten har hjälpt mig", "The contact has helped me"),
        text("Vi har pratat om det som är viktigt för mig", "We talked about what matters to me"),
        text("Jag skulle komma hit igen", "I would come here again"),
    ];
    items
        .into_iter()
        .map(|wording| {
            let options = labels
                .iter()
                .zip(counts)
                .map(|(label, count)| ContactOption { label: label.clone(), count })
                .collect();
            ContactItem::new(wording, options, 0)
        })
        .collect()
}

pub(crate) fn report(paired: PairedInput, scope: Scope) -> EffectReportInput {
    EffectReportInput {
        study: "Exempelstudien".to_owned(),
        scope,
        synthetic: true,
        date: "2026-03-02".parse::<Date>().expect("a date"),
        as_of: "2026-W10".parse().expect("a week"),
        period: "2024-W10".parse::<Week>().ok().zip("2026-W02".parse().ok()),
        outcome: text("Del I, totalpoäng", "Part I, total score"),
        parts: Vec::new(),
        answers_needed: Some(AnswersNeeded { least: 14, of: 17 }),
        paired,
        follow_up: 0,
        follow_up_open: 0,
        waves: Vec::new(),
        without_yes: 0,
        later_episodes: 0,
        late_forms: 0,
        without_late: None,
        others: Vec::new(),
        subgroups: Vec::new(),
        declared: Declared::default(),
        form: FormAnswers::default(),
        services: Vec::new(),
        reasons: LossReasons::default(),
        contact: contact([0, 0, 0, 2, 7]),
        earlier: None,
        thresholds: Thresholds::default(),
        plan: Plan {
            digest: "3f9a0c41d2e8b7a6".to_owned(),
            rows: vec![("Primärt mått".to_owned(), "poäng".to_owned())],
            standing: frozen(),
            declares_comparison: false,
        },
        reproducibility: Reproducibility {
            data_digest: "b5d4045c3f466fa91fe2cc6abe79232a".to_owned(),
            program_version: "kastanj 0.1.0".to_owned(),
        },
    }
}

/// One outcome of the plan that changes, one that hardly does, and one that the plan does not name.
fn others(pairs: u64, lost: u64) -> Vec<OtherOutcome> {
    let outcome = |sv: &str, en: &str, planned, change| OtherOutcome {
        name: text(sv, en),
        planned,
        paired: paired(rows(pairs, lost, change)),
    };
    vec![
        outcome("Grepp", "Grip", true, 12.0),
        outcome("Mående", "Well-being", true, 1.0),
        outcome("Nära", "Close", false, 4.0),
    ]
}

/// Answers 0–4 to five questions that go together somewhat; every eleventh is left out.
pub(crate) fn form(persons: u64) -> FormAnswers {
    let names = ["Ett", "Två", "Tre", "Fyra", "Fem"];
    let answer = |person: u64, question: u64| {
        let drawn =
            2.0 + 1.4 * noise(person * 31 + 2) + 1.2 * noise(person * 17 + question * 5 + 9);
        (!(person * 5 + question).is_multiple_of(11)).then(|| drawn.round().clamp(0.0, 4.0))
    };
    FormAnswers {
        questions: names.map(|name| text(name, name)).to_vec(),
        rows: (0..persons).map(|person| (0..5).map(|at| answer(person, at)).collect()).collect(),
        range: (0.0, 4.0),
    }
}

fn unit() -> Scope {
    Scope::Unit("Exempelstad A".to_owned())
}

/// 29 persons, 22 before, 9 after, all nine improved.
pub(crate) fn nine_of_twenty_nine() -> EffectReportInput {
    let mut nine = rows(9, 13, 14.0);
    for row in nine.iter_mut().take(9) {
        if let (Some(before), Some(after)) = (row.before, row.after) {
            row.after = Some(after.max(before + 3.0));
        }
    }
    let input = PairedInput { persons: Some(29), ..paired(nine) };
    EffectReportInput {
        reasons: LossReasons {
            endings_of_pairs: BTreeMap::from([(EndReason::Planned, 9)]),
            endings_of_lost: BTreeMap::from([(EndReason::Planned, 5), (EndReason::Faded, 8)]),
            ..LossReasons::default()
        },
        ..report(input, unit())
    }
}

pub(crate) fn three_pairs() -> EffectReportInput {
    let input = PairedInput { persons: Some(14), ..paired(rows(3, 9, 10.0)) };
    EffectReportInput { contact: contact([0, 0, 0, 1, 2]), ..report(input, unit()) }
}

pub(crate) fn indication() -> EffectReportInput {
    let input = PairedInput {
        persons: Some(62),
        asked: Some(80),
        eligible: Some(110),
        open_contacts: 8,
        ..paired(rows(30, 15, 11.0))
    };
    EffectReportInput {
        follow_up: 12,
        contact: contact([0, 0, 5, 12, 13]),
        others: others(30, 15),
        declared: Declared {
            reliability: Reliability::new(0.86, "SYN 2024, table 2").ok(),
            ..Declared::default()
        },
        form: form(53),
        reasons: LossReasons {
            not_asked: BTreeMap::from([
                (NotAskedReason::Crisis, 14),
                (NotAskedReason::Forgot, 11),
                (NotAskedReason::Language, 5),
            ]),
            endings_of_pairs: BTreeMap::from([(EndReason::Planned, 25), (EndReason::Faded, 5)]),
            endings_of_lost: BTreeMap::from([(EndReason::Faded, 10), (EndReason::Moved, 5)]),
        },
        ..report(input, unit())
    }
}

pub(crate) fn worsening() -> EffectReportInput {
    let mut input = indication();
    for (index, row) in input.paired.rows.iter_mut().enumerate().take(30) {
        row.after = row.before.map(|before| (before - 11.0 - 6.0 * noise(index as u64)).round());
    }
    input
}

/// Four services, 88 pairs of 104, most were asked.
pub(crate) fn supported() -> EffectReportInput {
    let mut all = Vec::new();
    for (service, (pairs, lost, change)) in
        [("A", (26, 5, 12.0)), ("B", (21, 3, 10.0)), ("C", (23, 4, 13.0)), ("D", (18, 4, 11.0))]
    {
        let rows = rows(pairs, lost, change);
        all.extend(rows.into_iter().map(|row| row.in_service(format!("Exempelstad {service}"))));
    }
    let input =
        PairedInput { persons: Some(121), asked: Some(150), eligible: Some(201), ..paired(all) };
    EffectReportInput {
        follow_up: 40,
        services: [("A", 41, 31, 26), ("B", 29, 24, 21), ("C", 32, 27, 23), ("D", 27, 22, 18)]
            .into_iter()
            .map(|(name, persons, before, pairs)| ServiceFlow {
                name: format!("Exempelstad {name}"),
                persons,
                before,
                pairs,
                without_yes: 0,
            })
            .collect(),
        contact: contact([0, 6, 14, 32, 36]),
        others: others(88, 16),
        declared: Declared {
            reliability: Reliability::new(0.86, "SYN 2024, table 2").ok(),
            norm: Norm::new(72.0, 14.0, "SYN 2023, n = 900").ok(),
            entry_limit: Some(60.0),
            natural_course: Some(NaturalCourse {
                persons: 67,
                mean_before: 44.0,
                sd_before: 15.0,
                mean_after: 47.0,
                sd_after: 16.0,
                source: "SYN 2022, waiting list".to_owned(),
                similarity: "another country, the same form".to_owned(),
            }),
        },
        form: form(104),
        plan: Plan {
            rows: vec![("Primärt mått".to_owned(), "poäng".to_owned())],
            standing: frozen(),
            digest: "3f9a0c41d2e8b7a6".to_owned(),
            declares_comparison: false,
        },
        ..report(input, Scope::All { services: 4 })
    }
}

/// A plan that was frozen before anybody had answered twice, dated outside.
pub(crate) fn frozen() -> PlanStanding {
    PlanStanding {
        frozen: Some(PlanFreeze {
            number: 1,
            digest: "3f9a0c41d2e8b7a6".to_owned(),
            on: "2024-01-08".parse().unwrap_or_else(|e| panic!("{e}")),
            reason: None,
            forms_before: 0,
            answered_earlier: 0,
            forms_after: 0,
            receipt: Some("SYN 2024-7".to_owned()),
            changes: Vec::new(),
        }),
    }
}
