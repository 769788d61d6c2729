//! Brent's root finder.

/// The root of `f` between `a` and `b` to machine precision; `None` if `f` has the same sign at
/// both ends or is not finite there.
///
/// Brent (1973), *Algorithms for Minimization without Derivatives*, chapter 4: inverse quadratic
/// interpolation guarded by bisection.
pub(crate) fn find_root(f: impl Fn(f64) -> f64, a: f64, b: f64) -> Option<f64> {
    let (mut a, mut b) = (a, b);
    let (mut fa, mut fb) = (f(a), f(b));
    if !(fa.is_finite() && fb.is_finite()) || fa * fb > 0.0 {
        return None;
    }
    let (mut c, mut fc) = (a, fa);
    let mut step = b - a;
    let mut previous = step;
    for _ in 0..200 {
        if fc.abs() < fb.abs() {
            (a, b, c) = (b, c, b);
            (fa, fb, fc) = (fb, fc, fb);
        }
        let tolerance = 2.0 * f64::EPSILON * b.abs() + f64::MIN_POSITIVE;
        let middle = (c - b) / 2.0;
        if middle.abs() <= tolerance || fb == 0.0 {
            return Some(b);
        }
        if previous.abs() < tolerance || fa.abs() <= fb.abs() {
            (step, previous) = (middle, middle);
        } else {
            let s = fb / fa;
            let (mut p, mut q) = if a == c {
                (2.0 * middle * s, 1.0 - s)
            } else {
                let (q, r) = (fa / fc, fb / fc);
                (
                    s * (2.0 * middle * q * (q - r) - (b - a) * (r - 1.0)),
                    (q - 1.0) * (r - 1.0) * (s - 1.0),
                )
            };
            if p > 0.0 {
                q = -q;
            } else {
                p = -p;
            }
            if 2.0 * p < (3.0 * middle * q - (tolerance * q).abs()).min((previous * q).abs()) {
                previous = step;
                step = p / q;
            } else {
                (step, previous) = (middle, middle);
            }
        }
        (a, fa) = (b, fb);
        b += if step.abs() > tolerance { step } else { tolerance.copysign(middle) };
        fb = f(b);
        if fb * fc > 0.0 {
            (c, fc) = (a, fa);
            step = b - a;
            previous = step;
        }
    }
    Some(b)
}

#[cfg(test)]
mod tests {
    use super::find_root;

    #[test]
    fn finds_a_flat_and_a_steep_root() {
        let cube = find_root(|x| (x - 0.3).powi(3), -4.0, 9.0).unwrap_or(f64::NAN);
        assert!((cube - 0.3).abs() < 1e-4);
        let log = find_root(|x: f64| x.ln(), 1e-300, 50.0).unwrap_or(f64::NAN);
        assert!((log - 1.0).abs() < 1e-15);
        assert_eq!(find_root(|x| x * x + 1.0, -1.0, 1.0), None);
    }
}
