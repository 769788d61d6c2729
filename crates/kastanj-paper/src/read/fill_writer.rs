use super::decide::Evidence;

/// From how many questions on a page filled boxes are a habit.
const HABIT: usize = 5;

/// Filled boxes for each box that looks crossed: one filled loosely may look so.
const FILLED_PER_CROSS: usize = 4;

/// Whether this respondent fills boxes instead of crossing them.
///
/// So when boxes are filled in at least five questions, hardly any looks crossed, and no question
/// holds a filled box and another with ink: that would be one taken back. Then filled means marked.
pub(super) fn is_fill_writer(questions: &[Vec<Evidence>]) -> bool {
    let count =
        |boxes: &[Evidence], is: fn(&Evidence) -> bool| boxes.iter().filter(|one| is(one)).count();
    let filled = |boxes: &[Evidence]| count(boxes, |b| b.likelihood.cancelled > 0.5);
    let crossed: usize = questions.iter().map(|q| count(q, |b| b.likelihood.marked > 0.9)).sum();
    let filling = questions.iter().filter(|boxes| filled(boxes) == 1).count();
    let taken_back = questions
        .iter()
        .any(|boxes| filled(boxes) > 0 && count(boxes, |b| b.likelihood.empty < 0.5) > 1);
    filling >= HABIT && crossed * FILLED_PER_CROSS <= filling && !taken_back
}

/// The evidence with *filled* read as *marked*.
pub(super) fn with_fills_as_marks(boxes: &[Evidence]) -> Vec<Evidence> {
    boxes
        .iter()
        .map(|evidence| {
            let mut evidence = *evidence;
            evidence.likelihood.marked += evidence.likelihood.cancelled;
            evidence.likelihood.cancelled = 0.0;
            evidence
        })
        .collect()
}
