//! `kastanj scan take`: reads all files, then stores what they say in one transaction.
//!
//! A file that is damaged anywhere stops everything before the store is touched. A page that
//! cannot be read, or is known already, is named, and the exit code tells that something was left.

use std::path::PathBuf;

use kastanj_instrument::Library;
use kastanj_language::{Explain, tr};
use kastanj_paper::{PageOutcome, PageReading, Refusal, RefusalReason};
use kastanj_record::{EpisodeCode, UnitCode, Week};
use kastanj_store::{Batch, Put, ScanOutcome, ScanPage, StoreError, View};

use super::contacts::waiting_number;
use crate::context::Context;
use crate::failure::Failure;
use crate::intake::{self, DoorProblem, Owner};
use crate::opening::{self, Opened};
use crate::scanning::{self, ScannedFile, ScannedPage};
use crate::terminal::{say, warn};

/// What became of the pages of a file.
#[derive(Debug, Default, Clone, PartialEq)]
pub(crate) struct Taken {
    pub(crate) stored: usize,
    pub(crate) known: usize,
    pub(crate) unassigned: usize,
    pub(crate) conflicts: usize,
    pub(crate) refused: usize,
    pub(crate) doubtful: usize,
    /// Pages of forms that are not kept here.
    pub(crate) left: usize,
    /// Pages without an owner: what they are called while they wait, and whose they may be.
    pub(crate) parked: Vec<(u32, String, Option<EpisodeCode>)>,
    /// Pages that brought nothing, with the reason, in the order of the file.
    pub(crate) not_taken: Vec<(u32, NotTaken)>,
}

/// Why a page brought nothing.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum NotTaken {
    /// It could not be read.
    Refused(Refusal),
    /// What it says is stored already.
    Known,
    /// It contradicts what is stored.
    Conflict,
}

/// Runs the command.
pub(crate) fn run(
    context: &Context,
    files: &[PathBuf],
    unit: &UnitCode,
    week: Option<Week>,
) -> Result<(), Failure> {
    let mut opened = opening::open(context)?;
    let reader = scanning::reader(&opened.library);
    let scanned: Vec<ScannedFile> = files
        .iter()
        .map(|file| scanning::read_file(context, &reader, file))
        .collect::<Result<_, _>>()?;
    let taken = take_files(context, &mut opened, &scanned, unit, week)?;
    opened.store.close().map_err(|error| context.fail(&error))?;
    for (file, taken) in scanned.iter().zip(&taken) {
        print(context, &file.name, taken);
    }
    let not_taken: usize = taken.iter().map(|taken| taken.not_taken.len()).sum();
    if not_taken > 0 {
        return Err(Failure(tr!(context.lang, "program-take-not-all", count = not_taken)));
    }
    Ok(())
}

fn print(context: &Context, file: &str, taken: &Taken) {
    let lang = context.lang;
    for (page, number, suggestion) in &taken.parked {
        let (page, to) =
            (*page, suggestion.map_or_else(|| "…".to_owned(), |code| code.to_string()));
        say(&tr!(lang, "program-take-parked", file = file, page = page, number = number, to = to));
    }
    for (page, why) in &taken.not_taken {
        let page = *page;
        warn(&match why {
            NotTaken::Refused(refusal) => {
                let why = super::scan::refusal_words(lang, refusal);
                tr!(lang, "program-scan-refused", file = file, page = page, why = why)
            }
            NotTaken::Known => tr!(lang, "program-take-known", file = file, page = page),
            NotTaken::Conflict => tr!(lang, "program-take-conflict", file = file, page = page),
        });
    }
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
    scanned: &ScannedFile,
    unit: &UnitCode,
    week: Option<Week>,
) -> Result<Taken, Failure> {
    take_files(context, opened, std::slice::from_ref(scanned), unit, week)
        .map(|mut taken| taken.pop().unwrap_or_default())
}

/// Stores all pages of all files in one transaction.
fn take_files(
    context: &Context,
    opened: &mut Opened,
    scanned: &[ScannedFile],
    unit: &UnitCode,
    week: Option<Week>,
) -> Result<Vec<Taken>, Failure> {
    let Opened { store, study, library, kept_at } = opened;
    let place = Place { study, library, kept_at: *kept_at };
    let result = store.batch_with(|batch| {
        let of_file = |file| take_pages(batch, &place, file, unit, week);
        scanned.iter().map(of_file).collect::<Result<Vec<_>, _>>()
    });
    result.map_err(|problem| match problem {
        TakeProblem::Store(error) | TakeProblem::Page(_, _, DoorProblem::Store(error)) => {
            context.fail(&error)
        }
        TakeProblem::Page(file, number, problem) => {
            let why = explain_door(context, problem);
            Failure(tr!(
                context.lang,
                "program-take-refused",
                file = file,
                page = number,
                why = why
            ))
        }
    })
}

