//! Commands that take JSON Lines from standard input.

use std::io::Read;

use kastanj_desk::this_week;
use kastanj_language::{Explain, Lang, tr};
use kastanj_record::{BulkError, check_against_study, read_bulk};

use crate::applying::{self, ApplyProblem};
use crate::context::Context;
use crate::failure::Failure;
use crate::opening;
use crate::terminal::say;

/// Reads all of standard input and applies it, or nothing of it.
pub(crate) fn run(context: &Context) -> Result<(), Failure> {
    let lang = context.lang;
    let mut opened = opening::open(context)?;
    let mut input = Vec::new();
    let stdin = tr!(lang, "program-bulk-stdin");
    std::io::stdin()
        .read_to_end(&mut input)
        .map_err(|error| Failure::reading(lang, stdin.as_ref(), &error))?;
    let input = String::from_utf8(input).map_err(|error| not_text(lang, &error))?;
    let lines = read_bulk(&input)
        .and_then(|lines| check_against_study(&lines, &opened.study, this_week()).map(|()| lines))
        .map_err(|errors| refused(lang, &errors))?;
    let applied =
        applying::apply(&mut opened.store, &opened.study, &opened.library, opened.kept_at, &lines)
            .map_err(|problem| explain(context.lang, problem))?;
    for (kind, count) in &applied.new {
        say(&format!("  {kind}: {count}"));
    }
    let new: usize = applied.new.values().sum();
    say(&tr!(lang, "program-bulk-done", lines = new));
    if applied.known > 0 {
        say(&tr!(lang, "program-bulk-known", lines = applied.known));
    }
    opened.store.close().map_err(|error| context.fail(&error))
}

/// The line with the first byte that is no UTF-8.
fn not_text(lang: Lang, error: &std::string::FromUtf8Error) -> Failure {
    let sound = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
    let line = sound.iter().filter(|byte| **byte == b'\n').count() + 1;
    told(lang, &tr!(lang, "program-bulk-not-text", line = line.to_string()))
}

/// All faulty lines, under the name of where they came from.
fn refused(lang: Lang, errors: &[BulkError]) -> Failure {
    let lines: Vec<String> = errors.iter().map(|error| error.explain(lang)).collect();
    told(lang, &lines.join("\n"))
}

fn told(lang: Lang, lines: &str) -> Failure {
    Failure(tr!(lang, "program-bulk-faults", faults = lines))
}

/// What went wrong, with its line.
pub(crate) fn explain(lang: Lang, problem: ApplyProblem) -> Failure {
    let at = |line: usize, why: String| {
        told(lang, &tr!(lang, "program-bulk-refused", line = line.to_string(), why = why))
    };
    match problem {
        ApplyProblem::Door(line, problem) => at(line, problem.explain(lang)),
        ApplyProblem::Label(line, label) => {
            at(line, tr!(lang, "program-bulk-label", label = label.to_string()))
        }
        ApplyProblem::Unit(line, unit) => at(line, tr!(lang, "program-bulk-unit", unit = unit)),
        ApplyProblem::Line(line, fault) => at(line, fault.explain(lang)),
        ApplyProblem::Conflict(line) => at(line, tr!(lang, "program-bulk-conflict")),
        ApplyProblem::Beside(line) => at(line, tr!(lang, "program-bulk-beside")),
        ApplyProblem::Store(error) => told(lang, &error.explain(lang)),
    }
}
