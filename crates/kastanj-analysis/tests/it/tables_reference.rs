//! Paired answers in categories against R.

use kastanj_analysis::Refusal;
use kastanj_analysis::tables::{
    BinaryPairs, SquareTable, marginal_homogeneity, marginal_shift, mcnemar, paired_shares,
};
use proptest::prelude::*;

use crate::series::{Results, Sets, still_says_so};

fn binary(cells: &[f64]) -> BinaryPairs {
    let cell = |i: usize| cells[i] as u32;
    BinaryPairs { yes_yes: cell(0), yes_no: cell(1), no_yes: cell(2), no_no: cell(3) }
}

fn square(rows: Vec<Vec<u32>>) -> SquareTable {
    SquareTable::new(rows).unwrap_or_else(|e| panic!("{e}"))
}

#[test]
fn agrees_with_r() {
    let Some(sets) = Sets::of("tables") else { return };
    let mut results = Results::default();
    for set in sets.with("cells") {
        let pairs = binary(&sets.column(set, "cells"));
        results.put(set, "mcnemar", mcnemar(&pairs).unwrap_or_else(|e| panic!("{set}: {e}")));
        results.put(set, "shares", paired_shares(&pairs).unwrap_or_else(|e| panic!("{set}: {e}")));
    }
    for set in sets.with("counts") {
        let size = sets.number(set, "size") as usize;
        let counts = sets.column(set, "counts");
        let rows = counts.chunks(size).map(|row| row.iter().map(|&n| n as u32).collect()).collect();
        let table = square(rows);
        let homogeneity = marginal_homogeneity(&table).unwrap_or_else(|e| panic!("{set}: {e}"));
        results.put(set, "homogeneity", homogeneity);
        results.put(set, "shift", marginal_shift(&table).unwrap_or_else(|e| panic!("{set}: {e}")));
    }
    results.agree_with("tables", |_| 1e-9);
}

#[test]
fn r_still_says_so() {
    still_says_so("tables", 1e-9);
}

/// Bentur et al. 2009 as printed in Fagerland, Lydersen and Laake (2014): p 0.034, 0.070 and 0.039,
/// difference 0.286 with the interval 0.026 to 0.507.
#[test]
fn agrees_with_a_published_table() {
    let pairs = binary(&[1.0, 1.0, 7.0, 12.0]);
    let test = mcnemar(&pairs).unwrap_or_else(|e| panic!("{e}"));
    let shares = paired_shares(&pairs).unwrap_or_else(|e| panic!("{e}"));
    let printed = [
        (test.asymptotic_p, 0.034),
        (test.exact_p, 0.070),
        (test.mid_p, 0.039),
        (shares.difference, 0.286),
        (shares.interval_phi_corrected.lower, 0.026),
        (shares.interval_phi_corrected.upper, 0.507),
    ];
    for (ours, theirs) in printed {
        assert!((ours - theirs).abs() < 0.0006, "{ours} against {theirs}");
    }
}

#[test]
fn what_cannot_be_tested_is_refused() {
    let still = binary(&[5.0, 0.0, 0.0, 3.0]);
    assert_eq!(mcnemar(&still), Err(Refusal::NothingChanged));
    assert!(paired_shares(&still).is_ok_and(|shares| shares.difference == 0.0));
    let nobody = BinaryPairs::default();
    assert_eq!(mcnemar(&nobody), Err(Refusal::TooFew { found: 0, needed: 1 }));
    assert!(paired_shares(&nobody).is_err());
    assert!(BinaryPairs::count(&[true], &[]).is_err());
    let ragged = SquareTable::new(vec![vec![1, 2], vec![3]]);
    assert_eq!(ragged, Err(Refusal::NotSquare { row: 1, found: 1, needed: 2 }));
    assert!(SquareTable::new(vec![vec![4]]).is_err());
    assert!(SquareTable::new(vec![vec![0, 0], vec![0, 0]]).is_err());
    let outside = SquareTable::count(&[0, 2], &[1, 0], 2);
    assert_eq!(outside, Err(Refusal::NoSuchCategory { index: 1, found: 2, categories: 2 }));
    let diagonal = square(vec![vec![4, 0], vec![0, 9]]);
    assert_eq!(marginal_homogeneity(&diagonal), Err(Refusal::NothingChanged));
    assert!(marginal_shift(&diagonal).is_ok_and(|shift| shift.sign_exact_p.is_none()));
    // Everybody moved from the first to the second answer: the observed variance is zero.
    let all = marginal_homogeneity(&square(vec![vec![0, 7], vec![0, 0]]));
    assert!(
        all.is_ok_and(|t| t.bhapkar.chi_square.is_none() && t.stuart_maxwell.p_value.is_some())
    );
}

proptest! {
    /// Before and after exchanged: same tests, difference and interval mirrored. With two
    /// categories Stuart–Maxwell is McNemar.
    #[test]
    fn exchange_mirrors(a in 0_u32..40, b in 0_u32..40, c in 0_u32..40, d in 0_u32..40) {
        prop_assume!(b + c > 0);
        let forth = BinaryPairs { yes_yes: a, yes_no: b, no_yes: c, no_no: d };
        let back = BinaryPairs { yes_no: c, no_yes: b, ..forth };
        let (one, two) = (mcnemar(&forth).unwrap(), mcnemar(&back).unwrap());
        prop_assert_eq!(one.mid_p, two.mid_p);
        prop_assert!(one.mid_p <= one.exact_p && one.mid_p > 0.0 && one.exact_p <= 1.0);
        let (one, two) = (paired_shares(&forth).unwrap(), paired_shares(&back).unwrap());
        prop_assert!((one.interval.lower + two.interval.upper).abs() < 1e-12);
        prop_assert!(one.interval.lower <= one.difference && one.difference <= one.interval.upper);
        prop_assert!(one.interval.lower >= -1.0 - 1e-12 && one.interval.upper <= 1.0 + 1e-12);
        let table = square(vec![vec![a, b], vec![c, d]]);
        let sm = marginal_homogeneity(&table).unwrap().stuart_maxwell.chi_square.unwrap();
        prop_assert!((sm - mcnemar(&forth).unwrap().chi_square).abs() < 1e-9);
    }

    /// The order of categories does not matter to the tests of equal margins.
    #[test]
    fn categories_may_be_reordered(cells in proptest::collection::vec(0_u32..6, 16)) {
        let at = |order: [usize; 4]| {
            let row = |i: usize| order.map(|j| cells[4 * i + j]).to_vec();
            SquareTable::new(order.map(row).to_vec()).and_then(|t| marginal_homogeneity(&t))
        };
        match (at([0, 1, 2, 3]), at([2, 0, 3, 1])) {
            (Ok(one), Ok(two)) => {
                prop_assert_eq!(one.df, two.df);
                let of = |t: &kastanj_analysis::tables::MarginalHomogeneity| t.stuart_maxwell.chi_square;
                let (x, y) = (of(&one).unwrap(), of(&two).unwrap());
                prop_assert!((x - y).abs() < 1e-9 * (1.0 + x), "{} {}", x, y);
            }
            (one, two) => prop_assert_eq!(one.is_err(), two.is_err()),
        }
    }
}
