//! What a new passphrase must not be: one rule for every door at which one is chosen.

/// Characters that a passphrase needs at least.
pub const PASSPHRASE_MINIMUM: usize = 12;
/// So few different characters make no passphrase, however long it is.
const FEW: usize = 3;
/// A pattern of so many characters or fewer, over and over, is as short as its pattern.
const PATTERN: usize = 5;
/// Names shorter than this may stand in a passphrase: too many words would be refused.
const NAME: usize = 4;

/// What is tried first wherever a passphrase is asked for, in Swedish and English.
const COMMON: [&str; 24] = [
    "password",
    "passord",
    "lösenord",
    "losenord",
    "lösenfras",
    "losenfras",
    "passphrase",
    "hemligt",
    "hemlighet",
    "secret",
    "qwerty",
    "asdfgh",
    "välkommen",
    "valkommen",
    "welcome",
    "sommar",
    "vinter",
    "letmein",
    "iloveyou",
    "sverige",
    "kastanj",
    "administrator",
    "admin",
    "kast",
];

/// Why a passphrase is too easily guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassphraseFault {
    /// Fewer than [`PASSPHRASE_MINIMUM`] characters.
    Short,
    /// A few characters, or a short pattern, over and over.
    Repeats,
    /// A word that everybody tries first, with next to nothing beside it.
    Common,
    /// The name of the service or of the account, with next to nothing beside it.
    Name,
}

/// Judges a passphrase that somebody chooses. `names` are those that anybody at hand knows: of the
/// service, its units and the account.
///
/// # Errors
/// Why it is too easily guessed.
pub fn judge_passphrase<'n>(
    passphrase: &str,
    names: impl IntoIterator<Item = &'n str>,
) -> Result<(), PassphraseFault> {
    if passphrase.chars().count() < PASSPHRASE_MINIMUM {
        return Err(PassphraseFault::Short);
    }
    // Capitals, blanks and marks between the same few letters change nothing.
    let plain = plain(passphrase);
    let of: &[char] = if plain.is_empty() { &[] } else { &plain };
    let whole: Vec<char> = passphrase.chars().collect();
    if repeats(of) || repeats(&whole) {
        return Err(PassphraseFault::Repeats);
    }
    let text: String = plain.iter().collect();
    // Years and other numbers beside such a word are tried, too.
    let letters: String = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    let rest = COMMON.iter().fold(letters.clone(), |rest, word| rest.replace(word, ""));
    if rest != letters && rest.chars().count() < NAME || letters.chars().count() < NAME {
        return Err(PassphraseFault::Common);
    }
    let is_name = |name: &str| {
        let name: String = self::plain(name).into_iter().collect();
        let length = name.chars().count();
        let rest = || text.replace(&name, "").chars().count();
        length >= NAME && text.contains(&name) && rest() < NAME
    };
    if names.into_iter().any(is_name) { Err(PassphraseFault::Name) } else { Ok(()) }
}

/// Letters and digits alone, all small.
fn plain(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a few characters, or a short pattern, come over and over; so does nothing at all.
fn repeats(of: &[char]) -> bool {
    let mut different = of.to_vec();
    different.sort_unstable();
    different.dedup();
    let over_and_over = |length: usize| of.iter().zip(&of[length..]).all(|(one, next)| one == next);
    different.len() <= FEW || (1..=PATTERN.min(of.len())).any(over_and_over)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 2] = ["Övningsstad (SYNTETISK)", "anna"];

    #[test]
    fn what_is_short_repeated_or_a_name_is_refused_and_four_words_are_not() {
        use PassphraseFault::{Common, Name, Repeats, Short};
        for (passphrase, fault) in [
            ("", Short),
            ("kort", Short),
            ("elva tecken", Short),
            ("aaaaaaaaaaaa", Repeats),
            ("AaAa aAaA-aaaa", Repeats),
            ("aaaaaaaaaaab", Repeats),
            ("abcabcabcabc", Repeats),
            ("hej hej hej hej", Repeats),
            ("12341234123412", Repeats),
            ("kasta kasta kas", Repeats),
            ("             ", Repeats),
            ("!?!?!?!?!?!?", Repeats),
            ("passwordpassword", Common),
            ("Sommar2026Sommar", Common),
            ("lösenord lösenord 123", Common),
            ("qwerty-1234567", Common),
            ("198504172389", Common),
            ("Övningsstad syntetisk", Name),
            ("övningsstad-SYNTETISK1", Name),
            ("annaannaannaanna", Repeats),
        ] {
            assert_eq!(judge_passphrase(passphrase, NAMES), Err(fault), "{passphrase:?}");
        }
        for sound in [
            "exempel exempel",
            "korrekt häst batteri klammer",
            "anna dricker svart kaffe",
            "ぜんぜんちがうことばをえらぶ",
        ] {
            assert_eq!(judge_passphrase(sound, NAMES), Ok(()), "{sound:?}");
        }
        assert_eq!(judge_passphrase("cissi cissi12", ["cissi"]), Err(Name));
        assert_eq!(judge_passphrase("blå stad vid ån", ["ån", ""]), Ok(()), "a short name");
    }
}
