//! Commands that take JSON Lines from standard input.

use std::io::Read;

use kastanj_language::{Explain, tr};
use kastanj_record::read_bulk;

use crate::applying::{self, ApplyProblem};
use crate::context::Context;
use crate::failure::Failure;
use crate::opening;
use crate::terminal::say;

/// Reads all of standard input and applies it, or nothing of it.
pub(crate) fn run(context: &Context) -> Result<(), Failure> {
    let mut opened = opening::open(context)?;
    let mut input = String::new();
    std::io::stdin()
        .read_to_string(&mut input)
        .map_err(|error| Failure::reading(context.lang, "stdin".as_ref(), &error))?;
    let lines = read_bulk(&input).map_err(|errors| {
        let told: Vec<String> = errors.iter().map(|error| error.explain(context.lang)).collect();
        Failure(told.join("\n"))
    })?;
    let applied =
        applying::apply(&mut opened.store, &opened.study, &opened.library, opened.kept_at, &lines)
            .map_err(|problem| explain(context, problem))?;
    for (kind, count) in applied {
        say(&format!("  {kind}: {count}"));
    }
    say(&tr!(context.lang, "program-bulk-done", lines = lines.len()));
    opened.store.close().map_err(|error| context.fail(&error))
}

/// What went wrong, with its line.
pub(crate) fn explain(context: &Context, problem: ApplyProblem) -> Failure {
    let lang = context.lang;
    let at = |line: usize, why: String| {
        Failure(tr!(lang, "program-bulk-refused", line = line, why = why))
    };
    match problem {
        ApplyProblem::Door(line, problem) => at(line, super::take::explain_door(context, problem)),
        ApplyProblem::Label(line, label) => {
            at(line, tr!(lang, "program-bulk-label", label = label.to_string()))
        }
        ApplyProblem::Unit(line, unit) => at(line, tr!(lang, "program-bulk-unit", unit = unit)),
        ApplyProblem::Line(line, fault) => at(line, fault.explain(lang)),
        ApplyProblem::Conflict(line) => at(line, tr!(lang, "program-bulk-conflict")),
        ApplyProblem::Store(error) => context.fail(&error),
    }
}
