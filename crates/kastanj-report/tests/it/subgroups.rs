//! Changes by answers that the plan names: tested, never told of a few, never read off two intervals.

use kastanj_analysis::paired_change::Pairs;
use kastanj_analysis::subgroups::{groups_over_services, subgroups};
use kastanj_analysis::{Level, multiplicity};
use kastanj_language::{Lang, Text, decimal};
use kastanj_report::Audience;
use kastanj_report::effect::{EffectReportInput, Subgroup, effect_report};
use kastanj_report::knowledge::Register;

use crate::cases;

fn plain(input: &EffectReportInput, audience: Audience, lang: Lang) -> String {
    let register = Register::shipped().expect("the shipped register is sound");
    effect_report(input, audience, lang, &register)
        .map(|report| report.document.plain())
        .unwrap_or_else(|refusal| panic!("{refusal:#?}"))
}

fn words(word: &str) -> Text {
    Text { sv: word.to_owned(), en: word.to_owned() }
}

/// A question whose answer of each pair, in the order of the rows, is `of(number of the pair)`.
fn divided(
    input: &EffectReportInput,
    question: &str,
    groups: usize,
    of: impl Fn(usize) -> Option<usize>,
) -> Subgroup {
    let mut pair = 0;
    let of_rows = input.paired.rows.iter().map(|row| {
        let complete = row.before.is_some() && row.after.is_some();
        let place = if complete { of(pair) } else { Some(0) };
        pair += usize::from(complete);
        place
    });
    Subgroup {
        question: words(question),
        groups: (0..groups).map(|at| words(&format!("svar {at}"))).collect(),
        of_rows: of_rows.collect(),
        declared: true,
    }
}

/// 88 pairs in two halves, of which the second changed 8 points more.
fn two_halves() -> EffectReportInput {
    let mut input = cases::supported();
    let mut pair = 0;
    for row in &mut input.paired.rows {
        if let (Some(_), Some(after)) = (row.before, row.after) {
            row.after = Some(if pair % 2 == 1 { (after + 8.0).min(100.0) } else { after });
            pair += 1;
        }
    }
    let even = divided(&input, "Delad fråga?", 2, |pair| Some(pair % 2));
    let thirds = divided(&input, "Tredelad fråga?", 3, |pair| Some(pair / 2 % 3));
    input.subgroups = vec![even, thirds];
    input
}

/// The printed figures are those of the test, adjusted for both divisions.
#[test]
fn what_is_printed_is_the_test() {
    let input = two_halves();
    let (before, after): (Vec<f64>, Vec<f64>) =
        input.paired.rows.iter().filter_map(|row| row.before.zip(row.after)).unzip();
    let pairs = Pairs::new(before, after).expect("pairs");
    let complete = input.paired.rows.iter().filter(|row| row.before.and(row.after).is_some());
    let services: Vec<Option<&str>> = complete.map(|row| row.service.as_deref()).collect();
    let tests: Vec<_> = input
        .subgroups
        .iter()
        .map(|asked| {
            let rows = input.paired.rows.iter().zip(&asked.of_rows);
            let group: Vec<_> =
                rows.filter(|(row, _)| row.after.is_some()).map(|(_, place)| *place).collect();
            let found = subgroups(&pairs, &group, asked.groups.len(), 5, Level::USUAL);
            let found = found.expect("groups");
            let level = Level::USUAL;
            let over = groups_over_services(&pairs, &group, &services, &found, level);
            let over = over.expect("groups").expect("four services");
            (found.interaction.expect("a test"), over)
        })
        .collect();
    let p: Vec<f64> = tests.iter().filter_map(|(_, over)| over.p_value).collect();
    let adjusted = multiplicity::holm(&p).expect("two tests").adjusted;
    assert!(adjusted[0] < 0.05 && adjusted[1] > 0.05, "{adjusted:?}");
    let text = plain(&input, Audience::Board, Lang::Sv);
    assert!(text.contains("Planen delar upp efter de här svaren"), "{text}");
    assert!(
        text.contains("belägg för att förändringen skiljer sig mellan grupperna, inte för vad")
    );
    assert!(text.contains("Det betyder inte att den är lika."), "{text}");
    let between = tests[0].1.differences[0];
    let difference = format!("{} poäng, 95 % intervall", decimal(Lang::Sv, between.difference, 1));
    assert!(text.contains(&difference), "{difference}: {text}");
    let several = format!("F(2; {})", decimal(Lang::Sv, tests[1].0.df_denominator, 1));
    assert!(text.contains(&several) && text.contains("justerat för 2 uppdelningar"), "{text}");
    // 44 in each half.
    let row = text.lines().find(|line| line.starts_with("| svar 1 |")).expect("a row");
    assert!(row.contains("| 44 |"), "{row}");
}

