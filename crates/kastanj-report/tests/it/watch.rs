//! The living report: looks that belong together over the editions.

use kastanj_analysis::monitoring::always_valid;
use kastanj_analysis::{Interval, Level};
use kastanj_language::{Lang, signed};
use kastanj_report::Audience;
use kastanj_report::effect::{EarlierEdition, EffectReport, EffectReportInput, effect_report};
use kastanj_report::knowledge::Register;

use crate::cases;

fn made(input: &EffectReportInput) -> EffectReport {
    let register = Register::shipped().expect("the shipped register is sound");
    effect_report(input, Audience::Board, Lang::Sv, &register)
        .unwrap_or_else(|refusal| panic!("{refusal:#?}"))
}

fn after(mut input: EffectReportInput, earlier: &EffectReport, same_data: bool) -> EffectReport {
    // As the store keeps it.
    let kept = serde_json::to_string(&earlier.figures).expect("JSON");
    input.earlier = Some(EarlierEdition {
        number: 1,
        as_of: "2025-W10".parse().expect("a week"),
        same_data,
        figures: serde_json::from_str(&kept).expect("figures"),
    });
    made(&input)
}

fn row_of(interval: Interval) -> String {
    let (lower, upper) = (interval.lower, interval.upper);
    format!(
        "| Den här utgåvan | {} till {} |",
        signed(Lang::Sv, lower, 1),
        signed(Lang::Sv, upper, 1)
    )
}

/// Where services may differ the look is as much wider as the interval of the mean change, and there is
/// no e-value: it takes everyone for independent.
#[test]
fn a_look_over_services_is_wider_and_has_no_e_value() {
    let report = made(&cases::supported());
    let findings = report.analysis.findings().expect("figures");
    let look = always_valid(&findings.change, 0.5, Level::USUAL).expect("a look");
    let alone = look.interval.expect("an interval");
    let wider = findings.interval().half_width() / findings.change.half_width;
    assert!(wider > 1.1, "{wider}");
    let text = report.document.plain();
    let words = format!("{} – |", row_of(alone.stretched(wider)));
    assert!(text.contains(&words), "{words}\n{text}");
    assert!(!text.contains(&row_of(alone)) && text.contains("e-värdet visas inte"), "{text}");
}

#[test]
fn the_first_edition_prints_its_own_look() {
    let report = made(&cases::indication());
    let change = report.analysis.findings().expect("figures").change;
    let look = always_valid(&change, 0.5, Level::USUAL).expect("a look");
    let words = row_of(look.interval.expect("an interval"));
    let text = report.document.plain();
    assert!(text.contains(&words), "{words}\n{text}");
    assert!(
        text.contains("20 svarar mot planens felnivå")
            && !text.contains("som har tittat, tillsammans")
    );
    assert_eq!(report.figures.watch.map(|watch| watch.looks), Some(1));
}

/// The ends of both editions, the narrower of each; the larger e-value; two looks.
#[test]
fn looks_are_taken_together() {
    let first = made(&cases::supported());
    let mut input = cases::supported();
    for row in &mut input.paired.rows {
        row.after = row.after.map(|after| (after + 3.0).min(100.0));
    }
    let alone = made(&input).figures.watch.expect("a look");
    let both = after(input, &first, false);
    let before = first.figures.watch.expect("a look");
    let all = both.figures.watch.expect("a look");
    assert_eq!(all.looks, 2);
    assert_eq!(all.lower, alone.lower.into_iter().chain(before.lower).reduce(f64::max));
    assert_eq!(all.upper, alone.upper.into_iter().chain(before.upper).reduce(f64::min));
    assert!(all.lower == alone.lower && all.upper == before.upper, "{all:?}");
    assert!((all.ln_e - alone.ln_e.max(before.ln_e)).abs() < 1e-12);
    let text = both.document.plain();
    assert!(text.contains("De 2 utgåvor för samma läsare som har tittat, tillsammans"), "{text}");
}

#[test]
fn the_same_data_and_another_level_are_no_further_look() {
    let first = made(&cases::supported());
    let again = after(cases::supported(), &first, true);
    assert_eq!(again.figures.watch.map(|watch| watch.looks), Some(1));
    let mut input = cases::supported();
    input.paired.level = Level::of_alpha(0.1).expect("an alpha");
    let other = after(input, &first, false);
    assert_eq!(other.figures.watch.map(|watch| watch.looks), Some(1), "begun anew");
}

/// Looks that exclude each other are told, not averaged.
#[test]
fn looks_that_come_apart_are_told() {
    let mut low = cases::supported();
    for row in &mut low.paired.rows {
        row.after = row.after.map(|after| (after - 40.0).max(0.0));
    }
    let both = after(cases::supported(), &made(&low), false);
    let watch = both.figures.watch.expect("a look");
    assert!(watch.lower > watch.upper, "{watch:?}");
    assert!(both.document.plain().contains("Utgåvornas intervall går isär"));
    let beside = after(cases::supported(), &made(&cases::supported()), false);
    assert!(!beside.document.plain().contains("går isär"));
}

#[test]
fn below_an_indication_nothing_is_watched() {
    for input in [cases::nine_of_twenty_nine(), cases::three_pairs()] {
        let report = made(&input);
        assert!(report.figures.watch.is_none());
        assert!(!report.document.plain().contains("e-värde"));
    }
}

/// An edition that counts an earlier week than the one before it looks back, and says so.
#[test]
fn an_edition_that_looks_back_says_so() {
    let first = made(&cases::supported());
    let mut input = cases::supported();
    for row in &mut input.paired.rows {
        row.after = row.after.map(|after| (after + 3.0).min(100.0));
    }
    let back = "räknade till en senare vecka än den här";
    assert!(!after(input.clone(), &first, false).document.plain().contains(back));
    input.as_of = "2025-W02".parse().expect("a week");
    assert!(after(input, &first, false).document.plain().contains(back));
}
