//! Forms before and after share most of their print: a page is never taken for its sister.

use kastanj_instrument::{Library, Serial, SheetKind};
use kastanj_language::Lang;
use kastanj_paper::{
    Edition, FormsOnDemand, PageLayout, PageOutcome, Reader, RefusalReason, typeset_form,
};
use kastanj_rehearsal::scanner::paste_codes;
use kastanj_rehearsal::{PageRaster, rasterise_pdf};

use crate::stage;

/// The first pages of Part I, each with its layout.
fn first_pages(library: &Library) -> Vec<(PageRaster, PageLayout)> {
    let questionnaire = library.newest("del-1").expect("Part I is shipped");
    let edition = Edition::Sheet {
        kind: SheetKind::Stock,
        serial: Serial::from_numbers([3, 1, 4, 1, 5, 9, 2, 6, 5, 3]),
    };
    let first = |variant: &kastanj_instrument::Variant| {
        let form = typeset_form(questionnaire, &variant.id, Lang::Sv, edition).expect("it fits");
        let raster = rasterise_pdf(&form.pdf, 200.0).expect("drawn").swap_remove(0);
        (raster, form.layout.expect("read by machine").pages.swap_remove(0))
    };
    questionnaire.variants.iter().map(first).collect()
}

#[test]
fn the_codes_of_a_sister_make_no_page_another_one() {
    let library = Library::shipped();
    let reader = Reader::new(FormsOnDemand::new(&library));
    let pages = first_pages(&library);
    assert!(pages.len() >= 3, "before, after and follow-up");
    for (own, (raster, layout)) in pages.iter().enumerate() {
        let outcome = reader.read_page(&stage::gray(&raster.image, raster.dpi));
        assert!(matches!(outcome, PageOutcome::Read(_)), "{own}: {outcome:?}");
        for (other, (codes_of, codes_at)) in pages.iter().enumerate().filter(|at| at.0 != own) {
            let mut forged = PageRaster { image: raster.image.clone(), dpi: raster.dpi };
            paste_codes(&mut forged, layout, codes_of, codes_at);
            match reader.read_page(&stage::gray(&forged.image, forged.dpi)) {
                PageOutcome::Refused(refusal) => {
                    assert_eq!(refusal.reason, RefusalReason::GeometryUnverified, "{own} {other}");
                    assert!(refusal.code.is_some(), "the code was read: {own} {other}");
                }
                PageOutcome::Read(reading) => {
                    panic!("page {own} was read as page {other}: {}", reading.form);
                }
            }
        }
    }
}
