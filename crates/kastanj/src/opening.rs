//! Opening a store: which folder, who, with which passphrase.

use std::path::PathBuf;

use kastanj_instrument::Library;
use kastanj_language::tr;
use kastanj_record::{KeptAt, Study};
use kastanj_store::{Person, Store};

use crate::context::Context;
use crate::failure::Failure;
use crate::study_file;
use crate::terminal;

/// Where a store is looked for when none is named.
const DEFAULT_DIR: &str = "kastanj-store";
/// The account when none is named.
const DEFAULT_PERSON: &str = "person-1";
/// The setting that says what kind of place a store is.
const KEPT_AT: &str = "kept_at";

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

/// A store that is open, with its study and the questionnaires.
pub(crate) struct Opened {
    pub(crate) store: Store,
    pub(crate) study: Study,
    pub(crate) library: Library,
    pub(crate) kept_at: KeptAt,
}

/// Opens the store of the command.
pub(crate) fn open(context: &Context) -> Result<Opened, Failure> {
    let person = person(context)?;
    let question = tr!(context.lang, "program-ask-passphrase", person = person.as_str());
    let passphrase = passphrase(context, &question)?;
    let store =
        Store::open(&dir(context), &person, &passphrase).map_err(|error| context.fail(&error))?;
    with_study(context, store)
}

/// Reads what a store is about.
pub(crate) fn with_study(context: &Context, store: Store) -> Result<Opened, Failure> {
    let library = Library::shipped();
    let text = store.view().study().map_err(|error| context.fail(&error))?;
    let Some(text) = text else {
        return Err(Failure(tr!(context.lang, "program-store-without-study")));
    };
    let study = Study::parse("study.toml", &text.text, &library)
        .map_err(|diagnostics| study_file::faults(context, &diagnostics))?;
    let kept_at = store.view().setting(KEPT_AT).map_err(|error| context.fail(&error))?;
    let kept_at = match kept_at.as_deref() {
        Some("study_office") => KeptAt::StudyOffice,
        _ => KeptAt::Service,
    };
    Ok(Opened { store, study, library, kept_at })
}

/// Puts a study and its units into a new store.
pub(crate) fn furnish(
    store: &mut Store,
    study: &Study,
    text: &str,
    kept_at: KeptAt,
) -> Result<(), kastanj_store::StoreError> {
    store.batch(|batch| {
        batch.set_study(text)?;
        let place = match kept_at {
            KeptAt::StudyOffice => "study_office",
            KeptAt::Service => "service",
        };
        batch.set_setting(KEPT_AT, place)?;
        for unit in &study.units {
            batch.add_unit(&kastanj_store::ServiceUnit {
                code: unit.code.clone(),
                label: unit.name.clone(),
            })?;
        }
        Ok(())
    })
}
