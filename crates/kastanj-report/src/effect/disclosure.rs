//! Which counts an edition may show. Small material: totals only.
//!
//! A count can be given away by others: 12 before and 11 after says that one was lost. So a count
//! of the flow is shown only if its distance to every other shown count is none or large enough,
//! and a table of reasons only if all of its cells are.

/// A step of the flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    /// Could have been asked.
    Eligible,
    /// Were asked.
    Asked,
    /// Said yes.
    Persons,
    /// Answered before.
    Before,
    /// Score before and after.
    Pairs,
    /// Score at follow-up too.
    FollowUp,
}

impl Step {
    /// All steps in the order of time.
    pub const ALL: [Step; 6] =
        [Step::Eligible, Step::Asked, Step::Persons, Step::Before, Step::Pairs, Step::FollowUp];
}

/// A count as an edition shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlowCount {
    /// The count.
    Known(u64),
    /// Nobody knows it.
    Unknown,
    /// Between 1 and the edition's smallest count.
    Few,
    /// Large enough itself, but it would give another count away.
    Withheld,
}

impl FlowCount {
    /// The count, if it is shown.
    pub fn known(self) -> Option<u64> {
        match self {
            FlowCount::Known(count) => Some(count),
            FlowCount::Unknown | FlowCount::Few | FlowCount::Withheld => None,
        }
    }
}

/// Decides for every step. The steps that a verdict needs are decided first.
pub(crate) fn disclose(counts: [Option<u64>; 6], smallest: u64) -> [FlowCount; 6] {
    const ORDER: [usize; 6] = [4, 2, 3, 0, 1, 5];
    let mut shown = [FlowCount::Unknown; 6];
    for index in ORDER {
        let Some(count) = counts[index] else { continue };
        let revealing = shown
            .iter()
            .filter_map(|other| other.known())
            .any(|other| small(count.abs_diff(other), smallest));
        shown[index] = if small(count, smallest) {
            FlowCount::Few
        } else if revealing {
            FlowCount::Withheld
        } else {
            FlowCount::Known(count)
        };
    }
    shown
}

/// Decides for those who answered before but are kept out for want of a yes. Together with those
/// who are in they are a step of their own between *said yes* and *answered before*.
pub(super) fn disclose_kept_out(shown: &[FlowCount; 6], kept: u64, smallest: u64) -> FlowCount {
    if kept == 0 {
        return FlowCount::Known(0);
    }
    if small(kept, smallest) {
        return FlowCount::Few;
    }
    let Some(before) = shown[Step::Before as usize].known() else {
        return FlowCount::Withheld;
    };
    let revealing = shown
        .iter()
        .filter_map(|other| other.known())
        .any(|other| small(other.abs_diff(before + kept), smallest));
    if revealing { FlowCount::Withheld } else { FlowCount::Known(kept) }
}

/// True for counts from 1 to just below the smallest.
pub(crate) fn small(count: u64, smallest: u64) -> bool {
    count > 0 && count < smallest
}

/// True if a table with these cells gives no small count away, also by subtraction from its total.
pub(crate) fn cells_may_stand(cells: &[u64], smallest: u64) -> bool {
    cells.iter().all(|count| !small(*count, smallest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shape_of_gothenburg_may_stand_for_a_board() {
        let counts = [None, None, Some(29), Some(22), Some(9), Some(0)];
        let shown = disclose(counts, 5);
        assert_eq!(shown[2..], [29, 22, 9, 0].map(FlowCount::Known));
    }

    #[test]
    fn a_small_loss_is_not_given_away() {
        let shown = disclose([None, None, Some(20), Some(12), Some(11), None], 5);
        assert_eq!(shown[4], FlowCount::Known(11));
        assert_eq!(shown[3], FlowCount::Withheld);
        assert_eq!(shown[2], FlowCount::Known(20));
    }

    #[test]
    fn those_kept_out_give_no_small_count_away() {
        let shown = [None, None, Some(40), Some(20), Some(9), None];
        let kept = |kept| disclose_kept_out(&disclose(shown, 5), kept, 5);
        assert_eq!(kept(0), FlowCount::Known(0));
        assert_eq!(kept(4), FlowCount::Few);
        assert_eq!(kept(12), FlowCount::Known(12));
        // Three of the forty never answered before.
        assert_eq!(kept(17), FlowCount::Withheld);
        assert_eq!(kept(20), FlowCount::Known(20));
    }

    #[test]
    fn no_two_shown_counts_differ_by_a_small_number() {
        for seed in 0..4000_u64 {
            let pick = |shift: u64| ((seed * 2_654_435_761) >> shift) % 17;
            let counts = [40, 31, 24, 17, 9, 3].map(|base: u64| Some(base));
            let counts: [Option<u64>; 6] = std::array::from_fn(|i| {
                counts[i].map(|base| base.saturating_sub(pick(i as u64 * 3)))
            });
            let known: Vec<u64> =
                disclose(counts, 5).iter().filter_map(|count| count.known()).collect();
            for (i, first) in known.iter().enumerate() {
                assert!(!small(*first, 5));
                for second in &known[i + 1..] {
                    assert!(!small(first.abs_diff(*second), 5), "{counts:?} {known:?}");
                }
            }
        }
    }
}
