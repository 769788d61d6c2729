//! Carries a reading from `paper` to the door of `record`, and on to the store.
//!
//! `paper` never learns who a client is; here a page's identity meets the
//! episodes that the store knows.

use std::collections::BTreeSet;

use kastanj_instrument::{FormKey, ItemId, Library, Occasion, SheetKind};
use kastanj_language::{Explain, Lang, tr};
use kastanj_paper::{
    Decision, FormTemplates, FormsOnDemand, GrayPage, PageOutcome, PageReading, QuestionReading,
    ReadPage, crop_row, crop_writing,
};
use kastanj_record::{
    Assessment, AssessmentId, CaptureError, Episode, KeptAt, Mode, Provenance, RawAnswer,
    RawResponse, ReadingOrigin, Setting, SheetIdentity, ShortCode, Study, Submission,
    UnassignedReason, UnitCode, Week, after_week, capture, stored_items,
};
use kastanj_store::{NewRowPicture, PicturePurpose, StoreError, View, draw_lot, new_assessment_id};
use thiserror::Error;

use crate::key_of;
use crate::scanning::{READER, ScannedPage};

/// What a page of a scan says, as it comes to the door.
///
/// Questions that this place does not store are left on the paper.
pub fn submission(
    library: &Library,
    reading: &PageReading,
    page: &ScannedPage,
    file_hash: &str,
    week: Option<Week>,
    kept_at: KeptAt,
) -> Option<Submission> {
    let (questionnaire, variant) = library.resolve(&reading.form)?;
    let stored = stored_items(questionnaire, variant, kept_at);
    let kept: BTreeSet<_> = stored
        .iter()
        .filter(|stored| stored.page == reading.code.page)
        .map(|stored| &stored.item.id)
        .collect();
    let answers = reading
        .questions
        .iter()
        .filter(|question| kept.contains(&question.item))
        .map(|question| raw_answer(question, page.number, file_hash))
        .collect();
    Some(Submission {
        form: reading.form.clone(),
        occasion: *variant.occasions.first()?,
        sheet: Some(SheetIdentity { kind: reading.code.kind, serial: reading.code.serial }),
        week,
        therapist_present: None,
        mode: Mode::Scanned,
        pages: Some(BTreeSet::from([reading.code.page])),
        answers,
    })
}

fn raw_answer(question: &QuestionReading, scan_page: u32, file_hash: &str) -> RawAnswer {
    let response = match &question.decision {
        Decision::Chosen(codes) => RawResponse::Codes(codes.clone()),
        Decision::Declined => RawResponse::Declined,
        Decision::Blank => RawResponse::Blank,
        Decision::Doubtful => RawResponse::Doubtful(machine_words(question)),
    };
    RawAnswer {
        item: question.item.clone(),
        response,
        provenance: Provenance {
            mode: Mode::Scanned,
            reading: Some(ReadingOrigin {
                scan: file_hash.to_owned(),
                scan_page,
                reader: READER.to_owned(),
                posterior: question.posterior,
                machine_said: None,
            }),
            seen_by_person: false,
        },
    }
}

/// What the machine saw in a doubtful question: reason, best and second-best guess.
fn machine_words(question: &QuestionReading) -> String {
    let guess = match &question.second_best {
        Decision::Chosen(codes) => {
            codes.iter().map(ToString::to_string).collect::<Vec<_>>().join("+")
        }
        other => key_of(other),
    };
    format!("{} ({guess})", key_of(&question.reason))
}

/// Pictures that a person is to look at, cut out of the page while it is at hand: rows in doubt,
/// accepted rows that are drawn for a second look (`share` of them, 0–1, by the operating system's
/// randomness), and zones in which somebody has written words.
pub fn row_pictures(
    forms: &FormsOnDemand,
    picture: &GrayPage,
    read: &ReadPage,
    share: f64,
) -> Vec<NewRowPicture> {
    let PageOutcome::Read(reading) = &read.outcome else { return Vec::new() };
    let copyable = reading.code.kind == SheetKind::Copyable;
    let page = forms.form(reading.code.tag, copyable).and_then(|template| {
        let mut pages = template.layout.pages.iter().zip(&template.blanks);
        pages.find(|(layout, _)| layout.page == reading.code.page)
    });
    let (Some(rectification), Some((layout, blank))) = (&read.rectification, page) else {
        return Vec::new();
    };
    let rows = reading.questions.iter().filter_map(|question| {
        let purpose = match question.decision {
            Decision::Doubtful => PicturePurpose::Doubt,
            // Without randomness nothing is drawn; the answers are taken in all the same.
            _ if draw_lot().is_ok_and(|lot| lot < share) => PicturePurpose::Drawn,
            _ => return None,
        };
        let row = crop_row(picture, rectification, layout, blank, &question.item)?;
        let loss = match purpose {
            // A place anywhere among the doubts, whose losses reach from hardly any to all.
            PicturePurpose::Drawn => draw_lot().ok()?,
            _ => 1.0 - question.posterior,
        };
        Some(NewRowPicture {
            item: question.item.clone(),
            reason: key_of(&question.reason),
            png: row.marked,
            blank: Some(row.blank),
            guesses: question.guesses.iter().map(response_of).collect(),
            purpose,
            loss,
        })
    });
    let words = crop_writing(picture, rectification, layout, blank).into_iter().zip(1..);
    let words = words.map(|(png, zone): (Vec<u8>, u32)| NewRowPicture {
        item: ItemId(format!("words-{}-{zone}", reading.code.page)),
        reason: "words".to_owned(),
        png,
        blank: None,
        guesses: Vec::new(),
        purpose: PicturePurpose::Words,
        loss: 0.0,
    });
    rows.chain(words).collect()
}

