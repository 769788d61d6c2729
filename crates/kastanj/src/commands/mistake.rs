use clap::Command;
use clap::error::{ContextKind, ErrorKind};
use kastanj_language::{Lang, tr};

use crate::help;

/// A mistake in the arguments, in words: what was written and what may stand there.
///
/// What may stand there is what the help says: the parsers' own words are English only.
pub(crate) fn explain(
    lang: Lang,
    error: &clap::Error,
    command: &Command,
    given: &[String],
) -> String {
    let said = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = said(ContextKind::InvalidArg);
    let value = said(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => match said(ContextKind::SuggestedArg) {
            none if none.is_empty() => tr!(lang, "program-mistake-unknown", argument = argument),
            meant => tr!(lang, "program-mistake-unknown-meant", argument = argument, meant = meant),
        },
        ErrorKind::InvalidSubcommand => {
            tr!(lang, "program-mistake-command", command = said(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => {
            let argument = argument.replace('\n', ", ");
            match help::example(lang, command, given) {
                Some(example) => tr!(
                    lang,
                    "program-mistake-missing-example",
                    argument = argument,
                    example = example
                ),
                None => tr!(lang, "program-mistake-missing", argument = argument),
            }
        }
        ErrorKind::MissingSubcommand => tr!(lang, "program-mistake-no-command"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::TooFewValues
            if value.is_empty() =>
        {
            tr!(lang, "program-mistake-missing", argument = argument)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let mut hint = help::words_about(command, given, &argument).unwrap_or_default();
            let allowed = said(ContextKind::ValidValue);
            let said_already = allowed.split(", ").all(|one| hint.contains(one));
            if !allowed.is_empty() && !said_already {
                hint = format!("{hint}: {allowed}");
            }
            tr!(lang, "program-mistake-value", value = value, argument = argument, hint = hint)
        }
        ErrorKind::ArgumentConflict => {
            let other = said(ContextKind::PriorArg);
            tr!(lang, "program-mistake-conflict", argument = argument, other = other)
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => {
            tr!(lang, "program-mistake-twice", argument = argument)
        }
        _ => tr!(lang, "program-mistake-no-command"),
    }
}
