//! Square matrices of a size known beforehand, without allocation.

pub(crate) type Square<const Q: usize> = [[f64; Q]; Q];

pub(crate) fn product<const Q: usize>(a: &Square<Q>, b: &Square<Q>) -> Square<Q> {
    let mut c = [[0.0; Q]; Q];
    for i in 0..Q {
        for j in 0..Q {
            for k in 0..Q {
                c[i][j] += a[i][k] * b[k][j];
            }
        }
    }
    c
}

pub(crate) fn transposed<const Q: usize>(a: &Square<Q>) -> Square<Q> {
    let mut c = [[0.0; Q]; Q];
    for i in 0..Q {
        for j in 0..Q {
            c[i][j] = a[j][i];
        }
    }
    c
}

pub(crate) fn trace<const Q: usize>(a: &Square<Q>) -> f64 {
    (0..Q).map(|i| a[i][i]).sum()
}

/// Inverse and determinant by Gauss and Jordan, for positive definite matrices, which need no
/// pivots; `None` for others.
pub(crate) fn inverse<const Q: usize>(a: &Square<Q>) -> Option<(Square<Q>, f64)> {
    let mut left = *a;
    let mut right = [[0.0; Q]; Q];
    for (i, row) in right.iter_mut().enumerate() {
        row[i] = 1.0;
    }
    let mut determinant = 1.0;
    for k in 0..Q {
        let pivot = left[k][k];
        if pivot.is_nan() || pivot <= 0.0 || pivot.is_infinite() {
            return None;
        }
        determinant *= pivot;
        for j in 0..Q {
            left[k][j] /= pivot;
            right[k][j] /= pivot;
        }
        for i in (0..Q).filter(|&i| i != k) {
            let factor = left[i][k];
            for j in 0..Q {
                left[i][j] -= factor * left[k][j];
                right[i][j] -= factor * right[k][j];
            }
        }
    }
    Some((right, determinant))
}
