//! Counts against R.

use kastanj_analysis::Refusal;
use kastanj_analysis::counts::{
    CountModel, CountRegression, Design, count_summary, fit_counts, paired_rate_ratio,
};
use proptest::prelude::*;

use crate::series::{Results, Sets, still_says_so};

const ZERO_MODELS: [(CountModel, &str); 4] = [
    (CountModel::ZeroInflatedPoisson, "zero_inflated_poisson"),
    (CountModel::ZeroInflatedNegativeBinomial, "zero_inflated_negative_binomial"),
    (CountModel::HurdlePoisson, "hurdle_poisson"),
    (CountModel::HurdleNegativeBinomial, "hurdle_negative_binomial"),
];

fn regressions(sets: &Sets, set: &str, results: &mut Results) -> Result<(), Refusal> {
    let column = |name: &'static str| (name, sets.column(set, name));
    let counts = sets.column(set, "y");
    let n = counts.len();
    let design = Design::with_intercept(n, &[column("a"), column("b"), column("c")])?;
    let offset = (set == "insurance").then(|| sets.column(set, "offset"));
    let plain = CountRegression {
        model: CountModel::Poisson,
        counts: &counts,
        design: &design,
        zero_design: None,
        offset: offset.as_deref(),
    };
    results.put(set, "poisson", fit_counts(&plain)?);
    if offset.is_some() {
        return Ok(());
    }
    let negative_binomial = CountRegression { model: CountModel::NegativeBinomial, ..plain };
    results.put(set, "negative_binomial", fit_counts(&negative_binomial)?);
    let (design, zero) = if set == "quine" {
        let design = Design::with_intercept(n, &[column("a"), column("c")])?;
        (design, Design::with_intercept(n, &[])?)
    } else {
        (design.clone(), Design::with_intercept(n, &[column("c")])?)
    };
    for (model, name) in ZERO_MODELS {
        let regression =
            CountRegression { model, design: &design, zero_design: Some(&zero), ..plain };
        results.put(set, name, fit_counts(&regression)?);
    }
    Ok(())
}

#[test]
fn agrees_with_r() {
    let Some(sets) = Sets::of("counts") else { return };
    let mut results = Results::default();
    for set in sets.with("before") {
        let ratio = paired_rate_ratio(&sets.column(set, "before"), &sets.column(set, "after"));
        results.put(set, "ratio", ratio.unwrap_or_else(|e| panic!("{set}: {e}")));
    }
    for set in sets.with("y") {
        regressions(&sets, set, &mut results).unwrap_or_else(|e| panic!("{set}: {e}"));
    }
    results.agree_with("counts", |key| {
        let zero_part = key.contains("zero_inflated") || key.contains("hurdle");
        match () {
            () if zero_part && key.ends_with("log_likelihood") => 1e-8,
            () if zero_part => 1e-4,
            () if key.contains("negative_binomial") => 1e-5,
            () => 1e-6,
        }
    });
}

#[test]
fn r_still_says_so() {
    still_says_so("counts", 1e-6);
}

#[test]
fn what_cannot_be_counted_is_refused() {
    let some = [3.0, 0.0, 5.0, 2.0];
    let none = [0.0; 4];
    assert_eq!(paired_rate_ratio(&some, &none), Err(Refusal::NoEvents));
    assert_eq!(paired_rate_ratio(&none, &some), Err(Refusal::NoEvents));
    assert!(paired_rate_ratio(&some, &some[1..]).is_err());
    assert_eq!(paired_rate_ratio(&some, &some), Err(Refusal::NoSpreadBetweenPeople));
    let one = paired_rate_ratio(&[3.0, 0.0], &[1.0, 0.0]);
    assert_eq!(one, Err(Refusal::TooFew { found: 1, needed: 2 }));
    for wrong in [-1.0, 0.5, f64::NAN, f64::INFINITY, 1e100] {
        let refusal = Err(Refusal::NotACount { index: 1 });
        assert_eq!(paired_rate_ratio(&[1.0, wrong], &[2.0, 3.0]), refusal);
        assert_eq!(count_summary(&[1.0, wrong]).err(), refusal.err());
    }
    assert!(count_summary(&[]).is_err());
}

