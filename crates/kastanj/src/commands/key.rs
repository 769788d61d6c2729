//! `kastanj key`: a sheet, a pack slip or a month, from the keyboard alone.

use kastanj_instrument::Occasion;
use kastanj_language::{Lang, tr};
use kastanj_record::{Assessment, RawResponse, Submission, Week, differences, latest_week, settle};
use kastanj_store::{Put, RowPicture};

use crate::arguments::Key;
use crate::context::Context;
use crate::failure::Failure;
use crate::keying::{Choice, Keyed, KeyedQuestion, Keys, confirm_new_pack, key_questions};
use crate::opening;
use crate::terminal::say;
use kastanj_desk::intake;
use kastanj_desk::keying::{self, KeyedSheet, Owner, Whose};
use kastanj_desk::review::{decide, keying_ruling};
use kastanj_desk::taking::TakeSetting;
use kastanj_desk::{Desk, own_units, this_week};

/// Runs the command.
pub(crate) fn run(context: &Context, asked: &Key) -> Result<(), Failure> {
    if let Some(week) = asked.week
        && week > latest_week(this_week())
    {
        let week = week.to_string();
        return Err(Failure(tr!(context.lang, "program-week-to-come", week = week)));
    }
    match asked.sheet.as_str() {
        "slip" => super::key_slip::run(context, asked),
        "tally" => super::key_tally::run(context, asked),
        _ => sheet(context, asked),
    }
}

fn sheet(context: &Context, asked: &Key) -> Result<(), Failure> {
    let mut opened = opening::open(context)?;
    let mut keys = Keys::open();
    let sheet = identify(context, &mut opened, asked, &mut keys)?;
    let known = sheet.known(&opened.store.view()).map_err(|error| context.fail(&error))?;
    match known {
        None => first(context, &mut opened, &mut keys, &sheet, asked.week)?,
        Some(known) if asked.second => second(context, &mut opened, &mut keys, &sheet, known)?,
        Some(known) => doubts(context, &mut opened, &mut keys, &sheet, known)?,
    }
    opened.store.close().map_err(|error| context.fail(&error))
}

/// Finds the sheet by its page code, or by its pack number and an occasion.
fn identify(
    context: &Context,
    opened: &mut Desk,
    asked: &Key,
    keys: &mut Keys,
) -> Result<KeyedSheet, Failure> {
    let lang = context.lang;
    let unknown = || Failure(tr!(lang, "program-key-unknown-sheet", sheet = &asked.sheet));
    let named = keying::named(&opened.store.view(), &opened.study, &opened.library, &asked.sheet);
    let named = named.map_err(|error| context.fail(&error))?.ok_or_else(unknown)?;
    let whose = match &named.owner {
        Owner::Copy => return Err(Failure(tr!(lang, "program-key-copyable"))),
        Owner::Unknown => return Err(unknown()),
        Owner::Practice => return Err(Failure(tr!(lang, "program-key-practice"))),
        Owner::Contact(episode, _) => Whose::Known(episode.clone()),
        Owner::NewPack { pack, .. } => {
            let own = own_units(&opened.store.view(), &opened.study)
                .map_err(|error| context.fail(&error))?;
            let unit = named.unit(asked.unit.clone(), &own);
            let unit = unit.ok_or_else(|| Failure(tr!(lang, "program-key-needs-unit")))?;
            super::contacts::known_unit(context, &opened.study, Some(&unit))?;
            if named.is_unsure() {
                confirm_new_pack(lang, keys, *pack)?;
            }
            Whose::NewPack(*pack, unit)
        }
    };
    let occasion = match (named.occasion(&opened.library), &named.form) {
        (Some(occasion), _) => occasion,
        (None, Some(_)) => return Err(unknown()),
        (None, None) => match asked.occasion {
            Some(occasion) => occasion,
            None => ask_occasion(lang, keys, &opened.study.occasions)?,
        },
    };
    let form = match named.form {
        Some(form) => form,
        None => KeyedSheet::main_form(&opened.study, &opened.library, occasion, lang)
            .ok_or_else(unknown)?,
    };
    Ok(KeyedSheet { whose, form, occasion, identity: Some(named.identity) })
}

