use kastanj_instrument::{AnswerCode, BoxMeaning};

use super::classify::{EmptyBoxes, Likelihood};
use super::strokes::Strokes;
use crate::{Decision, DecisionReason, MarkClass};

/// Posterior from which a decision stands without a human.
const ACCEPT: f64 = 0.97;
/// Prior share of questions left without a mark.
const PRIOR_NONE: f64 = 0.08;
/// Prior of two or more marks where one is allowed.
const PRIOR_SEVERAL: f64 = 0.02;
/// Prior of a cancelled box beside a mark, and alone.
const PRIOR_CANCELLED: (f64, f64) = (0.2, 0.02);
/// Share of the writers who fill the box that they mean: where nothing else is marked, a box that
/// looks taken back is more often theirs than one that somebody took back and left.
const PRIOR_FILLS: f64 = 0.06;
/// Prior share of marked boxes where any number may be.
const PRIOR_ONE_OF_MANY: f64 = 0.3;
/// How sure it must be by its own looks that a box was taken back before it is passed over.
const TAKEN_BACK: f64 = 0.8;
/// Likelihood of *filled* from which a box is neither marked nor surely taken back.
const HALF_FILLED: f64 = 0.5;
/// From how many boxes that share one stroke it is a line through the row.
const LINED: usize = 3;
/// Share of the directions round a box in which pen runs that makes a ring: an answer next door, a
/// line across the page or a name fill less.
const RINGED: f64 = 0.7;
/// Pen close to the boxes of an unmarked question that calls for a look, mm².
const BESIDE_MM2: f64 = 0.6;
/// Likewise pen that was followed and belongs to no box: a missed cross leaves 3, what is left of
/// one over a printed word 0.5.
const STRAY_MM2: f64 = 0.4;

/// One box of a question, as evidence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Evidence {
    pub(super) meaning: BoxMeaning,
    pub(super) likelihood: Likelihood,
    /// The box could not be located with certainty.
    pub(super) unsure_place: bool,
    /// Pen close to it that belongs to no box, mm².
    pub(super) beside: f64,
    /// Pen around it that belongs to no mark in any box, mm²: a mark that missed it, or writing.
    pub(super) stray: f64,
    /// Somebody has ringed it.
    pub(super) ringed: bool,
    /// Its mark runs into another box of the question.
    pub(super) shared: bool,
    /// Its mark is part of a stroke that runs on far beyond it.
    pub(super) drawn_through: bool,
    /// What stands in it is no mark: letters.
    pub(super) lettered: bool,
    /// A further line runs through its mark and out on both sides.
    pub(super) struck: bool,
    /// Ink inside it, mm².
    pub(super) ink: f64,
    /// How much more than an empty box it holds, 1 from where something too pale for a mark may be one.
    pub(super) trace: f64,
}

impl Evidence {
    /// Pen close to it that is no mark in any box, or pale in it, 1 from where it calls for a look.
    fn missed(&self) -> f64 {
        (self.beside / BESIDE_MM2).max(self.stray / STRAY_MM2).max(self.trace)
    }

    /// Whether a line that runs on far beyond it has left ink in it, too.
    pub(super) fn is_drawn_through(&self) -> bool {
        self.drawn_through && self.likelihood.empty < 0.5
    }

    /// What is known of a box, and what its ink tells.
    pub(super) fn new(
        meaning: BoxMeaning,
        likelihood: Likelihood,
        unsure_place: bool,
        strokes: &Strokes,
        empty: EmptyBoxes,
    ) -> Evidence {
        Evidence {
            meaning,
            likelihood,
            unsure_place,
            beside: strokes.beside,
            stray: 0.0,
            ringed: strokes.ringed > RINGED,
            shared: false,
            drawn_through: false,
            lettered: likelihood.marked > 0.5 && strokes.is_lettered(),
            struck: likelihood.empty < 0.5 && strokes.is_struck(),
            ink: strokes.area,
            trace: empty.traces.beyond(strokes),
        }
    }
}

/// What a question came to.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Verdict {
    pub(super) decision: Decision,
    pub(super) second_best: Decision,
    pub(super) posterior: f64,
    pub(super) reason: DecisionReason,
    /// The two most likely answers, the likelier first.
    pub(super) guesses: [Decision; 2],
    /// How likely each class is for each box, seen together with the others.
    pub(super) boxes: Vec<Likelihood>,
}

