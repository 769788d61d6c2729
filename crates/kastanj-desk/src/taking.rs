//! Taking scans in: all pages of all files in one transaction.
//!
//! A page that cannot be read, is known already, or belongs to a sheet that nobody has filled in,
//! is named and leaves the record as it is.

use std::collections::{BTreeSet, HashMap, HashSet};

use kastanj_instrument::{FormTag, Library, Occasion, PageCode, Serial, SheetKind};
use kastanj_language::{Explain, Lang, tr};
use kastanj_paper::{Decision, PageOutcome, PageReading, Refusal, RefusalReason, TrialFindings};
use kastanj_record::{AssessmentId, EpisodeCode, KeptAt, ReadAgain, Study, UnitCode, Week};
use kastanj_store::{
    Batch, NewRowPicture, Person, PicturePurpose, Put, Rule, ScanOutcome, ScanPage, StoreError,
    UnassignedId, View, draw_lot, new_page_mark,
};
use thiserror::Error;

use crate::Desk;
use crate::intake::{self, DoorProblem, Owner};
use crate::keying::is_only_practice;
use crate::scanning::{ScannedFile, ScannedPage};
use crate::second_looks::second_looks;

/// What became of the pages of a file.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Taken {
    /// Pages whose answers are in the record now.
    pub stored: usize,
    /// Pages whose answers were in the record before.
    pub known: usize,
    /// Pages that wait for somebody to say whose they are.
    pub unassigned: usize,
    /// Pages that say something else than the record, or may; both are kept until a person chooses.
    pub conflicts: usize,
    /// Pages that were not read.
    pub refused: usize,
    /// Questions that a person is to look at: in doubt, or drawn for a second look.
    pub doubtful: usize,
    /// Pages of sheets on which nobody has marked anything.
    pub empty: usize,
    /// The page codes of sheets with questions in doubt, to key them by.
    pub in_doubt: BTreeSet<String>,
    /// Pages of forms that are not kept here.
    pub left: usize,
    /// Contacts that began with a pack of which nothing was known here: printed elsewhere, or sheets
    /// that belong to others.
    pub begun: Vec<EpisodeCode>,
    /// Every page with what became of it, in the order of the file.
    pub pages: Vec<(u32, PageFate)>,
}

/// What became of a page.
#[derive(Debug, Clone, PartialEq)]
pub enum PageFate {
    /// Its answers are in the record now.
    Stored {
        /// Whose they are.
        contact: EpisodeCode,
        /// Before, after or follow-up.
        occasion: Occasion,
        /// Which page of the form.
        form_page: u8,
        /// How many of its questions a person has to look at.
        doubtful: usize,
    },
    /// It waits for somebody to say whose it is.
    Parked {
        /// What it is called while it waits.
        id: UnassignedId,
        /// Whose it may be.
        suggestion: Option<EpisodeCode>,
    },
    /// Its form stays on the paper here.
    Left,
    /// It is the trial sheet, and tells of printer and scanner.
    Trial(Box<TrialFindings>),
    /// It brought nothing.
    NotTaken(NotTaken),
}

impl Taken {
    /// Pages without an owner: page, number while they wait, whose they may be.
    pub fn parked(&self) -> impl Iterator<Item = (u32, UnassignedId, Option<EpisodeCode>)> {
        self.pages.iter().filter_map(|(page, fate)| match fate {
            PageFate::Parked { id, suggestion } => Some((*page, *id, *suggestion)),
            _ => None,
        })
    }

    /// Pages that brought nothing, with the reason, in the order of the file.
    pub fn not_taken(&self) -> impl Iterator<Item = (u32, &NotTaken)> {
        self.pages.iter().filter_map(|(page, fate)| match fate {
            PageFate::NotTaken(why) => Some((*page, why)),
            _ => None,
        })
    }

    /// Trial sheets with what they tell, in the order of the file.
    pub fn trials(&self) -> impl Iterator<Item = (u32, &TrialFindings)> {
        self.pages.iter().filter_map(|(page, fate)| match fate {
            PageFate::Trial(found) => Some((*page, &**found)),
            _ => None,
        })
    }

    fn brought_nothing(&mut self, page: u32, why: NotTaken) {
        self.pages.push((page, PageFate::NotTaken(why)));
    }
}

