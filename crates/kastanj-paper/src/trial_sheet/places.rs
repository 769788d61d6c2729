//! What stands where on the trial sheet: drawn and measured from the same numbers.

use kastanj_instrument::{
    AnswerCode, BoxMeaning, FormKey, FormTag, ItemId, QuestionnaireId, VariantId,
};
use kastanj_language::Lang;

use crate::{BoxPlace, FormLayout, PageLayout, PointMm, RectMm};

/// How black the printed crosses of each row are, percent, strongest first.
pub(super) const STRENGTHS: [u8; 5] = [100, 65, 45, 30, 20];
/// Crosses of one strength; beside each stands an empty box.
pub(super) const CROSSES: usize = 6;
/// How black the fields of grey are, percent; the last is the paper.
pub(super) const GREYS: [u8; 6] = [100, 75, 50, 25, 10, 0];
/// Width of the fine lines and of the gaps between them, millimetres.
pub(super) const FINE_LINES: [f64; 4] = [0.5, 0.4, 0.3, 0.2];
/// Fine lines in each field.
pub(super) const LINES: usize = 8;

/// The ruler's left end and its length.
pub(super) const RULER: (PointMm, f64) = (PointMm { x: 30.0, y: 47.0 }, 150.0);
/// The field in which nothing is printed.
pub(super) const EMPTY: RectMm = RectMm { x: 25.0, y: 204.0, width: 160.0, height: 44.0 };

/// The upper left corner of a cross's box, or of the empty box beside it.
fn box_at(row: usize, pair: usize, empty: bool) -> PointMm {
    let column = 2.0 * pair as f64 + f64::from(u8::from(empty));
    PointMm { x: 48.0 + 11.5 * column, y: 122.0 + 14.0 * row as f64 }
}

/// The box of a cross, or the empty one beside it: its outer edge.
pub(super) fn answer_box(row: usize, pair: usize, empty: bool) -> RectMm {
    let PointMm { x, y } = box_at(row, pair, empty);
    RectMm { x, y, width: FormLayout::BOX_MM, height: FormLayout::BOX_MM }
}

/// A field of grey.
pub(super) fn grey(step: usize) -> RectMm {
    RectMm { x: 30.0 + 25.0 * step as f64, y: 60.0, width: 25.0, height: 13.0 }
}

/// A field of fine lines: upright ones above, level ones below.
pub(super) fn fine_lines(step: usize, upright: bool) -> RectMm {
    let width = 2.0 * FINE_LINES[step] * LINES as f64;
    let y = if upright { 82.0 } else { 96.0 };
    RectMm { x: 30.0 + 37.0 * step as f64, y, width, height: width }
}

/// The sheet as the reader knows forms. It is no form of any study: its name is in no library.
pub(super) fn key(lang: Lang) -> FormKey {
    FormKey {
        questionnaire: QuestionnaireId { name: "trial-sheet".to_owned(), version: 1 },
        variant: VariantId("trial-sheet".to_owned()),
        lang,
    }
}

/// Whether a tag in a page code is that of the trial sheet.
pub fn is_trial_sheet(tag: FormTag) -> bool {
    Lang::ALL.iter().any(|lang| key(*lang).tag() == tag)
}

/// The question of a pair of boxes: the crossed one is 1, the empty one 0.
pub(super) fn item(row: usize, pair: usize) -> ItemId {
    ItemId(format!("s{}-{pair}", STRENGTHS[row]))
}

/// Where everything stands that the reader must know.
pub(super) fn layout(lang: Lang) -> FormLayout {
    let key = key(lang);
    let (near, far) = (FormLayout::FIDUCIAL_INSET_MM, FormLayout::WIDTH_MM);
    let (left, right) = (near, far - near);
    let (top, low) = (near, FormLayout::HEIGHT_MM - near);
    let point = |x, y| PointMm { x, y };
    let mut boxes = Vec::new();
    for row in 0..STRENGTHS.len() {
        for pair in 0..CROSSES {
            for (empty, code) in [(false, 1), (true, 0)] {
                let meaning = BoxMeaning::Code(AnswerCode(code));
                let place = answer_box(row, pair, empty);
                boxes.push(BoxPlace { item: item(row, pair), meaning, place });
            }
        }
    }
    let side = FormLayout::CODE_MM;
    let code = |x, y| RectMm { x, y, width: side, height: side };
    let ticks = (1..=6).flat_map(|row| [left, right].map(|x| point(x, 40.0 * f64::from(row))));
    let page = PageLayout {
        page: 1,
        fiducials: [point(left, top), point(right, top), point(right, low), point(left, low)],
        ticks: ticks.collect(),
        codes: [code(170.0, 12.0), code(22.0, FormLayout::HEIGHT_MM - 30.0)],
        boxes,
        multiple: Vec::new(),
        writing: Vec::new(),
        variable: Vec::new(),
        grid: None,
    };
    FormLayout { tag: key.tag(), form: key, copyable: false, pages: vec![page] }
}
