use kastanj_analysis::{Course, Verdict};
use kastanj_language::Lang;
use kastanj_report::effect::{EffectReportInput, effect_report};
use kastanj_report::knowledge::Register;
use kastanj_report::{Audience, ReportRefusal};

use crate::cases;

fn plain(input: &EffectReportInput, audience: Audience, lang: Lang) -> String {
    let register = Register::shipped().expect("the shipped register is sound");
    effect_report(input, audience, lang, &register)
        .map(|report| report.document.plain())
        .unwrap_or_else(|refusal| panic!("{refusal:#?}"))
}

fn verdict(input: &EffectReportInput) -> (Verdict, Option<Course>) {
    let register = Register::shipped().expect("the shipped register is sound");
    let report = effect_report(input, Audience::Board, Lang::Sv, &register)
        .unwrap_or_else(|refusal| panic!("{refusal:#?}"));
    (report.analysis.verdict, report.analysis.course)
}

#[test]
fn the_five_situations_have_their_verdicts() {
    assert_eq!(verdict(&cases::nine_of_twenty_nine()).0, Verdict::DescribeOnly);
    assert_eq!(verdict(&cases::three_pairs()), (Verdict::NoStatement, None));
    assert_eq!(verdict(&cases::indication()), (Verdict::Indication, Some(Course::Improvement)));
    assert_eq!(verdict(&cases::worsening()), (Verdict::Indication, Some(Course::Worsening)));
    assert_eq!(verdict(&cases::supported()), (Verdict::SupportedChange, Some(Course::Improvement)));
}

#[test]
fn every_situation_in_every_edition_and_language() {
    let all = [
        ("nine_of_twenty_nine", cases::nine_of_twenty_nine()),
        ("three_pairs", cases::three_pairs()),
        ("indication", cases::indication()),
        ("worsening", cases::worsening()),
        ("supported", cases::supported()),
    ];
    for (name, input) in all {
        for audience in Audience::ALL {
            for lang in Lang::ALL {
                let text = plain(&input, audience, lang);
                insta::assert_snapshot!(format!("{name}_{audience}_{lang}"), text);
            }
        }
    }
}

/// What the nine-pairs case must say, in plain Swedish.
#[test]
fn the_nine_pairs_case_says_what_it_must() {
    let text = plain(&cases::nine_of_twenty_nine(), Audience::Board, Lang::Sv);
    let must = [
        "9 av 29 personer har poäng både före och efter",
        "andra 20 vet vi inte",
        "ingen grupp att jämföra med",
        "De som saknas är oförändrade",
        "MAR, regression",
        "Förändringen försvinner om",
        "7 svarade inte före och 13 svarade före men saknas (har inte poäng båda gångerna)",
        "De 22 är de 9 som har poäng båda gångerna och de 13 som saknas",
        "värt mer än att samla in längre",
        "±0,30",
        "fattas 18 par",
        "58 personer till",
        "Sju klienter intervjuades",
        "lägsta möjliga p = 0,0039",
        "Hur kontakterna slutade",
    ];
    for words in must {
        assert!(text.contains(words), "{words}\n{text}");
    }
    let first_page = text.split("Detaljer bakom första sidan").next().unwrap_or_default();
    assert!(first_page.contains("SYNTETISK"));
    assert!(!first_page.contains("p ="), "no p-value on the first page");
}

#[test]
fn a_supported_change_names_both_rivals_and_no_cause() {
    let sv = plain(&cases::supported(), Audience::Board, Lang::Sv);
    assert!(sv.contains("regression mot medelvärdet") && sv.contains("naturligt förlopp"));
    assert!(sv.contains("inte att kontakten är orsaken"));
    assert!(sv.contains("Prediktionsintervall"));
}

#[test]
fn an_empty_material_is_refused() {
    let register = Register::shipped().expect("the shipped register is sound");
    let input = cases::report(
        cases::paired(Vec::new()),
        kastanj_report::effect::Scope::All { services: 1 },
    );
    let refusal = effect_report(&input, Audience::Board, Lang::Sv, &register).map(|_| ());
    assert_eq!(refusal, Err(ReportRefusal::NoAnswers));
}

/// A study's name comes from a file: it is read like every other word.
#[test]
fn a_claim_in_the_study_name_stops_the_report() {
    let register = Register::shipped().expect("the shipped register is sound");
    let input = EffectReportInput {
        study: "Den effektiva metoden".to_owned(),
        ..cases::nine_of_twenty_nine()
    };
    let refusal = effect_report(&input, Audience::Board, Lang::Sv, &register);
    assert!(matches!(refusal, Err(ReportRefusal::Wording(_))));
}

/// A plan that was frozen when answers were there makes everything exploratory: said before any
/// figure, and the gates do not claim to have been set before the data.
#[test]
fn a_late_plan_is_told_before_any_figure() {
    let mut input = cases::supported();
    let first = |input: &EffectReportInput| {
        let text = plain(input, Audience::Board, Lang::Sv);
        let box_of_the_verdict = text.lines().skip_while(|line| !line.starts_with('['));
        (box_of_the_verdict.take(2).collect::<Vec<_>>().join("\n"), text)
    };
    let (said, text) = first(&input);
    assert!(said.starts_with("[Bedömning av underlaget: "), "{said}");
    assert!(text.contains("satta i planen före data"), "{text}");
    if let Some(frozen) = &mut input.plan.standing.frozen {
        frozen.forms_after = 3;
    }
    let (said, text) = first(&input);
    assert!(said.starts_with("[Utforskande bedömning av underlaget: "), "{said}");
    assert!(said.contains("Planen frystes när efterformulär redan fanns"), "{said}");
    assert!(!text.contains("satta i planen före data"), "{text}");
    assert!(text.contains("visar ingenting att de sattes före data"), "{text}");
}

/// Of those without a score at follow-up some have time left; a few of either are told together.
#[test]
fn those_missing_at_follow_up_are_told_from_those_with_time_left() {
    let mut input = cases::supported();
    let flow = |input: &EffectReportInput, audience| plain(input, audience, Lang::Sv);
    assert!(flow(&input, Audience::Board).contains("poäng även vid uppföljning: 40 (48 saknas)"));
    input.follow_up_open = 20;
    let both = flow(&input, Audience::Board);
    assert!(both.contains("poäng även vid uppföljning: 40 (28 saknas, 20 har tid kvar)"), "{both}");
    input.follow_up_open = 3;
    let few = flow(&input, Audience::Board);
    assert!(few.contains("poäng även vid uppföljning: 40 (48 utan poäng då)"), "{few}");
    assert!(flow(&input, Audience::Room).contains("45 saknas, 3 har tid kvar"));
}
