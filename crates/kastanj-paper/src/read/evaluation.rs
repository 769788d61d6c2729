use std::collections::BTreeMap;
use std::fmt;

use kastanj_instrument::{BoxMeaning, ItemId};

use super::reader::ReadPage;
use super::reliability::Reliability;
use crate::{Decision, MarkClass, PageOutcome, QuestionReading, RefusalReason};

/// What was really meant on a page: for trying the reader on pages whose truth is known.
#[derive(Debug, Clone, PartialEq)]
pub struct ExpectedPage {
    /// Every question with the answer that was meant; [`Decision::Doubtful`]
    /// where it was marked so that nobody can tell.
    pub questions: BTreeMap<ItemId, Decision>,
    /// Every box with the mark that was made in it.
    pub boxes: Vec<(ItemId, BoxMeaning, MarkClass)>,
}

/// How readings compare with the truth, counted box by box.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Evaluation {
    /// Pages that should be read.
    pub pages: usize,
    /// Of these, read.
    pub accepted: usize,
    /// Of these, refused, by reason.
    pub refused: BTreeMap<String, usize>,
    /// Boxes of all pages that should be read.
    pub boxes: usize,
    /// Boxes of questions that were decided without a human.
    pub decided_boxes: usize,
    /// Boxes of questions that a human must look at, on pages that were read.
    pub review_boxes: usize,
    /// Decided boxes that count as chosen and were not, or the other way round.
    pub misread_boxes: usize,
    /// Questions decided.
    pub decided_questions: usize,
    /// Questions a human must look at, by reason.
    pub doubtful: BTreeMap<String, usize>,
    /// Questions decided wrongly.
    pub misread_questions: usize,
    /// Questions marked so that nobody can tell.
    pub ambiguous: usize,
    /// Of these, decided all the same.
    pub ambiguous_decided: usize,
    /// Cancelled boxes on read pages.
    pub cancelled: usize,
    /// Of these, classed as cancelled.
    pub cancelled_seen: usize,
    /// Plain marks on read pages.
    pub marked: usize,
    /// Of these, classed as cancelled.
    pub marked_as_cancelled: usize,
    /// Pages that must not be read.
    pub hostile: usize,
    /// Of these, read all the same.
    pub hostile_accepted: usize,
    /// Pages of which at least one question in twenty must be looked at, among those that were read.
    pub review_pages: usize,
    /// What was stated about boxes and what came true, by stated probability.
    pub reliability: Reliability,
    /// Decided and misread boxes of each read page.
    per_page: Vec<(usize, usize)>,
}

impl Evaluation {
    /// Counts a page that must not be read: blank, foreign, torn, another form under our code.
    pub fn add_hostile(&mut self, outcome: &PageOutcome) {
        self.hostile += 1;
        self.hostile_accepted += usize::from(matches!(outcome, PageOutcome::Read(_)));
    }

    /// Counts a page whose truth is known, with all that was said about its boxes.
    pub fn add_read(&mut self, read: &ReadPage, expected: &ExpectedPage) {
        self.add(&read.outcome, expected);
        let PageOutcome::Read(reading) = &read.outcome else { return };
        let boxes = reading
            .questions
            .iter()
            .flat_map(|question| question.boxes.iter().map(|seen| (&question.item, seen.meaning)));
        for ((item, meaning), likely) in boxes.zip(&read.likelihoods) {
            let truth = expected
                .boxes
                .iter()
                .find(|(other, place, _)| other == item && *place == meaning)
                .map(|(_, _, class)| *class);
            if let Some(truth) = truth {
                self.reliability.add(likely, truth);
            }
        }
    }

    /// Counts a page whose truth is known.
    pub fn add(&mut self, outcome: &PageOutcome, expected: &ExpectedPage) {
        self.pages += 1;
        self.boxes += expected.boxes.len();
        let reading = match outcome {
            PageOutcome::Read(reading) => reading,
            PageOutcome::Refused(refusal) => {
                *self.refused.entry(reason_name(refusal.reason)).or_default() += 1;
                return;
            }
        };
        self.accepted += 1;
        let before = (self.decided_boxes, self.misread_boxes);
        let open = reading.questions.iter().filter(|q| q.decision == Decision::Doubtful).count();
        self.review_pages += usize::from(open * 20 >= reading.questions.len().max(1));
        for question in &reading.questions {
            let meant = expected.questions.get(&question.item).unwrap_or(&Decision::Blank);
            self.add_question(question, meant);
        }
        for (item, meaning, class) in &expected.boxes {
            let seen = reading
                .questions
                .iter()
                .filter(|question| question.item == *item)
                .flat_map(|question| &question.boxes)
                .find(|seen| seen.meaning == *meaning)
                .map(|seen| seen.class);
            let as_cancelled = usize::from(seen == Some(MarkClass::Cancelled));
            match class {
                MarkClass::Cancelled => {
                    self.cancelled += 1;
                    self.cancelled_seen += as_cancelled;
                }
                MarkClass::Marked => {
                    self.marked += 1;
                    self.marked_as_cancelled += as_cancelled;
                }
                MarkClass::Empty | MarkClass::Uncertain => {}
            }
        }
        self.per_page.push((self.decided_boxes - before.0, self.misread_boxes - before.1));
    }

