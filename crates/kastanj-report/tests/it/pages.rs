use kastanj_language::Lang;
use kastanj_report::Audience;
use kastanj_report::effect::{EffectReportInput, effect_report};
use kastanj_report::knowledge::{Register, knowledge_page};

use crate::cases;

fn register() -> Register {
    Register::shipped().expect("the shipped register is sound")
}

/// `KASTANJ_LOOK=DIR` writes what the tests print, to be looked at.
fn look(name: &str, bytes: &[u8]) {
    if let Some(folder) = std::env::var_os("KASTANJ_LOOK") {
        let path = std::path::Path::new(&folder).join(name);
        std::fs::write(path, bytes).expect("the folder can be written");
    }
}

#[test]
fn reports_print_as_pdf_and_as_one_html_file() {
    let cases = [
        ("nine", cases::nine_of_twenty_nine()),
        ("few", cases::three_pairs()),
        ("indication", cases::indication()),
        ("supported", cases::supported()),
    ];
    for (name, input) in cases {
        for (audience, lang) in [(Audience::Board, Lang::Sv), (Audience::Room, Lang::En)] {
            let report = effect_report(&input, audience, lang, &register())
                .unwrap_or_else(|refusal| panic!("{refusal:#?}"));
            let pdf = report.document.pdf().unwrap_or_else(|error| panic!("{name}: {error}"));
            assert!(pdf.starts_with(b"%PDF"));
            if name == "few" {
                let again = report.document.pdf().unwrap_or_else(|error| panic!("{error}"));
                assert!(pdf == again, "the same bytes");
            }
            let html = report.document.html();
            look(&format!("{name}-{audience}-{lang}.pdf"), &pdf);
            look(&format!("{name}-{audience}-{lang}.html"), html.as_bytes());
            for forbidden in ["<script", "http://", "https://", "src=", "@import", "url("] {
                assert!(!html.contains(forbidden), "{forbidden}");
            }
            assert!(html.contains(&format!("<html lang=\"{lang}\">")));
            assert!(html.contains("SYNTETISK"));
        }
    }
}

#[test]
fn the_register_prints_as_pdf_and_html() {
    let date = "2026-03-02".parse().expect("a date");
    for lang in Lang::ALL {
        let page = knowledge_page(&register(), lang, date, "kastanj 0.1.0")
            .unwrap_or_else(|refusal| panic!("{refusal:#?}"));
        look(&format!("knowledge-{lang}.pdf"), &page.pdf().unwrap_or_else(|e| panic!("{e}")));
        look(&format!("knowledge-{lang}.html"), page.html().as_bytes());
        assert_eq!(page.file_stem(), format!("knowledge-{lang}"));
    }
}

