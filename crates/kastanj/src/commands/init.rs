//! `kastanj init`: a new encrypted folder for a study.

use kastanj_language::{Explain, tr};
use kastanj_record::KeptAt;
use kastanj_store::{KeyCost, PASSPHRASE_MINIMUM, Store, judge_passphrase};

use crate::arguments::Init;
use crate::context::Context;
use crate::failure::Failure;
use crate::terminal::say;
use crate::{opening, study_file};

/// Runs the command.
pub(crate) fn run(context: &Context, asked: &Init) -> Result<(), Failure> {
    let lang = context.lang;
    let source = study_file::load_source(context, asked.study.as_deref())?;
    let person = opening::person(context)?;
    let dir = opening::dir(context);
    if let Some(file) = asked.recovery_out.as_ref().filter(|file| file.exists()) {
        // It may be the only key of another folder.
        let file = file.display().to_string();
        return Err(Failure(tr!(lang, "program-file-exists", file = file)));
    }
    say(&tr!(lang, "program-not-for-real-clients"));
    let question = tr!(
        lang,
        "program-ask-new-passphrase",
        person = person.as_str(),
        least = PASSPHRASE_MINIMUM
    );
    let passphrase = opening::passphrase(context, &question)?;
    if context.global.passphrase_file.is_none() {
        let again = opening::passphrase(context, &tr!(lang, "program-ask-passphrase-again"))?;
        if again != passphrase {
            return Err(Failure(tr!(lang, "program-passphrases-differ")));
        }
    }
    judge_passphrase(&passphrase, source.study.units.iter().map(|unit| unit.name.as_str()))
        .map_err(|fault| Failure(fault.explain(lang)))?;
    let (mut store, recovery) = Store::create(&dir, &person, &passphrase, KeyCost::STRONG)
        .map_err(|error| context.fail(&error))?;
    let kept_at = if asked.office { KeptAt::StudyOffice } else { KeptAt::Service };
    kastanj_desk::furnish(&mut store, &source.study, &source.text, kept_at)
        .map_err(|error| context.fail(&error))?;
    store.close().map_err(|error| context.fail(&error))?;
    let folder = dir.display().to_string();
    say(&tr!(lang, "program-init-done", folder = folder, person = person.as_str()));
    match &asked.recovery_out {
        Some(file) => {
            if let Err(failure) = context.write(file, format!("{recovery}\n").as_bytes()) {
                // The folder is made: without this key on paper it has no second way in.
                say(&tr!(lang, "program-init-recovery", key = recovery.to_string()));
                return Err(failure);
            }
            let file = file.display().to_string();
            say(&tr!(lang, "program-init-recovery-file", file = file));
        }
        None => say(&tr!(lang, "program-init-recovery", key = recovery.to_string())),
    }
    Ok(())
}
