//! A reader with a pencil: the numbers of a report meet.

use kastanj_language::Lang;
use kastanj_report::Audience;
use kastanj_report::effect::{EffectReportInput, effect_report};
use kastanj_report::knowledge::Register;

use crate::cases;

fn plain(input: &EffectReportInput, audience: Audience) -> String {
    let register = Register::shipped().expect("the shipped register is sound");
    effect_report(input, audience, Lang::Sv, &register)
        .map(|report| report.document.plain())
        .unwrap_or_else(|refusal| panic!("{refusal:#?}"))
}

/// The cells of the first row that begins with `head`.
fn row<'a>(text: &'a str, head: &str) -> Vec<&'a str> {
    let line = text.lines().find(|line| line.starts_with(&format!("| {head}")));
    let line = line.unwrap_or_else(|| panic!("no row {head}\n{text}"));
    line.trim_matches('|').split('|').map(str::trim).collect()
}

#[test]
fn everybody_is_accounted_for() {
    let text = plain(&cases::indication(), Audience::Board);
    // 62 said yes; 30 answered twice: 9 never answered, 15 are missing, 8 go on.
    let sum =
        "andra 32 vet vi inte: 9 svarade inte före, 15 svarade före men saknas efter och 8 har";
    assert!(text.contains(sum), "{text}");
    assert!(text.contains("De 45 är de 30 som svarade två gånger och de 15 som saknas efter."));
    assert!(text.contains("De 8 vars kontakt pågår är inte med."));
}

/// The value of a gate about those missing is found again in the table about them.
#[test]
fn the_gates_meet_the_table_of_those_missing() {
    for input in [cases::indication(), cases::worsening()] {
        let text = plain(&input, Audience::Board);
        let mean = text
            .lines()
            .find(|line| line.contains("Medelförändringen håller"))
            .and_then(|line| line.split('|').nth(3))
            .unwrap_or_else(|| panic!("{text}"))
            .trim()
            .trim_end_matches(" poäng")
            .to_owned();
        let starred = text
            .lines()
            .find(|line| line.starts_with("| ") && line.contains("* |"))
            .unwrap_or_else(|| panic!("{text}"));
        let there = starred.split('|').nth(3).unwrap_or_default().trim();
        // A worsening is counted in its own direction by the gate, with its sign in the table.
        assert_eq!(there.trim_start_matches(['+', '−']), mean.trim_start_matches(['+', '−']));
    }
}

#[test]
fn means_that_do_not_meet_say_why() {
    let mut seen = [false, false];
    for change in 0..12_u32 {
        let rows = cases::rows(31, 6, 5.0 + f64::from(change) * 0.37);
        let input = cases::report(
            cases::paired(rows),
            kastanj_report::effect::Scope::Unit("Exempelstad A".to_owned()),
        );
        let text = plain(&input, Audience::Board);
        let number = |head: &str| -> f64 {
            let cell = row(&text, head)[2].replace(',', ".").replace('−', "-");
            cell.parse().unwrap_or_else(|_| panic!("{cell}"))
        };
        let meets = (number("Efter ") - number("Före ") - number("Förändring, ")).abs() < 0.05;
        assert_eq!(text.contains("avrundade var för sig"), !meets, "{text}");
        seen[usize::from(meets)] = true;
    }
    assert_eq!(seen, [true, true], "both kinds must occur");
}

/// The figure, the table and the text name one goal.
#[test]
fn one_goal_in_one_unit() {
    let text = plain(&cases::indication(), Audience::Board);
    let pairs = row(&text, "±0,30")[1].to_owned();
    assert!(text.contains(&format!("nås säkrare med {pairs} par")), "{text}");
    let more: u64 = pairs.parse::<u64>().expect("a number") - 30;
    assert!(text.contains(&format!("fattas {more} par")), "{text}");
}
