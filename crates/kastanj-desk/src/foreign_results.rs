//! What was read in scans of a form that others printed, as files for other programs.

use kastanj_language::{Lang, tr};
use kastanj_paper::{
    ForeignBoxReading, ForeignDecision, ForeignForm, ForeignOutcome, ForeignPage,
    ForeignQuestionReading, ForeignReading, ForeignReason, ForeignRefusal,
};
use kastanj_store::{Separator, harmless_cell};
use serde_json::{Value, json};

use crate::foreign_doubts::{guesses, guesses_in_words};
use crate::foreign_scans::ForeignFile;
use crate::key_of;

/// The columns of the CSV file, one row to a box.
const COLUMNS: [&str; 18] = [
    "file",
    "page",
    "form_page",
    "verified",
    "reason",
    "residual_p95_mm",
    "question",
    "decision",
    "answer",
    "posterior",
    "why",
    "box",
    "option",
    "class",
    "probability",
    "ink",
    "guesses",
    "explanation",
];

/// A file of which nothing was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadFile {
    /// What it is called.
    pub name: String,
    /// Why, in the reader's language.
    pub why: String,
}

/// Everything as one object; its keys stand in `docs/json.md`. `reader` says what read it.
pub fn as_json(
    lang: Lang,
    reader: &str,
    form: &ForeignForm,
    files: &[ForeignFile],
    unread: &[UnreadFile],
) -> Value {
    let of_file = |file: &ForeignFile| {
        let pages = file.pages.iter().enumerate();
        let pages: Vec<Value> =
            pages.map(|(at, page)| page_as_json(lang, form, at + 1, page)).collect();
        json!({ "file": file.name, "sha256": file.hash, "pages": pages })
    };
    let files: Vec<Value> = files.iter().map(of_file).collect();
    let unread: Vec<Value> =
        unread.iter().map(|file| json!({ "file": file.name, "explanation": file.why })).collect();
    json!({ "reader": reader, "form": form.name, "files": files, "unread": unread })
}

fn page_as_json(lang: Lang, form: &ForeignForm, number: usize, page: &ForeignOutcome) -> Value {
    match page {
        ForeignOutcome::Read(reading) => json!({
            "page": number,
            "verified": true,
            "form_page": reading.page,
            "reason": null,
            "explanation": null,
            "differences": [],
            "geometry": reading.geometry,
            "boxes": reading.boxes,
            "questions": reading.questions.iter().map(|one| question_as_json(page_of(form, reading), reading, one)).collect::<Vec<_>>(),
        }),
        ForeignOutcome::Refused(refusal) => json!({
            "page": number,
            "verified": false,
            "form_page": refusal.page,
            "reason": refusal.reason,
            "explanation": explanation(lang, form, refusal),
            "differences": refusal.differences,
            "geometry": refusal.geometry,
            "boxes": [],
            "questions": [],
        }),
    }
}

/// Why a page was refused and what to do, in words: where the blank may be the cause, that too.
pub fn explanation(lang: Lang, form: &ForeignForm, refusal: &ForeignRefusal) -> String {
    let why = refusal.explain(lang);
    let of_print = matches!(
        refusal.reason,
        ForeignReason::OtherForm | ForeignReason::GeometryUnverified | ForeignReason::OtherPrint
    );
    if form.absent_fonts.is_empty() || !of_print {
        return why;
    }
    let fonts = form.absent_fonts.join(", ");
    tr!(lang, "program-template-fonts-refused", why = why, fonts = fonts)
}

/// A question; one in doubt has its two likeliest answers beside it.
fn question_as_json(
    known: Option<&ForeignPage>,
    reading: &ForeignReading,
    question: &ForeignQuestionReading,
) -> Value {
    let mut told = json!(question);
    if let (Some(guesses), Some(told)) = (guesses(known, reading, question), told.as_object_mut()) {
        told.insert("guesses".to_owned(), json!(guesses));
    }
    told
}

/// The page of the form that was read.
fn page_of<'a>(form: &'a ForeignForm, reading: &ForeignReading) -> Option<&'a ForeignPage> {
    form.pages.get(reading.page.wrapping_sub(1))
}

/// Everything as a table, one row to a box; a page that is not read, and a file of which nothing is,
/// has one row with its reason.
pub fn as_csv(
    lang: Lang,
    separator: Separator,
    form: &ForeignForm,
    files: &[ForeignFile],
    unread: &[UnreadFile],
) -> Vec<u8> {
    let mut table = Table::new(separator);
    table.row(COLUMNS.map(str::to_owned));
    for file in files {
        for (at, page) in file.pages.iter().enumerate() {
            let number = (at + 1).to_string();
            let head = [file.name.clone(), number];
            match page {
                ForeignOutcome::Read(reading) => table.reading(lang, &head, form, reading),
                ForeignOutcome::Refused(refusal) => {
                    let page = refusal.page.map(|page| page.to_string()).unwrap_or_default();
                    let [file, number] = head;
                    let mut row = vec![file, number, page, "false".to_owned()];
                    row.push(key_of(&refusal.reason));
                    row.resize(COLUMNS.len() - 1, String::new());
                    row.push(explanation(lang, form, refusal));
                    table.row(row);
                }
            }
        }
    }
    for file in unread {
        let mut row = vec![file.name.clone(), String::new(), String::new(), "false".to_owned()];
        row.push("file-not-read".to_owned());
        row.resize(COLUMNS.len() - 1, String::new());
        row.push(file.why.clone());
        table.row(row);
    }
    table.bytes
}

