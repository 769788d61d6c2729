//! The whole way: print, pen, scanner, file, and back by the reader.

use std::collections::HashMap;

use kastanj_instrument::{Library, Serial, SheetKind, VariantId};
use kastanj_language::Lang;
use kastanj_paper::{
    Decision, Edition, FormOrder, Limits, PageOutcome, Reader, Sides, blank_template, decode,
    print_stack, typeset_form,
};
use kastanj_rehearsal::files::{pdf_of_jpegs, tiff_lzw};
use kastanj_rehearsal::pen::{AnswerRates, Answers, FillTerms, StrokeModel, Writer, draw_answers};
use kastanj_rehearsal::scanner::{Preset, has_strip};
use kastanj_rehearsal::{Chance, rasterise_pdf, rehearse_sheet};

#[test]
fn a_sheet_of_a_stack_is_the_sheet_that_is_printed_alone() {
    let library = Library::shipped();
    let questionnaire = library.newest("del-1").expect("Part I");
    let variant = VariantId("before".to_owned());
    let serials = [Serial::from_numbers([5; 10]), Serial::from_numbers([9; 10]).for_practice()];
    let order = |serial: Serial| {
        let edition = Edition::Sheet { kind: SheetKind::Pack, serial };
        FormOrder::new(questionnaire, &variant, Lang::Sv, edition)
    };
    let orders = serials.map(order);
    let stack = print_stack(&orders, Sides::default()).expect("a stack");
    let stacked = rasterise_pdf(&stack, 150.0).expect("pages");
    let alone: Vec<_> = orders
        .iter()
        .flat_map(|order| rasterise_pdf(&order.typeset().expect("a form").pdf, 150.0).unwrap())
        .collect();
    assert_eq!((stacked.len(), alone.len()), (4, 4));
    for (number, (one, other)) in stacked.iter().zip(&alone).enumerate() {
        let (one, other) = (one.image.as_raw(), other.image.as_raw());
        assert_eq!(one.len(), other.len());
        let off = one.iter().zip(other).filter(|(a, b)| a.abs_diff(**b) > 64).count();
        assert!(off < 20, "page {number}: {off} pixels differ");
    }
    // And the second sheet has other codes than the first.
    let differ = |a: usize, b: usize| {
        let (a, b) = (stacked[a].image.as_raw(), stacked[b].image.as_raw());
        a.iter().zip(b).filter(|(a, b)| a.abs_diff(**b) > 64).count()
    };
    assert!(differ(0, 2) > 500, "{}", differ(0, 2));
}

#[test]
fn a_sheet_comes_back_as_it_was_meant() {
    let library = Library::shipped();
    let questionnaire = library.newest("del-1").expect("Part I");
    let variant = VariantId("before".to_owned());
    let edition = Edition::Sheet { kind: SheetKind::Pack, serial: Serial::from_numbers([5; 10]) };
    let form = typeset_form(questionnaire, &variant, Lang::Sv, edition).expect("a form");
    let layout = form.layout.expect("a layout");
    assert!(!has_strip(&layout.pages[0]) && has_strip(&layout.pages[1]));
    let template = blank_template(questionnaire, &variant, Lang::Sv, edition).expect("a template");
    let reader = Reader::new(HashMap::from([((layout.tag, false), template)]));
    let printed = rasterise_pdf(&form.pdf, 300.0).expect("pages");
    let (mut decided, mut asked) = (0, 0);
    for (seed, preset) in [(0, Preset::Clean), (1, Preset::Office)] {
        let chance = Chance::new(seed, "sheet");
        let mut answers = Answers::new();
        for page in &layout.pages {
            answers.extend(draw_answers(
                page,
                &AnswerRates::default(),
                &mut chance.branch("answers"),
            ));
        }
        let writer = Writer::new(StrokeModel::Trial, seed);
        let terms = FillTerms::default();
        let pages = rehearse_sheet(&printed, &layout, &answers, &writer, &terms, preset, &chance)
            .expect("scans");
        let scans: Vec<_> = pages.iter().map(|page| page.scan.clone()).collect();
        let (name, bytes) = match preset {
            Preset::Clean => ("scan.tif", tiff_lzw(&scans).expect("a TIFF")),
            Preset::Office | Preset::Coarse => {
                ("scan.pdf", pdf_of_jpegs(&scans, 80).expect("a PDF"))
            }
        };
        let found = decode(&bytes, name, Limits::default()).expect("pages");
        for (found, page) in found.iter().zip(&pages) {
            let outcome = reader.read_page(&found.gray);
            let PageOutcome::Read(reading) = outcome else {
                panic!("sheet {seed}, page {}: {outcome:?}", page.truth.page)
            };
            for (question, truth) in reading.questions.iter().zip(&page.truth.questions) {
                asked += 1;
                if question.decision != Decision::Doubtful {
                    assert_eq!(question.decision, truth.intended, "sheet {seed}, {}", truth.item);
                    decided += 1;
                }
            }
        }
    }
    assert!(decided * 100 >= asked * 95, "{decided} of {asked} questions decided");
}