/// Decides a question that takes one answer.
pub(super) fn decide_one(boxes: &[Evidence]) -> Verdict {
    let others = |but: Option<usize>, prior: f64| -> f64 {
        boxes
            .iter()
            .enumerate()
            .filter(|(at, _)| Some(*at) != but)
            .map(|(_, b)| b.likelihood.empty + b.likelihood.cancelled * prior)
            .product()
    };
    let share = (1.0 - PRIOR_NONE - PRIOR_SEVERAL) / boxes.len().max(1) as f64;
    let mut hypotheses = vec![(Decision::Blank, PRIOR_NONE * others(None, PRIOR_CANCELLED.1))];
    for (at, evidence) in boxes.iter().enumerate() {
        let p = evidence.likelihood;
        let meant = p.marked + p.cancelled * PRIOR_FILLS;
        let weight = share * meant * others(Some(at), PRIOR_CANCELLED.0);
        hypotheses.push((chosen(&[evidence.meaning]), weight));
    }
    let several = PRIOR_SEVERAL * at_least_two(boxes);
    let total: f64 = hypotheses.iter().map(|(_, weight)| weight).sum::<f64>() + several;
    hypotheses.sort_by(|a, b| b.1.total_cmp(&a.1));
    let best = hypotheses.first().cloned().unwrap_or((Decision::Blank, 0.0));
    // A ring is what most people draw round the right one, whatever is crossed.
    let mut rings = boxes.iter().filter(|b| b.ringed).map(|b| chosen(&[b.meaning]));
    let ringed = rings.find(|answer| *answer != best.0);
    let second = ringed.unwrap_or_else(|| match (&best.0, most_beside(boxes)) {
        // A mark that missed its box is most likely meant for the one that it lies at.
        (Decision::Blank, Some(near)) => chosen(&[near.meaning]),
        _ => hypotheses.get(1).cloned().map_or(Decision::Blank, |(decision, _)| decision),
    });
    let posterior = if total > 0.0 { best.1 / total } else { 0.0 };
    let reason = doubt(boxes, &best.0, posterior, several > best.1);
    let (best, second) = match reason {
        Some(reason) => meant_under_lines(boxes, reason, (best.0, second)),
        None => (best.0, second),
    };
    settle(seen_together(boxes), best, second, posterior, reason)
}

/// The two likeliest answers where lines were drawn through boxes: whoever strikes out an answer or a
/// whole row has left the box that holds more than the line, or none.
fn meant_under_lines(
    boxes: &[Evidence],
    reason: DecisionReason,
    guesses: (Decision, Decision),
) -> (Decision, Decision) {
    let row = boxes.iter().filter(|b| b.shared || b.drawn_through).count() >= LINED;
    let lined = match reason {
        DecisionReason::DrawnThrough | DecisionReason::StruckThrough => true,
        DecisionReason::Several => row,
        _ => false,
    };
    let inked = boxes.iter().filter(|b| b.likelihood.empty < 0.5);
    match inked.max_by(|a, b| a.ink.total_cmp(&b.ink)) {
        Some(most) if lined => (chosen(&[most.meaning]), Decision::Blank),
        _ => guesses,
    }
}

/// The box with the most pen beside it, where there is enough of it to be a mark.
fn most_beside(boxes: &[Evidence]) -> Option<&Evidence> {
    let most = boxes.iter().max_by(|a, b| a.missed().total_cmp(&b.missed()))?;
    (most.missed() > 1.0).then_some(most)
}

/// Each box in the light of the others: a box that looks taken back very likely is, if another one
/// of its question is marked, and hardly if none is.
fn seen_together(boxes: &[Evidence]) -> Vec<Likelihood> {
    let share = (1.0 - PRIOR_NONE - PRIOR_SEVERAL) / boxes.len().max(1) as f64;
    (0..boxes.len())
        .map(|at| {
            let own = boxes[at].likelihood;
            // What the other boxes hold: nothing, one mark, more.
            let (mut none, mut one, mut more) = (1.0, 0.0, 0.0);
            for (_, other) in boxes.iter().enumerate().filter(|(other, _)| *other != at) {
                let p = other.likelihood;
                let unmarked = p.empty + p.cancelled * PRIOR_CANCELLED.0;
                more = more * (unmarked + p.marked) + one * p.marked;
                one = one * unmarked + none * p.marked;
                none *= unmarked;
            }
            let pair = PRIOR_SEVERAL / boxes.len().max(1) as f64;
            let beside = share * one + pair * more;
            Likelihood {
                empty: own.empty * (PRIOR_NONE * none + beside),
                marked: own.marked * (share * none + pair * (one + more)),
                cancelled: own.cancelled
                    * (PRIOR_NONE * PRIOR_CANCELLED.1 * none + PRIOR_CANCELLED.0 * beside),
            }
            .normalised()
        })
        .collect()
}

