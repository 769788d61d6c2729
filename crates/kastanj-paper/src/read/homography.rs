use super::plane::Spot;
use crate::PointMm;

/// The plane map from the page in millimetres to the picture in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Homography {
    rows: [[f64; 3]; 3],
}

/// A point that is known both on the page and in the picture.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub(super) page: PointMm,
    pub(super) spot: Spot,
    pub(super) weight: f64,
}

impl Homography {
    /// Where a point of the page lies in the picture.
    pub(super) fn map(&self, point: PointMm) -> Spot {
        let [a, b, c] = self.rows;
        let depth = c[0] * point.x + c[1] * point.y + c[2];
        Spot {
            x: (a[0] * point.x + a[1] * point.y + a[2]) / depth,
            y: (b[0] * point.x + b[1] * point.y + b[2]) / depth,
        }
    }

    /// Where a point of the picture lies on the page; none where the map is no plane's.
    pub(super) fn back(&self, spot: Spot) -> Option<PointMm> {
        let [a, b, c] = self.rows;
        let row = |of: [f64; 3], at: f64| [of[0] - at * c[0], of[1] - at * c[1], at * c[2] - of[2]];
        let [x, y] = solve([row(a, spot.x), row(b, spot.y)])?;
        Some(PointMm { x, y })
    }

    /// The map into a picture of another size.
    pub(super) fn scaled(&self, factor: f64) -> Homography {
        let [a, b, c] = self.rows;
        Homography { rows: [a.map(|v| v * factor), b.map(|v| v * factor), c] }
    }

    /// The map into the same picture, moved.
    pub(super) fn moved(&self, (x, y): (f64, f64)) -> Homography {
        let [a, b, c] = self.rows;
        let add = |row: [f64; 3], by: f64| std::array::from_fn(|at| row[at] + by * c[at]);
        Homography { rows: [add(a, x), add(b, y), c] }
    }

    /// This map after `first`, which moves points of the page.
    pub(super) fn after(&self, first: &Homography) -> Homography {
        Homography { rows: multiply(self.rows, first.rows) }
    }

    /// Pixels per millimetre along the page's x and y at a point.
    pub(super) fn scale_at(&self, point: PointMm) -> (f64, f64) {
        let here = self.map(point);
        let right = self.map(PointMm { x: point.x + 1.0, y: point.y });
        let down = self.map(PointMm { x: point.x, y: point.y + 1.0 });
        (distance(here, right), distance(here, down))
    }

    /// The least-squares affine map; needs three points that are not in line.
    pub(super) fn affine(pairs: &[Pair]) -> Option<Homography> {
        let mut normal = [[0.0; 4]; 3];
        let mut other = [0.0; 3];
        for pair in pairs {
            let row = [pair.page.x / 100.0, pair.page.y / 100.0, 1.0];
            for i in 0..3 {
                for j in 0..3 {
                    normal[i][j] += pair.weight * row[i] * row[j];
                }
                normal[i][3] += pair.weight * row[i] * pair.spot.x;
                other[i] += pair.weight * row[i] * pair.spot.y;
            }
        }
        let mut second = normal;
        for (row, value) in second.iter_mut().zip(other) {
            row[3] = value;
        }
        let across = solve(normal)?;
        let down = solve(second)?;
        Some(Homography {
            rows: [
                [across[0] / 100.0, across[1] / 100.0, across[2]],
                [down[0] / 100.0, down[1] / 100.0, down[2]],
                [0.0, 0.0, 1.0],
            ],
        })
    }

