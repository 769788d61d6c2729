use kastanj_instrument::ItemId;

use super::second_keying::{Difference, differences};
use crate::{Answer, Assessment, Missing, RecordedAnswer};

/// How the answers of a page that has come in again compare with what is stored, in questions.
///
/// A doubt is no answer: it neither agrees with anything nor contradicts it, unless a person has
/// looked at that very doubt.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReadAgain {
    /// Both say the same, or a person has decided about the same reading before.
    pub alike: usize,
    /// The machine is unsure now, and nobody has looked.
    pub unsure: usize,
    /// A person has decided, and the machine reads something else now. The person's word stands.
    pub overruled: usize,
    /// Both are certain and say different things.
    pub differing: usize,
    /// What was missing or in doubt, and has an answer now.
    pub brought: usize,
}

/// How an answer that has come in again compares with the stored one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SameQuestion {
    /// Its page did not come this time.
    Absent,
    /// See [`ReadAgain::alike`].
    Alike,
    /// See [`ReadAgain::unsure`].
    Unsure,
    /// See [`ReadAgain::overruled`].
    Overruled,
    /// See [`ReadAgain::differing`].
    Differs,
    /// See [`ReadAgain::brought`].
    Brings,
}

impl SameQuestion {
    /// Compares two answers to one question.
    pub fn of(stored: &RecordedAnswer, again: &RecordedAnswer) -> SameQuestion {
        let absent = Answer::Missing(Missing::PageNotReceived);
        if again.answer == absent {
            return SameQuestion::Absent;
        }
        if stored.answer == absent || (stored.is_in_doubt() && !again.is_in_doubt()) {
            return SameQuestion::Brings;
        }
        if again.is_in_doubt() {
            let decided = stored.settled() && saw(stored) == saw(again);
            return if decided { SameQuestion::Alike } else { SameQuestion::Unsure };
        }
        if stored.answer == again.answer {
            return SameQuestion::Alike;
        }
        if !stored.settled() || again.provenance.seen_by_person {
            return SameQuestion::Differs;
        }
        let decided = saw(stored) == Some(again.answer.as_text().as_str());
        if decided { SameQuestion::Alike } else { SameQuestion::Overruled }
    }
}

/// What the machine said of a mark.
fn saw(answer: &RecordedAnswer) -> Option<&str> {
    answer.provenance.reading.as_ref().and_then(|reading| reading.machine_said.as_deref())
}

impl ReadAgain {
    /// Compares a page that has come in again with what is stored.
    pub fn of(stored: &Assessment, again: &Assessment) -> ReadAgain {
        let mut compared = ReadAgain::default();
        for new in &again.answers {
            let Some(old) = stored.answers.iter().find(|old| old.item == new.item) else {
                compared.brought += 1;
                continue;
            };
            match SameQuestion::of(old, new) {
                SameQuestion::Absent => {}
                SameQuestion::Alike => compared.alike += 1,
                SameQuestion::Unsure => compared.unsure += 1,
                SameQuestion::Overruled => compared.overruled += 1,
                SameQuestion::Differs => compared.differing += 1,
                SameQuestion::Brings => compared.brought += 1,
            }
        }
        compared
    }

    /// Whether nothing that is certain shows that it is the same page with the same marks: then it
    /// has to be looked at.
    pub fn nothing_agrees(self) -> bool {
        self.alike == 0 && self.unsure + self.overruled > 0
    }
}

/// The questions that a person compares when a sheet has come in twice, in printed order: where the
/// two say different things, and where the machine is unsure of the later one.
pub fn to_compare(stored: &Assessment, again: &Assessment) -> Vec<Difference> {
    let differing = differences(stored, again);
    let compared = |item: &ItemId| {
        let of = |all: &Assessment| all.answers.iter().find(|one| one.item == *item).cloned();
        let (first, second) = (of(stored), of(again));
        if let Some(difference) = differing.iter().find(|one| one.item == *item) {
            return Some(difference.clone());
        }
        let open = second.as_ref().is_some_and(RecordedAnswer::is_in_doubt);
        let answer = |given: Option<RecordedAnswer>| given.map(|given| given.answer);
        open.then(|| Difference {
            item: item.clone(),
            first: answer(first),
            second: answer(second),
        })
    };
    let items = stored.answers.iter().map(|given| &given.item);
    let only_second = again
        .answers
        .iter()
        .map(|given| &given.item)
        .filter(|item| stored.answers.iter().all(|given| given.item != **item));
    items.chain(only_second).filter_map(compared).collect()
}

/// What is stored once a person has compared: for each question that differs or was in doubt, the
/// later answer if `later` says so, else the stored one. What a person chose counts as seen, with what
/// the machine had said otherwise kept beside it: the same page read once more asks nothing again.
pub fn chosen(
    stored: &Assessment,
    again: &Assessment,
    later: impl Fn(&ItemId) -> bool,
) -> Assessment {
    let mut chosen = stored.clone();
    for Difference { item, .. } in to_compare(stored, again) {
        let of = |all: &Assessment| all.answers.iter().find(|one| one.item == item).cloned();
        let (kept, left) = match later(&item) {
            true => (of(again), of(stored)),
            false => (of(stored), of(again)),
        };
        let Some(mut kept) = kept else { continue };
        let decided =
            !kept.is_in_doubt() && kept.answer != Answer::Missing(Missing::PageNotReceived);
        if let (true, Some(reading)) = (decided, kept.provenance.reading.as_mut()) {
            let said =
                left.map(|left| saw(&left).map_or_else(|| left.answer.as_text(), str::to_owned));
            reading.machine_said = reading.machine_said.take().or(said);
            kept.provenance.seen_by_person = true;
        }
        match chosen.answers.iter_mut().find(|one| one.item == item) {
            Some(answer) => *answer = kept,
            None => chosen.answers.push(kept),
        }
    }
    chosen
}