/// Decides a question that takes any number of answers.
pub(super) fn decide_many(boxes: &[Evidence]) -> Verdict {
    let mut marked = Vec::new();
    let mut posterior = 1.0;
    let mut weakest = (f64::INFINITY, 0);
    for (at, evidence) in boxes.iter().enumerate() {
        let p = evidence.likelihood;
        let not = p.empty + p.cancelled;
        if p.marked > not {
            marked.push(at);
        }
        posterior *= p.marked.max(not);
        // What may have been taken back can be either.
        let margin = (p.marked - p.empty).abs();
        if margin < weakest.0 {
            weakest = (margin, at);
        }
    }
    // A mark that missed one of the boxes, or is too pale, makes that box the doubtful one.
    let missed = |at: &usize| {
        (boxes[*at].stray > STRAY_MM2 || boxes[*at].trace > 1.0) && !marked.contains(at)
    };
    let missed = (0..boxes.len()).find(missed);
    if let Some(at) = missed {
        weakest.1 = at;
    }
    let meanings = |places: &[usize]| -> Vec<BoxMeaning> {
        places.iter().filter_map(|at| boxes.get(*at)).map(|b| b.meaning).collect()
    };
    let mut other = marked.clone();
    match other.iter().position(|at| *at == weakest.1) {
        Some(place) => {
            other.remove(place);
        }
        None if !boxes.is_empty() => {
            other.push(weakest.1);
            other.sort_unstable();
        }
        None => {}
    }
    let best = chosen(&meanings(&marked));
    let declined = marked.len() > 1 && meanings(&marked).contains(&BoxMeaning::Declined);
    let reason = if declined {
        Some(DecisionReason::DeclinedAndAnswered)
    } else {
        doubt(boxes, &best, posterior, false).or(missed.map(|_| DecisionReason::Faint))
    };
    let alone = |one: &Evidence| {
        let p = one.likelihood;
        Likelihood {
            empty: p.empty * (1.0 - PRIOR_ONE_OF_MANY),
            marked: p.marked * PRIOR_ONE_OF_MANY,
            cancelled: p.cancelled * PRIOR_CANCELLED.1,
        }
        .normalised()
    };
    let together = boxes.iter().map(alone).collect();
    settle(together, best, chosen(&meanings(&other)), posterior, reason)
}

/// The answer that a set of marked boxes means.
fn chosen(meanings: &[BoxMeaning]) -> Decision {
    if meanings.contains(&BoxMeaning::Declined) {
        return Decision::Declined;
    }
    let codes: Vec<AnswerCode> = meanings
        .iter()
        .filter_map(|meaning| match meaning {
            BoxMeaning::Code(code) => Some(*code),
            BoxMeaning::Declined => None,
        })
        .collect();
    if codes.is_empty() { Decision::Blank } else { Decision::Chosen(codes) }
}

/// Probability that two or more boxes are marked.
fn at_least_two(boxes: &[Evidence]) -> f64 {
    let (mut none, mut one) = (1.0, 0.0);
    for evidence in boxes {
        let marked = evidence.likelihood.marked;
        one = one * (1.0 - marked) + none * marked;
        none *= 1.0 - marked;
    }
    (1.0 - none - one).max(0.0)
}