    /// The direct linear transform in weighted least squares; needs four points in general position.
    ///
    /// Coordinates are brought to about ±1 first, as the equations are
    /// ill-conditioned otherwise (Hartley 1997, In defense of the eight-point
    /// algorithm, 10.1109/34.601246).
    pub(super) fn direct_linear(pairs: &[Pair]) -> Option<Homography> {
        if pairs.len() < 4 {
            return None;
        }
        let count = pairs.len() as f64;
        let middle = Spot {
            x: pairs.iter().map(|pair| pair.spot.x).sum::<f64>() / count,
            y: pairs.iter().map(|pair| pair.spot.y).sum::<f64>() / count,
        };
        let reach =
            pairs.iter().map(|pair| distance(pair.spot, middle)).fold(0.0, f64::max).max(1.0);
        let mut normal = [[0.0; 9]; 8];
        for pair in pairs {
            let x = (pair.page.x - 105.0) / 150.0;
            let y = (pair.page.y - 148.5) / 150.0;
            let u = (pair.spot.x - middle.x) / reach;
            let v = (pair.spot.y - middle.y) / reach;
            for (row, value) in [
                ([x, y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y], u),
                ([0.0, 0.0, 0.0, x, y, 1.0, -v * x, -v * y], v),
            ] {
                for i in 0..8 {
                    for j in 0..8 {
                        normal[i][j] += pair.weight * row[i] * row[j];
                    }
                    normal[i][8] += pair.weight * row[i] * value;
                }
            }
        }
        let h = solve(normal)?;
        let normalised = [[h[0], h[1], h[2]], [h[3], h[4], h[5]], [h[6], h[7], 1.0]];
        let into_page = [
            [1.0 / 150.0, 0.0, -105.0 / 150.0],
            [0.0, 1.0 / 150.0, -148.5 / 150.0],
            [0.0, 0.0, 1.0],
        ];
        let out_to_spot = [[reach, 0.0, middle.x], [0.0, reach, middle.y], [0.0, 0.0, 1.0]];
        Some(Homography { rows: multiply(out_to_spot, multiply(normalised, into_page)) })
    }
}

/// Distance between two spots in pixels.
pub(super) fn distance(a: Spot, b: Spot) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}

fn multiply(a: [[f64; 3]; 3], b: [[f64; 3]; 3]) -> [[f64; 3]; 3] {
    std::array::from_fn(|i| std::array::from_fn(|j| (0..3).map(|k| a[i][k] * b[k][j]).sum()))
}

/// Gauss elimination with row exchange on an augmented matrix; `None` when singular.
pub(super) fn solve<const N: usize, const M: usize>(mut rows: [[f64; M]; N]) -> Option<[f64; N]> {
    for column in 0..N {
        let pivot =
            (column..N).max_by(|a, b| rows[*a][column].abs().total_cmp(&rows[*b][column].abs()))?;
        if rows[pivot][column].abs() < 1e-10 {
            return None;
        }
        rows.swap(column, pivot);
        let lead = rows[column];
        for row in rows.iter_mut().skip(column + 1) {
            let share = row[column] / lead[column];
            for (value, base) in row.iter_mut().zip(lead) {
                *value -= share * base;
            }
        }
    }
    let mut solution = [0.0; N];
    for column in (0..N).rev() {
        let known: f64 = (column + 1..N).map(|k| rows[column][k] * solution[k]).sum();
        solution[column] = (rows[column][N] - known) / rows[column][column];
    }
    solution.iter().all(|value| value.is_finite()).then_some(solution)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_perspective_map_is_found_again() {
        let truth =
            Homography { rows: [[5.9, 0.3, 40.0], [-0.2, 6.1, 10.0], [0.0002, -0.0001, 1.0]] };
        let pairs: Vec<Pair> =
            [(12.0, 12.0), (198.0, 12.0), (198.0, 285.0), (12.0, 285.0), (90.0, 70.0)]
                .map(|(x, y)| {
                    let page = PointMm { x, y };
                    Pair { page, spot: truth.map(page), weight: 1.0 }
                })
                .into();
        let found = Homography::direct_linear(&pairs).expect("five points in general position");
        let page = PointMm { x: 133.0, y: 201.0 };
        assert!(distance(found.map(page), truth.map(page)) < 1e-6);
        let back = truth.back(truth.map(page)).expect("a plane");
        assert!((back.x - page.x).hypot(back.y - page.y) < 1e-9);
        assert!(Homography::direct_linear(&[pairs[0]; 6]).is_none(), "points in one place");
    }
}