/// What became of a file.
#[derive(Debug, Clone)]
pub enum FileFate {
    /// It was read; each of its pages has a fate of its own.
    Taken(Taken),
    /// It was larger than a file may be.
    TooLarge,
    /// It could not be read, or not be stored: nothing of it is in the record.
    NotStored {
        /// Why, in Swedish.
        sv: String,
        /// Why, in English.
        en: String,
    },
}

impl FileFate {
    /// A file of which nothing is in the record, with the reason.
    pub fn not_stored(problem: &impl Explain) -> FileFate {
        FileFate::NotStored { sv: problem.explain(Lang::Sv), en: problem.explain(Lang::En) }
    }

    /// Whether nothing more is to be got from the file: each page is in the record, waits there
    /// for a person, or is none of ours.
    pub fn is_done_with(&self) -> bool {
        match self {
            FileFate::TooLarge | FileFate::NotStored { .. } => false,
            FileFate::Taken(taken) => taken.pages.iter().all(|(_, fate)| match fate {
                PageFate::Stored { .. }
                | PageFate::Parked { .. }
                | PageFate::Left
                | PageFate::Trial(_) => true,
                PageFate::NotTaken(NotTaken::Refused(refusal)) => is_none_of_ours(refusal.reason),
                // A contradiction keeps both versions; an empty sheet may be a faint one.
                PageFate::NotTaken(why) => !matches!(why, NotTaken::Empty(_)),
            }),
        }
    }
}

/// The back of a sheet, or a page between two: nothing to do about it.
pub fn is_none_of_ours(reason: RefusalReason) -> bool {
    matches!(reason, RefusalReason::BlankPage | RefusalReason::ForeignPage)
}

/// Why a page brought nothing.
#[derive(Debug, Clone, PartialEq)]
pub enum NotTaken {
    /// It could not be read.
    Refused(Refusal),
    /// What it says is stored already, as far as it is certain; what is not is counted.
    Known(ReadAgain),
    /// It contradicts what is stored.
    Conflict,
    /// It is a page that is stored, again, and so doubtful that nothing certain agrees: both are kept
    /// until a person has looked.
    Unsure,
    /// It is a sheet of practice, and the record one of real clients.
    Practice,
    /// Its pack was printed for another unit, or has come from one.
    Elsewhere,
    /// Nothing is marked on any page of its sheet: most likely one that nobody has filled in. A
    /// client who left everything open is keyed, by a person who knows.
    Empty(PageCode),
}

/// Stores all pages of all files in one transaction.
///
/// # Errors
/// The first page that does not get through the door, or a failed write; nothing is stored then.
pub fn take(
    desk: &mut Desk,
    scanned: &[ScannedFile],
    unit: &UnitCode,
    week: Option<Week>,
) -> Result<Vec<Taken>, TakeProblem> {
    let Desk { store, study, library, kept_at } = desk;
    let setting = TakeSetting { study, library, kept_at: *kept_at };
    store.batch_with(|batch| take_in(batch, &setting, scanned, unit, week))
}

/// As [`take`], within a batch.
///
/// # Errors
/// As [`take`].
pub fn take_in(
    batch: &mut Batch<'_>,
    setting: &TakeSetting<'_>,
    scanned: &[ScannedFile],
    unit: &UnitCode,
    week: Option<Week>,
) -> Result<Vec<Taken>, TakeProblem> {
    let untouched = untouched(scanned);
    let of_file = |file| take_pages(batch, setting, file, unit, week, &untouched);
    scanned.iter().map(of_file).collect()
}

/// As [`take_in`], where a file with a page that does not get through the door falls alone; the
/// other files are stored with the batch.
///
/// # Errors
/// Per file: the first page that does not get through the door, or a failed write.
pub fn take_each(
    batch: &mut Batch<'_>,
    setting: &TakeSetting<'_>,
    person: &Person,
    scanned: &[ScannedFile],
    unit: &UnitCode,
    week: Option<Week>,
) -> Vec<Result<Taken, TakeProblem>> {
    let untouched = untouched(scanned);
    let of_file = |file| {
        batch.apart(person, |batch| take_pages(batch, setting, file, unit, week, &untouched))
    };
    scanned.iter().map(of_file).collect()
}

/// What tells one sheet from another: form, kind, serial, and the code that was written on a copy.
type SheetKey = (FormTag, SheetKind, Serial, Option<u16>);

fn sheet_key(reading: &PageReading) -> SheetKey {
    (reading.code.tag, reading.code.kind, reading.code.serial, reading.grid_code)
}