/// Why a human must look, if so.
fn doubt(
    boxes: &[Evidence],
    best: &Decision,
    posterior: f64,
    several: bool,
) -> Option<DecisionReason> {
    let likely = |pick: fn(&Likelihood) -> f64, least: f64| {
        boxes.iter().filter(|b| pick(&b.likelihood) > least).count()
    };
    let declined =
        boxes.iter().any(|b| b.meaning == BoxMeaning::Declined && b.likelihood.marked > 0.5);
    if boxes.iter().any(|b| b.unsure_place) {
        return Some(DecisionReason::BoxUnsure);
    }
    if boxes.iter().any(|b| b.ringed) {
        return Some(match best {
            Decision::Blank => DecisionReason::Faint,
            _ => DecisionReason::Several,
        });
    }
    if boxes.iter().any(|b| b.shared) {
        return Some(DecisionReason::Several);
    }
    if boxes.iter().any(Evidence::is_drawn_through) {
        return Some(DecisionReason::DrawnThrough);
    }
    if boxes.iter().any(|b| b.lettered) {
        return Some(DecisionReason::Lettered);
    }
    // One line through a cross is how many take it back, and no box was filled.
    let is_struck = |b: &&Evidence| b.struck && b.likelihood.cancelled < TAKEN_BACK;
    let crossed = likely(|p| p.marked, 0.5);
    if crossed <= 1
        && boxes.iter().find(is_struck).is_some_and(|b| b.likelihood.marked > 0.5 || crossed == 0)
    {
        return Some(DecisionReason::StruckThrough);
    }
    if several || crossed > 1 && posterior < ACCEPT {
        // What is told has to be what is seen: two boxes that are each more marked than not.
        let answered =
            boxes.iter().any(|b| b.meaning != BoxMeaning::Declined && b.likelihood.marked > 0.5);
        return Some(if declined && answered {
            DecisionReason::DeclinedAndAnswered
        } else if crossed > 1 {
            DecisionReason::Several
        } else {
            DecisionReason::Faint
        });
    }
    // Two marks, one of them heavier, are two marks.
    let passed_over = |b: &&Evidence| {
        let p = b.likelihood;
        p.empty < 0.5 && p.marked < 0.5 && p.cancelled < TAKEN_BACK
    };
    if boxes.iter().filter(passed_over).count() > 0 && crossed > 0 {
        return Some(DecisionReason::Several);
    }
    if *best == Decision::Blank {
        if likely(|p| p.cancelled, 0.2) > 0 {
            return Some(DecisionReason::LoneFilled);
        }
        if most_beside(boxes).is_some() {
            return Some(DecisionReason::Faint);
        }
    }
    // What is chosen must not look half like a box that was filled to cancel it.
    let half_filled = boxes.iter().any(|b| {
        let passed_over = b.likelihood.cancelled >= TAKEN_BACK && !is_in(best, b.meaning);
        b.likelihood.cancelled >= HALF_FILLED && !passed_over
    });
    if posterior >= ACCEPT && !half_filled {
        return None;
    }
    Some(if likely(|p| p.cancelled, 0.05) > 0 {
        DecisionReason::LoneFilled
    } else {
        DecisionReason::Faint
    })
}

/// Whether a box is what was decided on.
fn is_in(decision: &Decision, meaning: BoxMeaning) -> bool {
    match (decision, meaning) {
        (Decision::Chosen(codes), BoxMeaning::Code(code)) => codes.contains(&code),
        (Decision::Declined, BoxMeaning::Declined) => true,
        _ => false,
    }
}

