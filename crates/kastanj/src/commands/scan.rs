//! `kastanj scan read | template | trial | take | watch | audit`.

use std::path::{Path, PathBuf};

use kastanj_desk::decoding::Decoding;
use kastanj_desk::key_of;
use kastanj_desk::refused_pages::refusal_words;
use kastanj_desk::scanning::{self, ScannedFile};
use kastanj_desk::watching::WatchedFolder;
use kastanj_instrument::{Library, SheetKind};
use kastanj_language::{Lang, lookup, tr};
use kastanj_paper::{
    Decision, FormsOnDemand, GridSeen, PageOrigin, PageOutcome, PageReading, QuestionReading,
    Reader, collate,
};
use serde_json::json;

use super::answer_rows::answer_rows;
use super::sheet_list::{beside_the_sheets, sheet_list};
use super::{foreign_form, trial_sheet};
use crate::arguments::{Scan, ScanTemplate, ScanTrial};
use crate::context::Context;
use crate::failure::Failure;
use crate::terminal::{say, warn};

/// Runs one of the commands about scans.
pub(crate) fn run(context: &Context, command: Scan) -> Result<(), Failure> {
    match command {
        Scan::Read { files, json, template: None, .. } => read(context, &files, json),
        Scan::Read { files, json, template: Some(template), blank, points } => {
            let how = foreign_form::How { template, blank, points, as_json: json };
            foreign_form::read(context, &how, &files)
        }
        Scan::Template(ScanTemplate::FromPdf { file, out, again }) => {
            foreign_form::template(context, &file, &out, again)
        }
        Scan::Trial(ScanTrial::Print { out }) => trial_sheet::print(context, &out),
        Scan::Trial(ScanTrial::Read { file, json }) => trial_sheet::read(context, &file, json),
        Scan::Watch { dir, once, remove } => {
            super::watch::run(context, &WatchedFolder { dir, remove }, once)
        }
        Scan::Take { files, unit, week } => super::take::run(context, &files, &unit, week),
        Scan::Audit(asked) => super::scan_audit::run(context, &asked),
    }
}

fn read(context: &Context, files: &[PathBuf], as_json: bool) -> Result<(), Failure> {
    let library = Library::shipped();
    let reader = scanning::reader(&library);
    let mut scanned = Vec::new();
    let mut unread = 0;
    for file in files {
        match read_file(context, &reader, file, 0.0) {
            Ok(file) => scanned.push(file),
            Err(failure) => {
                unread += 1;
                warn(&failure.to_string());
            }
        }
    }
    let refused = scanned
        .iter()
        .flat_map(|file| &file.pages)
        .filter(|page| page.trial.is_none())
        .filter(|page| match &page.read.outcome {
            PageOutcome::Refused(refusal) => beside_the_sheets(refusal.reason).is_none(),
            PageOutcome::Read(_) => false,
        })
        .count();
    if as_json {
        print_json(&scanned)?;
    } else {
        print_text(context.lang, &library, scanned);
    }
    if unread + refused > 0 {
        return Err(not_all(context.lang, refused, unread));
    }
    Ok(())
}

/// That pages or files were not read, which are named above.
pub(super) fn not_all(lang: Lang, pages: usize, files: usize) -> Failure {
    let counted = [("pages", pages), ("files", files)].into_iter().filter(|(_, count)| *count > 0);
    let words = counted.map(|(kind, count)| {
        lookup(lang, &format!("program-scan-unread-{kind}"), &[("count", count.into())])
    });
    let what = words.collect::<Vec<_>>().join(", ");
    Failure(tr!(lang, "program-scan-not-all", what = what))
}

/// Reads a file page by page; a file that is damaged anywhere is refused whole. `share` of the
/// accepted answers is drawn for a second look.
pub(crate) fn read_file(
    context: &Context,
    reader: &Reader<FormsOnDemand>,
    file: &Path,
    share: f64,
) -> Result<ScannedFile, Failure> {
    let bytes = scanning::load(file)
        .map_err(|error| Failure::reading(context.lang, file, &error))?
        .map_err(|error| context.fail(&error))?;
    scanning::read_bytes(reader, &Decoding::own(), &file.display().to_string(), &bytes, share)
        .map_err(|error| context.fail(&error))
}

fn print_text(lang: Lang, library: &Library, scanned: Vec<ScannedFile>) {
    for file in &scanned {
        for page in &file.pages {
            match &page.trial {
                Some(found) => {
                    say(&trial_sheet::among_others(lang, &file.name, page.number, found));
                }
                None => print_page(lang, library, &file.name, page.number, &page.read.outcome),
            }
        }
    }
    let outcomes = scanned.into_iter().flat_map(|file| {
        let name = file.name;
        // The trial sheet is no sheet of anybody's.
        file.pages.into_iter().filter(|page| page.trial.is_none()).map(move |page| {
            let number = usize::try_from(page.number).unwrap_or(usize::MAX);
            (PageOrigin { file: name.clone(), page: number }, page.read.outcome)
        })
    });
    let pages_of = |form: &kastanj_instrument::FormKey| {
        let pages = library.resolve(form).map_or(0, |(_, variant)| variant.pages.len());
        u8::try_from(pages).unwrap_or(u8::MAX)
    };
    sheet_list(lang, &collate(outcomes, pages_of)).iter().for_each(|line| say(line));
}

fn print_json(scanned: &[ScannedFile]) -> Result<(), Failure> {
    let files: Vec<_> = scanned
        .iter()
        .map(|file| {
            let pages: Vec<_> = file
                .pages
                .iter()
                .map(|page| {
                    let (number, outcome) = (page.number, &page.read.outcome);
                    match &page.trial {
                        Some(found) => json!({ "page": number, "trial_sheet": found }),
                        None => json!({ "page": number, "outcome": outcome }),
                    }
                })
                .collect();
            json!({ "file": file.name, "sha256": file.hash, "pages": pages })
        })
        .collect();
    let text = serde_json::to_string_pretty(&json!({
        "reader": scanning::READER,
        "files": files,
    }));
    say(&text.map_err(|error| Failure(error.to_string()))?);
    Ok(())
}

fn print_page(lang: Lang, library: &Library, file: &str, number: u32, outcome: &PageOutcome) {
    match outcome {
        PageOutcome::Read(reading) => print_reading(lang, library, file, number, reading),
        PageOutcome::Refused(refusal) => {
            let why = refusal_words(lang, refusal);
            say(&match beside_the_sheets(refusal.reason) {
                Some(_) => tr!(lang, "program-scan-beside", file = file, page = number, why = why),
                None => tr!(lang, "program-scan-refused", file = file, page = number, why = why),
            });
        }
    }
}

fn print_reading(lang: Lang, library: &Library, file: &str, number: u32, reading: &PageReading) {
    let doubtful = |question: &&QuestionReading| question.decision == Decision::Doubtful;
    say(&tr!(
        lang,
        "program-scan-page",
        file = file,
        page = number,
        form = reading.form.to_string(),
        formpage = reading.code.page,
        sheet = match reading.code.kind {
            SheetKind::Copyable => tr!(lang, "program-scan-no-number"),
            _ => reading.code.serial.to_string(),
        },
        questions = reading.questions.len(),
        doubtful = reading.questions.iter().filter(doubtful).count(),
    ));
    if reading.grid != GridSeen::Absent {
        let key = format!("program-scan-grid-{}", key_of(&reading.grid));
        let code = reading.grid_code.map(|code| format!("{code:03}")).unwrap_or_default();
        say(&lookup(lang, &key, &[("code", code.into())]));
    }
    answer_rows(lang, library, reading).iter().for_each(|line| say(line));
}
