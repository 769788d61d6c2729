//! `kastanj scan trial print | read`: does this printer, does this scanner do?

use std::ops::ControlFlow;
use std::path::Path;

use kastanj_desk::decoding::Decoding;
use kastanj_desk::refused_pages::{is_of_trial_sheet, trial_refusal_words};
use kastanj_desk::trial_sheets::{self, TrialWords};
use kastanj_language::{Lang, tr};
use kastanj_paper::{Limits, TrialFindings, print_trial_sheet};
use serde_json::json;

use crate::context::Context;
use crate::failure::Failure;
use crate::terminal::say;

/// Writes the sheet.
pub(crate) fn print(context: &Context, out: &Path) -> Result<(), Failure> {
    let pdf = print_trial_sheet(context.lang).map_err(|error| context.fail(&error))?;
    context.write(out, &pdf)?;
    say(&tr!(context.lang, "program-trial-written", file = out.display().to_string()));
    Ok(())
}

/// Measures a scan of it and says what to change.
pub(crate) fn read(context: &Context, file: &Path, as_json: bool) -> Result<(), Failure> {
    let (lang, name) = (context.lang, file.display().to_string());
    let bytes = context.read_bytes(file)?;
    let (mut seen, mut refused) = (None, None);
    let read = Decoding::own().each(&bytes, &name, Limits::default(), &mut |page| {
        match trial_sheets::reader().examine(&page.gray) {
            Ok(found) => {
                seen = Some(found);
                ControlFlow::Break(())
            }
            Err(refusal) => {
                // Among several pages the trial sheet itself is spoken of, else the first.
                if refused.is_none() || is_of_trial_sheet(&refusal) {
                    refused = Some(refusal);
                }
                ControlFlow::Continue(())
            }
        }
    });
    read.map_err(|error| context.fail(&error))?;
    if let Some(found) = seen {
        say(&if as_json { as_object(&found)? } else { in_words(lang, &found) });
        return Ok(());
    }
    let why = match refused {
        Some(refusal) => trial_refusal_words(lang, &refusal),
        None => tr!(lang, "program-trial-unseen"),
    };
    Err(Failure(tr!(lang, "program-trial-none", file = name, why = why)))
}

fn as_object(found: &TrialFindings) -> Result<String, Failure> {
    let told = json!({
        "fitness": found.fitness(),
        "advice": found.advice(),
        "notes": found.notes(),
        "measured": found,
    });
    serde_json::to_string_pretty(&told).map_err(|error| Failure(error.to_string()))
}

fn in_words(lang: Lang, found: &TrialFindings) -> String {
    let words = TrialWords::of(found, lang);
    let mut lines = vec![words.fitness];
    lines.extend(words.advice.iter().map(|advice| format!("  • {advice}")));
    lines.extend(words.notes);
    lines.push(String::new());
    lines.extend(words.measures.iter().map(|(name, value)| format!("  {name}: {value}")));
    lines.join("\n")
}

/// What is said of a trial sheet that lay among other sheets.
pub(crate) fn among_others(lang: Lang, file: &str, page: u32, found: &TrialFindings) -> String {
    let TrialWords { fitness, advice, notes, .. } = TrialWords::of(found, lang);
    let mut lines =
        vec![tr!(lang, "program-trial-seen", file = file, page = page, fitness = fitness)];
    lines.extend(advice.iter().map(|advice| format!("  • {advice}")));
    lines.extend(notes.iter().map(|note| format!("  {note}")));
    lines.join("\n")
}