/// The sheets on which no page has a mark, wherever their pages lie in the stack.
fn untouched(scanned: &[ScannedFile]) -> HashSet<SheetKey> {
    let mut marked: HashMap<SheetKey, bool> = HashMap::new();
    for page in scanned.iter().flat_map(|file| &file.pages) {
        if let PageOutcome::Read(reading) = &page.read.outcome {
            let any = reading.questions.iter().any(|q| q.decision != Decision::Blank);
            *marked.entry(sheet_key(reading)).or_default() |= any;
        }
    }
    marked.into_iter().filter(|(_, marked)| !marked).map(|(key, _)| key).collect()
}

/// Whether the record has answers of this sheet: then an empty page of it is an answer, too.
fn has_begun(view: &View<'_>, reading: &PageReading) -> Result<bool, StoreError> {
    let episode = match reading.code.kind {
        SheetKind::Pack => view.pack(reading.code.serial)?.and_then(|pack| pack.episode),
        SheetKind::Personal | SheetKind::Stock => {
            view.sheet(reading.code.serial)?.and_then(|sheet| sheet.episode)
        }
        SheetKind::Copyable => None,
    };
    let Some(episode) = episode else { return Ok(false) };
    let known = view.assessments_of_episode(episode)?;
    Ok(known.iter().any(|known| {
        known.form == reading.form
            && known.sheet.is_some_and(|sheet| sheet.serial == reading.code.serial)
    }))
}

