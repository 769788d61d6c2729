use kastanj_typeset::{Position, Typeset};

use super::plan::FormPlan;
use super::{FormOrder, PrintError};
use crate::{BoxPlace, CodeGrid, FormLayout, PageLayout, PointMm, RectMm};

/// Side of a box in the code grid, millimetres; they stand 6 mm apart.
const GRID_BOX_MM: f64 = 4.5;

/// Everything that the typeset form tells of where it stands.
pub(super) fn layout(
    order: &FormOrder<'_>,
    plan: &FormPlan,
    typeset: &Typeset,
) -> Result<FormLayout, PrintError> {
    let form = order.key();
    let tag = form.tag();
    let pages = (1..=plan.pages.len())
        .map(|page| page_layout(order, plan, typeset, page))
        .collect::<Result<_, _>>()?;
    Ok(FormLayout { form, tag, copyable: order.edition.has_code_grid(), pages })
}

fn page_layout(
    order: &FormOrder<'_>,
    plan: &FormPlan,
    typeset: &Typeset,
    page: usize,
) -> Result<PageLayout, PrintError> {
    let missing = |what| PrintError::PlacesMissing { form: order.key(), what };
    let here = |label: &str| -> Vec<Position> {
        let mut found = typeset.positions(label);
        found.retain(|position| position.page == page);
        found
    };
    let corners = here("k-corner");
    let fiducials = <[PointMm; 4]>::try_from(corners.iter().map(point).collect::<Vec<_>>())
        .map_err(|_| missing("corner marks"))?;
    let codes: Vec<RectMm> = here("k-code")
        .iter()
        .map(|at| rect(at, FormLayout::CODE_MM, FormLayout::CODE_MM))
        .collect();
    let codes = <[RectMm; 2]>::try_from(codes).map_err(|_| missing("page codes"))?;
    let mut boxes = Vec::new();
    for at in here("k-box") {
        let index = at.id.parse::<usize>().map_err(|_| missing("boxes"))?;
        let (item, meaning) = plan.numbering.boxes.get(index).ok_or_else(|| missing("boxes"))?;
        let place = rect(&outer(at), FormLayout::BOX_MM, FormLayout::BOX_MM);
        boxes.push((index, BoxPlace { item: item.clone(), meaning: *meaning, place }));
    }
    // The order of the questions and answers, wherever "rather not answer" is drawn.
    boxes.sort_by_key(|(index, _)| *index);
    let boxes: Vec<BoxPlace> = boxes.into_iter().map(|(_, place)| place).collect();
    let multiple = plan
        .numbering
        .multiple
        .iter()
        .filter(|item| boxes.iter().any(|place| place.item == **item))
        .cloned()
        .collect();
    let zones = |label: &str| -> Result<Vec<RectMm>, PrintError> {
        here(label).iter().map(|at| zone(at).ok_or_else(|| missing("zones"))).collect()
    };
    Ok(PageLayout {
        page: u8::try_from(page).map_err(|_| missing("pages"))?,
        fiducials,
        ticks: here("k-tick").iter().map(point).collect(),
        codes,
        boxes,
        multiple,
        writing: outermost(zones("k-writing")?),
        variable: zones("k-variable")?,
        grid: if order.edition.has_code_grid() {
            Some(grid(&here("k-grid")).ok_or_else(|| missing("code grid"))?)
        } else {
            None
        },
    })
}

fn grid(places: &[Position]) -> Option<CodeGrid> {
    let mut boxes: Vec<Vec<RectMm>> = vec![Vec::new(); 4];
    for at in places {
        let (row, digit) = at.id.split_once(' ')?;
        let row = boxes.get_mut(row.parse::<usize>().ok()?)?;
        if digit.parse::<usize>().ok()? != row.len() {
            return None;
        }
        row.push(rect(at, GRID_BOX_MM, GRID_BOX_MM));
    }
    boxes.iter().all(|row| row.len() == 10).then_some(CodeGrid { boxes })
}

/// Leaves out zones that lie within another one, such as the lines of the strip.
fn outermost(zones: Vec<RectMm>) -> Vec<RectMm> {
    let within = |inner: &RectMm, outer: &RectMm| {
        inner != outer
            && inner.x >= outer.x
            && inner.y >= outer.y
            && inner.x + inner.width <= outer.x + outer.width + 0.01
            && inner.y + inner.height <= outer.y + outer.height + 0.01
    };
    let kept = zones.iter().filter(|zone| !zones.iter().any(|other| within(zone, other)));
    kept.copied().collect()
}

/// A zone tells its size in its name: width and height in millimetres.
fn zone(at: &Position) -> Option<RectMm> {
    let (width, height) = at.id.split_once(' ')?;
    Some(rect(at, width.parse().ok()?, height.parse().ok()?))
}

/// A box tells the middle of its line; its outer edge lies half a line further out.
fn outer(at: Position) -> Position {
    let half_line = FormLayout::BOX_LINE_MM / 2.0;
    Position { x_mm: at.x_mm - half_line, y_mm: at.y_mm - half_line, ..at }
}

fn point(at: &Position) -> PointMm {
    PointMm { x: rounded(at.x_mm), y: rounded(at.y_mm) }
}

fn rect(at: &Position, width: f64, height: f64) -> RectMm {
    RectMm { x: rounded(at.x_mm), y: rounded(at.y_mm), width, height }
}

/// Ten-thousandths of a millimetre, so that layouts compare equal across machines.
fn rounded(mm: f64) -> f64 {
    (mm * 10_000.0).round() / 10_000.0
}