fn ask_occasion(lang: Lang, keys: &mut Keys, occasions: &[Occasion]) -> Result<Occasion, Failure> {
    let question = KeyedQuestion {
        item: kastanj_instrument::ItemId("occasion".to_owned()),
        number: 0,
        stem: tr!(lang, "program-key-occasion"),
        choices: occasions
            .iter()
            .zip("123".chars())
            .zip(0..)
            .map(|((occasion, key), code)| Choice {
                key,
                code: kastanj_instrument::AnswerCode(code),
                label: kastanj_record::occasion_label(*occasion, lang),
            })
            .collect(),
        several: false,
        on_sheet: false,
    };
    let keyed =
        key_questions(lang, keys, &[question], |_| {}).map_err(|e| Failure(e.to_string()))?;
    let chosen = match keyed {
        Keyed::Done(responses) => match responses.first() {
            Some(RawResponse::Codes(codes)) => codes.first().map(|code| code.0),
            _ => None,
        },
        Keyed::Left => None,
    };
    chosen
        .and_then(|code| usize::try_from(code).ok())
        .and_then(|at| occasions.get(at).copied())
        .ok_or_else(|| left(lang))
}

fn left(lang: Lang) -> Failure {
    Failure(tr!(lang, "program-key-left"))
}

/// Keys every question of a sheet that is not in the record.
fn first(
    context: &Context,
    opened: &mut Desk,
    keys: &mut Keys,
    sheet: &KeyedSheet,
    week: Option<Week>,
) -> Result<(), Failure> {
    let lang = context.lang;
    let submission = key_all(context, opened, keys, sheet, week)?;
    let Desk { store, study, library, kept_at } = opened;
    let setting = TakeSetting { study, library, kept_at: *kept_at };
    let stored = store.batch_with(|batch| sheet.store(batch, &setting, &submission));
    let (put, code) = stored.map_err(|problem| context.fail(&problem))?;
    say(&match put {
        Put::Conflict(..) => tr!(lang, "program-key-conflict"),
        _ => tr!(lang, "program-key-done", episode = code.to_string()),
    });
    Ok(())
}

fn through(
    context: &Context,
    opened: &Desk,
    known: &Assessment,
    submission: &Submission,
) -> Result<Assessment, Failure> {
    let view = opened.store.view();
    let episode = view.episode(known.episode).map_err(|error| context.fail(&error))?;
    intake::through_the_door(
        &view,
        &opened.study,
        &opened.library,
        &episode,
        submission,
        opened.kept_at,
    )
    .map_err(|problem| context.fail(&problem))
}

fn key_all(
    context: &Context,
    opened: &Desk,
    keys: &mut Keys,
    sheet: &KeyedSheet,
    week: Option<Week>,
) -> Result<Submission, Failure> {
    let questions = sheet.questions(&opened.library, opened.kept_at, context.lang);
    if questions.is_empty() {
        return Err(Failure(tr!(context.lang, "program-key-stays-on-paper")));
    }
    let keyed = key_questions(context.lang, keys, &questions, |_| {})
        .map_err(|error| Failure(error.to_string()))?;
    let Keyed::Done(responses) = keyed else { return Err(left(context.lang)) };
    Ok(sheet.submission(questions.into_iter().zip(responses), week, None))
}

/// Shows only the questions in doubt, each with the picture of its row beside it as a file.
fn doubts(
    context: &Context,
    opened: &mut Desk,
    keys: &mut Keys,
    sheet: &KeyedSheet,
    known: Assessment,
) -> Result<(), Failure> {
    let lang = context.lang;
    let mut doubtful: Vec<_> =
        kastanj_record::doubts(&known).map(|answer| answer.item.clone()).collect();
    // Answers that were drawn for a second look are asked for in the same words.
    let drawn = opened.store.view().waiting_checks().map_err(|error| context.fail(&error))?;
    doubtful.extend(drawn.into_iter().filter(|one| one.assessment == known.id).map(|one| one.item));
    if doubtful.is_empty() {
        return Err(Failure(tr!(lang, "program-key-already")));
    }
    let questions: Vec<KeyedQuestion> = sheet
        .questions(&opened.library, opened.kept_at, lang)
        .into_iter()
        .filter(|question| doubtful.contains(&question.item))
        .collect();
    let pictures =
        opened.store.view().row_pictures(known.id).map_err(|error| context.fail(&error))?;
    // Handwriting can point at a person: the pictures live in a folder of the
    // store only while they are looked at.
    let folder = tempfile::Builder::new()
        .prefix("rows-")
        .tempdir_in(opening::dir(context))
        .map_err(|error| Failure::writing(lang, &opening::dir(context), &error))?;
    let show = |index: usize| {
        let Some(question) = questions.get(index) else { return };
        if let Some(picture) = pictures.iter().find(|picture| picture.item == question.item) {
            show_picture(lang, folder.path(), picture);
        }
    };
    let keyed =
        key_questions(lang, keys, &questions, show).map_err(|error| Failure(error.to_string()))?;
    let Keyed::Done(responses) = keyed else { return Err(left(lang)) };
    let Desk { store, study, library, kept_at } = opened;
    let setting = TakeSetting { study, library, kept_at: *kept_at };
    store
        .batch_with(|batch| {
            questions.iter().zip(&responses).try_for_each(|(question, response)| {
                decide(batch, &setting, known.id, &question.item, response).map(drop)
            })
        })
        .map_err(|problem: intake::DoorProblem| context.fail(&problem))?;
    say(&tr!(lang, "program-key-settled", count = responses.len()));
    Ok(())
}