/// A CSV file on its way.
struct Table {
    bytes: Vec<u8>,
    separator: u8,
}

impl Table {
    fn new(separator: Separator) -> Table {
        match separator {
            // Without the byte order mark Excel spoils å, ä and ö.
            Separator::Semicolon => Table { bytes: b"\xEF\xBB\xBF".to_vec(), separator: b';' },
            Separator::Comma => Table { bytes: Vec::new(), separator: b',' },
        }
    }

    fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(self.separator)
            .terminator(csv::Terminator::CRLF)
            .from_writer(&mut self.bytes);
        // Writing to memory cannot fail.
        let _ = writer.write_record(cells.into_iter().map(|cell| harmless_cell(&cell)));
        let _ = writer.flush();
    }

    fn reading(
        &mut self,
        lang: Lang,
        head: &[String; 2],
        form: &ForeignForm,
        reading: &ForeignReading,
    ) {
        let known = page_of(form, reading);
        for one in &reading.boxes {
            let [file, number] = head.clone();
            let mut row = vec![file, number, reading.page.to_string(), "true".to_owned()];
            row.push(String::new());
            row.push(format!("{:.3}", reading.geometry.residual_p95_mm));
            let question = question_of(known, reading, one);
            row.extend(question.map(of_question).unwrap_or_default());
            row.push(one.id.clone());
            row.push(known.and_then(|page| option_of(page, &one.id)).unwrap_or_default());
            row.push(key_of(&one.class));
            row.push(format!("{:.4}", one.probability));
            row.push(format!("{:.3}", one.ink));
            let guesses = question.map(|read| guesses_in_words(lang, known, reading, read));
            row.push(guesses.unwrap_or_default().join(" / "));
            row.push(String::new());
            self.row(row);
        }
    }
}

/// The question of a box, if it has one.
fn question_of<'a>(
    known: Option<&ForeignPage>,
    reading: &'a ForeignReading,
    one: &ForeignBoxReading,
) -> Option<&'a ForeignQuestionReading> {
    let mut questions = known.into_iter().flat_map(|page| &page.questions);
    let question = questions.find(|question| question.boxes.contains(&one.id))?;
    reading.questions.iter().find(|read| read.id == question.id)
}

/// A question with its answer: five cells. A doubt has no sureness: it is for a person to decide.
fn of_question(read: &ForeignQuestionReading) -> [String; 5] {
    let doubtful = read.decision == ForeignDecision::Doubtful;
    [
        read.id.clone(),
        key_of(&read.decision),
        read.answers.join(" + "),
        if doubtful { String::new() } else { format!("{:.4}", read.posterior) },
        key_of(&read.reason),
    ]
}

/// What a box is called in answers, if it belongs to a question.
pub fn option_of(page: &ForeignPage, id: &str) -> Option<String> {
    page.questions.iter().find_map(|question| {
        let at = question.boxes.iter().position(|one| one == id)?;
        question.option(at).map(str::to_owned)
    })
}

#[cfg(test)]
mod tests {
    use kastanj_paper::{DecisionReason, ForeignBox, ForeignQuestion, Geometry, MarkClass, RectMm};

    use super::*;

    fn form() -> ForeignForm {
        let place = RectMm { x: 20.0, y: 20.0, width: 4.0, height: 4.0 };
        let boxes = ["a", "b", "c"].map(|id| ForeignBox { id: id.to_owned(), place }).to_vec();
        let question = ForeignQuestion {
            id: "besök".to_owned(),
            boxes: vec!["a".to_owned(), "b".to_owned()],
            one: true,
            options: vec!["=ja".to_owned(), "nej; aldrig".to_owned()],
        };
        let page = ForeignPage {
            number: 1,
            width: 210.0,
            height: 297.0,
            boxes,
            questions: vec![question],
            reference: None,
        };
        ForeignForm {
            name: "f".to_owned(),
            blank: None,
            absent_fonts: Vec::new(),
            pages: vec![page],
        }
    }

