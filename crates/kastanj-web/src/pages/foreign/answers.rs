use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_desk::foreign_doubts::guesses_in_words;
use kastanj_desk::foreign_results::{UnreadFile, as_csv, as_json, explanation, option_of};
use kastanj_desk::foreign_scans::ForeignFile;
use kastanj_desk::key_of;
use kastanj_language::{Lang, decimal, lookup, percent, tr};
use kastanj_paper::{
    ForeignBoxReading, ForeignDecision, ForeignForm, ForeignOutcome, ForeignQuestionReading,
    ForeignReading, MarkClass,
};
use kastanj_store::Separator;
use serde::Deserialize;

use crate::attachment::attachment;
use crate::foreign_desk::WasRead;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// What stands as the program that read it: its version alone.
const READER: &str = env!("CARGO_PKG_VERSION");

/// So many pages are shown; all stand in the files.
const SHOWN: usize = 100;

/// What was read, page by page.
#[derive(Template)]
#[template(path = "foreign_answers.html")]
struct AnswersPage {
    f: Frame,
    name: String,
    /// Files that were not read, and why.
    unread: Vec<(String, String)>,
    files: Vec<FileRows>,
    /// All pages, those that were read, and questions in doubt.
    told: String,
    /// How many pages are shown, where that is not all of them.
    first: Option<String>,
}

/// One file.
struct FileRows {
    name: String,
    pages: Vec<PageRows>,
}

/// One page of it.
struct PageRows {
    number: usize,
    /// Which page of the form and how well it lies, or why it was not read.
    words: String,
    verified: bool,
    questions: Vec<QuestionRow>,
    boxes: Vec<BoxRow>,
}

struct QuestionRow {
    id: String,
    answer: String,
    sure: String,
    why: String,
    doubtful: bool,
}

