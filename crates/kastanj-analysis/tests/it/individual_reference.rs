//! Individual change and regression to the mean against R. All norms here are invented.

use kastanj_analysis::individual::{
    ClinicalClass, ClinicalSample, EntryRule, Norm, NormedCutOff, RegressionInput, Reliability,
    clinical_change, cut_off_a, hageman_arrindell, regression_to_the_mean, reliable_change,
};
use kastanj_analysis::paired_change::Pairs;
use kastanj_analysis::{Direction, Quantity, Refusal};
use proptest::prelude::*;

use crate::series::{Results, Sets, still_says_so};

const SOURCE: &str = "invented for the test";

fn direction(sets: &Sets, set: &str) -> Direction {
    if sets.number(set, "higher") > 0.5 {
        Direction::HigherIsBetter
    } else {
        Direction::LowerIsBetter
    }
}

fn individual(sets: &Sets, set: &str, results: &mut Results) -> Result<(), Refusal> {
    let pairs = Pairs::new(sets.column(set, "before"), sets.column(set, "after"))?;
    let all_before = sets.column(set, "all_before");
    let direction = direction(sets, set);
    let reliability = Reliability::new(sets.number(set, "r"), SOURCE)?;
    let reliable = reliable_change(&pairs, &all_before, &reliability, direction)?;
    let clinical = ClinicalSample::of(&all_before)?;
    let numbers = sets.column(set, "norm");
    let norm = Norm::new(numbers[0], numbers[1], SOURCE)?;
    results.put(set, "cut_off_a", cut_off_a(&clinical, direction));
    let b = NormedCutOff::b(&norm, direction);
    results.put(set, "b", clinical_change(&pairs, &reliable, &b, direction)?);
    let c = NormedCutOff::c(&clinical, &norm, direction)?;
    results.put(set, "c", clinical_change(&pairs, &reliable, &c, direction)?);
    results.put(set, "rci", &reliable.index);
    results.put(set, "reliable", reliable);
    if set != "lost" {
        let ha = hageman_arrindell(&pairs, &reliability, direction)?;
        results.put(set, "ha_index", &ha.index);
        results.put(set, "ha", ha);
    }
    Ok(())
}

#[test]
fn agrees_with_r() {
    let Some(sets) = Sets::of("individual") else { return };
    let mut results = Results::default();
    for set in sets.with("before") {
        individual(&sets, set, &mut results).unwrap_or_else(|e| panic!("{set}: {e}"));
    }
    for set in sets.with("entry") {
        let input = RegressionInput {
            mean: sets.number(set, "mean"),
            sd: sets.number(set, "sd"),
            r: Some(sets.number(set, "rho")),
            entry_cut_off: Some(sets.number(set, "entry")),
            entry: if sets.number(set, "above") > 0.5 {
                EntryRule::Above
            } else {
                EntryRule::Below
            },
        };
        let result = regression_to_the_mean(&input).unwrap_or_else(|e| panic!("{set}: {e}"));
        results.put(set, "regression", result);
    }
    results.agree_with("individual", |_| 1e-9);
}

#[test]
fn r_still_says_so() {
    still_says_so("individual", 1e-9);
}

/// No serialised result holds a single person's figure.
#[test]
fn single_people_stay_on_the_screen() {
    let pairs = Pairs::new(vec![1.0, 4.0, 7.0], vec![5.0, 9.0, 6.0]).unwrap();
    let reliability = Reliability::new(0.8, SOURCE).unwrap();
    let higher = Direction::HigherIsBetter;
    let reliable = reliable_change(&pairs, pairs.before(), &reliability, higher).unwrap();
    let norm = NormedCutOff::b(&Norm::new(9.0, 1.0, SOURCE).unwrap(), higher);
    let clinical = clinical_change(&pairs, &reliable, &norm, higher).unwrap();
    assert_eq!(clinical.class.len(), 3);
    for json in [serde_json::to_value(&reliable), serde_json::to_value(&clinical)] {
        let json = json.unwrap();
        assert!(json.get("index").is_none() && json.get("class").is_none());
        assert!(json.get("improved").is_some());
    }
}

