use super::decide::Evidence;

/// From how many questions on a page filled boxes are a habit.
const HABIT: usize = 5;

/// Whether this respondent fills boxes instead of crossing them.
///
/// So when boxes are filled in at least five questions, never two in one,
/// and no box of the page is crossed. Then filled means marked.
pub(super) fn is_fill_writer(questions: &[Vec<Evidence>]) -> bool {
    let crossed = questions.iter().flatten().any(|b| b.likelihood.marked > 0.5);
    let filled =
        |boxes: &Vec<Evidence>| boxes.iter().filter(|b| b.likelihood.cancelled > 0.9).count();
    !crossed
        && questions.iter().filter(|boxes| filled(boxes) == 1).count() >= HABIT
        && questions.iter().all(|boxes| filled(boxes) <= 1)
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
