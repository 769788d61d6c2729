use clap::error::{ContextKind, ErrorKind};
use kastanj_language::{Lang, tr};

/// A mistake in the arguments, in words: what was written and what may stand there.
pub(crate) fn explain(lang: Lang, error: &clap::Error) -> String {
    let said = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = said(ContextKind::InvalidArg);
    let value = said(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => tr!(lang, "program-mistake-unknown", argument = argument),
        ErrorKind::InvalidSubcommand => {
            tr!(lang, "program-mistake-command", command = said(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => {
            tr!(lang, "program-mistake-missing", argument = argument.replace('\n', ", "))
        }
        ErrorKind::MissingSubcommand => tr!(lang, "program-mistake-no-command"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::TooFewValues => {
            let allowed = said(ContextKind::ValidValue);
            let why = std::error::Error::source(error).map(ToString::to_string);
            let hint = why.unwrap_or(allowed);
            tr!(lang, "program-mistake-value", value = value, argument = argument, hint = hint)
        }
        ErrorKind::ArgumentConflict => tr!(lang, "program-mistake-conflict", argument = argument),
        _ => error.to_string(),
    }
}