fn settle(
    boxes: Vec<Likelihood>,
    best: Decision,
    second: Decision,
    posterior: f64,
    doubt: Option<DecisionReason>,
) -> Verdict {
    let guesses = [best.clone(), second.clone()];
    if let Some(reason) = doubt {
        let second_best = best;
        return Verdict {
            decision: Decision::Doubtful,
            second_best,
            posterior,
            reason,
            guesses,
            boxes,
        };
    }
    let corrected = boxes.iter().any(|b| b.class().0 == MarkClass::Cancelled);
    let reason = match &best {
        Decision::Blank => DecisionReason::Empty,
        _ if corrected => DecisionReason::Corrected,
        _ => DecisionReason::Clear,
    };
    Verdict { decision: best, second_best: second, posterior, reason, guesses, boxes }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boxes(likelihoods: &[(f64, f64)]) -> Vec<Evidence> {
        likelihoods
            .iter()
            .enumerate()
            .map(|(at, (marked, cancelled))| Evidence {
                meaning: BoxMeaning::Code(AnswerCode(at as i16)),
                likelihood: Likelihood {
                    empty: 1.0 - marked - cancelled,
                    marked: *marked,
                    cancelled: *cancelled,
                },
                unsure_place: false,
                beside: 0.0,
                stray: 0.0,
                ringed: false,
                shared: false,
                drawn_through: false,
                lettered: false,
                struck: false,
                ink: 0.0,
                trace: 0.0,
            })
            .collect()
    }

    const NOTHING: (f64, f64) = (0.0001, 0.0);

    #[test]
    fn a_ring_is_asked_about_whatever_is_crossed() {
        let mut row = boxes(&[NOTHING, NOTHING, NOTHING]);
        row[2].ringed = true;
        let alone = decide_one(&row);
        assert_eq!((alone.decision, alone.reason), (Decision::Doubtful, DecisionReason::Faint));
        let mut row = boxes(&[(0.999, 0.001), NOTHING, NOTHING]);
        row[2].ringed = true;
        let corrected = decide_one(&row);
        assert_eq!(corrected.decision, Decision::Doubtful);
        assert_eq!(corrected.reason, DecisionReason::Several);
        assert!(corrected.guesses.contains(&chosen(&[row[2].meaning])), "{:?}", corrected.guesses);
        // The ring round the crossed box itself: still two different answers to choose between.
        row[2].ringed = false;
        (row[0].ringed, row[0].beside) = (true, 2.0);
        let stressed = decide_one(&row);
        assert_eq!(stressed.decision, Decision::Doubtful);
        assert_ne!(stressed.guesses[0], stressed.guesses[1], "{:?}", stressed.guesses);
    }

    #[test]
    fn one_mark_in_two_boxes_is_asked_about() {
        let mut row = boxes(&[NOTHING, (0.999, 0.001), NOTHING]);
        assert_eq!(decide_one(&row).decision, Decision::Chosen(vec![AnswerCode(1)]));
        row[1].shared = true;
        let verdict = decide_one(&row);
        assert_eq!(
            (verdict.decision, verdict.reason),
            (Decision::Doubtful, DecisionReason::Several)
        );
        assert_eq!(decide_many(&row).decision, Decision::Doubtful);
    }

    #[test]
    fn a_mark_that_missed_one_of_several_boxes_is_asked_about() {
        let mut row = boxes(&[(0.999, 0.001), NOTHING, NOTHING]);
        row[2].stray = 0.3;
        assert_eq!(decide_many(&row).decision, Decision::Chosen(vec![AnswerCode(0)]));
        row[2].stray = 0.5;
        let verdict = decide_many(&row);
        assert_eq!((verdict.decision, verdict.reason), (Decision::Doubtful, DecisionReason::Faint));
        let both = Decision::Chosen(vec![AnswerCode(0), AnswerCode(2)]);
        assert_eq!(verdict.guesses, [Decision::Chosen(vec![AnswerCode(0)]), both]);
    }

    #[test]
    fn a_box_taken_back_beside_a_mark_is_passed_over() {
        let verdict = decide_one(&boxes(&[NOTHING, (0.02, 0.98), (0.999, 0.001), NOTHING]));
        assert_eq!(verdict.decision, Decision::Chosen(vec![AnswerCode(2)]));
        assert_eq!(verdict.reason, DecisionReason::Corrected);
        assert_eq!(verdict.boxes[1].class().0, MarkClass::Cancelled);
    }

    #[test]
    fn two_marks_one_of_them_heavier_are_asked_about() {
        for heavier in [(0.999, 0.001), (0.7, 0.3), (0.45, 0.55), (0.3, 0.7)] {
            let verdict = decide_one(&boxes(&[NOTHING, heavier, (0.999, 0.001), NOTHING]));
            assert_eq!(verdict.decision, Decision::Doubtful, "{heavier:?}");
        }
    }

    #[test]
    fn what_is_guessed_is_where_the_ink_is() {
        let one = |code| Decision::Chosen(vec![AnswerCode(code)]);
        // A heavy cross that looks filled, down to a certainty that nobody can have.
        for filled in [0.5, 0.9, 0.99, 0.9999] {
            let row = boxes(&[NOTHING, (1.0 - filled, filled), NOTHING]);
            let verdict = decide_one(&row);
            assert_eq!(verdict.decision, Decision::Doubtful, "{filled}");
            assert_eq!(verdict.guesses, [one(1), Decision::Blank], "{filled}");
            let many = decide_many(&row);
            assert_eq!(many.decision, Decision::Doubtful, "{filled}");
            assert!(many.guesses.contains(&one(1)), "{filled}: {:?}", many.guesses);
            assert!(many.guesses.contains(&Decision::Blank), "{filled}: {:?}", many.guesses);
        }
        // A mark that missed its box.
        let mut row = boxes(&[(0.002, 0.0), NOTHING, NOTHING]);
        row[2].beside = 2.0;
        let verdict = decide_one(&row);
        assert_eq!(verdict.decision, Decision::Doubtful);
        assert_eq!(verdict.guesses, [Decision::Blank, one(2)]);
        // Two marks: both, and not that there is none.
        let verdict = decide_one(&boxes(&[(0.999, 0.001), NOTHING, (0.998, 0.001)]));
        assert_eq!(verdict.guesses, [one(0), one(2)]);
    }

    #[test]
    fn a_lone_filled_box_is_asked_about_and_a_lone_mark_is_not() {
        for filled in [0.5, 0.6, 0.8, 0.9, 0.999] {
            let verdict = decide_one(&boxes(&[NOTHING, (1.0 - filled, filled), NOTHING]));
            assert_eq!(verdict.decision, Decision::Doubtful, "{filled}");
        }
        let verdict = decide_one(&boxes(&[NOTHING, (0.9, 0.1), NOTHING]));
        assert_eq!(verdict.decision, Decision::Chosen(vec![AnswerCode(1)]));
    }
}
