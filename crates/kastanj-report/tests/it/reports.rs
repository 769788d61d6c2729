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
