use std::fmt;

use kastanj_instrument::{SYMBOLS, check_symbols, verify_check_symbols};

/// Symbols that stand in for one another when a card is read and typed by hand.
///
/// Each group holds what looks alike; symbols of the alphabet and foreign ones together.
const ALIKE: &[&str] =
    &["0OQD", "1IL7JT", "8B3", "5S", "2Z", "6G", "UVY", "MN", "KX", "EF", "PR", "CG", "4A"];

/// The code on a client's card, `7KQ 4HNM PQRS TVWX YZ`: 3 symbols by which its lock is found, 12
/// secret ones (58.3 bits) and 2 check symbols.
///
/// The three tell nothing about anyone and are no secret. The twelve are known to the card alone:
/// the record keeps a slow hash of them.
#[derive(Clone, PartialEq, Eq)]
pub struct CardCode([u8; CardCode::LENGTH]);

/// The three symbols by which the lock of a card is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CardShelf([u8; 3]);

impl CardShelf {
    /// The three symbols.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The shelf that three symbols name.
    pub fn from_symbols(text: &str) -> Option<CardShelf> {
        let symbols = <[u8; 3]>::try_from(text.as_bytes()).ok()?;
        symbols.iter().all(|symbol| SYMBOLS.contains(symbol)).then_some(CardShelf(symbols))
    }
}

impl CardCode {
    /// Symbols in all.
    pub const LENGTH: usize = 17;
    /// Symbols that are drawn: all but the two check symbols.
    pub const DRAWN: usize = 15;

    /// A code from fifteen numbers below 29, drawn evenly; anything above is taken modulo 29.
    pub fn from_numbers(numbers: [u8; CardCode::DRAWN]) -> CardCode {
        let body = numbers.map(|number| SYMBOLS[usize::from(number) % SYMBOLS.len()]);
        let check = check_symbols(&String::from_utf8_lossy(&body)).unwrap_or([SYMBOLS[0]; 2]);
        let mut code = [SYMBOLS[0]; CardCode::LENGTH];
        code[..CardCode::DRAWN].copy_from_slice(&body);
        code[CardCode::DRAWN..].copy_from_slice(&check);
        CardCode(code)
    }

    /// The code that was typed: in any case, with or without gaps. What looks alike is mended
    /// where the check symbols leave one reading alone; `None` where there is none, or several.
    pub fn typed(text: &str) -> Option<CardCode> {
        let symbols: Vec<u8> = text
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '.' | '·'))
            .map(|c| u8::try_from(c.to_ascii_uppercase()).ok().filter(u8::is_ascii_alphanumeric))
            .collect::<Option<_>>()?;
        let typed = <[u8; CardCode::LENGTH]>::try_from(symbols).ok()?;
        let foreign: Vec<usize> =
            (0..typed.len()).filter(|at| !SYMBOLS.contains(&typed[*at])).collect();
        match foreign.as_slice() {
            [] if fits(&typed) => Some(CardCode(typed)),
            [] => only(one_mended(typed)),
            // More is no slip of the eye, and would take long to try.
            places if places.len() <= 3 => only(all_mended(typed, places)),
            _ => None,
        }
    }

    /// By what its lock is found.
    pub fn shelf(&self) -> CardShelf {
        CardShelf([self.0[0], self.0[1], self.0[2]])
    }

    /// The whole code without gaps: what is hashed.
    pub fn symbols(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The groups as they are printed.
    pub fn groups(&self) -> [&str; 5] {
        let code = self.symbols();
        let group = |from: usize, to: usize| code.get(from..to).unwrap_or_default();
        [group(0, 3), group(3, 7), group(7, 11), group(11, 15), group(15, 17)]
    }
}

/// In groups, as it is printed.
impl fmt::Display for CardCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.groups().join(" "))
    }
}

/// The secret is never shown by accident.
impl fmt::Debug for CardCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CardCode({} …)", self.shelf().as_str())
    }
}

type Symbols = [u8; CardCode::LENGTH];

fn fits(code: &Symbols) -> bool {
    std::str::from_utf8(code).is_ok_and(verify_check_symbols)
}

/// Symbols of the alphabet that look like this one.
fn alike(symbol: u8) -> impl Iterator<Item = u8> {
    let groups = ALIKE.iter().filter(move |group| group.as_bytes().contains(&symbol));
    groups
        .flat_map(|group| group.bytes())
        .filter(move |other| *other != symbol && SYMBOLS.contains(other))
}

