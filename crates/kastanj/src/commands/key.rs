//! `kastanj key`: a sheet, a pack slip or a month, from the keyboard alone.

use std::collections::BTreeSet;

use kastanj_instrument::{ItemId, Occasion};
use kastanj_language::{Lang, tr};
use kastanj_record::{
    Assessment, Difference, EpisodeCode, RawResponse, Submission, Week, doubts as doubts_of,
    latest_week,
};
use kastanj_store::{Put, RowPicture};

use crate::arguments::Key;
use crate::context::Context;
use crate::failure::Failure;
use crate::keying::{Choice, Keyed, KeyedQuestion, Keys, confirm_new_pack, key_questions};
use crate::opening;
use crate::terminal::say;
use kastanj_desk::intake;
use kastanj_desk::keying::{self, KeyedAgain, KeyedSheet, OpenKeying, Owner, Whose};
use kastanj_desk::review::decide;
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
        Some(known) if asked.second => second(context, &mut opened, &mut keys, &sheet, &known)?,
        Some(known) => {
            let waiting = waiting(context, &opened, &known)?;
            match sheet.pages_left(&opened.library, opened.kept_at, &known) {
                Some(pages) if waiting.is_empty() => {
                    rest(context, &mut opened, &mut keys, &sheet, known.week, &pages)?;
                }
                _ => doubts(context, &mut opened, &mut keys, &sheet, &known, &waiting)?,
            }
        }
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
    if let Ok(code) = asked.sheet.parse::<EpisodeCode>() {
        return of_contact(context, opened, asked, keys, code);
    }
    let unknown = || Failure(tr!(lang, "program-key-unknown-sheet", sheet = &asked.sheet));
    let named = keying::named(&opened.store.view(), &opened.study, &opened.library, &asked.sheet);
    let named = named.map_err(|error| context.fail(&error))?.ok_or_else(unknown)?;
    let whose = match &named.owner {
        Owner::Copy => return Err(Failure(tr!(lang, "program-key-copyable"))),
        Owner::Unknown => return Err(Failure(tr!(lang, "program-key-nobodys"))),
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
        (None, None) => asked_occasion(lang, opened, asked, keys)?,
    };
    let form = match named.form {
        Some(form) => form,
        None => KeyedSheet::main_form(&opened.study, &opened.library, occasion, lang)
            .ok_or_else(unknown)?,
    };
    Ok(KeyedSheet { whose, form, occasion, identity: Some(named.identity) })
}

/// A sheet without a number, a copy or one that nobody had, keyed for the contact that it is of.
fn of_contact(
    context: &Context,
    opened: &Desk,
    asked: &Key,
    keys: &mut Keys,
    code: EpisodeCode,
) -> Result<KeyedSheet, Failure> {
    let episode =
        opened.store.view().episode_by_code(code).map_err(|error| context.fail(&error))?;
    let occasion = asked_occasion(context.lang, opened, asked, keys)?;
    let form = KeyedSheet::main_form(&opened.study, &opened.library, occasion, context.lang)
        .ok_or_else(|| {
            Failure(tr!(context.lang, "program-key-unknown-sheet", sheet = &asked.sheet))
        })?;
    Ok(KeyedSheet { whose: Whose::Known(Box::new(episode)), form, occasion, identity: None })
}

fn asked_occasion(
    lang: Lang,
    opened: &Desk,
    asked: &Key,
    keys: &mut Keys,
) -> Result<Occasion, Failure> {
    match asked.occasion {
        Some(occasion) => Ok(occasion),
        None => ask_occasion(lang, keys, &opened.study.occasions),
    }
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
    let questions = sheet.paged_questions(&opened.library, opened.kept_at, context.lang);
    let submission = key_all(context, keys, sheet, (questions, None), week)?;
    put(context, opened, sheet, &submission)
}

