//! Multiple imputation beside the plain assumptions about those missing, and the tipping line.

use kastanj_analysis::PairedInput;
use kastanj_analysis::imputation::ImputationSettings;
use kastanj_analysis::missing_data::{IntervalSource, MissingDataInput, missing_data_table};
use kastanj_language::{Lang, decimal, signed};
use kastanj_report::Audience;
use kastanj_report::effect::{EffectReportInput, Scope, effect_report};
use kastanj_report::knowledge::Register;

use crate::cases;

fn plain(input: &EffectReportInput, audience: Audience) -> String {
    let register = Register::shipped().expect("the shipped register is sound");
    effect_report(input, audience, Lang::Sv, &register)
        .map(|report| report.document.plain())
        .unwrap_or_else(|refusal| panic!("{refusal:#?}"))
}

/// The rows are those of the analysis, drawn with the plan's seed.
#[test]
fn the_rows_are_those_of_the_analysis() {
    let input = cases::supported();
    let paired = &input.paired;
    let made = missing_data_table(&MissingDataInput {
        range: paired.range,
        settings: ImputationSettings { seed: paired.seed, ..ImputationSettings::default() },
        ..MissingDataInput::new(paired.rows.clone(), paired.direction)
    })
    .expect("a table");
    let text = plain(&input, Audience::Board);
    let mut seen = 0;
    for row in made.rows.iter().filter(|row| row.imputed.is_some()) {
        let pooled = row.imputed.expect("imputed");
        let interval = row.interval.expect("an interval");
        // Never narrower than the pairs' own interval over their services.
        assert!(interval.half_width() >= pooled.interval.half_width());
        assert_eq!(row.interval_source, IntervalSource::PairsHalfWidth);
        let cells = format!(
            "| {} | {} | {} till {} | – | {} |",
            row.n,
            signed(Lang::Sv, row.mean_change, 1),
            signed(Lang::Sv, interval.lower, 1),
            signed(Lang::Sv, interval.upper, 1),
            decimal(Lang::Sv, pooled.fmi, 2)
        );
        assert!(text.contains(&cells), "{cells}\n{text}");
        seen += 1;
    }
    assert_eq!(seen, 3);
    let tips = made.tipping.interval_reaches_zero.expect("a point where the interval tips");
    let words = format!("Intervallet når noll om det gick {} poäng", signed(Lang::Sv, tips, 1));
    assert!(text.contains(&words), "{words}\n{text}");
    assert!(text.contains(&format!("frö {}", paired.seed)));
}

/// The figure tells in words where the line crosses zero, and that it is not crossed where it is not.
#[test]
fn the_tipping_line_is_drawn_and_told() {
    for (input, crossed) in [
        (cases::supported(), false),
        // Two of three lost and a small change: a moderate shift removes it.
        (
            cases::report(
                cases::paired(cases::rows(30, 60, 3.0)),
                Scope::Unit("Exempelstad A".to_owned()),
            ),
            true,
        ),
    ] {
        let text = plain(&input, Audience::Board);
        assert_eq!(text.contains("Linjen går genom noll vid"), crossed, "{text}");
        assert_eq!(text.contains("Linjen går inte genom noll"), !crossed, "{text}");
        let register = Register::shipped().expect("the shipped register is sound");
        let made = effect_report(&input, Audience::Board, Lang::Sv, &register).expect("a report");
        assert_eq!(made.document.html().contains("försvinner vid"), crossed);
        assert!(text.contains("vid 0,0 standardavvikelser är medelförändringen"), "{text}");
    }
}

/// Where the number of those missing may not be seen, nothing of it is told; with nobody missing
/// nothing is drawn.
#[test]
fn a_few_missing_are_not_drawn() {
    let input = cases::report(
        PairedInput { persons: Some(41), ..cases::paired(cases::rows(30, 2, 9.0)) },
        Scope::Unit("Exempelstad B".to_owned()),
    );
    let text = plain(&input, Audience::Board);
    let drawn = "De som saknas, dragna många gånger";
    assert!(!text.contains(drawn) && !text.contains("Linje med band"), "{text}");
    assert!(plain(&input, Audience::Room).contains(drawn));
    let whole = cases::report(
        cases::paired(cases::rows(30, 0, 9.0)),
        Scope::Unit("Exempelstad B".to_owned()),
    );
    assert!(!plain(&whole, Audience::Room).contains(drawn));
}
