use kastanj_instrument::{Library, QuestionnaireId, Serial, SheetKind, VariantId};
use kastanj_language::Lang;
use kastanj_paper::{Edition, PageLayout, typeset_form};
use kastanj_rehearsal::{PageRaster, rasterise_pdf};

use crate::Failure;

/// One printed page that nobody has filled in.
pub(crate) struct PrintedPage {
    pub(crate) layout: PageLayout,
    pub(crate) raster: PageRaster,
}

/// Every page of Part I before and after, as the printer draws it on the sheet with this
/// number.
pub(crate) fn printed(library: &Library, serial: Serial) -> Result<Vec<PrintedPage>, Failure> {
    let id = QuestionnaireId { name: "del-1".to_owned(), version: 1 };
    let questionnaire = library.get(&id).ok_or("Part I is not shipped")?;
    let mut pages = Vec::new();
    for variant in ["before", "after"] {
        let variant = VariantId(variant.to_owned());
        let edition = Edition::Sheet { kind: SheetKind::Pack, serial };
        let form = typeset_form(questionnaire, &variant, Lang::Sv, edition)?;
        let layout = form.layout.ok_or("no layout")?;
        for (layout, raster) in layout.pages.iter().zip(rasterise_pdf(&form.pdf, 300.0)?) {
            pages.push(PrintedPage { layout: layout.clone(), raster });
        }
    }
    Ok(pages)
}