    fn files() -> Vec<ForeignFile> {
        let geometry =
            Geometry { residual_p95_mm: 0.12, correlation: 0.9, rotation_degrees: 0.0, scale: 1.0 };
        let one = |id: &str, class| ForeignBoxReading {
            id: id.to_owned(),
            class,
            probability: 0.99,
            ink: 0.1,
        };
        let reading = ForeignReading {
            page: 1,
            geometry,
            boxes: vec![
                one("a", MarkClass::Marked),
                one("b", MarkClass::Empty),
                one("c", MarkClass::Empty),
            ],
            questions: vec![ForeignQuestionReading {
                id: "besök".to_owned(),
                decision: ForeignDecision::Chosen,
                chosen: vec!["a".to_owned()],
                answers: vec!["=ja".to_owned()],
                posterior: 0.98,
                reason: DecisionReason::Clear,
            }],
        };
        let refusal = ForeignRefusal {
            reason: ForeignReason::OtherForm,
            page: None,
            geometry: None,
            differences: Vec::new(),
        };
        let pages = vec![ForeignOutcome::Read(Box::new(reading)), ForeignOutcome::Refused(refusal)];
        vec![ForeignFile { name: "s.pdf".to_owned(), hash: "ab".to_owned(), pages }]
    }

    #[test]
    fn a_table_has_a_row_for_each_box_and_for_each_page_that_was_not_read() {
        let unread = [UnreadFile { name: "b.doc".to_owned(), why: "No scan.".to_owned() }];
        let bytes = as_csv(Lang::En, Separator::Semicolon, &form(), &files(), &unread);
        let text = String::from_utf8(bytes).expect("text");
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 6, "{text}");
        let wide = |line: &str| line.matches(';').count();
        assert!(lines[0].starts_with('\u{feff}') && wide(lines[0]) == 17, "{text}");
        // What a spreadsheet would run is text, and a separator in a name separates nothing.
        assert!(lines[1].contains(";besök;chosen;'=ja;0.9800;clear;a;'=ja;marked;"), "{text}");
        assert!(lines[2].contains("\"nej; aldrig\";empty;"), "{text}");
        assert!(lines[3].contains("0.120;;;;;;c;;empty;") && wide(lines[3]) == 17, "{text}");
        let refused = "s.pdf;2;;false;other-form;;;;;;;;;;;;;";
        assert!(lines[4].starts_with(refused) && lines[4].len() > refused.len() + 20, "{text}");
        assert_eq!(lines[5], "b.doc;;;false;file-not-read;;;;;;;;;;;;;No scan.");
    }

    #[test]
    fn an_object_tells_what_was_read_and_what_not() {
        let unread = [UnreadFile { name: "b.doc".to_owned(), why: "No scan.".to_owned() }];
        let told = as_json(Lang::En, "r", &form(), &files(), &unread);
        assert_eq!(told["unread"], json!([{ "file": "b.doc", "explanation": "No scan." }]));
        let pages = &told["files"][0]["pages"];
        assert_eq!(pages[0]["questions"][0]["answers"], json!(["=ja"]));
        assert_eq!((&pages[1]["verified"], &pages[1]["boxes"]), (&json!(false), &json!([])));
        assert_eq!(pages[1]["reason"], "other_form");
    }

    #[test]
    fn a_blank_without_its_fonts_is_named_where_print_was_not_found() {
        let form = ForeignForm { absent_fonts: vec!["Calibri".to_owned()], ..form() };
        let refusal =
            |reason| ForeignRefusal { reason, page: None, geometry: None, differences: Vec::new() };
        for lang in Lang::ALL {
            let told = explanation(lang, &form, &refusal(ForeignReason::OtherForm));
            assert!(told.contains("Calibri") && told.contains("--blank"), "{told}");
            let told = explanation(lang, &form, &refusal(ForeignReason::BlankPage));
            assert!(!told.contains("Calibri"), "{told}");
        }
    }

    #[test]
    fn a_doubt_has_no_sureness_but_two_guesses() {
        let mut files = files();
        let Some(ForeignOutcome::Read(reading)) = files[0].pages.first_mut() else { panic!() };
        reading.boxes[1].class = MarkClass::Marked;
        reading.questions[0].decision = ForeignDecision::Doubtful;
        reading.questions[0].reason = DecisionReason::Several;
        reading.questions[0].posterior = 0.0004;
        let reading = (**reading).clone();
        let form = form();
        let told = guesses_in_words(Lang::En, form.pages.first(), &reading, &reading.questions[0]);
        assert_eq!(told, ["=ja", "nej; aldrig"]);
        let bytes = as_csv(Lang::En, Separator::Semicolon, &form, &files, &[]);
        let text = String::from_utf8(bytes).expect("text");
        assert!(text.contains(";besök;doubtful;'=ja;;several;a;"), "{text}");
        assert!(text.contains("\"'=ja / nej; aldrig\"") && !text.contains("0.0004"), "{text}");
        // A lone mark that may be none at all.
        let mut faint = reading;
        faint.boxes[1].class = MarkClass::Empty;
        let faint = guesses(form.pages.first(), &faint, &faint.questions[0]);
        assert_eq!(faint, Some([vec!["a".to_owned()], Vec::new()]));
        let told = as_json(Lang::En, "r", &form, &files, &[]);
        let question = &told["files"][0]["pages"][0]["questions"][0];
        assert_eq!(question["guesses"], json!([["a"], ["b"]]));
    }
}
