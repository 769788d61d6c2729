//! The table of assumptions about those lost: against R, against the parts it shares with the
//! paired analysis, and what it refuses.

use kastanj_analysis::distribution::student_quantile;
use kastanj_analysis::imputation::ImputationSettings;
use kastanj_analysis::missing_data::{
    IntervalSource, MissingDataAssumption, MissingDataInput, MissingDataTable, RobustnessReason,
    missing_data_table,
};
use kastanj_analysis::{
    Direction, Level, PairedInput, PairedRow, Quantity, Refusal, ScaleRange, TippingStatus,
    paired_analysis,
};
use serde_json::Value;

use crate::r;

/// R's table takes everyone for independent: without services.
fn input(name: &str) -> Option<MissingDataInput> {
    let mut rows = r::rows(name)?;
    rows.iter_mut().for_each(|row| row.service = None);
    let mut input = MissingDataInput::new(rows, Direction::HigherIsBetter);
    input.settings = ImputationSettings { m: 4000, ..ImputationSettings::default() };
    Some(input)
}

fn made(input: &MissingDataInput) -> MissingDataTable {
    missing_data_table(input).unwrap_or_else(|e| panic!("{e}"))
}

#[test]
fn the_table_agrees_with_r() {
    let stored = r::stored("assumptions");
    for (name, set) in [("own/services.csv", "/services"), ("immer_lost", "/immer_lost")] {
        let Some(input) = input(name) else { return };
        let ours = serde_json::to_value(made(&input)).unwrap_or_else(|e| panic!("{e}"));
        let at = |pointer: &str| {
            ours.pointer(pointer).and_then(Value::as_f64).unwrap_or_else(|| panic!("no {pointer}"))
        };
        let of_set = stored.iter().filter_map(|(key, v)| Some((key.strip_prefix(set)?, *v)));
        let (mut exact, mut drawn) = (0, 0);
        for (key, theirs) in of_set {
            if let Some(pointer) = key.strip_prefix("/exact") {
                r::close(key, at(pointer), theirs, 1e-6);
                exact += 1;
            } else if let Some(row) =
                key.strip_prefix("/drawn").and_then(|k| k.strip_suffix("/estimate"))
            {
                let figure = |what: &str| {
                    let key = format!("{set}/drawn{row}/{what}");
                    stored.iter().find(|(k, _)| *k == key).map_or(f64::NAN, |(_, v)| *v)
                };
                let mcse = figure("estimate_mcse");
                let off = (at(&format!("{row}/mean_change")) - theirs).abs();
                assert!(off < 4.0 * 2.0_f64.sqrt() * mcse, "{key}: off by {} errors", off / mcse);
                let half = (at(&format!("{row}/interval/upper"))
                    - at(&format!("{row}/interval/lower")))
                    / 2.0;
                assert!((half / figure("half_width") - 1.0).abs() < 0.02, "{key}: {half}");
                drawn += 1;
            }
        }
        assert_eq!((exact, drawn), (9, 4));
    }
}

/// At another level the same means and degrees of freedom, and intervals of t at that level.
#[test]
fn intervals_follow_the_level() {
    let Some(mut input) = input("own/services.csv") else { return };
    let usual = made(&input);
    input.level = Level::of_alpha(0.1).unwrap_or_else(|e| panic!("{e}"));
    let narrow = made(&input);
    let mut drawn = 0;
    for (usual, narrow) in usual.rows.iter().zip(&narrow.rows) {
        let (wide, tight) = (usual.interval.unwrap(), narrow.interval.unwrap());
        assert_eq!((usual.mean_change, tight.level), (narrow.mean_change, 0.9));
        assert!(tight.half_width() < wide.half_width());
        let Some(pooled) = narrow.imputed else { continue };
        let df = pooled.df.unwrap_or_else(|| panic!("degrees of freedom"));
        let half = student_quantile(0.95, df) * pooled.se;
        assert!((tight.half_width() / half - 1.0).abs() < 1e-12);
        drawn += 1;
    }
    assert_eq!(drawn, 3);
    assert!(narrow.delta_line.iter().all(|point| (point.interval.level - 0.9).abs() < 1e-12));
}

/// Services that differ widen what takes everyone for independent, at every assumption and shift, and
/// the interval reaches 0 at a smaller shift; the means stay.
#[test]
fn services_that_differ_widen_every_row() {
    let Some(mut alone) = input("own/services.csv") else { return };
    alone.settings.m = 50;
    let rows = r::rows("own/services.csv").unwrap_or_else(|| panic!("read before"));
    let together = made(&MissingDataInput { rows, ..alone.clone() });
    let alone = made(&alone);
    let half = 9.044_650_545_480_96; // R: results/paired_services.json, over_services/half_width
    for (wide, narrow) in together.rows.iter().zip(&alone.rows) {
        assert_eq!(wide.mean_change, narrow.mean_change);
        let (wide, narrow) = (wide.interval.unwrap(), narrow.interval.unwrap());
        assert!((wide.half_width() - half).abs() < 1e-9 && narrow.half_width() < half);
    }
    assert!(together.delta_line.iter().all(|p| (p.interval.half_width() - half).abs() < 1e-9));
    let sources: Vec<IntervalSource> = together.rows.iter().map(|r| r.interval_source).collect();
    assert_eq!(sources[0], IntervalSource::OverServices);
    assert!(sources[1..].iter().all(|source| *source == IntervalSource::PairsHalfWidth));
    let reach = |table: &MissingDataTable| table.tipping.interval_reaches_zero;
    assert!(reach(&together).zip(reach(&alone)).is_some_and(|(near, far)| near > far));
}

