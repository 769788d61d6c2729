//! Intervals at another level than 95 %: figures that come with one, and the gates that judge by it.

use kastanj_analysis::planner::{pairs_expected, pairs_for_power};
use kastanj_analysis::psychometrics::{Answers, alpha};
use kastanj_analysis::{
    Direction, GateName, GateStatus, Level, PairedInput, PairedRow, Proportion, Refusal, Verdict,
    paired_analysis,
};
use serde_json::Value;

fn level(alpha: f64) -> Level {
    Level::of_alpha(alpha).unwrap_or_else(|e| panic!("{e}"))
}

fn pairs(n: u32, spread: f64) -> Vec<PairedRow> {
    (0..n)
        .map(|i| {
            let before = 40.0 + f64::from(i % 7) * 3.0;
            let change = 3.0 + spread * (f64::from(i * 37 % 11) - 5.0);
            PairedRow::new(Some(before), Some(before + change))
        })
        .collect()
}

#[test]
fn an_alpha_that_is_none_is_refused() {
    for alpha in [0.0, -0.1, 0.5, 1.0, f64::NAN] {
        assert!(matches!(Level::of_alpha(alpha), Err(Refusal::BadSetting { .. })), "{alpha}");
    }
    assert_eq!(level(0.05), Level::USUAL);
    assert!(serde_json::from_str::<Level>("0.3").is_err(), "no level below one half");
}

/// Every interval of the analysis says the level that it was asked for.
#[test]
fn every_interval_names_its_level() {
    let rows = pairs(30, 2.0).into_iter().enumerate().map(|(at, row)| {
        let service = ["A", "B", "C"][at % 3];
        let lost = at % 5 == 4;
        PairedRow { after: row.after.filter(|_| !lost), ..row }.in_service(service)
    });
    let mut input = PairedInput::new(rows.collect(), Direction::HigherIsBetter);
    (input.eligible, input.asked, input.persons) = (Some(90), Some(80), Some(60));
    for alpha in [0.05, 0.1, 0.01] {
        input.level = level(alpha);
        let analysis = paired_analysis(&input).unwrap_or_else(|e| panic!("{e}"));
        let json = serde_json::to_value(&analysis).unwrap_or_else(|e| panic!("{e}"));
        let mut levels = Vec::new();
        collect(&json, &mut levels);
        assert!(levels.len() > 25, "{}", levels.len());
        assert!(levels.iter().all(|found| (found - (1.0 - alpha)).abs() < 1e-12), "{levels:?}");
    }
}

fn collect(value: &Value, levels: &mut Vec<f64>) {
    match value {
        Value::Object(map) => {
            levels.extend(map.get("level").and_then(Value::as_f64));
            map.values().for_each(|value| collect(value, levels));
        }
        Value::Array(values) => values.iter().for_each(|value| collect(value, levels)),
        _ => {}
    }
}

/// The same pairs pass the gate of the half-width at 90 % and fail it at 95 %.
#[test]
fn gates_judge_by_the_level() {
    let status = |alpha: f64, limit: f64| {
        let mut input = PairedInput::new(pairs(24, 2.0), Direction::HigherIsBetter);
        input.level = level(alpha);
        input.gates.indication.half_width = limit;
        let analysis = paired_analysis(&input).unwrap_or_else(|e| panic!("{e}"));
        let gate = analysis
            .gates
            .iter()
            .find(|gate| gate.name == GateName::HalfWidth && gate.step == Verdict::Indication)
            .unwrap_or_else(|| panic!("a gate"));
        (gate.status, gate.value.unwrap_or_else(|| panic!("a value")))
    };
    let (narrow, wide) = (status(0.1, 1.0).1, status(0.05, 1.0).1);
    assert!(narrow < wide);
    let between = f64::midpoint(narrow, wide);
    assert_eq!(status(0.1, between).0, GateStatus::Pass);
    assert_eq!(status(0.05, between).0, GateStatus::Fail);
}

/// The approximate interval of d_av is offered at every level, where it covers: not with a change of
/// three standard deviations.
#[test]
fn the_interval_of_d_av_is_offered_at_every_level_where_it_covers() {
    for (alpha, spread, offered) in [
        (0.05, 2.0, true),
        (0.1, 2.0, true),
        (0.01, 2.0, true),
        (0.05, 0.1, false),
        (0.1, 0.1, false),
        (0.01, 0.1, false),
    ] {
        let mut input = PairedInput::new(pairs(24, spread), Direction::HigherIsBetter);
        input.level = level(alpha);
        let analysis = paired_analysis(&input).unwrap_or_else(|e| panic!("{e}"));
        let sizes = analysis.findings().unwrap_or_else(|| panic!("figures")).effect_sizes;
        assert_eq!(sizes.d_av_interval_offered, offered, "{alpha}");
    }
}

/// R: `power.t.test(delta = .5, sd = 1, power = .8, sig.level = .1, type = "paired", strict = TRUE)`
/// gives n = 26.136; `qt(.95, n - 1)/sqrt(n) <= .3` first at n = 32; `prop.test(7, 20, correct =
/// FALSE, conf.level = .9)`.
#[test]
fn planner_and_shares_take_the_level() {
    assert_eq!(pairs_for_power(0.5, 0.8, level(0.1)), Some(27));
    assert_eq!(pairs_expected(0.3, level(0.1)), Some(32));
    let share = Proportion::at(7, 20, level(0.1)).unwrap_or_else(|e| panic!("{e}"));
    assert!((share.wilson.lower - R_WILSON.0).abs() < 1e-6, "{}", share.wilson.lower);
    assert!((share.wilson.upper - R_WILSON.1).abs() < 1e-6, "{}", share.wilson.upper);
    let usual = Proportion::new(7, 20).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(usual.at_level(level(0.1)), share);
}

const R_WILSON: (f64, f64) = (0.202_260_040_057, 0.533_487_311_152);

/// R: `psych::alpha.ci(alpha, n.obs, n.var, p.val = .1)`.
#[test]
fn feldts_interval_takes_the_level() {
    let answer = |person: u32, item: u32| f64::from(person % 5 + (person * item + item) % 3);
    let rows = (0..40).map(|person| (0..4).map(|item| Some(answer(person, item))).collect());
    let names = (0..4).map(|item| item.to_string()).collect();
    let answers = Answers::new(names, rows.collect()).unwrap_or_else(|e| panic!("{e}"));
    let usual = alpha(&answers).unwrap_or_else(|e| panic!("{e}"));
    let narrow = usual.clone().at(level(0.1));
    assert_eq!(usual.clone().at(Level::USUAL), usual);
    assert!(narrow.interval.lower > usual.interval.lower);
    assert!(narrow.interval.upper < usual.interval.upper);
    assert!((narrow.interval.level - 0.9).abs() < 1e-12);
}
