//! `kastanj retention`: what is to go by the rule, and its going.

use kastanj_desk::this_week;
use kastanj_language::tr;
use kastanj_record::{Retention as Rule, Week};

use crate::arguments::Retention;
use crate::context::Context;
use crate::failure::Failure;
use crate::opening;
use crate::terminal::{say, warn};

/// Runs the command.
pub(crate) fn run(context: &Context, command: &Retention) -> Result<(), Failure> {
    match command {
        Retention::Preview { today } => preview(context, today.unwrap_or_else(this_week)),
        Retention::Run { today, yes } => erase(context, *today, *yes),
    }
}

fn preview(context: &Context, today: Week) -> Result<(), Failure> {
    let lang = context.lang;
    let failed = |error| context.fail(&error);
    let opened = opening::open(context)?;
    let rule = opened.retention().map_err(failed)?;
    if rule.is_empty() {
        say(&tr!(lang, "program-retention-none"));
        return opened.store.close().map_err(failed);
    }
    let due = opened.store.view().retention_due(&rule, today).map_err(failed)?;
    say(&tr!(
        lang,
        "program-retention-preview",
        week = today.to_string(),
        clients = due.clients.len(),
        sessions = due.sessions.len(),
        aliases = due.aliases.len(),
        pictures = due.pictures,
        open = due.open
    ));
    opened.store.close().map_err(failed)
}

/// Erases. The week is said by a person: a clock that has jumped must erase nobody.
fn erase(context: &Context, today: Week, yes: bool) -> Result<(), Failure> {
    let lang = context.lang;
    let clock = this_week();
    if today.since(clock).abs() > 1 {
        let (said, clock) = (today.to_string(), clock.to_string());
        return Err(Failure(tr!(lang, "program-retention-clock", said = said, clock = clock)));
    }
    if !yes {
        return Err(Failure(tr!(lang, "program-retention-sure")));
    }
    let failed = |error| context.fail(&error);
    let mut opened = opening::open(context)?;
    let rule: Rule = opened.retention().map_err(failed)?;
    let erasure = opened.store.run_retention(&rule, today).map_err(failed)?;
    say(&tr!(lang, "program-retention-done", clients = erasure.clients));
    for (words, number) in erasure.rows.words(lang) {
        say(&format!("  {number:>6}  {words}"));
    }
    for list in &erasure.lists {
        say(&tr!(lang, "program-client-erased-list", file = list.display().to_string()));
    }
    for folder in &erasure.unreached {
        warn(&tr!(lang, "program-list-unreached", folder = folder.display().to_string()));
    }
    say(&tr!(lang, "program-retention-backups", days = rule.backups()));
    opened.store.close().map_err(failed)
}