/// Keys the pages that have not come in, where others have.
fn rest(
    context: &Context,
    opened: &mut Desk,
    keys: &mut Keys,
    sheet: &KeyedSheet,
    week: Option<Week>,
    pages: &BTreeSet<u8>,
) -> Result<(), Failure> {
    let mut questions = sheet.paged_questions(&opened.library, opened.kept_at, context.lang);
    questions.retain(|(page, _)| pages.contains(page));
    let told: Vec<String> = pages.iter().map(u8::to_string).collect();
    say(&tr!(context.lang, "program-key-rest", pages = told.join(", ")));
    let submission = key_all(context, keys, sheet, (questions, Some(pages.clone())), week)?;
    put(context, opened, sheet, &submission)
}

fn put(
    context: &Context,
    opened: &mut Desk,
    sheet: &KeyedSheet,
    submission: &Submission,
) -> Result<(), Failure> {
    let lang = context.lang;
    let Desk { store, study, library, kept_at } = opened;
    let setting = TakeSetting { study, library, kept_at: *kept_at };
    let stored = store.batch_with(|batch| sheet.store(batch, &setting, submission));
    let (put, code) = stored.map_err(|problem| context.fail(&problem))?;
    say(&match put {
        Put::Conflict(..) | Put::Unsure(..) => tr!(lang, "program-key-conflict"),
        _ => tr!(lang, "program-key-done", episode = code.to_string()),
    });
    Ok(())
}

/// Questions with their pages, and those pages if they are not all of the sheet.
type Asked = (Vec<(u8, KeyedQuestion)>, Option<BTreeSet<u8>>);

fn key_all(
    context: &Context,
    keys: &mut Keys,
    sheet: &KeyedSheet,
    (questions, pages): Asked,
    week: Option<Week>,
) -> Result<Submission, Failure> {
    let questions: Vec<KeyedQuestion> =
        questions.into_iter().map(|(_, question)| question).collect();
    if questions.is_empty() {
        return Err(Failure(tr!(context.lang, "program-key-stays-on-paper")));
    }
    let keyed = key_questions(context.lang, keys, &questions, |_| {})
        .map_err(|error| Failure(error.to_string()))?;
    let Keyed::Done(responses) = keyed else { return Err(left(context.lang)) };
    Ok(sheet.submission(questions.into_iter().zip(responses), week, pages))
}

/// The questions of a sheet that a person has to look at: in doubt, or drawn for a second look, which
/// are asked for in the same words.
fn waiting(context: &Context, opened: &Desk, known: &Assessment) -> Result<Vec<ItemId>, Failure> {
    let mut waiting: Vec<_> = doubts_of(known).map(|answer| answer.item.clone()).collect();
    let drawn = opened.store.view().waiting_checks().map_err(|error| context.fail(&error))?;
    waiting.extend(drawn.into_iter().filter(|one| one.assessment == known.id).map(|one| one.item));
    Ok(waiting)
}

