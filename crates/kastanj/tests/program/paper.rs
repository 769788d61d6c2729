//! Sheets on paper: printed, filled in by an invented writer, scanned.

use kastanj_instrument::{Library, Serial, SheetKind, VariantId};
use kastanj_language::Lang;
use kastanj_paper::{Edition, FormOrder};
use kastanj_rehearsal::pen::{
    AnswerRates, Answers, FillTerms, MarkHabit, StrokeModel, Writer, draw_answers,
};
use kastanj_rehearsal::scanner::{Preset, ScannedPage};
use kastanj_rehearsal::{Chance, rasterise_pdf, rehearse_sheet};

/// The Swedish form before, of this kind and number, filled in and scanned.
///
/// `ambiguous` is the share of the questions that nobody can read for sure.
pub(crate) fn sheet(edition: Edition, ambiguous: f64) -> Vec<ScannedPage> {
    let library = Library::shipped();
    let questionnaire = library.newest("del-1").expect("part one");
    let variant = VariantId("before".to_owned());
    let form = FormOrder::new(questionnaire, &variant, Lang::Sv, edition)
        .typeset()
        .expect("the form fits");
    let layout = form.layout.expect("places for the reader");
    let print = rasterise_pdf(&form.pdf, 300.0).expect("a PDF");
    let chance = Chance::new(7, "program tests");
    let mut answers = Answers::new();
    let rates = AnswerRates { declined: 0.0, blank: 0.0 };
    for page in &layout.pages {
        answers.extend(draw_answers(page, &rates, &mut chance.branch("answers")));
    }
    let mut writer = Writer::new(StrokeModel::Trial, 3);
    writer.habit = MarkHabit::Cross;
    writer.slips = 0.0;
    writer.sloppiness = 0.0;
    writer.tremor_mm = 0.02;
    let terms = FillTerms { ambiguous, ..FillTerms::default() };
    let pages = rehearse_sheet(&print, &layout, &answers, &writer, &terms, Preset::Clean, &chance);
    pages.expect("a scan").into_iter().map(|page| page.scan).collect()
}

/// An edition with a number.
pub(crate) fn numbered(kind: SheetKind, serial: &str) -> Edition {
    let serial: Serial = serial.parse().expect("a number");
    Edition::Sheet { kind, serial }
}
