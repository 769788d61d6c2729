//! Which rows belong to which client, and which clients to which service.

use super::refusal::MixedRefusal;

/// Rows sorted by group, groups in ascending order of their codes, rows of one group in their order.
#[derive(Debug, Clone)]
pub(crate) struct Grouping {
    pub(crate) codes: Vec<usize>,
    /// Rows, group after group.
    rows: Vec<usize>,
    /// Where each group starts in `rows`, and the end.
    starts: Vec<usize>,
}

impl Grouping {
    pub(crate) fn new(codes: &[usize]) -> Self {
        let n = codes.len();
        let largest = codes.iter().copied().max().unwrap_or(0);
        let rows = if largest <= 4 * n { counted(codes, largest) } else { compared(codes) };
        let (mut distinct, mut starts) = (Vec::new(), Vec::new());
        for (place, &row) in rows.iter().enumerate() {
            if distinct.last() != Some(&codes[row]) {
                distinct.push(codes[row]);
                starts.push(place);
            }
        }
        starts.push(n);
        Self { codes: distinct, rows, starts }
    }

    pub(crate) fn len(&self) -> usize {
        self.codes.len()
    }

    pub(crate) fn groups(&self) -> impl Iterator<Item = &[usize]> {
        self.starts.windows(2).map(|ends| &self.rows[ends[0]..ends[1]])
    }

    /// For each group its place in `outer`, the grouping of the same rows by `codes`.
    ///
    /// # Errors
    /// A group with rows in two outer groups.
    pub(crate) fn within(&self, codes: &[usize], outer: &Self) -> Result<Vec<usize>, MixedRefusal> {
        self.groups()
            .zip(&self.codes)
            .map(|(rows, &client)| {
                let code = codes[rows[0]];
                if rows.iter().any(|&row| codes[row] != code) {
                    return Err(MixedRefusal::ClientInTwoServices { client });
                }
                outer.codes.binary_search(&code).map_err(|_| MixedRefusal::NotConverged)
            })
            .collect()
    }
}

/// Counting sort.
fn counted(codes: &[usize], largest: usize) -> Vec<usize> {
    let mut next = vec![0; largest + 2];
    for &code in codes {
        next[code + 1] += 1;
    }
    for code in 0..=largest {
        next[code + 1] += next[code];
    }
    let mut rows = vec![0; codes.len()];
    for (row, &code) in codes.iter().enumerate() {
        rows[next[code]] = row;
        next[code] += 1;
    }
    rows
}

fn compared(codes: &[usize]) -> Vec<usize> {
    let mut rows: Vec<usize> = (0..codes.len()).collect();
    rows.sort_by_key(|&row| codes[row]);
    rows
}
