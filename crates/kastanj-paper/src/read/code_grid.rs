use super::classify::Likelihood;
use crate::GridSeen;

/// How sure each digit must be.
const SURE: f64 = 0.985;

/// A totally anti-symmetric quasigroup of order ten (Damm 2004, Total
/// anti-symmetrische Quasigruppen, Marburg): catches every single error and
/// every swap of neighbours.
const DAMM: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// The check digit of a short code of three digits; the code is taken modulo 1,000.
pub fn short_code_check_digit(code: u16) -> u8 {
    let code = code % 1000;
    let digits = [code / 100, code / 10 % 10, code % 10];
    digits.iter().fold(0, |state, digit| DAMM[usize::from(state)][usize::from(*digit)])
}

/// The short code in the grid, if every row has one clear mark and the check digit fits; and what was
/// seen of the grid.
pub(super) fn read(rows: &[Vec<Likelihood>]) -> (Option<u16>, GridSeen) {
    if rows.is_empty() {
        return (None, GridSeen::Absent);
    }
    let digits: Option<Vec<u16>> = rows.iter().map(|row| digit(row)).collect();
    let Some([a, b, c, check]) = digits.as_deref().and_then(|all| <[u16; 4]>::try_from(all).ok())
    else {
        let empty = rows.iter().flatten().all(|one| one.empty > SURE);
        return (None, if empty { GridSeen::Empty } else { GridSeen::Unclear });
    };
    let code = a * 100 + b * 10 + c;
    match u16::from(short_code_check_digit(code)) == check {
        true => (Some(code), GridSeen::Read),
        false => (None, GridSeen::Contradicts),
    }
}

fn digit(row: &[Likelihood]) -> Option<u16> {
    let weight = |at: usize| -> f64 {
        row.iter()
            .enumerate()
            .map(|(other, p)| if other == at { p.marked } else { p.empty + p.cancelled * 0.2 })
            .product()
    };
    let best = (0..row.len()).max_by(|a, b| weight(*a).total_cmp(&weight(*b)))?;
    (weight(best) >= SURE).then(|| u16::try_from(best).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A grid with one mark in each row, where `digits` has one.
    fn grid(digits: [Option<usize>; 4]) -> Vec<Vec<Likelihood>> {
        let of = |marked: f64| Likelihood { empty: 1.0 - marked, marked, cancelled: 0.0 };
        let row = |digit: Option<usize>| {
            (0..10).map(|at| of(f64::from(u8::from(Some(at) == digit)))).collect()
        };
        digits.map(row).into()
    }

    #[test]
    fn a_grid_without_a_code_says_why() {
        assert_eq!(read(&[]), (None, GridSeen::Absent));
        assert_eq!(read(&grid([None; 4])), (None, GridSeen::Empty));
        assert_eq!(read(&grid([5, 7, 2, 4].map(Some))), (Some(572), GridSeen::Read));
        assert_eq!(read(&grid([5, 7, 2, 5].map(Some))), (None, GridSeen::Contradicts));
        assert_eq!(read(&grid([Some(5), None, Some(2), Some(4)])), (None, GridSeen::Unclear));
    }

    #[test]
    fn the_check_digit_catches_single_errors_and_swaps() {
        assert_eq!(short_code_check_digit(572), 4);
        for code in 0..1000_u16 {
            let check = short_code_check_digit(code);
            for place in [1, 10, 100] {
                let digit = code / place % 10;
                for other in (0..10).filter(|other| *other != digit) {
                    let changed = code - digit * place + other * place;
                    assert_ne!(short_code_check_digit(changed), check);
                }
            }
            let (a, b, c) = (code / 100, code / 10 % 10, code % 10);
            if a != b {
                assert_ne!(short_code_check_digit(b * 100 + a * 10 + c), check);
            }
            if b != c {
                assert_ne!(short_code_check_digit(a * 100 + c * 10 + b), check);
            }
        }
    }
}
