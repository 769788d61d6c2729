//! `kastanj key`: a sheet, a pack slip or a month, from the keyboard alone.

use kastanj_instrument::{FormKey, Occasion, PageCode, Serial, SheetKind};
use kastanj_language::{Lang, lookup, tr};
use kastanj_record::{
    Assessment, Episode, Mode, Provenance, RawAnswer, RawResponse, SheetIdentity, Submission,
    UnitCode, Week, differences, latest_week, settle, stored_items,
};
use kastanj_store::{Put, RowPicture};

use crate::arguments::Key;
use crate::context::Context;
use crate::failure::Failure;
use crate::keying::{
    Choice, Keyed, KeyedQuestion, Keys, confirm_new_pack, key_questions, questions,
};
use crate::opening;
use crate::terminal::say;
use kastanj_desk::intake;
use kastanj_desk::{Desk, this_week};

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

/// Whose a sheet is. A pack that nobody has yet gets its client only when the
/// keying is done: a person who leaves has changed nothing.
enum Whose {
    Known(Box<Episode>),
    NewPack(Serial, UnitCode),
}

/// Which sheet is keyed: whose, which form, which occasion.
struct Sheet {
    whose: Whose,
    form: FormKey,
    occasion: Occasion,
    identity: SheetIdentity,
}

fn sheet(context: &Context, asked: &Key) -> Result<(), Failure> {
    let mut opened = opening::open(context)?;
    let mut keys = Keys::open();
    let sheet = identify(context, &mut opened, asked, &mut keys)?;
    let known = match &sheet.whose {
        Whose::Known(episode) => opened
            .store
            .view()
            .assessment_of(episode.id, sheet.occasion, &sheet.form)
            .map_err(|error| context.fail(&error))?,
        Whose::NewPack(..) => None,
    };
    match known {
        None => first(context, &mut opened, &mut keys, &sheet, asked.week)?,
        Some(known) if asked.second => second(context, &mut opened, &mut keys, &sheet, known)?,
        Some(known) => doubts(context, &mut opened, &mut keys, known)?,
    }
    opened.store.close().map_err(|error| context.fail(&error))
}