struct BoxRow {
    id: String,
    option: String,
    class: String,
    sure: String,
    ink: String,
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
) -> Result<Response, Trouble> {
    let Some(read) = house.foreign.was_read(staff.key) else {
        return Ok(Redirect::to("/sheets/forms").into_response());
    };
    let lang = staff.lang;
    let unread = unread(&read, lang).into_iter().map(|file| (file.name, file.why));
    let pages = || read.files.iter().flat_map(|file| &file.pages);
    let of_page = |page: &ForeignOutcome| match page {
        ForeignOutcome::Read(reading) => {
            let doubts = reading.questions.iter();
            (1, doubts.filter(|one| one.decision == ForeignDecision::Doubtful).count())
        }
        ForeignOutcome::Refused(_) => (0, 0),
    };
    let (whole, doubts) =
        pages().map(of_page).fold((0_usize, 0_usize), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    let all = pages().count();
    let told = tr!(lang, "web-foreign-read", pages = all, read = whole, doubts = doubts);
    let mut left = SHOWN;
    let mut files = Vec::new();
    for file in &read.files {
        let shown = file.pages.len().min(left);
        left -= shown;
        files.push(file_rows(file, shown, &read.form, lang));
    }
    files.retain(|file: &FileRows| !file.pages.is_empty());
    let first = (all > SHOWN).then(|| tr!(lang, "web-foreign-first", count = SHOWN));
    let f = Frame::telling(&staff, Room::Sheets, &house.lately);
    let (name, unread) = (read.form.name.clone(), unread.collect());
    page(&AnswersPage { f, name, unread, files, told, first })
}

/// The files of which nothing was read, each with the reason.
fn unread(read: &WasRead, lang: Lang) -> Vec<UnreadFile> {
    let at = Lang::ALL.iter().position(|one| *one == lang).unwrap_or(0);
    let of = |(name, why): &(String, [String; 2])| UnreadFile {
        name: name.clone(),
        why: why[at].clone(),
    };
    read.unread.iter().map(of).collect()
}

/// A file with its first pages.
fn file_rows(file: &ForeignFile, shown: usize, form: &ForeignForm, lang: Lang) -> FileRows {
    let pages = file.pages.iter().take(shown).enumerate();
    let pages = pages.map(|(at, page)| page_rows(at + 1, page, form, lang)).collect();
    FileRows { name: file.name.clone(), pages }
}

fn page_rows(number: usize, page: &ForeignOutcome, form: &ForeignForm, lang: Lang) -> PageRows {
    match page {
        ForeignOutcome::Refused(refusal) => PageRows {
            number,
            words: tr!(lang, "web-foreign-not-read", why = explanation(lang, form, refusal)),
            verified: false,
            questions: Vec::new(),
            boxes: Vec::new(),
        },
        ForeignOutcome::Read(reading) => {
            let questions: Vec<QuestionRow> = reading
                .questions
                .iter()
                .map(|one| question_row(one, reading, form, lang))
                .collect();
            PageRows {
                number,
                words: tr!(
                    lang,
                    "web-foreign-verified",
                    page = reading.page,
                    off = decimal(lang, reading.geometry.residual_p95_mm, 2)
                ),
                verified: true,
                questions,
                boxes: box_rows(reading, form, lang),
            }
        }
    }
}

fn question_row(
    one: &ForeignQuestionReading,
    reading: &ForeignReading,
    form: &ForeignForm,
    lang: Lang,
) -> QuestionRow {
    let doubtful = one.decision == ForeignDecision::Doubtful;
    let known = reading.page.checked_sub(1).and_then(|at| form.pages.get(at));
    let answer = match one.decision {
        ForeignDecision::Chosen => one.answers.join(", "),
        ForeignDecision::Blank => tr!(lang, "web-foreign-blank"),
        ForeignDecision::Doubtful => {
            let guesses = guesses_in_words(lang, known, reading, one);
            match guesses.as_slice() {
                [first, second] => {
                    let (first, second) = (first.as_str(), second.as_str());
                    tr!(lang, "web-foreign-doubtful", first = first, second = second)
                }
                _ => tr!(lang, "web-foreign-doubtful-alone"),
            }
        }
    };
    QuestionRow {
        id: one.id.clone(),
        answer,
        // How sure the machine would be of a guess tells a person nothing: somebody has to look.
        sure: match doubtful {
            true => tr!(lang, "web-foreign-look"),
            false => sureness(lang, one.posterior),
        },
        why: one.reason.explain(lang),
        doubtful,
    }
}

/// A probability in percent with a decimal, never rounded up to certainty.
fn sureness(lang: Lang, probability: f64) -> String {
    let tenths = (probability * 1000.0).floor().min(999.0) / 10.0;
    format!("{}\u{a0}%", decimal(lang, tenths, 1))
}

fn box_rows(reading: &ForeignReading, form: &ForeignForm, lang: Lang) -> Vec<BoxRow> {
    let known = reading.page.checked_sub(1).and_then(|at| form.pages.get(at));
    let row = |one: &ForeignBoxReading| BoxRow {
        id: one.id.clone(),
        option: known.and_then(|page| option_of(page, &one.id)).unwrap_or_else(|| "–".to_owned()),
        class: lookup(lang, &format!("web-foreign-class-{}", key_of(&one.class)), &[]),
        sure: match one.class {
            MarkClass::Uncertain => "–".to_owned(),
            _ => sureness(lang, one.probability),
        },
        ink: percent(lang, one.ink),
    };
    reading.boxes.iter().map(row).collect()
}

/// As which kind of file.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    kind: String,
}

/// What was read as a file.
pub(crate) async fn answers(
    State(house): State<Arc<House>>,
    staff: Staff,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let Some(read) = house.foreign.was_read(staff.key) else {
        return Ok(Redirect::to("/sheets/forms").into_response());
    };
    let stem = tr!(staff.lang, "web-foreign-answers-file");
    match asked.kind.as_str() {
        "csv" => {
            let unread = unread(&read, staff.lang);
            let separator = Separator::Semicolon;
            let bytes = as_csv(staff.lang, separator, &read.form, &read.files, &unread);
            Ok(attachment(&format!("{stem}.csv"), "text/csv; charset=utf-8", bytes))
        }
        "json" => {
            let unread = unread(&read, staff.lang);
            let told = as_json(staff.lang, READER, &read.form, &read.files, &unread);
            let text = serde_json::to_string_pretty(&told).map_err(|_| Trouble::Broken)?;
            Ok(attachment(&format!("{stem}.json"), "application/json", text.into_bytes()))
        }
        _ => Err(Trouble::Absent),
    }
}
