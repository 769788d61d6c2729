//! `kastanj knowledge`: sourced facts with a map, on the terminal or as files.

use std::path::{Path, PathBuf};

use kastanj_language::tr;
use kastanj_report::Checked;
use kastanj_report::knowledge::{Register, knowledge_page};

use crate::arguments::Knowledge;
use crate::context::Context;
use crate::failure::Failure;
use crate::terminal::say;

/// The register that the program carries.
pub(crate) fn register(context: &Context) -> Result<Register, Failure> {
    use kastanj_language::Explain;
    Register::shipped().map_err(|mistakes| {
        let told: Vec<String> = mistakes.iter().map(|one| one.explain(context.lang)).collect();
        Failure(told.join("\n"))
    })
}

/// Runs the command.
pub(crate) fn run(context: &Context, asked: &Knowledge) -> Result<(), Failure> {
    let register = register(context)?;
    let Some(out) = &asked.out else {
        say(&page(context, &register)?.plain());
        return Ok(());
    };
    for file in write(context, &register, out)? {
        say(&tr!(context.lang, "program-written", file = file.display().to_string()));
    }
    Ok(())
}

fn page(context: &Context, register: &Register) -> Result<Checked, Failure> {
    let date = register.checked_on();
    let date =
        date.parse().map_err(|_| Failure(tr!(context.lang, "program-bad-week", week = date)))?;
    knowledge_page(register, context.lang, date, super::report::PROGRAM)
        .map_err(|refusal| context.fail(&refusal))
}

/// Writes the page as PDF and HTML.
pub(crate) fn write(
    context: &Context,
    register: &Register,
    out: &Path,
) -> Result<Vec<PathBuf>, Failure> {
    let page = page(context, register)?;
    let stem = page.file_stem();
    let pdf = page.pdf().map_err(|error| context.fail(&error))?;
    let mut files = Vec::new();
    for (ending, bytes) in [("pdf", pdf), ("html", page.html().into_bytes())] {
        let file = out.join(format!("{stem}.{ending}"));
        context.write(&file, &bytes)?;
        files.push(file);
    }
    Ok(files)
}
