//! `kastanj scan take`: reads files and stores what they say, a file at a time, all or nothing.

use std::path::PathBuf;

use kastanj_instrument::Library;
use kastanj_language::{Explain, tr};
use kastanj_paper::{FormLibrary, PageOutcome, PageReading, Reader, RefusalReason};
use kastanj_record::{UnitCode, Week};
use kastanj_store::{Batch, Put, ScanOutcome, ScanPage, StoreError};

use crate::context::Context;
use crate::failure::Failure;
use crate::intake::{self, DoorProblem, Owner};
use crate::opening::{self, Opened};
use crate::scanning::{self, ScannedFile, ScannedPage};
use crate::terminal::say;

/// What became of the pages of a file.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Taken {
    pub(crate) stored: usize,
    pub(crate) known: usize,
    pub(crate) unassigned: usize,
    pub(crate) conflicts: usize,
    pub(crate) refused: usize,
    pub(crate) doubtful: usize,
    /// Pages of forms that are not kept here.
    pub(crate) left: usize,
}

/// Runs the command.
pub(crate) fn run(
    context: &Context,
    files: &[PathBuf],
    unit: &UnitCode,
    week: Option<Week>,
) -> Result<(), Failure> {
    let mut opened = opening::open(context)?;
    let forms = FormLibrary::new(&opened.library).map_err(|error| context.fail(&error))?;
    let reader = Reader::new(forms.clone());
    for file in files {
        let scanned = scanning::read_file(context, &reader, file)?;
        let taken = take_file(context, &mut opened, &forms, &scanned, unit, week)?;
        print(context, &scanned.name, &taken);
    }
    opened.store.close().map_err(|error| context.fail(&error))
}

fn print(context: &Context, file: &str, taken: &Taken) {
    say(&tr!(
        context.lang,
        "program-take-done",
        file = file,
        stored = taken.stored,
        known = taken.known,
        unassigned = taken.unassigned,
        conflicts = taken.conflicts,
        refused = taken.refused,
        left = taken.left,
        doubtful = taken.doubtful
    ));
    if taken.doubtful > 0 {
        say(&tr!(context.lang, "program-take-doubtful-next"));
    }
    if taken.stored > 0 {
        say(&tr!(context.lang, "program-take-delete-scan"));
    }
}

/// Stores all pages of one file in one transaction.
pub(crate) fn take_file(
    context: &Context,
    opened: &mut Opened,
    forms: &FormLibrary,
    scanned: &ScannedFile,
    unit: &UnitCode,
    week: Option<Week>,
) -> Result<Taken, Failure> {
    let mut taken = Taken::default();
    let mut refused: Option<Failure> = None;
    let Opened { store, study, library, kept_at } = opened;
    let result = store.batch(|batch| {
        for page in &scanned.pages {
            let done = match &page.read.outcome {
                PageOutcome::Refused(refusal) => {
                    taken.refused += 1;
                    let outcome = match refusal.reason {
                        RefusalReason::BlankPage | RefusalReason::ForeignPage => {
                            ScanOutcome::Foreign
                        }
                        _ => ScanOutcome::Refused,
                    };
                    ScanPage {
                        file_hash: scanned.hash.clone(),
                        page: page.number,
                        outcome,
                        page_code: refusal.code,
                        assessment: None,
                    }
                }
                PageOutcome::Read(reading) => {
                    let sheet = TakenPage { reading, page, hash: &scanned.hash, unit, week };
                    let place = Place { study, library, forms, kept_at: *kept_at };
                    match take_page(batch, &place, &sheet, &mut taken) {
                        Ok(done) => done,
                        Err(DoorProblem::Store(error)) => return Err(error),
                        Err(problem) => {
                            refused = Some(explain(context, &scanned.name, page, problem));
                            return Err(StoreError::Stopped);
                        }
                    }
                }
            };
            batch.put_scan_page(&done)?;
        }
        Ok(())
    });
    match (result, refused) {
        (_, Some(failure)) => Err(failure),
        (Err(error), None) => Err(context.fail(&error)),
        (Ok(()), None) => Ok(taken),
    }
}

