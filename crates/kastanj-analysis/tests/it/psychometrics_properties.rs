//! Rules of the forms' figures that hold for any answers, and what is refused.

use kastanj_analysis::psychometrics::{
    Answers, Extraction, ReliableChangeInput, Rotation, alpha, cfa, efa, intraclass_correlations,
    item_quality, omega, reliable_change,
};
use kastanj_analysis::{Quantity, Refusal, ScaleRange};
use proptest::collection::vec;
use proptest::prelude::*;

fn table(columns: usize, rows: Vec<Vec<f64>>) -> Answers {
    let names = (1..=columns).map(|i| format!("q{i}")).collect();
    let rows = rows.into_iter().map(|row| row.into_iter().map(Some).collect()).collect();
    Answers::new(names, rows).unwrap_or_else(|e| panic!("{e}"))
}

/// A common part and an own part for each of `p` items.
fn scores(p: usize, sizes: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Vec<f64>>> {
    vec((0..=12_u8, vec(0..=9_u8, p)), sizes).prop_map(|rows| {
        let row = |(common, own): (u8, Vec<u8>)| {
            own.into_iter().map(|x| f64::from(common) + f64::from(x)).collect()
        };
        rows.into_iter().map(row).collect()
    })
}

fn near(a: f64, b: f64, tolerance: f64) -> bool {
    (a - b).abs() <= tolerance * (1.0 + a.abs().max(b.abs()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 30, ..ProptestConfig::default() })]

    #[test]
    fn shift_scale_and_order_leave_reliability_alone(
        rows in scores(5, 20..50), shift in -90.0..90.0_f64, scale in 0.1..20.0_f64,
    ) {
        let mut moved: Vec<Vec<f64>> = rows.iter().map(|row| row.iter().map(|x| shift + scale * x).collect()).collect();
        moved.reverse();
        let (here, there) = (table(5, rows), table(5, moved));
        if let (Ok(a), Ok(b)) = (alpha(&here), alpha(&there)) {
            prop_assert!(near(a.alpha, b.alpha, 1e-9) && near(a.standardised, b.standardised, 1e-9));
            prop_assert!(a.interval.lower <= a.alpha && a.alpha <= a.interval.upper);
        }
        if let (Ok(a), Ok(b)) = (intraclass_correlations(&here), intraclass_correlations(&there)) {
            prop_assert!(near(a.icc1.icc, b.icc1.icc, 1e-9) && near(a.icc2.icc, b.icc2.icc, 1e-9));
            let raw = alpha(&here).map(|a| a.alpha);
            prop_assert!(raw.is_ok_and(|raw| near(a.icc3k.icc, raw, 1e-9)));
        }
        match (omega(&here), omega(&there)) {
            (Ok(a), Ok(b)) => prop_assert!(near(a.omega, b.omega, 1e-6), "{a:?} {b:?}"),
            (Err(a), Err(b)) => prop_assert_eq!(a, b),
            (a, b) => prop_assert!(false, "{a:?} {b:?}"),
        }
    }

    #[test]
    fn rotation_leaves_communalities_alone(rows in scores(7, 40..80)) {
        let answers = table(7, rows);
        for extraction in [Extraction::MaximumLikelihood, Extraction::MinimumResidual] {
        let Ok(plain) = efa(&answers, 2, extraction, Rotation::None) else { continue };
        for rotation in [Rotation::Varimax, Rotation::Oblimin] {
            let turned = efa(&answers, 2, extraction, rotation).map_err(|e| TestCaseError::fail(e.to_string()))?;
            for (item, row) in turned.loadings.iter().enumerate() {
                let r = turned.factor_correlations[0][1];
                let communality = row[0] * row[0] + row[1] * row[1] + 2.0 * r * row[0] * row[1];
                let before: f64 = plain.loadings[item].iter().map(|x| x * x).sum();
                prop_assert!(near(communality, before, 1e-9));
                // At the summit the loadings reproduce each item's variance.
                prop_assert!(plain.heywood || near(before, plain.communalities[item], 1e-6));
            }
        }
        }
    }

    #[test]
    fn a_turned_item_turns_its_loading(rows in scores(4, 30..60)) {
        let turned = rows.iter().map(|row| { let mut row = row.clone(); row[1] = 50.0 - row[1]; row }).collect();
        let (Ok(here), Ok(there)) = (cfa(&table(4, rows), &[0; 4]), cfa(&table(4, turned), &[0; 4])) else { return Ok(()) };
        prop_assert!(near(here.fit.chi_square, there.fit.chi_square, 1e-6), "{here:?} {there:?}");
        let sign = if here.loadings[0].standardised * there.loadings[0].standardised < 0.0 { -1.0 } else { 1.0 };
        prop_assert!(near(here.loadings[1].standardised, -sign * there.loadings[1].standardised, 1e-5));
    }

    #[test]
    fn no_answer_makes_it_panic(rows in vec(vec(any::<f64>(), 4), 0..16), gaps in vec(any::<bool>(), 64)) {
        let rows: Vec<Vec<Option<f64>>> = rows.iter().enumerate().map(|(i, row)| {
            row.iter().enumerate().map(|(j, x)| (!gaps[4 * i + j] || i % 2 == 0).then_some(*x)).collect()
        }).collect();
        let names: Vec<String> = (0..4).map(|i| format!("q{i}")).collect();
        let Ok(answers) = Answers::new(names, rows) else { return Ok(()) };
        alpha(&answers).ok();
        omega(&answers).ok();
        cfa(&answers, &[0, 0, 1, 1]).ok();
        efa(&answers, 1, Extraction::MaximumLikelihood, Rotation::Oblimin).ok();
        efa(&answers, 1, Extraction::MinimumResidual, Rotation::Oblimin).ok();
        intraclass_correlations(&answers).ok();
        item_quality(&answers, ScaleRange { lower: -1e100, upper: 1e100 }).ok();
    }
}

