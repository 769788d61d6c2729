use kastanj_language::{Explain, Lang, tr};
use serde::{Deserialize, Serialize};

/// Characters that an alias or its hint may have.
pub const ALIAS_MAXIMUM: usize = 60;
/// Letters or digits that an alias needs at least, so that a search is no list.
pub const ALIAS_MINIMUM: usize = 3;

/// What helps to find a contact again that comes back without card or number: chosen by the
/// client, never an identifier, never exported.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alias {
    /// A word that the client has made up.
    pub alias: Option<String>,
    /// What reminds the client of it.
    pub hint: Option<String>,
}

/// Why a text may not stand in the alias register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AliasRefusal {
    /// It holds a number that can be a personal number or a telephone number.
    Number,
    /// It has the shape of an address: e-mail or web.
    Address,
    /// It is shorter than [`ALIAS_MINIMUM`] letters or digits.
    Short,
    /// It is longer than [`ALIAS_MAXIMUM`] characters.
    Long,
}

/// Digits in a row, spaces and strokes between them left out, from which on a number can be
/// somebody's: a date of birth has six, and so has a short telephone number.
const TELLING_DIGITS: usize = 6;
const OF_ADDRESSES: [&str; 5] = ["@", "(at)", "[at]", "://", "www."];

/// A text as the register may hold it: without spaces around it; `None` if nothing is left.
///
/// # Errors
/// When it points at a person as a number or an address does, or is too short or too long.
pub fn alias_text(text: &str, minimum: usize) -> Result<Option<String>, AliasRefusal> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return Ok(None);
    }
    if text.chars().count() > ALIAS_MAXIMUM {
        return Err(AliasRefusal::Long);
    }
    let small = text.to_lowercase();
    if OF_ADDRESSES.iter().any(|sign| small.contains(sign)) {
        return Err(AliasRefusal::Address);
    }
    if longest_number(&text) >= TELLING_DIGITS {
        return Err(AliasRefusal::Number);
    }
    if normalised(&text).chars().count() < minimum {
        return Err(AliasRefusal::Short);
    }
    Ok(Some(text))
}

/// How many digits the longest number has, with what people write between the digits of one
/// number left out.
fn longest_number(text: &str) -> usize {
    let (mut longest, mut run) = (0, 0);
    for sign in text.chars() {
        match sign {
            _ if sign.is_numeric() => run += 1,
            ' ' | '-' | '–' | '.' | '/' | '(' | ')' | '+' => {}
            _ => run = 0,
        }
        longest = longest.max(run);
    }
    longest
}

impl Explain for AliasRefusal {
    fn explain(&self, lang: Lang) -> String {
        match self {
            AliasRefusal::Number => tr!(lang, "record-alias-number"),
            AliasRefusal::Address => tr!(lang, "record-alias-address"),
            AliasRefusal::Short => tr!(lang, "record-alias-short", minimum = ALIAS_MINIMUM),
            AliasRefusal::Long => tr!(lang, "record-alias-long", maximum = ALIAS_MAXIMUM),
        }
    }
}

/// An alias as it is compared: without capitals, accents, spaces and signs, so that *Röd Räv*,
/// *röd-räv* and *rodrav* are the same.
pub fn normalised(text: &str) -> String {
    text.to_lowercase().chars().filter_map(plain).collect()
}

/// A letter without its accent; `None` for what is neither letter nor digit.
fn plain(sign: char) -> Option<char> {
    Some(match sign {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'æ' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì'..='ï' | 'ī' | 'į' | 'ı' => 'i',
        'ł' | 'ľ' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ť' | 'ţ' | 'ț' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        _ if sign.is_alphanumeric() => sign,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_points_at_a_person_is_refused() {
        use AliasRefusal::{Address, Long, Number, Short};
        let cases = [
            ("19121212-1212", Number),
            ("121212 1212", Number),
            ("räven 19121212", Number),
            ("12 12 12", Number),
            ("070-123 45 67", Number),
            ("+46 70 123 45 67", Number),
            ("ring 08 123 45", Number),
            ("١٢١٢١٢", Number),
            ("rav@exempel.se", Address),
            ("rav (AT) exempel.se", Address),
            ("ö", Short),
            ("- -", Short),
        ];
        for (text, why) in cases {
            assert_eq!(alias_text(text, ALIAS_MINIMUM), Err(why), "{text}");
        }
        assert_eq!(alias_text(&"räv".repeat(30), 1), Err(Long));
        for fine in ["Röd räv", "tåget 1987", "Kanel 42", "räv, 3 ungar, 12 vintrar"] {
            assert_eq!(alias_text(fine, ALIAS_MINIMUM), Ok(Some(fine.to_owned())), "{fine}");
        }
        assert_eq!(alias_text("  \n ", ALIAS_MINIMUM), Ok(None));
        assert_eq!(alias_text(" Röd \t räv ", 1), Ok(Some("Röd räv".to_owned())));
    }

    #[test]
    fn what_is_told_apart_by_writing_alone_is_the_same() {
        for same in ["röd räv", "RÖD-RÄV", " Rod Rav ", "röd’räv!"] {
            assert_eq!(normalised(same), "rodrav", "{same}");
        }
        assert_ne!(normalised("röd räv"), normalised("röd rev"));
        assert_eq!(normalised("ثعلب أحمر").chars().count(), 8);
    }
}
