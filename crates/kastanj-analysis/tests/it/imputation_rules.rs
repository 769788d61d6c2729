//! Imputation: same bits for any number of threads, what must hold, what is refused.

use kastanj_analysis::distribution::RandomDraw;
use kastanj_analysis::imputation::{
    ImputationMethod, ImputationSettings, Imputations, IncompleteColumn, imputations_needed,
    impute, pool_imputations, tipping_delta,
};
use kastanj_analysis::{Quantity, Refusal};
use proptest::prelude::*;

/// Three correlated columns, the second and third with holes.
fn columns(rows: usize, method: ImputationMethod) -> Vec<IncompleteColumn> {
    let mut random = RandomDraw::new(17, 0);
    let mut table = vec![Vec::new(), Vec::new(), Vec::new()];
    for _ in 0..rows {
        let x = 50.0 + 10.0 * random.normal();
        let y = 0.6 * x + 25.0 + 7.0 * random.normal();
        let z = 0.3 * x + 0.3 * y + 5.0 * random.normal();
        table[0].push(Some(x));
        table[1].push((random.uniform() > 0.3).then_some(y));
        table[2].push((random.uniform() > 0.2).then_some(z));
    }
    let names = ["before", "after", "other"];
    let named = names.iter().zip(table);
    named.map(|(name, values)| IncompleteColumn::new(name, values, method)).collect()
}

fn settings(m: u32) -> ImputationSettings {
    ImputationSettings { m, iterations: 4, ..ImputationSettings::default() }
}

fn filled(columns: &[IncompleteColumn], settings: &ImputationSettings) -> Imputations {
    impute(columns, settings).unwrap_or_else(|e| panic!("{e}"))
}

fn bits(imputations: &Imputations) -> Vec<u64> {
    (0..imputations.m())
        .filter_map(|i| imputations.complete(i))
        .flatten()
        .flatten()
        .map(f64::to_bits)
        .collect()
}

#[test]
fn any_number_of_threads_gives_the_same_bits() {
    for method in [ImputationMethod::Norm, ImputationMethod::Pmm] {
        let columns = columns(120, method);
        let with = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
            let pool = pool.unwrap_or_else(|e| panic!("{e}"));
            pool.install(|| bits(&filled(&columns, &settings(9))))
        };
        let one = with(1);
        assert_eq!(one, with(4));
        // The first nine of twelve are the same nine: one stream each.
        assert_eq!(one, bits(&filled(&columns, &settings(12)))[..one.len()]);
        let other = ImputationSettings { seed: 1, ..settings(9) };
        assert_ne!(one, bits(&filled(&columns, &other)));
    }
}

#[test]
fn observed_values_stay_and_matching_lends_only_what_was_seen() {
    let columns = columns(80, ImputationMethod::Pmm);
    let imputations = filled(&columns, &settings(5));
    for i in 0..5 {
        let whole = imputations.complete(i).unwrap_or_else(|| panic!("five"));
        for (column, whole) in columns.iter().zip(&whole) {
            for (given, value) in column.values.iter().zip(whole) {
                assert!(given.is_none_or(|given| given.to_bits() == value.to_bits()));
                assert!(column.values.contains(&Some(*value)));
            }
        }
    }
    assert!(imputations.complete(5).is_none());
    assert_eq!(imputations.chains.len(), 5 * 4 * 2);
}

#[test]
fn shifting_moves_the_mean_by_the_share_missing_and_tips() {
    let columns = columns(200, ImputationMethod::Norm);
    let imputations = filled(&columns, &settings(20));
    let change = |imputations: &Imputations| {
        imputations.pool(Some(199.0), |columns| {
            let changes: Vec<f64> =
                columns[1].iter().zip(&columns[0]).map(|(after, before)| after - before).collect();
            let mean = changes.iter().sum::<f64>() / 200.0;
            let squares: f64 = changes.iter().map(|c| (c - mean).powi(2)).sum();
            Ok((mean, squares / 199.0 / 200.0))
        })
    };
    let at = |delta| imputations.shifted("after", delta).and_then(|shifted| change(&shifted));
    let (plain, down) = (at(0.0), at(-4.0));
    let (Ok(plain), Ok(down)) = (plain, down) else { panic!("pooled") };
    let share = imputations.missing[1] as f64 / 200.0;
    assert!((plain.estimate - down.estimate - 4.0 * share).abs() < 1e-9);
    let tipping = tipping_delta(&imputations, "after", -100.0, change);
    let tipping = tipping.unwrap_or_else(|e| panic!("{e}"));
    let zero = tipping.estimate_zero.unwrap_or(f64::NAN);
    assert!((zero + plain.estimate / share).abs() < 1e-6, "{tipping:?}");
    let touches = tipping.interval_reaches_zero.unwrap_or(f64::NAN);
    assert!(touches > zero && touches < 0.0);
    assert!(at(touches).is_ok_and(|pooled| pooled.interval.lower.abs() < 1e-6));
    let unknown = imputations.shifted("nowhere", 1.0).map(|i| i.m());
    assert_eq!(unknown, Err(Refusal::UnknownColumn { column: "nowhere".to_owned() }));
    assert!(imputations.shifted("after", f64::NAN).is_err());
}

