//! Where the program meets a terminal: the only place that prints.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "this is where the program prints")]

use std::io::{self, IsTerminal, Write};

/// Prints a line to standard output; a closed pipe ends the program quietly.
pub(crate) fn say(line: &str) {
    if writeln!(io::stdout().lock(), "{line}").is_err() {
        std::process::exit(0);
    }
}

/// Prints a line to standard error.
pub(crate) fn warn(line: &str) {
    eprintln!("{line}");
}

/// Asks a question and reads one line of the answer; nothing at the end of input.
pub(crate) fn ask(question: &str) -> io::Result<Option<String>> {
    print!("{question}");
    io::stdout().flush()?;
    let mut line = String::new();
    if io::stdin().read_line(&mut line)? == 0 {
        return Ok(None);
    }
    Ok(Some(line.trim_end_matches(['\r', '\n']).to_owned()))
}

/// Whether a person sits at both ends.
pub(crate) fn interactive() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}
