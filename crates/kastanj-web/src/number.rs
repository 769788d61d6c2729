//! Internal numbers in addresses: 32 hexadecimal digits.

use crate::trouble::Trouble;

/// A number as an address spells it.
pub(crate) fn spell(number: &[u8; 16]) -> String {
    number.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The number that an address spells.
///
/// # Errors
/// [`Trouble::Absent`]: what is no number names nothing.
pub(crate) fn read(text: &str) -> Result<[u8; 16], Trouble> {
    let digits = text.as_bytes();
    if digits.len() != 32 || !text.is_ascii() {
        return Err(Trouble::Absent);
    }
    let mut number = [0; 16];
    for (byte, pair) in number.iter_mut().zip(digits.chunks_exact(2)) {
        if !pair.iter().all(u8::is_ascii_hexdigit) {
            return Err(Trouble::Absent);
        }
        let pair = std::str::from_utf8(pair).map_err(|_| Trouble::Absent)?;
        *byte = u8::from_str_radix(pair, 16).map_err(|_| Trouble::Absent)?;
    }
    Ok(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_comes_back_as_it_was_and_nothing_else_is_one() {
        let number = [7, 0, 255, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];
        assert_eq!(read(&spell(&number)).unwrap(), number);
        for wrong in ["", "07", "+7000000000000000000000000000000", "åååååååååååååååå"]
        {
            assert!(matches!(read(wrong), Err(Trouble::Absent)), "{wrong}");
        }
    }
}
