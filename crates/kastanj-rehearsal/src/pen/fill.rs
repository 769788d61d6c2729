use std::collections::BTreeMap;

use kastanj_instrument::{BoxMeaning, ItemId};
use kastanj_paper::{BoxPlace, Decision, MarkClass, PageLayout, RectMm};

use crate::pen::{
    Ambiguity, Answers, BoxTruth, CorrectionHabit, MarkShape, MarkTarget, PageTruth, QuestionTruth,
    Writer, handwriting, lay_ink, mark_strokes,
};
use crate::{Chance, PageRaster};

/// What may happen on a page besides the answers.
#[derive(Debug, Clone, PartialEq)]
pub struct FillTerms {
    /// Share of the questions that are marked ambiguously on purpose, 0–1; default 0.
    pub ambiguous: f64,
    /// Share of the writing zones that get some handwriting, 0–1; default 0.3.
    pub handwriting: f64,
    /// On the copyable edition: the digits ticked in the code grid, row by row.
    pub grid: Option<[u8; 4]>,
}

impl Default for FillTerms {
    fn default() -> Self {
        FillTerms { ambiguous: 0.0, handwriting: 0.3, grid: None }
    }
}

/// Fills in one page by pen and tells what was meant.
///
/// `raster` is the printed page at any resolution; `answers` names what the
/// writer has in mind, and a question that it does not name is left blank.
/// The same arguments always give the same pixels.
pub fn fill_page(
    raster: &mut PageRaster,
    page: &PageLayout,
    answers: &Answers,
    writer: &Writer,
    terms: &FillTerms,
    chance: &Chance,
) -> PageTruth {
    let chance = chance.numbered("page", usize::from(page.page));
    let mut order: Vec<&ItemId> = Vec::new();
    let mut groups: BTreeMap<&ItemId, Vec<usize>> = BTreeMap::new();
    for (at, place) in page.boxes.iter().enumerate() {
        let group = groups.entry(&place.item).or_default();
        if group.is_empty() {
            order.push(&place.item);
        }
        group.push(at);
    }
    let mut hand = Hand {
        raster,
        page,
        writer,
        classes: vec![MarkClass::Empty; page.boxes.len()],
        chance: chance.branch("marks"),
    };
    let mut questions = Vec::new();
    for item in order {
        let group = groups.get(item).map(Vec::as_slice).unwrap_or_default();
        hand.chance = chance.branch(&item.0);
        let intended = answers.get(item).cloned().unwrap_or(Decision::Blank);
        questions.push(hand.answer(item, group, intended, terms.ambiguous));
    }
    hand.chance = chance.branch("grid");
    if let (Some(grid), Some(digits)) = (&page.grid, terms.grid) {
        for (row, digit) in grid.boxes.iter().zip(digits) {
            if let Some(place) = row.get(usize::from(digit)) {
                hand.draw(writer.habit.into(), *place);
            }
        }
    }
    hand.chance = chance.branch("handwriting");
    for zone in &page.writing {
        if hand.chance.happens(terms.handwriting) {
            for stroke in handwriting::words(*zone, writer, &mut hand.chance) {
                lay_ink(hand.raster, &stroke, &writer.pen, &mut hand.chance);
            }
        }
    }
    let boxes = page
        .boxes
        .iter()
        .zip(hand.classes)
        .map(|(place, class)| BoxTruth {
            item: place.item.clone(),
            meaning: place.meaning,
            place: place.place,
            class,
        })
        .collect();
    PageTruth { page: page.page, boxes, questions }
}

/// A writer at work on a page.
struct Hand<'a> {
    raster: &'a mut PageRaster,
    page: &'a PageLayout,
    writer: &'a Writer,
    classes: Vec<MarkClass>,
    chance: Chance,
}

