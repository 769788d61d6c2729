//! The binomial distribution, accurate for any size.

use std::f64::consts::PI;

/// P(X = k) for X ~ binomial(n, p), 0 < p < 1, by the saddle-point expansion of Loader (2000),
/// *Fast and accurate computation of binomial probabilities*. R: `dbinom(k, n, p)`.
#[must_use]
pub fn binomial_density(k: u64, n: u64, p: f64) -> f64 {
    if k > n {
        return 0.0;
    }
    let (x, size) = (k as f64, n as f64);
    if k == 0 {
        return (size * (-p).ln_1p()).exp();
    }
    if k == n {
        return (size * p.ln()).exp();
    }
    let rest = size - x;
    let log = stirling_error(size)
        - stirling_error(x)
        - stirling_error(rest)
        - deviance(x, size * p)
        - deviance(rest, size * (1.0 - p));
    (size / (2.0 * PI * x * rest)).sqrt() * log.exp()
}

/// P(X ≤ k) for a fair coin thrown n times: terms from k downwards, each k/(n − k + 1) of the last.
/// R: `pbinom(k, n, 0.5)`.
#[must_use]
pub fn fair_binomial_lower(k: u64, n: u64) -> f64 {
    if k >= n {
        return 1.0;
    }
    if 2 * k >= n {
        return 1.0 - fair_binomial_lower(n - k - 1, n);
    }
    let (mut term, mut sum) = (1.0, 0.0);
    let mut at = k;
    loop {
        sum += term;
        if at == 0 || term <= 1e-18 * sum {
            return sum * binomial_density(k, n, 0.5);
        }
        term *= at as f64 / (n - at + 1) as f64;
        at -= 1;
    }
}

/// ln n! − (n + ½)·ln n + n − ½·ln 2π.
fn stirling_error(n: f64) -> f64 {
    if n <= 15.0 {
        // 15! is still exact.
        let factorial: f64 = (1..=15).map(f64::from).take_while(|&factor| factor <= n).product();
        return factorial.ln() - (n + 0.5) * n.ln() + n - (2.0 * PI).ln() / 2.0;
    }
    let n2 = n * n;
    (1.0 / 12.0
        - (1.0 / 360.0 - (1.0 / 1260.0 - (1.0 / 1680.0 - 1.0 / (1188.0 * n2)) / n2) / n2) / n2)
        / n
}

/// x·ln(x/m) + m − x without cancellation near x = m.
fn deviance(x: f64, m: f64) -> f64 {
    let v = (x - m) / (x + m);
    if v.abs() >= 0.1 {
        return x * (x / m).ln() + m - x;
    }
    // x·ln((1+v)/(1−v)) = 2x·(v + v³/3 + …), and m − x = −v·(x + m).
    let mut sum = (x - m) * v;
    let mut power = 2.0 * x * v;
    for j in 1..1000 {
        power *= v * v;
        let next = sum + power / f64::from(2 * j + 1);
        if next == sum {
            break;
        }
        sum = next;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::{binomial_density, fair_binomial_lower};

    #[test]
    fn is_right_for_small_and_huge_numbers() {
        assert!((binomial_density(3, 7, 0.5) - 35.0 / 128.0).abs() < 1e-15);
        assert!((fair_binomial_lower(2, 5) - 0.5).abs() < 1e-15);
        // Local limit theorem, to the relative order 1/n.
        let n = 4_000_000_000_u64;
        let peak = binomial_density(n / 2, n, 0.5);
        let limit = (2.0 / (std::f64::consts::PI * n as f64)).sqrt();
        assert!((peak / limit - 1.0).abs() < 1e-9, "{peak} against {limit}");
        assert!((fair_binomial_lower(n / 2, n) - 0.5 - peak / 2.0).abs() < 1e-12);
    }
}