/// Finds the sheet by its page code, or by its pack number and an occasion.
fn identify(
    context: &Context,
    opened: &mut Desk,
    asked: &Key,
    keys: &mut Keys,
) -> Result<Sheet, Failure> {
    let lang = context.lang;
    let unknown = || Failure(tr!(lang, "program-key-unknown-sheet", sheet = &asked.sheet));
    let (kind, serial, form) = match asked.sheet.parse::<PageCode>() {
        Ok(code) => {
            let form = opened.library.form(code.tag).cloned().ok_or_else(unknown)?;
            (code.kind, code.serial, Some(form))
        }
        Err(_) => (SheetKind::Pack, asked.sheet.parse::<Serial>().map_err(|_| unknown())?, None),
    };
    let identity = SheetIdentity { kind, serial };
    let failed = |error| context.fail(&error);
    let (whose, bound) = match kind {
        SheetKind::Pack => {
            let known = opened.store.view().pack(serial).map_err(failed)?;
            // The check symbols of a whole page code have caught what was miswritten.
            let unsure = known.is_none() && form.is_none();
            let unit = asked.unit.clone().or(known.map(|pack| pack.unit));
            let only = || match opened.study.units.as_slice() {
                [unit] => Some(unit.code.clone()),
                _ => None,
            };
            let unit =
                unit.or_else(only).ok_or_else(|| Failure(tr!(lang, "program-key-needs-unit")))?;
            let unknown_unit = || Failure(tr!(lang, "program-bulk-unit", unit = unit.to_string()));
            opened.study.unit(&unit).ok_or_else(unknown_unit)?;
            if unsure {
                confirm_new_pack(lang, keys, serial)?;
            }
            let owner = opened.store.view().episode_of_pack(serial).map_err(failed)?;
            let whose = match owner {
                Some(episode) => Whose::Known(Box::new(episode)),
                None => Whose::NewPack(serial, unit),
            };
            (whose, None)
        }
        SheetKind::Personal | SheetKind::Stock => {
            let view = opened.store.view();
            let sheet = view.sheet(serial).map_err(failed)?.ok_or_else(unknown)?;
            let episode = sheet.episode.ok_or_else(unknown)?;
            let episode = view.episode(episode).map_err(failed)?;
            (Whose::Known(Box::new(episode)), sheet.occasion)
        }
        SheetKind::Copyable => return Err(Failure(tr!(lang, "program-key-copyable"))),
    };
    let occasion = match (&form, bound) {
        (_, Some(bound)) => bound,
        (Some(form), None) => opened
            .library
            .resolve(form)
            .and_then(|(_, variant)| variant.occasions.first().copied())
            .ok_or_else(unknown)?,
        (None, None) => match asked.occasion {
            Some(occasion) => occasion,
            None => ask_occasion(lang, keys, &opened.study.occasions)?,
        },
    };
    let form = match form {
        Some(form) => form,
        None => {
            let id = &opened.study.plan.questionnaire;
            let questionnaire = opened.library.get(id).ok_or_else(unknown)?;
            let variant =
                questionnaire.variants.iter().find(|variant| variant.occasions.contains(&occasion));
            FormKey {
                questionnaire: id.clone(),
                variant: variant.ok_or_else(unknown)?.id.clone(),
                lang,
            }
        }
    };
    Ok(Sheet { whose, form, occasion, identity })
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

/// The questions of the sheet as they are keyed.
fn keyed_questions(context: &Context, opened: &Desk, form: &FormKey) -> Vec<KeyedQuestion> {
    let Some((questionnaire, variant)) = opened.library.resolve(form) else { return Vec::new() };
    let stored = stored_items(questionnaire, variant, opened.kept_at);
    questions(questionnaire, &stored, context.lang)
}

/// Keys every question of a sheet that is not in the record.
fn first(
    context: &Context,
    opened: &mut Desk,
    keys: &mut Keys,
    sheet: &Sheet,
    week: Option<Week>,
) -> Result<(), Failure> {
    let lang = context.lang;
    let submission = key_all(context, opened, keys, sheet, week)?;
    let Desk { store, study, library, kept_at } = opened;
    let stored: Result<_, intake::DoorProblem> = store.batch_with(|batch| {
        let episode = match &sheet.whose {
            Whose::Known(episode) => (**episode).clone(),
            Whose::NewPack(serial, unit) => batch.owner_of_pack(*serial, unit)?.episode,
        };
        let view = batch.view();
        let assessment =
            intake::through_the_door(&view, study, library, &episode, &submission, *kept_at)?;
        Ok((batch.put_assessment(&assessment)?, episode.code))
    });
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
    sheet: &Sheet,
    week: Option<Week>,
) -> Result<Submission, Failure> {
    let questions = keyed_questions(context, opened, &sheet.form);
    if questions.is_empty() {
        return Err(Failure(tr!(context.lang, "program-key-stays-on-paper")));
    }
    let keyed = key_questions(context.lang, keys, &questions, |_| {})
        .map_err(|error| Failure(error.to_string()))?;
    let Keyed::Done(responses) = keyed else { return Err(left(context.lang)) };
    let answers = questions
        .iter()
        .zip(responses)
        .map(|(question, response)| RawAnswer {
            item: question.item.clone(),
            response,
            provenance: Provenance::keyed(),
        })
        .collect();
    Ok(Submission {
        form: sheet.form.clone(),
        occasion: sheet.occasion,
        sheet: Some(sheet.identity),
        week,
        therapist_present: None,
        mode: Mode::Keyed,
        pages: None,
        answers,
    })
}

/// Shows only the questions in doubt, each with the picture of its row beside it as a file.
fn doubts(
    context: &Context,
    opened: &mut Desk,
    keys: &mut Keys,
    mut known: Assessment,
) -> Result<(), Failure> {
    let lang = context.lang;
    let doubtful: Vec<_> =
        kastanj_record::doubts(&known).map(|answer| answer.item.clone()).collect();
    if doubtful.is_empty() {
        return Err(Failure(tr!(lang, "program-key-already")));
    }
    let questions: Vec<KeyedQuestion> = keyed_questions(context, opened, &known.form)
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
    let Some(questionnaire) = opened.library.get(&known.form.questionnaire) else {
        return Err(Failure(tr!(lang, "program-key-stays-on-paper")));
    };
    for (question, response) in questions.iter().zip(&responses) {
        settle(&mut known, questionnaire, &question.item, response)
            .map_err(|error| context.fail(&error))?;
    }
    opened
        .store
        .batch(|batch| batch.correct_assessment(&known))
        .map_err(|error| context.fail(&error))?;
    say(&tr!(lang, "program-key-settled", count = responses.len()));
    Ok(())
}

fn show_picture(lang: Lang, folder: &std::path::Path, picture: &RowPicture) {
    let file = folder.join(format!("{}.png", picture.item.0));
    if std::fs::write(&file, &picture.png).is_ok() {
        let reason = lookup(lang, &format!("program-scan-reason-{}", picture.reason), &[]);
        let file = file.display().to_string();
        say(&tr!(lang, "program-key-picture", file = file, reason = reason));
    }
}

/// Keys the sheet again and lets a person choose where the two keyings differ.
fn second(
    context: &Context,
    opened: &mut Desk,
    keys: &mut Keys,
    sheet: &Sheet,
    mut known: Assessment,
) -> Result<(), Failure> {
    let lang = context.lang;
    let submission = key_all(context, opened, keys, sheet, known.week)?;
    let again = through(context, opened, &known, &submission)?;
    let found = differences(&known, &again);
    let compared = again.answers.len();
    if found.is_empty() {
        say(&tr!(lang, "program-key-no-difference", count = compared));
        return Ok(());
    }
    let all = keyed_questions(context, opened, &sheet.form);
    let Some(questionnaire) = opened.library.get(&known.form.questionnaire) else {
        return Err(Failure(tr!(lang, "program-key-stays-on-paper")));
    };
    for difference in &found {
        let Some(question) = all.iter().find(|question| question.item == difference.item) else {
            continue;
        };
        let response = submission
            .answers
            .iter()
            .find(|answer| answer.item == difference.item)
            .map_or(RawResponse::Blank, |answer| answer.response.clone());
        let first_words =
            difference.first.as_ref().map(|first| answer_words(lang, question, first));
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
            settle(&mut known, questionnaire, &difference.item, &response)
                .map_err(|error| context.fail(&error))?;
        }
    }
    opened
        .store
        .batch(|batch| batch.correct_assessment(&known))
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

fn answer_words(lang: Lang, question: &KeyedQuestion, answer: &kastanj_record::Answer) -> String {
    let codes = match answer {
        kastanj_record::Answer::One(code) => vec![*code],
        kastanj_record::Answer::Many(codes) => codes.clone(),
        kastanj_record::Answer::Missing(missing) => return missing.label(lang),
    };
    question.words(lang, &RawResponse::Codes(codes))
}