impl Hand<'_> {
    fn answer(
        &mut self,
        item: &ItemId,
        group: &[usize],
        intended: Decision,
        ambiguous: f64,
    ) -> QuestionTruth {
        if ambiguous > 0.0
            && self.chance.happens(ambiguous)
            && let Some(ambiguity) = self.answer_ambiguously(item, group)
        {
            return QuestionTruth {
                item: item.clone(),
                intended: Decision::Doubtful,
                corrected: false,
                ambiguity: Some(ambiguity),
            };
        }
        let chosen: Vec<usize> =
            group.iter().copied().filter(|at| means(&self.page.boxes[*at], &intended)).collect();
        let others: Vec<usize> = group.iter().copied().filter(|at| !chosen.contains(at)).collect();
        let mut corrected = false;
        if !chosen.is_empty()
            && self.chance.happens(self.writer.slips)
            && let Some(wrong) = self.chance.pick(&others).copied()
        {
            self.mark(wrong);
            self.take_back(wrong);
            corrected = true;
        }
        for at in &chosen {
            self.mark(*at);
            if corrected && self.writer.correction == CorrectionHabit::RingRight {
                self.draw(MarkShape::Ring, self.page.boxes[*at].place);
            }
        }
        let intended = if chosen.is_empty() { Decision::Blank } else { intended };
        QuestionTruth { item: item.clone(), intended, corrected, ambiguity: None }
    }

    /// Marks a question so that no one can tell; nothing if the question has too few boxes.
    fn answer_ambiguously(&mut self, item: &ItemId, group: &[usize]) -> Option<Ambiguity> {
        let declined =
            group.iter().copied().find(|at| self.page.boxes[*at].meaning == BoxMeaning::Declined);
        let mut codes: Vec<usize> =
            group.iter().copied().filter(|at| Some(*at) != declined).collect();
        self.chance.shuffle(&mut codes);
        let ambiguity = *self.chance.pick(&Ambiguity::ALL)?;
        match (ambiguity, codes.as_slice(), declined) {
            (Ambiguity::TwoMarks, [a, b, ..], _) if !self.page.multiple.contains(item) => {
                self.mark(*a);
                self.mark(*b);
            }
            (Ambiguity::LoneFilled, [a, ..], _) => self.unclear(*a, MarkShape::Fill),
            (Ambiguity::Trace, [a, ..], _) => self.unclear(*a, MarkShape::Touch),
            (Ambiguity::DeclinedAndAnswered, [a, ..], Some(declined)) => {
                self.mark(*a);
                self.mark(declined);
            }
            _ => return None,
        }
        Some(ambiguity)
    }

    fn unclear(&mut self, at: usize, shape: MarkShape) {
        self.draw(shape, self.page.boxes[at].place);
        self.classes[at] = MarkClass::Uncertain;
    }

    fn mark(&mut self, at: usize) {
        self.draw(self.writer.habit.into(), self.page.boxes[at].place);
        self.classes[at] = MarkClass::Marked;
    }

    fn take_back(&mut self, at: usize) {
        let shape = match self.writer.correction {
            CorrectionHabit::FillBox => MarkShape::Fill,
            CorrectionHabit::Scribble => MarkShape::Scribble,
            CorrectionHabit::StrikeThrough => MarkShape::StrikeThrough,
            CorrectionHabit::RingRight => {
                // By itself nobody can tell that it does not count.
                self.classes[at] = MarkClass::Uncertain;
                return;
            }
        };
        self.draw(shape, self.page.boxes[at].place);
        self.classes[at] = MarkClass::Cancelled;
    }

    fn draw(&mut self, shape: MarkShape, place: RectMm) {
        let target = MarkTarget { place, room: room_around(self.page, place) };
        for stroke in mark_strokes(self.writer, shape, &target, &mut self.chance) {
            lay_ink(self.raster, &stroke, &self.writer.pen, &mut self.chance);
        }
    }
}

/// Whether a box belongs to the intended answer.
fn means(place: &BoxPlace, intended: &Decision) -> bool {
    match (place.meaning, intended) {
        (BoxMeaning::Code(code), Decision::Chosen(codes)) => codes.contains(&code),
        (BoxMeaning::Declined, Decision::Declined) => true,
        _ => false,
    }
}

/// How far beyond a box ink may go: four fifths of the gap to the nearest
/// other box, at most 3 mm.
fn room_around(page: &PageLayout, place: RectMm) -> f64 {
    let grid = page.grid.iter().flat_map(|grid| grid.boxes.iter().flatten().copied());
    page.boxes
        .iter()
        .map(|other| other.place)
        .chain(grid)
        .filter(|other| *other != place)
        .map(|other| {
            let across = (other.x - place.x - place.width).max(place.x - other.x - other.width);
            let down = (other.y - place.y - place.height).max(place.y - other.y - other.height);
            across.max(down).max(0.0)
        })
        .fold(3.75, f64::min)
        * 0.8
}
