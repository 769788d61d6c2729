//! Units, accounts, clients and contacts.

use kastanj_instrument::SheetKind;
use kastanj_language::{Lang, tr};
use kastanj_record::{ClientKind, EpisodeCode, Study, UnitCode, doubts, occasion_label};
use kastanj_store::{EpisodeFacts, KeyCost, Role, ServiceUnit, Standing, UnassignedSheet};

use crate::arguments::{Assess, Client, Episode, Person, Unit};
use crate::context::Context;
use crate::failure::Failure;
use crate::opening;
use crate::terminal::{say, warn};
use kastanj_desk::assigning::{self, is_named};
use kastanj_desk::taking::TakeSetting;

/// Refuses a unit that the study does not have: an empty list would look like an answer.
pub(crate) fn known_unit(
    context: &Context,
    study: &Study,
    unit: Option<&UnitCode>,
) -> Result<(), Failure> {
    match unit {
        Some(unit) if study.unit(unit).is_none() => {
            Err(Failure(tr!(context.lang, "program-bulk-unit", unit = unit.to_string())))
        }
        _ => Ok(()),
    }
}

/// `kastanj unit`
pub(crate) fn unit(context: &Context, command: &Unit) -> Result<(), Failure> {
    match command {
        Unit::Add => super::bulk::run(context),
        Unit::List => {
            let opened = opening::open(context)?;
            let units = opened.store.view().units().map_err(|error| context.fail(&error))?;
            for ServiceUnit { code, label } in units {
                say(&format!("  {code:<8} {label}"));
            }
            opened.store.close().map_err(|error| context.fail(&error))
        }
    }
}

/// `kastanj person`
pub(crate) fn person(context: &Context, command: &Person) -> Result<(), Failure> {
    let lang = context.lang;
    if let Person::Recover { recovery_file, new_passphrase_file } = command {
        return super::mending::recover(context, recovery_file, new_passphrase_file.as_deref());
    }
    let mut opened = opening::open(context)?;
    match command {
        Person::Recover { .. } => {}
        Person::List => {
            for person in opened.store.persons() {
                let standing = opened.store.standing(&person).cloned().unwrap_or_default();
                say(&format!("  {:<16} {}", person.as_str(), standing_words(lang, &standing)));
            }
        }
        Person::Role { name, role, unit } => {
            let person = account(lang, name)?;
            let standing = standing(*role, unit);
            let words = standing_words(lang, &standing);
            opened.store.set_standing(&person, standing).map_err(|error| context.fail(&error))?;
            say(&tr!(lang, "program-person-role", person = name, standing = words));
        }
        Person::Add { name, new_passphrase_file, role, unit } => {
            let person = account(lang, name)?;
            let passphrase = new_passphrase(context, &person, new_passphrase_file.as_deref())?;
            opened
                .store
                .add_person_as(&person, &passphrase, KeyCost::STRONG, standing(*role, unit))
                .map_err(|error| context.fail(&error))?;
            say(&tr!(lang, "program-person-added", person = name));
        }
        Person::Remove { name } => {
            let person =
                name.parse().map_err(|_| Failure(tr!(lang, "program-bad-person", name = name)))?;
            opened.store.remove_person(&person).map_err(|error| context.fail(&error))?;
            say(&tr!(lang, "program-person-removed", person = name));
        }
        Person::Passphrase { new_passphrase_file } => {
            let person = opened.store.person().clone();
            let passphrase = new_passphrase(context, &person, new_passphrase_file.as_deref())?;
            opened
                .store
                .change_passphrase(&person, &passphrase, KeyCost::STRONG)
                .map_err(|error| context.fail(&error))?;
            say(&tr!(lang, "program-person-changed", person = person.as_str()));
        }
        Person::Key { recovery_out } => {
            // Tried before the old key stops working.
            if recovery_out.exists() {
                let file = recovery_out.clone();
                return Err(context.fail(&kastanj_store::StoreError::FileExists { file }));
            }
            context.write(recovery_out, b"")?;
            let key = opened.store.new_recovery_key().map_err(|error| context.fail(&error))?;
            context.write(recovery_out, format!("{key}\n").as_bytes())?;
            let file = recovery_out.display().to_string();
            say(&tr!(lang, "program-person-key", file = file));
        }
    }
    opened.store.close().map_err(|error| context.fail(&error))
}