#[test]
fn what_cannot_be_imputed_is_refused() {
    let good = columns(40, ImputationMethod::Norm);
    let refused = |columns: &[IncompleteColumn]| impute(columns, &settings(3)).map(|i| i.m());
    let mut full = good.clone();
    for column in &mut full {
        column.values.iter_mut().for_each(|value| *value = Some(value.unwrap_or(3.0)));
    }
    assert_eq!(refused(&full), Err(Refusal::NothingMissing));
    let mut empty = good.clone();
    empty[1].values = vec![None; 40];
    let column = "after".to_owned();
    let too_few = Refusal::TooFewObserved { column: column.clone(), found: 0, needed: 5 };
    assert_eq!(refused(&empty), Err(too_few));
    let mut flat = good.clone();
    flat[1].values.iter_mut().for_each(|value| *value = value.map(|_| 4.0));
    assert_eq!(refused(&flat), Err(Refusal::ConstantColumn { column }));
    let mut twice = good.clone();
    twice.push(IncompleteColumn { name: "again".to_owned(), ..good[0].clone() });
    assert!(matches!(refused(&twice), Err(Refusal::Collinear { .. })));
    let mut bad = good.clone();
    bad[2].values[7] = Some(f64::INFINITY);
    let column = "other".to_owned();
    assert_eq!(refused(&bad), Err(Refusal::UnusableValue { row: 7, column }));
    let mut short = good.clone();
    short[2].values.pop();
    assert_eq!(refused(&short), Err(Refusal::UnequalLengths { left: 40, right: 39 }));
    assert!(matches!(refused(&[]), Err(Refusal::TooFew { .. })));
    let none = impute(&good, &settings(0)).map(|i| i.m());
    assert!(matches!(none, Err(Refusal::BadSetting { name: "imputations", .. })));
}

#[test]
fn rubins_rules_refuse_and_reach_their_limits() {
    assert!(matches!(pool_imputations(&[1.0], &[1.0], None), Err(Refusal::TooFew { .. })));
    assert!(matches!(
        pool_imputations(&[1.0, f64::NAN], &[1.0, 1.0], None),
        Err(Refusal::NotFiniteValue { index: 1 })
    ));
    assert!(matches!(
        pool_imputations(&[1.0, 2.0], &[1.0, -1.0], None),
        Err(Refusal::BadSetting { .. })
    ));
    assert!(matches!(
        pool_imputations(&[1.0, 2.0], &[1.0, 1.0], Some(0.0)),
        Err(Refusal::BadSetting { .. })
    ));
    let nothing = pool_imputations(&[1.0, 1.0], &[0.0, 0.0], None).map(|p| p.m);
    assert_eq!(nothing, Err(Refusal::ZeroVariance { what: Quantity::Imputed }));
    // No difference between imputations: the complete-data df, a little reduced.
    let same = pool_imputations(&[2.0; 5], &[1.0; 5], Some(30.0)).unwrap_or_else(|e| panic!("{e}"));
    assert!((same.df.unwrap_or(f64::NAN) - 31.0 / 33.0 * 30.0).abs() < 1e-12);
    let infinite = pool_imputations(&[2.0; 5], &[1.0; 5], None).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!((infinite.df, infinite.fmi), (None, 0.0));
    // No variance within: everything is between.
    let between =
        pool_imputations(&[1.0, 2.0, 4.0], &[0.0; 3], None).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!((between.lambda, between.riv, between.df), (1.0, None, Some(2.0)));
    // von Hippel's example: 20 % missing information, coefficient of variation 5 %.
    assert_eq!(imputations_needed(0.2, 0.05), Ok(9));
    assert_eq!(imputations_needed(0.0, 0.05), Ok(2));
    assert!(imputations_needed(1.1, 0.05).is_err() && imputations_needed(0.5, 0.0).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Shift and scale of a column shift and scale what is filled in.
    #[test]
    fn units_do_not_matter(shift in -1e4_f64..1e4, scale in 1e-3_f64..1e3, pmm in any::<bool>()) {
        let method = if pmm { ImputationMethod::Pmm } else { ImputationMethod::Norm };
        let plain = columns(40, method);
        let mut moved = plain.clone();
        for value in moved[1].values.iter_mut().flatten() {
            *value = *value * scale + shift;
        }
        let (a, b) = (filled(&plain, &settings(2)), filled(&moved, &settings(2)));
        for i in 0..2 {
            let (Some(a), Some(b)) = (a.complete(i), b.complete(i)) else { panic!("two") };
            for (x, y) in a[1].iter().zip(&b[1]) {
                let expected = x * scale + shift;
                prop_assert!((expected - y).abs() <= 1e-6 * (scale * 10.0 + shift.abs()), "{} {}", expected, y);
            }
        }
    }

    /// An answer of finite numbers, or a refusal.
    #[test]
    fn nothing_panics(
        cells in prop::collection::vec(
            prop::option::of(prop_oneof![Just(0.0), Just(1e100), Just(f64::NAN), -1e3_f64..1e3]), 0..60),
        pmm in any::<bool>(),
    ) {
        let method = if pmm { ImputationMethod::Pmm } else { ImputationMethod::Norm };
        let rows = cells.len() / 2;
        let table = vec![
            IncompleteColumn::new("a", cells[..rows].to_vec(), method),
            IncompleteColumn::new("b", cells[rows..2 * rows].to_vec(), method),
        ];
        if let Ok(imputations) = impute(&table, &settings(2)) {
            let whole = imputations.complete(1).unwrap_or_default();
            prop_assert!(whole.iter().flatten().all(|value| value.is_finite()));
        }
    }
}
