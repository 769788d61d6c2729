use kastanj_language::{Lang, tr};

use super::Keys;
use crate::failure::Failure;
use crate::terminal::{interactive, say};

/// Lets a person choose between what was keyed first and what was keyed the second time; tells
/// whether the second holds. Asks until one of the two is chosen.
pub(crate) fn second_holds(
    lang: Lang,
    keys: &mut Keys,
    row: &str,
    first: &str,
    second: &str,
) -> Result<bool, Failure> {
    say(row);
    let question =
        format!("    {} [1 {first} · 2 {second}] ", tr!(lang, "program-key-which-holds"));
    loop {
        if !interactive() {
            say(question.trim_end());
        }
        let line = keys.line(&question).map_err(|error| Failure(error.to_string()))?;
        let Some(line) = line else { return Err(Failure(tr!(lang, "program-key-left"))) };
        match line.trim() {
            "1" => return Ok(false),
            "2" => return Ok(true),
            other => say(&tr!(lang, "program-key-not-understood", line = other)),
        }
    }
}
