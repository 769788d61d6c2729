//! Backup, restore, verify, export: nothing is lost, and a service can leave.

use std::path::Path;

use kastanj_instrument::Library;
use kastanj_language::{Lang, tr};
use kastanj_record::Week;
use kastanj_report::kit::{KitOrder, KitSetting, make};
use kastanj_store::{
    Batch, Damage, Erasures, ExportOptions, Extent, Person, Separator, Store, StoreError, Unlock,
    Verified,
};

use crate::arguments::{Backup, Export, Restore, Verify};
use crate::context::Context;
use crate::failure::Failure;
use crate::opening;
use crate::terminal::{say, warn};

/// `kastanj backup FILE`
pub(crate) fn backup(context: &Context, asked: &Backup) -> Result<(), Failure> {
    let mut opened = opening::open(context)?;
    let receipt = opened.store.backup(&asked.file).map_err(|error| context.fail(&error))?;
    let file = receipt.file.display().to_string();
    say(&tr!(context.lang, "program-backup-done", file = file, bytes = receipt.bytes));
    print(context.lang, &receipt.verified);
    say(&tr!(context.lang, "program-audit-head", head = receipt.head.to_string()));
    for folder in &receipt.unreached {
        let folder = folder.display().to_string();
        warn(&tr!(context.lang, "program-list-unreached", folder = folder));
    }
    opened.store.close().map_err(|error| context.fail(&error))
}

/// `kastanj restore FILE --store DIR`
pub(crate) fn restore(context: &Context, asked: &Restore) -> Result<(), Failure> {
    let dir = opening::dir(context);
    let unlock = unlock(context)?;
    backup_there(context, &asked.file)?;
    let erasures = Erasures { named: asked.erased.clone(), none_since: asked.nobody_erased_since };
    let restored = Store::restore(&asked.file, &dir, &unlock, &erasures)
        .map_err(|error| of_backup(context, &asked.file, &error))?;
    let folder = dir.display().to_string();
    say(&tr!(context.lang, "program-restore-done", folder = folder, again = restored.erased_again));
    if let Some(until) = restored.erasures_known_until {
        let week = Week::of_unix_day(until.div_euclid(86_400)).to_string();
        say(&tr!(context.lang, "program-restore-known-until", week = week));
    }
    for file in &restored.unread {
        warn(&tr!(context.lang, "program-restore-unread", file = file.display().to_string()));
    }
    print(context.lang, &restored.verified);
    Ok(())
}

/// `kastanj verify [FILE]`
pub(crate) fn verify(context: &Context, asked: &Verify) -> Result<(), Failure> {
    let failed = |error| context.fail(&error);
    let verified = match &asked.file {
        Some(file) => {
            backup_there(context, file)?;
            let unlock = unlock(context)?;
            Store::verify_backup(file, &unlock).map_err(|error| of_backup(context, file, &error))?
        }
        None => {
            let opened = opening::open(context)?;
            let verified = opened.store.verify(None).map_err(failed)?;
            opened.store.close().map_err(failed)?;
            verified
        }
    };
    say(&tr!(context.lang, "program-verify-sound"));
    print(context.lang, &verified);
    say(&tr!(context.lang, "program-audit-head", head = verified.head.to_string()));
    Ok(())
}

/// Refuses a file that is not there by its name: to restore it from a backup is no advice here.
fn backup_there(context: &Context, file: &Path) -> Result<(), Failure> {
    std::fs::metadata(file).map(drop).map_err(|error| Failure::reading(context.lang, file, &error))
}

/// What is wrong with a backup: the advice for a damaged store would lead back to it.
fn of_backup(context: &Context, file: &Path, error: &StoreError) -> Failure {
    let shown = file.display().to_string();
    match error {
        StoreError::Damaged { file: damaged, damage: Damage::Truncated | Damage::Content }
            if damaged == file =>
        {
            Failure(tr!(context.lang, "program-backup-damaged", file = shown))
        }
        error => context.fail(error),
    }
}