fn wave(i: usize, j: usize) -> f64 {
    ((i * i * (j + 1) + 3 * i) % 11) as f64
}

#[test]
fn too_few_items_or_persons_are_refused() {
    let rows = |n: usize, p: usize| (0..n).map(|i| (0..p).map(|j| wave(i, j)).collect()).collect();
    let two = table(2, rows(30, 2));
    let few = Refusal::TooFewItems { found: 2, needed: 3 };
    assert_eq!(alpha(&two).err(), Some(few.clone()));
    assert_eq!(omega(&two).err(), Some(few.clone()));
    assert_eq!(efa(&two, 1, Extraction::MaximumLikelihood, Rotation::None).err(), Some(few));
    // Eight parameters of one factor on four items: nine persons.
    let short = table(4, rows(8, 4));
    assert_eq!(cfa(&short, &[0; 4]).err(), Some(Refusal::TooFew { found: 8, needed: 9 }));
    let four = table(4, rows(40, 4));
    let lone = cfa(&four, &[0, 0, 0, 1]).err();
    assert_eq!(lone, Some(Refusal::TooFewItems { found: 1, needed: 2 }));
    assert!(matches!(cfa(&four, &[0, 1, 2, 0]), Err(Refusal::BadSetting { .. })));
    assert!(matches!(cfa(&four, &[0, 1]), Err(Refusal::UnequalLengths { .. })));
    // Two factors on four items have fewer equations than unknowns.
    assert!(matches!(
        efa(&four, 2, Extraction::MaximumLikelihood, Rotation::None),
        Err(Refusal::BadSetting { .. })
    ));
    assert!(matches!(
        efa(&four, 0, Extraction::MaximumLikelihood, Rotation::None),
        Err(Refusal::BadSetting { .. })
    ));
}

#[test]
fn constant_and_repeated_items_are_refused() {
    let with = |last: fn(usize) -> f64| {
        table(4, (0..40).map(|i| vec![wave(i, 0), wave(i, 1), wave(i, 2), last(i)]).collect())
    };
    let constant = Some(Refusal::ConstantItem { item: "q4".into() });
    let same = with(|_| 0.1);
    assert_eq!(alpha(&same).err(), constant);
    assert_eq!(cfa(&same, &[0; 4]).err(), constant);
    assert_eq!(efa(&same, 1, Extraction::MaximumLikelihood, Rotation::None).err(), constant);
    let sum = with(|i| wave(i, 0) + wave(i, 1));
    let singular = Some(Refusal::Singular { what: "items" });
    assert_eq!(cfa(&sum, &[0; 4]).err(), singular);
    assert_eq!(efa(&sum, 1, Extraction::MaximumLikelihood, Rotation::None).err(), singular);
    assert_eq!(efa(&sum, 1, Extraction::MinimumResidual, Rotation::None).err(), singular);
    assert!(alpha(&sum).is_ok());
    let flat = table(3, vec![vec![2.0; 3]; 6]);
    let equal = Some(Refusal::ZeroVariance { what: Quantity::Ratings });
    assert_eq!(intraclass_correlations(&flat).err(), equal);
}