#[test]
fn without_source_or_knowledge_there_is_no_figure() {
    assert_eq!(Norm::new(9.0, 1.0, " "), Err(Refusal::NoSource { of: "norm" }));
    assert_eq!(Reliability::new(0.8, ""), Err(Refusal::NoSource { of: "reliability" }));
    for value in [1.0, -0.1, f64::NAN, f64::INFINITY] {
        assert!(matches!(Reliability::new(value, SOURCE), Err(Refusal::BadSetting { .. })));
    }
    for (mean, sd) in [(f64::NAN, 1.0), (1.0, 0.0), (1.0, -1.0), (1.0, f64::INFINITY)] {
        assert!(Norm::new(mean, sd, SOURCE).is_err());
        assert!(ClinicalSample::new(mean, sd).is_err());
    }
    let clients = ClinicalSample::new(12.0, 3.0).unwrap();
    let norm = Norm::new(12.0, 2.0, SOURCE).unwrap();
    for direction in [Direction::HigherIsBetter, Direction::LowerIsBetter] {
        let refusal = NormedCutOff::c(&clients, &norm, direction);
        assert_eq!(refusal, Err(Refusal::NormNotBetter { norm: 12.0, clients: 12.0 }));
    }
    let reliability = Reliability::new(0.8, SOURCE).unwrap();
    let flat = Pairs::new(vec![3.0; 4], vec![1.0, 2.0, 3.0, 4.0]).unwrap();
    let refusal = reliable_change(&flat, flat.before(), &reliability, Direction::HigherIsBetter);
    assert_eq!(refusal.err(), Some(Refusal::ZeroVariance { what: Quantity::Before }));
    // Changes far smaller than the form's error.
    let noise = Pairs::new(vec![1.0, 5.0, 9.0], vec![1.1, 5.0, 9.2]).unwrap();
    let refusal = hageman_arrindell(&noise, &reliability, Direction::HigherIsBetter);
    assert_eq!(refusal.err(), Some(Refusal::NoReliability { of: "differences" }));
    let known = RegressionInput {
        mean: 10.0,
        sd: 2.0,
        r: Some(0.7),
        entry_cut_off: Some(12.0),
        entry: EntryRule::Above,
    };
    assert!(regression_to_the_mean(&known).is_ok());
    let unknown =
        [RegressionInput { r: None, ..known }, RegressionInput { entry_cut_off: None, ..known }];
    for input in unknown {
        let result = regression_to_the_mean(&input);
        assert!(matches!(result, Err(Refusal::NotComputable { .. })));
    }
    let impossible = [
        RegressionInput { r: Some(1.2), ..known },
        RegressionInput { sd: 0.0, ..known },
        RegressionInput { entry_cut_off: Some(1e100), ..known },
        RegressionInput { mean: f64::NAN, ..known },
    ];
    for input in impossible {
        assert!(matches!(regression_to_the_mean(&input), Err(Refusal::BadSetting { .. })));
    }
    let far_below = RegressionInput { entry_cut_off: Some(-1e100), ..known };
    assert!(regression_to_the_mean(&far_below).is_ok_and(|r| r.size == 0.0));
}

proptest! {
    /// The scale turned round, moved and stretched: the same people in the same classes.
    #[test]
    fn classes_survive_recoding(
        rows in proptest::collection::vec((0.0_f64..60.0, 0.0_f64..60.0), 3..30),
        shift in -50.0_f64..50.0,
        stretch in 0.5_f64..20.0,
    ) {
        let classes = |recode: &dyn Fn(f64) -> f64, direction, turned: bool| {
            let (before, after): (Vec<f64>, Vec<f64>) =
                rows.iter().map(|&(x, y)| (recode(x), recode(y))).unzip();
            let pairs = Pairs::new(before, after)?;
            let reliability = Reliability::new(0.8, SOURCE)?;
            let reliable = reliable_change(&pairs, pairs.before(), &reliability, direction)?;
            let sd = if turned { 8.0 } else { 8.0 * stretch };
            let cut_off = NormedCutOff::b(&Norm::new(recode(45.3), sd, SOURCE)?, direction);
            clinical_change(&pairs, &reliable, &cut_off, direction).map(|change| change.class)
        };
        let plain: Result<Vec<ClinicalClass>, Refusal> = classes(&|x| x, Direction::HigherIsBetter, true);
        prop_assume!(plain.is_ok());
        let turned = classes(&|x| -x, Direction::LowerIsBetter, true);
        prop_assert_eq!(&plain, &turned);
        let moved = classes(&|x| shift + stretch * x, Direction::HigherIsBetter, false);
        prop_assert_eq!(&plain, &moved);
    }
}
