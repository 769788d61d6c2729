use crate::Lang;

/// A number with `places` decimals: comma in Swedish, point in English, and a
/// true minus sign (U+2212) in both.
pub fn decimal(lang: Lang, value: f64, places: usize) -> String {
    let plain = format!("{value:.places$}");
    let digits_only_zero = plain.chars().all(|c| matches!(c, '-' | '0' | '.'));
    let unsigned = plain.trim_start_matches('-');
    let text = match lang {
        Lang::Sv => unsigned.replace('.', ","),
        Lang::En => unsigned.to_owned(),
    };
    if plain.starts_with('-') && !digits_only_zero { format!("\u{2212}{text}") } else { text }
}

/// As [`decimal`], with `+` before positive values: for changes.
pub fn signed(lang: Lang, value: f64, places: usize) -> String {
    let text = decimal(lang, value, places);
    let zero = !text.chars().any(|c| ('1'..='9').contains(&c));
    if value > 0.0 && !zero { format!("+{text}") } else { text }
}

/// A share between 0 and 1 as whole percent, with the space that Swedish asks for.
pub fn percent(lang: Lang, share: f64) -> String {
    let whole = decimal(lang, share * 100.0, 0);
    match lang {
        Lang::Sv => format!("{whole}\u{a0}%"),
        Lang::En => format!("{whole}%"),
    }
}

/// A whole number with a thin grouping that fits the language.
pub fn count(lang: Lang, value: u64) -> String {
    let digits = value.to_string();
    let mark = match lang {
        Lang::Sv => "\u{a0}",
        Lang::En => ",",
    };
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push_str(mark);
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swedish_writes_comma_and_true_minus() {
        assert_eq!(decimal(Lang::Sv, -1.256, 2), "\u{2212}1,26");
        assert_eq!(decimal(Lang::En, -1.256, 2), "\u{2212}1.26");
    }

    #[test]
    fn a_rounded_zero_has_no_sign() {
        assert_eq!(decimal(Lang::Sv, -0.001, 1), "0,0");
        assert_eq!(signed(Lang::En, 0.001, 1), "0.0");
        assert_eq!(signed(Lang::En, 2.0, 1), "+2.0");
    }

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(count(Lang::En, 1_234_567), "1,234,567");
        assert_eq!(count(Lang::Sv, 999), "999");
    }
}
