use super::decide::Evidence;

/// From how many questions of a page that a line runs through and beyond it is the page that was
/// crossed out, or a column of it.
const QUESTIONS: usize = 3;

/// Whether lines are drawn through a page rather than through a box.
///
/// Then every mark on it is asked about: pieces of the lines that print cuts off look like marks of
/// their own.
pub(super) fn is_crossed_out(questions: &[Vec<Evidence>]) -> bool {
    let drawn = |boxes: &&Vec<Evidence>| boxes.iter().any(Evidence::is_drawn_through);
    questions.iter().filter(drawn).count() >= QUESTIONS
}
