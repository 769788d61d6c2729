use kastanj_typeset::Typeset;

use super::plan::{FormPlan, SheetPlan};
use super::template::{Draft, typeset};
use super::{FormOrder, PrintError};

/// Most extra space between rows, millimetres.
const MOST_AIR_MM: f64 = 2.4;
/// What rounding may leave over.
const SLACK_MM: f64 = 0.02;

/// A page's content ends at `end` and must not pass `limit`, millimetres.
struct Extent {
    end: f64,
    limit: f64,
}

/// Spreads every page over its A4, or says by how much it is too long.
///
/// The extent of a page grows in proportion to the air between its rows, so
/// two trials tell how much there is room for.
pub(super) fn spread(
    order: &FormOrder<'_>,
    mut plan: FormPlan,
    date: Option<kastanj_typeset::Date>,
) -> Result<FormPlan, PrintError> {
    let sheets = [SheetPlan::new(order, 0, true)?];
    let trial = |plan: &FormPlan| -> Result<Vec<Extent>, PrintError> {
        let draft = Draft {
            lang: order.lang,
            size_pt: order.edition.size_pt(),
            places: true,
            forms: std::slice::from_ref(plan),
            sheets: &sheets,
            date,
        };
        let typeset = typeset(&draft)
            .map_err(|source| PrintError::Typeset { form: order.key(), source })?;
        extents(order, &typeset)
    };
    let tight = trial(&plan)?;
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
    let airy = trial(&plan)?;
    for ((page, tight), airy) in plan.pages.iter_mut().zip(&tight).zip(&airy) {
        let growth = (airy.end - tight.end) / MOST_AIR_MM;
        let room = (tight.limit - tight.end - SLACK_MM).max(0.0);
        let air = if growth > 0.0 { (room / growth).min(MOST_AIR_MM) } else { 0.0 };
        // Whole hundredths keep the places free of rounding noise.
        page.air = (air * 100.0).floor() / 100.0;
    }
    Ok(plan)
}

fn extents(order: &FormOrder<'_>, typeset: &Typeset) -> Result<Vec<Extent>, PrintError> {
    let missing = || PrintError::PlacesMissing { form: order.key(), what: "ends" };
    let ends = typeset.positions("k-end");
    if ends.len() != order.variant()?.pages.len() {
        return Err(missing());
    }
    ends.iter()
        .map(|end| {
            let (end, limit) = end.id.split_once(' ').ok_or_else(missing)?;
            let mm = |text: &str| text.parse::<f64>().map_err(|_| missing());
            Ok(Extent { end: mm(end)?, limit: mm(limit)? })
        })
        .collect()
}
