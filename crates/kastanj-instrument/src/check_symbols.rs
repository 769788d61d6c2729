use crate::SYMBOLS;

/// Value of a symbol in GF(29), or nothing for a foreign character.
fn value(symbol: u8) -> Option<u32> {
    SYMBOLS.iter().position(|known| *known == symbol).and_then(|at| u32::try_from(at).ok())
}

/// The two check symbols of a code: the plain sum and the position-weighted
/// sum over GF(29).
///
/// For codes of at most 26 symbols they catch every single error, every swap
/// of two symbols and every pair of equal errors; a random string passes once
/// in 841. `None` when the code holds a foreign character.
pub fn check_symbols(code: &str) -> Option<[u8; 2]> {
    let mut plain = 0;
    let mut weighted = 0;
    for (symbol, weight) in code.bytes().zip(1..) {
        let value = value(symbol)?;
        plain = (plain + value) % 29;
        weighted = (weighted + value * weight) % 29;
    }
    Some([SYMBOLS[plain as usize], SYMBOLS[weighted as usize]])
}

/// Whether the last two symbols of `code` are the check symbols of the rest.
pub fn verify_check_symbols(code: &str) -> bool {
    let Some(split) = code.len().checked_sub(2) else { return false };
    if !code.is_ascii() {
        return false;
    }
    let (body, check) = code.split_at(split);
    check_symbols(body).is_some_and(|expected| expected == check.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_errors_and_swaps_are_caught() {
        let body = "2KACDE2HJKMNPQRST";
        let check = check_symbols(body).map(|c| String::from_utf8_lossy(&c).into_owned());
        let code = format!("{body}{}", check.unwrap_or_default());
        assert!(verify_check_symbols(&code));
        for at in 0..code.len() {
            for symbol in SYMBOLS {
                let mut changed = code.clone().into_bytes();
                if changed[at] == *symbol {
                    continue;
                }
                changed[at] = *symbol;
                let changed = String::from_utf8_lossy(&changed).into_owned();
                assert!(!verify_check_symbols(&changed), "{changed}");
            }
        }
        for at in 1..code.len() {
            let mut swapped = code.clone().into_bytes();
            if swapped[at] == swapped[at - 1] {
                continue;
            }
            swapped.swap(at, at - 1);
            let swapped = String::from_utf8_lossy(&swapped).into_owned();
            assert!(!verify_check_symbols(&swapped), "{swapped}");
        }
    }
}
