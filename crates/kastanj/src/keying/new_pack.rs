use kastanj_instrument::Serial;
use kastanj_language::{Lang, tr};

use super::Keys;
use crate::failure::Failure;
use crate::terminal::{interactive, say};

/// Lets a person write the number of a pack that nothing is known of once more.
///
/// Ten symbols by hand carry no check symbol, and an unknown pack opens a new contact: one slip
/// of the finger would make a client who does not exist, and leave the real one waiting.
pub(crate) fn confirm_new_pack(lang: Lang, keys: &mut Keys, pack: Serial) -> Result<(), Failure> {
    say(&tr!(lang, "program-key-new-pack", pack = pack.to_string()));
    let question = format!("{} ", tr!(lang, "program-key-new-pack-again"));
    if !interactive() {
        say(question.trim_end());
    }
    let line = keys.line(&question).map_err(|error| Failure(error.to_string()))?;
    let Some(line) = line else { return Err(Failure(tr!(lang, "program-key-left"))) };
    match line.parse::<Serial>() {
        Ok(again) if again == pack => Ok(()),
        _ => {
            let (first, second) = (pack.to_string(), line.trim());
            Err(Failure(tr!(lang, "program-key-new-pack-differs", first = first, second = second)))
        }
    }
}