/// A division that this edition may not tell is a test like the others.
#[test]
fn what_is_not_told_is_counted_among_the_tests() {
    let mut input = two_halves();
    // Four in a group of their own: the whole division is withheld from the board.
    input.subgroups[1] = divided(&input, "Skev fråga?", 3, |pair| match pair {
        0..4 => Some(2),
        pair => Some(pair / 2 % 2),
    });
    let board = plain(&input, Audience::Board, Lang::Sv);
    assert!(board.contains("Skev fråga? Visas inte"), "{board}");
    assert!(board.contains("justerat för 2 uppdelningar"), "{board}");
    let told = |text: &str| {
        let line = text.lines().find(|line| line.contains("Skillnad mellan grupperna"));
        line.map(str::to_owned).expect("a test of two groups")
    };
    assert_eq!(told(&board), told(&plain(&input, Audience::Room, Lang::Sv)));
    input.subgroups.truncate(1);
    let alone = plain(&input, Audience::Board, Lang::Sv);
    assert!(
        alone.contains("aldrig säkrare än Welch)") && !alone.contains("justerat för 1"),
        "{alone}"
    );
}

#[test]
fn a_plan_that_names_nothing_has_no_such_part() {
    let text = plain(&cases::supported(), Audience::Room, Lang::Sv);
    assert!(!text.contains("Förändring efter svar före"), "{text}");
}

#[test]
fn a_division_that_was_not_frozen_is_exploratory() {
    let mut input = two_halves();
    input.subgroups[1].declared = false;
    let text = plain(&input, Audience::Board, Lang::En);
    assert!(text.contains("Exploratory: the plan was not frozen with this division"), "{text}");
}

#[test]
fn below_an_indication_no_group_is_told() {
    let mut input = cases::nine_of_twenty_nine();
    input.subgroups = vec![divided(&input, "Delad fråga?", 2, |pair| Some(pair % 2))];
    for audience in Audience::ALL {
        let text = plain(&input, audience, Lang::Sv);
        assert!(!text.contains("svar 0") && !text.contains("svar 1"), "{audience}: {text}");
    }
    assert!(plain(&input, Audience::Room, Lang::Sv).contains("Görs först från steget indikation"));
}

/// A single group that is too small could be computed from the others and the whole: nothing of that
/// question is told, and its count does not stand either.
#[test]
fn a_group_that_the_others_give_away_hides_them_all() {
    let mut input = cases::supported();
    let small = |least: usize| move |pair: usize| Some(usize::from(pair < least));
    for (least, audience, told) in [
        (4, Audience::Board, false),
        (5, Audience::Board, true),
        (9, Audience::Public, false),
        (10, Audience::Public, true),
        // The room sees all but means of fewer than five.
        (4, Audience::Room, true),
    ] {
        input.subgroups = vec![divided(&input, "Delad fråga?", 2, small(least))];
        let text = plain(&input, audience, Lang::Sv);
        assert_eq!(text.contains("| svar 0 |"), told, "{least} {audience}: {text}");
        assert_eq!(text.contains("Visas inte: grupper med färre"), !told, "{text}");
    }
    // Three without an answer and four in one group: seven together, in two parts.
    let parts = |pair: usize| if pair < 3 { None } else { Some(usize::from(pair < 7)) };
    input.subgroups = vec![divided(&input, "Delad fråga?", 2, parts)];
    let text = plain(&input, Audience::Board, Lang::Sv);
    assert!(
        text.contains("| svar 0 | 81 |") && text.contains("| svar 1 | – | – | – | – |"),
        "{text}"
    );
    assert!(text.contains("inte två grupper som är stora nog"), "{text}");
}
