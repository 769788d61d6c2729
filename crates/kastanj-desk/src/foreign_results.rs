//! What was read in scans of a form that others printed, as files for other programs.

use kastanj_language::Lang;
use kastanj_paper::{ForeignBoxReading, ForeignForm, ForeignOutcome, ForeignPage, ForeignReading};
use kastanj_store::{Separator, harmless_cell};
use serde_json::{Value, json};

use crate::foreign_scans::ForeignFile;
use crate::key_of;

/// The columns of the CSV file, one row to a box.
const COLUMNS: [&str; 16] = [
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
];

/// Everything as one object; its keys stand in `docs/json.md`. `reader` says what read it.
pub fn as_json(lang: Lang, reader: &str, form: &ForeignForm, files: &[ForeignFile]) -> Value {
    let of_file = |file: &ForeignFile| {
        let pages = file.pages.iter().enumerate();
        let pages: Vec<Value> = pages.map(|(at, page)| page_as_json(lang, at + 1, page)).collect();
        json!({ "file": file.name, "sha256": file.hash, "pages": pages })
    };
    let files: Vec<Value> = files.iter().map(of_file).collect();
    json!({ "reader": reader, "form": form.name, "files": files })
}

fn page_as_json(lang: Lang, number: usize, page: &ForeignOutcome) -> Value {
    match page {
        ForeignOutcome::Read(reading) => json!({
            "page": number,
            "verified": true,
            "form_page": reading.page,
            "reason": null,
            "explanation": null,
            "geometry": reading.geometry,
            "boxes": reading.boxes,
            "questions": reading.questions,
        }),
        ForeignOutcome::Refused(refusal) => json!({
            "page": number,
            "verified": false,
            "form_page": refusal.page,
            "reason": refusal.reason,
            "explanation": refusal.reason.explain(lang),
            "geometry": refusal.geometry,
            "boxes": [],
            "questions": [],
        }),
    }
}

/// Everything as a table, one row to a box; a page that is not read has one row with its reason.
pub fn as_csv(separator: Separator, form: &ForeignForm, files: &[ForeignFile]) -> Vec<u8> {
    let mut table = Table::new(separator);
    table.row(COLUMNS.map(str::to_owned));
    for file in files {
        for (at, page) in file.pages.iter().enumerate() {
            let number = (at + 1).to_string();
            let head = [file.name.clone(), number];
            match page {
                ForeignOutcome::Read(reading) => table.reading(&head, form, reading),
                ForeignOutcome::Refused(refusal) => {
                    let page = refusal.page.map(|page| page.to_string()).unwrap_or_default();
                    let [file, number] = head;
                    let mut row = vec![file, number, page, "false".to_owned()];
                    row.push(key_of(&refusal.reason));
                    row.resize(COLUMNS.len(), String::new());
                    table.row(row);
                }
            }
        }
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

    fn reading(&mut self, head: &[String; 2], form: &ForeignForm, reading: &ForeignReading) {
        let known = form.pages.get(reading.page.wrapping_sub(1));
        for one in &reading.boxes {
            let [file, number] = head.clone();
            let mut row = vec![file, number, reading.page.to_string(), "true".to_owned()];
            row.push(String::new());
            row.push(format!("{:.3}", reading.geometry.residual_p95_mm));
            row.extend(of_question(known, reading, one));
            row.push(one.id.clone());
            row.push(known.and_then(|page| option_of(page, &one.id)).unwrap_or_default());
            row.push(key_of(&one.class));
            row.push(format!("{:.4}", one.probability));
            row.push(format!("{:.3}", one.ink));
            self.row(row);
        }
    }
}

/// The question of a box with its answer: five cells, empty for a box without a question.
fn of_question(
    known: Option<&ForeignPage>,
    reading: &ForeignReading,
    one: &ForeignBoxReading,
) -> [String; 5] {
    let mut questions = known.into_iter().flat_map(|page| &page.questions);
    let question = questions.find(|question| question.boxes.contains(&one.id));
    let read =
        question.and_then(|question| reading.questions.iter().find(|read| read.id == question.id));
    match read {
        Some(read) => [
            read.id.clone(),
            key_of(&read.decision),
            read.answers.join(" + "),
            format!("{:.4}", read.posterior),
            key_of(&read.reason),
        ],
        None => Default::default(),
    }
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
    use kastanj_paper::{
        DecisionReason, ForeignBox, ForeignDecision, ForeignQuestion, ForeignQuestionReading,
        ForeignReason, ForeignRefusal, Geometry, MarkClass, RectMm,
    };

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
        ForeignForm { name: "f".to_owned(), blank: None, pages: vec![page] }
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
        let refusal =
            ForeignRefusal { reason: ForeignReason::OtherForm, page: None, geometry: None };
        let pages = vec![ForeignOutcome::Read(Box::new(reading)), ForeignOutcome::Refused(refusal)];
        vec![ForeignFile { name: "s.pdf".to_owned(), hash: "ab".to_owned(), pages }]
    }

    #[test]
    fn a_table_has_a_row_for_each_box_and_for_each_page_that_was_not_read() {
        let bytes = as_csv(Separator::Semicolon, &form(), &files());
        let text = String::from_utf8(bytes).expect("text");
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 5, "{text}");
        let wide = |line: &str| line.matches(';').count();
        assert!(lines[0].starts_with('\u{feff}') && wide(lines[0]) == 15, "{text}");
        // What a spreadsheet would run is text, and a separator in a name separates nothing.
        assert!(lines[1].contains(";besök;chosen;'=ja;0.9800;clear;a;'=ja;marked;"), "{text}");
        assert!(lines[2].contains("\"nej; aldrig\";empty;"), "{text}");
        assert!(lines[3].contains("0.120;;;;;;c;;empty;") && wide(lines[3]) == 15, "{text}");
        assert_eq!(lines[4], "s.pdf;2;;false;other-form;;;;;;;;;;;");
    }

    #[test]
    fn an_object_tells_what_was_read_and_what_not() {
        let told = as_json(Lang::En, "r", &form(), &files());
        let pages = &told["files"][0]["pages"];
        assert_eq!(pages[0]["questions"][0]["answers"], json!(["=ja"]));
        assert_eq!((&pages[1]["verified"], &pages[1]["boxes"]), (&json!(false), &json!([])));
        assert_eq!(pages[1]["reason"], "other_form");
    }
}