#[test]
fn regressions_without_a_solution_are_refused() {
    let counts = [3.0, 1.0, 5.0, 2.0, 4.0, 2.0, 3.0, 1.0];
    let group = [0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0];
    let design = Design::with_intercept(8, &[("group", group.to_vec())]).unwrap();
    let plain = CountRegression {
        model: CountModel::Poisson,
        counts: &counts,
        design: &design,
        zero_design: None,
        offset: None,
    };
    assert!(fit_counts(&plain).is_ok());
    let of = |model, counts| fit_counts(&CountRegression { model, counts, ..plain }).err();
    assert_eq!(of(CountModel::Poisson, &[0.0; 8]), Some(Refusal::NoEvents));
    for (model, _) in ZERO_MODELS {
        assert_eq!(of(model, &counts), Some(Refusal::NoZeros));
    }
    // Less spread than Poisson: θ runs to infinity.
    let even = [3.0, 2.0, 3.0, 3.0, 2.0, 3.0, 3.0, 2.0];
    assert_eq!(of(CountModel::NegativeBinomial, &even), Some(Refusal::NoMaximum));
    // No event in one group: its coefficient runs to minus infinity.
    let separated = [3.0, 1.0, 5.0, 2.0, 0.0, 0.0, 0.0, 0.0];
    assert_eq!(of(CountModel::Poisson, &separated), Some(Refusal::NoMaximum));
    assert_eq!(of(CountModel::HurdlePoisson, &separated), Some(Refusal::NoMaximum));
    assert_eq!(
        of(CountModel::Poisson, &[1.0, 2.5, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]),
        Some(Refusal::NotACount { index: 1 })
    );
    let far = [1e30; 8];
    assert!(fit_counts(&CountRegression { offset: Some(&far), ..plain }).is_err());
    let twice = [("group", group.to_vec()), ("again", group.map(|g| 3.0 - g).to_vec())];
    let collinear = Design::with_intercept(8, &twice);
    assert_eq!(collinear, Err(Refusal::Collinear { column: "again".to_owned() }));
    assert!(Design::without_intercept(8, &[("constant", vec![4.0; 8])]).is_err());
    assert!(Design::with_intercept(0, &[]).is_err());
    assert!(Design::with_intercept(3, &[("short", vec![1.0])]).is_err());
    assert!(Design::with_intercept(1, &[("nan", vec![f64::NAN])]).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    /// Before and after exchanged: the ratio and its intervals turned upside down.
    #[test]
    fn exchange_inverts(rows in proptest::collection::vec((0_u32..20, 0_u32..20), 3..30)) {
        let (x, y): (Vec<f64>, Vec<f64>) = rows.iter().map(|&(x, y)| (f64::from(x), f64::from(y))).unzip();
        match (paired_rate_ratio(&x, &y), paired_rate_ratio(&y, &x)) {
            (Ok(one), Ok(two)) => {
                let near = |a: f64, b: f64| (a * b - 1.0).abs() < 1e-8;
                prop_assert!(near(one.ratio, two.ratio));
                prop_assert!(near(one.interval_cr2.lower, two.interval_cr2.upper));
                prop_assert!(near(one.interval_naive.lower, two.interval_naive.upper));
                prop_assert!(one.se_cr2 >= one.se_cr0 && one.df_cr2 >= 0.99);
            }
            (one, two) => prop_assert_eq!(one.is_err(), two.is_err()),
        }
    }

    /// A column moved and stretched: the same likelihood, the coefficient in the new unit.
    #[test]
    fn columns_may_be_recoded(
        counts in proptest::collection::vec(0_u32..15, 12..30),
        shift in -5.0_f64..5.0,
        stretch in 0.2_f64..8.0,
    ) {
        let counts: Vec<f64> = counts.into_iter().map(f64::from).collect();
        let column: Vec<f64> = (0..counts.len()).map(|i| (i * 7 % 11) as f64 / 3.0).collect();
        for model in [CountModel::Poisson, CountModel::NegativeBinomial, CountModel::HurdlePoisson] {
            let fit = |recode: &dyn Fn(f64) -> f64| {
                let values = column.iter().map(|&x| recode(x)).collect();
                let design = Design::with_intercept(counts.len(), &[("x", values)])?;
                let task = CountRegression { model, counts: &counts, design: &design, zero_design: None, offset: None };
                fit_counts(&task)
            };
            match (fit(&|x| x), fit(&|x| shift + stretch * x)) {
                (Ok(one), Ok(two)) => {
                    prop_assert!((one.log_likelihood - two.log_likelihood).abs() < 1e-8);
                    prop_assert!((one.count[1].estimate - stretch * two.count[1].estimate).abs() < 1e-6);
                }
                (one, two) => prop_assert_eq!(one.err(), two.err()),
            }
        }
    }
}
