//! A plan with another alpha: every interval, gate and word of the report follows it.

use kastanj_analysis::{GateName, GateStatus, Level, Verdict};
use kastanj_language::Lang;
use kastanj_report::effect::{EarlierEdition, EffectReport, EffectReportInput, effect_report};
use kastanj_report::knowledge::Register;
use kastanj_report::{Audience, Checked};

use crate::cases;

fn at(mut input: EffectReportInput, alpha: f64) -> EffectReportInput {
    let level = Level::of_alpha(alpha).expect("an alpha");
    input.paired.level = level;
    for other in &mut input.others {
        other.paired.level = level;
    }
    input
}

fn report(input: &EffectReportInput, audience: Audience, lang: Lang) -> EffectReport {
    let register = Register::shipped().expect("the shipped register is sound");
    effect_report(input, audience, lang, &register).unwrap_or_else(|refusal| panic!("{refusal:#?}"))
}

/// Every text of a document, drawings and alternative texts included.
fn all_words(document: &Checked) -> String {
    document.html()
}

#[test]
fn no_word_keeps_the_usual_level() {
    for case in [cases::supported(), cases::indication(), cases::nine_of_twenty_nine()] {
        let input = at(case, 0.1);
        for audience in Audience::ALL {
            for lang in Lang::ALL {
                let made = report(&input, audience, lang);
                for page in std::iter::once(&made.document).chain(&made.summary) {
                    let words = all_words(page).replace(['\u{a0}', ' '], " ");
                    for usual in ["95 %", "95%"] {
                        assert!(!words.contains(usual), "{audience} {lang}: {words}");
                    }
                    let told = words.contains("90 % ") || words.contains("90% ");
                    assert!(told || !words.contains("onfiden"), "{audience} {lang}: {words}");
                }
            }
        }
    }
}

#[test]
fn the_public_page_names_the_level_of_the_plan() {
    for (alpha, sv, en) in [(0.1, "90 ", "90 "), (0.01, "99 ", "99 "), (0.001, "99,9 ", "99.9 ")] {
        for (lang, words) in [(Lang::Sv, sv), (Lang::En, en)] {
            let made = report(&at(cases::supported(), alpha), Audience::Public, lang);
            let page = made.summary.expect("a page for the public").plain();
            let cases = if lang == Lang::Sv { "fall av 100" } else { "cases of 100" };
            assert!(page.contains(&format!("{words}{cases}")), "{words}: {page}");
        }
    }
}

/// What is printed is the interval at the plan's level: R, `t.test(conf.level = 0.9)` stands behind
/// the analysis; here it is found again in the text, and narrower than the usual one.
#[test]
fn printed_ends_are_those_of_the_level() {
    let ends = |alpha: f64| {
        let made = report(&at(cases::supported(), alpha), Audience::Board, Lang::En);
        let interval = made.analysis.findings().expect("figures").interval();
        let words = format!("{:+.1} to {:+.1}", interval.lower, interval.upper);
        let text = made.document.plain();
        assert!(text.contains(&words), "{words}: {text}");
        (interval.lower, interval.upper, text)
    };
    let (usual, narrow) = (ends(0.05), ends(0.1));
    assert!(narrow.0 > usual.0 && narrow.1 < usual.1);
    // Services, mixed model, form and shares take it, too.
    for row in ["| asked |", "| Clients |", "4 services pooled", "alpha", "| reliably better |"] {
        let line = |text: &str| text.lines().find(|line| line.contains(row)).map(str::to_owned);
        let (usual, narrow) = (line(&usual.2), line(&narrow.2));
        assert!(usual.is_some() && usual != narrow, "{row}: {usual:?} {narrow:?}");
    }
}

/// A gate between the half-widths at 90 and 95 %: the plan's alpha decides the verdict.
#[test]
fn the_verdict_follows_the_level() {
    let half_width = |alpha: f64| {
        let made = report(&at(cases::indication(), alpha), Audience::Board, Lang::Sv);
        made.analysis.findings().expect("figures").effect_sizes.half_width_sd_av
    };
    let between = f64::midpoint(half_width(0.05), half_width(0.1));
    let verdict = |alpha: f64| {
        let mut input = at(cases::indication(), alpha);
        input.paired.gates.indication.half_width = between;
        let made = report(&input, Audience::Board, Lang::Sv);
        let gate = made
            .analysis
            .gates
            .iter()
            .find(|gate| gate.name == GateName::HalfWidth && gate.step == Verdict::Indication);
        (made.analysis.verdict, gate.expect("a gate").status)
    };
    assert_eq!(verdict(0.05), (Verdict::DescribeOnly, GateStatus::Fail));
    assert_eq!(verdict(0.1), (Verdict::Indication, GateStatus::Pass));
}

/// Two editions whose plans ask for different levels: both are named side by side.
#[test]
fn editions_at_two_levels_name_both() {
    let earlier = report(&cases::supported(), Audience::Board, Lang::Sv).figures;
    let kept = serde_json::to_string(&earlier).expect("JSON");
    let change = serde_json::to_value(earlier.change).expect("JSON");
    assert!(change.get("level").is_none(), "what early editions wrote stays as it was: {change}");
    let beside = |alpha: f64| {
        let mut input = at(cases::supported(), alpha);
        input.earlier = Some(EarlierEdition {
            number: 1,
            as_of: "2025-W10".parse().expect("a week"),
            same_data: false,
            figures: serde_json::from_str(&kept).expect("figures"),
        });
        let text = report(&input, Audience::Board, Lang::Sv).document.plain();
        text.lines()
            .find(|line| line.starts_with("| Medelförändring | "))
            .expect("a row")
            .to_owned()
    };
    let row = beside(0.1);
    assert!(row.contains("95 % intervall") && row.contains("90 % intervall"), "{row}");
    let row = beside(0.05);
    assert!(!row.contains('%'), "{row}");
}
