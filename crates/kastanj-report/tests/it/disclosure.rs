use kastanj_analysis::PairedInput;
use kastanj_language::Lang;
use kastanj_report::document::{Block, Cell};
use kastanj_report::effect::{EarlierEdition, EffectReportInput, Scope, effect_report};
use kastanj_report::knowledge::Register;
use kastanj_report::{Audience, Document, ReportRefusal};
use proptest::prelude::*;

use crate::cases;

fn counts(blocks: &[Block], found: &mut Vec<u64>) {
    for block in blocks {
        match block {
            Block::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    if let Cell::Count(count) = cell {
                        found.push(*count);
                    }
                }
            }
            Block::Side { left, right } => {
                counts(left, found);
                counts(right, found);
            }
            _ => {}
        }
    }
}

fn document(input: &EffectReportInput, audience: Audience) -> Document {
    let register = Register::shipped().expect("the shipped register is sound");
    effect_report(input, audience, Lang::Sv, &register)
        .map(|report| report.document.document().clone())
        .unwrap_or_else(|refusal| panic!("{refusal:#?}"))
}

fn plain(input: &EffectReportInput, audience: Audience) -> String {
    let register = Register::shipped().expect("the shipped register is sound");
    effect_report(input, audience, Lang::Sv, &register)
        .map(|report| report.document.plain())
        .unwrap_or_else(|refusal| panic!("{refusal:#?}"))
}

#[test]
fn below_five_pairs_no_mean_is_printed_for_anybody() {
    for audience in Audience::ALL {
        let text = {
            let register = Register::shipped().expect("the shipped register is sound");
            effect_report(&cases::three_pairs(), audience, Lang::Sv, &register)
                .map(|report| report.document.plain())
                .unwrap_or_else(|refusal| panic!("{refusal:#?}"))
        };
        for word in ["Medelvärde", "poäng högre", "poäng lägre", "Förändringen försvinner", "d_av"]
        {
            assert!(!text.contains(word), "{audience}: {word}");
        }
    }
}

#[test]
fn the_public_edition_hides_nine_pairs() {
    let register = Register::shipped().expect("the shipped register is sound");
    let text = effect_report(&cases::nine_of_twenty_nine(), Audience::Public, Lang::Sv, &register)
        .map(|report| report.document.plain())
        .unwrap_or_else(|refusal| panic!("{refusal:#?}"));
    assert!(text.contains("färre än 10"));
    for words in ["9 av 29", "Medelvärde", "Förändringen försvinner", "poäng högre efteråt"]
    {
        assert!(!text.contains(words), "{words}\n{text}");
    }
}

/// Neither the value nor *passed / not passed* of a gate that tells a direction.
#[test]
fn a_withheld_gate_withholds_its_outcome() {
    let text = plain(&cases::nine_of_twenty_nine(), Audience::Public);
    let rows: Vec<&str> = text.lines().filter(|line| line.contains("om de som saknas")).collect();
    assert_eq!(rows.len(), 3, "{text}");
    for row in rows {
        assert!(row.ends_with("| visas inte |"), "{row}");
    }
}

/// A plan may ask for few pairs; the verdict must not tell the public how it went for them.
#[test]
fn a_verdict_on_few_is_not_told_to_the_public() {
    let mut input = cases::nine_of_twenty_nine();
    let gates = &mut input.paired.gates.indication;
    (gates.pairs, gates.after_per_before, gates.half_width, gates.delta_sd) = (6, 0.1, 5.0, 0.0);
    (input.paired.asked, input.paired.eligible) = (Some(40), Some(60));
    let board = plain(&input, Audience::Board);
    assert!(board.contains("tecken på förbättring"), "{board}");
    let public = plain(&input, Audience::Public);
    assert!(public.contains("Den här utgåvan visar inte hur det har gått"), "{public}");
    for words in ["förbättring", "försämring", "Bedömning: tecken"] {
        assert!(!public.contains(words), "{words}\n{public}");
    }
}

#[test]
fn lines_per_person_are_drawn_for_the_room_alone() {
    let caption = "En linje per person";
    for audience in Audience::ALL {
        let text = format!("{:?}", document(&cases::indication(), audience));
        assert_eq!(text.contains(caption), audience == Audience::Room, "{audience}");
    }
}