/// The pages of one file. Where none can be read, the store is left as it is.
fn take_pages(
    batch: &mut Batch<'_>,
    place: &TakeSetting<'_>,
    file: &ScannedFile,
    unit: &UnitCode,
    week: Option<Week>,
    untouched: &HashSet<SheetKey>,
) -> Result<Taken, TakeProblem> {
    let mut taken = Taken::default();
    let some_read = file.pages.iter().any(|page| matches!(page.read.outcome, PageOutcome::Read(_)));
    for page in &file.pages {
        if let Some(found) = &page.trial {
            // It is nobody's: the record does not hear of it.
            taken.pages.push((page.number, PageFate::Trial(found.clone())));
            continue;
        }
        let done = match &page.read.outcome {
            PageOutcome::Refused(refusal) => {
                taken.refused += 1;
                taken.brought_nothing(page.number, NotTaken::Refused(refusal.clone()));
                if !some_read {
                    continue;
                }
                refused_page(&file.hash, page.number, refusal)
            }
            PageOutcome::Read(reading) if is_only_practice(place.study, reading.code.serial) => {
                taken.refused += 1;
                taken.brought_nothing(page.number, NotTaken::Practice);
                continue;
            }
            PageOutcome::Read(_) if was_taken(&batch.view(), &file.hash, page.number)? => {
                taken.known += 1;
                taken.brought_nothing(page.number, NotTaken::Known(ReadAgain::default()));
                continue;
            }
            PageOutcome::Read(reading)
                if untouched.contains(&sheet_key(reading))
                    && !has_begun(&batch.view(), reading)? =>
            {
                taken.empty += 1;
                taken.brought_nothing(page.number, NotTaken::Empty(reading.code));
                continue;
            }
            PageOutcome::Read(reading) => {
                let sheet = TakenPage { reading, page, hash: &file.hash, unit, week };
                take_page(batch, place, &sheet, &mut taken).map_err(|problem| {
                    let (file, page) = (file.name.clone(), page.number);
                    TakeProblem::Page { file, page, problem }
                })?
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
#[derive(Debug, Error)]
pub enum TakeProblem {
    /// A page does not get through the door.
    #[error("{file}, page {page}: {problem}")]
    Page {
        /// In which file.
        file: String,
        /// Which page of it, from 1.
        page: u32,
        /// Why.
        problem: DoorProblem,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Explain for TakeProblem {
    fn explain(&self, lang: Lang) -> String {
        match self {
            TakeProblem::Store(error)
            | TakeProblem::Page { problem: DoorProblem::Store(error), .. } => error.explain(lang),
            TakeProblem::Page { file, page, problem } => {
                let why = problem.explain(lang);
                tr!(lang, "program-take-refused", file = file, page = *page, why = why)
            }
        }
    }
}

fn refused_page(hash: &str, number: u32, refusal: &Refusal) -> ScanPage {
    let outcome = match refusal.reason {
        reason if is_none_of_ours(reason) => ScanOutcome::Foreign,
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

/// Where pages are taken in.
#[derive(Debug, Clone, Copy)]
pub struct TakeSetting<'a> {
    /// What the store is about.
    pub study: &'a Study,
    /// All questionnaires.
    pub library: &'a Library,
    /// What kind of place keeps the record.
    pub kept_at: KeptAt,
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
    place: &TakeSetting<'_>,
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
        taken.pages.push((page.number, PageFate::Left));
        done.outcome = ScanOutcome::Foreign;
        return Ok(done);
    }
    // Words that a client wrote stay on the paper at a study office.
    let kept = |picture: &&NewRowPicture| {
        picture.purpose != PicturePurpose::Words || place.kept_at == KeptAt::Service
    };
    let pictures: Vec<NewRowPicture> = page.rows.iter().filter(kept).cloned().collect();
    let owner = intake::owner(&batch.view(), unit, reading)?;
    let (episode, occasion) = match owner {
        Owner::Known(episode, occasion) => (*episode, occasion),
        Owner::Pack => {
            let known = batch.view().pack(reading.code.serial)?.is_some();
            match batch.owner_of_pack(reading.code.serial, unit) {
                Ok(owner) => {
                    taken.begun.extend((owner.created && !known).then_some(owner.episode.code));
                    (owner.episode, None)
                }
                Err(StoreError::Refused { rule: Rule::SheetTaken, .. }) => {
                    taken.refused += 1;
                    taken.brought_nothing(page.number, NotTaken::Elsewhere);
                    done.outcome = ScanOutcome::Foreign;
                    return Ok(done);
                }
                Err(error) => return Err(error.into()),
            }
        }
        Owner::Unknown(reason, suggestion) => {
            let suggestion = suggestion.map(|episode| episode.code);
            let id = batch.park_sheet(unit, reason, &submission, suggestion, &pictures)?;
            taken.unassigned += 1;
            taken.pages.push((page.number, PageFate::Parked { id, suggestion }));
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
    let form = &assessment.form;
    let stored = batch.view().assessment_of(assessment.episode, assessment.occasion, form)?;
    let again = stored.map(|stored| ReadAgain::of(&stored, &assessment)).unwrap_or_default();
    let put = batch.put_assessment(&assessment)?;
    done.assessment = Some(put.id());
    match put {
        Put::Added(_) | Put::Extended(_) => {
            taken.stored += 1;
            let doubtful = keep_pictures(batch, unit, put.id(), &pictures)?;
            if matches!(put, Put::Added(_)) && is_drawn_for_keying(batch, unit)? {
                batch.want_keying(put.id(), true)?;
            }
            taken.doubtful += doubtful;
            let fate = PageFate::Stored {
                contact: episode.code,
                occasion: assessment.occasion,
                form_page: reading.code.page,
                doubtful,
            };
            taken.pages.push((page.number, fate));
            if doubtful > 0 {
                taken.in_doubt.insert(reading.code.to_string());
            }
        }
        Put::Known(_) => {
            taken.known += 1;
            taken.brought_nothing(page.number, NotTaken::Known(again));
            done.outcome = ScanOutcome::Duplicate;
        }
        Put::Conflict(..) => {
            taken.conflicts += 1;
            taken.brought_nothing(page.number, NotTaken::Conflict);
            done.outcome = ScanOutcome::Conflict;
        }
        Put::Unsure(..) => {
            taken.conflicts += 1;
            taken.brought_nothing(page.number, NotTaken::Unsure);
            done.outcome = ScanOutcome::Conflict;
        }
    }
    Ok(done)
}

/// Keeps the pictures of a page; gives the number of questions that wait in the queue for them.
fn keep_pictures(
    batch: &mut Batch<'_>,
    unit: &UnitCode,
    id: AssessmentId,
    pictures: &[NewRowPicture],
) -> Result<usize, StoreError> {
    let page = new_page_mark()?;
    let mut waiting = 0;
    for picture in pictures {
        match picture.purpose {
            PicturePurpose::Drawn => {
                waiting += usize::from(batch.draw_check(id, unit, page, picture)?);
            }
            PicturePurpose::Doubt => {
                batch.add_row_picture(id, picture)?;
                waiting += 1;
            }
            PicturePurpose::Words => batch.add_row_picture(id, picture)?,
        }
    }
    Ok(waiting)
}

/// Whether a sheet is one of those that the unit has keyed by a person as well.
fn is_drawn_for_keying(batch: &Batch<'_>, unit: &UnitCode) -> Result<bool, StoreError> {
    let share = second_looks(&batch.view(), unit)?.sheets;
    Ok(share > 0.0 && draw_lot()? < share)
}
