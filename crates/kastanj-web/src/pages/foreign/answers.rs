use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_desk::foreign_results::{as_csv, as_json, option_of};
use kastanj_desk::foreign_scans::ForeignFile;
use kastanj_desk::key_of;
use kastanj_language::{Lang, decimal, lookup, percent, tr};
use kastanj_paper::{
    ForeignBoxReading, ForeignDecision, ForeignForm, ForeignOutcome, ForeignQuestionReading,
    ForeignReading,
};
use kastanj_store::Separator;
use serde::Deserialize;

use super::file;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// What stands as the program that read it: its version alone.
const READER: &str = env!("CARGO_PKG_VERSION");

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
    doubts: usize,
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
    let at = Lang::ALL.iter().position(|one| *one == lang).unwrap_or(0);
    let unread = read.unread.iter().map(|(name, why)| (name.clone(), why[at].clone()));
    let files: Vec<FileRows> =
        read.files.iter().map(|file| file_rows(file, &read.form, lang)).collect();
    let pages = || files.iter().flat_map(|file| &file.pages);
    let told = tr!(
        lang,
        "web-foreign-read",
        pages = pages().count(),
        read = pages().filter(|page| page.verified).count(),
        doubts = pages().map(|page| page.doubts).sum::<usize>()
    );
    let f = Frame::telling(&staff, Room::Sheets, &house.lately);
    page(&AnswersPage { f, name: read.form.name.clone(), unread: unread.collect(), files, told })
}

fn file_rows(file: &ForeignFile, form: &ForeignForm, lang: Lang) -> FileRows {
    let pages = file.pages.iter().enumerate();
    let pages = pages.map(|(at, page)| page_rows(at + 1, page, form, lang)).collect();
    FileRows { name: file.name.clone(), pages }
}

fn page_rows(number: usize, page: &ForeignOutcome, form: &ForeignForm, lang: Lang) -> PageRows {
    match page {
        ForeignOutcome::Refused(refusal) => PageRows {
            number,
            words: tr!(lang, "web-foreign-not-read", why = refusal.reason.explain(lang)),
            verified: false,
            doubts: 0,
            questions: Vec::new(),
            boxes: Vec::new(),
        },
        ForeignOutcome::Read(reading) => {
            let questions: Vec<QuestionRow> =
                reading.questions.iter().map(|one| question_row(one, lang)).collect();
            PageRows {
                number,
                words: tr!(
                    lang,
                    "web-foreign-verified",
                    page = reading.page,
                    off = decimal(lang, reading.geometry.residual_p95_mm, 2)
                ),
                verified: true,
                doubts: questions.iter().filter(|one| one.doubtful).count(),
                questions,
                boxes: box_rows(reading, form, lang),
            }
        }
    }
}

fn question_row(one: &ForeignQuestionReading, lang: Lang) -> QuestionRow {
    let answers = one.answers.join(", ");
    let answer = match one.decision {
        ForeignDecision::Chosen => answers,
        ForeignDecision::Blank => tr!(lang, "web-foreign-blank"),
        ForeignDecision::Doubtful if answers.is_empty() => {
            tr!(lang, "web-foreign-doubtful", guess = tr!(lang, "web-foreign-blank"))
        }
        ForeignDecision::Doubtful => tr!(lang, "web-foreign-doubtful", guess = answers),
    };
    QuestionRow {
        id: one.id.clone(),
        answer,
        sure: sureness(lang, one.posterior),
        why: one.reason.explain(lang),
        doubtful: one.decision == ForeignDecision::Doubtful,
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
        sure: sureness(lang, one.probability),
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
            let bytes = as_csv(Separator::Semicolon, &read.form, &read.files);
            Ok(file(&format!("{stem}.csv"), "text/csv; charset=utf-8", bytes))
        }
        "json" => {
            let told = as_json(staff.lang, READER, &read.form, &read.files);
            let text = serde_json::to_string_pretty(&told).map_err(|_| Trouble::Broken)?;
            Ok(file(&format!("{stem}.json"), "application/json", text.into_bytes()))
        }
        _ => Err(Trouble::Absent),
    }
}
