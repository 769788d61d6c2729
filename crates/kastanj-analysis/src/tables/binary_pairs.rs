//! A yes/no item answered twice by the same people.

use serde::Serialize;

use crate::refusal::Refusal;

/// The four kinds of pairs, named before_after. At most about 4·10⁹ of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct BinaryPairs {
    /// Yes both times.
    pub yes_yes: u32,
    /// Yes before, no after.
    pub yes_no: u32,
    /// No before, yes after.
    pub no_yes: u32,
    /// No both times.
    pub no_no: u32,
}

impl BinaryPairs {
    /// Counts answers that stand side by side.
    ///
    /// # Errors
    /// [`Refusal::UnequalLengths`].
    pub fn count(before: &[bool], after: &[bool]) -> Result<Self, Refusal> {
        if before.len() != after.len() {
            return Err(Refusal::UnequalLengths { left: before.len(), right: after.len() });
        }
        let mut pairs = Self::default();
        for answers in before.iter().zip(after) {
            let cell = match answers {
                (true, true) => &mut pairs.yes_yes,
                (true, false) => &mut pairs.yes_no,
                (false, true) => &mut pairs.no_yes,
                (false, false) => &mut pairs.no_no,
            };
            *cell = cell.saturating_add(1);
        }
        Ok(pairs)
    }

    /// All pairs.
    #[must_use]
    pub fn n(&self) -> u64 {
        [self.yes_yes, self.yes_no, self.no_yes, self.no_no].into_iter().map(u64::from).sum()
    }

    /// Pairs that changed their answer.
    #[must_use]
    pub fn discordant(&self) -> u64 {
        u64::from(self.yes_no) + u64::from(self.no_yes)
    }

    /// Pairs with yes before.
    #[must_use]
    pub fn yes_before(&self) -> u64 {
        u64::from(self.yes_yes) + u64::from(self.yes_no)
    }

    /// Pairs with yes after.
    #[must_use]
    pub fn yes_after(&self) -> u64 {
        u64::from(self.yes_yes) + u64::from(self.no_yes)
    }
}
