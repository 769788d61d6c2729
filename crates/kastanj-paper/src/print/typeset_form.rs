use std::sync::Arc;

use kastanj_instrument::{Questionnaire, VariantId};
use kastanj_language::Lang;
use kastanj_typeset::Typeset;

use super::budget::spread;
use super::plan::{FormPlan, SheetPlan};
use super::template::{Draft, typeset};
use super::{Edition, FormOrder, PrintError, places};
use crate::decode::GrayPage;
use crate::{FormLayout, FormTemplate};

/// A finished form.
#[derive(Debug, Clone, PartialEq)]
pub struct TypesetForm {
    /// The file to print: PDF/UA-1 and PDF/A-3a.
    pub pdf: Vec<u8>,
    /// Number of A4 pages.
    pub pages: usize,
    /// Where everything stands; `None` for editions that no machine reads.
    pub layout: Option<FormLayout>,
}

/// Prints one sheet of a form.
///
/// # Errors
/// [`PrintError`]; above all a page whose questions do not fit on its A4.
pub fn typeset_form(
    questionnaire: &Questionnaire,
    variant: &VariantId,
    lang: Lang,
    edition: Edition,
) -> Result<TypesetForm, PrintError> {
    FormOrder::new(questionnaire, variant, lang, edition).typeset()
}

impl FormOrder<'_> {
    /// Prints the order as one document.
    ///
    /// # Errors
    /// [`PrintError`]; above all a page whose questions do not fit on its A4.
    pub fn typeset(&self) -> Result<TypesetForm, PrintError> {
        let plan = self.plan()?;
        self.typeset_planned(&plan)
    }

    /// The form spread over its pages: the slow part, the same for all its sheets.
    pub(super) fn plan(&self) -> Result<Arc<FormPlan>, PrintError> {
        let plan = FormPlan::new(self)?;
        match self.edition {
            Edition::LargePrint { .. } => Ok(Arc::new(plan)),
            _ => spread(self, plan),
        }
    }

    pub(super) fn typeset_planned(&self, plan: &FormPlan) -> Result<TypesetForm, PrintError> {
        let failed = |source| PrintError::Typeset { form: self.key(), source };
        let sheets = [SheetPlan::new(self, 0, false)?];
        let typeset = typeset(&self.draft(plan, &sheets, true)).map_err(failed)?;
        let layout = match self.edition.is_read_by_machine() {
            true => Some(places::layout(self, plan, &typeset)?),
            false => None,
        };
        let pdf = typeset.pdf().map_err(failed)?;
        Ok(TypesetForm { pdf, pages: typeset.page_count(), layout })
    }

    /// Where everything stands, without making the file; `None` for editions
    /// that no machine reads.
    ///
    /// # Errors
    /// As [`FormOrder::typeset`].
    pub fn layout(&self) -> Result<Option<FormLayout>, PrintError> {
        if !self.edition.is_read_by_machine() {
            return Ok(None);
        }
        let plan = self.plan()?;
        let sheets = [SheetPlan::new(self, 0, true)?];
        let typeset = typeset(&self.draft(&plan, &sheets, true))
            .map_err(|source| PrintError::Typeset { form: self.key(), source })?;
        places::layout(self, &plan, &typeset).map(Some)
    }

    /// The pages as they come out of a perfect printer, at `dpi` (1–1200).
    ///
    /// # Errors
    /// As [`FormOrder::typeset`].
    pub fn rasters(&self, dpi: u32) -> Result<Vec<GrayPage>, PrintError> {
        let plan = self.plan()?;
        let sheets = [SheetPlan::new(self, 0, false)?];
        let typeset = typeset(&self.draft(&plan, &sheets, false))
            .map_err(|source| PrintError::Typeset { form: self.key(), source })?;
        self.drawn(&typeset, dpi)
    }

    fn drawn(&self, typeset: &Typeset, dpi: u32) -> Result<Vec<GrayPage>, PrintError> {
        (1..=typeset.page_count())
            .map(|page| {
                let drawn = typeset
                    .raster(page, dpi)
                    .map_err(|source| PrintError::Typeset { form: self.key(), source })?;
                GrayPage::new(drawn.width, drawn.height, drawn.pixels, Some(f64::from(dpi)))
                    .ok_or_else(|| PrintError::PlacesMissing { form: self.key(), what: "pages" })
            })
            .collect()
    }

    pub(super) fn draft<'b>(
        &self,
        plan: &'b FormPlan,
        sheets: &'b [SheetPlan],
        places: bool,
    ) -> Draft<'b> {
        Draft {
            lang: self.lang,
            size_pt: self.edition.size_pt(),
            places,
            forms: std::slice::from_ref(plan),
            sheets,
            date: self.date,
            backs: false,
        }
    }
}

/// A form as the reader compares it with scans: its places, and its pages
/// without codes as 150 dpi rasters.
///
/// # Errors
/// As [`typeset_form`].
pub fn blank_template(
    questionnaire: &Questionnaire,
    variant: &VariantId,
    lang: Lang,
    edition: Edition,
) -> Result<FormTemplate, PrintError> {
    let order = FormOrder::new(questionnaire, variant, lang, edition);
    let plan = order.plan()?;
    let sheets = [SheetPlan::new(&order, 0, true)?];
    let typeset = typeset(&order.draft(&plan, &sheets, true))
        .map_err(|source| PrintError::Typeset { form: order.key(), source })?;
    let layout = places::layout(&order, &plan, &typeset)?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "150 is a whole number"
    )]
    let blanks = order.drawn(&typeset, FormTemplate::DPI as u32)?;
    Ok(FormTemplate { layout, blanks })
}
