use kastanj_language::{Explain, Lang, tr};
use kastanj_store::judge_passphrase;

/// A new passphrase: not easily guessed, and the same both times. `names` are those that anybody
/// guesses first, as far as the page knows them; the store knows those of its units and accounts.
///
/// # Errors
/// What is wrong with it, in a sentence.
pub(crate) fn typed_twice(
    lang: Lang,
    given: &str,
    again: &str,
    names: &[&str],
) -> Result<String, String> {
    judge_passphrase(given, names.iter().copied()).map_err(|fault| fault.explain(lang))?;
    if given == again { Ok(given.to_owned()) } else { Err(tr!(lang, "web-start-differ")) }
}
