use std::collections::HashMap;

use super::plan::{FormPlan, SheetPlan};
use super::template::{Bound, Draft, bind, typeset, typeset_on};
use super::{FormOrder, PrintError};

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
/// sheets in the time of fifty, and [`FormOrder::typeset`] gives a tagged one of each. Large print
/// flows over its own number of pages, which bear no places to draw on: every sheet of it is typeset,
/// and all words are tagged unless ordinary print stands in the same stack. The document's language
/// and date are those of the first sheet; every sheet keeps its own language.
///
/// # Errors
/// [`PrintError`] of the first sheet that cannot be printed; nothing is printed then.
pub fn print_stack(orders: &[FormOrder<'_>], sides: Sides) -> Result<Vec<u8>, PrintError> {
    let Some(first) = orders.first() else { return Err(PrintError::NothingToPrint) };
    let failed = |source| PrintError::Typeset { form: first.key(), source };
    let alike: Vec<_> = orders
        .chunk_by(|one, next| one.edition.is_large_print() == next.edition.is_large_print())
        .collect();
    if let [_] = alike.as_slice() {
        return print_alike(orders, first, sides).map(|stack| stack.pdf);
    }
    let parts = alike.into_iter().map(|part| print_alike(part, first, sides));
    let parts = parts.collect::<Result<Vec<_>, _>>()?;
    bind(first.lang, first.date, parts).map_err(failed)
}

/// Sheets that are all in large print, or none of them.
fn print_alike(
    orders: &[FormOrder<'_>],
    first: &FormOrder<'_>,
    sides: Sides,
) -> Result<Bound, PrintError> {
    let large = orders.iter().any(|order| order.edition.is_large_print());
    let mut forms: Vec<FormPlan> = Vec::new();
    let mut known = HashMap::new();
    let mut sheets = Vec::new();
    let mut of_form = Vec::new();
    for order in orders {
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
        size_pt: orders.first().unwrap_or(first).edition.size_pt(),
        places: false,
        forms: &forms,
        sheets: &sheets,
        date: first.date,
        backs: sides == Sides::Both,
    };
    let (stack, pdf) = if large || sheets.len() == forms.len() {
        let stack = typeset(&draft).map_err(failed)?;
        let pdf = stack.pdf().map_err(failed)?;
        (stack, pdf)
    } else {
        let drawn = of_form.iter().zip(&forms).map(|(order, plan)| drawing(order, plan));
        let drawn = drawn.collect::<Result<Vec<_>, _>>()?;
        let stack = typeset_on(&draft, drawn).map_err(failed)?;
        let pdf = stack.drawing().map_err(failed)?;
        (stack, pdf)
    };
    Ok(Bound { pdf, pages: stack.page_count() })
}

/// The pages of a form without the codes of a sheet.
fn drawing(order: &FormOrder<'_>, plan: &FormPlan) -> Result<Vec<u8>, PrintError> {
    let failed = |source| PrintError::Typeset { form: order.key(), source };
    let sheets = [SheetPlan::new(order, 0, true)?];
    let draft = order.draft(plan, &sheets, false);
    typeset(&draft).map_err(failed)?.drawing().map_err(failed)
}