/// A decision of the machine as a person would give it.
fn response_of(decision: &Decision) -> RawResponse {
    match decision {
        Decision::Chosen(codes) => RawResponse::Codes(codes.clone()),
        Decision::Declined => RawResponse::Declined,
        Decision::Blank | Decision::Doubtful => RawResponse::Blank,
    }
}

/// Whose a sheet is, as far as its identity tells.
pub enum Owner {
    /// This episode; the occasion is that of the sheet, or of its form.
    Known(Box<Episode>, Option<Occasion>),
    /// A pack: its episode is made at first sight.
    Pack,
    /// Nobody can tell without a person.
    Unknown(UnassignedReason, Option<Box<Episode>>),
}

/// Finds the owner of a page by what is printed or marked on it.
pub fn owner(view: &View<'_>, unit: &UnitCode, reading: &PageReading) -> Result<Owner, StoreError> {
    match reading.code.kind {
        SheetKind::Pack => Ok(Owner::Pack),
        SheetKind::Personal | SheetKind::Stock => {
            let Some(sheet) = view.sheet(reading.code.serial)? else {
                let reason = match reading.code.kind {
                    SheetKind::Stock => UnassignedReason::Stock,
                    _ => UnassignedReason::UnknownSerial,
                };
                return Ok(Owner::Unknown(reason, None));
            };
            match sheet.episode {
                Some(episode) => Ok(Owner::Known(Box::new(view.episode(episode)?), sheet.occasion)),
                None => Ok(Owner::Unknown(UnassignedReason::Stock, None)),
            }
        }
        SheetKind::Copyable => match reading.grid_code {
            None => Ok(Owner::Unknown(UnassignedReason::DoubtfulCode, None)),
            Some(code) => {
                let found = view.episode_by_short_code(unit, ShortCode(code))?;
                let Some(episode) = found else {
                    return Ok(Owner::Unknown(UnassignedReason::UnknownCode, None));
                };
                // The first match is confirmed by a person; later copies follow it.
                let confirmed = view.assessments_of_episode(episode.id)?.iter().any(|known| {
                    known.sheet.is_some_and(|sheet| sheet.kind == SheetKind::Copyable)
                });
                if confirmed {
                    Ok(Owner::Known(Box::new(episode), None))
                } else {
                    Ok(Owner::Unknown(UnassignedReason::FirstMatch, Some(Box::new(episode))))
                }
            }
        },
    }
}

/// Takes a submission through the door for one episode.
pub fn through_the_door(
    view: &View<'_>,
    study: &Study,
    library: &Library,
    episode: &Episode,
    submission: &Submission,
    kept_at: KeptAt,
) -> Result<Assessment, DoorProblem> {
    let questionnaire = library
        .get(&submission.form.questionnaire)
        .ok_or_else(|| DoorProblem::UnknownForm(Box::new(submission.form.clone())))?;
    let known = view.assessments_of_episode(episode.id)?;
    let setting = Setting {
        questionnaire,
        episode,
        after_week: after_week(episode, &known),
        windows: &study.windows,
        kept_at,
    };
    let id: AssessmentId = new_assessment_id()?;
    capture(id, submission, &setting).map_err(DoorProblem::Capture)
}

/// Why a submission did not get through.
#[derive(Debug, Error)]
pub enum DoorProblem {
    /// The program does not hold the form.
    #[error("the form {0} is not known here")]
    UnknownForm(Box<FormKey>),
    /// The door refused.
    #[error(transparent)]
    Capture(CaptureError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Explain for DoorProblem {
    fn explain(&self, lang: Lang) -> String {
        match self {
            DoorProblem::Capture(error) => error.explain(lang),
            DoorProblem::Store(error) => error.explain(lang),
            DoorProblem::UnknownForm(form) => {
                tr!(lang, "program-take-unknown-form", form = form.to_string())
            }
        }
    }
}