fn unlock(context: &Context) -> Result<Unlock, Failure> {
    let person = opening::person(context)?;
    let question = tr!(context.lang, "program-ask-passphrase", person = person.as_str());
    let passphrase = opening::passphrase(context, &question)?;
    Ok(Unlock::Passphrase(person, passphrase))
}

fn print(lang: Lang, verified: &Verified) {
    say(&tr!(
        lang,
        "program-verified",
        clients = verified.clients,
        episodes = verified.episodes,
        assessments = verified.assessments,
        sealed = verified.sealed_values
    ));
}

/// Somebody else's yes, where several people share the store; gives the number of the request.
fn approved(
    context: &Context,
    asked: &Export,
    extent: Extent,
    store: &mut Store,
) -> Result<u64, Failure> {
    let lang = context.lang;
    let failed = |error: StoreError| context.fail(&error);
    let Some(name) = &asked.second else {
        return Err(Failure(tr!(lang, "program-export-second-needed")));
    };
    let second: Person =
        name.parse().map_err(|_| Failure(tr!(lang, "program-bad-person", name = name)))?;
    let question = tr!(lang, "program-ask-passphrase", person = second.as_str());
    let passphrase = match &asked.second_passphrase_file {
        Some(file) => opening::first_line(context, file)?,
        None => opening::typed(context, &question)?,
    };
    store.gate().check(&second, &passphrase).map_err(failed)?;
    let first = store.person().clone();
    let number = store.batch(|batch| batch.ask_for_export("", extent)).map_err(failed)?;
    store.hand_to(&second);
    let answered = store.batch(|batch| batch.answer_export(number, true));
    store.hand_to(&first);
    if let Err(error) = answered {
        store.batch(|batch| batch.withdraw_export(number)).map_err(failed)?;
        return Err(context.fail(&error));
    }
    Ok(number)
}

/// `kastanj export --out DIR`: CSV, codebook, and the kit of every unit.
pub(crate) fn export(context: &Context, asked: &Export) -> Result<(), Failure> {
    let lang = context.lang;
    let mut opened = opening::open(context)?;
    let questionnaires: Vec<_> = opened.library.questionnaires().collect();
    let extent = if asked.everything { Extent::Everything } else { Extent::Agreed };
    let options = ExportOptions {
        extent,
        lang,
        separator: Separator::Semicolon,
        episode_codes: asked.episode_codes,
        unit: None,
    };
    let data = asked.out.join("data");
    let approved = match opened.store.has_roles() {
        true => Some(approved(context, asked, extent, &mut opened.store)?),
        false => None,
    };
    let exported = opened.store.export(&data, &options, &questionnaires);
    if let Some(number) = approved {
        let settle = |batch: &mut Batch<'_>| match exported {
            Ok(_) => batch.take_export(number),
            Err(_) => batch.withdraw_export(number),
        };
        opened.store.batch(settle).map_err(|error| context.fail(&error))?;
    }
    let receipt = exported.map_err(|error| context.fail(&error))?;
    for (file, rows) in &receipt.files {
        say(&tr!(lang, "program-export-file", file = file.display().to_string(), rows = *rows));
    }
    if receipt.counted_only > 0 {
        say(&tr!(lang, "program-export-counted-only", contacts = receipt.counted_only));
    }
    let register = super::knowledge::register(context)?;
    let library = Library::shipped();
    let units = if asked.data_only { &[] } else { opened.study.units.as_slice() };
    for unit in units {
        let setting = KitSetting::of(&opened.study, &unit.code, &library, lang)
            .map_err(|problem| context.fail(&problem))?;
        let order = KitOrder { setting, packs: 0, seed: [0; 16], register: &register };
        for file in make(&order).map_err(|problem| context.fail(&problem))? {
            let path = asked.out.join("kit").join(unit.code.as_str()).join(&file.path);
            context.write(&path, &file.bytes)?;
        }
    }
    let folder = asked.out.display().to_string();
    say(&tr!(lang, "program-export-done", folder = folder));
    opened.store.close().map_err(|error| context.fail(&error))
}