/// r12 = r13 = 0.6 and r23 = 0.2 would need a loading of √1.8.
#[test]
fn a_heywood_case_is_flagged() {
    let rows = (0..64_u32).map(|i| {
        let sign = |bit: u32| if i >> bit & 1 == 1 { 1.0 } else { -1.0 };
        let (a, b, c) = (sign(0), sign(1), sign(2));
        let second = 0.6 * a + 0.8 * b;
        let along = (0.2 - 0.36) / 0.8;
        vec![a, second, 0.6 * a + along * b + (1.0_f64 - 0.36 - along * along).sqrt() * c]
    });
    let answers = table(3, rows.collect());
    let model = cfa(&answers, &[0; 3]).unwrap_or_else(|e| panic!("{e}"));
    assert!(model.heywood && model.fit.df == 0.0 && model.fit.p_value.is_none(), "{model:?}");
    assert!((model.loadings[0].standardised - 1.8_f64.sqrt()).abs() < 1e-6);
    for extraction in [Extraction::MaximumLikelihood, Extraction::MinimumResidual] {
        let factors = efa(&answers, 1, extraction, Rotation::None);
        let factors = factors.unwrap_or_else(|e| panic!("{e}"));
        assert!(factors.heywood, "{factors:?}");
    }
}

#[test]
fn perfect_agreement_has_no_interval() {
    let same = table(2, (0..9).map(|i| vec![f64::from(i); 2]).collect());
    let icc = intraclass_correlations(&same).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!((icc.icc1.icc, icc.icc2.icc, icc.icc3k.icc), (1.0, 1.0, 1.0));
    assert_eq!((icc.icc2.f, icc.icc2.interval), (None, None));
    // Raters a point apart agree in order only.
    let apart = table(2, (0..9).map(|i| vec![f64::from(i), f64::from(i) + 1.0]).collect());
    let icc = intraclass_correlations(&apart).unwrap_or_else(|e| panic!("{e}"));
    assert!(icc.icc3.icc == 1.0 && icc.icc2.icc < 1.0);
}

/// SD 10 and reliability 0.84: SEM 4, difference 5.657, threshold 11.087.
#[test]
fn reliable_change_follows_from_reliability() {
    let change =
        |sd_before, reliability| reliable_change(ReliableChangeInput { sd_before, reliability });
    let result = change(10.0, 0.84).unwrap_or_else(|e| panic!("{e}"));
    assert!(
        (result.sem - 4.0).abs() < 1e-12 && (result.threshold - 11.087_228_2).abs() < 1e-5,
        "{result:?}"
    );
    for (sd, r) in [(0.0, 0.8), (f64::NAN, 0.8), (10.0, -0.1), (10.0, 1.1), (10.0, f64::NAN)] {
        assert!(matches!(change(sd, r), Err(Refusal::BadSetting { .. })), "{sd} {r}");
    }
}

#[test]
fn answers_outside_the_scale_are_refused() {
    let answers = table(3, vec![vec![0.0, 1.0, 3.0], vec![0.0, 0.0, 4.0]]);
    let range = |lower, upper| item_quality(&answers, ScaleRange { lower, upper });
    assert!(matches!(range(0.0, 3.0), Err(Refusal::BadSetting { value: 4.0, .. })));
    assert!(matches!(range(4.0, 0.0), Err(Refusal::BadRange { .. })));
    let quality = range(0.0, 4.0).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(quality.items[0].floor.map(|floor| floor.share), Some(1.0));
    assert_eq!(quality.floor.map(|floor| floor.count), Some(0));
    let unequal = Answers::new(vec!["a".into()], vec![vec![Some(1.0), None]]);
    assert_eq!(unequal.err(), Some(Refusal::UnequalLengths { left: 1, right: 2 }));
}
