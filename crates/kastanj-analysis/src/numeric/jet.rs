//! Numbers that carry their first and second derivatives by three variables.

use std::ops::{Add, Mul, Neg, Sub};

/// A value with gradient and Hessian (forward differentiation of second order).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Jet {
    pub(crate) value: f64,
    pub(crate) gradient: [f64; 3],
    pub(crate) hessian: [[f64; 3]; 3],
}

impl Jet {
    pub(crate) fn constant(value: f64) -> Self {
        Self { value, gradient: [0.0; 3], hessian: [[0.0; 3]; 3] }
    }

    /// The variable number `index` (0, 1 or 2) at `value`.
    pub(crate) fn variable(value: f64, index: usize) -> Self {
        let mut gradient = [0.0; 3];
        gradient[index] = 1.0;
        Self { gradient, ..Self::constant(value) }
    }

    /// A function of one variable with its value and two derivatives here.
    pub(crate) fn apply(self, value: f64, first: f64, second: f64) -> Self {
        let mut result = Self::constant(value);
        for i in 0..3 {
            result.gradient[i] = first * self.gradient[i];
            for j in 0..3 {
                result.hessian[i][j] =
                    first * self.hessian[i][j] + second * self.gradient[i] * self.gradient[j];
            }
        }
        result
    }

    pub(crate) fn exp(self) -> Self {
        let e = self.value.exp();
        self.apply(e, e, e)
    }

    pub(crate) fn ln_1p(self) -> Self {
        let y = 1.0 + self.value;
        self.apply(self.value.ln_1p(), 1.0 / y, -1.0 / (y * y))
    }

    /// ln(1 + eˣ).
    pub(crate) fn softplus(self) -> Self {
        let x = self.value;
        let value = x.max(0.0) + (-x.abs()).exp().ln_1p();
        let logistic = 1.0 / (1.0 + (-x).exp());
        // p(1 − p) without cancellation.
        let e = (-x.abs()).exp();
        self.apply(value, logistic, e / ((1.0 + e) * (1.0 + e)))
    }

    /// ln(1 − e⁻ˣ), x > 0.
    pub(crate) fn ln_one_minus_exp_neg(self) -> Self {
        let x = self.value;
        let first = 1.0 / x.exp_m1();
        self.apply((-(-x).exp_m1()).ln(), first, -first * (1.0 + first))
    }

    /// ln(eˣ + eʸ).
    pub(crate) fn ln_add_exp(self, other: Self) -> Self {
        if self.value >= other.value {
            self + (other - self).softplus()
        } else {
            other + (self - other).softplus()
        }
    }

    pub(crate) fn scale(self, by: f64) -> Self {
        self.apply(by * self.value, by, 0.0)
    }
}

impl Add for Jet {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        let mut sum = self;
        sum.value += other.value;
        for i in 0..3 {
            sum.gradient[i] += other.gradient[i];
            for j in 0..3 {
                sum.hessian[i][j] += other.hessian[i][j];
            }
        }
        sum
    }
}

impl Neg for Jet {
    type Output = Self;
    fn neg(self) -> Self {
        self.scale(-1.0)
    }
}

impl Sub for Jet {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Mul for Jet {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        let mut product = Self::constant(self.value * other.value);
        let (f, g) = (&self, &other);
        for i in 0..3 {
            product.gradient[i] = f.value * g.gradient[i] + g.value * f.gradient[i];
            for j in 0..3 {
                product.hessian[i][j] = f.value * g.hessian[i][j]
                    + g.value * f.hessian[i][j]
                    + f.gradient[i] * g.gradient[j]
                    + f.gradient[j] * g.gradient[i];
            }
        }
        product
    }
}

#[cfg(test)]
mod tests {
    use super::Jet;

    #[test]
    fn agrees_with_differences() {
        let f = |x: f64, y: f64, z: f64| {
            let [x, y, z] = [Jet::variable(x, 0), Jet::variable(y, 1), Jet::variable(z, 2)];
            ((x * y).exp() + z.exp()).ln_1p() * x.softplus() - (z.exp() * y.exp()).ln_1p()
                + x.exp().ln_one_minus_exp_neg().ln_add_exp(y)
        };
        let (at, h) = ([0.3, -0.8, 0.5], 1e-4);
        let here = f(at[0], at[1], at[2]);
        for i in 0..3 {
            let mut up = at;
            let mut down = at;
            up[i] += h;
            down[i] -= h;
            let (up, down) = (f(up[0], up[1], up[2]), f(down[0], down[1], down[2]));
            assert!(((up.value - down.value) / (2.0 * h) - here.gradient[i]).abs() < 1e-7);
            for j in 0..3 {
                let slope = (up.gradient[j] - down.gradient[j]) / (2.0 * h);
                assert!((slope - here.hessian[i][j]).abs() < 1e-6, "{i} {j}");
            }
        }
    }
}