/// One lost person: neither the number nor figures that reveal it.
#[test]
fn a_single_loss_is_not_given_away() {
    let input = cases::report(
        PairedInput { persons: Some(21), ..cases::paired(cases::rows(11, 1, 9.0)) },
        Scope::Unit("Exempelstad B".to_owned()),
    );
    let register = Register::shipped().expect("the shipped register is sound");
    let text = effect_report(&input, Audience::Board, Lang::Sv, &register)
        .map(|report| report.document.plain())
        .unwrap_or_else(|refusal| panic!("{refusal:#?}"));
    assert!(text.contains("visas inte"), "{text}");
    assert!(text.contains("riktningen håller"), "{text}");
    for words in ["11 av 12", "12 av 21", " 12 ", "Förändringen försvinner"] {
        assert!(!text.contains(words), "{words}\n{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    /// Whatever the material: no report for a board or the public holds a small count, and every
    /// report that is made has passed the wording check.
    #[test]
    fn no_edition_holds_a_small_count(
        pairs in 0_u64..40,
        lost in 0_u64..20,
        more in 0_u64..12,
        change in -20.0_f64..20.0,
    ) {
        prop_assume!(pairs + lost > 0);
        let paired = PairedInput {
            persons: Some(pairs + lost + more),
            asked: Some(pairs + lost + more + 3),
            eligible: Some(pairs + lost + more + 9),
            ..cases::paired(cases::rows(pairs, lost, change))
        };
        let input = cases::report(paired, Scope::Unit("Exempelstad C".to_owned()));
        for audience in [Audience::Board, Audience::Public] {
            let mut found = Vec::new();
            counts(&document(&input, audience).blocks, &mut found);
            prop_assert!(found.iter().all(|n| *n == 0 || *n >= audience.threshold()), "{found:?}");
        }
    }
}

/// An edition that counted other pairs before: what both together would give away.
fn beside(pairs: u64, earlier: u64, audience: Audience) -> Result<String, ReportRefusal> {
    let register = Register::shipped().expect("the shipped register is sound");
    let made = |pairs| {
        let input =
            cases::report(cases::paired(cases::rows(pairs, 8, 6.0)), Scope::All { services: 4 });
        (effect_report(&input, audience, Lang::Sv, &register).expect("a report").figures, input)
    };
    let figures = made(earlier).0;
    let mut input = made(pairs).1;
    input.earlier = Some(EarlierEdition {
        number: 3,
        as_of: "2025-W10".parse().expect("a week"),
        same_data: false,
        figures,
    });
    effect_report(&input, audience, Lang::Sv, &register).map(|report| report.document.plain())
}

#[test]
fn two_editions_side_by_side_give_no_single_answers_away() {
    for (pairs, earlier) in [(24, 20), (20, 24), (21, 20)] {
        for audience in [Audience::Board, Audience::Public] {
            let refused = beside(pairs, earlier, audience).expect_err("few have come or gone");
            assert!(matches!(refused, ReportRefusal::TooFewNew { number: 3, .. }), "{refused}");
        }
        assert!(
            beside(pairs, earlier, Audience::Room).expect("the room sees all").contains("Utgåva 3")
        );
    }
    assert!(beside(25, 20, Audience::Board).expect("five new").contains("Utgåva 3"));
    let public = beside(25, 20, Audience::Public).expect_err("ten for the public");
    assert!(matches!(public, ReportRefusal::TooFewNew { new: 5, needed: 10, .. }), "{public}");
    assert!(beside(20, 20, Audience::Public).expect("nobody new").contains("Utgåva 3"));
    // The earlier edition printed no mean for the public: there is nothing to lay beside.
    assert!(beside(12, 8, Audience::Public).expect("no mean before").contains("Utgåva 3"));
}

#[test]
fn a_few_forms_with_gaps_are_not_given_away() {
    let mut input = cases::indication();
    // Before: 45 closed and 8 open.
    input.form = cases::form(53);
    for row in input.form.rows.iter_mut().skip(3) {
        for answer in row.iter_mut() {
            answer.get_or_insert(2.0);
        }
    }
    let gaps = input.form.rows.iter().filter(|row| row.contains(&None)).count();
    assert!((1..5).contains(&gaps), "{gaps}");
    let text = plain(&input, Audience::Board);
    let room = plain(&input, Audience::Room);
    assert!(
        text.contains("alfa") && text.contains("visas inte: färre än 5 skulle synas"),
        "{text}"
    );
    assert!(!text.contains(&format!("{} formulär", 53 - gaps)), "{text}");
    assert!(room.contains(&format!("{gaps} av 53")), "{room}");
}

/// The mixed model counts those missing who have a score before. Beside the number of all who are
/// missing it would tell how many have none.
#[test]
fn a_few_without_a_score_before_are_not_given_away_by_the_model() {
    let mut input = cases::supported();
    let row = |input: &EffectReportInput, audience| {
        let text = plain(input, audience);
        let row = text.lines().find(|line| line.starts_with("| Klienter |"));
        row.map(str::to_owned).unwrap_or_else(|| panic!("{text}"))
    };
    assert!(row(&input, Audience::Board).contains("| 104 |"));
    input.paired.closed_before_forms = Some(106);
    let board = row(&input, Audience::Board);
    assert!(!board.contains("104") && board.contains("–"), "{board}");
    assert!(row(&input, Audience::Room).contains("| 104 |"));
    input.paired.closed_before_forms = Some(110);
    assert!(row(&input, Audience::Board).contains("| 104 |"));
}

/// Where nobody has answered about the contact there is no table of noughts.
#[test]
fn no_answers_about_the_contact_make_no_table() {
    let part = "Klienternas svar om kontakten";
    let mut input = cases::supported();
    assert!(plain(&input, Audience::Room).contains(part));
    input.contact = cases::contact([0; 5]);
    let text = plain(&input, Audience::Room);
    assert!(!text.contains(part) && text.contains("Inga svar om kontakten finns"), "{text}");
}