/// The pages of one file. Where none can be read, the store is left as it is.
fn take_pages(
    batch: &mut Batch<'_>,
    place: &Place<'_>,
    file: &ScannedFile,
    unit: &UnitCode,
    week: Option<Week>,
) -> Result<Taken, TakeProblem> {
    let mut taken = Taken::default();
    let some_read = file.pages.iter().any(|page| matches!(page.read.outcome, PageOutcome::Read(_)));
    for page in &file.pages {
        let done = match &page.read.outcome {
            PageOutcome::Refused(refusal) => {
                taken.refused += 1;
                taken.not_taken.push((page.number, NotTaken::Refused(refusal.clone())));
                if !some_read {
                    continue;
                }
                refused_page(&file.hash, page.number, refusal)
            }
            PageOutcome::Read(_) if was_taken(&batch.view(), &file.hash, page.number)? => {
                taken.known += 1;
                taken.not_taken.push((page.number, NotTaken::Known));
                continue;
            }
            PageOutcome::Read(reading) => {
                let sheet = TakenPage { reading, page, hash: &file.hash, unit, week };
                take_page(batch, place, &sheet, &mut taken)
                    .map_err(|problem| TakeProblem::Page(file.name.clone(), page.number, problem))?
            }
        };
        batch.put_scan_page(&done)?;
    }
    Ok(taken)
}

/// Whether this very page of this very file came in before.
fn was_taken(view: &View<'_>, hash: &str, page: u32) -> Result<bool, StoreError> {
    let known = view.scan_page(hash, page)?;
    Ok(known
        .is_some_and(|known| !matches!(known.outcome, ScanOutcome::Refused | ScanOutcome::Foreign)))
}

/// Why files were not taken in.
enum TakeProblem {
    Page(String, u32, DoorProblem),
    Store(StoreError),
}

impl From<StoreError> for TakeProblem {
    fn from(error: StoreError) -> TakeProblem {
        TakeProblem::Store(error)
    }
}

fn refused_page(hash: &str, number: u32, refusal: &Refusal) -> ScanPage {
    let outcome = match refusal.reason {
        RefusalReason::BlankPage | RefusalReason::ForeignPage => ScanOutcome::Foreign,
        _ => ScanOutcome::Refused,
    };
    ScanPage {
        file_hash: hash.to_owned(),
        page: number,
        outcome,
        page_code: refusal.code,
        assessment: None,
    }
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
    let submission = intake::submission(place.library, reading, page, hash, *week, place.kept_at)
        .ok_or_else(|| DoorProblem::UnknownForm(Box::new(form.clone())))?;
    if submission.answers.is_empty() {
        // A form that stays on the paper here, such as a loose sheet at a study office.
        taken.left += 1;
        done.outcome = ScanOutcome::Foreign;
        return Ok(done);
    }
    let pictures = &page.rows;
    let owner = intake::owner(&batch.view(), unit, reading)?;
    let (episode, occasion) = match owner {
        Owner::Known(episode, occasion) => (*episode, occasion),
        Owner::Pack => {
            let owner = batch.owner_of_pack(reading.code.serial, unit)?;
            (owner.episode, None)
        }
        Owner::Unknown(reason, suggestion) => {
            let suggestion = suggestion.map(|episode| episode.code);
            let id = batch.park_sheet(unit, reason, &submission, suggestion, pictures)?;
            taken.unassigned += 1;
            taken.parked.push((page.number, waiting_number(id), suggestion));
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
    let put = batch.put_assessment(&assessment)?;
    done.assessment = Some(put.id());
    match put {
        Put::Added(_) | Put::Extended(_) => {
            taken.stored += 1;
            taken.doubtful += pictures.len();
            for picture in pictures {
                batch.add_row_picture(put.id(), picture)?;
            }
        }
        Put::Known(_) => {
            taken.known += 1;
            taken.not_taken.push((page.number, NotTaken::Known));
            done.outcome = ScanOutcome::Duplicate;
        }
        Put::Conflict(..) => {
            taken.conflicts += 1;
            taken.not_taken.push((page.number, NotTaken::Conflict));
            done.outcome = ScanOutcome::Conflict;
        }
    }
    Ok(done)
}
