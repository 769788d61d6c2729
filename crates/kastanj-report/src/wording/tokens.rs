//! Text as a row of words, numbers and signs.

/// One piece of a text, in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// Letters.
    Word(String),
    /// Digits with decimal signs.
    Number(String),
    /// Any other sign but space.
    Sign(char),
}

impl Token {
    pub(super) fn word(&self) -> Option<&str> {
        match self {
            Token::Word(word) => Some(word),
            _ => None,
        }
    }

    pub(super) fn is_number(&self) -> bool {
        matches!(self, Token::Number(_))
    }

    /// A number above 50 and below 100: what the level of an interval can be.
    pub(super) fn is_level(&self) -> bool {
        let Token::Number(digits) = self else { return false };
        digits.replace(',', ".").parse().is_ok_and(|level: f64| level > 50.0 && level < 100.0)
    }

    pub(super) fn is_sign(&self, sign: char) -> bool {
        *self == Token::Sign(sign)
    }
}

/// Splits a text. Invisible characters vanish, decomposed letters are put together, so that a
/// word cannot hide behind its spelling.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut word = String::new();
    let mut number = String::new();
    let characters: Vec<char> = visible(text);
    for (index, &character) in characters.iter().enumerate() {
        let next_is_digit = characters.get(index + 1).is_some_and(char::is_ascii_digit);
        let in_number = character.is_ascii_digit()
            || (!number.is_empty() && matches!(character, '.' | ',') && next_is_digit);
        if !in_number && !number.is_empty() {
            found.push(Token::Number(std::mem::take(&mut number)));
        }
        if !character.is_alphabetic() && !word.is_empty() {
            found.push(Token::Word(std::mem::take(&mut word)));
        }
        if in_number {
            number.push(character);
        } else if character.is_alphabetic() {
            word.extend(character.to_lowercase());
        } else if !character.is_whitespace() {
            found.push(Token::Sign(character));
        }
    }
    if !word.is_empty() {
        found.push(Token::Word(word));
    }
    if !number.is_empty() {
        found.push(Token::Number(number));
    }
    found
}

fn visible(text: &str) -> Vec<char> {
    let mut characters: Vec<char> = Vec::new();
    for character in text.chars() {
        match character {
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' => {}
            '\u{30a}' | '\u{308}' => {
                let composed = match (characters.last(), character) {
                    (Some('a'), '\u{30a}') => Some('å'),
                    (Some('A'), '\u{30a}') => Some('Å'),
                    (Some('a'), '\u{308}') => Some('ä'),
                    (Some('A'), '\u{308}') => Some('Ä'),
                    (Some('o'), '\u{308}') => Some('ö'),
                    (Some('O'), '\u{308}') => Some('Ö'),
                    _ => None,
                };
                if let (Some(letter), Some(last)) = (composed, characters.last_mut()) {
                    *last = letter;
                }
            }
            other => characters.push(other),
        }
    }
    characters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_do_not_hide() {
        let words = |text| {
            tokens(text).into_iter().filter_map(|t| t.word().map(str::to_owned)).collect::<Vec<_>>()
        };
        assert_eq!(words("Effek\u{ad}tiv"), ["effektiv"]);
        assert_eq!(words("a\u{30a}terfall"), ["återfall"]);
        assert_eq!(
            tokens("p<0,05."),
            [
                Token::Word("p".into()),
                Token::Sign('<'),
                Token::Number("0,05".into()),
                Token::Sign('.')
            ]
        );
    }
}