/// A new passphrase, from a file or typed without showing it.
fn new_passphrase(
    context: &Context,
    person: &kastanj_store::Person,
    file: Option<&std::path::Path>,
) -> Result<String, Failure> {
    let lang = context.lang;
    if let Some(file) = file {
        return opening::first_line(context, file);
    }
    let question = tr!(
        lang,
        "program-ask-new-passphrase",
        person = person.as_str(),
        least = kastanj_store::PASSPHRASE_MINIMUM
    );
    rpassword::prompt_password(question).map_err(|_| Failure(tr!(lang, "program-no-passphrase")))
}

fn account(lang: Lang, name: &str) -> Result<kastanj_store::Person, Failure> {
    name.parse().map_err(|_| Failure(tr!(lang, "program-bad-person", name = name)))
}

/// A role for the units named, for all if none is.
fn standing(role: Role, units: &[UnitCode]) -> Standing {
    Standing { role, units: (!units.is_empty()).then(|| units.to_vec()) }
}

fn standing_words(lang: Lang, standing: &Standing) -> String {
    let role = standing.role.label(lang);
    match &standing.units {
        None => role,
        Some(units) => {
            let units: Vec<&str> = units.iter().map(UnitCode::as_str).collect();
            format!("{role} ({})", units.join(", "))
        }
    }
}

/// `kastanj client`
pub(crate) fn client(context: &Context, command: &Client) -> Result<(), Failure> {
    let lang = context.lang;
    let mut opened = opening::open(context)?;
    match command {
        Client::Add { unit, relative } => {
            let kind = if *relative { ClientKind::Relative } else { ClientKind::Own };
            let episode = opened
                .store
                .batch(|batch| batch.start_contact(unit, kind, &EpisodeFacts::default()))
                .map_err(|error| context.fail(&error))?;
            say(&tr!(lang, "program-client-added", episode = episode.code.to_string()));
        }
        Client::Erase { episode, yes } => {
            let found = opened
                .store
                .view()
                .episode_by_code(*episode)
                .map_err(|error| context.fail(&error))?;
            if !yes {
                return Err(Failure(tr!(lang, "program-client-erase-sure")));
            }
            let erased =
                opened.store.erase_client(found.client).map_err(|error| context.fail(&error))?;
            say(&tr!(
                lang,
                "program-client-erased",
                episodes = erased.rows.episodes,
                assessments = erased.rows.assessments,
                consents = erased.rows.consents
            ));
            for list in &erased.lists {
                let file = list.display().to_string();
                say(&tr!(lang, "program-client-erased-list", file = file));
            }
            for folder in &erased.unreached {
                let folder = folder.display().to_string();
                warn(&tr!(lang, "program-list-unreached", folder = folder));
            }
        }
    }
    opened.store.close().map_err(|error| context.fail(&error))
}

/// `kastanj episode`
pub(crate) fn episode(context: &Context, command: &Episode) -> Result<(), Failure> {
    match command {
        Episode::Add => super::bulk::run(context),
        Episode::List { unit } => {
            let opened = opening::open(context)?;
            known_unit(context, &opened.study, unit.as_ref())?;
            let view = opened.store.view();
            let episodes = view.episodes(unit.as_ref()).map_err(|error| context.fail(&error))?;
            for episode in &episodes {
                let first = episode.first_visit.map(|week| week.to_string()).unwrap_or_default();
                let ending = episode
                    .ending
                    .map(|ending| format!("{} {}", ending.week, ending.reason.label(context.lang)));
                let pack = episode.pack.map(|pack| pack.to_string()).unwrap_or_default();
                say(&format!(
                    "  {:<6} {}  {pack:<10} {first:<9} {}",
                    episode.unit,
                    episode.code,
                    ending.unwrap_or_default()
                ));
            }
            say(&tr!(context.lang, "program-episode-total", count = episodes.len()));
            opened.store.close().map_err(|error| context.fail(&error))
        }
        Episode::Show { episode } => show(context, *episode, false),
        Episode::Assign { sheet, to } => assign(context, sheet, *to),
        Episode::Unassign { sheet, from } => super::mending::unassign(context, sheet, *from),
        Episode::Conflicts => super::mending::conflicts(context),
        Episode::Settle { number, keep } => super::mending::settle(context, number, *keep),
    }
}

