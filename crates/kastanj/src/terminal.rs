//! Where the program meets a terminal: the only place that prints.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "this is where the program prints")]

use std::io::{self, IsTerminal, Write};

/// Prints a line to standard output; a closed pipe ends the program quietly.
pub(crate) fn say(line: &str) {
    if written(line).is_err() {
        std::process::exit(0);
    }
}

/// Prints a line to standard output if anybody reads it: a service goes on without.
pub(crate) fn announce(line: &str) {
    // Whoever started it may have read as much as was wanted and closed the pipe.
    let _nobody_reads = written(line);
}

/// All lines at once, so that nobody gets a part of them.
fn written(line: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(format!("{line}\n").as_bytes())?;
    out.flush()
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
