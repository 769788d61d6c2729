//! One item with several answers, given twice by the same people.

use serde::Serialize;

use crate::refusal::Refusal;
use crate::tables::BinaryPairs;

/// Counts of pairs: rows are the answers before, columns the answers after, in the same order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SquareTable {
    counts: Vec<Vec<u32>>,
}

impl SquareTable {
    /// Takes the rows of a table.
    ///
    /// # Errors
    /// [`Refusal::NotSquare`]; [`Refusal::TooFew`] with fewer than two categories or without a pair.
    pub fn new(counts: Vec<Vec<u32>>) -> Result<Self, Refusal> {
        let needed = counts.len();
        if needed < 2 {
            return Err(Refusal::TooFew { found: needed, needed: 2 });
        }
        if let Some(row) = counts.iter().position(|row| row.len() != needed) {
            return Err(Refusal::NotSquare { row, found: counts[row].len(), needed });
        }
        let table = Self { counts };
        if table.n() == 0 {
            return Err(Refusal::TooFew { found: 0, needed: 1 });
        }
        Ok(table)
    }

    /// Counts answers that stand side by side; answers are 0 to `categories` − 1.
    ///
    /// # Errors
    /// As [`SquareTable::new`]; [`Refusal::UnequalLengths`]; [`Refusal::NoSuchCategory`].
    pub fn count(before: &[usize], after: &[usize], categories: usize) -> Result<Self, Refusal> {
        if before.len() != after.len() {
            return Err(Refusal::UnequalLengths { left: before.len(), right: after.len() });
        }
        let mut counts = vec![vec![0_u32; categories]; categories];
        for (index, (&row, &column)) in before.iter().zip(after).enumerate() {
            let found = row.max(column);
            if found >= categories {
                return Err(Refusal::NoSuchCategory { index, found, categories });
            }
            counts[row][column] = counts[row][column].saturating_add(1);
        }
        Self::new(counts)
    }

    /// How many categories, at least 2.
    #[must_use]
    pub fn categories(&self) -> usize {
        self.counts.len()
    }

    /// Pairs with answer `before` and then `after`; 0 for a category that does not exist.
    #[must_use]
    pub fn cell(&self, before: usize, after: usize) -> u64 {
        self.counts.get(before).and_then(|row| row.get(after)).copied().map_or(0, u64::from)
    }

    /// All pairs.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.counts.iter().flatten().copied().map(u64::from).sum()
    }

    /// Pairs with answer `category` before.
    #[must_use]
    pub fn before(&self, category: usize) -> u64 {
        (0..self.categories()).map(|other| self.cell(category, other)).sum()
    }

    /// Pairs with answer `category` after.
    #[must_use]
    pub fn after(&self, category: usize) -> u64 {
        (0..self.categories()).map(|other| self.cell(other, category)).sum()
    }

    /// The table of "this category or not"; `None` where a cell exceeds what a table holds.
    #[must_use]
    pub fn collapsed(&self, category: usize) -> Option<BinaryPairs> {
        let yes_yes = self.cell(category, category);
        let yes_no = self.before(category) - yes_yes;
        let no_yes = self.after(category) - yes_yes;
        let no_no = self.n() - yes_yes - yes_no - no_yes;
        let cell = |count: u64| u32::try_from(count).ok();
        Some(BinaryPairs {
            yes_yes: cell(yes_yes)?,
            yes_no: cell(yes_no)?,
            no_yes: cell(no_yes)?,
            no_no: cell(no_no)?,
        })
    }
}
