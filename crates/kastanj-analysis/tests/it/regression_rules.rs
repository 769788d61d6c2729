//! Regression: what must not move when the data are written otherwise, and what is refused.

use kastanj_analysis::regression::standardised_differences::{
    Characteristic, standardised_differences,
};
use kastanj_analysis::regression::{
    AttritionRow, ClusterCorrection, Design, Heteroscedasticity, LeastSquares, ancova, attrition,
    logistic,
};
use kastanj_analysis::{PairedRow, Quantity, Refusal};
use proptest::prelude::*;

fn line(x: &[f64], y: &[f64]) -> Result<LeastSquares, Refusal> {
    LeastSquares::fit(&Design::with_intercept(x.len()).numeric("x", x)?, y)
}

const X: [f64; 8] = [1.0, 2.0, 4.0, 5.0, 7.0, 8.0, 11.0, 12.0];
const Y: [f64; 8] = [2.0, 1.0, 5.0, 4.0, 9.0, 6.0, 12.0, 10.0];
const AB: [&str; 8] = ["a", "a", "b", "b", "c", "c", "d", "d"];

#[test]
fn what_cannot_be_fitted_is_refused() {
    let twice = Design::with_intercept(8).numeric("x", &X).and_then(|d| d.numeric("again", &X));
    let twice = twice.and_then(|design| LeastSquares::fit(&design, &Y));
    assert_eq!(twice.map(|f| f.n), Err(Refusal::Collinear { column: "again".to_owned() }));
    let flat = line(&[3.0; 8], &Y).map(|f| f.n);
    assert_eq!(flat, Err(Refusal::Collinear { column: "x".to_owned() }));
    let two = line(&X[..2], &Y[..2]).map(|f| f.n);
    assert_eq!(two, Err(Refusal::TooFew { found: 2, needed: 3 }));
    let perfect = line(&X, &X.map(|x| 3.0 * x + 1.0)).map(|f| f.n);
    assert_eq!(perfect, Err(Refusal::ZeroVariance { what: Quantity::Residuals }));
    assert!(matches!(line(&X, &Y[..7]), Err(Refusal::UnequalLengths { left: 8, right: 7 })));
    for bad in [f64::NAN, f64::INFINITY, -1e101] {
        let mut y = Y;
        y[5] = bad;
        let column = "outcome".to_owned();
        assert_eq!(line(&X, &y).map(|f| f.n), Err(Refusal::UnusableValue { row: 5, column }));
    }
    assert!(matches!(line(&[], &[]), Err(Refusal::TooFew { .. })));
}

#[test]
fn robust_errors_refuse_what_says_nothing() {
    // Only the last row is away from the others' place: it decides its own prediction.
    let fit = line(&[1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 2.0], &Y).unwrap_or_else(|e| panic!("{e}"));
    let refused = fit.heteroscedasticity_robust(Heteroscedasticity::Hc3).map(|_| ());
    assert_eq!(refused, Err(Refusal::FullLeverage { row: 7 }));
    assert!(fit.heteroscedasticity_robust(Heteroscedasticity::Hc1).is_ok());
    let one = fit.cluster_robust(&["a"; 8], ClusterCorrection::Cr2).map(|_| ());
    assert_eq!(one, Err(Refusal::TooFewClusters { found: 1, needed: 2 }));
    // A column per cluster: its coefficients have no error between clusters, the slope has one.
    let design = Design::with_intercept(8).factor("g", &AB).and_then(|d| d.numeric("x", &X));
    let fit = design.and_then(|d| LeastSquares::fit(&d, &Y)).unwrap_or_else(|e| panic!("{e}"));
    let robust = fit.cluster_robust(&AB, ClusterCorrection::Cr2).unwrap_or_else(|e| panic!("{e}"));
    assert!(robust.coefficients.iter().any(|c| c.name == "x" && c.df > 1.0), "{robust:?}");
}

#[test]
fn separation_is_named_and_refused() {
    let fit = |x: &[f64], yes: &[bool]| {
        Design::with_intercept(x.len())
            .numeric("week", &X[..x.len()])
            .and_then(|design| design.numeric("score", x))
            .and_then(|design| logistic(&design, yes))
            .map(|fit| fit.n)
    };
    // Complete: everyone above 5 is lost.
    let score = [9.0, 2.0, 8.0, 1.0, 7.0, 3.0, 6.5, 0.0];
    let lost = score.map(|s| s > 5.0);
    assert_eq!(fit(&score, &lost), Err(Refusal::Separation { column: "score".to_owned() }));
    // Quasi-complete: those at 5 are of both kinds, above nobody stays.
    let score = [9.0, 2.0, 8.0, 1.0, 5.0, 5.0, 5.0, 0.0];
    let lost = [true, false, true, false, true, false, true, false];
    assert_eq!(fit(&score, &lost), Err(Refusal::Separation { column: "score".to_owned() }));
    // One person on the other side: a finite answer.
    let lost = [true, false, true, true, true, false, true, false];
    assert_eq!(fit(&score, &lost), Ok(8));
    assert_eq!(fit(&score, &[true; 8]), Err(Refusal::OneOutcome));
}

#[test]
fn a_strong_association_without_separation_is_fitted() {
    // 400 rows, one on the wrong side each way: odds ratios of many thousands, but finite.
    let x: Vec<f64> = (0..400).map(f64::from).collect();
    let yes: Vec<bool> = (0..400).map(|i| (i > 200) != (i == 199 || i == 202)).collect();
    let fit = Design::with_intercept(400)
        .numeric("x", &x)
        .and_then(|design| logistic(&design, &yes))
        .unwrap_or_else(|e| panic!("{e}"));
    assert!(fit.coefficients[1].estimate > 0.5 && fit.coefficients[1].profile.is_some());
}

