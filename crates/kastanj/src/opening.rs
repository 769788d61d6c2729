//! Opening a store: which folder, who, with which passphrase.

use std::path::PathBuf;

use kastanj_desk::Desk;
use kastanj_language::tr;
use kastanj_store::{Person, Store};

use crate::context::Context;
use crate::failure::Failure;
use crate::terminal;

/// Where a store is looked for when none is named.
const DEFAULT_DIR: &str = "kastanj-store";
/// The account when none is named.
const DEFAULT_PERSON: &str = "person-1";

/// The folder of the store.
pub(crate) fn dir(context: &Context) -> PathBuf {
    context.global.store.clone().unwrap_or_else(|| PathBuf::from(DEFAULT_DIR))
}

/// The account that acts.
pub(crate) fn person(context: &Context) -> Result<Person, Failure> {
    let name = context.global.person.as_deref().unwrap_or(DEFAULT_PERSON);
    name.parse().map_err(|_| Failure(tr!(context.lang, "program-bad-person", name = name)))
}

/// The passphrase from the named file, or asked for without showing it.
pub(crate) fn passphrase(context: &Context, question: &str) -> Result<String, Failure> {
    if let Some(file) = &context.global.passphrase_file {
        return first_line(context, file);
    }
    typed(context, question)
}

/// A passphrase that a person types, without showing it.
pub(crate) fn typed(context: &Context, question: &str) -> Result<String, Failure> {
    if !terminal::interactive() {
        return Err(Failure(tr!(context.lang, "program-no-passphrase")));
    }
    rpassword::prompt_password(question)
        .map_err(|_| Failure(tr!(context.lang, "program-no-passphrase")))
}

/// The first line of a passphrase file.
pub(crate) fn first_line(context: &Context, file: &std::path::Path) -> Result<String, Failure> {
    let text = context.read_text(file)?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

/// Opens the store of the command.
pub(crate) fn open(context: &Context) -> Result<Desk, Failure> {
    let person = person(context)?;
    let question = tr!(context.lang, "program-ask-passphrase", person = person.as_str());
    let passphrase = passphrase(context, &question)?;
    let store =
        Store::open(&dir(context), &person, &passphrase).map_err(|error| context.fail(&error))?;
    Desk::of(store).map_err(|error| context.fail(&error))
}
