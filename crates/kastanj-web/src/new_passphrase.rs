use kastanj_language::{Lang, tr};
use kastanj_store::PASSPHRASE_MINIMUM;

/// A new passphrase: long enough, and the same both times.
///
/// # Errors
/// What is wrong with it, in a sentence.
pub(crate) fn typed_twice(lang: Lang, given: &str, again: &str) -> Result<String, String> {
    if given.chars().count() < PASSPHRASE_MINIMUM {
        Err(tr!(lang, "web-start-short", minimum = PASSPHRASE_MINIMUM))
    } else if given != again {
        Err(tr!(lang, "web-start-differ"))
    } else {
        Ok(given.to_owned())
    }
}
