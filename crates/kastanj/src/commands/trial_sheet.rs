//! `kastanj scan trial print | read`: does this printer, does this scanner do?

use std::ops::ControlFlow;
use std::path::Path;

use kastanj_desk::decoding::Decoding;
use kastanj_desk::key_of;
use kastanj_language::{Lang, decimal, lookup, tr};
use kastanj_paper::{Limits, TrialFindings, examine_trial_sheet, print_trial_sheet};
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
    let (mut outcome, mut refused) = (Ok(None), None);
    let read = Decoding::own().each(&bytes, &name, Limits::default(), &mut |page| {
        match examine_trial_sheet(&page.gray) {
            Ok(Err(refusal)) => refused = Some(refusal),
            Ok(Ok(found)) => outcome = Ok(Some(found)),
            Err(error) => outcome = Err(error),
        }
        match outcome {
            Ok(None) => ControlFlow::Continue(()),
            Ok(Some(_)) | Err(_) => ControlFlow::Break(()),
        }
    });
    read.map_err(|error| context.fail(&error))?;
    if let Some(found) = outcome.map_err(|error| context.fail(&error))? {
        say(&if as_json { as_object(&found)? } else { in_words(lang, &found) });
        return Ok(());
    }
    let why = refused.map(|refusal| {
        lookup(lang, &format!("paper-read-refused-{}", key_of(&refusal.reason)), &[])
    });
    Err(Failure(tr!(lang, "program-trial-none", file = name, why = why.unwrap_or_default())))
}

fn as_object(found: &TrialFindings) -> Result<String, Failure> {
    let told = json!({ "fitness": found.fitness(), "advice": found.advice(), "measured": found });
    serde_json::to_string_pretty(&told).map_err(|error| Failure(error.to_string()))
}

fn in_words(lang: Lang, found: &TrialFindings) -> String {
    let number = |value: f64, places| decimal(lang, value, places);
    let mut lines = vec![found.fitness().words(lang)];
    lines.extend(found.advice().iter().map(|advice| format!("  • {}", advice.words(lang))));
    lines.push(String::new());
    let mut row = |key: &str, value: String| {
        lines.push(format!("  {}: {value}", lookup(lang, key, &[])));
    };
    if let Some((across, down)) = found.scale {
        let percent = |share: f64| number(100.0 * share, 1);
        row("program-trial-size", format!("{} % × {} %", percent(across), percent(down)));
    } else {
        row("program-trial-size", tr!(lang, "program-trial-size-unknown"));
    }
    let dpi = format!("{} × {} dpi", number(found.dpi.0, 0), number(found.dpi.1, 0));
    row("program-trial-resolution", dpi);
    let mode = if found.one_bit { "program-trial-one-bit" } else { "program-trial-grey" };
    row("program-trial-mode", lookup(lang, mode, &[]));
    let levels = format!("{} / {}", number(found.black, 0), number(found.white, 0));
    row("program-trial-levels", levels);
    row("program-trial-edge", format!("{} mm", number(found.edge_mm, 2)));
    let finest =
        found.finest_line_mm.map_or("–".to_owned(), |mm| format!("{} mm", number(mm, 1)));
    row("program-trial-finest", finest);
    row("program-trial-skew", format!("{}°", number(found.skew_degrees, 1)));
    row("program-trial-residual", format!("{} mm", number(found.residual_p95_mm, 2)));
    for one in &found.strengths {
        let all = one.right + one.doubtful + one.missed + one.wrong;
        row(
            "program-trial-crosses",
            tr!(lang, "program-trial-strength", black = one.black, right = one.right, all = all),
        );
    }
    lines.join("\n")
}
