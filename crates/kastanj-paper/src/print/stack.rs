use std::collections::HashMap;

use super::plan::{FormPlan, SheetPlan};
use super::template::{Draft, typeset, typeset_on};
use super::{Edition, FormOrder, PrintError};

/// How the printer will put pages on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sides {
    /// On one side, or on both where every sheet has an even number of pages.
    #[default]
    AsTheyCome,
    /// On both: an empty back is put behind every sheet with an odd number of pages, so that no
    /// sheet begins on the back of another.
    Both,
}

/// Prints many sheets into one PDF, in the given order: packs in the order of
/// their envelopes, each sheet on its own paper.
///
/// Where every form comes once, all words are tagged. Where forms come again, each is typeset once
/// and stands as a drawing under the codes of its sheets, in plain PDF for printers: a thousand
/// sheets in the time of fifty, and [`FormOrder::typeset`] gives a tagged one of each. The document's language and date are those of the first sheet; every sheet keeps its own language.
///
/// # Errors
/// [`PrintError`] of the first sheet that cannot be printed; nothing is printed then.
pub fn print_stack(orders: &[FormOrder<'_>], sides: Sides) -> Result<Vec<u8>, PrintError> {
    let Some(first) = orders.first() else { return Err(PrintError::NothingToPrint) };
    let mut forms: Vec<FormPlan> = Vec::new();
    let mut known = HashMap::new();
    let mut sheets = Vec::new();
    let mut of_form = Vec::new();
    for order in orders {
        if matches!(order.edition, Edition::LargePrint { .. }) {
            return Err(PrintError::LargePrintInStack { form: order.key() });
        }
        let contacts: Vec<_> =
            order.contacts.iter().map(|c| (c.name.clone(), c.number.clone())).collect();
        let drawn_alike = (order.key(), order.edition.has_code_grid(), contacts);
        let form = match known.get(&drawn_alike) {
            Some(form) => *form,
            None => {
                forms.push(FormPlan::clone(&*order.plan()?));
                of_form.push(order);
                known.insert(drawn_alike, forms.len() - 1);
                forms.len() - 1
            }
        };
        sheets.push(SheetPlan::new(order, form, false)?);
    }
    let failed = |source| PrintError::Typeset { form: first.key(), source };
    let draft = Draft {
        lang: first.lang,
        size_pt: first.edition.size_pt(),
        places: false,
        forms: &forms,
        sheets: &sheets,
        date: first.date,
        backs: sides == Sides::Both,
    };
    if sheets.len() == forms.len() {
        return typeset(&draft).map_err(failed)?.pdf().map_err(failed);
    }
    let drawn = of_form.iter().zip(&forms).map(|(order, plan)| drawing(order, plan));
    let drawn = drawn.collect::<Result<Vec<_>, _>>()?;
    typeset_on(&draft, drawn).map_err(failed)?.drawing().map_err(failed)
}

/// The pages of a form without the codes of a sheet.
fn drawing(order: &FormOrder<'_>, plan: &FormPlan) -> Result<Vec<u8>, PrintError> {
    let failed = |source| PrintError::Typeset { form: order.key(), source };
    let sheets = [SheetPlan::new(order, 0, true)?];
    let draft = order.draft(plan, &sheets, false);
    typeset(&draft).map_err(failed)?.drawing().map_err(failed)
}
