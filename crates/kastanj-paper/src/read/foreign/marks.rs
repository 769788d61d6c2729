use kastanj_instrument::{AnswerCode, BoxMeaning};

use super::outcome::{ForeignBoxReading, ForeignDecision, ForeignQuestionReading};
use super::overlay::Overlay;
use super::prepared::{PreparedPage, patch_frame};
use crate::read::classify::{EmptyBoxes, Likelihood, classify};
use crate::read::crossed_out::is_crossed_out;
use crate::read::decide::{Evidence, Verdict, decide_many, decide_one};
use crate::read::fill_writer::{is_fill_writer, with_fills_as_marks};
use crate::read::flat_field::FlatScan;
use crate::read::frame::Frame;
use crate::read::local_light::even_light;
use crate::read::patch::{DENSITY, Patch, RIM_MM, Source};
use crate::read::pen_around::PenAround;
use crate::read::plane::bilinear;
use crate::read::reader::{FILLED_SHARE, LEAST_OUTLINE, ink_level};
use crate::read::strokes::{Strokes, measure};
use crate::{Decision, DecisionReason, ForeignQuestion, GrayPage, RectMm};

/// Reads the boxes of a page that is proved, and decides its questions.
pub(super) fn read_marks(
    scan: &GrayPage,
    flat: &FlatScan,
    page: &PreparedPage,
    overlay: &Overlay,
) -> (Vec<ForeignBoxReading>, Vec<ForeignQuestionReading>) {
    let patches: Vec<Patch<'_>> =
        (0..page.page.boxes.len()).map(|at| patch(scan, flat, page, overlay, at)).collect();
    let level = ink_level(patches.iter());
    let strokes: Vec<Strokes> = patches.iter().map(|patch| measure(patch, level)).collect();
    let empty = EmptyBoxes::of(&strokes);
    let mut evidence: Vec<Evidence> = strokes
        .iter()
        .enumerate()
        .map(|(at, strokes)| {
            let outline = overlay.boxes.get(at).copied().flatten();
            // A note over a box hides its outline too; so does whoever fills it.
            let hidden = outline.is_some_and(|outline| outline.score < LEAST_OUTLINE)
                && strokes.area < FILLED_SHARE * strokes.inside;
            let unsure_place = overlay.shift(at, page.page.boxes[at].place.centre()).1 || hidden;
            let unnumbered = BoxMeaning::Code(AnswerCode(0));
            Evidence::new(unnumbered, unless_struck(strokes, empty), unsure_place, strokes, empty)
        })
        .collect();
    let members: Vec<Vec<usize>> = page
        .page
        .questions
        .iter()
        .map(|question| {
            let place = |id: &String| page.page.boxes.iter().position(|place| place.id == *id);
            question.boxes.iter().filter_map(place).collect()
        })
        .collect();
    let places: Vec<RectMm> = page.page.boxes.iter().map(|place| place.place).collect();
    let around = PenAround {
        source: Source { scan, flat, map: &overlay.map, black: overlay.black },
        half: &page.half,
        boxes: &places,
        strokes: &strokes,
        writing: &[],
        level,
    };
    for (question, group) in page.page.questions.iter().zip(&members) {
        let mut own = numbered(group, &evidence);
        let shift = |at: usize| overlay.shift(at, places[at].centre()).0;
        around.look(&mut own, group, !question.one, &shift);
        for (at, seen) in group.iter().zip(own) {
            evidence[*at] = Evidence { meaning: evidence[*at].meaning, ..seen };
        }
    }
    let grouped: Vec<Vec<Evidence>> =
        members.iter().map(|group| numbered(group, &evidence)).collect();
    if is_crossed_out(&grouped) {
        evidence.iter_mut().for_each(|one| one.drawn_through = true);
    }
    let fills = is_fill_writer(&grouped);
    let evidence = if fills { with_fills_as_marks(&evidence) } else { evidence };
    let boxes = page
        .page
        .boxes
        .iter()
        .zip(&evidence)
        .zip(&strokes)
        .map(|((place, evidence), strokes)| {
            let (class, probability) = evidence.likelihood.class();
            let ink = if strokes.inside > 0.0 { strokes.area / strokes.inside } else { 0.0 };
            ForeignBoxReading { id: place.id.clone(), class, probability, ink }
        })
        .collect();
    let questions = page
        .page
        .questions
        .iter()
        .zip(&members)
        .map(|(question, group)| decide(question, &numbered(group, &evidence), fills))
        .collect();
    (boxes, questions)
}