fn explain(context: &Context, file: &str, page: &ScannedPage, problem: DoorProblem) -> Failure {
    let why = explain_door(context, problem);
    Failure(tr!(context.lang, "program-take-refused", file = file, page = page.number, why = why))
}

/// Why the door refused, in words.
pub(crate) fn explain_door(context: &Context, problem: DoorProblem) -> String {
    let lang = context.lang;
    match problem {
        DoorProblem::Capture(error) => error.explain(lang),
        DoorProblem::Store(error) => error.explain(lang),
        DoorProblem::UnknownForm(form) => {
            tr!(lang, "program-take-unknown-form", form = form.to_string())
        }
    }
}

/// Where pages are taken in.
struct Place<'a> {
    study: &'a kastanj_record::Study,
    library: &'a Library,
    forms: &'a FormLibrary,
    kept_at: kastanj_record::KeptAt,
}

/// A page on its way in.
struct TakenPage<'a> {
    reading: &'a PageReading,
    page: &'a ScannedPage,
    hash: &'a str,
    unit: &'a UnitCode,
    week: Option<Week>,
}

fn take_page(
    batch: &mut Batch<'_>,
    place: &Place<'_>,
    sheet: &TakenPage<'_>,
    taken: &mut Taken,
) -> Result<ScanPage, DoorProblem> {
    let TakenPage { reading, page, hash, unit, week } = sheet;
    let form = &reading.form;
    let mut done = ScanPage {
        file_hash: (*hash).to_owned(),
        page: page.number,
        outcome: ScanOutcome::Taken,
        page_code: Some(reading.code),
        assessment: None,
    };
    let submission =
        intake::submission(place.library, reading, page, hash, *week, place.kept_at)
            .ok_or_else(|| DoorProblem::UnknownForm(Box::new(form.clone())))?;
    if submission.answers.is_empty() {
        // A form that stays on the paper here, such as a loose sheet at a study office.
        taken.left += 1;
        done.outcome = ScanOutcome::Foreign;
        return Ok(done);
    }
    let pictures = intake::row_pictures(place.forms, reading, page);
    let owner = intake::owner(&batch.view(), unit, reading).map_err(DoorProblem::Store)?;
    let (episode, occasion) = match owner {
        Owner::Known(episode, occasion) => (*episode, occasion),
        Owner::Pack => {
            let owner =
                batch.owner_of_pack(reading.code.serial, unit).map_err(DoorProblem::Store)?;
            (owner.episode, None)
        }
        Owner::Unknown(reason, suggestion) => {
            let suggestion = suggestion.map(|episode| episode.code);
            batch
                .park_sheet(unit, reason, &submission, suggestion, &pictures)
                .map_err(DoorProblem::Store)?;
            taken.unassigned += 1;
            done.outcome = ScanOutcome::Unassigned;
            return Ok(done);
        }
    };
    let mut submission = submission;
    if let Some(occasion) = occasion {
        submission.occasion = occasion;
    }
    let assessment = intake::through_the_door(
        &batch.view(),
        place.study,
        place.library,
        &episode,
        &submission,
        place.kept_at,
    )?;
    let put = batch.put_assessment(&assessment).map_err(DoorProblem::Store)?;
    done.assessment = Some(put.id());
    match put {
        Put::Added(_) | Put::Extended(_) => {
            taken.stored += 1;
            taken.doubtful += pictures.len();
            for picture in &pictures {
                batch.add_row_picture(put.id(), picture).map_err(DoorProblem::Store)?;
            }
        }
        Put::Known(_) => {
            taken.known += 1;
            done.outcome = ScanOutcome::Duplicate;
        }
        Put::Conflict(..) => {
            taken.conflicts += 1;
            done.outcome = ScanOutcome::Conflict;
        }
    }
    Ok(done)
}