    fn add_question(&mut self, question: &QuestionReading, meant: &Decision) {
        let boxes = question.boxes.len();
        self.ambiguous += usize::from(*meant == Decision::Doubtful);
        if question.decision == Decision::Doubtful {
            self.review_boxes += boxes;
            *self.doubtful.entry(format!("{:?}", question.reason)).or_default() += 1;
            return;
        }
        self.decided_questions += 1;
        self.decided_boxes += boxes;
        if *meant == Decision::Doubtful {
            self.ambiguous_decided += 1;
            return;
        }
        let wrong = question
            .boxes
            .iter()
            .filter(|seen| counts(&question.decision, seen.meaning) != counts(meant, seen.meaning))
            .count();
        self.misread_boxes += wrong;
        self.misread_questions += usize::from(wrong > 0);
    }

    /// One-sided upper 95 % bound of misread boxes per 10,000 decided ones.
    ///
    /// Marks of one page share pen, scanner and geometry, so pages are the
    /// units. With errors: the 95th percentile of 2,000 resamplings of whole
    /// pages. With none: the rule of three on pages (Hanley & Lippman-Hand 1983,
    /// 10.1001/jama.1983.03330370053031), turned into boxes as if a bad page
    /// had one wrong box; a page that brings k of them makes the bound k times
    /// as large. [`Evaluation::bad_pages_upper_bound`] needs no such assumption.
    pub fn misread_upper_bound(&self) -> f64 {
        let pages = self.per_page.len();
        if pages == 0 || self.decided_boxes == 0 {
            return 10_000.0;
        }
        let by_page = 3.0 / pages as f64;
        if self.misread_boxes == 0 {
            return by_page * pages as f64 / self.decided_boxes as f64 * 10_000.0;
        }
        let mut state = 0x9E37_79B9_7F4A_7C15_u64;
        let mut shares: Vec<f64> = (0..2_000)
            .map(|_| {
                let (mut boxes, mut wrong) = (0, 0);
                for _ in 0..pages {
                    let page = self.per_page[draw(&mut state, pages)];
                    boxes += page.0;
                    wrong += page.1;
                }
                wrong as f64 / boxes.max(1) as f64
            })
            .collect();
        shares.sort_by(f64::total_cmp);
        shares[shares.len() * 95 / 100] * 10_000.0
    }

    /// One-sided upper 95 % bound of the share of read pages with any misread box, 0–1.
    pub fn bad_pages_upper_bound(&self) -> f64 {
        let pages = self.per_page.len();
        let bad = self.per_page.iter().filter(|page| page.1 > 0).count();
        if pages == 0 {
            return 1.0;
        }
        // Rule of three for none, Wilson's upper limit otherwise.
        if bad == 0 {
            return (3.0 / pages as f64).min(1.0);
        }
        let (n, p, z) = (pages as f64, bad as f64 / pages as f64, 1.645);
        let middle = p + z * z / (2.0 * n);
        let half = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
        (middle + half) / (1.0 + z * z / n)
    }
}

fn counts(decision: &Decision, meaning: BoxMeaning) -> bool {
    match (decision, meaning) {
        (Decision::Chosen(codes), BoxMeaning::Code(code)) => codes.contains(&code),
        (Decision::Declined, BoxMeaning::Declined) => true,
        _ => false,
    }
}

fn reason_name(reason: RefusalReason) -> String {
    format!("{reason:?}")
}

/// The next page of a resampling: xorshift64*, fixed seed, so that figures repeat.
fn draw(state: &mut u64, below: usize) -> usize {
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    let wide = state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
    usize::try_from(wide).unwrap_or(0) % below
}

impl fmt::Display for Evaluation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
        writeln!(
            f,
            "pages {}: accepted {} ({:.2} %), refused {:?}",
            self.pages,
            self.accepted,
            share(self.accepted, self.pages),
            self.refused
        )?;
        writeln!(
            f,
            "boxes {}: decided {}, to review {} ({:.2} %), misread {}, upper 95 % bound {:.2} per 10,000 at one wrong box a bad page (bad pages below {:.2} %)",
            self.boxes,
            self.decided_boxes,
            self.review_boxes,
            share(self.review_boxes, self.decided_boxes + self.review_boxes),
            self.misread_boxes,
            self.misread_upper_bound(),
            100.0 * self.bad_pages_upper_bound()
        )?;
        writeln!(
            f,
            "questions: decided {}, misread {}, doubtful {:?}; ambiguous {}, of these decided {}",
            self.decided_questions,
            self.misread_questions,
            self.doubtful,
            self.ambiguous,
            self.ambiguous_decided
        )?;
        writeln!(
            f,
            "cancelled {}, seen {}; marked {}, seen as cancelled {}",
            self.cancelled, self.cancelled_seen, self.marked, self.marked_as_cancelled
        )?;
        write!(f, "{}", self.reliability)?;
        if self.hostile > 0 {
            write!(f, "\nhostile {}, accepted {}", self.hostile, self.hostile_accepted)?;
        }
        Ok(())
    }
}