/// `kastanj assess`
pub(crate) fn assess(context: &Context, command: &Assess) -> Result<(), Failure> {
    match command {
        Assess::Add => super::bulk::run(context),
        Assess::Show { episode } => show(context, *episode, true),
    }
}

fn show(context: &Context, code: EpisodeCode, with_answers: bool) -> Result<(), Failure> {
    let lang = context.lang;
    let opened = opening::open(context)?;
    let view = opened.store.view();
    let failed = |error| context.fail(&error);
    let episode = view.episode_by_code(code).map_err(failed)?;
    say(&tr!(
        lang,
        "program-episode-head",
        episode = episode.code.to_string(),
        unit = episode.unit.to_string(),
        first = episode.first_visit.map(|week| week.to_string()).unwrap_or_default()
    ));
    for assessment in view.assessments_of_episode(episode.id).map_err(failed)? {
        let week = assessment.week.map(|week| week.to_string()).unwrap_or_default();
        let late = if assessment.late { tr!(lang, "program-episode-late") } else { String::new() };
        let occasion = occasion_label(assessment.occasion, lang);
        say(&format!("  {occasion:<14} {} {week} {late}", assessment.form));
        let questionnaire = opened.library.get(&assessment.form.questionnaire);
        if let Some(questionnaire) = questionnaire {
            for (score, value) in kastanj_record::score_assessment(questionnaire, &assessment) {
                let value = value.map_or_else(
                    || "–".to_owned(),
                    |value| kastanj_language::decimal(lang, value, 1),
                );
                say(&format!("    {:<10} {value:>6}", score.0));
            }
        }
        for answer in assessment.answers.iter().filter(|_| with_answers) {
            let words = match answer.is_in_doubt() {
                true => tr!(lang, "program-answer-waits"),
                false => answer.answer.words(lang),
            };
            say(&format!("      {:<24} {words}", answer.item.0));
        }
        let waiting = doubts(&assessment).count();
        if waiting > 0 && with_answers {
            let occasion = assessment.occasion.code();
            let pack = assessment.sheet.filter(|sheet| sheet.kind == SheetKind::Pack);
            let key = pack
                .map(|pack| context.command(&format!("key {} --occasion {occasion}", pack.serial)));
            say(&match key {
                Some(key) => tr!(lang, "program-answers-wait-key", count = waiting, key = key),
                None => tr!(lang, "program-answers-wait", count = waiting),
            });
        }
    }
    opened.store.close().map_err(|error| context.fail(&error))
}

/// The waiting pages that a person means for this contact.
fn waiting_for(
    waiting: Vec<UnassignedSheet>,
    named: &str,
    to: EpisodeCode,
) -> Vec<UnassignedSheet> {
    waiting
        .into_iter()
        .filter(|one| is_named(one, named))
        .filter(|one| one.suggestion.is_none_or(|suggested| suggested == to))
        .collect()
}

/// A person says whose a sheet without an owner is.
fn assign(context: &Context, sheet: &str, to: EpisodeCode) -> Result<(), Failure> {
    let lang = context.lang;
    let mut opened = opening::open(context)?;
    let failed = |error| context.fail(&error);
    let waiting = opened.store.view().unassigned_sheets().map_err(failed)?;
    let waiting = waiting_for(waiting, sheet, to);
    if waiting.is_empty() {
        return Err(Failure(tr!(lang, "program-assign-none", sheet = sheet)));
    }
    let kastanj_desk::Desk { store, study, library, kept_at } = &mut opened;
    let setting = TakeSetting { study, library, kept_at: *kept_at };
    let done = store.batch_with(|batch| assigning::assign(batch, &setting, &waiting, to));
    done.map_err(|problem| context.fail(&problem))?;
    say(&tr!(lang, "program-assign-done", pages = waiting.len(), episode = to.to_string()));
    let unit = opened.store.view().episode_by_code(to).map_err(failed)?.unit;
    if let Some(elsewhere) = waiting.iter().find(|one| one.unit != unit) {
        let back = context.command(&format!("episode unassign {sheet} --from {to}"));
        let (from, unit) = (elsewhere.unit.to_string(), unit.to_string());
        say(&tr!(lang, "program-assign-elsewhere", from = from, unit = unit, back = back));
    }
    opened.store.close().map_err(|error| context.fail(&error))
}
