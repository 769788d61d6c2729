//! Ordered answers against R's ordinal.

use kastanj_analysis::Refusal;
use kastanj_analysis::counts::Design;
use kastanj_analysis::ordinal::{
    OrdinalData, cumulative_logit, mixed_cumulative_logit, proportional_odds,
};
use proptest::prelude::*;

use crate::series::{Results, Sets, still_says_so};

fn whole(values: Vec<f64>) -> Vec<usize> {
    values.into_iter().map(|x| x as usize).collect()
}

fn models(sets: &Sets, set: &str, results: &mut Results) -> Result<(), Refusal> {
    let answers = whole(sets.column(set, "answer"));
    let categories = answers.iter().max().map_or(0, |most| most + 1);
    let columns = [("a", sets.column(set, "a")), ("b", sets.column(set, "b"))];
    let design = Design::without_intercept(answers.len(), &columns)?;
    let data = OrdinalData::new(&answers, categories, &design)?;
    results.put(set, "clm", cumulative_logit(&data)?);
    results.put(set, "odds", proportional_odds(&data)?);
    if sets.with("client").contains(&set) {
        let client = whole(sets.column(set, "client"));
        for nodes in [1, 5, 10] {
            let fit = mixed_cumulative_logit(&data, &client, nodes)?;
            assert_eq!(fit.at_boundary, set == "alone", "{set}: σ = {}", fit.sd);
            results.put(set, &format!("clmm{nodes}"), fit);
        }
    }
    Ok(())
}

#[test]
fn agrees_with_r() {
    let Some(sets) = Sets::of("ordinal") else { return };
    let mut results = Results::default();
    for set in sets.with("answer") {
        models(&sets, set, &mut results).unwrap_or_else(|e| panic!("{set}: {e}"));
    }
    results.agree_with("ordinal", |key| match () {
        () if key.ends_with("log_likelihood") => 1e-8,
        () if key.contains("clmm") => 1e-4,
        () => 1e-5,
    });
}

#[test]
fn r_still_says_so() {
    still_says_so("ordinal", 1e-6);
}

#[test]
fn what_has_no_order_is_refused() {
    let column = vec![0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0];
    let design = Design::without_intercept(8, &[("x", column)]).unwrap();
    let of = |answers: &[usize], categories| {
        OrdinalData::new(answers, categories, &design).map(|data| cumulative_logit(&data).err())
    };
    assert_eq!(of(&[0, 1], 2), Err(Refusal::UnequalLengths { left: 2, right: 8 }));
    assert_eq!(of(&[0; 8], 1), Err(Refusal::TooFew { found: 1, needed: 2 }));
    assert_eq!(of(&[0, 2, 0, 2, 0, 2, 0, 2], 3), Err(Refusal::EmptyCategory { category: 1 }));
    let outside = Refusal::NoSuchCategory { index: 2, found: 3, categories: 3 };
    assert_eq!(of(&[0, 1, 3, 2, 0, 2, 0, 2], 3), Err(outside));
    assert_eq!(
        of(&[0, 1, 0, 1, 0, 1, 0, 1], usize::MAX),
        Err(Refusal::EmptyCategory { category: 2 })
    );
    // The column separates the answers: its coefficient runs to infinity.
    assert_eq!(of(&[0, 0, 0, 0, 1, 1, 1, 1], 2), Ok(Some(Refusal::NoMaximum)));
    let all_different = Ok(Some(Refusal::TooFew { found: 8, needed: 9 }));
    assert_eq!(of(&[0, 1, 2, 3, 4, 5, 6, 7], 8), all_different);
    let answers = [0, 1, 0, 1, 1, 0, 1, 1];
    let data = OrdinalData::new(&answers, 2, &design).unwrap();
    assert_eq!(proportional_odds(&data).err(), Some(Refusal::TooFew { found: 2, needed: 3 }));
    let clients = [1, 1, 2, 2, 3, 3, 4, 4];
    assert!(mixed_cumulative_logit(&data, &clients[1..], 5).is_err());
    assert!(mixed_cumulative_logit(&data, &clients, 0).is_err());
    assert!(mixed_cumulative_logit(&data, &[7; 8], 5).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    /// The order of answers turned round: coefficients change sign, the likelihood stays.
    #[test]
    fn order_may_be_turned(answers in proptest::collection::vec(0_usize..4, 20..50)) {
        let n = answers.len();
        let x: Vec<f64> = (0..n).map(|i| (i * 5 % 13) as f64).collect();
        let design = Design::without_intercept(n, &[("x", x)]).unwrap();
        let turned: Vec<usize> = answers.iter().map(|a| 3 - a).collect();
        let of = |answers: &[usize]| OrdinalData::new(answers, 4, &design).and_then(|d| cumulative_logit(&d));
        match (of(&answers), of(&turned)) {
            (Ok(one), Ok(two)) => {
                prop_assert!((one.log_likelihood - two.log_likelihood).abs() < 1e-9);
                prop_assert!((one.coefficients[0].estimate + two.coefficients[0].estimate).abs() < 1e-7);
                prop_assert!((one.thresholds[0].estimate + two.thresholds[2].estimate).abs() < 1e-6);
            }
            (one, two) => prop_assert_eq!(one.is_err(), two.is_err()),
        }
    }
}