fn show_picture(lang: Lang, folder: &std::path::Path, picture: &RowPicture) {
    let file = folder.join(format!("{}.png", picture.item.0));
    if std::fs::write(&file, &picture.png).is_ok() {
        let file = file.display().to_string();
        say(&tr!(lang, "program-key-picture", file = file));
    }
}

/// Keys the sheet again and lets a person choose where the two keyings differ.
fn second(
    context: &Context,
    opened: &mut Desk,
    keys: &mut Keys,
    sheet: &KeyedSheet,
    mut known: Assessment,
) -> Result<(), Failure> {
    let lang = context.lang;
    let submission = key_all(context, opened, keys, sheet, known.week)?;
    let again = through(context, opened, &known, &submission)?;
    let found = differences(&known, &again);
    let noted = opened.store.batch(|batch| keying::note_keying(batch, &known, &again));
    noted.map_err(|error| context.fail(&error))?;
    let compared = again.answers.len();
    if found.is_empty() {
        say(&tr!(lang, "program-key-no-difference", count = compared));
        return Ok(());
    }
    let all = sheet.questions(&opened.library, opened.kept_at, lang);
    let Some(questionnaire) = opened.library.get(&known.form.questionnaire) else {
        return Err(Failure(tr!(lang, "program-key-stays-on-paper")));
    };
    let mut rulings = Vec::new();
    for difference in &found {
        let Some(question) = all.iter().find(|question| question.item == difference.item) else {
            continue;
        };
        let response = submission
            .answers
            .iter()
            .find(|answer| answer.item == difference.item)
            .map_or(RawResponse::Blank, |answer| answer.response.clone());
        let first_words = difference.first.as_ref().map(|first| question.answer_words(lang, first));
        let first_words = first_words.unwrap_or_default();
        let choices = [first_words, question.words(lang, &response)];
        say(&format!("{:>3} {}", question.number, question.stem));
        let pick = KeyedQuestion {
            item: question.item.clone(),
            number: question.number,
            stem: tr!(lang, "program-key-which-holds"),
            choices: choices
                .into_iter()
                .zip("12".chars())
                .zip(1..)
                .map(|((label, key), code)| Choice {
                    key,
                    code: kastanj_instrument::AnswerCode(code),
                    label,
                })
                .collect(),
            several: false,
            on_sheet: false,
        };
        if picks_second(lang, keys, &pick)? {
            let of = |known: &Assessment| {
                known.answers.iter().find(|one| one.item == difference.item).cloned()
            };
            let before = of(&known);
            settle(&mut known, questionnaire, &difference.item, &response)
                .map_err(|error| context.fail(&error))?;
            let pair = before.zip(of(&known));
            rulings.extend(pair.map(|(before, after)| keying_ruling(&before, &after.answer)));
        }
    }
    opened
        .store
        .batch(|batch| {
            batch.correct_assessment(&known)?;
            rulings.into_iter().try_for_each(|ruling| batch.add_ruling(known.id, ruling))?;
            batch.settle_keyings(known.id)
        })
        .map_err(|error| context.fail(&error))?;
    say(&tr!(lang, "program-key-differences", count = found.len(), of = compared));
    Ok(())
}

/// Asks until one of the two keyings is chosen.
fn picks_second(lang: Lang, keys: &mut Keys, pick: &KeyedQuestion) -> Result<bool, Failure> {
    loop {
        let keyed = key_questions(lang, keys, std::slice::from_ref(pick), |_| {})
            .map_err(|error| Failure(error.to_string()))?;
        let Keyed::Done(picked) = keyed else { return Err(left(lang)) };
        if let Some(RawResponse::Codes(codes)) = picked.first() {
            return Ok(codes.first().is_some_and(|code| code.0 == 2));
        }
    }
}