/// 9 pt on paper, where 680 units are 170 mm wide.
#[test]
fn no_word_in_a_figure_is_smaller_than_nine_points() {
    for input in [cases::indication(), cases::supported(), cases::nine_of_twenty_nine()] {
        let report = effect_report(&input, Audience::Room, Lang::En, &register())
            .unwrap_or_else(|refusal| panic!("{refusal:#?}"));
        let html = report.document.html();
        let sizes: Vec<f64> = html
            .split("font-size=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next().and_then(|size| size.parse().ok()))
            .collect();
        assert!(sizes.len() > 20);
        assert!(sizes.iter().all(|size| size * 0.25 / 25.4 * 72.0 >= 9.0), "{sizes:?}");
    }
}

/// On a narrow screen rows are stacked: a number that names its row says what it is a number of.
#[test]
fn a_number_at_the_head_of_a_row_is_labelled() {
    let report = effect_report(&cases::supported(), Audience::Board, Lang::Sv, &register())
        .unwrap_or_else(|refusal| panic!("{refusal:#?}"));
    let html = report.document.html();
    let labelled = "<th scope=\"row\" role=\"rowheader\" data-label=\"Avvikelse, SD\"";
    assert!(html.contains(labelled), "the line of shifts");
    assert!(html.contains("<th scope=\"row\" role=\"rowheader\">Grepp"), "words need no label");
}

/// A Swedish title in an English text is marked, for those who listen.
#[test]
fn titles_in_another_language_are_marked() {
    for (lang, other) in [(Lang::En, "sv"), (Lang::Sv, "en")] {
        let report = effect_report(&cases::indication(), Audience::Board, lang, &register())
            .unwrap_or_else(|refusal| panic!("{refusal:#?}"));
        let html = report.document.html();
        assert!(html.contains(&format!("<cite lang=\"{other}\">")), "{lang}");
        assert!(!html.contains(&format!("<cite lang=\"{lang}\">")), "{lang}");
    }
}

/// Names come from files: they are printed as they are, never run.
#[test]
fn markup_in_a_name_stays_words() {
    let nasty = "#panic(\"x\") <b onclick='x'>& $1$ *stark* </title><script>alert(1)</script>";
    let input = EffectReportInput { study: nasty.to_owned(), ..cases::nine_of_twenty_nine() };
    let report = effect_report(&input, Audience::Board, Lang::Sv, &register())
        .unwrap_or_else(|refusal| panic!("{refusal:#?}"));
    assert!(!report.document.html().contains("<script"));
    assert!(!report.document.html().contains("<b onclick"));
    report.document.pdf().unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn a_synthetic_report_says_so_in_its_file_name() {
    let report = effect_report(&cases::supported(), Audience::Public, Lang::En, &register())
        .unwrap_or_else(|refusal| panic!("{refusal:#?}"));
    assert_eq!(report.document.file_stem(), "report-effect-public-en-SYNTETISK");
}

#[test]
fn the_public_gets_one_page_and_nobody_else_does() {
    let cases = [
        ("nine", cases::nine_of_twenty_nine()),
        ("few", cases::three_pairs()),
        ("indication", cases::indication()),
        ("worse", cases::worsening()),
        ("supported", cases::supported()),
    ];
    for (name, input) in cases {
        for lang in Lang::ALL {
            let report = |audience| {
                effect_report(&input, audience, lang, &register())
                    .unwrap_or_else(|refusal| panic!("{refusal:#?}"))
            };
            assert!(report(Audience::Board).summary.is_none());
            let page = report(Audience::Public).summary.expect("a page");
            let pdf = page.pdf().unwrap_or_else(|error| panic!("{name}: {error}"));
            look(&format!("summary-{name}-{lang}.pdf"), &pdf);
            if let Some(told) = pdfinfo(&pdf) {
                assert!(
                    told.lines().any(|line| line == "Pages:           1"),
                    "{name} {lang} {told}"
                );
            }
            let plain = page.plain();
            assert!(!plain.contains("report-"), "{plain}");
        }
    }
}

/// The page for the public says what is not known, and no more: nobody is missing where all answered
/// twice, and what lies beyond a follow-up is another matter than what lies after the last form.
#[test]
fn the_public_is_told_what_is_unknown_and_nothing_else() {
    let page = |input: &EffectReportInput| {
        let report = effect_report(input, Audience::Public, Lang::Sv, &register());
        let report = report.unwrap_or_else(|refusal| panic!("{refusal:#?}"));
        report.summary.expect("a page").plain()
    };
    let few = page(&cases::three_pairs());
    assert!(!few.contains("Varför det har ändrats") && few.contains("Vad samtalen i sig betyder"));
    assert!(few.contains("dem som inte svarade i slutet"), "{few}");
    let mut whole = cases::supported();
    whole.paired.rows.retain(|row| row.before.is_some() && row.after.is_some());
    let pairs = whole.paired.rows.len() as u64;
    (whole.paired.persons, whole.paired.closed_before_forms) = (Some(pairs), Some(pairs));
    (whole.paired.open_contacts, whole.follow_up) = (0, 0);
    let told = page(&whole);
    assert!(!told.contains("dem som inte svarade i slutet"), "{told}");
    assert!(told.contains("Hur det blir på längre sikt."), "{told}");
    whole.follow_up = 40;
    let told = page(&whole);
    assert!(told.contains("längre fram än vid uppföljningen"), "{told}");
}

/// What poppler says of a PDF; nothing, loudly, where it is not here.
fn pdfinfo(pdf: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("page.pdf");
    std::fs::write(&file, pdf).expect("written");
    let Ok(told) = std::process::Command::new("pdfinfo").arg(&file).output() else {
        assert!(std::env::var_os("KASTANJ_REQUIRE_ALL").is_none(), "pdfinfo is required here");
        #[expect(clippy::print_stderr, reason = "a skip is told loudly")]
        {
            eprintln!("SKIPPED: no pdfinfo on this machine");
        }
        return None;
    };
    Some(String::from_utf8_lossy(&told.stdout).into_owned())
}