#[test]
fn attrition_tells_why_there_is_no_model() {
    let row = |i: usize, lost: bool| AttritionRow {
        before: 30.0 + (i * 7 % 23) as f64,
        service: Some(if i.is_multiple_of(3) { "A" } else { "B" }.to_owned()),
        week: None,
        lost,
    };
    // Everyone in A is lost, nobody in B.
    let rows: Vec<_> = (0..30).map(|i| row(i, i % 3 == 0)).collect();
    let attrition_of = |rows: &[AttritionRow]| attrition(rows).unwrap_or_else(|e| panic!("{e}"));
    let all = attrition_of(&rows);
    assert!(all.model.is_none() && all.model_refused.is_some_and(|why| why.contains("serviceB")));
    // Empty cells are withheld, not shown as 0 and 1.
    assert!(all.differences[1].mean_lost.is_none());
    let few: Vec<_> = (0..30).map(|i| row(i, i < 4)).collect();
    assert_eq!(
        attrition(&few),
        Err(Refusal::TooFewIn { group: "people lost", found: 4, needed: 5 })
    );
    let mut some = rows.clone();
    some[3].week = Some(2.0);
    assert_eq!(attrition(&some), Err(Refusal::MissingWeek));
    some.iter_mut().for_each(|row| row.week = Some(2.0));
    // A week that is the same for everyone follows from the constant.
    assert!(attrition_of(&some).model_refused.is_some_and(|why| why.contains("week")));
    some[4].service = None;
    assert_eq!(attrition(&some), Err(Refusal::MissingService));
}

#[test]
fn ancova_at_the_pairs_is_the_mean_change_and_needs_services_named() {
    let mut rows: Vec<PairedRow> =
        X.iter().zip(Y).map(|(x, y)| PairedRow::new(Some(*x), Some(y))).collect();
    rows.push(PairedRow::new(Some(30.0), None));
    let model = ancova(&rows, false).unwrap_or_else(|e| panic!("{e}"));
    let change = Y.iter().zip(X).map(|(y, x)| y - x).sum::<f64>() / 8.0;
    assert!((model.at_pairs.hc3.estimate - change).abs() < 1e-12);
    assert!((model.at_everyone.before - (X.iter().sum::<f64>() + 30.0) / 9.0).abs() < 1e-12);
    assert!(model.at_pairs.cr2.is_none() && model.lost == 1 && model.services.is_none());
    assert_eq!(ancova(&rows, true).map(|m| m.pairs), Err(Refusal::MissingService));
}

#[test]
fn characteristics_below_five_are_withheld() {
    let numbers = Characteristic::Numeric("before".to_owned(), X.to_vec());
    let table =
        standardised_differences(&[numbers], &[false, true, true, false, true, false, false, true])
            .unwrap_or_else(|e| panic!("{e}"));
    assert_eq!((table[0].completers, table[0].lost), (4, 4));
    assert!(table[0].standardised.is_none() && table[0].mean_lost.is_none());
}

proptest! {
    /// Shift and scale of either axis, and the order of the rows, move the slope as they should and
    /// leave every t where it was.
    #[test]
    fn slopes_follow_their_units(
        y in prop::collection::vec(-50.0_f64..50.0, 8),
        shift in -1e3_f64..1e3,
        scale in 1e-2_f64..1e2,
        turn in 0_usize..8,
    ) {
        let Ok(fit) = line(&X, &y) else { return Ok(()) };
        let moved: Vec<f64> = X.iter().map(|x| x * scale + shift).collect();
        let (mut x, mut other) = (moved, y);
        x.rotate_left(turn);
        other.rotate_left(turn);
        let mut clusters = AB;
        clusters.rotate_left(turn);
        let again = line(&x, &other).unwrap_or_else(|e| panic!("{e}"));
        let t = |fit: &LeastSquares, clusters: &[&str]| {
            let hc3 = fit.heteroscedasticity_robust(Heteroscedasticity::Hc3).map(|h| h.coefficients);
            let cr2 = fit.cluster_robust(clusters, ClusterCorrection::Cr2).map(|c| c.coefficients);
            let all = [Ok(fit.coefficients.clone()), hc3, cr2];
            all.map(|c| c.ok().and_then(|c| c.get(1).and_then(|c| c.t)).unwrap_or(f64::NAN))
        };
        for (a, b) in t(&fit, &AB).into_iter().zip(t(&again, &clusters)) {
            prop_assert!((a - b).abs() <= 1e-7 * (1.0 + a.abs()), "{} {}", a, b);
        }
        prop_assert!((fit.coefficients[1].estimate - again.coefficients[1].estimate * scale).abs() < 1e-7);
    }

    /// Whatever comes in: an answer or a refusal, never a panic, never a value that is not a number.
    #[test]
    fn nothing_panics(
        x in prop::collection::vec(prop_oneof![Just(0.0), Just(1e100), Just(f64::NAN), -1e3_f64..1e3], 0..12),
        yes in prop::collection::vec(any::<bool>(), 0..12),
    ) {
        let y: Vec<f64> = x.iter().rev().copied().collect();
        if let Ok(fit) = line(&x, &y) {
            prop_assert!(fit.coefficients.iter().all(|c| c.estimate.is_finite() && c.se.is_finite()));
        }
        let n = x.len().min(yes.len());
        let design = Design::with_intercept(n).numeric("x", &x[..n]);
        if let Ok(fit) = design.and_then(|design| logistic(&design, &yes[..n])) {
            prop_assert!(fit.deviance.is_finite());
        }
    }
}
