//! The real Part I as it is printed, ready to be filled in by synthetic pens.

use std::collections::HashMap;
use std::sync::OnceLock;

use kastanj_instrument::{Library, QuestionnaireId, Serial, SheetKind, VariantId};
use kastanj_language::Lang;
use kastanj_paper::{
    Edition, Evaluation, ExpectedPage, FormTemplate, GrayPage, PageLayout, Reader, blank_template,
    typeset_form,
};
use kastanj_rehearsal::pen::{
    AnswerRates, FillTerms, StrokeModel, Writer, draw_answers, fill_page,
};
use kastanj_rehearsal::scanner::{Degradation, Preset, scan};
use kastanj_rehearsal::{Chance, PageRaster, rasterise_pdf};

use crate::stage::{self, Library as Templates};

/// One printed page, 300 dpi, not filled in.
pub(crate) struct PrintedPage {
    pub(crate) layout: PageLayout,
    pub(crate) raster: PageRaster,
    /// The same at 150 dpi, with varying print left out.
    pub(crate) blank: GrayPage,
}

pub(crate) struct RealForms {
    pub(crate) reader: Reader<Templates>,
    pub(crate) pages: Vec<PrintedPage>,
    pub(crate) copyable: PrintedPage,
}

/// Part I before and after in Swedish, typeset once per test run.
pub(crate) fn real_forms() -> &'static RealForms {
    static FORMS: OnceLock<RealForms> = OnceLock::new();
    FORMS.get_or_init(make)
}

fn make() -> RealForms {
    let library = Library::shipped();
    let id = QuestionnaireId { name: "del-1".to_owned(), version: 1 };
    let questionnaire = library.get(&id).expect("Part I is shipped");
    let mut templates: Templates = HashMap::new();
    let mut pages = Vec::new();
    let mut copies = Vec::new();
    for (variant, copyable) in [("before", false), ("after", false), ("before", true)] {
        let variant = VariantId(variant.to_owned());
        let edition = if copyable {
            Edition::Copyable
        } else {
            Edition::Sheet { kind: SheetKind::Pack, serial: Serial::from_numbers([3; 10]) }
        };
        let template: FormTemplate =
            blank_template(questionnaire, &variant, Lang::Sv, edition).expect("typeset");
        let form = typeset_form(questionnaire, &variant, Lang::Sv, edition).expect("typeset");
        let rasters = rasterise_pdf(&form.pdf, 300.0).expect("drawn");
        let layout = form.layout.expect("read by machine");
        let target = if copyable { &mut copies } else { &mut pages };
        for ((layout, raster), blank) in layout.pages.iter().zip(rasters).zip(&template.blanks) {
            target.push(PrintedPage { layout: layout.clone(), raster, blank: blank.clone() });
        }
        templates.insert((layout.tag, copyable), template);
    }
    let copyable = copies.swap_remove(0);
    RealForms { reader: Reader::new(templates), pages, copyable }
}

/// Page `number` of a set: which printed page, filled by which writer, scanned how.
pub(crate) fn scanned(
    model: StrokeModel,
    preset: Preset,
    number: u64,
) -> (GrayPage, ExpectedPage, Degradation) {
    let forms = real_forms();
    let printed = &forms.pages[usize::try_from(number).unwrap_or(0) % forms.pages.len()];
    let mut raster = printed.raster.clone();
    let chance = Chance::new(number, "real page");
    let answers =
        draw_answers(&printed.layout, &AnswerRates::default(), &mut chance.branch("answers"));
    let writer = Writer::new(model, number);
    let terms = FillTerms::default();
    let truth = fill_page(&mut raster, &printed.layout, &answers, &writer, &terms, &chance);
    let degradation = Degradation::draw(preset, &mut chance.branch("draw"));
    let page = scan(&raster, &degradation, &chance).expect("scanned");
    (stage::gray_of(&page), truth.expected(), degradation)
}

/// Reads a set of pages and counts.
pub(crate) fn evaluate(
    model: StrokeModel,
    preset: Preset,
    numbers: std::ops::Range<u64>,
) -> Evaluation {
    let mut evaluation = Evaluation::default();
    for number in numbers {
        let (gray, expected, _) = scanned(model, preset, number);
        evaluation.add(&real_forms().reader.read_page(&gray), &expected);
    }
    evaluation
}