#[test]
fn r_still_says_so_about_missing_data() {
    let Some(text) = r::run(&["assumptions.R"]) else { return };
    for ((key, now), (_, stored)) in r::figures(&text).into_iter().zip(r::stored("assumptions")) {
        r::close(&format!("{key}, R then and now"), now, stored, 1e-8);
    }
}

#[test]
fn it_says_the_same_as_the_paired_analysis_where_both_speak() {
    let Some(input) = input("own/services.csv") else { return };
    let table = made(&input);
    let paired = paired_analysis(&PairedInput::new(input.rows.clone(), input.direction))
        .unwrap_or_else(|e| panic!("{e}"));
    let dropout = &paired.findings().unwrap_or_else(|| panic!("figures")).dropout;
    assert_eq!(table.tipping.mean_zero, dropout.tipping.delta);
    assert_eq!(table.rows[3].mean_change, dropout.scenarios[2].mean_change);
    // The interval is reached before the mean.
    let (touch, zero) = (table.tipping.interval_reaches_zero, table.tipping.mean_zero);
    assert!(touch.zip(zero).is_some_and(|(touch, zero)| zero < touch && touch < 0.0));
    assert_eq!(table.rows.len(), 6);
    // Two runs, the same bits.
    assert_eq!(table, made(&input));
}

/// Ten pairs with mean change `change`, `lost` people at 50, scale 0–100.
fn study(change: f64, lost: usize, declared: f64) -> MissingDataTable {
    let pair = |i: usize| {
        let before = 44.0 + i as f64;
        PairedRow::new(
            Some(before),
            Some(before + change + if i.is_multiple_of(2) { 2.0 } else { -2.0 }),
        )
    };
    let mut rows: Vec<PairedRow> = (0..10).map(pair).collect();
    rows.extend((0..lost).map(|i| PairedRow::new(Some(48.0 + (i % 2) as f64), None)));
    let mut input = MissingDataInput::new(rows, Direction::HigherIsBetter);
    input.range = ScaleRange::new(0.0, 100.0).ok();
    input.declared_delta_sd = declared;
    input.settings.m = 20;
    made(&input)
}

#[test]
fn the_direction_is_robust_or_not_and_says_why() {
    let said = |table: &MissingDataTable| (table.direction.robust, table.direction.reason);
    assert_eq!(said(&study(8.0, 0, 0.5)), (Some(true), RobustnessReason::NobodyLost));
    assert_eq!(study(8.0, 0, 0.5).rows.len(), 1);
    // One lost would have to change by −80 from 48.
    let off = study(8.0, 1, 0.5);
    assert_eq!(said(&off), (Some(true), RobustnessReason::OffTheScale));
    assert_eq!(off.tipping.status, TippingStatus::NoPlausibleDelta);
    // Ten lost must change by −8: a delta of about −16, five before-SDs of 3.03.
    let ten = study(8.0, 10, 0.5);
    assert_eq!(said(&ten), (Some(true), RobustnessReason::BeyondDeclaredRange));
    let tipping = ten.tipping.mean_zero_sd.unwrap_or(f64::NAN).abs();
    // Just inside and just outside the declared range.
    assert_eq!(
        said(&study(8.0, 10, tipping)),
        (Some(false), RobustnessReason::WithinDeclaredRange)
    );
    assert_eq!(said(&study(8.0, 10, tipping - 1e-9)).0, Some(true));
    assert_eq!(ten.rows.len(), 8);
    let worst = ten.rows.iter().find(|r| r.assumption == MissingDataAssumption::LostAtWorstEnd);
    assert!(worst.is_some_and(|row| !row.same_sign));
}

#[test]
fn what_gives_no_table_is_refused() {
    let rows = |n: u32, lost: u32| -> Vec<PairedRow> {
        let pair = |i: u32| PairedRow::new(Some(f64::from(i)), Some(f64::from(i * i)));
        let gone = (0..lost).map(|i| PairedRow::new(Some(f64::from(i)), None));
        (0..n).map(pair).chain(gone).collect()
    };
    let refused = |input: &MissingDataInput| missing_data_table(input).map(|table| table.pairs);
    let of = |rows| MissingDataInput::new(rows, Direction::HigherIsBetter);
    assert_eq!(refused(&of(rows(4, 5))), Err(Refusal::TooFew { found: 4, needed: 5 }));
    assert_eq!(refused(&of(rows(5, 5))), Ok(5));
    assert_eq!(refused(&of(vec![PairedRow::default(); 9])), Err(Refusal::AllMissing));
    let mut same = rows(6, 2);
    same.iter_mut().for_each(|row| row.before = Some(3.0));
    assert_eq!(refused(&of(same)), Err(Refusal::ZeroVariance { what: Quantity::Before }));
    let mut bad = of(rows(6, 2));
    bad.declared_delta_sd = f64::NAN;
    assert!(matches!(refused(&bad), Err(Refusal::BadSetting { .. })));
    let mut one = of(rows(6, 2));
    one.settings.m = 1;
    assert!(matches!(refused(&one), Err(Refusal::TooFew { found: 1, needed: 2 })));
    // A perfect line: a mean, and no interval from the regression.
    let line = (0..6).map(|i| PairedRow::new(Some(f64::from(i)), Some(2.0 * f64::from(i))));
    let line = line.chain([PairedRow::new(Some(9.0), None)]).collect();
    let table = missing_data_table(&of(line)).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(table.rows[1].interval, None);
    assert!((table.rows[1].mean_change - 24.0 / 7.0).abs() < 1e-9);
}
