//! Taking back and deciding: an assignment that was wrong, two versions of one sheet,
//! a forgotten passphrase. Nothing here is a dead end.

use std::path::Path;

use kastanj_language::{Lang, tr};
use kastanj_record::EpisodeCode;
use kastanj_store::{Choice, Conflict, KeyCost, RecoveryKey, Store};

use kastanj_desk::assigning::{self, is_named};
use kastanj_desk::short_number;

use crate::arguments::Version;
use crate::context::Context;
use crate::failure::Failure;
use crate::opening;
use crate::terminal::say;

/// Takes an assignment back: the sheet waits again, and what it brought is gone.
pub(crate) fn unassign(context: &Context, sheet: &str, from: EpisodeCode) -> Result<(), Failure> {
    let lang = context.lang;
    let mut opened = opening::open(context)?;
    let failed = |error| context.fail(&error);
    let episode = opened.store.view().episode_by_code(from).map_err(failed)?;
    let assigned = opened.store.view().assigned_sheets(episode.id).map_err(failed)?;
    let meant: Vec<_> = assigned.into_iter().filter(|one| is_named(one, sheet)).collect();
    if meant.is_empty() {
        let episode = from.to_string();
        return Err(Failure(tr!(lang, "program-unassign-none", sheet = sheet, episode = episode)));
    }
    opened.store.batch(|batch| assigning::unassign(batch, &meant)).map_err(failed)?;
    say(&tr!(lang, "program-unassign-done", pages = meant.len()));
    opened.store.close().map_err(failed)
}

/// Lists what came in twice with different answers.
pub(crate) fn conflicts(context: &Context) -> Result<(), Failure> {
    let lang = context.lang;
    let opened = opening::open(context)?;
    let failed = |error| context.fail(&error);
    let view = opened.store.view();
    let conflicts = view.conflicts().map_err(failed)?;
    for conflict in &conflicts {
        let episode = view.episode(conflict.stored.episode).map_err(failed)?;
        let form = conflict.stored.form.to_string();
        say(&format!("  {}  {}  {form}", short_number(&conflict.id.0), episode.code));
        print(lang, conflict);
    }
    say(&tr!(lang, "program-conflict-total", count = conflicts.len()));
    opened.store.close().map_err(failed)
}

fn print(lang: Lang, conflict: &Conflict) {
    for difference in kastanj_record::to_compare(&conflict.stored, &conflict.incoming) {
        let words = |answer: &Option<kastanj_record::Answer>| {
            answer.as_ref().map(|answer| answer.words(lang)).unwrap_or_default()
        };
        let (first, second) = (words(&difference.first), words(&difference.second));
        let item = difference.item.to_string();
        say(&tr!(lang, "program-conflict-row", item = item, first = first, second = second));
    }
}

/// A person decides which version holds.
pub(crate) fn settle(context: &Context, number: &str, keep: Version) -> Result<(), Failure> {
    let lang = context.lang;
    let mut opened = opening::open(context)?;
    let failed = |error| context.fail(&error);
    let conflicts = opened.store.view().conflicts().map_err(failed)?;
    let found = conflicts.iter().find(|one| short_number(&one.id.0) == number.to_lowercase());
    let Some(conflict) = found else {
        return Err(Failure(tr!(lang, "program-conflict-none", number = number)));
    };
    let choice = match keep {
        Version::Stored => Choice::Stored,
        Version::Incoming => Choice::Incoming,
    };
    opened.store.batch(|batch| batch.settle_conflict(conflict.id, &choice)).map_err(failed)?;
    say(&tr!(lang, "program-conflict-settled"));
    opened.store.close().map_err(failed)
}

/// Opens a store with the paper key and gives the person a new passphrase.
pub(crate) fn recover(
    context: &Context,
    recovery_file: &Path,
    new_passphrase_file: Option<&Path>,
) -> Result<(), Failure> {
    let lang = context.lang;
    let key = opening::first_line(context, recovery_file)?;
    let key: RecoveryKey = key.parse().map_err(|error| context.fail(&error))?;
    let person = opening::person(context)?;
    let passphrase = match new_passphrase_file {
        Some(file) => opening::first_line(context, file)?,
        None => {
            let least = kastanj_store::PASSPHRASE_MINIMUM;
            let person = person.as_str();
            let question = tr!(lang, "program-ask-new-passphrase", person = person, least = least);
            rpassword::prompt_password(question)
                .map_err(|_| Failure(tr!(lang, "program-no-passphrase")))?
        }
    };
    let dir = opening::dir(context);
    let store = Store::recover(&dir, &key, &person, &passphrase, KeyCost::STRONG)
        .map_err(|error| context.fail(&error))?;
    store.close().map_err(|error| context.fail(&error))?;
    say(&tr!(lang, "program-recovered", person = person.as_str()));
    Ok(())
}