/// Readings with one symbol mended.
fn one_mended(typed: Symbols) -> Vec<Symbols> {
    let at = |at: usize| {
        alike(typed[at]).map(move |symbol| {
            let mut code = typed;
            code[at] = symbol;
            code
        })
    };
    (0..typed.len()).flat_map(at).filter(fits).collect()
}

/// Readings with every foreign symbol mended.
fn all_mended(typed: Symbols, places: &[usize]) -> Vec<Symbols> {
    let mut readings = vec![typed];
    for place in places {
        let mended = |code: &Symbols| {
            let code = *code;
            let place = *place;
            alike(code[place]).map(move |symbol| {
                let mut code = code;
                code[place] = symbol;
                code
            })
        };
        readings = readings.iter().flat_map(mended).collect();
    }
    readings.retain(fits);
    readings
}

/// The one reading there is.
fn only(mut readings: Vec<Symbols>) -> Option<CardCode> {
    readings.sort_unstable();
    readings.dedup();
    match readings.as_slice() {
        [only] => Some(CardCode(*only)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(seed: u8) -> CardCode {
        let mut state = u32::from(seed).wrapping_mul(2_654_435_761).wrapping_add(12_345);
        CardCode::from_numbers([0; 15].map(|_: u8| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            u8::try_from((state >> 16) % 29).unwrap()
        }))
    }

    #[test]
    fn a_card_is_read_as_it_is_printed_and_as_it_is_typed() {
        let code = code(1);
        let printed = code.to_string();
        assert_eq!(printed.len(), 21);
        for typed in [
            printed.clone(),
            printed.to_lowercase(),
            printed.replace(' ', ""),
            printed.replace(' ', "-"),
            format!("  {printed}\u{a0}"),
        ] {
            assert_eq!(CardCode::typed(&typed), Some(code.clone()), "{typed}");
        }
        assert_eq!(code.groups().concat(), code.symbols());
        assert_eq!(CardShelf::from_symbols(code.shelf().as_str()), Some(code.shelf()));
        assert!(!format!("{code:?}").contains(code.groups()[1]));
    }

    #[test]
    fn a_single_error_or_a_swap_is_never_another_card() {
        for seed in 0..20 {
            let right = code(seed);
            let symbols = right.symbols().as_bytes();
            let read = |bytes: &[u8]| CardCode::typed(std::str::from_utf8(bytes).unwrap());
            for at in 0..CardCode::LENGTH {
                for symbol in SYMBOLS.iter().filter(|symbol| **symbol != symbols[at]) {
                    let mut typed = symbols.to_vec();
                    typed[at] = *symbol;
                    // Caught, or mended into what was meant; two readings are none.
                    assert!(!verify_check_symbols(std::str::from_utf8(&typed).unwrap()));
                }
                if at > 0 && symbols[at] != symbols[at - 1] {
                    let mut typed = symbols.to_vec();
                    typed.swap(at, at - 1);
                    assert!(!verify_check_symbols(std::str::from_utf8(&typed).unwrap()));
                    let _ = read(&typed);
                }
            }
        }
    }

    #[test]
    fn what_looks_alike_is_mended() {
        let mut mended = 0;
        for seed in 0..60 {
            let right = code(seed);
            for at in 0..CardCode::LENGTH {
                let own = right.symbols().as_bytes()[at];
                for (seen, meant) in [(b'O', b'Q'), (b'0', b'D'), (b'I', b'J'), (b'B', b'8')] {
                    if own != meant {
                        continue;
                    }
                    let mut typed = right.symbols().as_bytes().to_vec();
                    typed[at] = seen;
                    let typed = String::from_utf8(typed).unwrap();
                    assert_eq!(CardCode::typed(&typed), Some(right.clone()), "{typed}");
                    mended += 1;
                }
                if let Some(other) = match own {
                    b'5' => Some(b'S'),
                    b'Z' => Some(b'2'),
                    _ => None,
                } {
                    let mut typed = right.symbols().as_bytes().to_vec();
                    typed[at] = other;
                    let typed = String::from_utf8(typed).unwrap();
                    // Read as it was meant, or, where two readings fit, not at all.
                    let read = CardCode::typed(&typed);
                    assert!(read.is_none() || read == Some(right.clone()), "{typed}");
                    mended += usize::from(read.is_some());
                }
            }
        }
        assert!(mended > 60, "{mended}");
    }

    #[test]
    fn anything_else_is_no_card() {
        for bad in ["", "123456", "7KQ 4HNM PQRS TVWX", "ÅÄÖ", "7KQ4HNMPQRSTVWXYZZZZZZ", "\0"] {
            assert_eq!(CardCode::typed(bad), None, "{bad}");
        }
        assert_eq!(CardCode::typed(&"0".repeat(17)), None);
    }
}
