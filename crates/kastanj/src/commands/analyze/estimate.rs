//! How single figures are written.

use kastanj_analysis::{Interval, Proportion};
use kastanj_language::{Lang, decimal, percent};

/// A figure with as many decimals as tell something: three, fewer for large ones, more for small
/// ones.
pub(super) fn figure(lang: Lang, value: f64) -> String {
    let size = value.abs();
    let places = match size {
        0.0 => 0,
        _ if size >= 1e15 => return format!("{value:.3e}"),
        _ if size >= 1000.0 => 1,
        _ if size >= 0.01 => 3,
        _ if size >= 1e-6 => 6,
        _ => return small(lang, value),
    };
    decimal(lang, value, places)
}

/// A figure below a millionth, as a bound.
fn small(lang: Lang, value: f64) -> String {
    let sign = if value < 0.0 { ">\u{a0}\u{2212}" } else { "<\u{a0}" };
    format!("{sign}{}", decimal(lang, 1e-6, 6))
}

/// `[1.2; 3.4]`
pub(super) fn interval(lang: Lang, interval: &Interval) -> String {
    format!("[{}; {}]", figure(lang, interval.lower), figure(lang, interval.upper))
}

/// `p = 0.031`, or `p < 0.001` where three decimals would say nought.
pub(super) fn p(lang: Lang, p: f64) -> String {
    if p < 0.001 {
        format!("p < {}", decimal(lang, 0.001, 3))
    } else {
        format!("p = {}", decimal(lang, p, 3))
    }
}

/// `5/20 = 25% (11%–47%)`: never a percentage without what it is of.
pub(super) fn share(lang: Lang, share: &Proportion) -> String {
    format!(
        "{}/{} = {} ({}–{})",
        share.count,
        share.of,
        percent(lang, share.share),
        percent(lang, share.wilson.lower),
        percent(lang, share.wilson.upper)
    )
}

/// The statistic, its degrees of freedom and p in one: `t(8) = 2.31, p = 0.049`.
pub(super) fn test(lang: Lang, name: &str, df: &[f64], value: f64, p_value: Option<f64>) -> String {
    let df: Vec<String> = df.iter().map(|df| degrees(lang, *df)).collect();
    let df = if df.is_empty() { String::new() } else { format!("({})", df.join("; ")) };
    let statistic = format!("{name}{df} = {}", figure(lang, value));
    match p_value {
        Some(p_value) => format!("{statistic}, {}", p(lang, p_value)),
        None => statistic,
    }
}

/// Degrees of freedom: whole where they are.
fn degrees(lang: Lang, df: f64) -> String {
    let whole = (df - df.round()).abs() < 0.005;
    decimal(lang, df, if whole { 0 } else { 2 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_the_decimals_that_tell_something() {
        let told = |value: f64| figure(Lang::En, value);
        assert_eq!(told(0.0), "0");
        assert_eq!(told(12.34567), "12.346");
        assert_eq!(told(-12345.67), "\u{2212}12345.7");
        assert_eq!(told(0.0012346), "0.001235");
        assert_eq!(told(1e-9), "<\u{a0}0.000001");
        assert_eq!(told(-1e-9), ">\u{a0}\u{2212}0.000001");
    }

    #[test]
    fn a_p_stands_behind_its_statistic() {
        assert_eq!(test(Lang::En, "t", &[8.0], 2.306, Some(0.05)), "t(8) = 2.306, p = 0.050");
        assert_eq!(test(Lang::Sv, "F", &[2.0, 7.5], 1.5, None), "F(2; 7,50) = 1,500");
        assert_eq!(p(Lang::En, 1e-12), "p < 0.001");
    }
}
