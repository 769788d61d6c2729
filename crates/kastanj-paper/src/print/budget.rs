use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use kastanj_typeset::{Typeset, TypesetError};

use super::plan::{FormPlan, Settled, SheetPlan};
use super::template::{Draft, typeset};
use super::{FormOrder, PrintError};

/// What rounding may leave over.
const SLACK_MM: f64 = 0.05;

/// Spreads every page over its A4, or says by how much it is too long.
///
/// Forms are few and sheets are many, so what was found for a form is kept
/// for the life of the process, under all that the page shows.
pub(super) fn spread(order: &FormOrder<'_>, plan: FormPlan) -> Result<Arc<FormPlan>, PrintError> {
    type Known = Mutex<HashMap<(String, bool), Arc<FormPlan>>>;
    static KNOWN: OnceLock<Known> = OnceLock::new();
    let known = KNOWN.get_or_init(Known::default);
    let shown = serde_json::to_string(&plan).map_err(|error| PrintError::Typeset {
        form: order.key(),
        source: TypesetError::Data { file: "/data.json".to_owned(), message: error.to_string() },
    })?;
    let name = (shown, order.edition.has_code_grid());
    if let Some(plan) = known.lock().unwrap_or_else(PoisonError::into_inner).get(&name) {
        return Ok(Arc::clone(plan));
    }
    let plan = Arc::new(settle(order, plan)?);
    known.lock().unwrap_or_else(PoisonError::into_inner).insert(name, Arc::clone(&plan));
    Ok(plan)
}

/// Lets the template measure the pages of a form and keeps what it found.
fn settle(order: &FormOrder<'_>, mut plan: FormPlan) -> Result<FormPlan, PrintError> {
    let missing = || PrintError::PlacesMissing { form: order.key(), what: "heights" };
    let typeset = trial(order, &plan)?;
    let told: Option<Vec<Settled>> = typeset
        .positions("k-settled")
        .iter()
        .map(|told| serde_json::from_str(&told.id).ok())
        .collect();
    let told = told.filter(|told| told.len() == plan.pages.len()).ok_or_else(missing)?;
    for (index, (page, settled)) in plan.pages.iter_mut().zip(told).enumerate() {
        refuse_overflow(order, index, settled.end, settled.limit)?;
        page.settled = Some(settled);
    }
    // The proof that the air which was computed is not too much.
    let ends = typeset.positions("k-end");
    for (index, page) in plan.pages.iter().enumerate() {
        let (Some(settled), Some(end)) = (page.settled, ends.get(index)) else {
            return Err(missing());
        };
        refuse_overflow(order, index, end.y_mm, settled.limit)?;
    }
    Ok(plan)
}

fn refuse_overflow(
    order: &FormOrder<'_>,
    index: usize,
    end: f64,
    limit: f64,
) -> Result<(), PrintError> {
    if end > limit + SLACK_MM {
        let form = order.key();
        return Err(PrintError::OverBudget { form, page: index + 1, over_mm: end - limit });
    }
    Ok(())
}

fn trial(order: &FormOrder<'_>, plan: &FormPlan) -> Result<Typeset, PrintError> {
    let sheets = [SheetPlan::new(order, 0, true)?];
    let draft = Draft {
        lang: order.lang,
        size_pt: order.edition.size_pt(),
        places: true,
        forms: std::slice::from_ref(plan),
        sheets: &sheets,
        date: order.date,
        backs: false,
    };
    typeset(&draft).map_err(|source| PrintError::Typeset { form: order.key(), source })
}
