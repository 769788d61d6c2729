use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use kastanj_typeset::Typeset;

use super::plan::{FormPlan, Settled, SheetPlan};
use super::template::{Draft, typeset};
use super::{FormOrder, PrintError};

/// Most extra space between rows, millimetres.
const MOST_AIR_MM: f64 = 2.4;
/// What rounding may leave over.
const SLACK_MM: f64 = 0.02;

/// What a page tells of itself before it is settled, millimetres.
struct Extent {
    end: f64,
    limit: f64,
    settled: Settled,
}

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
        source: kastanj_typeset::TypesetError::Data {
            file: "/data.json".to_owned(),
            message: error.to_string(),
        },
    })?;
    let name = (shown, order.edition.has_code_grid());
    if let Some(plan) = known.lock().unwrap_or_else(PoisonError::into_inner).get(&name) {
        return Ok(Arc::clone(plan));
    }
    let plan = Arc::new(settle(order, plan)?);
    known.lock().unwrap_or_else(PoisonError::into_inner).insert(name, Arc::clone(&plan));
    Ok(plan)
}

/// The end of a page's questions grows in proportion to the air between its
/// rows, so two trials tell how much there is room for; a third one settles.
fn settle(order: &FormOrder<'_>, mut plan: FormPlan) -> Result<FormPlan, PrintError> {
    let tight = trial(order, &plan)?;
    for (index, extent) in tight.iter().enumerate() {
        if extent.end > extent.limit + SLACK_MM {
            return Err(PrintError::OverBudget {
                form: order.key(),
                page: index + 1,
                over_mm: extent.end - extent.limit,
            });
        }
    }
    for page in &mut plan.pages {
        page.air = MOST_AIR_MM;
    }
    let airy = trial(order, &plan)?;
    for ((page, tight), airy) in plan.pages.iter_mut().zip(&tight).zip(&airy) {
        let growth = (airy.end - tight.end) / MOST_AIR_MM;
        let room = (tight.limit - tight.end - SLACK_MM).max(0.0);
        let air = if growth > 0.0 { (room / growth).min(MOST_AIR_MM) } else { 0.0 };
        // Whole hundredths keep the places free of rounding noise.
        page.air = (air * 100.0).floor() / 100.0;
    }
    for (index, extent) in trial(order, &plan)?.into_iter().enumerate() {
        let page = &mut plan.pages[index];
        if extent.end > extent.limit + SLACK_MM {
            // A page that does not grow in proportion goes without air.
            page.air = 0.0;
            page.settled = Some(tight[index].settled);
        } else {
            page.settled = Some(extent.settled);
        }
    }
    Ok(plan)
}

fn trial(order: &FormOrder<'_>, plan: &FormPlan) -> Result<Vec<Extent>, PrintError> {
    let sheets = [SheetPlan::new(order, 0, true)?];
    let draft = Draft {
        lang: order.lang,
        size_pt: order.edition.size_pt(),
        places: true,
        forms: std::slice::from_ref(plan),
        sheets: &sheets,
        date: order.date,
    };
    let typeset =
        typeset(&draft).map_err(|source| PrintError::Typeset { form: order.key(), source })?;
    extents(order, &typeset, plan.pages.len())
}

fn extents(
    order: &FormOrder<'_>,
    typeset: &Typeset,
    pages: usize,
) -> Result<Vec<Extent>, PrintError> {
    let extents: Option<Vec<Extent>> = typeset
        .positions("k-page")
        .iter()
        .map(|told| {
            let numbers: Option<Vec<f64>> =
                told.id.split(' ').map(|number| number.parse().ok()).collect();
            let [end, limit, strip, rule, start] = numbers?[..] else { return None };
            Some(Extent { end, limit, settled: Settled { strip, rule, start } })
        })
        .collect();
    extents
        .filter(|extents| extents.len() == pages)
        .ok_or_else(|| PrintError::PlacesMissing { form: order.key(), what: "ends" })
}