/// Shows only the questions in doubt, each with the picture of its row beside it as a file.
fn doubts(
    context: &Context,
    opened: &mut Desk,
    keys: &mut Keys,
    sheet: &KeyedSheet,
    known: &Assessment,
    doubtful: &[ItemId],
) -> Result<(), Failure> {
    let lang = context.lang;
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

/// Keys what has come in of the sheet once more, by somebody who has not keyed it before, and lets
/// the person decide where the two differ; or goes on with what was left undecided.
fn second(
    context: &Context,
    opened: &mut Desk,
    keys: &mut Keys,
    sheet: &KeyedSheet,
    known: &Assessment,
) -> Result<(), Failure> {
    let lang = context.lang;
    let open = keying::open_keying(&opened.store.view(), known.id);
    if let Some(open) = open.map_err(|error| context.fail(&error))? {
        let compared = open.keying.answers.len();
        return decide_differences(context, opened, keys, sheet, &open, compared);
    }
    let me = opened.store.person().to_string();
    let keyed = keying::keyed_by(&opened.store.view(), known.id);
    if keyed.map_err(|error| context.fail(&error))?.contains(&me) {
        return Err(Failure(tr!(lang, "program-key-own")));
    }
    let asked = sheet.received(&opened.library, opened.kept_at, known, lang);
    let compared = asked.0.len();
    let submission = key_all(context, keys, sheet, asked, known.week)?;
    let Desk { store, study, library, kept_at } = &mut *opened;
    let setting = TakeSetting { study, library, kept_at: *kept_at };
    let came = store.batch_with(|batch| sheet.compare(batch, &setting, known, &submission));
    match came.map_err(|problem: intake::DoorProblem| context.fail(&problem))? {
        KeyedAgain::SamePerson | KeyedAgain::SentTwice => {
            Err(Failure(tr!(lang, "program-key-own")))
        }
        KeyedAgain::Alike => {
            say(&tr!(lang, "program-key-no-difference", count = compared));
            Ok(())
        }
        KeyedAgain::Differs => {
            let open = keying::open_keying(&opened.store.view(), known.id);
            match open.map_err(|error| context.fail(&error))? {
                Some(open) => decide_differences(context, opened, keys, sheet, &open, compared),
                None => Ok(()),
            }
        }
    }
}

/// Asks which of two readings holds, question by question, or what stands on the paper.
fn decide_differences(
    context: &Context,
    opened: &mut Desk,
    keys: &mut Keys,
    sheet: &KeyedSheet,
    open: &OpenKeying,
    compared: usize,
) -> Result<(), Failure> {
    let lang = context.lang;
    let all = sheet.questions(&opened.library, opened.kept_at, lang);
    let mut decisions = Vec::new();
    for difference in &open.differing {
        let Some(question) = all.iter().find(|question| question.item == difference.item) else {
            continue;
        };
        say(&format!("{:>3} {}", question.number, question.stem));
        decisions.push((difference.item.clone(), decision(lang, keys, question, difference)?));
    }
    let Desk { store, study, library, kept_at } = opened;
    let setting = TakeSetting { study, library, kept_at: *kept_at };
    store
        .batch_with(|batch| keying::settle_keying(batch, &setting, open, &decisions))
        .map_err(|problem| context.fail(&problem))?;
    say(&tr!(lang, "program-key-differences", count = decisions.len(), of = compared));
    Ok(())
}

/// What holds of one question; nothing where that is what the record has.
fn decision(
    lang: Lang,
    keys: &mut Keys,
    question: &KeyedQuestion,
    difference: &Difference,
) -> Result<Option<RawResponse>, Failure> {
    let words = |answer: &Option<kastanj_record::Answer>| {
        answer.as_ref().map(|answer| question.answer_words(lang, answer)).unwrap_or_default()
    };
    let labels =
        [words(&difference.first), words(&difference.second), tr!(lang, "program-key-neither")];
    let pick = KeyedQuestion {
        stem: tr!(lang, "program-key-which-holds"),
        choices: labels
            .into_iter()
            .zip("123".chars())
            .zip(1..)
            .map(|((label, key), code)| Choice {
                key,
                code: kastanj_instrument::AnswerCode(code),
                label,
            })
            .collect(),
        several: false,
        on_sheet: false,
        ..question.clone()
    };
    match ask(lang, keys, &pick)? {
        RawResponse::Codes(codes) if codes.first().is_some_and(|code| code.0 == 1) => Ok(None),
        RawResponse::Codes(codes) if codes.first().is_some_and(|code| code.0 == 3) => {
            ask(lang, keys, question).map(Some)
        }
        _ => Ok(difference.second.as_ref().map(keying::response_of)),
    }
}

/// Asks one question; whoever leaves finds the differences on the page of sheets.
fn ask(lang: Lang, keys: &mut Keys, question: &KeyedQuestion) -> Result<RawResponse, Failure> {
    let keyed = key_questions(lang, keys, std::slice::from_ref(question), |_| {})
        .map_err(|error| Failure(error.to_string()))?;
    let waits = || Failure(tr!(lang, "program-key-differences-wait"));
    match keyed {
        Keyed::Done(responses) => responses.into_iter().next().ok_or_else(waits),
        Keyed::Left => Err(waits()),
    }
}