/// How likely each class is; where a cross has a further line through it and out on both sides, it
/// may be struck out: a form of others says nothing about how a mark is taken back.
fn unless_struck(strokes: &Strokes, empty: EmptyBoxes) -> Likelihood {
    let seen = classify(strokes, empty);
    if !strokes.is_struck() {
        return seen;
    }
    let marked = (1.0 - seen.empty) / 2.0;
    Likelihood { marked, cancelled: marked, ..seen }
}

/// The evidence of a question's boxes, each meaning its place among them.
fn numbered(group: &[usize], evidence: &[Evidence]) -> Vec<Evidence> {
    group
        .iter()
        .enumerate()
        .map(|(number, at)| {
            let code = AnswerCode(i16::try_from(number).unwrap_or(i16::MAX));
            Evidence { meaning: BoxMeaning::Code(code), ..evidence[*at] }
        })
        .collect()
}

fn decide(question: &ForeignQuestion, boxes: &[Evidence], fills: bool) -> ForeignQuestionReading {
    let Verdict { decision, second_best, posterior, reason, .. } =
        if question.one { decide_one(boxes) } else { decide_many(boxes) };
    let places = |decision: &Decision| -> Vec<usize> {
        match decision {
            Decision::Chosen(codes) => {
                codes.iter().filter_map(|code| usize::try_from(code.0).ok()).collect()
            }
            _ => Vec::new(),
        }
    };
    let (what, chosen) = match &decision {
        Decision::Chosen(_) | Decision::Declined => (ForeignDecision::Chosen, places(&decision)),
        Decision::Blank => (ForeignDecision::Blank, Vec::new()),
        Decision::Doubtful => (ForeignDecision::Doubtful, places(&second_best)),
    };
    let answers = chosen.iter().filter_map(|at| question.option(*at)).map(str::to_owned).collect();
    let chosen = chosen.into_iter().filter_map(|at| question.boxes.get(at).cloned()).collect();
    let reason =
        if fills && what == ForeignDecision::Chosen { DecisionReason::FillWriter } else { reason };
    let id = question.id.clone();
    ForeignQuestionReading { id, decision: what, chosen, answers, posterior, reason }
}

/// The surroundings of a box, evened, as large as if the box had its usual size.
fn patch<'p>(
    scan: &GrayPage,
    flat: &FlatScan,
    page: &'p PreparedPage,
    overlay: &Overlay,
    at: usize,
) -> Patch<'p> {
    let rect = page.page.boxes[at].place;
    let (shift, _) = overlay.shift(at, rect.centre());
    let home = patch_frame(rect);
    let there = Frame { left: home.left + shift.0, top: home.top + shift.1, ..home };
    let factor = flat.factor as f64;
    let middle = overlay.map.map(rect.centre());
    let gain = 255.0 / flat.paper_at(middle.x * factor, middle.y * factor).max(1.0);
    let (wide, high) = (scan.width() as usize, scan.height() as usize);
    let full = |x: f64, y: f64| {
        (bilinear(scan.pixels(), wide, high, x * factor, y * factor) * gain).min(255.0)
    };
    let mut evened = if flat.streaks.is_empty() {
        there.sampled(&overlay.map, full)
    } else {
        there.sampled(&overlay.map, |x, y| flat.streaks.around(x, y, full))
    };
    let span = (255.0 - overlay.black).max(60.0);
    let print = &page.print[at];
    let edge = (RIM_MM * DENSITY).round() as usize;
    let outer = (edge, edge, home.width - edge, home.height - edge);
    even_light(&mut evened, outer);
    let inside = |at: usize| {
        let (x, y) = (at % home.width, at / home.width);
        x >= outer.0 && x < outer.2 && y >= outer.1 && y < outer.3
    };
    let crossed: Vec<f32> = evened
        .pixels
        .iter()
        .map(|grey| ((255.0 - f32::from(*grey)) / span).clamp(0.0, 1.0))
        .collect();
    // A figure in the box, or the round outline of a circle, is no ink.
    let dark = (0..crossed.len())
        .map(|at| if print[at] && inside(at) { 0.0 } else { crossed[at] })
        .collect();
    let crossed = Some(crossed);
    Patch { width: home.width, height: home.height, dark, crossed, print, outer }
}
