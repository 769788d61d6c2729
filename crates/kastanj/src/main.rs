//! `kastanj`: the program. Command line, configuration and wiring, nothing else.

mod anew;
mod applying;
mod arguments;
mod commands;
mod context;
mod failure;
mod help;
mod keying;
mod opening;
mod rehearsing;
mod study_file;
mod table;
mod terminal;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};
use kastanj_desk::decoding;
use kastanj_language::{Lang, tr};

use crate::arguments::Arguments;
use crate::context::Context;

fn main() -> ExitCode {
    // A worker is started for every file: it must be at work before anything else is made ready.
    if std::env::args_os().nth(1).is_some_and(|first| first == decoding::WORD) {
        return if decoding::work().is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let given: Vec<String> =
        std::env::args_os().map(|argument| argument.to_string_lossy().into_owned()).collect();
    let lang = help::language_of(&given, std::env::var("KASTANJ_LANG").ok().as_deref());
    let command = help::in_language(Arguments::command(), lang);
    let parsed = command
        .clone()
        .try_get_matches_from(std::env::args_os())
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = match parsed {
        Ok(arguments) => arguments,
        Err(error) => return wrong_arguments(lang, &error, &command, &given),
    };
    let context = Context { lang, global: arguments.global };
    match commands::run(&context, arguments.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            terminal::warn(&failure.to_string());
            ExitCode::FAILURE
        }
    }
}

/// Help goes to standard output; a mistake is explained with where to read on.
fn wrong_arguments(
    lang: Lang,
    error: &clap::Error,
    command: &clap::Command,
    given: &[String],
) -> ExitCode {
    use clap::error::ErrorKind;
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    ) {
        let asked = error.kind() != ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
        terminal::say(&help::page(lang, &error.render().to_string()));
        return if asked { ExitCode::SUCCESS } else { ExitCode::from(2) };
    }
    let what = commands::mistake::explain(lang, error, command, given);
    let help = help::how_to_ask(command, given);
    terminal::warn(&tr!(lang, "program-wrong-arguments", what = what, help = help));
    ExitCode::from(2)
}
