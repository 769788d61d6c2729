//! A reader with a pencil: the numbers of a report meet.

use kastanj_language::Lang;
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
    let sum = "andra 32 vet vi inte: 9 svarade inte före, 15 svarade före men saknas (har inte \
               poäng båda gångerna) och 8 har en kontakt";
    assert!(text.contains(sum), "{text}");
    assert!(text.contains("De 45 är de 30 som har poäng båda gångerna och de 15 som saknas."));
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

/// Those without a yes to the use are named, with the use, and are in no other number.
#[test]
fn those_kept_out_for_want_of_a_yes_are_counted() {
    let unit = EffectReportInput { without_yes: 0, ..cases::indication() };
    assert!(!plain(&unit, Audience::Board).contains("inte sagt ja"));
    let uses = [
        (Scope::Unit("Exempelstad A".to_owned()), "verksamhetens egen uppföljning", "uppföljning"),
        (Scope::All { services: 4 }, "den nationella studien", "studien"),
    ];
    for (scope, purpose, short) in uses {
        let mut input = EffectReportInput { without_yes: 11, scope, ..cases::indication() };
        input.paired.persons = Some(73);
        (input.paired.asked, input.paired.eligible) = (Some(90), Some(120));
        let text = plain(&input, Audience::Board);
        // 73 = 30 + 32 + 11, and 32 = 9 + 15 + 8.
        for words in [
            "30 av 73 personer har poäng både före och efter",
            "de andra 32 vet vi inte: 9 svarade inte före, 15 svarade före men saknas",
            &format!("11 av dem som tackade ja svarade före men har inte sagt ja till {purpose}."),
            &format!("9 svarade inte före, 11 utan ja till {short}"),
            &format!("alla som svarade före och har sagt ja till {purpose}."),
        ] {
            assert!(text.contains(words), "{words}\n{text}");
        }
    }
}

/// Nor may their number, or what it leaves over, be smaller than the edition allows.
#[test]
fn few_kept_out_are_not_given_away() {
    let input = EffectReportInput { without_yes: 3, ..cases::indication() };
    let board = plain(&input, Audience::Board);
    for words in [
        "Färre än 5 av dem som tackade ja svarade före men har inte sagt ja till verksamhetens egen uppföljning.",
        "9 svarade inte före eller utan ja",
        "De andra 32 är inte med: de svarade inte före, saknas",
    ] {
        assert!(board.contains(words), "{words}\n{board}");
    }
    assert!(!board.contains("de andra 32 vet vi inte"), "{board}");
    assert!(plain(&input, Audience::Room).contains("3 av dem som tackade ja svarade före"));
    // Seven of the nine: two never answered.
    let input = EffectReportInput { without_yes: 7, ..cases::indication() };
    let board = plain(&input, Audience::Board);
    assert!(
        board.contains("Några av dem som tackade ja svarade före men har inte sagt ja"),
        "{board}"
    );
    for words in ["7 av dem", "7 utan ja", "2 svarade inte före"] {
        assert!(!board.contains(words), "{words}\n{board}");
    }
    let public = EffectReportInput { without_yes: 9, ..cases::indication() };
    assert!(
        plain(&public, Audience::Public)
            .contains("Färre än 10 av dem som tackade ja svarade före men")
    );
}

/// Many missing and few going on: the report may not say that few are missing.
#[test]
fn missing_means_one_thing_on_the_page() {
    for (lost, open) in [(8, 2), (2, 8), (3, 4)] {
        let paired = kastanj_analysis::PairedInput {
            persons: Some(20 + lost + open),
            open_contacts: open,
            ..cases::paired(cases::rows(20, lost, 9.0))
        };
        let input = cases::report(paired, Scope::Unit("Exempelstad B".to_owned()));
        let text = plain(&input, Audience::Board);
        let both = lost + open;
        for words in [
            &format!("{both} saknas eller pågår ännu") as &str,
            &format!("de andra {both} vet vi inte: de saknas (har inte poäng"),
            "Hur många de är visas inte, eftersom färre än 5 personer då kunde räknas fram.",
        ] {
            assert!(text.contains(words), "{words}\n{text}");
        }
        assert!(!text.contains("Färre än 5 personer saknas"), "{text}");
        assert!(!text.contains("svarat både före och efter"), "{text}");
    }
}

#[test]
fn the_line_of_dates_says_as_of_which_week() {
    let input = cases::nine_of_twenty_nine();
    let register = Register::shipped().expect("the shipped register is sound");
    for (lang, words) in
        [(Lang::Sv, "räknat per vecka 10, 2026"), (Lang::En, "counted as of week 10, 2026")]
    {
        let report = effect_report(&input, Audience::Board, lang, &register)
            .unwrap_or_else(|refusal| panic!("{refusal:#?}"));
        let document = report.document.document();
        assert!(document.foot.ends_with(words), "{}", document.foot);
        assert!(document.subtitle.contains(words), "{}", document.subtitle);
        assert!(!document.foot.contains("2026-03-02"), "{}", document.foot);
    }
}

/// The report, the manual and the command line have one name for each verdict.
#[test]
fn a_verdict_has_one_name() {
    use kastanj_analysis::Verdict;
    use kastanj_language::tr;
    for lang in Lang::ALL {
        let names = [
            (
                Verdict::NoStatement,
                tr!(lang, "program-verdict-no-statement"),
                tr!(lang, "program-paired-verdict-no-statement"),
            ),
            (
                Verdict::DescribeOnly,
                tr!(lang, "program-verdict-describe-only"),
                tr!(lang, "program-paired-verdict-describe-only"),
            ),
            (
                Verdict::Indication,
                tr!(lang, "program-verdict-indication"),
                tr!(lang, "program-paired-verdict-indication"),
            ),
            (
                Verdict::SupportedChange,
                tr!(lang, "program-verdict-supported-change"),
                tr!(lang, "program-paired-verdict-supported-change"),
            ),
        ];
        for (verdict, short, long) in names {
            let name = kastanj_report::effect::step_name(verdict, lang);
            assert_eq!(short, name);
            assert!(long.contains(&name.to_uppercase()), "{long}");
        }
    }
}
