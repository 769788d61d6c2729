//! LIX of the forms: at most 28 in Swedish without options, on the whole document.

use std::fmt::Write;

use kastanj_instrument::lix::LixReport;
use kastanj_instrument::{Library, lix};
use kastanj_language::Lang;

const MOST: f64 = 28.0;

#[test]
fn the_swedish_forms_are_easy_to_read() {
    let mut figures = String::new();
    for questionnaire in Library::shipped().questionnaires() {
        let whole = lix::of_questionnaire(questionnaire, Lang::Sv);
        let _ = writeln!(figures, "{}: {}", questionnaire.id, figure(&whole));
        assert!(whole.without_options <= MOST, "{}: {whole:?}", questionnaire.id);
        for variant in &questionnaire.variants {
            let form = lix::of_variant(questionnaire, variant, Lang::Sv);
            let _ = writeln!(figures, "  {}: {}", variant.id, figure(&form));
            assert!(form.without_options <= MOST, "{}: {form:?}", variant.id);
        }
        let reasons = lix::of_reasons(questionnaire, Lang::Sv);
        let _ = writeln!(figures, "  reasons: {:.1}", reasons.value());
        assert!(reasons.value() <= 35.0, "{}: {reasons:?}", questionnaire.id);
    }
    insta::assert_snapshot!(figures);
}

fn figure(report: &LixReport) -> String {
    format!(
        "{:.1} without options, {:.1} with; {} words, {} sentences",
        report.without_options, report.with_options, report.words, report.sentences
    )
}

#[test]
fn options_weigh_the_figure_down_or_up_but_never_vanish() {
    let library = Library::shipped();
    let questionnaire = library.newest("del-1").expect("del-1");
    let form = lix::of_variant(questionnaire, &questionnaire.variants[0], Lang::Sv);
    assert!((form.with_options - form.without_options).abs() > 0.01, "{form:?}");
    assert!(form.words > 150 && form.sentences > 25, "{form:?}");
}

#[test]
fn heavy_text_is_told_from_light() {
    let heavy =
        "Verksamhetens uppföljningsresultat sammanställs kontinuerligt av utvärderingsansvariga.";
    assert!(lix::of_text(heavy).value() > 60.0);
    assert!(lix::of_text("Du får läsa det här. Det är kort.").value() < 20.0);
}
